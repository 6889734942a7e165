"""What is ticked: the words of each choice, and which choices are one question."""

from __future__ import annotations

import re

from charteroak.screening.forms.readers.html_cells import Tables
from charteroak.screening.forms.readers.html_lines import Control, Line, Page
from charteroak.screening.forms.readers.html_names import NOTHING, Words, own_label, spoken
from charteroak.screening.forms.readers.html_tree import BOX_TAG, Node, Text
from charteroak.screening.forms.readers.wording import asks, is_sentence

_BASE = re.compile(r"(?:\[\w*\]|[._-]?\d+)+\Z")
_FAR = 40
_CHOICE = re.compile(r"(.*[?:])\s*([^\s?:]+(?: [^\s?:]+){0,3})\Z", re.DOTALL)
_HOLDERS = frozenset({"li", "tr", "label", "dd", "div", "p", "span"})


class Box:
    """A choice: its control, and its words."""

    __slots__ = ("after_words", "control", "spoken", "words")

    def __init__(self, control: Control, words: Words, said: tuple[str, int, int]) -> None:
        self.control = control
        self.words = words
        self.spoken = said
        self.after_words = False
        """Whether choices of its line are printed before their boxes ("Yes ☐ No ☐")."""

    def label(self) -> tuple[str, int, int]:
        """What it says, and where that stands."""
        return self.words.label() if self.words else self.spoken


def boxes_of(page: Page, tables: Tables) -> list[Box]:
    """All choices of a page, their words taken."""
    made: list[Box] = []
    for control in page.controls:
        if control.chosen:
            words = own_label(page, control)
            if words:
                words.take()
            made.append(Box(control, words, spoken(control.node)))
    asked = _asking(made)
    for box in made:
        if (not box.words and not box.spoken[0]) or _is_lead(page, box, asked):
            box.words = _after(page, tables, box.control)
            box.words.take()
    by_line: dict[int, list[Box]] = {}
    for box in made:
        by_line.setdefault(box.control.line, []).append(box)
    for line in by_line.values():
        if len(line) > 1 and not line[-1].label()[0] and all(box.words for box in line[:-1]):
            _shift(page, line)
    return made


def _shift(page: Page, boxes: list[Box]) -> None:
    """Give each box the words before it, where those are what is printed with it. The first box's end the lead-in."""
    if not _has_words_before(page.lines[boxes[0].control.line], boxes[0].control):
        return
    for box, earlier in zip(reversed(boxes[1:]), reversed(boxes[:-1]), strict=True):
        box.words = earlier.words
    boxes[0].words = NOTHING
    boxes[0].after_words = True


def _asking(boxes: list[Box]) -> dict[str, tuple[int, int]]:
    """Of the radios of each name, how many there are, and how many have a label that asks."""
    found: dict[str, tuple[int, int]] = {}
    for box in boxes:
        name = box.control.node.says("name")
        if box.control.sort == "radio" and name:
            count, asked = found.get(name, (0, 0))
            found[name] = count + 1, asked + asks(box.words.text.strip())
    return found


def _is_lead(page: Page, box: Box, asked: dict[str, tuple[int, int]]) -> bool:
    """Whether a label that is tied to the first of some radios is what they are asked, and so given back."""
    name = box.control.node.says("name")
    if box.control.sort != "radio" or not name or not box.words or not asks(box.words.text.strip()):
        return False
    line = page.lines[box.control.line]
    count, asking = asked[name]
    if count < 2 or asking > 1:
        return False
    if not _following(line, box.control.at + 1):
        return False
    for piece in box.words.pieces:
        piece.taken = False
    return True


def groups_of(page: Page, boxes: list[Box]) -> list[list[Box]]:
    """The choices that are one question, or may be: radios of one name, and runs of others."""
    named: dict[tuple[str, int], list[Box]] = {}
    groups: list[list[Box]] = []
    last: Box | None = None
    order = {id(control): number for number, control in enumerate(page.controls)}
    for box in boxes:
        control = box.control
        name = control.node.says("name")
        if control.sort == "radio" and name:
            key = (name, id(_form(control.node)))
            if key not in named:
                named[key] = []
                groups.append(named[key])
            named[key].append(box)
        elif last and order[id(control)] - order[id(last.control)] == 1 and _is_run(page, last, box):
            groups[-1].append(box)
        else:
            groups.append([box])
        last = box
    return groups


def _alike(one: Box, other: Box) -> bool:
    """Whether both have words, or neither has; those of one line may be printed before their boxes."""
    if one.after_words or one.control.line == other.control.line:
        return True
    return bool(one.label()[0]) == bool(other.label()[0])


def _is_run(page: Page, earlier: Box, later: Box) -> bool:
    """Whether two choices next to each other may be one question: nothing is printed between them but their words."""
    one, other = earlier.control, later.control
    if not _alike(earlier, later):
        return False
    if one.sort != other.sort or one.node.tag != other.node.tag or (one.sort == "radio" and one.node.says("name")):
        return False
    if _group(one.node) is not _group(other.node):
        return False
    if one.line != other.line and page.lines[one.line].block is not page.lines[other.line].block:
        first = next((part for part in page.lines[one.line].parts if isinstance(part, Control)), one)
        if _has_words_before(page.lines[one.line], first):
            return False  # its lead-in is in its own line, so what stands in another block is something else
    names = [_BASE.sub("", each.node.says("name")) for each in (one, other)]
    listed = any("[" in each.node.says("name") for each in (one, other))
    if listed and all(names) and names[0] != names[1]:
        return False
    return not any(text.said.strip() and not text.hint for text in _between(page, one, other))


def _between(page: Page, one: Control, other: Control) -> list[Text]:
    found: list[Text] = []
    for number in range(one.line, other.line + 1):
        parts = page.lines[number].parts
        first = one.at + 1 if number == one.line else 0
        last = other.at if number == other.line else len(parts)
        found += [part for part in parts[first:last] if isinstance(part, Text) and not part.taken]
    return found


def _after(page: Page, tables: Tables, control: Control) -> Words:
    """The words after a choice: in its line, in the cell beside it, or in the next line of what holds it."""
    line = page.lines[control.line]
    found = _following(line, control.at + 1)
    if found or any(isinstance(part, Control) for part in line.parts[control.at + 1 : control.at + _FAR]):
        return found
    if control.node.tag != BOX_TAG and _has_words_before(line, control):
        return NOTHING
    beside = tables.beside(control)
    if beside and not any(piece.taken for piece in beside.pieces):
        return beside
    following = page.lines[control.line + 1] if control.line + 1 < len(page.lines) else None
    holder = next((node for node in control.node.above() if node.tag in _HOLDERS), None)
    if following is None or holder is None or holder.tag == "tr":
        return NOTHING
    return _following(following, 0) if holder in following.block.above() or holder is following.block else NOTHING


def _following(line: Line, first: int) -> Words:
    """The words from there to the next control, and no further than one label goes."""
    found: list[Text] = []
    for part in line.parts[first:]:
        if isinstance(part, Control) or part.taken:
            break
        if any(text.said.strip() for text in found) and _label(part.up) is not _label(found[-1].up):
            break
        found.append(part)
    return Words(found)


def _has_words_before(line: Line, control: Control) -> bool:
    before = line.parts[max(control.at - _FAR, 0) : control.at]
    return any(isinstance(part, Text) and not part.taken and part.said.strip() for part in before)


def _label(node: Node) -> Node | None:
    return node if node.tag == "label" else next((each for each in node.above() if each.tag == "label"), None)


def _form(node: Node) -> Node | None:
    return next((each for each in node.above() if each.tag == "form"), None)


def _group(node: Node) -> Node | None:
    return next((each for each in node.above() if each.tag == "fieldset" or each.says("role") == "group"), None)


def parted(group: list[Box]) -> tuple[list[Box], list[Box]]:
    """Choices, and the last of them that say whole things of their own under other names ("I agree to the terms")."""
    last = len(group)
    while last > 1 and group[last - 1].control.sort == "check" and is_sentence(group[last - 1].label()[0]):
        last -= 1
    if last == 1 or one_name(group):
        return group, []
    return group[:last], group[last:]


def without_choice(found: tuple[str, int, int]) -> tuple[tuple[str, int, int], str]:
    """What is asked, and the first choice, which stands between it and its box."""
    parts = _CHOICE.match(found[0])
    if not parts:
        return found, ""
    text, first, last = found
    cut = len(text) - len(parts[1].rstrip())
    return (parts[1].rstrip().rstrip(":"), first, max(first, last - cut) if first >= 0 else last), parts[2]


def one_name(group: list[Box]) -> bool:
    """Whether choices have one name, as those of one question have."""
    names = {box.control.node.says("name").partition("[")[0] for box in group}
    return len(names) == 1 and "" not in names
