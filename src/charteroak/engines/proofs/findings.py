"""Norms and exceptions that do nothing: vacuous, shadowed and redundant ones.

- vacuous: a norm that speaks to no case; an exception that is never met where its norm speaks.
- shadowed: a norm that never decides as it stands, as something always lifts or outweighs it; an exception that is
  never the only one that lifts its norm.
- redundant: without it no case has another outcome or other clauses.

Each is asked for as evidence to the contrary: a case in which it does something. Solvers look for one over the norms,
and the enumeration among all cases; where neither has one, there is none. A law may say a thing twice for clarity, so a
finding is something to look at and no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from charteroak.engines.proofs.claims import Comes, In
from charteroak.engines.proofs.enumerated import Grid, Here, holds
from charteroak.engines.smt import encoding
from charteroak.engines.smt.encoding import T, World
from charteroak.engines.smt.solve import satisfiable
from charteroak.logic.cases import Cases
from charteroak.logic.expr import AnyOf, Expr, Not, all_of
from charteroak.logic.norm import Effect, Lift, Norm, Outcome, Rulebook, State


class Kind(StrEnum):
    """What a norm or an exception is."""

    VACUOUS = "vacuous"
    SHADOWED = "shadowed"
    REDUNDANT = "redundant"


@dataclass(frozen=True, slots=True)
class Part:
    """A norm as it applies to an act, or where there is a `lift`, one of the things that lift it."""

    act: str
    norm: Norm
    lift: Lift | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A part that does nothing, in what way, and for a shadowed exception those that cover it alone, if any do."""

    part: Part
    kind: Kind
    covered_by: tuple[str, ...] = ()


_SAYS = {
    (Kind.VACUOUS, False): "it speaks to no case",
    (Kind.SHADOWED, False): "wherever it speaks, something lifts it or another norm outweighs it",
    (Kind.REDUNDANT, False): "without it, no case has another outcome or other clauses",
    (Kind.VACUOUS, True): "it is never met where the norm speaks",
    (Kind.SHADOWED, True): "wherever it lifts the norm, {by} lifts it too",
    (Kind.REDUNDANT, True): "without it, no case has another outcome or other clauses",
}


def in_words(found: Sequence[Finding]) -> list[str]:
    """Findings as sentences: one for all parts of which the same is to be said."""
    said: dict[tuple[str, str], dict[str, list[str]]] = {}
    for each in found:
        norm, lift = each.part.norm, each.part.lift
        by = " or ".join(each.covered_by) or "something else"
        subject = f"{lift.by} as an exception to " if lift else ""
        key = (f"{each.kind}: {subject}", _SAYS[each.kind, lift is not None].format(by=by))
        said.setdefault(key, {}).setdefault(f"{norm.name}, {norm.clause}", []).append(each.part.act)
    return [f"{start}{_listed(norms)}: {why}." for (start, why), norms in said.items()]


def _listed(norms: dict[str, list[str]]) -> str:
    return "; ".join(f"{norm} ({', '.join(acts)})" for norm, acts in norms.items())


_DECIDES = {
    Effect.PROHIBITS: Outcome.PROHIBITED,
    Effect.REQUIRES: Outcome.REQUIRED,
    Effect.PERMITS: Outcome.PERMITTED,
}
"""The outcome that a norm makes where it stands and decides."""


def parts(rulebook: Rulebook) -> Iterator[Part]:
    """Every norm for every act it is on, and everything that lifts one."""
    for act in rulebook.acts:
        for norm in rulebook.norms_of(act.name):
            yield Part(act.name, norm)
            yield from (Part(act.name, norm, lift) for lift in norm.lifts)


def find(has_evidence: Callable[[Part, Kind], bool | None], of: Sequence[Part]) -> tuple[Finding, ...]:
    """What does nothing, each in the strongest way: vacuous before shadowed before redundant.

    An exception without which some case is another was met there, alone, so one question is enough. A norm of which
    that is true spoke there, but it may have been lifted, so it needs a second.
    """
    found = []
    for part in of:
        enough = (Kind.REDUNDANT,) if part.lift else (Kind.REDUNDANT, Kind.SHADOWED)
        if not all(has_evidence(part, kind) for kind in enough):
            kind = next((kind for kind in Kind if has_evidence(part, kind) is False), None)
            found += [Finding(part, kind)] if kind else []
    return tuple(found)


def _without(part: Part, norms: Sequence[Norm]) -> tuple[Norm, ...]:
    """The norms of the act with the part taken out."""
    if part.lift is None:
        return tuple(norm for norm in norms if norm != part.norm)
    less = replace(part.norm, lifts=tuple(lift for lift in part.norm.lifts if lift != part.lift))
    return tuple(less if norm == part.norm else norm for norm in norms)


def _met(part: Part, kind: Kind) -> Expr:
    """Where an exception is met and its norm speaks; for `shadowed`, where it is moreover the only one."""
    assert part.lift is not None  # noqa: S101 - both callers look first
    met = all_of(part.norm.when, part.lift.when)
    if kind is Kind.VACUOUS:
        return met
    others = AnyOf(tuple(lift.when for lift in part.norm.lifts if lift != part.lift))
    return all_of(met, Not(others))


def by_solver(rulebook: Rulebook, solver: str, *, shipped: bool = False) -> Callable[[Part, Kind], bool | None]:
    """Looks for evidence with a solver, under every reading; or where `shipped`, with the readings as shipped."""

    def has_evidence(part: Part, kind: Kind) -> bool | None:
        def claim(_: object, world: World[T]) -> T:
            given = _as_shipped(rulebook, part.act) if shipped else ()
            return world.to.every([*(encoding.term(each, world) for each in given), _evidence(part, kind, world)])

        return satisfiable(rulebook, part.act, solver, claim)

    return has_evidence


def _evidence(part: Part, kind: Kind, world: World[T]) -> T:
    if kind is Kind.REDUNDANT:
        without = World(world.to, _without(part, world.norms), world.facts, world.readings)
        return encoding.differ(world, without, clauses=True)
    if part.lift is not None:
        return encoding.term(_met(part, kind), world)
    if kind is Kind.VACUOUS:
        return encoding.speaks(part.norm, world)
    return world.to.every([encoding.stands(part.norm, world), encoding.decides(part.norm, world)])


def by_enumeration(grids: Callable[[str], Grid], *, shipped: bool = False) -> Callable[[Part, Kind], bool | None]:
    """Looks for evidence in every case, under every reading; or where `shipped`, with the readings as shipped."""

    def has_evidence(part: Part, kind: Kind) -> bool:
        grid = grids(part.act)
        given = _as_shipped(grid.rulebook, part.act) if shipped else ()
        return any(
            bool((grid.where(given, here) & _evidence_in(part, kind, here)).any())
            for here in (Here(grid, setting, settled) for setting, settled in grid.settled)
        )

    return has_evidence


def _evidence_in(part: Part, kind: Kind, here: Here) -> Any:
    if kind is Kind.REDUNDANT:
        return _differs_without(part, here)
    if part.lift is not None:
        return holds(_met(part, kind), here)
    if kind is Kind.VACUOUS:
        return holds(part.norm.when, here)
    return holds(In(State.STANDS, (part.norm.name,)), here) & holds(Comes((_DECIDES[part.norm.effect],)), here)


def _differs_without(part: Part, here: Here) -> Any:
    grid = here.grid
    norms = _without(part, grid.norms)
    less = Cases(grid.act, norms, here.setting).settled[0]
    names = list(dict.fromkeys(norm.clause for norm in norms))
    differs = less.outcome != here.answers.outcome
    for at, clause in enumerate(grid.clauses):
        before = here.answers.clauses >> np.uint64(at) & np.uint64(1)
        after = less.clauses >> np.uint64(names.index(clause)) & np.uint64(1) if clause in names else np.uint64(0)
        differs = differs | (before != after)
    return differs


def covering(part: Part, grid: Grid, *, shipped: bool = False) -> tuple[str, ...]:
    """What lifts the norm wherever this exception does, each by itself: why a shadowed exception does nothing."""
    if part.lift is None:
        return ()
    given = _as_shipped(grid.rulebook, part.act) if shipped else ()
    heres = [Here(grid, setting, settled) for setting, settled in grid.settled]
    others = [lift for lift in part.norm.lifts if lift != part.lift]
    met = _met(part, Kind.VACUOUS)
    return tuple(
        other.by
        for other in others
        if not any(grid.where((*given, met, Not(other.when)), here).any() for here in heres)
    )


def _as_shipped(rulebook: Rulebook, act: str) -> tuple[Expr, ...]:
    """That every reading that is settled as shipped is read so."""
    return tuple(each.read_as(each.shipped) for each in rulebook.readings_of(act) if each.shipped is not None)
