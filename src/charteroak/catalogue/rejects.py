"""What is wrong in a file: where, and what, and never the value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Reject:
    """Something that cannot be used."""

    row: int
    """The row of a table, its first under the head being 2; or the number of a thing in a list, from 1."""
    table: str
    """The kind of the thing, or the file."""
    field: str
    """The field; empty where it is the whole."""
    why: str
    """A word of `values.REASONS`, or of `reading.TROUBLES`."""


class Rejected(Exception):
    """A file is not taken in. `rejects` says why: all of it that was found, the first thousand."""

    def __init__(self, rejects: list[Reject]) -> None:
        self.rejects = rejects
        super().__init__(f"{len(rejects)} things are wrong")
