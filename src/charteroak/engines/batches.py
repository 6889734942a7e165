"""What readers hand on and writers take: batches of rows, with the number each row has in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from charteroak.engines.codes import ACT, ADDED
from charteroak.logic.errors import BadInput, field_name

BATCH_ROWS = 1 << 16
"""How many rows are read at a time."""

LONGEST_ROW = 1 << 26
"""How many bytes a row of a text file may have: what is longer is a quote or a brace that nobody closed."""

Refused = tuple[int, BadInput]
"""The number of a row in its file, from 1, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of a file as a `pyarrow.RecordBatch`, the number of each, and the rows among them that are none.

    `count` is how many rows of the file these are, those that are none and empty ones counted, where they have numbers.
    """

    rows: Any
    numbers: Sequence[int]
    refused: tuple[Refused, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file, still to be read.

    `read` gives its rows, numbered from the number it is told. A piece that is `apart` can be read on any thread,
    before it is known how many rows come before it. `done` is how far the file is read then, in the unit of the
    reader's `size`. `text` is the piece itself where it is whole rows of text.
    """

    read: Callable[[int], Iterator[Batch]]
    done: int
    apart: bool = True
    text: bytes | None = None


class Reader(Protocol):
    """A file of rows. `text` says that every value is text; `size` is how far there is to read, if that is known.

    `steady` says that a dictionary column has one dictionary in all batches.
    """

    schema: Any
    text: bool
    steady: bool
    size: int | None

    def pieces(self) -> Iterator[Piece]:
        """The file in pieces, in order."""


def in_order(pieces: Iterator[Piece]) -> Iterator[Batch]:
    """The rows of pieces, one after another, numbered from 1."""
    first = 1
    for piece in pieces:
        for batch in piece.read(first):
            yield batch
            first += batch.count


def whole(rows: Any, done: int) -> Piece:
    """A piece that is read already, and each of its rows a row of the file."""

    def read(first: int) -> Iterator[Batch]:
        yield Batch(rows, range(first, first + rows.num_rows), (), rows.num_rows)

    return Piece(read, done)


class Writer(Protocol):
    """Somewhere rows go. `text` says that every value becomes text; lists are then joined beforehand."""

    text: bool

    def prepared(self, rows: Any) -> Any:
        """The rows of a `pyarrow.RecordBatch` as `write` takes them: the work that can be done on any thread."""

    def write(self, prepared: Any) -> None:
        """Write rows."""

    def close(self) -> None:
        """Write what is left; the file is whole after this."""


def check_names(names: Sequence[str]) -> None:
    """Refuse columns that cannot be decided by: no `act`, a name that comes twice, a name of the answer."""
    if ACT not in names:
        raise BadInput(ACT, "no column of this name", ["a column for the act, and one for each fact by its name"])
    for name in names:
        if names.count(name) > 1:
            raise BadInput(field_name(name), "a column that is there twice", ["each column once"])
    for name in ADDED:
        if name in names:
            raise BadInput(name, "a column that deciding adds", ["a file without it"])
