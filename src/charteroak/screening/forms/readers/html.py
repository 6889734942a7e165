"""Forms in HTML, and questions that a page only prints, as a person sees or hears them.

Nothing that is filled in is read: values, ticks and the texts within fields are passed over.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Question
from charteroak.screening.forms.readers.html_asking import Asking
from charteroak.screening.forms.readers.html_boxes import (
    Box,
    boxes_of,
    groups_of,
    one_name,
    parted,
    without_choice,
)
from charteroak.screening.forms.readers.html_cells import Tables, hints_of
from charteroak.screening.forms.readers.html_lines import Control, Page
from charteroak.screening.forms.readers.html_names import (
    NOTHING,
    Words,
    after,
    before,
    given,
    group_around,
    is_group,
    last_resort,
    legend,
    own_label,
    spoken,
)
from charteroak.screening.forms.readers.html_rest import finished
from charteroak.screening.forms.readers.html_tree import BLANK_TAG, Node, tree_of
from charteroak.screening.forms.readers.wording import (
    answer_of,
    asks,
    is_sentence,
    is_yes_or_no,
    leads,
    said,
    tells_to_choose,
)

_MOST_OPTIONS = 400
_MOST_GROUPS = 10
_FEW = 3
_SAYING = ("aria-label", "label", "question", "prompt", "text", "heading", "legend", "title")
_OTHER = re.compile(
    r"(?:other|otro|otra|otros|otras|please specify|specify|if other|especifique|explain|please explain|explique)\b"
    r"[\s,(:/-]*(?:please |por favor,? )?(?:specify|explain|describe|especifique|explique)?[\s).:]*\Z",
    re.IGNORECASE,
)


def read_html(data: bytes, name: str, limits: Limits) -> Form:
    """The form that a page holds. Cannot where it is no text, or too large."""
    del name
    try:
        text = decode(data)
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    if len(text) > limits.characters:
        raise Cannot("too large")
    return read_page(text)


def read_page(text: str) -> Form:
    """The form that the text of a page holds."""
    return _Reading(text).form()


class _Reading:
    """One page as it is read."""

    def __init__(self, text: str) -> None:
        self._page = Page(tree_of(text))
        self._tables = Tables(self._page)
        self._asking = Asking(self._page, text)
        self._seen: set[tuple[str, str]] = set()
        self._counts: Counter[int] = Counter()
        controls = self._page.controls
        self._after = {id(one): other for one, other in itertools.pairwise(controls)}
        self._groups: dict[int, list[Node]] = {}
        self._named: dict[int, tuple[Words, tuple[str, int, int]]] = {}
        for control in self._page.controls:
            self._counts.update(id(node) for node in self._legends(control.node))

    def form(self) -> Form:
        page = self._page
        labels = {id(each): own_label(page, each) for each in page.controls if not each.chosen}
        for words in labels.values():
            words.take()
        listed: dict[int, list[str]] = {}
        for control in page.controls:
            control.options = _options(page, control, listed)
        boxes = boxes_of(page, self._tables)
        groups = {id(group[0].control): group for group in groups_of(page, boxes)}
        last: list[Box] = []
        for control in page.controls:
            if id(control) in groups:
                last = groups[id(control)]
                self._group(last)
            elif (
                not control.chosen
                and not self._goes_on(control)
                and not self._is_other(control, labels[id(control)], last)
            ):
                self._single(control, labels[id(control)])
        self._say_themselves()
        return finished(page, self._asking)

    def _say_themselves(self) -> None:
        """Questions in attributes of elements without a control: a group of buttons, an element of the page's own."""
        asking = {id(control.node) for control in self._page.controls}
        for node in self._page.saying:
            if id(node) in asking or self._counts[id(node)] or any(id(each) in asking for each in node.nodes()):
                continue
            for name in _SAYING:
                if asks(node.says(name)):
                    buttons = (each for each in node.nodes() if each.tag == "button")
                    options = tuple(said("".join(text.said for text in each.texts())) for each in buttons)
                    self._asking.print(*given(node, name), options=tuple(filter(None, options)))
                    break

    def _single(self, control: Control, label: Words) -> None:
        """A control by itself."""
        text, stem, helps = label, NOTHING, list[Words]()
        named = spoken(control.node)
        if not text:
            text, stem, helps, again = self._printed(control, named)
            if again:
                key = (text.label()[0], said(stem.text))
                if key in self._seen:
                    return
                self._seen.add(key)
        around = self._legends(control.node)
        if not text and not named[0] and around and self._counts[id(around[0])] == 1:
            text, named = self._legend(around.pop(0))
        found = text.label() if text else named if named[0] else last_resort(control)
        self._asking.ask(control, found, text, [stem, *self._stems(around)], control.options, helps, answer=None)

    def _printed(self, control: Control, named: tuple[str, int, int]) -> tuple[Words, Words, list[Words], bool]:
        """The words that label a control by where they are printed, and whether it is asked again in each row."""
        words, helps = before(self._page, control)
        near = bool(words) and words.pieces[-1].line == control.line
        if not near:
            cell, stem, again = self._tables.label(control)
            if cell:
                return cell, stem, hints_of(cell), again
        if named[0] and not near:  # what names it is surer than words of another line
            return NOTHING, NOTHING, [], False
        called = any(control.node.has(name) for name in ("placeholder", "title", "aria-describedby"))
        if not near and not called and (not words or words.text.strip().endswith(".")):
            behind = after(self._page, control)
            if behind:
                return behind, NOTHING, [], False
        return words, NOTHING, helps, False

    def _goes_on(self, control: Control) -> bool:
        """Whether a printed blank is one more of a sentence that has another before it ("on ____ at ____")."""
        line = self._page.lines[control.line]
        earlier = next((part for part in line.parts[control.at - 1 :: -1] if isinstance(part, Control)), None)
        if control.at == 0 or control.node.tag != BLANK_TAG or earlier is None or earlier.node.tag != BLANK_TAG:
            return False
        words = before(self._page, control)[0]
        text = words.text.strip()
        if text and (not text[0].islower() or text.endswith(":") or len(text.split()) > _FEW):
            return False
        words.take()
        return True

    def _is_other(self, control: Control, label: Words, group: list[Box]) -> bool:
        """Whether it is only the line beside the last choice ("Other: ____")."""
        if not group or control.sort != "text" or control.line - group[-1].control.line > 1:
            return False
        words = label or before(self._page, control)[0]
        text = words.label()[0] if words else spoken(control.node)[0]
        last = group[-1].label()[0]
        if not (_OTHER.match(text) if text else _OTHER.match(last)):
            return False
        words.take()
        return True

    def _group(self, group: list[Box]) -> None:
        """Choices that are one question, or a question each."""
        members = [box.control for box in group]
        words, named, helps, around = self._lead(members)
        group, alone = parted(group)
        labels = [box.label()[0] for box in group]
        if self._is_one(group, labels, words, named):
            options = [label for label in labels if label]
            if len(options) < len(group) and len(group) > 1:
                heads = [said(self._tables.head_of(member).text) for member in members]
                options = [head for head in heads if head] or options
            found = words.label() if words else named if named[0] else ("", -1, -1)
            if group[0].after_words:
                found, first = without_choice(found)
                options = [first, *options] if first else options
            if not found[0]:
                found = group[0].label() if len(group) == 1 else last_resort(members[0])
            stems = list(self._stems(around))
            self._asking.ask(members[0], found, words, stems, options, helps, answer=answer_of(options))
            group = alone
        else:
            group = [*group, *alone]
        above = [words] if words and not alone else []
        for box in group:
            own = box.words
            if box.label()[0]:
                stems = [*self._stems(around), *above, *([] if words else [named[0]])]
                self._asking.ask(box.control, box.label(), own, stems, [], [], answer="yes-no")

    def _is_one(self, group: list[Box], labels: list[str], words: Words, named: tuple[str, int, int]) -> bool:
        lead = words.text.strip() or named[0]
        if group[0].control.sort == "radio" or not labels[0]:
            return True
        if not lead:
            return len(group) > 1 and one_name(group) and not any(map(is_sentence, labels))
        if len(group) == 1:
            return is_yes_or_no(labels) or (asks(lead) and not is_sentence(labels[0]))
        sentences = sum(map(is_sentence, labels))
        return (leads(lead) and sentences < len(labels)) or one_name(group) or 2 * sentences < len(labels)

    def _lead(self, members: list[Control]) -> tuple[Words, tuple[str, int, int], list[Words], list[Node]]:
        """What is said before choices: their group's name where the group is theirs alone, their row's, or words."""
        around = self._legends(members[0].node)
        group = group_around(members)
        own = group if group and self._is_theirs(group, members) else None
        if own is not None:
            words, named = legend(self._page, own)
            if words or named[0]:
                _, helps = before(self._page, members[0])
                rest = [each for each in around if each is not own]
                return words, named, helps, rest
        row = self._tables.row_label(members)
        if row:
            return row, ("", -1, -1), [], around
        words, helps = before(self._page, members[0])
        text = words.text.strip()
        if text.endswith(".") and not asks(text) and not tells_to_choose(text):
            return NOTHING, ("", -1, -1), [], around  # a statement that happens to stand above
        return words, ("", -1, -1), helps, around

    def _is_theirs(self, group: Node, members: list[Control]) -> bool:
        """Whether a group holds nothing but some choices, and at most the line beside the last of them."""
        count = self._counts[id(group)]
        if count <= len(members):
            return True
        after = self._after.get(id(members[-1]))
        beside = after is not None and after.sort == "text" and group in self._legends(after.node)
        return len(members) > 1 and count == len(members) + 1 and beside

    def _legends(self, node: Node) -> list[Node]:
        """The groups that have a name around an element, from the inside out."""
        up = node.up
        known = self._groups.get(id(up))
        if known is None:
            known = self._groups[id(up)] = [each for each in node.above() if is_group(each)]
        return list(known)

    def _legend(self, group: Node) -> tuple[Words, tuple[str, int, int]]:
        known = self._named.get(id(group))
        if known is None:
            known = self._named[id(group)] = legend(self._page, group)
        return known

    def _stems(self, groups: list[Node]) -> Iterator[Words | str]:
        """What those groups are called, from the outside in."""
        for group in reversed(groups[:_MOST_GROUPS]):
            words, named = self._legend(group)
            yield words or named[0]


def _options(page: Page, control: Control, known: dict[int, list[str]]) -> list[str]:
    """What a list offers; or a list of suggestions."""
    node: Node | None = control.node
    if control.sort != "select":
        node = page.ids.get(control.node.says("list")) if control.node.has("list") else None
    if node is None:
        return []
    if id(node) in known:
        return known[id(node)]
    found = known[id(node)] = list[str]()
    for each in node.nodes():
        text = ""
        if each.tag == "option" or each.says("role") == "option" or each.tag.endswith("-option"):
            text = said("".join(part.said for part in each.texts())) or each.says("label") or each.says("value")
        elif each.tag == "optgroup":
            text = each.says("label")
        if text and len(found) < _MOST_OPTIONS:
            found.append(text)
    return found


__all__ = ["Question", "read_html", "read_page"]
