"""The article as plain rules, from which the other engines' rules are written.

A rule says: where this holds, the outcome is that, by this clause. The readings are settled first, so that only facts
are left. For measuring only: these are no exports to build on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, ReadAs, Value
from charteroak.logic.norm import Effect, Norm, Outcome

SETTLED_HERE = {"suspect_interview": "included", "section_1373": "article_governs"}
"""The readings that are shipped unsettled, as the benchmark settles them: an engine of yes and no has no `counsel`."""

READINGS: dict[str, str | None] = {**RULEBOOK.shipped, **SETTLED_HERE}

STEPS = (Outcome.PROHIBITED, Outcome.REQUIRED, Outcome.PERMITTED)
"""The outcomes, the one that prevails first. Where no rule holds, the act is not addressed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `when` holds, the outcome is `outcome` by `clause`, unless a rule of an earlier step holds, too."""

    outcome: Outcome
    clause: str
    when: Expr


def rules(act: str) -> tuple[Rule, ...]:
    """The rules about an act, step by step, and within a step in the order of the law."""
    found = [rule for norm in RULEBOOK.norms_of(act) for rule in _rules_of(norm)]
    return tuple(rule for step in STEPS for rule in found if rule.outcome is step)


@dataclass(frozen=True, slots=True)
class Infix:
    """How a language writes expressions: that a fact has one of some values, and what stands between and before."""

    among: Callable[[Fact, tuple[Value, ...]], str]
    both: str
    either: str
    negation: str


def written(expr: Expr, language: Infix) -> str:
    """An expression in a language of operators between operands."""
    match expr:
        case Is(fact, values):
            return language.among(fact, values)
        case Not(of):
            return f"{language.negation}({written(of, language)})"
        case All(of):
            return _between(language.both, of, language)
        case AnyOf(of):
            return _between(language.either, of, language)
        case ReadAs():
            raise TypeError("a reading is not settled")


def _between(operator: str, parts: tuple[Expr, ...], language: Infix) -> str:
    return "(" + f" {operator} ".join(written(part, language) for part in parts) + ")"


def _rules_of(norm: Norm) -> Iterator[Rule]:
    """A prohibition permits where it is lifted; a duty that is lifted falls away."""
    lifted = AnyOf(tuple(lift.when for lift in norm.lifts))
    step = {
        Effect.PROHIBITS: Outcome.PROHIBITED,
        Effect.REQUIRES: Outcome.REQUIRED,
        Effect.PERMITS: Outcome.PERMITTED,
    }[norm.effect]
    whens = [(step, All((norm.when, Not(lifted))))]
    if norm.effect is Effect.PROHIBITS:
        whens.append((Outcome.PERMITTED, All((norm.when, lifted))))
    for outcome, when in whens:
        left = settle(when)
        if not isinstance(left, bool):
            yield Rule(outcome, norm.clause, left)
        elif left:
            raise ValueError(f"{norm.name} holds whatever the facts are, which no engine here is told to say")


def settle(expr: Expr) -> Expr | bool:
    """The expression with its readings settled: what is left of it over facts, or True or False where nothing is."""
    match expr:
        case Is():
            return expr
        case ReadAs(reading, choice):
            return READINGS[reading.id] == choice
        case Not(of):
            left = settle(of)
            return not left if isinstance(left, bool) else Not(left)
        case All(of):
            return _settle_parts(of, All, decisive=False)
        case AnyOf(of):
            return _settle_parts(of, AnyOf, decisive=True)


def _settle_parts(parts: tuple[Expr, ...], whole: type[All] | type[AnyOf], *, decisive: bool) -> Expr | bool:
    """What is left of a conjunction or a disjunction: `decisive` is the value of a part that decides it alone."""
    left = [settle(part) for part in parts]
    if any(part is decisive for part in left):
        return decisive
    open_ = _flat([part for part in left if not isinstance(part, bool)], whole)
    if not open_:
        return not decisive
    return open_[0] if len(open_) == 1 else whole(open_)


def _flat(parts: list[Expr], whole: type[All] | type[AnyOf]) -> tuple[Expr, ...]:
    """The parts, with those of a part of the same kind in its place."""
    return tuple(inner for part in parts for inner in (part.of if isinstance(part, whole) else (part,)))
