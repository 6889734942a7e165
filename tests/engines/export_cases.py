"""Cases to hold exports against, and other settings to make them under."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from charteroak.engines.exports.exported import Decided, alike, decided
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.logic.norm import Act
from charteroak.logic.table import Decision

ACTS = [act.name for act in RULEBOOK.acts]
SMALL = [name for name in ACTS if name != "inquire"]
UNSETTLED: dict[str, str | None] = {reading.id: None for reading in RULEBOOK.readings}
"""Counsel has settled nothing."""

Facts = dict[str, Any]
Answered = tuple[Facts, Decision]


def every_known_case(act: str, readings: Any = None) -> Iterator[Answered]:
    """Every case with nothing missing, and the answer to it."""
    table = law(readings).table(act)
    for values in itertools.product(*(fact.values for fact in table.act.facts)):
        facts = {fact.name: value for fact, value in zip(table.act.facts, values, strict=True)}
        yield facts, table.decide(facts)


def of_each_kind(act: str, readings: Any = None, *, unknown: bool = True, step: int = 1) -> Iterator[Answered]:
    """One case for each combination of kinds of values: two values are of a kind where no answer tells between them.

    Every value stands for its kind in some of them. With `unknown`, "not known" is a value, too.
    """
    made = decided(law(readings).table(act))
    first = 0 if unknown else 1
    cells = made.cells[(slice(first, None),) * made.cells.ndim]
    kinds = alike(_numbered(made)[cells])
    for turn, groups in enumerate(itertools.islice(itertools.product(*kinds), 0, None, step)):
        slots = [group[(turn + at) % len(group)] for at, group in enumerate(groups)]
        facts = {
            fact.name: fact.values[slot + first - 1]
            for fact, slot in zip(made.act.facts, slots, strict=True)
            if slot + first
        }
        yield facts, made.decisions[cells[tuple(slots)]]


def _numbered(made: Decided) -> Any:
    places: dict[Decision, int] = {}
    return np.array([places.setdefault(decision, len(places)) for decision in made.decisions])


def settled(cases: Iterator[Answered]) -> set[tuple[str, tuple[str, ...]]]:
    """The distinct answers to cases."""
    return {(decision.outcome, decision.clauses) for _, decision in cases}


def act_named(name: str) -> Act:
    return RULEBOOK.act(name)
