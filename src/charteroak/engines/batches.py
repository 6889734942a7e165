"""What readers hand on and writers take: batches of rows, with the number each row has in its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from charteroak.engines.columns import ACT, ADDED
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

    `done` is how far the file is read, in the unit of the reader's `size`.
    """

    rows: Any
    numbers: Sequence[int]
    refused: tuple[Refused, ...]
    done: int


class Reader(Protocol):
    """A file of rows. `text` says that every value is text; `size` is how far there is to read, if that is known.

    `steady` says that a dictionary column has one dictionary in all batches.
    """

    schema: Any
    text: bool
    steady: bool
    size: int | None

    def batches(self) -> Iterator[Batch]:
        """The rows in order."""


class Writer(Protocol):
    """Somewhere rows go. `text` says that every value becomes text; lists are then joined beforehand."""

    text: bool

    def write(self, rows: Any) -> None:
        """Write the rows of a `pyarrow.RecordBatch`."""

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
