"""The officer's page on a phone: a few questions, and the law's answer. All of it goes out with the page, so that it
can be asked without a connection; without scripts, each step is a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from charteroak.law.law import law
from charteroak.law.under import under
from charteroak.law.words import words
from charteroak.logic.answer import Answer
from charteroak.logic.norm import Outcome
from charteroak.office.pages import OFFICER, Quote, asset, quote
from charteroak.office.police.nav import PageRow, police_pages
from charteroak.office.police.steps import (
    ACTS,
    START,
    answers,
    before,
    choice_key,
    facts_of,
    never_barred,
    question_key,
    trail,
)
from charteroak.office.police.words import PageWords, most_special, page_words
from charteroak.office.strings import strings
from charteroak.police.triage_fold import STRICTEST_FIRST


@dataclass(frozen=True)
class ChoiceRow:
    """An answer that can be tapped."""

    step: str
    """The step that it leads to: what the button sends."""
    label: str
    """The answer."""
    hint: str
    """What helps to choose it, or nothing."""


@dataclass(frozen=True)
class MissingRow:
    """What is to be found out."""

    question: str
    """The question."""
    who: str
    """Who knows."""


@dataclass(frozen=True)
class CardSaid:
    """What the law answers at a step."""

    outcome: str
    """The stricter outcome of the two acts, by its wire name: it chooses the mark and the look."""
    head: str
    """What to do."""
    then: tuple[str, ...]
    """What one may do."""
    why: str
    """Why, as the law's own words say it."""
    either_way: bool
    """Whether no value of what is still open forbids it."""
    missing: tuple[MissingRow, ...]
    """What is to be found out, the best first."""
    different: tuple[str, ...]
    """What would have to be true for another outcome."""
    clauses: tuple[Quote, ...]
    """The clauses that decide, or on which it turns."""


@dataclass(frozen=True)
class ScreenSaid:
    """A step: its question with the answers to it, or what the law answers."""

    step: str
    """The step."""
    back: str
    """The step before it."""
    said: tuple[str, ...]
    """What was answered so far."""
    question: str
    """The question; nothing where the law answers."""
    choices: tuple[ChoiceRow, ...]
    """The answers to it."""
    card: CardSaid | None
    """What the law answers."""


@dataclass(frozen=True)
class OfficerPage:
    """The page at one step. `screens` are all steps, on the page that works without a connection."""

    say: object
    """What these pages say, by key."""
    screen: ScreenSaid
    """The step that is shown."""
    screens: tuple[ScreenSaid, ...]
    """Every step, to be shown by the script."""
    night: bool
    """Whether the night colours are on."""
    action: str
    """Where a step is sent."""
    workers: str
    """The addresses of the workers of both languages, with a blank between."""
    manifest: str
    """The address of the manifest."""
    style: str
    """The address of the police pages' stylesheet."""
    script: str
    """The address of the script."""
    pages: tuple[PageRow, ...]
    """The other pages for the police."""
    stamp: str
    """Which law answers."""
    day: str
    """The day of which the answers are."""


def officer_page(
    language: str, step: str, *, day: date, whole: bool, workers: str, manifest: str, night: bool
) -> OfficerPage:
    """The page at a step; `whole` has every step go with it."""
    own = page_words(language)
    return OfficerPage(
        say=own.ui,
        screen=screen(language, step),
        screens=tuple(screen(language, each) for each in answers()) if whole else (),
        night=night,
        action=OFFICER.address(language),
        workers=workers,
        manifest=manifest,
        style=asset("police.css"),
        script=asset("officer.js"),
        pages=police_pages(language),
        stamp=_stamp(language, own),
        day=own.ui["old"].format(day=words(language).date(day)),
    )


def screen(language: str, step: str) -> ScreenSaid:
    """A step, as it is shown."""
    own = page_words(language)
    offered = answers()[step]
    return ScreenSaid(
        step=step,
        back=before(step),
        said=tuple(_said(own, each) for each in trail(step)),
        question=own.asks[question_key(step)] if offered else "",
        choices=tuple(ChoiceRow(each, *own.choices[choice_key(each)]) for each in offered),
        card=None if offered else card(language, step),
    )


def _said(own: PageWords, step: str) -> str:
    """An answer as it is repeated. What was answered about a crime is nothing without its question."""
    key = choice_key(step)
    answer = own.choices[key][0]
    return own.ui["besides"].format(answer=answer) if key != step else answer


def card(language: str, step: str) -> CardSaid:
    """What the law answers at a step, about both acts: where they differ, the stricter of the two."""
    own = page_words(language)
    answer = _answer(language, step)
    keys = (step, choice_key(step), *trail(step)[:1])
    lead = words(language).leads[answer.act][answer.outcome]
    return CardSaid(
        outcome=answer.outcome,
        head=most_special(own.heads, keys, answer.outcome),
        then=most_special(own.go_on, keys, answer.outcome),
        why="" if answer.missing else answer.say.removeprefix(lead).strip(),
        either_way=bool(answer.missing) and never_barred(step),
        missing=tuple(_missing(language, answer)),
        different=tuple(_different(language, answer)),
        clauses=tuple(quote(language, clause) for clause in _clauses(answer)),
    )


def _answer(language: str, step: str) -> Answer:
    facts = facts_of(step)
    return min((law().ask(act, facts, language) for act in ACTS), key=lambda each: STRICTEST_FIRST.index(each.outcome))


def _clauses(answer: Answer) -> list[str]:
    """The clauses that decide; where something is missing, those that make it matter."""
    turning = (clause for missing in answer.missing for clause in missing.because)
    return sorted({*answer.clauses, *turning})


def _missing(language: str, answer: Answer) -> Iterator[MissingRow]:
    who = strings(language).who_knows
    for row in answer.missing:
        yield MissingRow(row.asks, who.get(f"{answer.act}.{row.fact}") or who[row.fact])


def _different(language: str, answer: Answer) -> Iterator[str]:
    """What would lift what forbids it. That something is untrue which is known to be true is nobody's choice."""
    said = strings(language).statements
    if answer.outcome != Outcome.PROHIBITED:
        return
    for change in answer.would_change:
        if all(value is True for value in change.set.values()):
            yield "; ".join((said.get(f"{answer.act}.{fact}") or said[fact])[0] for fact in change.set)


def _stamp(language: str, own: PageWords) -> str:
    source = law().ask(ACTS[0], facts_of("said.no"), language).law
    passed = words(language).date(date.fromisoformat(source.passed))
    stamp = own.ui["stamp"].format(article=source.article, ordinance=source.ordinance, passed=passed)
    return " ".join((stamp, *under(language, ACTS)))


def is_step(name: str) -> bool:
    """Whether there is such a step."""
    return name == START or name in answers()
