"""What every format gives: its surfaces, what could not be read, and the file again with spans taken out.

A surface is a stretch of text and where it stands: a cell, a paragraph with its runs joined, a header's value, a page,
a comment, the name of a sheet. Every place of a file that can hold words is one, seen or unseen; a place that cannot
be read is named in `unread`, never left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Spans = Sequence[tuple[int, int]]
"""Of one surface's text, in code points, the end exclusive; in order, none overlapping."""

MARK = "[§2-929]"
"""What stands where something was taken out: always the same, so that its width says nothing."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of text. `where` locates it, in words of the format alone: "sheet 2!B7", "page 3", "header 4".

    `where` holds nothing that the file's author wrote. `hidden` is what nobody sees who looks at the page.
    """

    where: str
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that could not be read, and why, by kind: "picture", "encrypted", "too deep"."""

    where: str
    why: str


class Opened(Protocol):
    """A file that was opened. Both sequences are in a fixed order; a surface is known by its number."""

    @property
    def surfaces(self) -> Sequence[Surface]:
        """Every place with text."""

    @property
    def unread(self) -> Sequence[Unread]:
        """Every place that was not read."""

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew, in the same format, wholly rewritten, with MARK for each span of the surfaces numbered.

        Metadata that tells of people or of earlier versions is reset. Cannot where that cannot be done truly.
        """


class Cannot(Exception):
    """This file cannot be opened or rewritten truly. The text is its kind of trouble, and holds nothing of the file."""
