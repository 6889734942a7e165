"""Norms: what one clause does to one or more acts, when, and what lifts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from charteroak.logic.expr import Expr, Fact, Is, ReadAs, Reading, leaves


class Effect(StrEnum):
    """What a norm does to an act where it applies and nothing lifts it."""

    PROHIBITS = "prohibits"
    REQUIRES = "requires"
    PERMITS = "permits"


class State(StrEnum):
    """What a norm comes to in a case. `PENDING` is for cases in which something is not settled."""

    SILENT = "silent"
    STANDS = "stands"
    LIFTED = "lifted"
    PENDING = "pending"


class Outcome(StrEnum):
    """What the rules say of an act. The last two arise only where something is not settled."""

    REQUIRED = "required"
    PERMITTED = "permitted"
    PROHIBITED = "prohibited"
    NOT_ADDRESSED = "not_addressed"
    COUNSEL = "counsel"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lift:
    """Something that takes a norm's force away. `by` is the fact, clause or reading that does it."""

    by: str
    when: Expr


@dataclass(frozen=True, slots=True)
class Norm:
    """A clause applied to acts: `effect` where `when` holds, unless one of `lifts` does."""

    name: str
    clause: str
    acts: tuple[str, ...]
    effect: Effect
    when: Expr
    lifts: tuple[Lift, ...] = ()

    @property
    def leaves(self) -> Iterator[Is | ReadAs]:
        """Each fact and reading this norm turns on, with repeats."""
        for expr in (self.when, *(lift.when for lift in self.lifts)):
            yield from leaves(expr)


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person may do, and the facts that can bear on it, in the order of the contract.

    `asks` overrides the wording of a fact's question for this act.
    """

    name: str
    means: str
    facts: tuple[Fact, ...]
    asks: Mapping[str, str] = field(default_factory=dict)

    def question(self, fact: Fact) -> str:
        """The question that asks for `fact` about this act."""
        return self.asks.get(fact.name, fact.asks)


@dataclass(frozen=True)
class Rulebook:
    """Acts, norms and readings that belong together: one version of a law.

    `fixed` names the facts that describe who and what, and so are nobody's choice to change.
    """

    acts: tuple[Act, ...]
    norms: tuple[Norm, ...]
    readings: tuple[Reading, ...] = ()
    fixed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a norm on an act that is not there, or on a fact its act does not have."""
        for norm in self.norms:
            for name in norm.acts:
                facts = set(self.act(name).facts)
                for leaf in norm.leaves:
                    if isinstance(leaf, Is) and leaf.fact not in facts:
                        raise ValueError(f"norm {norm.name} turns on {leaf.fact.name}, which {name} has not")

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return {act.name: act for act in self.acts}

    def act(self, name: str) -> Act:
        """The act of that name; KeyError where there is none."""
        return self._acts[name]

    def norms_of(self, act: str) -> tuple[Norm, ...]:
        """The norms whose subject is `act`, in the order of the law."""
        return tuple(norm for norm in self.norms if act in norm.acts)

    def readings_of(self, act: str) -> tuple[Reading, ...]:
        """The readings that bear on `act`: those that its norms turn on, in the order of the contract."""
        used = {leaf.reading.id for norm in self.norms_of(act) for leaf in norm.leaves if isinstance(leaf, ReadAs)}
        return tuple(reading for reading in self.readings if reading.id in used)

    @cached_property
    def shipped(self) -> dict[str, str | None]:
        """The readings as shipped: id to choice, None where counsel has not settled it."""
        return {reading.id: reading.shipped for reading in self.readings}
