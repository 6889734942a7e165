"""The rows of a sheet written anew: each cell in one plain form, with marks where something was cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from charteroak.screening.formats.names import lettered
from charteroak.screening.formats.surface import MARK
from charteroak.screening.formats.xlsx_cells import Cell, Row, column_of
from charteroak.screening.formats.xlsx_sheet import FORMULAS, VALUES, Texts
from charteroak.screening.formats.xlsx_strings import coded, item

_lettered = lru_cache(maxsize=16_384)(lettered)
_OF_ROW = (
    "spans",
    "s",
    "customFormat",
    "ht",
    "hidden",
    "customHeight",
    "outlineLevel",
    "collapsed",
    "thickTop",
    "thickBot",
)
_OF_FORMULA = ("t", "ref", "si", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx")
_PLAIN = re.compile(r"[\w.:+-]*")
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_TYPES = frozenset({"s", "str", "b", "e", "n", "d"})

Cuts = dict[tuple[int, int], dict[int, list[tuple[int, int]]]]
"""For a row and a column: what of the cell is cut, the value or the formula, and the spans of its text."""


@dataclass(slots=True)
class Cutting:
    """What a sheet loses: cuts of its cells, values that are stale, and formulas for a reason of their own."""

    cuts: Cuts = field(default_factory=Cuts)
    stale: Collection[tuple[int, int]] = frozenset()
    filled: Collection[tuple[int, int]] = frozenset()
    """Cells that a formula fills whose values are stale."""
    blanks: Mapping[int, Collection[int]] = field(default_factory=dict)
    """By row, the columns without a value there that have a mark, too: what is empty among marks tells as much."""
    unsound: Callable[[str], bool] = lambda _: False
    """Whether a formula names what is left out of the workbook."""
    renamed: Callable[[str], str] = str
    """A formula with sheets called by their new names."""


class RowsWriter:
    """Writes the rows of one sheet. `used` are the numbers of the texts that its cells still have."""

    def __init__(self, texts: Texts, cutting: Cutting) -> None:
        self.used: set[int] = set()
        self._texts = texts
        self._cutting = cutting
        self._without: set[str] = set()
        """The shared formulas whose first cell lost it."""

    def write(self, rows: Iterable[Row]) -> Iterator[str]:
        """The rows as XML."""
        for row in rows:
            said = "".join(
                f' {key}="{row.attributes[key]}"' for key in _OF_ROW
                if key in row.attributes and re.fullmatch(r"[\w.: -]*", row.attributes[key])
            )  # fmt: skip
            made = {cell.column: self._cell(row.number, cell) for cell in row.cells}
            for column in self._cutting.blanks.get(row.number, ()):
                made[column] = f'<c r="{_lettered(column)}{row.number}" t="inlineStr"><is><t>{MARK}</t></is></c>'
            cells = "".join(made[column] for column in sorted(made))
            yield f'<row r="{row.number}"{said}>{cells}</row>' if cells or said else ""

    def _cell(self, row: int, cell: Cell) -> str:
        place = (row, cell.column)
        head = f'<c r="{_lettered(cell.column)}{row}"' + (f' s="{cell.style}"' if cell.style.isdecimal() else "")
        cuts = self._cutting.cuts.get(place)
        formula = "" if cell.formula is None else self._formula(cell, place)
        if cuts and VALUES in cuts:
            return f'{head} t="inlineStr"><is>{self._cut(cell, cuts[VALUES])}</is></c>'
        if place in self._cutting.stale:
            return f"{head}>{formula}</c>" if formula else f'{head} t="inlineStr"><is><t>{MARK}</t></is></c>'
        if place in self._cutting.filled:
            return f"{head}/>"
        inside = formula + self._value(cell)
        kind = f' t="{cell.kind}"' if cell.kind in _TYPES and cell.value else ""
        if cell.kind == "inlineStr":
            kind = ' t="str"' if formula else ' t="inlineStr"'
        return f"{head}{kind}>{inside}</c>" if inside else f"{head}/>"

    def _value(self, cell: Cell) -> str:
        if not cell.value:
            return ""
        if cell.kind == "s" and cell.value.isdecimal():
            self.used.add(int(cell.value))
        if cell.kind == "inlineStr" and cell.formula is None:
            return f"<is>{item(self._texts.of(cell))}</is>"
        if cell.kind in ("str", "inlineStr"):
            return f"<v>{coded(self._texts.of(cell))}</v>"
        return f"<v>{coded(cell.value)}</v>"

    def _cut(self, cell: Cell, spans: list[tuple[int, int]]) -> str:
        runs = None
        if cell.kind == "s" and cell.value.isdecimal():
            runs = self._texts.strings.runs.get(int(cell.value))
        return item(self._texts.of(cell), runs, spans)

    # Formulas.

    def _formula(self, cell: Cell, place: tuple[int, int]) -> str:
        """A cell's formula; "" where it goes: cut, or filling cells that were, or naming what is left out."""
        said, text = cell.of_formula or {}, cell.formula or ""
        shared = said.get("si", "") if said.get("t") == "shared" else ""
        if self._loses(place, said, text):
            if shared and text:
                self._without.add(shared)
            return ""
        if shared and shared in self._without and not text:
            return ""
        if shared and text:
            self._without.discard(shared)
        attributes = "".join(
            f" {key}={quoteattr(said[key])}" for key in _OF_FORMULA if _PLAIN.fullmatch(said.get(key, " "))
        )
        return f"<f{attributes}>{coded(self._cutting.renamed(text))}</f>" if text else f"<f{attributes}/>"

    def _loses(self, place: tuple[int, int], said: Mapping[str, str], text: str) -> bool:
        cuts = self._cutting.cuts
        if FORMULAS in cuts.get(place, ()) or VALUES in cuts.get(place, ()) or self._cutting.unsound(text):
            return True
        filled = RANGE.fullmatch(said.get("ref", ""))
        if not filled or said.get("t") == "shared" or not cuts:
            return False
        top, left = int(filled[2]), column_of(filled[1])
        bottom, right = int(filled[4] or top), column_of(filled[3] or filled[1])
        return any(top <= row <= bottom and left <= column <= right for row, column in cuts)
