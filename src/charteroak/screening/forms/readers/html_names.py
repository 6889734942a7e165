"""What labels a control: its label, what names it to a screen reader, the cell beside or above, the words before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from charteroak.screening.forms.readers.html_lines import Control, Line, Page, sort_of
from charteroak.screening.forms.readers.html_tree import Node, Text
from charteroak.screening.forms.readers.wording import asks, bounds, is_prompt, is_short, said

_INSIDE = frozenset({"select", "textarea", "output", "button", "datalist", "script", "style", "template"})
_MOST_LINES = 5
_LONGEST = 45
_MOST_IDS = 20
_MOST_LABELS = 3
_GROUPS = frozenset({"group", "radiogroup"})


class Words:
    """Words of the page that are one text, and where each stands."""

    __slots__ = ("_starts", "pieces", "text")

    def __init__(self, pieces: Iterable[Text]) -> None:
        self.pieces = list(pieces)
        parts: list[str] = []
        self._starts: list[int] = []
        at = 0
        for number, piece in enumerate(self.pieces):
            if number and piece.line != self.pieces[number - 1].line:
                parts.append(" ")
                at += 1
            self._starts.append(at)
            parts.append(piece.said)
            at += len(piece.said)
        self.text = "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def label(self) -> tuple[str, int, int]:
        """The words without number, star and colon, and from where to where they stand in the page."""
        first, last = bounds(self.text)
        return self.part(first, last)

    def part(self, first: int, last: int) -> tuple[str, int, int]:
        """Some of the words, and where they stand."""
        if first >= last:
            return "", -1, -1
        start, end = self._at(first, end=False), self._at(last - 1, end=True)
        if end < start:  # several places of the page, named in another order
            start, end = end - 1, start + 1
        return said(self.text[first:last]), start, end

    def take(self) -> None:
        """Mark them as someone's."""
        for piece in self.pieces:
            piece.taken = True

    def _at(self, at: int, *, end: bool) -> int:
        number = max(bisect_right(self._starts, at) - 1, 0)
        piece = self.pieces[number]
        if len(piece.said) != piece.end - piece.start:  # a reference
            return piece.end if end else piece.start
        return min(piece.start + at - self._starts[number] + end, piece.end)


NOTHING = Words(())


def own_label(page: Page, control: Control) -> Words:
    """The words of its label: the one that names it, the one around it, or what it says it is labelled by."""
    node = control.node
    named = page.labels.get(node.says("id"), [])[:_MOST_LABELS] if node.has("id") else []
    found = Words(_shown(text for label in named for text in label.texts(_INSIDE)))
    if found:
        return found
    around = next((each for each in node.above() if each.tag == "label"), None)
    if (
        around is not None
        and (not around.says("for") or around.says("for") == node.says("id"))
        and _is_only(page, around)
    ):
        inside = Words(_shown(text for text in around.texts(_INSIDE) if not text.taken))
        if inside:
            return inside
    return labelled_by(page, node)


def labelled_by(page: Page, node: Node) -> Words:
    """The words that `aria-labelledby` leads to."""
    return Words(_by_ids(page, node.says("aria-labelledby"))) if node.has("aria-labelledby") else NOTHING


def described_by(page: Page, node: Node) -> Words:
    """The words that `aria-describedby` leads to."""
    return Words(_by_ids(page, node.says("aria-describedby")))


def _by_ids(page: Page, ids: str) -> Iterator[Text]:
    """The texts of some elements, with a space between one and the next."""
    for number, each in enumerate(ids.split()[:_MOST_IDS]):
        found = page.ids.get(each)
        if found is not None:
            if number:
                yield Text(" ", found.start, found.start, found)
            yield from found.texts(_INSIDE)


def spoken(node: Node) -> tuple[str, int, int]:
    """What names it in its own attributes alone."""
    for name in ("aria-label", "label", "legend", "data-label"):
        if node.says(name):
            return given(node, name)
    return "", -1, -1


def last_resort(control: Control) -> tuple[str, int, int]:
    """What there is to call it by where nothing is printed: a tooltip, a placeholder, a first choice, its name."""
    node = control.node
    for name in ("title", "placeholder", "aria-placeholder", "data-placeholder"):
        if node.says(name):
            return given(node, name)
    for option in control.options[:1]:
        if control.sort == "select" and len(option.split()) > 1 and not is_prompt(option):
            return option, node.start, node.start
    for name in ("name", "id"):
        if node.says(name):
            return given(node, name)
    return "", -1, -1


def given(node: Node, name: str) -> tuple[str, int, int]:
    """What an attribute says, as the words of a question, and where it stands."""
    text, first, last = node.given[name]
    start, end = bounds(text)
    if len(text) == last - first:
        return said(text[start:end]), first + start, first + end
    return said(text[start:end]), first, last


def _shown(texts: Iterable[Text]) -> list[Text]:
    """Those that are not hints; all, where there are no others."""
    held = list(texts)
    if not any(text.hint for text in held):
        return held
    plain = [text for text in held if not text.hint]
    return plain if any(text.said.strip() for text in plain) else held


def _is_only(page: Page, label: Node) -> bool:
    """Whether a label is around one control: around several it is the words before each."""
    known = page.only.get(id(label))
    if known is None:
        controls = (node for node in label.nodes() if sort_of(node) is not None)
        known = page.only[id(label)] = len(list(islice(controls, 2))) == 1
    return known


def group_around(members: list[Control]) -> Node | None:
    """The nearest fieldset, or element with such a role, that all of some controls are in."""
    for node in members[0].node.above():
        if is_group(node) and all(node in member.node.above() for member in members[1:]):
            return node
    return None


def is_group(node: Node) -> bool:
    """Whether an element puts controls together under one name."""
    if node.tag == "fieldset":
        return True
    if not node.given and "-" not in node.tag:
        return False
    if node.says("role") in _GROUPS:
        return True
    return node.tag.endswith(("radio-group", "checkbox-group")) or bool(node.says("legend"))


def legend(page: Page, group: Node) -> tuple[Words, tuple[str, int, int]]:
    """What a group is called: its legend's words, or what names it to a screen reader."""
    for kid in group.kids:
        if isinstance(kid, Node) and kid.tag == "legend":
            return Words(_shown(kid.texts(_INSIDE))), ("", -1, -1)
    found = labelled_by(page, group)
    return (found, ("", -1, -1)) if found else (NOTHING, spoken(group))


def before(page: Page, control: Control) -> tuple[Words, list[Words]]:
    """The words printed before a control, back to the control before it; and hints between them."""
    line = page.lines[control.line]
    same = Words(_shown(_since(line, control)))
    if same:
        return same, []
    return _above(page, control)


def after(page: Page, control: Control) -> Words:
    """The words right after a control, up to the next."""
    found: list[Text] = []
    for part in page.lines[control.line].parts[control.at + 1 :]:
        if isinstance(part, Control) or part.taken:
            break
        found.append(part)
    words = Words(_shown(found))
    return words if is_short(words.text) else NOTHING


def _since(line: Line, control: Control) -> list[Text]:
    found: list[Text] = []
    for at in range(control.at - 1, -1, -1):
        part = line.parts[at]
        if isinstance(part, Control):
            break
        if not part.taken:
            found.append(part)
    return found[::-1]


def _above(page: Page, control: Control) -> tuple[Words, list[Words]]:
    """The line above that labels a control: the nearest that asks, or else the nearest that is no hint."""
    row = _row(control.node)
    lines: list[tuple[Line, Words]] = []
    for number in range(control.line - 1, max(control.line - 1 - _MOST_LINES, -1), -1):
        line = page.lines[number]
        if line.quiet or _row(line.block) is not row or line.has_control:
            break
        if line.block.tag == "legend" or line.block.tag == "caption":
            break
        found = Words(line.texts())
        if found:
            lines.append((line, found))
        if line.level:
            break
    chosen = _chosen(lines, control)
    return (NOTHING, []) if chosen < 0 else (lines[chosen][1], [found for _, found in lines[:chosen]])


def _chosen(lines: list[tuple[Line, Words]], control: Control) -> int:
    for number, (line, found) in enumerate(lines):
        if asks(found.text.strip()) and not line.hint:
            return number
    plain = [number for number, (line, _) in enumerate(lines) if not line.hint]
    named = [number for number in plain if not lines[number][1].text.strip().endswith(".")]
    if _says_itself(control.node):
        plain = named
    for number in named[:1] or plain[:1]:
        line, found = lines[number]
        text = found.text.strip()
        if line.level:
            return number if line.level > 2 and is_short(text) else (plain[0] if plain[0] < number else -1)
        near = _near(line.block, control.node)
        return number if is_short(text) or (near and len(text.split()) <= _LONGEST) else -1
    return -1


def _says_itself(node: Node) -> bool:
    """Whether a control has words of its own, which say more of it than a whole sentence somewhere above."""
    return any(node.says(name) for name in ("placeholder", "title", "aria-placeholder", "data-placeholder"))


def _near(block: Node, node: Node) -> bool:
    """Whether a line is in the element that a control is in, or beside that."""
    around = list(node.above())[:3]
    return any(each in around for each in (block, *list(block.above())[:1]))


def _row(node: Node) -> Node | None:
    if node.tag == "tr":
        return node
    return next((each for each in node.above() if each.tag in ("tr", "table")), None)
