"""Which row of a sheet has the names of its columns: a value is read with the name over it."""

from __future__ import annotations

from collections.abc import Sequence

from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.opc_labels import is_name, told_way
from charteroak.screening.formats.xlsx_cells import Row

TEXTS = frozenset({"s", "str", "inlineStr"})
"""The types of cells that hold text."""

Said = Sequence[tuple[int, str]]
"""The columns of a row that say something, and what."""


class Heads:
    """The names of a sheet's columns so far, going down it row by row."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._last = 0
        self._wide = 0
        self._across = False

    @property
    def names(self) -> dict[int, str]:
        """The names that stand over the columns now."""
        return self._names

    def names_for(self, row: Row, said: Said, following: Row | None, below: str) -> dict[int, str] | None:
        """The names for the values of a row; None where there are none, and names may stand beside their values.

        `below` is what the first cell of the next row says. For a row of names itself, there are no names: {}.
        """
        if not said:
            return {}
        gap = row.number > self._last + 1
        self._last = row.number
        if self._is_head(row, said, following, gap=gap):
            self._names = {column: spoken(text) for column, text in said}
            self._wide = len(said)
            self._across = len(said) == 2 and told_way((said[0][1], said[1][1]), below) == "across"
            return None if self._across else {}
        return None if self._across else self._names or None

    def _is_head(self, row: Row, said: Said, following: Row | None, *, gap: bool) -> bool:
        if not all(is_name(text) for _, text in said) or any(
            cell.kind not in TEXTS for cell in row.cells if cell.value
        ):
            return False
        if not self._names or (self._wide == 1 and len(said) > 1):
            return True  # the first row, or the one under a title
        return gap and len(said) > 1 and _differ(row, following)


def _differ(row: Row, following: Row | None) -> bool:
    """Whether a row looks otherwise than the next, as names do, or the next has numbers under its words."""
    if following is None:
        return False
    below = {cell.column: cell for cell in following.cells if cell.value}
    pairs = [(cell, below[cell.column]) for cell in row.cells if cell.value and cell.column in below]
    return bool(pairs) and (
        all(cell.style != other.style for cell, other in pairs) or any(other.kind not in TEXTS for _, other in pairs)
    )
