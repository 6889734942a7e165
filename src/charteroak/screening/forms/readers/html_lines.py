"""What a page of HTML shows, line by line: texts, and the controls among them, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.readers.html_tree import BLANK_TAG, BOX_TAG, Node, Text

Sort = Literal["text", "radio", "check", "select", "date", "number", "file"]

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "nobr", "output", "q", "s", "samp", "slot", "small", "span", "strike", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "picture", "map", "ruby", "rt"}
)
_UNSHOWN = frozenset(
    {"script", "style", "template", "noscript", "title", "iframe", "object", "svg", "math", "canvas", "audio", "video"}
    | {"datalist", "progress", "meter", "output", "button", "meta", "link"}
)
_QUIET = frozenset({"nav", "footer", "a", "summary"})
_SORTS: dict[str, Sort | None] = {
    "hidden": None,
    "submit": None,
    "button": None,
    "reset": None,
    "image": None,
    "radio": "radio",
    "checkbox": "check",
    "file": "file",
    "number": "number",
    "range": "number",
    "date": "date",
    "datetime-local": "date",
    "month": "date",
    "week": "date",
    "time": "date",
}
_ROLES: dict[str, Sort] = {
    "textbox": "text",
    "searchbox": "text",
    "combobox": "select",
    "listbox": "select",
    "radio": "radio",
    "checkbox": "check",
    "menuitemradio": "radio",
    "menuitemcheckbox": "check",
    "switch": "check",
    "spinbutton": "number",
    "slider": "number",
}
_OWN = re.compile(r"-.*?(?:input|select|field|textarea|textbox|combo|picker|radio|checkbox|switch|dropdown|editor)")
_HINT = re.compile(
    r"(?:^|[\s_-])(?:hint|help|helper|helptext|note|tip|error|feedback|muted|desc|description)(?:$|[\s_-])"
)
_GONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MOST_CONTROLS = 5_000
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Control:
    """What is filled in. `line` is the number of its line, `at` its place in that.

    `options` are what may be chosen, where it says so itself.
    """

    __slots__ = ("at", "line", "node", "options", "sort", "start")

    def __init__(self, node: Node, sort: Sort, line: int, at: int) -> None:
        self.node = node
        self.sort = sort
        self.start = node.start
        self.line = line
        self.at = at
        self.options: list[str] = []

    @property
    def chosen(self) -> bool:
        """Whether it is one of several that may be ticked."""
        return self.sort in ("radio", "check")


@dataclass(slots=True)
class Line:
    """A line: the block that it is in, its level as a heading, and whether it is a hint or beside the matter."""

    block: Node
    level: int = 0
    hint: bool = False
    quiet: bool = False
    parts: list[Text | Control] = field(default_factory=list)
    has_control: bool = False
    hinted: list[Text] = field(default_factory=list)
    """Those of its texts that are set as hints."""

    def texts(self) -> list[Text]:
        """Its texts that are not yet anyone's."""
        return [part for part in self.parts if isinstance(part, Text) and not part.taken]


class Page:
    """The lines of a page, and its elements by their ids."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.lines = [Line(root)]
        self.ids: dict[str, Node] = {}
        self.labels: dict[str, list[Node]] = {}
        self.title = ""
        self.language = ""
        self.saying: list[Node] = []
        """Elements that may ask in an attribute, with no control in them: groups of buttons, elements of its own."""
        self.empty: set[int] = set()
        self.controls: list[Control] = []
        self.only: dict[int, bool] = {}
        """By a label's id: whether it is around one control, where that was asked before."""
        self._walk(root, 0, hint=False, quiet=False)

    def _walk(self, node: Node, level: int, *, hint: bool, quiet: bool) -> None:
        block = self._line().block
        for kid in node.kids:
            if isinstance(kid, Text):
                kid.hint, kid.line = hint, len(self.lines) - 1
                self._line().parts.append(kid)
                if hint:
                    self._line().hinted.append(kid)
            else:
                self._element(kid, block if node.tag in _INLINE else node, level, hint=hint, quiet=quiet)
        if id(node) in self.empty:
            self._control(node, "text")

    def _control(self, node: Node, sort: Sort) -> None:
        line = self.lines[-1]
        control = Control(node, sort, len(self.lines) - 1, len(line.parts))
        line.parts.append(control)
        line.has_control = True
        self.controls.append(control)
        if len(self.controls) > _MOST_CONTROLS:
            raise Cannot("too large")

    def _element(self, node: Node, block: Node, level: int, *, hint: bool, quiet: bool) -> None:
        self._known(node)
        if node.tag == "br":
            self._new(block, level, hint=hint, quiet=quiet)
            return
        sort = sort_of(node)
        if is_gone(node) or (node.tag in _UNSHOWN and not sort):
            return
        if sort:
            self._control(node, sort)
            if node.has("role") or node.has("contenteditable"):
                _empty(node, sort)
        if sort in ("text", "select", "number", "date", "file") or node.tag in (BLANK_TAG, BOX_TAG):
            return
        hint = hint or _is_hint(node)
        quiet = quiet or node.tag in _QUIET
        if node.tag in _INLINE or sort:
            self._walk(node, level, hint=hint, quiet=quiet)
            return
        if node.tag == "table":
            self.empty |= _empty_cells(node)
        level = _HEADINGS.get(node.tag, _level(node) or level)
        self._new(node, level, hint=hint, quiet=quiet)
        self._walk(node, level, hint=hint, quiet=quiet)
        self._new(block, level if block.tag in _HEADINGS else 0, hint=False, quiet=quiet)

    def _known(self, node: Node) -> None:
        if node.has("id"):
            self.ids.setdefault(node.says("id"), node)
        if "-" in node.tag or node.says("role") in ("group", "radiogroup"):
            self.saying.append(node)
        if node.tag == "label" and node.says("for"):
            self.labels.setdefault(node.says("for"), []).append(node)
        elif node.tag == "title" and not self.title:
            self.title = " ".join("".join(text.said for text in node.texts()).split())
        elif node.tag == "html":
            tag = (node.says("lang") or node.says("xml:lang")).lower()[:2]
            self.language = tag if tag in ("en", "es") else ""

    def _line(self) -> Line:
        return self.lines[-1]

    def _new(self, block: Node, level: int, *, hint: bool, quiet: bool) -> None:
        last = self.lines[-1]
        if last.has_control or any(isinstance(part, Text) and not part.said.isspace() for part in last.parts):
            self.lines.append(Line(block, level, hint, quiet))
        else:
            last.block, last.level, last.hint, last.quiet = block, level, hint, quiet


def sort_of(node: Node) -> Sort | None:
    """What sort of control an element is; None where it is none."""
    tag = node.tag
    if tag == "input":
        return _SORTS.get(node.says("type").lower(), "text")
    if tag == "textarea" or tag == BLANK_TAG:
        return "text"
    if tag == "select":
        return "select"
    if tag == BOX_TAG:
        return "check"
    if not node.given and "-" not in tag:
        return None
    role = node.says("role").lower()
    if role in _ROLES:
        return _ROLES[role]
    if node.says("contenteditable").lower() in ("true", "plaintext-only") and "contenteditable" in node.given:
        return "text"
    return _own(node) if "-" in tag else None


def _empty(node: Node, sort: Sort) -> None:
    """Take out of an element what is filled in there: it may stand in a label, whose other words are read."""
    if sort in ("text", "number", "date"):
        node.kids.clear()
    elif sort == "select":
        node.kids[:] = [kid for kid in node.kids if isinstance(kid, Node)]


def _own(node: Node) -> Sort | None:
    """An element that the page's author has made: a control by its name, or by what it is given."""
    named = _OWN.search(node.tag)
    if not named or node.tag.endswith(("-group", "-form-field", "-label")):
        return "text" if node.says("label") and (node.has("name") or node.has("placeholder")) else None
    if any(sort_of(each) for each in node.nodes()):
        return None
    if "radio" in named[0]:
        return "radio"
    if "checkbox" in named[0] or "switch" in named[0]:
        return "check"
    return "select" if any(word in named[0] for word in ("select", "combo", "dropdown")) else "text"


def _is_hint(node: Node) -> bool:
    given = node.given
    if node.tag == "small":
        return True
    if "class" not in given and "id" not in given:
        return False
    return bool(_HINT.search(f"{node.says('class').lower()} {node.says('id').lower()}"))


def is_gone(node: Node) -> bool:
    """Whether an element is not shown."""
    if not node.given:
        return False
    if node.has("hidden"):
        return True
    return "style" in node.given and bool(_GONE.search(node.says("style").lower()))


def _level(node: Node) -> int:
    if node.says("role") != "heading":
        return 0
    level = node.says("aria-level")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def _empty_cells(table: Node) -> set[int]:
    """Empty cells to be written in: those beside a label, or under a head, of a table that holds little else."""
    rows: list[list[Node]] = []
    for node in table.nodes():
        if node.tag == "tr":
            rows.append([kid for kid in node.kids if isinstance(kid, Node) and kid.tag in ("td", "th")])
        elif sort_of(node):
            return set()
    filled = [[any(text.said.strip("\xa0 \t\r\n") for text in cell.texts()) for cell in row] for row in rows]
    body = [(row, held) for row, held in zip(rows, filled, strict=True) if row and not all(held)]
    beside = [cell for row, held in body for cell, has in zip(row[1:], held[1:], strict=True) if not has]
    free = sum(not has for _, held in body for has in held[1:])
    every = sum(len(held) - 1 for held in filled if len(held) > 1 and held is not filled[0]) or 1
    if len(body) == 1 and len(rows) == 1:
        every = len(rows[0]) - 1
    return {id(cell) for cell in beside} if free >= 0.6 * every else set()
