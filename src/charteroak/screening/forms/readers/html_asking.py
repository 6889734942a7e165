"""Questions of a page in the making."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from charteroak.screening.forms.form import Question
from charteroak.screening.forms.readers.html_lines import Control, Page
from charteroak.screening.forms.readers.html_names import NOTHING, Words, described_by
from charteroak.screening.forms.readers.wording import Answer, Lines, answer_of, is_prompt, said, words

_HELPS = (
    "placeholder",
    "title",
    "aria-placeholder",
    "aria-description",
    "data-tooltip",
    "data-hint",
    "help-text",
    "hint",
)
_MOST_TEXTS = 100
"""Of a label or a line, how many stretches of text may hold its hint."""
_ANSWERS: dict[str, Answer] = {"date": "date", "number": "number", "file": "file", "text": "text"}


class Asking:
    """The questions of a page so far, each with where it begins."""

    def __init__(self, page: Page, text: str) -> None:
        self._page = page
        self._lines = Lines(text)
        self.asked: list[tuple[int, Question]] = []

    def ask(
        self,
        control: Control,
        found: tuple[str, int, int],
        label: Words,
        stems: Iterable[Words | str],
        options: list[str],
        helps: list[Words],
        answer: Answer | None,
    ) -> None:
        """Add the question of a control, unless nothing says what it asks."""
        text, first, last = found
        label.take()
        for each in helps:
            each.take()
        if not text:
            return
        above = [words(each.text if isinstance(each, Words) else each) for each in stems]
        kept = [option for option in options if not is_prompt(option)]
        kind = answer or (answer_of(kept) if kept else _ANSWERS.get(control.sort, "unknown"))
        node = control.node
        self._add(
            Question(
                text=text,
                where=self._lines.where(first if first >= 0 else control.start),
                stem=" ".join(dict.fromkeys(each for each in above if each and each != text)),
                options=tuple(kept),
                help=self._help(control, text, helps, label),
                name=node.says("name") or node.says("id"),
                answer=kind,
                start=first,
                end=last,
            ),
            first if first >= 0 else control.start,
        )

    def print(self, text: str, first: int, last: int, options: tuple[str, ...] = (), helped: str = "") -> None:
        """Add a question that is only printed; not the words that a control has been asked by under its own name."""
        if any(each.text == text for _, each in self.asked if each.name):
            return
        where = self._lines.where(first)
        self._add(Question(text=text, where=where, options=options, help=helped, start=first, end=last), first)

    def where(self, at: int) -> str:
        """The line of a place."""
        return self._lines.where(at)

    def _add(self, question: Question, at: int) -> None:
        self.asked.append((at, question))

    def _help(self, control: Control, text: str, helps: list[Words], label: Words) -> str:
        """Hints: what describes it, what it says of itself, and what is printed with it as a hint."""
        node = control.node
        described = described_by(self._page, node) if node.has("aria-describedby") else NOTHING
        described.take()
        found = [
            *(each.text for each in helps),
            described.text,
            *(node.says(name) for name in _HELPS if name in node.given),
        ]
        found += ["" if control.chosen else node.says("aria-label"), *self._hints(control, label)]
        kept = dict.fromkeys(said(each) for each in found)
        return " ".join(each for each in kept if each and words(each) != text)

    def _hints(self, control: Control, label: Words) -> list[str]:
        """What is set as a hint in the label, in the control's line, and in the one after it."""
        up = label.pieces[0].up if label.pieces else control.node
        around = next((each for each in (up, *up.above()) if each.tag == "label"), None)
        held = islice(around.texts(), _MOST_TEXTS) if around else ()
        hints = [text for text in held if text.hint and text.line >= 0]
        line = self._page.lines[control.line]
        hints += [text for text in line.hinted[:_MOST_TEXTS] if not text.taken]
        if control.line + 1 < len(self._page.lines):
            after = self._page.lines[control.line + 1]
            hints += after.texts() if after.hint and not after.has_control else []
        kept = Words(text for text in dict.fromkeys(hints) if text not in label.pieces)
        kept.take()
        return [kept.text]
