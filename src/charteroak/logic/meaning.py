"""The meaning: one case in which every fact is known and every reading settled. Slow and obvious.

Everything else in the project answers to this page, in every case there is.
"""

from collections.abc import Mapping, Sequence

from charteroak.logic.expr import All, AnyOf, Expr, Is, Not, ReadAs, Value
from charteroak.logic.norm import Effect, Norm, Outcome, State

Case = Mapping[str, Value]
"""Every fact of an act, by name."""
Settings = Mapping[str, str | None]
"""Every reading's choice, by id."""


def holds(expr: Expr, case: Case, readings: Settings) -> bool:
    """Whether `expr` is true of the case."""
    match expr:
        case Is(fact, values):
            return case[fact.name] in values
        case ReadAs(reading, choice):
            return readings[reading.id] == choice
        case Not(of):
            return not holds(of, case, readings)
        case All(of):
            return all(holds(part, case, readings) for part in of)
        case AnyOf(of):
            return any(holds(part, case, readings) for part in of)


def lifted_by(norm: Norm, case: Case, readings: Settings) -> tuple[str, ...]:
    """What takes the norm's force away in this case."""
    return tuple(lift.by for lift in norm.lifts if holds(lift.when, case, readings))


def state(norm: Norm, case: Case, readings: Settings) -> State:
    """Whether the norm speaks to this case, and if so whether it stands."""
    if not holds(norm.when, case, readings):
        return State.SILENT
    return State.LIFTED if lifted_by(norm, case, readings) else State.STANDS


def meaning(norms: Sequence[Norm], case: Case, readings: Settings) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome of a settled case under the norms of its act, and the clauses that decide it."""
    stands = [norm for norm in norms if state(norm, case, readings) is State.STANDS]
    lifted = [norm for norm in norms if state(norm, case, readings) is State.LIFTED]

    # 1. A prohibition that stands is not outweighed by anything.
    if forbids := [norm for norm in stands if norm.effect is Effect.PROHIBITS]:
        return Outcome.PROHIBITED, _clauses(forbids)
    # 2. Else a duty that stands.
    if demands := [norm for norm in stands if norm.effect is Effect.REQUIRES]:
        return Outcome.REQUIRED, _clauses(demands)
    # 3. Else a permission, or a prohibition that something lifts. A duty that is lifted falls away: it permits nothing.
    allows = [norm for norm in stands if norm.effect is Effect.PERMITS]
    allows += [norm for norm in lifted if norm.effect is Effect.PROHIBITS]
    if allows:
        return Outcome.PERMITTED, _clauses([norm for norm in norms if norm in allows])
    # 4. Else the law is silent.
    return Outcome.NOT_ADDRESSED, ()


def _clauses(norms: Sequence[Norm]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(norm.clause for norm in norms))
