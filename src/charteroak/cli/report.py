"""An answer as it is read on a terminal: what to do, the clauses in their own words, what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from charteroak.cli.phrases import PHRASES, Phrases
from charteroak.cli.terminal import heading, say
from charteroak.law.under import under
from charteroak.law.words import Words
from charteroak.logic.answer import Answer, Change, NormState
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import wire


@dataclass(frozen=True, slots=True)
class Report:
    """Prints answers in one language."""

    words: Words
    recording: bool = False

    @property
    def phrases(self) -> Phrases:
        """The terminal's own words in that language."""
        return PHRASES[self.words.language]

    @property
    def notice(self) -> str:
        """What this is, and what is kept of it."""
        return self.phrases.notice_recording if self.recording else self.phrases.notice

    def print(self, answer: Answer, facts: Mapping[str, Value | None]) -> None:
        """Print an answer to these facts; None is one that was asked for and is not known."""
        say()
        say(self.words.outcomes[answer.outcome].headline, strong=True)
        say(answer.say)
        self._clauses(answer)
        self._missing(answer)
        self._changes(answer)
        self._readings(answer)
        self._facts(answer.act, facts)
        self._stamp(answer)

    def label(self, fact: str, value: Value | None) -> str:
        """A value as it is offered."""
        return self.phrases.not_known if value is None else self.words.values[fact][wire(value)]

    def _clauses(self, answer: Answer) -> None:
        deciding = [norm for norm in answer.norms if norm.clause in answer.clauses]
        others = [norm for norm in answer.norms if norm.clause not in answer.clauses]
        heading(self.phrases.own_words)
        if not deciding and not others:
            say(self.phrases.none, 2)
        self._norms(deciding)
        if deciding and others:
            heading(self.phrases.others)
        self._norms(others)

    def _norms(self, norms: list[NormState]) -> None:
        texts = dict.fromkeys((norm.clause, norm.text) for norm in norms)
        for clause, text in texts:
            say(self.phrases.clause.format(clause=clause, words=text), 2)
            for line in dict.fromkeys(self._norm(norm) for norm in norms if norm.clause == clause):
                say(line, 4)

    def _norm(self, norm: NormState) -> str:
        """What a norm comes to in this case."""
        reasons = tuple(dict.fromkeys(self.words.lifts[by] for by in norm.lifted_by))
        template: str = getattr(self.phrases, norm.state)
        return template.format(effect=self.words.effects[norm.effect], reasons=self.words.joined(reasons or ("",)))

    def _missing(self, answer: Answer) -> None:
        if not answer.missing:
            return
        heading(self.phrases.missing)
        for missing in answer.missing:
            say(f"{missing.asks} ({', '.join(missing.because)})", 2, "- ")

    def _changes(self, answer: Answer) -> None:
        if answer.missing or not answer.law.in_force:
            return
        heading(self.phrases.changes)
        say(self.phrases.only_true if answer.would_change else self.phrases.no_changes, 2)
        for change in answer.would_change:
            say(self._change(answer.act, change), 2, "- ")

    def _change(self, act: str, change: Change) -> str:
        templates = (self.phrases.change, *(self.phrases.and_change for _ in range(len(change.set) - 1)))
        parts = (
            template.format(question=self.words.question(act, fact), value=self.label(fact, value))
            for template, (fact, value) in zip(templates, change.set.items(), strict=True)
        )
        unknown = change.outcome == Outcome.UNKNOWN
        outcome = self.phrases.more if unknown else self.words.outcomes[change.outcome].headline
        return self.phrases.leads_to.format(change=", ".join(parts), outcome=outcome)

    def _readings(self, answer: Answer) -> None:
        """The readings on which the answer turns; that it does not turn on the others."""
        if not answer.readings:
            return
        heading(self.phrases.readings)
        turning = [note for note in answer.readings if note.changes_outcome]
        for note in turning:
            reading = self.words.readings[note.id]
            settled = self.phrases.unsettled
            if note.settled is not None:
                settled = self.phrases.settled.format(choice=reading.choices[note.settled])
            say(f"{reading.question} {settled} {self.phrases.turns}", 2, "- ")
        if len(turning) < len(answer.readings):
            say(self.phrases.others_same if turning else self.phrases.all_same, 2)

    def _facts(self, act: str, facts: Mapping[str, Value | None]) -> None:
        if not facts:
            return
        heading(self.phrases.facts)
        for fact, value in facts.items():
            say(f"{self.words.question(act, fact)} {self.label(fact, value)}.", 2, "- ")

    def _stamp(self, answer: Answer) -> None:
        law = answer.law
        day, passed = (self.words.date(date.fromisoformat(each)) for each in (law.as_of, law.passed))
        say()
        say(self.phrases.stamp.format(article=law.article, ordinance=law.ordinance, passed=passed, day=day))
        for line in under(self.words.language, (answer.act,), {note.id: note.settled for note in answer.readings}):
            say(line)
        say(self.notice)
