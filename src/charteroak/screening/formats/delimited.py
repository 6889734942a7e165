"""Tables in plain text (CSV, TSV and their like): a surface is a row, said as lines of "column: value".

So a cell "Y" is read with its column's name, and the name is not cut. Rows are parted by our own reader, which knows
where each cell stands, so that the table is written again with its own signs, quotes and ends of lines.
"""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from charteroak.screening.formats.encoding import Decoded, decoded
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.names import lettered, spoken
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Surface, Unread
from charteroak.screening.formats.telling import Told, says, stays, telling
from charteroak.screening.formats.weaving import Edit, Surfaces, Weaver, Woven, Wovens, all_edits, edited

SIGNS = ",\t;|"
_SEP = re.compile(r"sep=([,\t;|])\r?\n", re.IGNORECASE)
_SAMPLE = 1 << 16
_NO_NAME = re.compile(r"[-+$(]*[\d.,/:%() -]+\Z|\S+@\S+")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How rows and cells are found: `row` one with its end of line, `cell` one with no sign before or after it.

    `neat` is a row whose quotes are only where they should be.
    """

    sign: str
    row: re.Pattern[str]
    cell: re.Pattern[str]
    neat: re.Pattern[str]


class Delimited:
    """A table that was opened. The surface numbered n is the row n, from 0 on."""

    is_table = True

    def __init__(self, given: Decoded) -> None:
        self._given = given
        said = _SEP.match(given.text)
        self._first = said.end() if said else 0
        self._dialect = _dialect(said[1] if said else _sign(given.text[:_SAMPLE]))
        self._rows = self._starts()
        self._head = self._find_head()
        self._names = self._names_of(self._head)
        self._labels = [f"{name}: " if name else "" for name in self._names]
        self._telling = telling(tuple(self._values(self._head))) if self._names else {}
        self._wovens = Wovens(len(self._rows) - 1, self._weave, self._say_row)
        self.surfaces = Surfaces(self._wovens)
        self.unread: tuple[Unread, ...] = ()

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans within values."""
        return self._wovens[number].fit(spans)

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """The cell, as sheets name it, and the offsets in its value."""
        column, first, last = self._wovens[number].place(start, end)
        return f"{lettered(column)}{number + 1}", first, last

    def by_column(self, number: int) -> Told:
        """The values of a row that are confidential by the names of their columns."""
        if not self._telling or number < self._head:
            return ()
        woven = self._wovens[number]
        if number == self._head:
            names = [woven.value(column) for column in self._telling]
            return [(start, end, None) for start, end in names if stays(woven.text[start:end])]
        return [(*woven.value(column), each) for column, each in self._telling.items()]

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The table anew. It has no place for a notice."""
        changes = all_edits(self._wovens, spans)
        return self._given.encode(edited(self._given.text, chain(changes, self._filled(spans))))

    def _filled(self, spans: Mapping[int, Spans]) -> Iterator[Edit]:
        """Marks in the empty cells of columns that are taken out whole: if they stayed, each would say "not he"."""
        columns = set(self._telling) & {self._wovens[number].place(start, end)[0] for number, each in spans.items()
                                        if self._telling and number > self._head for start, end in each}  # fmt: skip
        for number in range(self._head + 1, len(self._rows) - 1 if columns else 0):
            cells = list(self._cells(number))
            if any(last > first for first, last in cells):
                yield from ((*cell, MARK) for column, cell in enumerate(cells)
                            if column in columns and not says(self._given.text[slice(*cell)]))  # fmt: skip

    def columns(self, most: int) -> tuple[list[str], list[list[str]], int]:
        """The columns' names as they are written, the cells of at most so many rows, and how many there are."""
        first = self._head + 1 if self._names else 0
        count = max(len(self._rows) - 1 - first, 0)
        step = max(-(-count // most), 1) if most else count + 1
        rows = [self._values(number) for number in range(first, first + count, step)] if most else []
        return (self._values(self._head) if self._names else []), rows, count

    def _values(self, number: int) -> list[str]:
        text = self._given.text
        return [_plain(text[first:last]) for first, last in self._cells(number)]

    def _quick_cells(self, row: str) -> list[str] | None:
        """The cells of a row as the standard library parts it; None where it might do so otherwise than we do."""
        if '"' not in row:
            return row.split(self._dialect.sign)
        if not self._dialect.neat.fullmatch(row):
            return None
        try:
            return next(csv.reader([row], delimiter=self._dialect.sign))
        except csv.Error:
            return None

    def _starts(self) -> array[int]:
        text = self._given.text
        ends = (found.end() for found in self._dialect.row.finditer(text, self._first))
        starts = array("q", chain((self._first,), ends))
        while len(starts) > 1 and starts[-1] == starts[-2]:
            starts.pop()  # what is matched at the end of the text is no row
        return starts

    def _cells(self, number: int) -> Iterator[tuple[int, int]]:
        """Where the cells of a row stand, with their quotes."""
        at, end, text = self._rows[number], self._rows[number + 1], self._given.text
        while end > at and text[end - 1] in "\r\n":
            end -= 1
        while at <= end:
            found = self._dialect.cell.match(text, at, end)
            last = found.end() if found else end
            yield at, last
            at = last + 1

    def _find_head(self) -> int:
        """The row with the columns' names: the first that is no remark and has as many cells as the next."""
        for number in range(min(len(self._rows) - 1, 50)):
            if not self._given.text.startswith(("#", "\r", "\n"), self._rows[number]):
                return number
        return 0

    def _names_of(self, head: int) -> list[str]:
        """The names; none where the first row is one of values."""
        if head >= len(self._rows) - 1:
            return []
        cells = [_plain(self._given.text[first:last]).strip() for first, last in self._cells(head)]
        if any(_NO_NAME.match(cell) or len(cell) > _LONGEST_NAME for cell in cells) or not any(cells):
            return []
        return [spoken(cell) for cell in cells]

    def _weave(self, number: int) -> Woven:
        weaver = Weaver()
        names = self._names if number > self._head else []
        for column, (first, last) in enumerate(self._cells(number)):
            if self._given.text[first:last] not in ("", '""'):
                weaver.field(column)
                if column < len(names) and names[column]:
                    weaver.frame(f"{names[column]}: ")
                _say(weaver, self._given.text, first, last)
                weaver.frame("\n")
        return weaver.done(f"row {number + 1}")

    def _say_row(self, number: int) -> Surface:
        """The same text, made without knowing where its pieces stand."""
        row = self._given.text[self._rows[number] : self._rows[number + 1]].rstrip("\r\n")
        cells = self._quick_cells(row)
        if cells is None:
            return self._weave(number).surface
        labels = self._labels if number > self._head else []
        if len(labels) < len(cells):
            labels = labels + [""] * (len(cells) - len(labels))
        said = [f"{label}{cell}\n" for label, cell in zip(labels, cells, strict=False) if cell]
        return Surface(f"row {number + 1}", "".join(said))


def open_delimited(data: bytes, limits: Limits) -> Delimited:
    """A table. Cannot where it is no text, or too large."""
    given = decoded(data)
    if len(given.text) > limits.characters:
        raise Cannot("too large")
    return Delimited(given)


def second_reading(data: bytes) -> Iterator[str]:
    """The cells as the standard library parts them: each row's in a line; where it cannot, the text."""
    text = decoded(data).text
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text[:_SAMPLE])):
            yield "\n".join(row)
    except csv.Error:
        yield text


def raw(data: bytes) -> Iterator[bytes]:
    """The bytes as they are."""
    yield data


def _dialect(sign: str) -> _Dialect:
    between = re.escape(sign)
    quoted, plain = '"(?:[^"]++|"")*+"', rf"[^{between}\r\n]*+"
    cell = rf"(?:{quoted}{plain}|{plain})"
    neat = rf'(?:{quoted}|[^"{between}\r\n]*+)'
    row = rf"{cell}(?:{between}{cell})*+(?:\r\n|\n|\r|\Z)"
    return _Dialect(sign, re.compile(row), re.compile(cell), re.compile(rf"{neat}(?:{between}{neat})*+"))


def _sign(text: str) -> str:
    """The sign between cells: that which parts the first rows most evenly, a comma where none does."""
    best, most = ",", 0.0
    for sign in SIGNS:
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
            counts = [len(row) for row, _ in zip(rows, range(30), strict=False) if row]
        except csv.Error:
            continue
        usual = max(set(counts), key=counts.count, default=1)
        score = counts.count(usual) / max(len(counts), 1) * (usual > 1) + usual / 10_000
        if usual > 1 and score > most:
            best, most = sign, score
    return best


def _say(weaver: Weaver, text: str, first: int, last: int) -> None:
    """A cell's value: without the quotes around it, and with one quote for two within."""
    if text[first] != '"' or last - first < 2 or text[last - 1] != '"':
        weaver.say(text[first:last], first)
        return
    at = first + 1
    while (found := text.find('""', at, last - 1)) >= 0:
        weaver.say(text[at:found], at)
        weaver.stand('"', found, found + 2)
        at = found + 2
    weaver.say(text[at : last - 1], at)


def _plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def rows_like(sample: bytes) -> re.Pattern[bytes]:
    """What matches one row after another in a large table, with its end of line, told by how the table begins."""
    text = sample.decode("latin-1")
    said = _SEP.match(text)
    return re.compile(_dialect(said[1] if said else _sign(text)).row.pattern.encode())
