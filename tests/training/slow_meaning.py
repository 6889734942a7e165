"""What the article says of a case, the slow way: the meaning in every completion, and nothing of the table."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache

from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Value
from charteroak.logic.meaning import meaning
from charteroak.logic.norm import Outcome


def slow_outcome(act: str, facts: Mapping[str, Value], readings: Mapping[str, str | None]) -> Outcome:
    """The outcome of what is known of a case: over every way to settle what is open, then over what is missing."""
    bearing = tuple((reading.id, readings[reading.id]) for reading in RULEBOOK.readings_of(act))
    return _folded(act, tuple(sorted(facts.items())), bearing)


@cache
def _folded(act: str, known: tuple[tuple[str, Value], ...], readings: tuple[tuple[str, str | None], ...]) -> Outcome:
    facts, told = RULEBOOK.act(act).facts, dict(known)
    axes = [(told[fact.name],) if fact.name in told else fact.values for fact in facts]
    found = set()
    for case in itertools.product(*axes):
        found.add(_settled(act, case, readings))
        if len(found) > 1:
            return Outcome.UNKNOWN
    return found.pop()


@cache
def _settled(act: str, case: tuple[Value, ...], readings: tuple[tuple[str, str | None], ...]) -> Outcome:
    named = {fact.name: value for fact, value in zip(RULEBOOK.act(act).facts, case, strict=True)}
    choices = {reading.id: reading.choices for reading in RULEBOOK.readings}
    ways = [[(name, each) for each in ((choice,) if choice else choices[name])] for name, choice in readings]
    found = {meaning(RULEBOOK.norms_of(act), named, dict(way))[0] for way in itertools.product(*ways)}
    return found.pop() if len(found) == 1 else Outcome.COUNSEL
