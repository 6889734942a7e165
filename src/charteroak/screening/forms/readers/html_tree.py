"""A page of HTML as a tree, as browsers mend it where it is unclosed; every text and value knows where it stands.

The standard library alone, as the default install has it: tags are found by `markup_tags`, in time linear in the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from charteroak.screening.formats.markup_tags import Attribute, tag_at
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.readers.wording import BLANK, BOX

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source"}
    | {"track", "wbr"}
)
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_BARE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "footer",
    }
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p", "pre", "section"}
    | {"footer", "table", "ul"}
)
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select", "datalist"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "tbody": (frozenset({"tr", "td", "th", "tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tr", "td", "th", "tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "td", "th", "tbody", "thead", "tfoot"}), frozenset({"table"})),
}
"""What a tag's beginning ends, up to which element."""
_DEEPEST = 120
_MOST = 200_000
_MOST_WITHIN = 2_000


BLANK_TAG, BOX_TAG = "x-blank", "x-box"
"""What stands in the tree for a blank to write in, and for a box to tick, where they are only printed."""


class Text:
    """A stretch of text as it is read, and where it stands.

    `line` is the number of the line that it is shown in, -1 where it is not shown; `hint` if it is set as a hint;
    `taken` once it is some question's.
    """

    __slots__ = ("end", "hint", "line", "said", "start", "taken", "up")

    def __init__(self, said: str, start: int, end: int, up: Node) -> None:
        self.said = said
        self.start = start
        self.end = end
        self.up = up
        self.taken = False
        self.hint = False
        self.line = -1


class Node:
    """An element. `given` are its attributes: what each says, and where."""

    __slots__ = ("given", "kids", "start", "tag", "up")

    def __init__(self, tag: str, start: int, up: Node | None) -> None:
        self.tag = tag
        self.start = start
        self.up = up
        self.given: dict[str, tuple[str, int, int]] = {}
        self.kids: list[Node | Text] = []

    def says(self, name: str) -> str:
        """What an attribute says, without space around it; "" where there is none."""
        held = self.given.get(name)
        return held[0].strip() if held else ""

    def has(self, name: str) -> bool:
        """Whether an attribute is there."""
        return name in self.given

    def above(self) -> Iterator[Node]:
        """The elements that it is in, from the inside out."""
        node = self.up
        while node is not None:
            yield node
            node = node.up

    def nodes(self) -> Iterator[Node]:
        """The elements in it, in order."""
        stack = [each for each in reversed(self.kids) if isinstance(each, Node)]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(each for each in reversed(node.kids) if isinstance(each, Node))

    def texts(self, passing: frozenset[str] = frozenset()) -> Iterator[Text]:
        """The texts in it, in order, but for those in some elements. Of what holds very much, only the beginning."""
        stack, left = list(reversed(self.kids)), _MOST_WITHIN
        while stack and left:
            left -= 1
            each = stack.pop()
            if isinstance(each, Text):
                yield each
            elif each.tag not in passing:
                stack.extend(reversed(each.kids))


def tree_of(page: str) -> Node:
    """The page's root, whose children are what stands at its top. Cannot ("too large") where it has too many tags."""
    return _Growing(page).grow()


class _Growing:
    """A tree in the making."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._root = Node("", 0, None)
        self._open = [self._root]
        self._count = 0
        self._marks = [mark for mark in ((BLANK, BLANK_TAG), (BOX, BOX_TAG)) if mark[0].search(page)]

    def grow(self) -> Node:
        page, at, last = self._page, 0, len(self._page)
        while at < last:
            start = page.find("<", at)
            start = last if start < 0 else start
            if at < start:
                self._say(at, start)
            at = self._mark(start) if start < last else last
        return self._root

    def _mark(self, at: int) -> int:
        page = self._page
        self._count += 1
        if self._count > _MOST:
            raise Cannot("too large")
        bare = _BARE.match(page, at)  # most tags have no attributes, and are told more quickly so
        if bare and bare[1]:
            self._end(bare[2].lower())
            return bare.end()
        if bare:
            name, last = bare[2].lower(), bare.end()
            node = self._begin(name, at, (), closes=False)
            return self._raw(node, name, last) if name in _RAW else last
        if page[at + 1 : at + 2] in ("!", "?"):
            return self._aside(at)
        tag = tag_at(page, at)
        if tag is None:
            self._say(at, at + 1)
            return at + 1
        if tag.is_end:
            self._end(tag.name)
            return tag.last
        node = self._begin(tag.name, at, tag.attributes, closes=tag.closes)
        return self._raw(node, tag.name, tag.last) if tag.name in _RAW else tag.last

    def _aside(self, at: int) -> int:
        """What is not shown: remarks and definitions. Text that is marked off is text."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">")):
            if self._page.startswith(opening, at):
                found = self._page.find(closing, at + (2 if opening == "<!--" else len(opening)))
                last = found if found >= 0 else len(self._page)
                if opening == "<![CDATA[":
                    self._say(at + len(opening), last)
                return min(last + len(closing), len(self._page))
        return at + 1

    def _begin(self, name: str, at: int, attributes: tuple[Attribute, ...], *, closes: bool) -> Node:
        self._imply(name)
        up = self._open[-1]
        node = Node(name, at, up)
        up.kids.append(node)
        for each in attributes:
            if each.name not in node.given:
                value = self._page[each.first : each.last]
                node.given[each.name] = (html.unescape(value) if "&" in value else value, each.first, each.last)
        closed = closes and not name.isalpha()  # "<div/>" is an open tag in HTML
        if name not in VOID and not closed and len(self._open) < _DEEPEST:
            self._open.append(node)
        return node

    def _imply(self, name: str) -> None:
        """End what a tag ends by beginning."""
        if name in _BLOCKS and "p" in [node.tag for node in self._open[-6:]]:
            self._close(frozenset({"p"}), frozenset({"button", "td", "th", "table", "label", "object"}))
        ended = _ENDS.get(name)
        if ended:
            self._close(*ended)

    def _close(self, names: frozenset[str], within: frozenset[str]) -> None:
        """Close the outermost of the elements of such names within the nearest of those."""
        found = 0
        for number in range(len(self._open) - 1, 0, -1):
            tag = self._open[number].tag
            if tag in names:
                found = number
            elif tag in within:
                break
        if found:
            del self._open[found:]

    def _end(self, name: str) -> None:
        for number in range(len(self._open) - 1, 0, -1):
            tag = self._open[number].tag
            if tag == name:
                del self._open[number:]
                return
            if tag in ("td", "th", "table") and name not in ("tr", "tbody", "thead", "tfoot", "table", "form", "body"):
                return

    def _raw(self, node: Node, name: str, at: int) -> int:
        """What holds no tags: scripts, styles, titles and long texts to fill in. Of a text's value nothing is kept."""
        found = _RAW[name].search(self._page, at)
        last = found.start() if found else len(self._page)
        if name == "title":
            self._say(at, last)
        if self._open[-1] is node:
            self._open.pop()
        if not found:
            return last
        close = self._page.find(">", last)
        return close + 1 if close >= 0 else len(self._page)

    def _say(self, first: int, last: int) -> None:
        at = first
        if self._page.find("&", first, last) >= 0:
            for found in _REFERENCE.finditer(self._page, first, last):
                if at < found.start():
                    self._plain(at, found.start())
                at = found.end()
                self._add(html.unescape(found[0]), found.start(), at)
        if at < last:
            self._plain(at, last)

    def _plain(self, first: int, last: int) -> None:
        """Text without references; blanks and boxes in it are elements."""
        marks = sorted(
            (*found.span(), tag) for sign, tag in self._marks for found in sign.finditer(self._page, first, last)
        )
        for start, end, tag in sorted(marks):
            if start >= first:
                if first < start:
                    self._add(self._page[first:start], first, start)
                self._open[-1].kids.append(Node(tag, start, self._open[-1]))
                first = end
        if first < last:
            self._add(self._page[first:last], first, last)

    def _add(self, said: str, first: int, last: int) -> None:
        up = self._open[-1]
        if len(said) == 1 and BOX.fullmatch(said):
            up.kids.append(Node(BOX_TAG, first, up))
        else:
            up.kids.append(Text(said, first, last, up))
