"""The contract's folding said again, slowly, from `meaning` alone: what the table is held against.

Nothing here is shared with the builder but the meaning of one settled case. That is asked for once for all cases that
no norm tells apart: where one has another value of a fact, but every norm that looks at the fact looks for both values
or for neither.
"""

import itertools
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, ReadAs, Value
from charteroak.logic.meaning import lifted_by, meaning, state
from charteroak.logic.norm import Norm, Outcome, Rulebook, State

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
        looked_for = [each for norm in self.norms for when in _conditions(norm) for each in _looked_for(when)]
        self.alike = [_alike(fact, looked_for) for fact in self.facts]

    def case(self, values: Known) -> dict[str, Value]:
        return {fact.name: value for fact, value in zip(self.facts, values, strict=True) if value is not None}

    def completions(self, known: Known) -> Iterator[Known]:
        """Every way to fill in what is not known."""
        return itertools.product(
            *(fact.values if value is None else [value] for fact, value in zip(self.facts, known, strict=True))
        )

    def like(self, values: Known) -> Known:
        """The first case that no norm tells from this one."""
        return tuple(alike[value] for alike, value in zip(self.alike, values, strict=True))

    def straight(self, values: Known) -> tuple[Outcome, frozenset[str]]:
        """A settled case's outcome and clauses, readings folded: the contract's first fold."""
        case = self.case(values)
        found = [meaning(self.norms, case, setting) for setting in self.settings]
        clauses = [frozenset(clauses) for _, clauses in found]
        if len({outcome for outcome, _ in found}) > 1:
            return Outcome.COUNSEL, frozenset().union(*clauses)
        return found[0][0], _shared_or_all(clauses)

    def settled(self, values: Known) -> tuple[Outcome, frozenset[str]]:
        """What `straight` says, which is asked once for all cases that are alike."""
        return self._settled(self.like(values))

    @cached_property
    def _settled(self):
        return cache(self.straight)

    def states(self, values: Known) -> tuple[tuple[State, ...], ...]:
        """A settled case's state of each norm under each setting of the readings."""
        return self._states(self.like(values))

    @cached_property
    def _states(self):
        @cache
        def states(values: Known) -> tuple[tuple[State, ...], ...]:
            case = self.case(values)
            return tuple(tuple(state(norm, case, setting) for setting in self.settings) for norm in self.norms)

        return states

    @cached_property
    def _lifts(self):
        @cache
        def lifts(values: Known) -> tuple[frozenset[frozenset[str]], ...]:
            case = self.case(values)
            return tuple(
                frozenset(frozenset(lifted_by(norm, case, setting)) for setting in self.settings) for norm in self.norms
            )

        return lifts

    @cached_property
    def open(self):
        """The cases that are left open, of those that are alike the first."""

        @cache
        def open_(known: Known) -> frozenset[Known]:
            if None not in known:
                return frozenset([self.like(known)])
            i = known.index(None)
            values = dict.fromkeys(self.alike[i].values())
            return frozenset().union(*(open_((*known[:i], value, *known[i + 1 :])) for value in values))

        return open_

    def decide(self, known: Known) -> tuple[Outcome, frozenset[str]]:
        """The contract's second fold: over everything that the missing facts could be."""
        found = {self._settled(values) for values in self.open(known)}
        if len({outcome for outcome, _ in found}) > 1:
            return Outcome.UNKNOWN, frozenset()
        [outcome] = {outcome for outcome, _ in found}
        return outcome, _shared_or_all([clauses for _, clauses in found])

    @cached_property
    def because(self):
        """The missing facts that can still change the outcome, each with the clauses that make it matter.

        A fact matters where two completions that differ in it alone have different outcomes; the clauses that make
        it matter are those with a norm whose state differs there.
        """

        @cache
        def because(known: Known) -> dict[str, frozenset[str]]:
            unknown = [i for i, value in enumerate(known) if value is None]
            found = {self.facts[i].name: self._matters(i, known) for i in unknown}
            return {fact: clauses for fact, clauses in found.items() if clauses is not None}

        return because

    def _matters(self, i: int, known: Known) -> frozenset[str] | None:
        """The clauses that make a fact matter; None where it does not matter."""
        found: set[str] | None = None
        values = dict.fromkeys(self.alike[i].values())
        for rest in self.open((*known[:i], self.facts[i].values[0], *known[i + 1 :])):
            for one, other in itertools.combinations([(*rest[:i], value, *rest[i + 1 :]) for value in values], 2):
                if self._settled(one)[0] != self._settled(other)[0]:
                    found = (found or set()) | self._differing(one, other)
        return None if found is None else frozenset(found)

    @cached_property
    def _differing(self):
        @cache
        def differing(one: Known, other: Known) -> frozenset[str]:
            pairs = zip(self.norms, self._states(one), self._states(other), strict=True)
            return frozenset(norm.clause for norm, here, there in pairs if here != there)

        return differing

    @cached_property
    def norm_states(self):
        """Each norm's state: the one it has in every completion and under every setting, or pending."""

        @cache
        def norm_states(known: Known) -> tuple[State, ...]:
            found = {self._states(values) for values in self.open(known)}
            return tuple(_one_or_pending({s for states in found for s in states[i]}) for i in range(len(self.norms)))

        return norm_states

    def lifted_by(self, known: Known) -> tuple[frozenset[str], ...]:
        """What lifts each norm: what does in every completion and under every setting, or if nothing, in some.

        Nothing is named for a norm that is not lifted throughout.
        """
        found = {self._lifts(values) for values in self.open(known)}
        return tuple(
            _shared_or_all([lift for lifts in found for lift in lifts[i]]) if whole is State.LIFTED else frozenset()
            for i, whole in enumerate(self.norm_states(known))
        )

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


def _conditions(norm: Norm) -> Iterator[Expr]:
    yield norm.when
    yield from (lift.when for lift in norm.lifts)


def _looked_for(expr: Expr) -> Iterator[Is]:
    """Whatever an expression looks for in a case."""
    match expr:
        case Is():
            yield expr
        case ReadAs():
            pass
        case Not(of):
            yield from _looked_for(of)
        case All(of) | AnyOf(of):
            for part in of:
                yield from _looked_for(part)
        case _:
            raise AssertionError(f"it is not known what is looked for by {expr}")


def _alike(fact: Fact, looked_for: list[Is]) -> dict[Value, Value]:
    """For each value of a fact the first that is looked for just where it is."""
    of_it = [each.values for each in looked_for if each.fact.name == fact.name]
    first: dict[tuple[bool, ...], Value] = {}
    return {value: first.setdefault(tuple(value in values for values in of_it), value) for value in fact.values}
