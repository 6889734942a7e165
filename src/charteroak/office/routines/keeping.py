"""Routines proposed, changed, approved, declined, ended and used: in the database and in the ledger, or in neither.

The ledger is written last, inside the transaction: where it does not take the entry nothing was done, and where the
database then fails to commit, the entry says more than holds, never less. What was shown is sent back with each step
(the version), so that nobody approves what they have not seen.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from charteroak.law.law import today
from charteroak.ledger.entry import Kind
from charteroak.logic.expr import Value
from charteroak.office.accounts.models import Person
from charteroak.office.city_services import BY_NAME
from charteroak.office.routines import deciding
from charteroak.office.routines.models import Approval, Routine, Use
from charteroak.office.routines.standing import APPROVERS, OVER, Standing, State, may_approve, standing
from charteroak.recording.matters import Step
from charteroak.recording.recorder import recorder

FACTS = ("service", "classes", "requester", "necessity", "note", "until")
"""What a routine says; a change of any of them is another version, which nobody has approved."""


class Moved(Exception):
    """It is not as it was shown, or someone else was first: nothing was done."""


class Refused(Exception):
    """This person may not do this with it, or it cannot be done any more: nothing was done."""


def propose(person: Person, facts: Mapping[str, object], record: str = "") -> Routine:
    """A new routine, which waits for its approvals. `facts` are those of FACTS, checked already.

    `record` is the id (hex) that a form was given when it was shown: sent twice, there is one routine.
    """
    try:
        with transaction.atomic():
            return Routine.objects.create(proposer=person, record=record or secrets.token_hex(16), **facts)
    except IntegrityError:
        there = Routine.objects.get(record=record)
    same = there.proposer_id == person.pk and all(getattr(there, name) == facts[name] for name in FACTS)  # type: ignore[attr-defined]
    return there if same else propose(person, facts)


@transaction.atomic
def change(handle: str, shown: int, person: Person, facts: Mapping[str, object]) -> Routine:
    """Change a routine that waits: the approvals that it had are of what it said before, and count no more."""
    routine, found = _taken(handle, shown)
    if routine.proposer_id != person.pk or found.state != "waiting":  # type: ignore[attr-defined]
        raise Refused
    for name in FACTS:
        setattr(routine, name, facts[name])
    routine.version += 1
    routine.save()
    return routine


@transaction.atomic
def approve(handle: str, shown: int, person: Person) -> Routine:
    """Approve a routine, in the role that it waits for. NotRecorded where the ledger does not take it."""
    routine, found = _taken(handle, shown)
    role = may_approve(routine, found, person)
    if role is None:
        raise Refused
    try:
        with transaction.atomic():
            Approval.objects.create(
                routine=routine,
                version=routine.version,
                role=role,
                person=person,
                day=today(),
                readings=deciding.readings_now(),
            )
    except IntegrityError:
        raise Moved from None
    recorder().append(list(_steps(routine, role, "routine", "approved")))
    return routine


@transaction.atomic
def decline(handle: str, shown: int, person: Person) -> Routine:
    """Decline a routine that waits: it is closed. NotRecorded where the ledger does not take it."""
    routine, found = _taken(handle, shown)
    role = may_approve(routine, found, person)
    if role is None:
        raise Refused
    _close(routine, "declined", role)
    recorder().append(list(_steps(routine, role, "step", "not_approved")))
    return routine


@transaction.atomic
def end(handle: str, shown: int, person: Person) -> Routine:
    """End a routine that holds, before its day. Any approver may. NotRecorded where the ledger does not take it."""
    routine, found = _taken(handle, shown)
    role = next((each for each in APPROVERS if each in person.roles), None)
    if role is None or routine.closed or found.state not in ("in_force", "lapsed"):
        raise Refused
    _close(routine, "ended", role)
    recorder().append(list(_steps(routine, role, "routine", "ended")))
    return routine


@transaction.atomic
def tidy(handle: str, day: date) -> bool:
    """Close a routine that time or a reading has ended, and say whether that was to be done. NotRecorded as above.

    What never held, and nobody approved, is in no ledger; nor is its end.
    """
    routine = Routine.objects.select_for_update().get(handle=handle)
    found = standing(routine, day)
    if routine.closed or found.state not in OVER:
        return False
    roles = sorted(each.role for each in found.approvals)
    _close(routine, found.state, "system")
    if roles:
        said = ("step", "lapsed") if found.missing else ("routine", "ended")
        recorder().append(list(_steps(routine, "system", *said, approvers=roles)))
    return True


@transaction.atomic
def use(handle: str, shown: int, role: str, record: str) -> Routine:
    """Record that something was given under a routine, once a `record` (hex). NotRecorded as above."""
    routine, found = _taken(handle, shown)
    if found.state != "in_force":
        raise Refused
    counted(routine, record, role)
    recorder().append(list(_given(routine, role, bytes.fromhex(record))))
    return routine


def counted(routine: Routine, record: str, role: str) -> None:
    """Count a use of a routine, inside a transaction. Moved where that record has been counted already."""
    try:
        with transaction.atomic():
            Use.objects.create(routine=routine, record=record, role=role, day=today())
    except IntegrityError:
        raise Moved from None


def _taken(handle: str, shown: int) -> tuple[Routine, Standing]:
    """A routine, taken for oneself until the transaction ends. Moved where it is not the version that was shown."""
    routine = Routine.objects.select_for_update().filter(handle=handle).first()
    if routine is None or routine.version != shown:
        raise Moved
    return routine, standing(routine, today())


def _close(routine: Routine, how: State, role: str) -> None:
    routine.closed, routine.closed_on, routine.closed_by = how, today(), role
    routine.save()


def _steps(routine: Routine, role: str, fact: str, value: str, *, approvers: Sequence[str] = ()) -> Iterator[Step]:
    """An APPROVAL for each class: what an approver did about it, or what became of theirs, where these are named."""
    for topic, outcome, clauses, facts in _decided(routine):
        yield Step(
            kind=Kind.APPROVAL,
            record=bytes.fromhex(routine.record),
            role=role,
            act=deciding.ACT,
            outcome=outcome,
            clauses=clauses,
            facts={**facts, fact: value},
            department=BY_NAME[routine.service].department,
            basis="service_necessity",
            approvers=approvers or (role,),
            readings=deciding.readings(),
            details={"routine": routine.handle, "version": routine.version, "topic": topic},
        )


def _given(routine: Routine, role: str, record: bytes) -> Iterator[Step]:
    """A DISCLOSURE for each class that was given under it."""
    for topic, outcome, clauses, facts in _decided(routine):
        yield Step(
            kind=Kind.DISCLOSURE,
            record=record,
            role=role,
            act=deciding.ACT,
            outcome=outcome,
            clauses=clauses,
            facts={**facts, "routine": "used", "step": "released"},
            department=BY_NAME[routine.service].department,
            basis="service_necessity",
            approvers=tuple(each.value for each in APPROVERS),
            readings=deciding.readings(),
            details={"routine": routine.handle, "version": routine.version, "topic": topic},
        )


def _decided(routine: Routine) -> Iterator[tuple[str, str, tuple[str, ...], dict[str, Value]]]:
    """For each class what the article answers today, and the facts of it."""
    for topic in routine.topics:
        found = deciding.answered(routine.service, topic, routine.requester)
        facts: dict[str, Value] = {
            "topic": topic,
            "recipient": deciding.recipient_of(routine.requester),
            "necessary_to_service": True,
            "requester": routine.requester,
            "necessity": routine.necessity,
        }
        yield topic, found.outcome, tuple(found.clauses), facts


def last_day(day: date) -> date:
    """The last day that a routine proposed or approved on a day may hold: a year on, less what a leap day adds."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)
