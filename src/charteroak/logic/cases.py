"""Every case of an act at once: the meaning over a grid with an axis a fact, in NumPy.

The same four steps as `meaning.meaning`, on arrays; the tests hold the two against each other in every case.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from charteroak.logic.expr import All, AnyOf, Expr, Is, Not, ReadAs
from charteroak.logic.norm import Act, Effect, Norm

Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Choices = Mapping[str, str | None]
"""Reading id to choice, None where it is not settled."""

# An outcome is a bit, in the order of table.OUTCOMES.
REQUIRED, PERMITTED, PROHIBITED, NOT_ADDRESSED, COUNSEL = (np.uint64(1 << i) for i in range(5))
OUTCOME_BITS = 5
_NONE = np.uint64(0)


@dataclass(frozen=True)
class Settled:
    """Every case under settled readings: outcome as a bit, deciding clauses, norms' states, what lifts them.

    A state takes two bits: 0 silent, 1 stands, 2 lifted. A lift counts only where its norm speaks.
    """

    outcome: Words
    clauses: Words
    states: Words
    lifts: Words


class Cases:
    """Every case of an act, readings folded: `outcome` has `COUNSEL` where it turns on an unsettled reading."""

    def __init__(self, act: Act, norms: Sequence[Norm], readings: Choices) -> None:
        self.shape = tuple(len(fact.values) for fact in act.facts)
        self._act = act
        self.norms = norms
        self.settled = [self._settle(choices) for choices in _settings(norms, readings)]

    @cached_property
    def outcome(self) -> Words:
        """The outcome of each case, as a bit."""
        outcomes = reduce(operator.or_, (settled.outcome for settled in self.settled))
        return np.where(outcomes & (outcomes - np.uint64(1)), COUNSEL, outcomes)

    @cached_property
    def clauses(self) -> Words:
        """The clauses that decide: for counsel under some choice, else under every choice, or if none is, some."""
        some = reduce(operator.or_, (settled.clauses for settled in self.settled))
        every = reduce(operator.and_, (settled.clauses for settled in self.settled))
        return np.where((self.outcome == COUNSEL) | (every == 0), some, every)

    def _settle(self, choices: Choices) -> Settled:
        clauses = list(dict.fromkeys(norm.clause for norm in self.norms))
        stands_by = dict.fromkeys(Effect, np.zeros(self.shape, np.uint64))
        allows = states = lifts = np.zeros(self.shape, np.uint64)
        lift_at = 0
        for i, norm in enumerate(self.norms):
            clause = np.uint64(1 << clauses.index(norm.clause))
            speaks = self._holds(norm.when, choices)
            lifting = [speaks & self._holds(lift.when, choices) for lift in norm.lifts]
            lifted = reduce(operator.or_, lifting, np.zeros_like(speaks))
            stands = speaks & ~lifted
            stands_by[norm.effect] = stands_by[norm.effect] | np.where(stands, clause, _NONE)
            if norm.effect is Effect.PROHIBITS:
                allows = allows | np.where(lifted, clause, _NONE)
            states = states | np.where(stands, np.uint64(1 << 2 * i), _NONE)
            states = states | np.where(lifted, np.uint64(2 << 2 * i), _NONE)
            for lift in lifting:
                lifts = lifts | np.where(lift, np.uint64(1 << lift_at), _NONE)
                lift_at += 1
        forbids, demands = stands_by[Effect.PROHIBITS], stands_by[Effect.REQUIRES]
        allows = allows | stands_by[Effect.PERMITS]
        steps = [forbids != 0, demands != 0, allows != 0]
        return Settled(
            outcome=np.select(steps, [PROHIBITED, REQUIRED, PERMITTED], NOT_ADDRESSED),
            clauses=np.select(steps, [forbids, demands, allows], _NONE),
            states=states,
            lifts=lifts,
        )

    def _holds(self, expr: Expr, choices: Choices) -> Bools:
        """Where `expr` is true, with one slot on each axis that it does not look at."""
        flat = [1] * len(self.shape)
        match expr:
            case Is(fact, values):
                axis = self._act.facts.index(fact)
                flat[axis] = len(fact.values)
                return np.array([value in values for value in fact.values]).reshape(flat)
            case ReadAs(reading, choice):
                return np.full(flat, choices[reading.id] == choice)
            case Not(of):
                return ~self._holds(of, choices)
            case All(of):
                return reduce(operator.and_, (self._holds(part, choices) for part in of), np.full(flat, True))
            case AnyOf(of):
                return reduce(operator.or_, (self._holds(part, choices) for part in of), np.full(flat, False))


def _settings(norms: Sequence[Norm], readings: Choices) -> Iterator[Choices]:
    """Every way to settle the readings these norms turn on, the settled ones as they are."""
    used = {leaf.reading for norm in norms for leaf in norm.leaves if isinstance(leaf, ReadAs)}
    unsettled = [reading for reading in sorted(used, key=lambda r: r.id) if readings[reading.id] is None]
    for choices in itertools.product(*(reading.choices for reading in unsettled)):
        yield {**readings} | {reading.id: choice for reading, choice in zip(unsettled, choices, strict=True)}
