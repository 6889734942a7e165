"""Web pages and other markup (HTML, XHTML, XML, SVG): read as `markup` says, and written again as they were.

What is taken out is taken out of the page's own text: of text and of values of attributes, remarks and scripts alike.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote, unquote_to_bytes

from charteroak.screening.formats.encoding import Decoded, declared, decoded
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.markup import Reader, Table
from charteroak.screening.formats.markup_tags import DATA
from charteroak.screening.formats.nesting import Inner, Nesting, Source, inner
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE
from charteroak.screening.formats.surface import Cannot, Spans, Unread
from charteroak.screening.formats.weaving import Edit, Weaver, Woven, all_edits, edited

_CHARSET = re.compile(
    rb"""(?:<\?xml[^>]{1,200}?encoding|<meta[^>]{1,200}?charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_HEAD = re.compile(r"<head(?:\s[^<>]*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<html(?:\s[^<>]*)?>", re.IGNORECASE)
_END = re.compile(r"</body\s*>", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<(?:html|body|div|p|span|table|ul|ol|h[1-6]|br|b|i|a|form)[\s/>]", re.IGNORECASE)
_LONGEST_LABEL = 120
_MOST_INSIDE = 500


class Html(Nesting):
    """A page that was opened, with what is written into its addresses ("data:") as files within it."""

    def __init__(self, given: Decoded, limits: Limits) -> None:
        self._given = given
        self._reader = Reader(given.text).read()
        self._data: dict[str, re.Match[str]] = {}
        inners = list(self._inside(limits))
        unread = [Unread("definitions", "entities")] if self._reader.entities else []
        super().__init__(_wovens(self._reader), inners, unread)

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Where a span stands; of what attributes say, in the value of which attribute."""
        if number < len(self.own) and self.own[number].where in ("attributes", "addresses"):
            field, first, last = self.own[number].place(start, end)
            return f"attribute {field}", first, last
        return super().place(number, start, end)

    def sources_of_own(self, number: int, start: int, end: int) -> Sequence[Source]:
        """The stretches of the page: an address is a value, too."""
        return [("page", *source) for source in self.own[number].sources(start, end)]

    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:
        """The page anew."""
        changes = [*all_edits(self.own, own), *((first, last, "") for first, last in self._reader.people)]
        changes += [self._rewritten(each, inside(each)) for each in self.inners]
        return self._given.encode(_noticed(edited(self._given.text, changes)))

    def _inside(self, limits: Limits) -> Iterator[Inner]:
        for number, found in enumerate(DATA.finditer(self._given.text), 1):
            if number > _MOST_INSIDE:
                raise Cannot("too large")
            where = f"data address {number}"
            self._data[where] = found
            yield inner(where, _bytes(found), "", limits, shown=True)

    def _rewritten(self, each: Inner, data: bytes | None) -> Edit:
        """An address with its data anew; without data it is an empty one."""
        found = self._data[each.where]
        if data is None:
            return *found.span(), "data:,"
        coded = base64.b64encode(data).decode() if found["coded"] else quote(data)
        return *found.span("data"), coded


def open_html(data: bytes, limits: Limits) -> Html:
    """A page. Cannot where it is no text, or too large."""
    given = _decoded(data)
    if len(given.text) > limits.characters:
        raise Cannot("too large")
    return Html(given, limits)


def second_reading(data: bytes) -> Iterator[str]:
    """What libxml2 makes of the page, or where that is not there, the standard library: every text and value."""
    text = _decoded(data).text
    try:
        from charteroak.screening.formats.html_second import by_libxml2

        yield from by_libxml2(text)
    except ModuleNotFoundError:
        from charteroak.screening.formats.html_plain import by_standard_library

        yield from by_standard_library(text)


def raw(data: bytes) -> Iterator[bytes]:
    """The bytes as they are, and what is written into addresses."""
    yield data
    for found in DATA.finditer(_decoded(data).text):
        yield _bytes(found)


def _decoded(data: bytes) -> Decoded:
    found = _CHARSET.search(data[:2048])
    given = declared(data, found[1].decode()) if found and not data.startswith(b"\xef\xbb\xbf") else None
    return given or decoded(data)


def _bytes(found: re.Match[str]) -> bytes:
    plain = unquote_to_bytes(found["data"])
    if not found["coded"]:
        return plain
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return plain


def _wovens(reader: Reader) -> list[Woven]:
    made = [
        _framed(reader.seen.done("text"), reader.tables),
        reader.unseen.done("hidden text", hidden=True),
        reader.given.done("attributes", hidden=True),
        reader.addresses.done("addresses", hidden=True),
        reader.remarks.done("comments", hidden=True),
        *reader.code,
    ]
    return [woven for woven in made if woven.text.strip()]


def _framed(seen: Woven, tables: list[Table]) -> Woven:
    """The text with each cell of a table that has headings said after its heading, which is not cut for it."""
    cells = sorted(cell for table in tables for cell in _labelled(seen.text, table))
    if not cells:
        return seen
    weaver, at = Weaver(), 0
    for number, (first, last, label) in enumerate(cells):
        if first >= at:
            _copy(weaver, seen, at, first)
            weaver.field(2 * number + 1)
            weaver.frame(f"{label}: ")
            _copy(weaver, seen, first, last)
            weaver.field(2 * number + 2)
            at = last
    _copy(weaver, seen, at, len(seen.text))
    return weaver.done(seen.where)


def _labelled(text: str, table: Table) -> Iterator[tuple[int, int, str]]:
    """The cells of a table, each with its column's heading: those of the first row, where that has no others."""
    if not table or not table[0] or not all(is_heading for is_heading, _, _ in table[0]):
        return
    labels = [" ".join(text[first:last].split())[:_LONGEST_LABEL] for _, first, last in table[0]]
    for row in table[1:]:
        for label, (is_heading, first, last) in zip(labels, row, strict=False):
            if label and first < last and not is_heading:
                yield first, last, label


def _copy(weaver: Weaver, woven: Woven, first: int, last: int) -> None:
    for said, start, end in woven.pieces(first, last):
        weaver.stand(said, start, end)


def _noticed(page: str) -> str:
    """The page with the notice: a line at its end, and a field in its head. In XML, which has neither, a remark."""
    if NOTICE in page:
        return page
    if not _HTML.search(page):
        return f"{page.rstrip()}\n<!-- {NOTICE} -->\n"
    field = f'<meta name="{FIELD}" content="{VALUE}">'
    head = _HEAD.search(page) or _ROOT.search(page)
    at = head.end() if head else 0
    ends = [found.start() for found in _END.finditer(page)]
    end = ends[-1] if ends and ends[-1] >= at else len(page)
    start = f"{page[:at]}{field}{page[at:end]}" if head else f"{page[:end]}{field}"
    return f"{start}<p>{NOTICE}</p>{page[end:]}"
