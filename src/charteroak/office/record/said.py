"""What an entry says, in a person's words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from charteroak.law.words import words
from charteroak.ledger.codec import Codec, from_time
from charteroak.ledger.entry import Entry
from charteroak.logic.answer import Answer
from charteroak.office.ask.case import Case
from charteroak.office.authorities.words import authority_words
from charteroak.office.record.words import record_words
from charteroak.recording.entries import decision
from charteroak.recording.words import vocabulary


@dataclass(frozen=True)
class FactRow:
    """A fact of an entry."""

    question: str
    """The question that it answers."""
    answer: str
    """The answer."""


@dataclass(frozen=True)
class EntrySaid:
    """What an entry says."""

    when: str
    """Its time, in UTC."""
    about: str
    """What the case is about, as a situation."""
    outcome: str
    """The outcome, by its wire name."""
    headline: str
    """The outcome in words."""
    clauses: str
    """The clauses that decide, or that there is none."""
    facts: tuple[FactRow, ...]
    """The facts that it has, in its own order."""
    role: str
    """The role of who acted."""
    department: str
    """Their department, or that it is not said."""
    basis: str
    """What kind of law requires the act; empty where the entry names none."""


@lru_cache(maxsize=1)
def _own_codec() -> Codec:
    """A codec of every word that this city's entries can have today."""
    return Codec(vocabulary())


def drafted(language: str, case: Case, answer: Answer, role: str) -> EntrySaid:
    """What the entry of an answer will say, as it is drafted now and thrown away."""
    codec = _own_codec()
    return said(language, codec, codec.decode(decision(codec, answer, case.answers, role=role).entry))


def said(language: str, codec: Codec, entry: Entry) -> EntrySaid:
    """What a decision's entry says."""
    city, own = words(language), record_words(language)
    named = codec.describe(entry)
    act, outcome = named["act"], named["outcome"]
    return EntrySaid(
        when=_when(language, from_time(entry.time)),
        about=city.acts[act].situation,
        outcome=outcome,
        headline=city.outcomes[outcome].headline,
        clauses=", ".join(named.get("clauses", ())) or own.ui["no_clauses"],
        facts=_facts(language, act, named.get("facts", {})),
        role=own.roles[named["role"]],
        department=own.departments[named["department"]] if "department" in named else own.ui["unsaid"],
        basis=authority_words(language).kinds.get(named.get("basis", ""), ""),
    )


def _facts(language: str, act: str, facts: Mapping[str, Any]) -> tuple[FactRow, ...]:
    city = words(language)
    return tuple(FactRow(city.question(act, fact), city.values[fact][value]) for fact, value in facts.items())


def _when(language: str, moment: datetime.datetime) -> str:
    """A moment to the hundredth of a second, the same in both languages but for the day."""
    clock = f"{moment:%H:%M:%S}.{moment.microsecond // 10_000:02d}"
    return f"{words(language).date(moment.date())}, {clock} UTC"
