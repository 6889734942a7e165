"""The vocabulary of this city's ledger: the law's own names, and the roles, departments and legal bases of a city.

A name's number is its place, so names are added at the end only; a log that has begun takes them in with an entry.
"""

from __future__ import annotations

from functools import lru_cache

from charteroak.law.article import RULEBOOK
from charteroak.law.text import clauses
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.logic.norm import Outcome
from charteroak.logic.table import wire
from charteroak.recording.matter_words import MATTER_FACTS

ROLES = (
    "employee",
    "police",
    "records",
    "supervisor",
    "counsel",
    "training_officer",
    "auditor",
    "administrator",
    "system",
)
"""Who did it, by role and never by name. `system` is a program that asked for a decision and acted on it."""

DEPARTMENTS = ("police", "fire", "health_and_human_services", "schools", "library", "other")
"""Coarse on purpose: a department of a few people would name them."""

BASES = (
    "federal_statute",
    "federal_regulation",
    "state_statute",
    "state_regulation",
    "court_order",
    "judicial_warrant",
    "criminal_investigation",
    "service_necessity",
    "treaty",
)
"""On what ground something was disclosed or asked."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of a new ledger. Readings are facts, whose values are the choices there are, and so is what is
    said of the City's matters (`matter_words`).
    """
    facts = {fact.name: tuple(map(wire, fact.values)) for act in RULEBOOK.acts for fact in act.facts}
    readings = {reading.id: tuple(reading.choices) for reading in RULEBOOK.readings}
    return Vocabulary(
        acts=tuple(act.name for act in RULEBOOK.acts),
        outcomes=tuple(outcome.value for outcome in Outcome),
        clauses=tuple(clause.id for clause in clauses()),
        facts=(*facts.items(), *readings.items(), *MATTER_FACTS),
        roles=ROLES,
        departments=DEPARTMENTS,
        bases=BASES,
    )
