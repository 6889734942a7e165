"""How a request goes from its arrival to its end: states, events, and who may bring about which, as one table.

Pure: it knows no database and no page. `TABLE` is what the code, the documentation and the tests go by. For a state
and an event at most one row applies to a case; where none does, or its person may not, `step` says why by a word.

All of it is the City's procedure. The article asks for no approval; it says what may be disclosed at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from charteroak.office.roles import Role


class State(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    DECIDED = "decided"
    WAITS_SUPERVISOR = "waits_supervisor"
    WAITS_COUNSEL = "waits_counsel"
    APPROVED = "approved"
    RELEASED = "closed_released"
    RELEASED_IN_PART = "closed_released_in_part"
    REFUSED = "closed_refused"
    WITHDRAWN = "closed_withdrawn"
    NOTHING_HELD = "closed_nothing_held"
    EXPIRED = "expired"


class Event(StrEnum):
    """What can happen to it."""

    CHANGE = "change"
    SEND = "send"
    APPROVE = "approve"
    NOT_APPROVE = "not_approve"
    REVOKE = "revoke"
    LAPSE = "lapse"
    HAND_OVER = "hand_over"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    NOTHING_HELD = "nothing_held"
    EXPIRE = "expire"


WORKED_ON = frozenset({State.DRAFT, State.DECIDED})
WAITING = frozenset({State.WAITS_SUPERVISOR, State.WAITS_COUNSEL, State.APPROVED})
OPEN = WORKED_ON | WAITING
CLOSED = frozenset(State) - OPEN
HANDLERS = frozenset({Role.EMPLOYEE, Role.POLICE, Role.RECORDS, Role.SUPERVISOR})
"""The roles that take requests in and work on them."""


@dataclass(frozen=True)
class Case:
    """What the guards look at of a request."""

    complete: bool = False
    """Every class asked for has a decision that its outcome allows, and the ground that it needs."""
    releases: bool = False
    """Some class is to be released."""
    partly: bool = False
    """Some class that was asked for is not."""
    counsel: bool = False
    """Counsel has to approve: a ground is "required by law", or the outcome is one that counsel decides."""
    routine: bool = False
    """An approved routine covers all that is to be released."""
    unchanged: bool = False
    """What was sent for approval, and approved, is what would be approved now."""
    given: bool = False
    """The records that were given now are those that it is about."""
    stale: bool = False
    """Nothing was done about it for as long as the City lets a request lie."""
    worked: frozenset[str] = frozenset()
    """Who entered or changed any of it, or sent it, by handle."""
    approvers: frozenset[str] = frozenset()
    """Whose approval stands, by handle."""


@dataclass(frozen=True)
class Who:
    """Who does it."""

    handle: str
    roles: frozenset[Role]
    fresh: bool = False
    """Whether they have just proven who they are (step-up)."""


SYSTEM = Who("system", frozenset())
"""The program itself."""


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    state: State
    """Where the request stands."""
    event: Event
    """What happens."""
    when: tuple[str, ...]
    """Conditions of the case, with "!" before one that must not hold."""
    who: tuple[str, ...]
    """Conditions of the person."""
    to: State
    """Where it stands then."""


class Refused(Exception):
    """It cannot be done. `why` is a word: "closed", "not_now", or the first condition that is not met."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def _rows(
    states: Iterable[State], event: Event, when: tuple[str, ...], who: tuple[str, ...], to: State
) -> tuple[Row, ...]:
    return tuple(Row(state, event, when, who, to) for state in sorted(states))


_SUPERVISOR = ("supervisor", "fresh", "not_own", "not_twice")
_COUNSEL = ("counsel_role", "fresh", "not_own", "not_twice")
_HANDLER = ("handler",)
_PROGRAM = ("system",)

TABLE: tuple[Row, ...] = (
    *_rows(OPEN, Event.CHANGE, ("!complete",), _HANDLER, State.DRAFT),
    *_rows(OPEN, Event.CHANGE, ("complete",), _HANDLER, State.DECIDED),
    Row(State.DECIDED, Event.SEND, ("complete", "releases", "!routine"), _HANDLER, State.WAITS_SUPERVISOR),
    Row(State.DECIDED, Event.SEND, ("complete", "releases", "routine", "counsel"), _HANDLER, State.WAITS_SUPERVISOR),
    Row(State.DECIDED, Event.SEND, ("complete", "releases", "routine", "!counsel"), _HANDLER, State.APPROVED),
    Row(State.WAITS_SUPERVISOR, Event.APPROVE, ("unchanged", "counsel"), _SUPERVISOR, State.WAITS_COUNSEL),
    Row(State.WAITS_SUPERVISOR, Event.APPROVE, ("unchanged", "!counsel"), _SUPERVISOR, State.APPROVED),
    Row(State.WAITS_COUNSEL, Event.APPROVE, ("unchanged",), _COUNSEL, State.APPROVED),
    Row(State.WAITS_SUPERVISOR, Event.NOT_APPROVE, (), _SUPERVISOR, State.DECIDED),
    Row(State.WAITS_COUNSEL, Event.NOT_APPROVE, (), _COUNSEL, State.DECIDED),
    *_rows({State.WAITS_COUNSEL, State.APPROVED}, Event.REVOKE, (), ("gave_it", "fresh"), State.DECIDED),
    *_rows(WAITING, Event.LAPSE, ("!complete",), _PROGRAM, State.DRAFT),
    *_rows(WAITING, Event.LAPSE, ("complete",), _PROGRAM, State.DECIDED),
    Row(State.APPROVED, Event.HAND_OVER, ("unchanged", "given", "!partly"), _HANDLER, State.RELEASED),
    Row(State.APPROVED, Event.HAND_OVER, ("unchanged", "given", "partly"), _HANDLER, State.RELEASED_IN_PART),
    Row(State.DECIDED, Event.REFUSE, ("complete", "!releases"), _HANDLER, State.REFUSED),
    *_rows(OPEN, Event.WITHDRAW, (), _HANDLER, State.WITHDRAWN),
    *_rows(WORKED_ON, Event.NOTHING_HELD, (), _HANDLER, State.NOTHING_HELD),
    *_rows(OPEN, Event.EXPIRE, ("stale",), _PROGRAM, State.EXPIRED),
)
"""Every step there is. What is not in it does not happen."""

_BY_STEP = {key: tuple(row for row in TABLE if (row.state, row.event) == key) for key in product(State, Event)}
CONDITIONS = ("complete", "releases", "partly", "counsel", "routine", "unchanged", "given", "stale")
"""The conditions of a case that rows name."""


def step(state: State, event: Event, case: Case, who: Who) -> State:
    """The state that follows. Refused where nothing does."""
    if state in CLOSED:
        raise Refused("closed")
    rows = _BY_STEP[state, event]
    if not rows:
        raise Refused("not_now")
    unmet = [next((each for each in row.when if not holds(each, case)), "") for row in rows]
    if all(unmet):
        raise Refused(_first(rows, unmet))
    row = rows[unmet.index("")]
    for condition in row.who:
        if not may(condition, case, who):
            raise Refused(condition)
    return row.to


def can(state: State, event: Event, case: Case, who: Who) -> bool:
    """Whether a step would be taken."""
    try:
        step(state, event, case, who)
    except Refused:
        return False
    return True


def holds(condition: str, case: Case) -> bool:
    """Whether a condition of a row holds for a case."""
    name = condition.removeprefix("!")
    return bool(getattr(case, name)) is not condition.startswith("!")


def may(condition: str, case: Case, who: Who) -> bool:
    """Whether a condition of a row on its person is met."""
    return {
        "handler": bool(who.roles & HANDLERS),
        "supervisor": Role.SUPERVISOR in who.roles,
        "counsel_role": Role.COUNSEL in who.roles,
        "fresh": who.fresh,
        "not_own": who.handle not in case.worked,
        "not_twice": who.handle not in case.approvers,
        "gave_it": who.handle in case.approvers,
        "system": who == SYSTEM,
    }[condition]


def _first(rows: Sequence[Row], unmet: list[str]) -> str:
    """What is not met, by the row that comes furthest: the others are for other cases."""
    furthest = max(range(len(rows)), key=lambda n: rows[n].when.index(unmet[n]))
    return unmet[furthest].removeprefix("!")
