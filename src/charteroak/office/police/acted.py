"""The buttons on an answer to a message or a paper that lead to recording it. Nothing that was read goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.office.ask.case import Case
from charteroak.office.pages import Field
from charteroak.office.record.offer import OfferRow, offer
from charteroak.police.acted import Act, facts_acted_on, facts_of_paper
from charteroak.police.papers.reading import Paper
from charteroak.police.triage import Answered
from charteroak.police.triage_fold import Facts

_ACTS: tuple[Act, ...] = ("arrest", "detain")


@dataclass(frozen=True)
class DecidedRow:
    """What was decided about, as a button."""

    act: str
    """The act, by its wire name."""
    label: str
    """What the button says."""
    fields: tuple[Field, ...]
    """The case: the act, and facts of the article."""


@dataclass(frozen=True)
class ActedSaid:
    """The offer to record that someone acted on an answer."""

    offer: OfferRow
    """Where it is posted, and what is offered."""
    rows: tuple[DecidedRow, ...]
    """What may have been decided about."""


def message_acted(language: str, answered: Answered) -> ActedSaid | None:
    """The offer on an answer to a message. None where nothing can be recorded of it, and where there is no ledger."""
    outcomes: dict[Act, str] = {"arrest": answered.whole.arrest.outcome, "detain": answered.whole.detain.outcome}
    return _acted(language, outcomes, {act: facts_acted_on(answered, act) for act in _ACTS})


def paper_acted(language: str, paper: Paper) -> ActedSaid | None:
    """The same on an answer to a paper."""
    outcomes = {act: paper.answers[act].outcome for act in _ACTS}
    return _acted(language, outcomes, {act: facts_of_paper(paper, act) for act in _ACTS})


def _acted(language: str, outcomes: Mapping[Act, str], shown: Mapping[Act, Facts | None]) -> ActedSaid | None:
    rows, offered = [], None
    for act, facts in shown.items():
        button = offer(language, outcomes[act]) if facts else None
        if facts and button:
            offered = button
            rows.append(DecidedRow(act, words(language).acts[act].name, Case(act, facts).fields()))
    return ActedSaid(offered, tuple(rows)) if offered else None
