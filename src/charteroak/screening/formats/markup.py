"""Pages of HTML and other markup, read so that everything in them that holds words is some surface's text.

What a browser shows is one text, in which tags inside a word are nothing and blocks are lines; what it hides is
another; then come attributes, addresses, remarks and scripts. Every sign of the page is a tag's name or in one of them.
"""

from __future__ import annotations

import html
import json
import re
from itertools import groupby
from urllib.parse import unquote

from charteroak.screening.formats.json_words import weave
from charteroak.screening.formats.markup_tags import ALONE, DATA, INLINE, LONGEST_NUMBER, SIGN, Attribute, Tag, tag_at
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.weaving import Weaver, Woven

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "col", "colgroup", "dd", "details"}
    | {"dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1"}
    | {"h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "input", "legend", "li"}
    | {"link", "main", "map", "menu", "meta", "nav", "noscript", "object", "ol", "optgroup", "option", "output", "p"}
    | {"param", "pre", "script", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td"}
    | {"template", "textarea", "tfoot", "th", "thead", "title", "tr", "track", "ul", "video", "audio", "canvas", "base"}
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"head", "title", "template", "noscript"})
_CODE = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "td", "th", "tr", "option", "dd", "dt"})
_KEPT_AS_IT_IS = frozenset({"pre", "textarea"})
_DEEPEST = 500
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "cite", "poster", "srcset", "background", "xlink:href"})
_SAID_ALONE = frozenset({"alt", "title", "placeholder", "label", "summary", "aria-label", "aria-description", "srcdoc"})
_ABOUT_PEOPLE = frozenset(
    {"author", "creator", "dc.creator", "dcterms.creator", "dc.contributor", "owner", "reply-to", "generator"}
    | {"last-modified-by", "lastmodifiedby", "changedby", "created", "changed", "publisher", "article:author"}
)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([nrt'\"/\\])")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+|[-_+/=&?;#.]")


Table = list[list[tuple[bool, int, int]]]
"""Rows of cells: whether each is a heading, and from where to where it stands in what is seen."""


class Reader:
    """Reads a page from its beginning to its end."""

    def __init__(self, page: str) -> None:
        self._page = page
        self.seen, self.unseen, self.given, self.addresses, self.remarks = (Weaver() for _ in range(5))
        self.code: list[Woven] = []
        self.people: list[tuple[int, int]] = []
        """Where the page says who made it, and with what."""
        self.tables: list[Table] = []
        self.entities = False
        """Whether the page has definitions of its own of what references stand for."""
        self._within: list[str] = []
        self._open: list[Table] = []
        self._as_it_is = 0
        self._fields = 0

    def read(self) -> Reader:
        """Read it all."""
        self._stretch(0, len(self._page))
        return self

    def _stretch(self, at: int, last: int) -> None:
        while at < last:
            start = self._page.find("<", at, last)
            start = last if start < 0 else start
            self._say(at, start)
            at = self._mark(start) if start < last else last

    def _mark(self, at: int) -> int:
        """Read what a sign "<" begins, and say where that ends."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")):
            if self._page.startswith(opening, at):
                return self._aside(at + len(opening), opening, closing)
        tag = tag_at(self._page, at)
        if tag is None:
            self._say(at, at + 1)
            return at + 1
        if tag.is_end:
            self._end(tag)
        else:
            self._begin(tag)
            if tag.name in _CODE:
                return self._code(tag)
        return tag.last

    def _aside(self, first: int, opening: str, closing: str) -> int:
        """A remark, a definition, or text that is marked off; what has no end goes to the end of the page."""
        found = self._page.find(closing, first)
        last = found if found >= 0 else len(self._page)
        if opening == "<![CDATA[":
            self._target().say(self._page[first:last], first)
        elif opening == "<!" and "[" in self._page[first:last]:
            self.entities = True
        say_flat(self.remarks, self._page, first, last)
        self.remarks.frame("\n")
        return min(last + len(closing), len(self._page))

    def _code(self, tag: Tag) -> int:
        found = _CODE[tag.name].search(self._page, tag.last)
        last = found.start() if found else len(self._page)
        if tag.last < last:
            self.code.append(_code(self._page, tag.last, last, f"{tag.name} {len(self.code) + 1}"))
        return last

    def _begin(self, tag: Tag) -> None:
        if tag.name == "body" or (tag.name in _ENDED_BY_THE_NEXT and self._within[:1] == [tag.name]):
            self._within.clear()
        self._attributes(tag)
        self._lay_out(tag)
        inside = self._within or tag.name in _UNSEEN or self._is_hidden(tag)
        if inside and tag.name not in _EMPTY and not tag.closes and len(self._within) < _DEEPEST:
            if not self._within:
                self._line(self.unseen)
            self._within.append(tag.name)
        self._as_it_is += tag.name in _KEPT_AS_IT_IS

    def _lay_out(self, tag: Tag) -> None:
        """What a tag's beginning does to the text: a cell, a line, a box that is ticked, or a name of its own."""
        target = self._target()
        if tag.name == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag.name == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
        if tag.name in _CELLS:
            self._end_cell()
            target.frame("\t")
            if self._open and self._open[-1] and target is self.seen:
                self._open[-1][-1].append((tag.name == "th", len(self.seen), -1))
        elif tag.name not in INLINE:
            self._line(target)
            if tag.name not in _BLOCKS:
                target.frame(f"{spoken(tag.name)}: ")
        self._box(tag, target)

    def _box(self, tag: Tag, target: Weaver) -> None:
        values = {each.name: each for each in tag.attributes}
        if tag.name == "option" and "selected" in values:
            target.frame("☒ ")
        if tag.name != "input":
            return
        kind = self._value(values["type"]).lower() if "type" in values else "text"
        if kind in ("checkbox", "radio"):
            target.frame("☒ " if "checked" in values else "☐ ")

    def _end(self, tag: Tag) -> None:
        if tag.name in _CELLS or tag.name in ("tr", "table"):
            self._end_cell()
        if tag.name == "table" and self._open:
            self._open.pop()
        self._as_it_is = max(0, self._as_it_is - (tag.name in _KEPT_AS_IT_IS))
        if tag.name in self._within:
            while self._within.pop() != tag.name:
                pass
        elif tag.name not in INLINE and tag.name not in _CELLS:
            self._line(self._target())

    def _end_cell(self) -> None:
        row = self._open[-1][-1] if self._open and self._open[-1] else []
        if row and row[-1][2] < 0:
            row[-1] = (*row[-1][:2], len(self.seen))

    def _attributes(self, tag: Tag) -> None:
        """Every value of every attribute, after the name that says what it is about."""
        self._bare(tag)
        names = {each.name: self._value(each) for each in tag.attributes if each.name in _TELLING}
        about = next((names[name] for name in _TELLING if names.get(name)), "")
        for each in tag.attributes:
            if each.first == each.last or DATA.fullmatch(self._page, each.first, each.last):
                continue  # what is written into an address is a file within the page
            self._fields += 1
            self.given.field(self._fields)
            self.given.frame(_introduction(tag.name, each.name, about))
            say(self.given, self._page, each.first, each.last, as_it_is=False)
            self.given.frame("\n")
            if each.name in _ADDRESSES:
                self.addresses.field(self._fields)
                _say_address(self.addresses, self._page, each.first, each.last)
                self.addresses.frame("\n")
            if tag.name == "meta" and each.name == "content" and about.lower() in _ABOUT_PEOPLE:
                self.people.append((each.first, each.last))

    def _bare(self, tag: Tag) -> None:
        """Words in a tag that are no attributes of it, as where quotes are not in order: each run of them is a text."""
        for is_bare, run in groupby(tag.attributes, lambda each: each.first == each.last and each.name not in ALONE):
            each = list(run)
            if is_bare:
                known = tag.name in INLINE or tag.name in _BLOCKS or tag.name in _EMPTY
                start = each[0].start if known or each[0] is not tag.attributes[0] else tag.first
                self._fields += 1
                self.given.field(self._fields)
                say(self.given, self._page, start, each[-1].last, as_it_is=False)
                self.given.frame("\n")

    def _value(self, attribute: Attribute) -> str:
        return html.unescape(self._page[attribute.first : attribute.last][:500])

    def _is_hidden(self, tag: Tag) -> bool:
        values = {each.name: each for each in tag.attributes}
        style = "".join(self._value(values["style"]).lower().split()) if "style" in values else ""
        return "hidden" in values or any(sign in style for sign in ("display:none", "visibility:hidden", "font-size:0"))

    def _target(self) -> Weaver:
        return self.unseen if self._within else self.seen

    def _line(self, target: Weaver) -> None:
        if not target.ends_with("\n"):
            target.frame("\n")

    def _say(self, first: int, last: int) -> None:
        if first < last:
            say(self._target(), self._page, first, last, as_it_is=self._as_it_is > 0)


_TELLING = ("property", "itemprop", "http-equiv", "name", "id", "aria-label")
"""Attributes that say what another is about, the most telling first."""


def _introduction(tag: str, name: str, about: str) -> str:
    """What an attribute's value is about: a field's value is the field's, and what data is called says what it is."""
    if name in _SAID_ALONE:
        return ""
    if name.startswith("data-"):
        return f"{spoken(name[5:].replace('-', ' '))}: "
    if name in ("value", "content") and about:
        return f"{spoken(about.replace('-', ' '))}: "
    return "" if tag in _BLOCKS or tag in INLINE else f"{spoken(name)}: "


def say(weaver: Weaver, page: str, first: int, last: int, *, as_it_is: bool) -> None:
    """A stretch of text: its references replaced, and runs of white space one space unless it is kept as it is."""
    at = first
    for sign in SIGN.finditer(page, first, last):
        said = _said(sign[0])
        if said is None and as_it_is:
            continue
        weaver.say(page[at : sign.start()], at)
        at = sign.end()
        if said is not None:
            weaver.stand(said, sign.start(), at)
        elif not weaver.ends_with((" ", "\n", "\t")):
            weaver.stand(" ", sign.start(), at)
    weaver.say(page[at:last], at)


def say_flat(weaver: Weaver, page: str, first: int, last: int) -> None:
    """The same without any tags in it."""
    at = first
    while at < last:
        start = page.find("<", at, last)
        start = last if start < 0 else start
        say(weaver, page, at, start, as_it_is=False)
        tag = tag_at(page, start) if start < last else None
        if tag is None or tag.last > last:
            say(weaver, page, start, min(start + 1, last), as_it_is=False)
        at = tag.last if tag and tag.last <= last else start + 1


def _said(sign: str) -> str | None:
    """What a reference stands for; None for white space."""
    if sign[0] != "&":
        return None
    return "\ufffd" if sign[1] == "#" and len(sign) > LONGEST_NUMBER else html.unescape(sign)


def _say_address(weaver: Weaver, page: str, first: int, last: int) -> None:
    """An address as words: what is encoded in it, and its parts by themselves."""
    at = first
    for sign in _PERCENT.finditer(page, first, last):
        weaver.say(page[at : sign.start()], at)
        at = sign.end()
        said = unquote(sign[0], errors="replace") if sign[0][0] == "%" else ": " if sign[0] == "=" else " "
        weaver.stand(said, sign.start(), at)
    weaver.say(page[at:last], at)


def _code(page: str, first: int, last: int, where: str) -> Woven:
    """A script or style: data in JSON as records, all else as it is written, its escapes replaced."""
    if page[first:last].lstrip()[:1] in ("{", "["):
        try:
            json.loads(page[first:last])
        except (ValueError, RecursionError):
            pass
        else:
            return _hidden(weave(page, first, last, where)[0])
    weaver, at = Weaver(), first
    for escape in _ESCAPE.finditer(page, first, last):
        weaver.say(page[at : escape.start()], at)
        at = escape.end()
        weaver.stand(_unescaped(escape), escape.start(), at)
    weaver.say(page[at:last], at)
    return weaver.done(where, hidden=True)


def _unescaped(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2] or escape[3]
    if number is None:
        return {"n": "\n", "r": "\r", "t": "\t"}.get(escape[4], escape[4])
    code = int(number, 16)
    return "\ufffd" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def _hidden(woven: Woven) -> Woven:
    woven.hidden = True
    return woven
