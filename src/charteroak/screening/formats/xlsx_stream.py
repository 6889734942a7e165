"""The rows of a sheet, one after another: sheets are too large for trees.

A sheet as programs write it is taken apart as text. As soon as anything in it is written in another way, a parser of
XML goes on from there: it gives the same, more slowly. What is no row is parsed in any case.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import IO

from charteroak.screening.formats.opc import PARSING, Element, cannot, has_doctype, local, named, parsed
from charteroak.screening.formats.opc_slots import removed
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.formats.xlsx_cells import EXTRA, LAST_ROW, STRANGE, Cell, Odd, Row, cells, unescaped

_CHUNK = 1 << 18
_LONGEST_HEAD = 1 << 22
_OPEN, _CLOSE = "<sheetData>", "</sheetData>"
_ROW = re.compile(r'<row((?: [\w:.-]+="[^"<]*")*+)( ?/)?>')
_ATTRIBUTE = re.compile(r' ([\w.-]+)="([^"]*)"')
_USUAL_HEAD = re.compile(
    r"""\s*(?:<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["'](?:yes|no)["'])?\s*\?>\s*)?"""
    r'<worksheet (?:[\w:.-]+="[^"]*"\s+)*?xmlns="[^"]*"',
    re.IGNORECASE,
)
_NO_SIGN = re.compile("[\0-\x08\x0b-\x1f￾￿]")
_WIDEST = 24
LARGEST_REST = 64 << 20
"""Of a sheet without its rows, in characters."""

Opens = Callable[[], AbstractContextManager[IO[bytes]]]
"""What opens the part, from its beginning, as often as it is called."""


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
        if has_doctype(seen):
            raise Cannot("broken")
        self.has_remarks |= b"<!" in seen or b"<?" in seen[2:]
        self._tail = seen[-_WIDEST:]
        return data


class SheetXml:
    """A sheet's XML: `rows` first, then `rest` is the sheet without its rows."""

    def __init__(self, opens: Opens) -> None:
        self._opens = opens
        self._last = 0
        self.rest: Element = None
        self.has_remarks = False

    def rows(self) -> Iterator[Row]:
        """The rows. Cannot where the XML is broken, or rows do not come in order."""
        try:
            yield from self._as_text()
        except (Odd, UnicodeDecodeError):
            yield from self._as_xml(self._last)

    # As text.

    def _as_text(self) -> Iterator[Row]:
        with self._opens() as stream:
            text = _Text(Watched(stream))
            head = text.up_to(_OPEN)
            if not _USUAL_HEAD.match(head):
                raise Odd
            while not text.begins(_CLOSE):
                yield self._row_of(text)
            rest = f"{head}</sheetData>{text.all_after(_CLOSE)}"
        root = parsed(rest.encode())
        if next(root.iter("{*}row"), None) is not None or len(named(root, frozenset({"sheetData"}))) != 1:
            raise Odd
        self.rest, self.has_remarks = root, text.has_remarks

    def _row_of(self, text: _Text) -> Row:
        found = text.match(_ROW)
        attributes = {key: unescaped(said) for key, said in _ATTRIBUTE.findall(found[1])}
        if "xmlns" in found[1]:
            raise Odd
        number = _number(attributes, self._last)
        row = Row(number, attributes, [] if found[2] else text.cells())
        self._last = number
        return row

    # As XML.

    def _as_xml(self, after: int) -> Iterator[Row]:
        """The rows after that number; those before it have been read already."""
        from lxml import etree  # type: ignore[import-untyped]  # it has no types

        last = 0
        try:
            with self._opens() as stream:
                watched = Watched(stream)
                parser = etree.iterparse(watched, events=("end",), tag="{*}row", **PARSING)
                for element in _rows_of(parser):
                    row = _row(element, last)
                    last = row.number
                    if last > after:
                        yield row
        except (etree.XMLSyntaxError, ValueError, Odd) as trouble:
            raise cannot(trouble) from None
        self.rest, self.has_remarks = parser.root, watched.has_remarks
        for data in named(self.rest, frozenset({"sheetData"})):
            for each in list(data):
                data.remove(each)


class _Text:
    """A stream as text, of which only what is needed is held. Odd where it ends too early, or is no XML."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._at = 0

    @property
    def has_remarks(self) -> bool:
        """Whether there are remarks in what has been read."""
        return self._watched.has_remarks

    def up_to(self, sign: str) -> str:
        """All up to a sign, and the sign."""
        while (end := self._text.find(sign)) < 0:
            if len(self._text) > _LONGEST_HEAD:
                raise Odd
            self._more()
        self._at = end + len(sign)
        return self._text[: self._at]

    def begins(self, sign: str) -> bool:
        """Whether a sign comes next."""
        while len(self._text) - self._at < len(sign):
            self._more()
        return self._text.startswith(sign, self._at)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """What comes next, by a pattern that ends with ">"."""
        while self._text.find(">", self._at) < 0:
            self._more()
        found = pattern.match(self._text, self._at)
        if not found:
            raise Odd
        self._at = found.end()
        return found

    def cells(self) -> list[Cell]:
        """The cells up to the end of the row."""
        while (end := self._text.find("</row>", self._at)) < 0:
            self._more()
        if STRANGE.search(self._text, self._at, end) or _NO_SIGN.search(self._text, self._at, end):
            raise Odd
        found = list(cells(self._text, self._at, end))
        self._at = end + len("</row>")
        return found

    def all_after(self, sign: str) -> str:
        """All that is left, from behind the sign that comes next."""
        start = self._at + len(sign)
        parts = [self._text[start:]]
        while data := self._watched.read(_CHUNK):
            parts.append(self._decoder.decode(data))
            if sum(map(len, parts)) > LARGEST_REST:
                raise Cannot("too large")
        return "".join(parts)

    def _more(self) -> None:
        data = self._watched.read(_CHUNK)
        if not data or len(self._text) - self._at > LARGEST_REST:
            raise Odd
        self._text = self._text[self._at :] + self._decoder.decode(data)
        self._at = 0


def _rows_of(parser: Iterator[tuple[str, Element]]) -> Iterator[Element]:
    for _, element in parser:
        parent = element.getparent()
        if parent is None or local(parent) != "sheetData":
            continue
        yield element
        element.clear()
        while element.getprevious() is not None:
            del parent[0]


def _row(element: Element, last: int) -> Row:
    text, extra = _written(element), ""
    if EXTRA.search(text) or any((each.tail or "").strip() for each in element) or (element.text or "").strip():
        extra = _without_extras(element)
        text = _written(element)
    attributes = {key: said for key, said in element.items() if key[0] != "{"}
    found = list(cells(text, text.find(">") + 1, text.rfind("</"))) if len(element) else []
    return Row(_number(attributes, last), attributes, found, extra)


def _number(attributes: dict[str, str], last: int) -> int:
    said = attributes.get("r") or str(last + 1)
    if not said.isdecimal() or not last < int(said) <= LAST_ROW:
        raise Cannot("broken")
    return int(said)


def _written(element: Element) -> str:
    from lxml import etree

    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text


def _without_extras(element: Element) -> str:
    """Take out of a row what is no value, formula or text, and give what it said."""
    said = [element.text or "", *(each.tail or "" for each in element)]
    element.text = None
    for each in element:
        each.tail = None
    odd = [each for each in element if local(each) != "c"]
    for each in [*odd, *(inner for cell in element for inner in cell if local(inner) not in ("v", "f", "is"))]:
        said += [*each.itertext(), *(value for part in each.iter() for value in part.attrib.values())]
        removed(each)
    return "\n".join(text for text in said if text.strip())
