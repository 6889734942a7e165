"""Answers as the rows of a list: what was asked, what was answered, and the button that changes it."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.logic.expr import Value
from charteroak.logic.table import wire
from charteroak.office.ask.case import Case
from charteroak.office.ask.standing import Standing
from charteroak.office.strings import strings


@dataclass(frozen=True)
class Row:
    """An answer that was given."""

    fact: str
    """The fact: what the button sends."""
    question: str
    """The question."""
    answer: str
    """The answer, or that it is not known."""
    change: str
    """What the button does, for a person who does not see the row."""


def answered(language: str, case: Case, here: Standing) -> tuple[Row, ...]:
    """The answers that count, in the order they were given, those that are not known but would matter among them."""
    counts = {*here.progress.known, *(case.not_known & set(here.progress.detail.missing))}
    return _rows(language, case, [fact for fact in case.answers if fact in counts])


def aside(language: str, case: Case, here: Standing) -> tuple[Row, ...]:
    """The answers that have no part in the case as it stands."""
    counts = {*here.progress.known, *here.progress.detail.missing}
    return _rows(language, case, [fact for fact in case.answers if fact not in counts])


def answer_label(language: str, fact: str, value: Value | None) -> str:
    """An answer in words."""
    if value is None:
        return strings(language).ui["unknown_answer"]
    return words(language).values[fact][wire(value)]


def _rows(language: str, case: Case, facts: list[str]) -> tuple[Row, ...]:
    said, ui = words(language), strings(language).ui
    rows = []
    for fact in facts:
        question = said.question(case.act, fact)
        answer = answer_label(language, fact, case.answers[fact])
        rows.append(Row(fact, question, answer, ui["change_of"].format(question=question)))
    return tuple(rows)
