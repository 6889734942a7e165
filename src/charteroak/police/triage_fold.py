"""What records support, by their classes alone: the article's answer to the facts that they show.

A message is asked about for a police officer whose only reasons are its records. What no record shows is false; what
a record that cannot be told might be is missing, and the answer is folded over it. So an answer is a function of a
small set: the classes of a person's records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from charteroak.law.law import Law
from charteroak.logic.table import Decision
from charteroak.police.told import FILES, WARRANTS, File, Record, Warrant

Class = tuple[File, Warrant]
Classes = frozenset[Class]
"""The classes of one person's records. How many there are of each makes no difference."""

Shown = Literal["criminal_warrant", "removal_warrant_in_ncic", "other_immigration_paper", "immigration_paper", "open"]
"""What a record shows: a fact of the article, an immigration paper of either kind, or that it may be anything."""

CRIMINAL: Shown = "criminal_warrant"
REMOVAL: Shown = "removal_warrant_in_ncic"
OTHER: Shown = "other_immigration_paper"
EITHER: Shown = "immigration_paper"
OPEN: Shown = "open"

ACTS = ("arrest", "detain")

Facts = dict[str, str | bool | None]
"""Facts of an act by name; None where one is not known."""

_ALONE: Facts = {
    "employee": "police_officer",
    "criminal_warrant": False,
    "criminal_ground": False,
    "immigration_status_ground": False,
    "removal_warrant_in_ncic": False,
    "other_immigration_paper": False,
    "required_by_law": False,
    "federal_cooperation": False,
}
"""An officer with no reason but the records, of which none is there yet."""

_SHOWS: dict[Class, Shown] = {
    ("wanted_person", "criminal"): CRIMINAL,
    ("immigration_violator", "administrative_removal"): REMOVAL,
    ("immigration_violator", "other_administrative"): OTHER,
    ("immigration_violator", "unclassified"): EITHER,
}


def shown(record_class: Class) -> Shown | None:
    """What a record of that class shows; None where it is no warrant.

    Only the Wanted Person File has criminal warrants, and only the Immigration Violator File immigration papers: of
    any class that says otherwise, its two halves contradict each other, and it may be anything.
    """
    file, warrant = record_class
    if warrant == "none" and file not in ("immigration_violator", "unclassified"):
        return None
    return _SHOWS.get(record_class, OPEN)


def shown_by(classes: Iterable[Class]) -> frozenset[Shown]:
    """What records of these classes show, all together."""
    return frozenset(each for each in map(shown, classes) if each)


def decided(law: Law, act: str, shows: frozenset[Shown]) -> Decision:
    """The article's answer about arresting or detaining the person whose records show this, and nothing else."""
    table = law.table(act)
    # A few answers are wanted, once each: `Law.decide` is made for millions, and is not ready as soon.
    details = (table.detail(table.index(facts)) for facts in _cases(shows))
    return _folded([Decision(each.outcome.value, each.clauses, each.missing) for each in details])


def facts_shown(shows: frozenset[Shown]) -> Facts:
    """The facts of `arrest` and `detain` for an officer who has no other reason; None is what may be or not be.

    That there is an immigration paper of either kind is no fact of the article's: nothing here says it.
    """
    facts: Facts = dict(_ALONE)
    if OPEN in shows:
        facts |= dict.fromkeys((CRIMINAL, REMOVAL, OTHER))
    return facts | {fact: True for fact in (CRIMINAL, REMOVAL, OTHER) if fact in shows}


def _cases(shows: frozenset[Shown]) -> list[Facts]:
    """The facts, once for each kind that an immigration paper of either kind can be."""
    facts = facts_shown(shows)
    if EITHER not in shows:
        return [facts]
    # No such record is a criminal warrant, and it is one of the two: it is not missing that there is a paper.
    return [facts | {kind: True} for kind in (REMOVAL, OTHER)]


def _folded(decisions: list[Decision]) -> Decision:
    """One answer for all that can be the case, as the contract folds: the outcome where all agree, else unknown."""
    outcomes = {each.outcome for each in decisions}
    if len(outcomes) > 1 or "unknown" in outcomes:
        kinds = (REMOVAL, OTHER) if len(outcomes) > 1 else ()
        return Decision("unknown", (), _once((*(name for each in decisions for name in each.missing), *kinds)))
    every = _once(clause for each in decisions for clause in each.clauses)
    shared = tuple(clause for clause in every if all(clause in each.clauses for each in decisions))
    return Decision(decisions[0].outcome, shared or every, ())


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


STRICTEST_FIRST = ("prohibited", "counsel", "unknown", "not_addressed", "permitted", "required")
"""Which of two people's outcomes a message about both takes.

A clause that forbids is the strictest: it is a no that nothing still to be found out takes back. `counsel` is a no for
now, whatever the facts; `unknown` a no until a fact is known. Of the others, neither of which forbids, silence goes
before `permitted`: it gives nobody leave.
"""


def strictest(decisions: Iterable[Decision]) -> Decision:
    """The strictest of several people's answers, with the clauses and missing facts of all who have that outcome."""
    every = list(decisions)
    outcome = min((each.outcome for each in every), key=STRICTEST_FIRST.index)
    having = [each for each in every if each.outcome == outcome]
    clauses = sorted({clause for each in having for clause in each.clauses})
    return Decision(outcome, tuple(clauses), _once(name for each in having for name in each.missing))


def people(records: Iterable[Record]) -> Mapping[int, Classes]:
    """The classes of each person's records, by the person's number, in the order in which they are named."""
    found: dict[int, set[Class]] = {}
    for record in records:
        found.setdefault(record.person, set()).add((record.file, record.warrant))
    return {person: frozenset(classes) for person, classes in found.items()}


@lru_cache(maxsize=len(FILES) * len(WARRANTS))
def alone(record_class: Class) -> Classes:
    """A record's class as the only one of its person."""
    return frozenset([record_class])
