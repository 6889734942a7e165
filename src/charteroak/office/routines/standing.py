"""How a routine stands: what it waits for, whether it holds on a day, or why it does not any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from charteroak.office.accounts.models import Person
from charteroak.office.roles import Role
from charteroak.office.routines.deciding import not_covered, readings_now
from charteroak.office.routines.models import Approval, Routine

APPROVERS = (Role.SUPERVISOR, Role.COUNSEL)
"""Both approve, and never the same person."""
State = Literal["waiting", "in_force", "lapsed", "expired", "ended", "declined"]
STATES: tuple[State, ...] = ("in_force", "waiting", "lapsed", "expired", "ended", "declined")
"""In the order in which they are shown. Lapsed: the readings were settled otherwise, or the answer is another."""
OVER: frozenset[State] = frozenset({"lapsed", "expired"})
"""What time and counsel bring about, and nobody in particular: it holds from that moment, and is closed daily."""


@dataclass(frozen=True)
class Standing:
    """How a routine stands on a day."""

    state: State
    """A word of STATES."""
    approvals: tuple[Approval, ...]
    """Those of its present version, whether they still count or not."""
    missing: tuple[Role, ...]
    """Who has still to approve it, where it waits."""


def standing(routine: Routine, day: date, approvals: Sequence[Approval] | None = None) -> Standing:
    """How a routine stands. `approvals` are all that it has, if they are at hand."""
    every = routine.approvals.all() if approvals is None else approvals  # type: ignore[attr-defined]  # Django makes it
    given = tuple(each for each in every if each.version == routine.version)
    roles = {each.role for each in given}
    missing = tuple(role for role in APPROVERS if role not in roles)
    return Standing(_state(routine, day, given, missing), given, missing)


def _state(routine: Routine, day: date, given: Sequence[Approval], missing: Sequence[Role]) -> State:
    if routine.closed:
        return routine.closed  # type: ignore[return-value]  # which are four of the states
    if day > routine.until:
        return "expired"
    if any(each.readings != readings_now() for each in given) or not_covered(
        routine.service, routine.topics, routine.requester, routine.necessity
    ):
        return "lapsed"
    return "waiting" if missing else "in_force"


def may_approve(routine: Routine, found: Standing, person: Person) -> Role | None:
    """In which role a person may approve a routine that waits; None where they may not: one's own, or twice."""
    if found.state != "waiting" or routine.proposer_id == person.pk:  # type: ignore[attr-defined]  # Django makes it
        return None
    if any(each.person_id == person.pk for each in found.approvals):  # type: ignore[attr-defined]  # and this
        return None
    return next((role for role in found.missing if role in person.roles), None)
