"""What can be claimed of an answer, and the statements that are made of claims.

A statement is data. It is read by the solvers (`smt`), by the enumeration (`enumerated`), by the replay in the meaning
(`replay`) and by people (`in_words`); none of them knows which properties there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, ReadAs, Reading, Value, leaves
from charteroak.logic.norm import Effect, Norm, Outcome, Rulebook, State

SETTLED = (Outcome.REQUIRED, Outcome.PERMITTED, Outcome.PROHIBITED, Outcome.NOT_ADDRESSED)
"""What a case comes to when every fact is known and every reading settled."""


@dataclass(frozen=True, slots=True)
class Comes:
    """True where the outcome is one of these."""

    to: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Cites:
    """True where the clause is among those that decide."""

    clause: str


@dataclass(frozen=True, slots=True)
class Stands:
    """True where some norm that has the effect stands."""

    effect: Effect


@dataclass(frozen=True, slots=True)
class In:
    """True where one of the norms, by name, is in the state: it stands, is lifted or is silent."""

    state: State
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """True where the reading, by its id, is not settled. Only `OnlyCounsel` can ask, as only there it may be."""

    reading: str


Claim = Expr | Comes | Cites | Stands | In | Unsettled


@dataclass(frozen=True, slots=True)
class Always:
    """In every case of the act, under every choice of every reading: where all of `given` hold, one of `then` does.

    With nothing in `then` it says that what is given never comes together.
    """

    act: str
    given: tuple[Claim, ...]
    then: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class OnlyCounsel:
    """Where a case comes to `counsel` and all of `given` hold, one of `then` does.

    The readings are settled or not, in every way there is, and the claims are about facts and readings alone.
    """

    act: str
    given: tuple[Claim, ...]
    then: tuple[Claim, ...]


class Alike(StrEnum):
    """What two cases have in common."""

    OUTCOME = "outcome"
    ANSWER = "outcome and clauses"


@dataclass(frozen=True, slots=True)
class Same:
    """Two cases that differ in the `varying` facts at most are alike, under every choice of every reading.

    `given` holds of both, `first` of the one, `second` of the other.
    """

    act: str
    varying: tuple[Fact, ...]
    given: tuple[Claim, ...] = ()
    first: tuple[Claim, ...] = ()
    second: tuple[Claim, ...] = ()
    alike: Alike = Alike.OUTCOME


@dataclass(frozen=True, slots=True)
class Kept:
    """A settled answer is kept, whatever is learned.

    One of the four outcomes is kept whatever the missing facts and the readings left open turn out to be; or, where
    `counsel` says so, the answer `counsel` is kept whatever the missing facts do. What it waits for is a reading.
    """

    act: str
    counsel: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Something about the rulebook itself that is looked at: `finds` gives what is wrong, in words."""

    what: str
    finds: Callable[[Rulebook], tuple[str, ...]]


Statement = Always | OnlyCounsel | Same | Kept | Checked
OfAnAct = Always | OnlyCounsel | Same | Kept


@dataclass(frozen=True, slots=True)
class Property:
    """A sentence that counsel can read, the clauses it is about, and the statements that it stands for.

    `under` says for which readings it is claimed, where that is not for all.
    """

    id: str
    says: str
    clauses: tuple[str, ...]
    statements: tuple[Statement, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """One case: facts by name, None where not known, and readings by id, None where not settled."""

    facts: dict[str, Value | None]
    readings: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A case in which a statement is false; two for one about two cases. For what is looked at, what is wrong there."""

    statement: Statement
    instances: tuple[Instance, ...] = ()
    faults: tuple[str, ...] = ()


def readings_in(statement: OfAnAct, rulebook: Rulebook) -> tuple[Reading, ...]:
    """The readings a statement is to be tried under: those that bear on its act, and any others that it names."""
    named = {each.reading.id for each in _parts(statement) if isinstance(each, ReadAs)}
    named |= {each.reading for each in _parts(statement) if isinstance(each, Unsettled)}
    bears = {reading.id for reading in rulebook.readings_of(statement.act)}
    return tuple(reading for reading in rulebook.readings if reading.id in bears | named)


def _parts(statement: OfAnAct) -> Iterator[Claim]:
    """The claims of a statement and all that they are made of."""
    match statement:
        case Always(_, given, then) | OnlyCounsel(_, given, then):
            claims = (*given, *then)
        case Same():
            claims = (*statement.given, *statement.first, *statement.second)
        case Kept():
            claims = ()
    for claim in claims:
        if isinstance(claim, Is | ReadAs | Not | All | AnyOf):
            yield from leaves(claim)
        else:
            yield claim


def clauses_of(norms: tuple[Norm, ...]) -> tuple[str, ...]:
    """The clauses of norms, each once, in the order of the law."""
    return tuple(dict.fromkeys(norm.clause for norm in norms))
