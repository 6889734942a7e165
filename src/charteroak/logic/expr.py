"""Expressions: what a norm says of a case, over facts and readings of the text.

A fact is a question a person at a counter would be asked; a reading is a question about the text that only
counsel can settle. Both have a closed list of answers, so every expression has finitely many cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Value = str | bool
"""A value of a fact: one of its words, or True or False."""

YES_NO: tuple[Value, ...] = (True, False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A question about the case, with every answer it can have. `values` are the wire values, in order."""

    name: str
    asks: str
    values: tuple[Value, ...] = YES_NO
    notes: str = ""

    def among(self, *values: Value) -> Is:
        """The expression that this fact has one of `values`."""
        if unknown := set(values) - set(self.values):
            raise ValueError(f"{self.name} has no value {sorted(map(str, unknown))}")
        return Is(self, values)

    @property
    def yes(self) -> Is:
        """The expression that this fact is true."""
        return self.among(True)

    @property
    def no(self) -> Is:
        """The expression that this fact is false."""
        return self.among(False)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question the text leaves open: its choices, the argument for each, and the choice shipped, if any."""

    id: str
    clause: str
    question: str
    arguments: Mapping[str, str] = field(hash=False)
    shipped: str | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices counsel has, in the order of the contract."""
        return tuple(self.arguments)

    def read_as(self, choice: str) -> ReadAs:
        """The expression that this reading is settled as `choice`."""
        if choice not in self.arguments:
            raise ValueError(f"{self.id} has no choice {choice!r}")
        return ReadAs(self, choice)


@dataclass(frozen=True, slots=True)
class Is:
    """True where the fact has one of the values."""

    fact: Fact
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """True where the reading is settled as the choice."""

    reading: Reading
    choice: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is not."""

    of: Expr


@dataclass(frozen=True, slots=True)
class All:
    """True where every part is."""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where at least one part is."""

    of: tuple[Expr, ...]


Expr = Is | ReadAs | Not | All | AnyOf


def all_of(*parts: Expr) -> All:
    """Every one of the parts holds."""
    return All(parts)


def any_of(*parts: Expr) -> AnyOf:
    """At least one of the parts holds."""
    return AnyOf(parts)


def leaves(expr: Expr) -> Iterator[Is | ReadAs]:
    """Each fact and reading that `expr` looks at, with repeats, left to right."""
    match expr:
        case Is() | ReadAs():
            yield expr
        case Not(of):
            yield from leaves(of)
        case All(of) | AnyOf(of):
            for part in of:
                yield from leaves(part)
