"""Norms as logic: expressions, states, outcomes and clauses as terms for a solver, case by case as `logic.meaning`.

The terms are made over the norms, not over the table. A fact is a constant of a finite sort, and so is a reading: what
is proved with both left free holds in every case and under every combination of readings. `with_z3` makes terms of z3,
`text` the same as SMT-LIB text, which is what cvc5 is given. A kind of node with no row here raises `Unsupported`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from charteroak.engines.proofs.claims import Cites, Comes, In, Stands, clauses_of
from charteroak.logic.expr import All, AnyOf, Is, Not, ReadAs, Value
from charteroak.logic.norm import Effect, Norm, Outcome, State

T = TypeVar("T")
Values = tuple[Value, ...]


class Unsupported(Exception):
    """This cannot be said to a solver, so nothing is said."""


class Terms(Protocol[T]):
    """What makes terms: the few things that the encoding asks of a solver's language."""

    def constant(self, name: str, values: Values) -> T:
        """A constant that has one of the values."""

    def bound(self, name: str, values: Values) -> T:
        """A variable for `forall`."""

    def is_value(self, term: T, values: Values, value: Value) -> T:
        """Whether the term, which has one of `values`, has this one."""

    def same(self, one: T, other: T) -> T:
        """Whether two terms of one sort are equal."""

    def no(self, term: T) -> T:
        """Not."""

    def every(self, terms: Sequence[T]) -> T:
        """And; of nothing, true."""

    def some(self, terms: Sequence[T]) -> T:
        """Or; of nothing, false."""

    def forall(self, variables: Sequence[tuple[T, str, Values]], body: T) -> T:
        """The body, whatever values the variables have."""

    def unknown(self, name: str, terms: Sequence[T]) -> T:
        """A predicate of that name, of which nothing is known, of the terms."""

    def named(self, name: str, term: T) -> T:
        """The term, by a name where the language can give it one."""


@dataclass(frozen=True)
class World(Generic[T]):
    """One case of an act, as terms: a term for each fact and reading, and what the norms come to.

    `label` sets a second world apart from the first; None says that the world has bound variables, so that nothing in
    it can be given a name.
    """

    to: Terms[T]
    norms: tuple[Norm, ...]
    facts: Mapping[str, T]
    readings: Mapping[str, T] = field(default_factory=dict)
    label: str | None = None
    _made: dict[tuple[str, str], T] = field(default_factory=dict)

    def once(self, what: str, name: str, make: Callable[[], T]) -> T:
        """The term of that name, made when it is first asked for."""
        if (what, name) not in self._made:
            term = make()
            if self.label is not None:
                term = self.to.named(f"{what}.{name}{self.label}", term)
            self._made[what, name] = term
        return self._made[what, name]


def term(node: Any, world: World[T]) -> T:
    """An expression or a claim as a term. Unsupported where there is no row for its kind."""
    row = ROWS.get(type(node))
    if row is None:
        raise Unsupported(f"no solver can be told of {type(node).__name__}")
    made: T = row(node, world)
    return made


# `Unsettled` has no row: in one world every reading has a choice. `query` speaks of it.
ROWS: dict[type, Callable[[Any, World[Any]], Any]] = {
    Is: lambda e, w: w.to.some([w.to.is_value(w.facts[e.fact.name], e.fact.values, value) for value in e.values]),
    ReadAs: lambda e, w: w.to.is_value(w.readings[e.reading.id], e.reading.choices, e.choice),
    Not: lambda e, w: w.to.no(term(e.of, w)),
    All: lambda e, w: w.to.every([term(part, w) for part in e.of]),
    AnyOf: lambda e, w: w.to.some([term(part, w) for part in e.of]),
    Comes: lambda c, w: w.to.some([outcome(w, each) for each in c.to]),
    Cites: lambda c, w: cites(w, c.clause),
    Stands: lambda c, w: w.to.some([stands(norm, w) for norm in w.norms if norm.effect is c.effect]),
    In: lambda c, w: w.to.some([STATES[c.state](norm, w) for norm in w.norms if norm.name in c.norms]),
}


def speaks(norm: Norm, world: World[T]) -> T:
    """Whether the norm speaks to the case."""
    return world.once("speaks", norm.name, lambda: term(norm.when, world))


def lifted(norm: Norm, world: World[T]) -> T:
    """Whether it speaks, and something lifts it."""
    lifts = [lift.when for lift in norm.lifts]
    return world.once(
        "lifted",
        norm.name,
        lambda: world.to.every([speaks(norm, world), world.to.some([term(when, world) for when in lifts])]),
    )


def stands(norm: Norm, world: World[T]) -> T:
    """Whether it speaks, and nothing lifts it."""
    return world.once(
        "stands", norm.name, lambda: world.to.every([speaks(norm, world), world.to.no(lifted(norm, world))])
    )


STATES: dict[State, Callable[[Norm, World[Any]], Any]] = {
    State.SILENT: lambda norm, world: world.to.no(speaks(norm, world)),
    State.STANDS: stands,
    State.LIFTED: lifted,
}


def _forbidding(norm: Norm, world: World[T]) -> T:
    return stands(norm, world) if norm.effect is Effect.PROHIBITS else world.to.some(())


def _demanding(norm: Norm, world: World[T]) -> T:
    return stands(norm, world) if norm.effect is Effect.REQUIRES else world.to.some(())


def _allowing(norm: Norm, world: World[T]) -> T:
    """A permission that stands, or a prohibition that is lifted. A duty that is lifted permits nothing."""
    rows = {Effect.PERMITS: stands, Effect.PROHIBITS: lifted, Effect.REQUIRES: lambda *_: world.to.some(())}
    if norm.effect not in rows:
        raise Unsupported(f"no solver can be told of the effect {norm.effect}")
    made: T = rows[norm.effect](norm, world)
    return made


# The four steps of `meaning`: an outcome, and the norms that decide at that step. A step is reached where none
# before it decides.
STEPS: tuple[tuple[Outcome, Callable[[Norm, World[Any]], Any]], ...] = (
    (Outcome.PROHIBITED, _forbidding),
    (Outcome.REQUIRED, _demanding),
    (Outcome.PERMITTED, _allowing),
    (Outcome.NOT_ADDRESSED, lambda _norm, world: world.to.some(())),
)


def _reached(world: World[T], at: int) -> T:
    """No step before this one decides."""
    return world.to.every([world.to.no(_any(world, step)) for step in range(at)])


def _any(world: World[T], at: int) -> T:
    """Whether some norm decides at a step."""
    name, deciding = STEPS[at]
    return world.once("some", str(name), lambda: world.to.some([deciding(norm, world) for norm in world.norms]))


def outcome(world: World[T], wanted: Outcome) -> T:
    """Whether the case comes to the outcome; `counsel` and `unknown` are of cases that are not settled."""
    for at, (name, _) in enumerate(STEPS):
        if name is wanted:
            decided = _any(world, at) if wanted is not Outcome.NOT_ADDRESSED else world.to.every(())
            return world.once("comes", str(wanted), lambda: world.to.every([_reached(world, at), decided]))  # noqa: B023
    return world.to.some(())


def decides(norm: Norm, world: World[T]) -> T:
    """Whether the norm is one of those that decide the case."""
    ways = [world.to.every([_reached(world, at), deciding(norm, world)]) for at, (_, deciding) in enumerate(STEPS)]
    return world.to.some(ways)


def cites(world: World[T], clause: str) -> T:
    """Whether the clause is among those that decide the case."""
    norms = [norm for norm in world.norms if norm.clause == clause]
    return world.once("cites", clause, lambda: world.to.some([decides(norm, world) for norm in norms]))


def differ(one: World[T], other: World[T], *, clauses: bool) -> T:
    """Whether two cases have different outcomes, or where `clauses` says so, different clauses."""
    to = one.to
    pairs = [(outcome(one, each), outcome(other, each)) for each, _ in STEPS]
    if clauses:
        every = dict.fromkeys((*clauses_of(one.norms), *clauses_of(other.norms)))
        pairs += [(cites(one, clause), cites(other, clause)) for clause in every]
    return to.some([to.no(to.same(here, there)) for here, there in pairs])
