"""The contract's folding said again, slowly, from `meaning` alone: what the table is held against.

Nothing here is shared with the builder but the meaning of one settled case.
"""

import itertools
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from charteroak.logic.expr import Value
from charteroak.logic.meaning import lifted_by, meaning, state
from charteroak.logic.norm import Outcome, Rulebook, State

Known = tuple[Value | None, ...]
"""A value or None for each fact of the act, in order."""


class SlowFold:
    """Answers about one act under one setting of the readings, by trying everything that is left open."""

    def __init__(self, rulebook: Rulebook, act: str, readings: Mapping[str, str | None]) -> None:
        self.facts = rulebook.act(act).facts
        self.norms = rulebook.norms_of(act)
        bears = rulebook.readings_of(act)
        ways = [reading.choices if readings[reading.id] is None else [readings[reading.id]] for reading in bears]
        self.settings = [
            dict(zip((reading.id for reading in bears), choices, strict=True)) for choices in itertools.product(*ways)
        ]

    def case(self, values: Known) -> dict[str, Value]:
        return {fact.name: value for fact, value in zip(self.facts, values, strict=True) if value is not None}

    def completions(self, known: Known) -> Iterator[Known]:
        """Every way to fill in what is not known."""
        return itertools.product(
            *(fact.values if value is None else [value] for fact, value in zip(self.facts, known, strict=True))
        )

    @cached_property
    def settled(self):
        """A settled case's outcome and clauses, readings folded: the contract's first fold."""

        @cache
        def settled(values: Known) -> tuple[Outcome, frozenset[str]]:
            case = self.case(values)
            found = [meaning(self.norms, case, setting) for setting in self.settings]
            outcomes = {outcome for outcome, _ in found}
            clauses = [frozenset(clauses) for _, clauses in found]
            if len(outcomes) > 1:
                return Outcome.COUNSEL, frozenset().union(*clauses)
            return outcomes.pop(), _shared_or_all(clauses)

        return settled

    @cached_property
    def states(self):
        """A settled case's state of each norm under each setting of the readings."""

        @cache
        def states(values: Known) -> tuple[tuple[State, ...], ...]:
            case = self.case(values)
            return tuple(tuple(state(norm, case, setting) for setting in self.settings) for norm in self.norms)

        return states

    def decide(self, known: Known) -> tuple[Outcome, frozenset[str]]:
        """The contract's second fold: over everything that the missing facts could be."""
        found = [self.settled(values) for values in self.completions(known)]
        if len({outcome for outcome, _ in found}) > 1:
            return Outcome.UNKNOWN, frozenset()
        return found[0][0], _shared_or_all([clauses for _, clauses in found])

    def because(self, known: Known) -> dict[str, frozenset[str]]:
        """The missing facts that can still change the outcome, each with the clauses that make it matter.

        A fact matters where two completions that differ in it alone have different outcomes; the clauses that make
        it matter are those with a norm whose state differs there.
        """
        found: dict[str, set[str]] = {}
        for i, fact in enumerate(self.facts):
            if known[i] is not None:
                continue
            for rest in self.completions((*known[:i], fact.values[0], *known[i + 1 :])):
                variants = [(*rest[:i], value, *rest[i + 1 :]) for value in fact.values]
                for one, other in itertools.combinations(variants, 2):
                    if self.settled(one)[0] != self.settled(other)[0]:
                        found.setdefault(fact.name, set()).update(self._differing(one, other))
        return {fact: frozenset(clauses) for fact, clauses in found.items()}

    def _differing(self, one: Known, other: Known) -> set[str]:
        pairs = zip(self.norms, self.states(one), self.states(other), strict=True)
        return {norm.clause for norm, here, there in pairs if here != there}

    def norm_states(self, known: Known) -> tuple[State, ...]:
        """Each norm's state: the one it has in every completion and under every setting, or pending."""
        found = [self.states(values) for values in self.completions(known)]
        return tuple(_one_or_pending({s for states in found for s in states[i]}) for i in range(len(self.norms)))

    def lifted_by(self, known: Known) -> tuple[frozenset[str], ...]:
        """What lifts each norm: what does in every completion and under every setting, or if nothing, in some.

        Nothing is named for a norm that is not lifted throughout.
        """
        found = []
        for norm, whole in zip(self.norms, self.norm_states(known), strict=True):
            lifts = [
                frozenset(lifted_by(norm, self.case(values), setting))
                for values in self.completions(known)
                for setting in self.settings
            ]
            found.append(_shared_or_all(lifts) if whole is State.LIFTED else frozenset())
        return tuple(found)

    @cached_property
    def questions(self):
        """How many questions settle a case, asking the best first: by trying every order of asking."""

        @cache
        def questions(known: Known) -> float:
            asks = [self.asking(known, i) for i, fact in enumerate(self.facts) if fact.name in self.because(known)]
            return min(asks, default=0.0)

        return questions

    def asking(self, known: Known, i: int) -> float:
        """How many questions settle the case if fact `i` is asked first, on average over its values."""
        values = self.facts[i].values
        return 1 + sum(self.questions((*known[:i], value, *known[i + 1 :])) for value in values) / len(values)


def every_cell(facts) -> Iterator[Known]:
    """Everything that can be known and not known about an act."""
    return itertools.product(*((None, *fact.values) for fact in facts))


def _shared_or_all(clauses: list[frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*clauses) or frozenset().union(*clauses)


def _one_or_pending(states: set[State]) -> State:
    return states.pop() if len(states) == 1 else State.PENDING
