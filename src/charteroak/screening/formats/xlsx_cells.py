"""The cells of a sheet, row by row, from its XML: sheets are too large for trees, so each row goes when it was read.

The parser sees to it that the XML is what it should be. What it gives for a row is written out again, always in the
same form, and that is taken apart by expressions, which is several times faster than asking for each element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import IO

from charteroak.screening.formats.opc import PARSING, Element, local
from charteroak.screening.formats.opc_slots import removed
from charteroak.screening.formats.surface import Cannot

_P = r"(?:[\w.-]+:)?"
_CELL = re.compile(rf'<{_P}c((?: [\w:.-]+="[^"]*")*)(?:/>|>(.*?)</{_P}c>)', re.DOTALL)
_FORMULA = re.compile(rf'<{_P}f((?: [\w:.-]+="[^"]*")*)(?:/>|>([^<]*)</)')
_VALUE = re.compile(rf"<{_P}v(?: [^>]*)?>([^<]*)</")
_INLINE = re.compile(rf"<{_P}is(?: [^>]*)?>(.*?)</{_P}is>", re.DOTALL)
_READING = re.compile(rf"<{_P}rPh[ >].*?</{_P}rPh>", re.DOTALL)
_TEXT = re.compile(rf"<{_P}t(?: [^>]*)?>([^<]*)</")
_ATTRIBUTE = re.compile(r' ([\w.-]+)="([^"]*)"')
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_FAST = re.compile(
    r'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="([a-zA-Z]+)")?'
    r"(?:/>|>(?:<v>([^<]*)</v>|<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>)</c>)"
)
"""Cells as they usually are: a value or a plain text, and no formula."""
_EXTRA = re.compile(
    rf"<(?!/|{_P}(?:c|v|row|is|t|f|r|rPr|rPh|phoneticPr|b|i|u|sz|color|rFont|family|charset|scheme|vertAlign|strike|"
    r"outline|shadow|condense|extend)[ />])"
)
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


@dataclass(slots=True)
class Cell:
    """A cell as it stands in the file: type, style, value; its formula, and what that says of itself."""

    column: int
    kind: str
    style: str
    value: str
    formula: str | None = None
    of_formula: dict[str, str] | None = None
    reading: str = ""
    """How an inline text is to be read aloud."""


@dataclass(slots=True)
class Row:
    """A row: its number from 1 on, its attributes and its cells; `extra` is what it holds besides."""

    number: int
    attributes: dict[str, str]
    cells: list[Cell]
    extra: str = ""


class Watched:
    """A stream that is looked at while it is read: Cannot where a definition of a type stands in it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._tail = b""
        self.has_remarks = False

    def read(self, size: int = -1) -> bytes:
        """Some more of it."""
        data = self._stream.read(size)
        seen = self._tail + data
        if any(mark in seen for mark in _DOCTYPE):
            raise Cannot("broken")
        self.has_remarks |= b"<!" in seen or b"<?" in seen[2:]
        self._tail = seen[-24:]
        return data


class SheetXml:
    """A sheet's XML: `rows` first, then `rest` is the sheet without its rows."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._watched = Watched(stream)
        self.rest: Element = None

    @property
    def has_remarks(self) -> bool:
        """Whether there are remarks in what has been read."""
        return self._watched.has_remarks

    def rows(self) -> Iterator[Row]:
        """The rows. Cannot where the XML is broken, or rows do not come in order."""
        from lxml import etree  # type: ignore[import-untyped]  # it has no types

        parser = etree.iterparse(self._watched, events=("end",), tag="{*}row", **PARSING)
        last = 0
        try:
            for _, element in parser:
                parent = element.getparent()
                if parent is None or local(parent) != "sheetData":
                    continue
                row = _row(element, last)
                last = row.number
                yield row
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError):
            raise Cannot("broken") from None
        self.rest = parser.root
        for data in self.rest.iter("{*}sheetData"):
            for each in list(data):
                data.remove(each)


def _row(element: Element, last: int) -> Row:
    text, extra = _written(element), ""
    if _EXTRA.search(text):
        extra = _without_extras(element)
        text = _written(element)
    attributes = {key: said for key, said in element.items() if key[0] != "{"}
    number = int(attributes.get("r") or last + 1)
    if not last < number <= LAST_ROW:
        raise Cannot("broken")
    return Row(number, attributes, list(_cells(text)), extra)


def _written(element: Element) -> str:
    from lxml import etree

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text


def _without_extras(element: Element) -> str:
    """Take out of a row what is no value, formula or text, and give what it said."""
    said = []
    odd = [each for each in element if local(each) != "c"]
    for each in [*odd, *(inner for cell in element for inner in cell if local(inner) not in ("v", "f", "is"))]:
        said += [*each.itertext(), *(value for part in each.iter() for value in part.attrib.values())]
        removed(each)
    return "\n".join(text for text in said if text.strip())


def _cells(text: str) -> Iterator[Cell]:
    column = -1
    at = text.find(">") + 1
    while True:
        fast = _FAST.match(text, at)
        if fast:
            letters, style, kind, value, inline = fast.groups("")
            value = value or inline
            cell = Cell(column_of(letters), kind, style, unescape(value) if "&" in value else value)
            at = fast.end()
        else:
            found = _CELL.search(text, at)
            if not found:
                return
            at = found.end()
            cell = _cell(found[1], found[2] or "", column + 1)
        if not column < cell.column < LAST_COLUMN:
            raise Cannot("broken")
        column = cell.column
        yield cell


def _cell(said: str, inside: str, following: int) -> Cell:
    attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(said)}
    letters = attributes.get("r", "").rstrip("0123456789")
    cell = Cell(
        column_of(letters) if letters else following, attributes.get("t", ""), attributes.get("s", ""), ""
    )
    value, formula, inline = _VALUE.search(inside), _FORMULA.search(inside), _INLINE.search(inside)
    if value:
        cell.value = unescape(value[1])
    if formula:
        cell.formula = unescape(formula[2] or "")
        cell.of_formula = {key: unescape(each) for key, each in _ATTRIBUTE.findall(formula[1])}
    if inline and cell.kind == "inlineStr":
        cell.reading = "".join(unescape("".join(_TEXT.findall(each))) for each in _READING.findall(inline[1]))
        cell.value = unescape("".join(_TEXT.findall(_READING.sub("", inline[1]))))
    return cell


_COLUMNS: dict[str, int] = {}


def column_of(letters: str) -> int:
    """The number of a column from 0 on: "A" is 0. Cannot where there is none of that name."""
    number = _COLUMNS.get(letters)
    if number is None:
        if not re.fullmatch(r"[A-Z]{1,3}", letters):
            raise Cannot("broken")
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        _COLUMNS[letters] = number = number - 1
    return number
