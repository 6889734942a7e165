"""A statement as a query: what a case would have to satisfy in order to refute it.

Where nothing satisfies the query, the statement is proved: for every case and every combination of readings, as facts
and readings are free. What does satisfy it is a counterexample.

The contract's fold is said as it is written there. A question whose facts are partly known has an answer where *every*
case that agrees with what is known has it, and a reading that is not settled is open in the same way. "Every" is a
quantifier over facts of finite sorts, and what is to be refuted is one more case, the truth, that agrees as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from charteroak.engines.proofs.claims import (
    SETTLED,
    Alike,
    Always,
    Claim,
    Instance,
    Kept,
    OfAnAct,
    OnlyCounsel,
    Same,
    Unsettled,
    readings_in,
)
from charteroak.engines.smt.encoding import T, Terms, Unsupported, Values, World, differ, outcome, term
from charteroak.logic.expr import YES_NO, All, AnyOf, Fact, Not, ReadAs, Reading, Value
from charteroak.logic.norm import Norm, Rulebook

Read = dict[str, tuple[T, Values]]


@dataclass
class Query(Generic[T]):
    """What is asserted, and the terms whose values make the counterexample, by a name for each."""

    asserted: list[T]
    read: Read[T] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject(Generic[T]):
    """An act in a solver's language: what makes constants for its facts and readings."""

    to: Terms[T]
    facts: tuple[Fact, ...]
    readings: tuple[Reading, ...]
    norms: tuple[Norm, ...]

    @classmethod
    def of(cls, rulebook: Rulebook, act: str, to: Terms[T], readings: tuple[Reading, ...]) -> Subject[T]:
        """The act of that name, under these readings."""
        return cls(to, rulebook.act(act).facts, readings, rulebook.norms_of(act))

    def facts_as(self, prefix: str, read: Read[T]) -> dict[str, T]:
        """A constant for each fact, to be read."""
        return self._constants(prefix, {fact.name: fact.values for fact in self.facts}, read)

    def readings_as(self, prefix: str, read: Read[T]) -> dict[str, T]:
        """A constant for each reading, to be read."""
        return self._constants(prefix, {reading.id: reading.choices for reading in self.readings}, read)

    def open_as(self, prefix: str, names: Mapping[str, T], read: Read[T]) -> dict[str, T]:
        """A constant for each name, true where what it names is known, or settled; to be read."""
        return self._constants(prefix, dict.fromkeys(names, YES_NO), read)

    def _constants(self, prefix: str, values: Mapping[str, Values], read: Read[T]) -> dict[str, T]:
        made = {name: self.to.constant(prefix + name, each) for name, each in values.items()}
        read.update({prefix + name: (made[name], each) for name, each in values.items()})
        return made

    def any_case(self, prefix: str) -> tuple[dict[str, T], list[tuple[T, str, Values]]]:
        """A variable for each fact, and the list of them for `forall`."""
        return self._variables(prefix, {fact.name: fact.values for fact in self.facts})

    def any_way(self, prefix: str) -> tuple[dict[str, T], list[tuple[T, str, Values]]]:
        """A variable for each reading, and the list of them for `forall`."""
        return self._variables(prefix, {reading.id: reading.choices for reading in self.readings})

    def _variables(self, prefix: str, values: Mapping[str, Values]) -> tuple[dict[str, T], list[tuple[T, str, Values]]]:
        made = {name: self.to.bound(prefix + name, each) for name, each in values.items()}
        return made, [(made[name], prefix + name, each) for name, each in values.items()]

    def world(self, facts: Mapping[str, T], readings: Mapping[str, T], label: str | None = None) -> World[T]:
        """The case of these facts under these readings."""
        return World(self.to, self.norms, facts, readings, label=label)


def agree(to: Terms[T], known: Mapping[str, T], one: Mapping[str, T], other: Mapping[str, T]) -> list[T]:
    """Two cases, or two settings of the readings, agree as far as things are known."""
    return [to.some([to.no(known[name]), to.same(one[name], other[name])]) for name in known]


def query(statement: OfAnAct, rulebook: Rulebook, to: Terms[T], *, guarded: bool = False) -> Query[T]:
    """The query that refutes the statement. Unsupported where there is none for its kind.

    With `guarded`, a `forall` claims what it does only of cases of which a predicate holds that nothing else is known
    of, and which holds of the cases that are named. A solver then looks at those first and is done at once. Whatever
    satisfies the plain query satisfies this one too, with a predicate that holds of all, so what is proved is proved;
    but what satisfies this one need not satisfy the plain one.
    """
    subject = Subject.of(rulebook, statement.act, to, readings_in(statement, rulebook))
    match statement:
        case Always():
            return _always(statement, subject)
        case Same():
            return _same(statement, subject)
        case OnlyCounsel():
            return _only_counsel(statement, subject)
        case Kept(counsel=True):
            return _counsel_kept(subject, guarded)
        case Kept():
            return _outcome_kept(subject, guarded)
    raise Unsupported(f"no solver can be told of {type(statement).__name__}")


def needs_guard(statement: OfAnAct) -> bool:
    """Whether the query has a `forall`, so that a guarded one should be tried first."""
    return isinstance(statement, Kept)


def _always(statement: Always, subject: Subject[T]) -> Query[T]:
    read: Read[T] = {}
    world = subject.world(subject.facts_as("", read), subject.readings_as("reading.", read), "")
    return Query(_holding(statement.given, world) + _failing(statement.then, world), read)


def _same(statement: Same, subject: Subject[T]) -> Query[T]:
    to, read = subject.to, Read[T]()
    readings = subject.readings_as("reading.", read)
    first, second = subject.facts_as("", read), subject.facts_as("second.", read)
    one, other = subject.world(first, readings, ""), subject.world(second, readings, ".second")
    varying = {fact.name for fact in statement.varying}
    asserted = [to.same(first[name], second[name]) for name in first if name not in varying]
    asserted += _holding((*statement.given, *statement.first), one)
    asserted += _holding((*statement.given, *statement.second), other)
    return Query([*asserted, differ(one, other, clauses=statement.alike is Alike.ANSWER)], read)


def _only_counsel(statement: OnlyCounsel, subject: Subject[T]) -> Query[T]:
    """Two ways to settle what is open give two outcomes: that is what `counsel` is."""
    to, read = subject.to, Read[T]()
    facts, truth = subject.facts_as("", read), subject.readings_as("reading.", read)
    settled = subject.open_as("settled.", truth, read)
    ways = [subject.readings_as(f"way.{which}.", {}) for which in (1, 2)]
    asserted = [each for way in ways for each in agree(to, settled, truth, way)]
    one, other = (subject.world(facts, way, f".{which}") for which, way in enumerate(ways, 1))
    asserted.append(differ(one, other, clauses=False))
    asserted += [_open(claim, subject, facts, truth, settled) for claim in statement.given]
    asserted += [to.no(_open(claim, subject, facts, truth, settled)) for claim in statement.then]
    return Query(asserted, read)


def _open(claim: Claim, subject: Subject[T], facts: dict[str, T], truth: dict[str, T], settled: dict[str, T]) -> T:
    """A claim where readings may be open: one is read so where it is settled, and settled so."""
    to = subject.to

    def go(part: Any) -> T:
        match part:
            case ReadAs(reading, choice):
                return to.every([settled[reading.id], to.is_value(truth[reading.id], reading.choices, choice)])
            case Unsettled(reading):
                return to.no(settled[reading])
            case Not(of):
                return to.no(go(of))
            case All(of):
                return to.every([go(each) for each in of])
            case AnyOf(of):
                return to.some([go(each) for each in of])
        return term(part, subject.world(facts, {}))

    return go(claim)


def _outcome_kept(subject: Subject[T], guarded: bool) -> Query[T]:
    to, read = subject.to, Read[T]()
    facts, truth = subject.facts_as("", read), subject.readings_as("reading.", read)
    known, settled = subject.open_as("known.", facts, read), subject.open_as("settled.", truth, read)
    before = to.constant("before", SETTLED)

    def comes(world: World[T]) -> T:
        return to.some([to.every([to.is_value(before, SETTLED, each), outcome(world, each)]) for each in SETTLED])

    case, cases = subject.any_case("any.")
    way, ways = subject.any_way("any.")
    agreeing = agree(to, known, facts, case) + agree(to, settled, truth, way)
    asserted = []
    if guarded:
        asserted = [to.unknown("case", [*facts.values(), *truth.values()])]
        agreeing.append(to.unknown("case", [*case.values(), *way.values()]))
    answered = to.some([*(to.no(each) for each in agreeing), comes(subject.world(case, way))])
    now = comes(subject.world(facts, truth, ""))
    return Query([*asserted, to.forall(cases + ways, answered), to.no(now)], read)


def _counsel_kept(subject: Subject[T], guarded: bool) -> Query[T]:
    to, read = subject.to, Read[T]()
    facts, truth = subject.facts_as("", read), subject.readings_as("reading.", read)
    known, settled = subject.open_as("known.", facts, read), subject.open_as("settled.", truth, read)

    def agrees_on_outcome(here: dict[str, T], prefix: str) -> T:
        """Every two ways to settle what is open give the same outcome: it is not `counsel`."""
        (one, ones), (other, others) = subject.any_way(f"{prefix}one."), subject.any_way(f"{prefix}other.")
        given = [each for way in (one, other) for each in agree(to, settled, truth, way)]
        if guarded:
            given += [to.unknown("way", [*way.values()]) for way in (one, other) if way]
        differing = differ(subject.world(here, one), subject.world(here, other), clauses=False)
        return to.forall(ones + others, to.no(to.every([*given, differing])))

    case, cases = subject.any_case("any.")
    agreeing = agree(to, known, facts, case)
    asserted = []
    if guarded:
        asserted = [to.unknown("case", [*facts.values()])]
        agreeing.append(to.unknown("case", [*case.values()]))
    counsel = to.some([*(to.no(each) for each in agreeing), to.no(agrees_on_outcome(case, "any."))])
    return Query([*asserted, to.forall(cases, counsel), agrees_on_outcome(facts, "")], read)


def _holding(claims: tuple[Claim, ...], world: World[T]) -> list[T]:
    return [term(claim, world) for claim in claims]


def _failing(claims: tuple[Claim, ...], world: World[T]) -> list[T]:
    return [world.to.no(term(claim, world)) for claim in claims]


def instances(statement: OfAnAct, rulebook: Rulebook, values: Mapping[str, Value]) -> tuple[Instance, ...]:
    """The cases of a counterexample, from the values of the terms that were read."""
    facts = [fact.name for fact in rulebook.act(statement.act).facts]
    readings = [reading.id for reading in readings_in(statement, rulebook)]
    here = {name: values[name] for name in facts}
    truth = {name: str(values[f"reading.{name}"]) for name in readings}
    open_ = {name: choice if values.get(f"settled.{name}", True) else None for name, choice in truth.items()}
    match statement:
        case Same():
            there = {name: values[f"second.{name}"] for name in facts}
            return (Instance({**here}, {**truth}), Instance({**there}, {**truth}))
        case Kept(counsel=counsel):
            known = {name: value if values[f"known.{name}"] else None for name, value in here.items()}
            return (Instance(known, open_), Instance({**here}, open_ if counsel else {**truth}))
    return (Instance({**here}, {**open_}),)
