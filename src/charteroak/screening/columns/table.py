"""A table's columns, classified together: each beside the others, and the table's own name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from charteroak.screening.columns import classify
from charteroak.screening.columns.column import Column

_LONGEST_NAME = 128


@dataclass(frozen=True, slots=True)
class Read:
    """A table as it was read. `where` names its place, `table` is its own name, which a database gives and a file not.

    `samples` are values by column, `rows` how many there are. `refers` has the tables that foreign keys lead to.
    """

    where: str
    names: Sequence[str]
    samples: Sequence[Sequence[object]]
    rows: int
    table: str = ""
    refers: Mapping[str, str] = field(default_factory=dict)


class Named(msgspec.Struct, frozen=True):
    """A column and what it is. `name` is None where the name itself may say something of somebody."""

    number: int
    name: str | None
    column: Column


class Classified(msgspec.Struct, frozen=True):
    """A table's columns."""

    where: str
    rows: int
    columns: tuple[Named, ...]


def classified(read: Read) -> Classified:
    """The columns of a table that was read."""
    width = max(len(read.names), len(read.samples))
    names = [*read.names, *[""] * (width - len(read.names))]
    samples = [*read.samples, *[()] * (width - len(read.samples))]
    made = []
    for number, (name, values) in enumerate(zip(names, samples, strict=True)):
        beside = [read.table, *names[:number], *names[number + 1 :]]
        made.append(Named(number + 1, _shown(name), classify(name, beside, values, read.refers.get(name, ""))))
    return Classified(read.where, read.rows, tuple(made))


def _shown(name: str) -> str | None:
    """The name, if it is one of a column: what stands in a first row may be somebody's data."""
    from charteroak.screening.detect import screen_text

    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or any(map(str.isdigit, name[:1])):
        return None
    return None if len(name.split()) > 2 and screen_text(name).findings else name
