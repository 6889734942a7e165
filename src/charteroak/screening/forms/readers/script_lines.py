"""Plain text and Markdown as lines that are read as one: wrapped ones joined, marks of Markdown taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.readers.html_names import Words
from charteroak.screening.forms.readers.html_tree import Node, Text
from charteroak.screening.forms.readers.wording import BLANK, BOX

_ITEM = re.compile(r"(?P<mark>[-*+•·‣▪–—◦](?=\s)|\(?\d{1,3}[.)](?=\s)|\(?[a-z][.)](?=\s)|#{1,3}\d{1,3}[.:)]?(?=\s))\s*")
_NUMBERED = re.compile(r"\W*(?:(?:Q|P|Question|Pregunta)\s?\d|\d)", re.IGNORECASE)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+")
_RULE = re.compile(r"(?:[-=*_~]\s?){3,}\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)\Z")
_FENCE = re.compile(r"`{3,}|~{3,}")
_SEPARATOR = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\Z")
_CONTROLS = re.compile(r"<(?:input|select|textarea|label|fieldset|form)\b", re.IGNORECASE)
_SIGN = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<link>!?\[(?P<shown>[^\[\]\n]{2,300})\]\([^()\s]{0,500}\))"
    r"|(?P<stress>\*{1,3}|~~|`{1,3}|(?<![\w_/])_{1,2}(?![_\s/])|(?<![_\s/])_{1,2}(?![\w_/]))"
)
_SPEAKS = re.compile(r"[A-ZÁÉÍÓÚÑ¿¡*][\w ./'’()-]{0,30}:(?:\s|\*|\Z)")
_ENDS = re.compile(r"[.?!:;)\]]['\"”»*_]*\Z")
_WRAPS_FROM = 50
_MOST_LINES = 50_000


@dataclass(slots=True)
class Said:
    """A line as it is read: how far it is indented, what stood before it ("-", "3.", "#"), its words."""

    words: Words
    number: int
    indent: int = 0
    mark: str = ""
    level: int = 0
    after_gap: bool = False
    cells: list[Words] = field(default_factory=list)
    page: str = ""
    """HTML with controls in it, as it is written."""
    start: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(self.words.text.split())

    @property
    def is_numbered(self) -> bool:
        """Whether it is numbered, as questions are."""
        return any(letter.isalnum() for letter in self.mark) or bool(_NUMBERED.match(self.words.text))


@dataclass(slots=True)
class _Raw:
    """A line as it is written."""

    text: str
    start: int
    number: int


def said_lines(text: str, *, markdown: bool) -> list[Said]:
    """The lines of a text, as they are read. Cannot ("too large") where there are too many."""
    raws: list[_Raw] = []
    at = 0
    if text.count("\n") > _MOST_LINES:
        raise Cannot("too large")
    for number, line in enumerate(text.split("\n"), 1):
        raws.append(_Raw(line.rstrip("\r"), at, number))
        at += len(line) + 1
    return list(_Joining(raws, markdown=markdown).lines())


class _Joining:
    """Lines that are wrapped, joined."""

    def __init__(self, raws: list[_Raw], *, markdown: bool) -> None:
        self._raws = raws
        self._markdown = markdown
        self._root = Node("", 0, None)

    def lines(self) -> Iterator[Said]:
        at, gap = _front(self._raws), True
        while at < len(self._raws):
            raw = self._raws[at]
            line = raw.text.strip()
            if _SEPARATOR.match(line) and "|" in line:
                at += 1
            elif not line or (_RULE.match(line) and not BLANK.fullmatch(line)):
                gap, at = True, at + 1
            elif _FENCE.match(line):
                at = self._past(at + 1, _FENCE)
            elif line.startswith("<!--"):
                at = self._past(at, re.compile(r".*-->"))
            elif self._markdown and _CONTROLS.search(line):
                page = self._page(at)
                yield page
                at, gap = at + page.page.count("\n") + 1, False
            elif line.startswith("|") or (self._markdown and line.count("|") > 1 and self._in_table(at)):
                yield self._row(raw, after_gap=gap)
                gap, at = False, at + 1
            else:
                at, said = self._one(at, after_gap=gap)
                gap = False
                yield said

    def _past(self, at: int, end: re.Pattern[str]) -> int:
        """The line after the next that is such; without one, the end."""
        while at < len(self._raws) and not end.match(self._raws[at].text.strip()):
            at += 1
        return at + 1

    def _page(self, at: int) -> Said:
        """HTML up to the next empty line."""
        first = at
        while at < len(self._raws) and self._raws[at].text.strip():
            at += 1
        raw = self._raws[first]
        page = "\n".join(each.text for each in self._raws[first:at])
        return Said(Words(()), raw.number, page=page, start=raw.start)

    def _in_table(self, at: int) -> bool:
        around = self._raws[max(at - 1, 0) : at + 2]
        return any(_SEPARATOR.match(each.text.strip()) and "|" in each.text for each in around)

    def _row(self, raw: _Raw, *, after_gap: bool) -> Said:
        cells: list[Words] = []
        line = raw.text.rstrip()
        first = len(line) - len(line.lstrip())
        first += line[first : first + 1] == "|"
        last = len(line) - line.endswith("|")
        at = first
        while at <= last:
            end = line.find("|", at, last)
            end = last if end < 0 else end
            cells.append(Words(self._pieces(line, at, end, raw.start, raw.number)))
            at = end + 1
        return Said(Words(()), raw.number, cells=cells, after_gap=after_gap, start=raw.start)

    def _one(self, at: int, *, after_gap: bool) -> tuple[int, Said]:
        """A line, with those that it goes on in."""
        raw = self._raws[at]
        said = self._begun(raw)
        said.after_gap = after_gap
        pieces = list(said.words.pieces)
        at += 1
        if self._is_underlined(at, raw):
            said.level = 1 if self._raws[at].text.strip().startswith("=") else 2
            return at + 1, said
        last = raw.text
        while not said.level and at < len(self._raws) and self._goes_on(last, self._raws[at].text, said):
            following = self._raws[at]
            indent = len(following.text) - len(following.text.lstrip(" \t>"))
            pieces += self._pieces(following.text, indent, len(following.text), following.start, following.number)
            last = following.text
            at += 1
        said.words = Words(pieces)
        return at, said

    def _is_underlined(self, at: int, raw: _Raw) -> bool:
        if at >= len(self._raws) or not any(letter.isalnum() for letter in raw.text):
            return False
        under = self._raws[at].text.strip()
        return len(under) >= 3 and bool(_UNDERLINE.match(under)) and len(under) <= len(raw.text.strip()) + 8

    def _begun(self, raw: _Raw) -> Said:
        line = raw.text
        first = len(line) - len(line.lstrip(" \t>"))
        heading = _HEADING.match(line, first)
        if heading:
            last = len(line.rstrip().rstrip("#"))
            words = Words(self._pieces(line, heading.end(), last, raw.start, raw.number))
            return Said(words, raw.number, first, "#", len(heading["marks"]))
        item = _ITEM.match(line, first)
        mark = ""
        at = first
        if item and not BLANK.match(line, first):
            mark, at = item["mark"], item.end()
        words = Words(self._pieces(line, at, len(line), raw.start, raw.number))
        said = Said(words, raw.number, first, mark)
        if not mark and self._is_shouted(line.strip()):
            said.level = 2
        return said

    def _is_shouted(self, line: str) -> bool:
        """A heading in capitals, or all in bold."""
        plain = line.strip("*_ ")
        if line.endswith((":", "?")) or BLANK.search(line) or BOX.search(line) or plain.endswith((":", "?", ".")):
            return False
        bold = line.startswith("**") and line.endswith("**") and line.count("**") == 2
        return bold or (line.isupper() and len(line) > 3 and not any(letter.isdigit() for letter in line[:3]))

    def _goes_on(self, line: str, following: str, said: Said) -> bool:
        """Whether the next line is the rest of this one."""
        this, other = line.rstrip(), following.strip()
        if not other or line.endswith(("  ", "\\")) or BLANK.search(this) or BLANK.search(other) or "|" in other[:1]:
            return False
        if _ITEM.match(other) or _HEADING.match(other) or BOX.match(other) or _FENCE.match(other) or _RULE.match(other):
            return False
        if _NUMBERED.match(other) or (_SPEAKS.match(other) and not other[0].islower()):
            return False
        if this.count("¿") > this.count("?"):
            return True
        deeper = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip())
        if deeper and other.endswith("?") and "?" not in this and _SPEAKS.match(this.strip()):
            return True
        if other[0].islower():
            return not _ENDS.search(this) or this.endswith((";", ")")) or len(this) >= _WRAPS_FROM
        if _ENDS.search(this) and not (said.mark and len(this) >= _WRAPS_FROM and following[:1] in " \t"):
            return len(this) >= _WRAPS_FROM and not this.endswith((":", "?")) and not said.mark
        return len(this) >= _WRAPS_FROM

    def _pieces(self, line: str, first: int, last: int, base: int, number: int) -> list[Text]:
        """What a stretch of a line says, in pieces that know where they stand."""
        made: list[Text] = []

        def add(said: str, start: int, end: int) -> None:
            if said:
                text = Text(said, base + start, base + end, self._root)
                text.line = number
                made.append(text)

        at = first
        for sign in _SIGN.finditer(line, first, last) if self._markdown else ():
            if sign["stress"] and _is_bullet(line, sign):
                continue
            add(line[at : sign.start()], at, sign.start())
            at = sign.end()
            if sign["entity"]:
                add(html.unescape(sign["entity"]), *sign.span())
            elif sign["escaped"]:
                add(sign["escaped"], *sign.span("escaped"))
            elif sign["link"]:
                add(sign["shown"], *sign.span("shown"))
            elif sign["tag"] and sign["tag"].lower().startswith(("<br", "<p", "</p", "<li", "<div", "</div", "<td")):
                add(" ", *sign.span())
        add(line[at:last], at, last)
        return made


def _is_bullet(line: str, sign: re.Match[str]) -> bool:
    """Whether a star is one by itself, as for what is required."""
    before, after = line[sign.start() - 1 : sign.start()], line[sign.end() : sign.end() + 1]
    return sign["stress"] == "*" and before in ("", " ") and after in ("", " ")


def _front(raws: list[_Raw]) -> int:
    """Where the text begins, after the data that may stand before it."""
    if not raws or raws[0].text.strip() != "---":
        return 0
    for number, raw in enumerate(raws[1:60], 1):
        if raw.text.strip() in ("---", "..."):
            return number + 1
    return 0
