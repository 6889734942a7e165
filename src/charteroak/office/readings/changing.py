"""What a proposal would change: every case, act by act, and how many of the City's own decisions."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from charteroak.engines.comparison.sides import Comparison, Side, compare, side
from charteroak.law import text
from charteroak.law.law import Law
from charteroak.ledger.errors import LedgerError
from charteroak.office.compare.result import Result, result
from charteroak.office.readings.models import Proposal
from charteroak.office.readings.said import choice_label, day_said, name_of, settings_said
from charteroak.office.readings.settling import shown, sides
from charteroak.office.readings.words import reading_words
from charteroak.recording.otherwise import decisions
from charteroak.recording.place import Place
from charteroak.screening.forms.register_wording import language_of

_Setting = tuple[tuple[str, str | None], ...]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Changing:
    """A proposal, as its page shows it."""

    reading: str
    """The reading's short name."""
    question: str
    """Its question."""
    choice: str
    """As what it is to be read."""
    now: str
    """As what it is to be read on that day otherwise."""
    since: str
    """From which day."""
    reason: str
    """Why."""
    lang: str
    """The language that the reason seems to be in."""
    by: str
    """Who proposed it, and when."""
    text_sha256: str
    """The digest of the article's text."""
    setting: tuple[tuple[str, str], ...]
    """All readings on that day, with this one as proposed."""
    shown: str
    """The digest of all that one signs."""
    result: Result
    """Every case that changes, act by act."""
    changed: bool
    """Whether any does."""
    past: str
    """How many of the City's recorded decisions would have come out otherwise, as a sentence."""


def sides_of(proposal: Proposal) -> tuple[Side, Side]:
    """The article on the proposal's day, without it and with it."""
    both = sides(proposal)
    return side(proposal.since, both.before), side(proposal.since, both.after)


def changing(language: str, proposal: Proposal) -> Changing:
    """A proposal with all that it changes."""
    from charteroak.law.words import words

    own, both = reading_words(language), sides(proposal)
    comparison = _compared(tuple(both.before.items()), tuple(both.after.items()))
    return Changing(
        reading=name_of(language, proposal.reading),
        question=words(language).readings[proposal.reading].question,
        choice=choice_label(language, proposal.reading, proposal.chosen),
        now=choice_label(language, proposal.reading, both.before[proposal.reading]),
        since=day_said(language, proposal.since),
        reason=proposal.reason,
        lang=language_of(proposal.reason),
        by=own.ui["proposed"].format(
            name=proposal.proposed_by.name, day=day_said(language, proposal.proposed_at.date())
        ),
        text_sha256=text.ARTICLE_SHA256,
        setting=settings_said(language, both.after),
        shown=shown(proposal),
        result=result(language, comparison),
        changed=comparison.changed,
        past=_past(language, Law(both.before), Law(both.after)),
    )


@lru_cache(maxsize=16)
def _compared(before: _Setting, after: _Setting) -> Comparison:
    """The comparison, remembered: the readings alone make it."""
    return compare(side(None, dict(before)), side(None, dict(after)))


def _past(language: str, was: Law, comes: Law) -> str:
    ui = reading_words(language).ui
    place = Place.from_environment()
    if not place.exists:
        return ui["past_nothing"]
    try:
        found = decisions().soon(place, was, comes)
    except (LedgerError, OSError) as error:
        _log.error("the past decisions were not counted: %s", type(error).__name__)
        return ui["past_unknown"]
    if found is None:
        return ui["past_counting"]
    key = "past_nothing" if not found.decisions else "past_one" if found.decisions == 1 else "past"
    return ui[key].format(otherwise=f"{found.otherwise:,}", decisions=f"{found.decisions:,}")
