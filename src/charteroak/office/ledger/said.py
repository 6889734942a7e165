"""What an entry says, in a person's words. A name that this site has no words for stands as it is in the entry."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from charteroak.law.words import words
from charteroak.ledger.codec import from_time
from charteroak.office.ledger.words import ledger_words
from charteroak.office.pages import clause_address, is_clause
from charteroak.office.record.words import record_words


@dataclass(frozen=True)
class ClauseRow:
    """A clause that an entry cites."""

    citation: str
    """The clause, as "2-928(b)"."""
    href: str
    """Where the article has it; nothing where it has none such."""


@dataclass(frozen=True)
class FactRow:
    """A fact of an entry, or a reading."""

    question: str
    """The question."""
    answer: str
    """The answer."""


@dataclass(frozen=True)
class EntrySaid:
    """What an entry says."""

    kind: str
    """Its kind."""
    about: str
    """The act, as a situation; nothing where it has none."""
    act: str
    """The act's short name; nothing where it has none."""
    outcome: str
    """The outcome, by its wire name; nothing where it has none."""
    headline: str
    """The outcome in words."""
    clauses: tuple[ClauseRow, ...]
    """The clauses that it cites."""
    facts: tuple[FactRow, ...]
    """Its facts, in its own order."""
    rows: tuple[FactRow, ...]
    """The rest of what it says in words: role, department, ground, who approved, the first entry kept."""


def said(language: str, named: dict[str, Any]) -> EntrySaid:
    """An entry in words, from what `Codec.describe` gives."""
    city, own = words(language), ledger_words(language)
    act, outcome = named.get("act", ""), named.get("outcome", "")
    return EntrySaid(
        kind=own.kinds[named["kind"]],
        about=city.acts[act].situation if act in city.acts else act,
        act=act_name(language, act),
        outcome=outcome,
        headline=outcome_name(language, outcome),
        clauses=tuple(clause_row(language, each) for each in named.get("clauses", ())),
        facts=tuple(fact_row(language, act, *each) for each in named.get("facts", {}).items()),
        rows=_rows(language, named),
    )


def clause_row(language: str, citation: str) -> ClauseRow:
    """A clause with its place in the article."""
    return ClauseRow(citation, clause_address(language, citation) if is_clause(citation) else "")


def fact_row(language: str, act: str, fact: str, value: str) -> FactRow:
    """A fact or a reading in words."""
    city = words(language)
    if fact in city.readings:
        reading = city.readings[fact]
        return FactRow(reading.question, reading.choices.get(value, value))
    own = ledger_words(language)
    if fact in own.questions:
        return FactRow(own.questions[fact], own.values[fact].get(value, value))
    asks = city.asks.get(f"{act}.{fact}", city.asks.get(fact, fact))
    return FactRow(asks, city.values.get(fact, {}).get(value, value))


def act_name(language: str, act: str) -> str:
    """The short name of an act."""
    acts = words(language).acts
    return acts[act].name if act in acts else act


def outcome_name(language: str, outcome: str) -> str:
    """The headline of an outcome."""
    outcomes = words(language).outcomes
    return outcomes[outcome].headline if outcome in outcomes else outcome


def when(language: str, time: int) -> str:
    """An entry's time: the day, and the time of day in UTC to the hundredth of a second."""
    moment = from_time(time)
    return f"{words(language).date(moment.date())}, {moment:%H:%M:%S}.{time % 100:02d} UTC"


def seen(language: str, seconds: int) -> str:
    """A time in seconds since 1970, to the minute; as a number where no calendar has it."""
    try:
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return f"{seconds} s"
    return f"{words(language).date(moment.date())}, {moment:%H:%M} UTC"


def _rows(language: str, named: dict[str, Any]) -> tuple[FactRow, ...]:
    own, record = ledger_words(language), record_words(language)
    roles = {**record.roles, **own.roles}
    tables = {"role": roles, "department": record.departments, "basis": own.bases}
    rows = [
        FactRow(own.ui[field], table.get(named[field], named[field]))
        for field, table in tables.items()
        if field in named
    ]
    if approvers := named.get("approvers"):
        rows.append(FactRow(own.ui["approvers"], ", ".join(roles.get(each, each) for each in approvers)))
    if first := named.get("index"):
        rows.append(FactRow(own.ui["first_kept"], str(first)))
    return tuple(rows)
