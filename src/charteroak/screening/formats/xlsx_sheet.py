"""The rows of a sheet as surfaces: a row is one, said as lines of "column: value"; its formulas are another.

For each value it is kept where it stands in the text of its row, so that what was found in the text is cut from cells.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from charteroak.screening.columns.column import Column
from charteroak.screening.formats.names import lettered
from charteroak.screening.formats.opc_labels import is_label, is_name
from charteroak.screening.formats.surface import Spans, Surface
from charteroak.screening.formats.telling import Told, says, telling
from charteroak.screening.formats.weaving import merged
from charteroak.screening.formats.xlsx_cells import Cell, Row
from charteroak.screening.formats.xlsx_heads import Heads
from charteroak.screening.formats.xlsx_numbers import Shown
from charteroak.screening.formats.xlsx_strings import Strings, decoded

VALUES, FORMULAS, READINGS = range(3)
"""What a surface of a row is of."""
_KINDS = ("", " formula", " reading")
_TELLS = re.compile(r"[^\W\d_]|\d{6}")
_WORDLESS = re.compile(r"(?:[A-Z][A-Z0-9.]*+\(|\$?[A-Z]{1,3}\$?\d++|[\d.]++|[-+*/^&=<>:;,()%{}@ #]|TRUE|FALSE)*+")
_ERROR = re.compile(r"#[A-Z0-9/_!?]+")


class Texts:
    """What cells say: by the workbook's list of texts, and as its styles show numbers."""

    def __init__(self, strings: Strings, shown: Shown) -> None:
        self.strings = strings
        self._shown = shown
        self.used = bytearray(len(strings.texts))
        """Which texts any cell has."""

    def of(self, cell: Cell) -> str:
        """What a cell says."""
        match cell.kind:
            case "s":
                number = int(cell.value) if cell.value.isdecimal() else len(self.used)
                if number >= len(self.used):
                    return ""
                self.used[number] = 1
                return self.strings.texts[number]
            case "str" | "inlineStr":
                return decoded(cell.value)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(cell.value, cell.value)
            case "e":
                return "" if _ERROR.fullmatch(cell.value) else cell.value
            case _:
                return self._shown.text(cell.value, cell.style) if cell.value else ""

    def first_of(self, row: Row | None) -> str:
        """What the first cell of a row says that says anything."""
        return next((text for cell in row.cells if cell.value and (text := self.of(cell))), "") if row else ""


class SheetRows:
    """The surfaces of a sheet's rows, numbered from 0 on, and where each value stands in them."""

    def __init__(self, where: str, *, hidden: bool) -> None:
        self.has_formulas = False
        self._where = where
        self._hidden = hidden
        self._rows, self._kinds, self._firsts = array("I"), array("B"), array("Q", [0])
        self._columns, self._starts, self._ends = array("H"), array("I"), array("I")
        self._telling: list[dict[int, Column]] = [{}]
        """The columns that tell by their names, under each row of names that was come by."""
        self._under = array("I")
        self._heads = set[int]()
        self._lacks: dict[int, set[int]] = {}
        """By surface, the columns that tell in which the row says nothing."""
        self._names: dict[int, str] = {}
        self._now = 0

    def __len__(self) -> int:
        return len(self._rows)

    def read(self, rows: Iterable[Row], texts: Texts) -> Iterator[Surface]:
        """The surfaces of the rows in order."""
        heads = Heads()
        for row, following in _with_next(rows):
            said = [(cell.column, text) for cell in row.cells if cell.value and (text := texts.of(cell))]
            names = heads.names_for(row, said, following, texts.first_of(following))
            hidden = self._hidden or row.attributes.get("hidden", "0") in ("1", "true")
            if said and names == {}:
                self._heads.add(len(self))
            self._told_by(names or (heads.names if names == {} else {}))
            yield from self._surface(VALUES, row, said, names, hidden=hidden)
            yield from self._others(row)

    def _others(self, row: Row) -> Iterator[Surface]:
        """The formulas of a row that may hold words, and how to read its words aloud."""
        formulas = [(cell.column, cell.formula) for cell in row.cells if cell.formula]
        if formulas:
            self.has_formulas = True
            telling = [(column, text) for column, text in formulas if not _WORDLESS.fullmatch(text)]
            yield from self._surface(FORMULAS, row, telling, {}, hidden=True)
        readings = [(cell.column, cell.reading) for cell in row.cells if cell.reading] + [(0, row.extra)] * bool(
            row.extra
        )
        if readings:
            yield from self._surface(READINGS, row, readings, {}, hidden=True)

    def _surface(
        self, kind: int, row: Row, said: list[tuple[int, str]], names: dict[int, str] | None, *, hidden: bool
    ) -> Iterator[Surface]:
        parts, at = list[str](), 0
        begun = len(self._columns)
        for column, before, text, after in _woven(said, names):
            at += len(before)
            self._columns.append(column)
            self._starts.append(at)
            at += len(text)
            self._ends.append(at)
            at += len(after)
            parts += (before, text, after)
        whole = "".join(parts)
        if not whole.strip() or not (names or _TELLS.search(whole)):
            del self._columns[begun:], self._starts[begun:], self._ends[begun:]
            return
        self._rows.append(row.number)
        self._kinds.append(kind)
        self._under.append(self._now if kind == VALUES else 0)
        if kind == VALUES and self._now and len(self) - 1 not in self._heads:
            lacks = self._telling[self._now].keys() - {column for column, text in said if says(text)}
            self._lacks |= {len(self) - 1: lacks} if lacks else {}
        self._firsts.append(len(self._columns))
        yield Surface(f"{self._where} row {row.number}{_KINDS[kind]}", whole, hidden)

    def blanks(self, cut: Collection[tuple[int, int]]) -> dict[int, list[int]]:
        """By row, the cells that say nothing in columns that tell by their names, if any of these was cut there."""
        touched = {column for _, column in cut}
        lacks = ((self._rows[number], columns & touched) for number, columns in self._lacks.items())
        return {row: sorted(columns) for row, columns in lacks if columns}

    def _told_by(self, names: dict[int, str]) -> None:
        """From now on, these names stand over the columns."""
        if names is not self._names:
            self._names, columns = names, list(names)
            found = {columns[at]: each for at, each in telling(tuple(names.values())).items()}
            if found:
                self._telling.append(found)
            self._now = len(self._telling) - 1 if found else 0

    # What was found, and where that is.

    def by_column(self, number: int) -> Told:
        """The values of a row that are confidential by the names of their columns."""
        columns = self._telling[self._under[number]]
        if not columns:
            return ()
        is_head = number in self._heads
        return [(start, end, None if is_head else columns[column])
                for column, start, end in self._cells(number, 0, 1 << 31) if column in columns]  # fmt: skip

    def fit(self, number: int, spans: Spans) -> list[tuple[int, int]]:
        """The spans of a surface within values; one of a name alone is the value's."""
        fitted = list[tuple[int, int]]()
        for start, end in merged(spans):
            within = [(max(start, first), min(end, last)) for _, first, last in self._cells(number, start, end)]
            fitted += within or [(first, last) for _, first, last in self._cells(number, end, 1 << 31)][:1]
        return merged(fitted)

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """The cell that a span is in, and its offsets in the value."""
        column, first, _ = next(self._cells(number, start, max(end, start + 1)), (0, 0, 0))
        where = f"{self._where}!{lettered(column)}{self._rows[number]}{_KINDS[self._kinds[number]]}"
        return where, max(start - first, 0), max(end - first, 0)

    def cuts(self, number: int, spans: Spans) -> Iterator[tuple[int, int, int, list[tuple[int, int]]]]:
        """What to cut of cells: what of them (a value, a formula), row, column, and spans of the text there."""
        fitted = self.fit(number, spans)
        for column, first, last in self._cells(number, 0, 1 << 31):
            mine = [
                (max(start, first) - first, min(end, last) - first)
                for start, end in fitted
                if start < last and end > first
            ]
            if mine:
                yield self._kinds[number], self._rows[number], column, mine

    def _cells(self, number: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The values of a surface that stand between two offsets: column, start, end."""
        begun, done = self._firsts[number], self._firsts[number + 1]
        at = max(bisect_right(self._ends, start, begun, done), begun)
        while at < done and self._starts[at] < end:
            yield self._columns[at], self._starts[at], self._ends[at]
            at += 1


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    waiting: Row | None = None
    for row in rows:
        if waiting is not None:
            yield waiting, row
        waiting = row
    if waiting is not None:
        yield waiting, None


def _woven(said: list[tuple[int, str]], names: dict[int, str] | None) -> Iterator[tuple[int, str, str, str]]:
    """For each value of a row: its column, what stands before it (a name), the value, and what stands after it."""
    labels = [is_label(text) for _, text in said]
    if names and (len(said) % 2 or not all(labels[::2])):
        for column, text in said:
            name = names.get(column)
            yield column, f"{name}: " if name else "", text, "\n"
        return
    beside = names is None and len(said) == 2 and is_name(said[0][1])
    for number, (column, text) in enumerate(said):
        name = names.get(column) if names and not labels[number] and not (number and labels[number - 1]) else ""
        last = number + 1 == len(said)
        after = " " if labels[number] and not last else ": " if beside and not last else "\n"
        yield column, f"{name}: " if name else "", text, after
