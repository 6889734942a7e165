"""The interview in the terminal, or on a pipe: one question at a time, from nothing known to the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING

import click

from charteroak.cli.ask import Asking
from charteroak.cli.phrases import PHRASES
from charteroak.cli.report import Report
from charteroak.cli.terminal import heading, say
from charteroak.law import text
from charteroak.law.article import RULEBOOK, version_at
from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.logic.answer import Answer
from charteroak.logic.expr import Fact, Value
from charteroak.logic.interview import Progress

if TYPE_CHECKING:
    from charteroak.cli.ledger_record import Recording

Step = Callable[[], "Step | None"]
"""A part of the interview: it does its part and says which comes next, if any does."""

_LONGEST_LINE = 1 << 12


class Key(Enum):
    """What can be typed instead of a number. `END` is the end of what can be read: nothing more will be known."""

    WHY = "?"
    BACK = "b"
    SKIP = "s"
    QUIT = "q"
    KEEP = ""
    OTHER = "other"
    END = "end"


def interview(asking: Asking, recording: Recording | None = None) -> int:
    """Ask until the answer is settled or nobody knows more, then print it, and record it where that was asked for.

    The exit status is 0, or 2 where it was to be recorded and was not.
    """
    going = Interview(asking, recording)
    step: Step | None = going.start
    while step is not None:
        step = step()
    return going.status


class Interview:
    """What has been said so far, and what is asked next.

    A fact that is not known is answered by None. An answer that is changed keeps those after it: they count again as
    soon as they matter.
    """

    def __init__(self, asking: Asking, recording: Recording | None = None) -> None:
        self.status = 0
        self._recording = recording
        self._law = law(asking.readings)
        self._day = asking.as_of
        self._language = asking.language
        self._words = words(asking.language)
        self._phrases = PHRASES[asking.language]
        self._report = Report(self._words, recording is not None)
        self._act = ""
        self._answers: dict[str, Value | None] = {}
        self._again: str | None = None

    def start(self) -> Step | None:
        """Say what this is, and how to answer."""
        say("Charter Oak", strong=True)
        say(self._report.notice)
        say(self._phrases.keys)
        return self.ask_act

    def ask_act(self) -> Step | None:
        """Ask what is happening."""
        heading(self._phrases.what)
        acts = [act.name for act in RULEBOOK.acts]
        match typed(self._words.acts[act].situation for act in acts):
            case int() as chosen:
                self._act = acts[chosen]
                in_force = self._day is None or version_at(self._day)
                return self.ask_fact if in_force else self.answer
            case Key.QUIT | Key.END:
                return None
            case Key.BACK:
                say(self._phrases.first)
            case _:
                say(self._phrases.choose.format(last=len(acts)))
        return self.ask_act

    def ask_fact(self) -> Step | None:
        """Ask the fact that settles most, or again the one that was gone back to."""
        progress = self._progress()
        fact = self._fact(progress)
        if fact is None:
            return self.answer
        self._put(fact)
        match typed(self._report.label(fact.name, value) for value in fact.values):
            case Key.BACK:
                return self._back(progress, fact)
            case Key.QUIT:
                return None
            case Key.END:
                return self.answer
            case said:
                self._take(fact, said)
        return self.ask_fact

    def _put(self, fact: Fact) -> None:
        """Print a question, and what was answered before, if it is asked again."""
        if self._again:
            say()
            say(self._phrases.changing)
        heading(self._words.question(self._act, fact.name))
        if self._again:
            say(self._phrases.answered.format(answer=self._report.label(fact.name, self._answers[fact.name])))

    def _take(self, fact: Fact, said: int | Key) -> None:
        """Take what was said to a question: an answer, or a key that stays with it."""
        match said:
            case int():
                self._note(fact, fact.values[said])
            case Key.SKIP:
                say(f"{self._phrases.not_known}.")
                self._note(fact, None)
            case Key.KEEP if self._again:
                self._again = None
            case Key.WHY:
                self._why(fact)
            case _:
                say(self._phrases.choose.format(last=len(fact.values)))

    def answer(self) -> Step | None:
        """Print the answer to what is known."""
        progress = self._progress()
        known = dict(progress.known)
        asked = {name: value for name, value in self._answers.items() if name in known or self._counts(progress, name)}
        answer = self._law.ask(self._act, known, self._language, self._day)
        self._report.print(answer, asked)
        if self._recording is not None:
            self.status = self._record(answer, known, self._recording)
        return None

    def _record(self, answer: Answer, facts: dict[str, Value], recording: Recording) -> int:
        """Say what would be recorded of the answer, and record it if that is confirmed. The exit status."""
        from charteroak.cli.ledger_record import record, will_record

        if answer.missing:
            say()
            say(self._phrases.not_recorded["unknown"], strong=True)
            return 2
        will_record(answer, facts, recording, self._phrases)
        heading(self._phrases.confirm)
        while True:
            match typed((self._phrases.yes, self._phrases.no)):
                case 0:
                    return record(answer, facts, recording, self._phrases)
                case 1 | Key.QUIT | Key.END as said:
                    say(self._phrases.nothing)
                    return 2 if said is Key.END else 0  # who says no has what they asked for
                case _:
                    say(self._phrases.choose_one)

    def _progress(self, without: str = "") -> Progress:
        mine = {fact.name for fact in RULEBOOK.act(self._act).facts} - {without}
        return self._law.interview(self._act, {name: v for name, v in self._answers.items() if name in mine})

    def _fact(self, progress: Progress) -> Fact | None:
        """The fact to ask: of those that matter and were not asked, the first is the best."""
        name = self._again or next((name for name in progress.detail.missing if name not in self._answers), None)
        return next((fact for fact in RULEBOOK.act(self._act).facts if fact.name == name), None)

    def _counts(self, progress: Progress, name: str) -> bool:
        """Whether what was said of a fact has a part in the answer: that it is not known may have one, too."""
        return name in progress.known or (name in progress.detail.missing and name in self._answers)

    def _note(self, fact: Fact, value: Value | None) -> None:
        self._answers[fact.name] = value
        self._again = None

    def _back(self, progress: Progress, fact: Fact) -> Step:
        """To the question before this one, leaving out those that cannot matter now; before the first is the act."""
        said = list(self._answers)
        before = said[: said.index(fact.name)] if fact.name in said else said
        self._again = next((name for name in reversed(before) if self._counts(progress, name)), None)
        return self.ask_fact if self._again else self.ask_act

    def _why(self, fact: Fact) -> None:
        """Say what helps to answer, and which clauses may turn on it, in their own words."""
        if note := self._words.note(self._act, fact.name):
            say(note, 2)
        detail = self._progress(without=fact.name).detail
        because = dict(zip(detail.missing, detail.because, strict=True)).get(fact.name, ())
        if because:
            reason = self._words.why_asked.format(sections=self._words.sections(because))
            say(self._phrases.why.format(because=reason), 2)
        for clause in because:
            say(self._phrases.clause.format(clause=clause, words=text.clause(clause).text), 2)


def typed(labels: Iterable[str]) -> int | Key:
    """Offer labels by their numbers, from 1, and read what is typed: the place of a label, from 0, or a key."""
    offered = list(labels)
    for number, label in enumerate(offered, start=1):
        say(label, 2, f"{number}  ")
    click.echo("> ", nl=False)
    sys.stdout.flush()
    line = sys.stdin.buffer.readline(_LONGEST_LINE)
    if not sys.stdin.isatty():
        click.echo()  # what comes from a pipe is not seen, nor is the end of its line
    if not line:
        return Key.END
    word = line.decode("utf-8", "replace").strip().lower()
    if word.isascii() and word.isdigit():
        return int(word) - 1 if len(word) < 4 and 1 <= int(word) <= len(offered) else Key.OTHER
    return Key(word) if word in {key.value for key in Key if key not in (Key.OTHER, Key.END)} else Key.OTHER
