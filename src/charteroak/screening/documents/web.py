"""Web pages: the text that a browser shows, and what the page holds besides.

A reader of our own, since the standard library's takes a time in the square of a page that is made to harm. This one
looks at each character so many times and no more. It reads what papers and letters are made of, and no more of HTML.
"""

from __future__ import annotations

import html
import re

from charteroak.screening.documents.document import Document, Piece, Unreadable

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
_CODE = frozenset({"script", "style"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main"}
    | {"nav", "ol", "option", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
_EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "td", "th", "tr", "option", "dd", "dt"})
_WORDS = ("alt", "title", "placeholder", "aria-label", "content")
_DEEPEST = 500

_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/<>]*+)([^<>]*+)>|[!?][^<>]*+>)")
_ATTRIBUTE = re.compile(r"""(?<![\w-])([A-Za-z][\w-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"']++))?""")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{10,}+;?")

Given = dict[str, str]


def read_html(page: str) -> Document:
    """A web page as a document. Unreadable where it shows no text."""
    seen, unseen = text_of_html(page)
    if not seen.strip():
        raise Unreadable("no text")
    pieces = [Piece(seen, "body", 1)]
    if unseen.strip():
        pieces.append(Piece(unseen, "metadata"))
    return Document("html", (seen,), tuple(pieces))


def text_of_html(page: str) -> tuple[str, str]:
    """The text that is shown, and the text that is not: titles, descriptions, remarks."""
    reader = _Reader(page)
    reader.read()
    return _tidy(reader.seen), "\n".join(text.strip() for text in reader.unseen if text.strip())


class _Reader:
    def __init__(self, page: str) -> None:
        self.seen: list[str] = []
        self.unseen: list[str] = []
        self._page = page
        self._small = page.lower()
        self._within: list[str] = []

    def read(self) -> None:
        """Read the page from its beginning to its end."""
        at = 0
        while at < len(self._page):
            start = self._page.find("<", at)
            start = len(self._page) if start < 0 else start
            self._say(self._page[at:start])
            at = self._mark(start)

    def _mark(self, at: int) -> int:
        """Read what a sign "<" begins, and say where that ends."""
        if self._page.startswith("<!--", at):
            end = self._find("-->", at)
            self.unseen.append(self._page[at + 4 : end])
            return end + 3
        found = _TAG.match(self._page, at)
        if found is None:
            self._say(self._page[at : at + 1])
            return at + 1
        if found[2]:
            name = found[2].lower()
            if found[1]:
                self._end(name)
            else:
                self._begin(name, found[3])
                if name in _CODE:
                    return self._find(f"</{name}", found.end())
        return found.end()

    def _find(self, end: str, at: int) -> int:
        """Where something ends; what has no end goes to the end of the page."""
        found = self._small.find(end, at)
        return found if found >= 0 else len(self._page)

    def _begin(self, tag: str, written: str) -> None:
        if tag == "body" or (tag in _ENDED_BY_THE_NEXT and self._within[:1] == [tag]):
            self._within.clear()
        given = _given(written)
        self.unseen += [given[name] for name in _WORDS if name in given]
        if tag in _BLOCKS:
            self.seen.append("\t" if tag in ("td", "th") else "\n")
        if tag == "input" and not self._within:
            self.seen.append(_input(given))
        inside = self._within or tag in _UNSEEN or _is_hidden(given)
        if inside and tag not in _EMPTY and not written.endswith("/") and len(self._within) < _DEEPEST:
            self._within.append(tag)

    def _end(self, tag: str) -> None:
        if tag in self._within:
            while self._within.pop() != tag:
                pass
        elif tag in _BLOCKS and tag not in ("td", "th"):
            self.seen.append("\n")

    def _say(self, text: str) -> None:
        said = _plain(text) if text else ""
        (self.unseen if self._within else self.seen).append(said)


def _plain(text: str) -> str:
    """A text without its entities; a number that no letter has becomes the sign for that."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _given(written: str) -> Given:
    return {name.lower(): _plain(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(written)}


def _is_hidden(given: Given) -> bool:
    style = "".join(given.get("style", "").lower().split())
    return "hidden" in given or "display:none" in style or "visibility:hidden" in style


def _input(given: Given) -> str:
    """What a field of a form shows."""
    kind = given.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒ " if "checked" in given else "☐ "
    return "" if kind in ("hidden", "submit", "button", "password", "file") else given.get("value", "")


def _tidy(parts: list[str]) -> str:
    """Lines as they are shown: runs of spaces are one, and empty lines part paragraphs only once."""
    lines: list[str] = []
    for line in "".join(parts).split("\n"):
        shown = "\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip()
        if shown or (lines and lines[-1]):
            lines.append(shown)
    return "\n".join(lines).strip()
