"""Routines: what they can cover, who approves them, when they hold, and when they do not any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from office_people import made
from office_routines import TODAY, approved, at_once, entries, facts, proposed, state

pytestmark = pytest.mark.usefixtures("office", "frozen", "ledger")


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """The day that the office takes for today."""

    def at(day: date) -> None:
        from charteroak.office.routines import keeping, on_desk, views

        for module in (keeping, on_desk, views):
            monkeypatch.setattr(module, "today", lambda: day)

    at(TODAY)
    return at


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Readings as counsel settled them."""

    def so(**readings: str | None) -> None:
        from charteroak.law.law import Law
        from charteroak.office.routines import deciding

        other = Law(readings)
        monkeypatch.setattr(deciding, "law", lambda: other)

    return so


# Who approves.


def test_it_holds_once_a_supervisor_and_counsel_approved_it() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.choosing import routine_for

    routine = proposed()
    given = ("financial_help", "public_assistance", "service_provider", TODAY)
    assert (state(routine), routine_for(*given)) == ("waiting", None)
    keeping.approve(routine.handle, 1, made("counsel"))
    assert (state(routine), routine_for(*given)) == ("waiting", None)
    keeping.approve(routine.handle, 1, made("supervisor"))
    assert state(routine) == "in_force"
    found = routine_for(*given)
    assert found is not None
    assert (found.id, found.until) == (routine.handle, date(2027, 11, 23))
    assert "Help with food" in found.says
    said = entries(routine.record)
    assert [(each["kind"], each["approvers"], each["facts"]["routine"]) for each in said] == [
        *[("approval", ["counsel"], "approved")] * 2,
        *[("approval", ["supervisor"], "approved")] * 2,
    ]
    assert {each["facts"]["topic"] for each in said} == {"public_assistance", "other_private"}
    assert {(each["outcome"], each["basis"], *each["clauses"]) for each in said} == {
        ("permitted", "service_necessity", "2-929")
    }


@pytest.mark.parametrize(
    ("service", "topic", "requester", "day"),
    [
        ("shelter", "public_assistance", "service_provider", TODAY),
        ("financial_help", "immigration_status", "service_provider", TODAY),
        ("financial_help", "public_assistance", "press", TODAY),
        ("financial_help", "public_assistance", "service_provider", date(2027, 11, 24)),
    ],
)
def test_it_covers_its_service_classes_requester_and_days_alone(
    service: str, topic: str, requester: str, day: date
) -> None:
    from charteroak.office.routines.choosing import routine_for

    approved()
    assert routine_for(service, topic, requester, day) is None
    assert routine_for("financial_help", "public_assistance", "service_provider", date(2027, 11, 23))


def test_nobody_approves_ones_own_or_twice_or_without_the_role() -> None:
    """Whatever roles one has: two people other than the proposer are needed."""
    from charteroak.office.roles import Role
    from charteroak.office.routines import keeping
    from charteroak.office.routines.keeping import Refused

    proposer = made("supervisor", "counsel")
    routine = proposed(proposer)
    others = [made(role.value) for role in Role if role not in (Role.SUPERVISOR, Role.COUNSEL)]
    for person in (proposer, *others):
        for step in (keeping.approve, keeping.decline):
            with pytest.raises(Refused):
                step(routine.handle, 1, person)
    both = made("supervisor", "counsel")
    keeping.approve(routine.handle, 1, both)
    with pytest.raises(Refused):
        keeping.approve(routine.handle, 1, both)
    with pytest.raises(Refused):
        keeping.approve(routine.handle, 1, made("supervisor"))
    assert state(routine) == "waiting"
    keeping.approve(routine.handle, 1, made("counsel"))
    assert state(routine) == "in_force"


def test_what_was_declined_or_ended_is_not_opened_again() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.keeping import Refused

    declined, ended = proposed(), approved()
    keeping.decline(declined.handle, 1, made("counsel"))
    keeping.end(ended.handle, 1, made("counsel"))
    assert (state(declined), state(ended)) == ("declined", "ended")
    for routine, step in product((declined, ended), (keeping.approve, keeping.decline, keeping.end)):
        with pytest.raises(Refused):
            step(routine.handle, 1, made("supervisor", "counsel"))
    assert {each["facts"].get("step") for each in entries(declined.record)} == {"not_approved"}
    assert [each["facts"]["routine"] for each in entries(ended.record)][-2:] == ["ended"] * 2


def test_a_change_kills_the_approvals_that_it_had() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.keeping import Moved, Refused

    proposer, counsel = made("records"), made("counsel")
    routine = proposed(proposer)
    keeping.approve(routine.handle, 1, counsel)
    with pytest.raises(Refused):
        keeping.change(routine.handle, 1, counsel, facts())
    keeping.change(routine.handle, 1, proposer, facts(classes="public_assistance"))
    with pytest.raises(Moved):
        keeping.approve(routine.handle, 1, made("supervisor"))
    keeping.approve(routine.handle, 2, made("supervisor"))
    assert state(routine) == "waiting"
    keeping.approve(routine.handle, 2, counsel)
    assert state(routine) == "in_force"
    with pytest.raises(Refused):
        keeping.change(routine.handle, 2, proposer, facts())


def test_approvals_die_where_counsel_settles_a_reading_otherwise(settled: Callable[..., None]) -> None:
    """Any reading that bears on disclosing, even where the answer stays the same; and live where one does not."""
    from django.db import transaction

    from charteroak.office.routines.choosing import NotInForce, routine_for, used

    routine = approved()
    settled(suspect_interview="excluded")
    assert state(routine) == "in_force"
    settled(self_access="a_disclosure")
    assert state(routine) == "lapsed"
    assert routine_for("financial_help", "public_assistance", "service_provider", TODAY) is None
    with pytest.raises(NotInForce), transaction.atomic():
        used(routine.handle, "ab" * 16, "records", TODAY)


# When it holds.


@pytest.mark.parametrize(("days", "wanted"), [(-1, "in_force"), (0, "in_force"), (1, "expired")])
def test_it_holds_through_its_last_day(days: int, wanted: str) -> None:
    assert state(approved(until=date(2027, 3, 1)), date(2027, 3, 1) + timedelta(days=days)) == wanted


def test_an_expired_one_is_approved_ended_or_used_no_more(frozen: Callable[[date], None]) -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.keeping import Refused

    waits, held = proposed(), approved()
    frozen(date(2027, 11, 24))
    for attempt in (
        lambda: keeping.approve(waits.handle, 1, made("counsel")),
        lambda: keeping.end(held.handle, 1, made("counsel")),
        lambda: keeping.use(held.handle, 1, "records", "ab" * 16),
    ):
        with pytest.raises(Refused):
            attempt()


# Uses.


def test_each_use_is_counted_once_and_recorded_by_class() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.keeping import Moved
    from charteroak.office.routines.models import Use

    routine = approved()
    keeping.use(routine.handle, 1, "records", "ab" * 16)
    with pytest.raises(Moved):
        keeping.use(routine.handle, 1, "records", "ab" * 16)
    keeping.use(routine.handle, 1, "employee", "cd" * 16)
    assert Use.objects.filter(routine=routine).count() == 2
    said = entries("ab" * 16)
    assert [(each["kind"], each["facts"]["topic"], each["facts"]["routine"]) for each in said] == [
        ("disclosure", "public_assistance", "used"),
        ("disclosure", "other_private", "used"),
    ]
    assert all(each["approvers"] == ["supervisor", "counsel"] and each["outcome"] == "permitted" for each in said)


def test_a_disclosure_that_rests_on_it_counts_it_with_itself() -> None:
    from django.db import transaction

    from charteroak.office.routines.choosing import NotInForce, used
    from charteroak.office.routines.models import Use

    routine = approved()
    with transaction.atomic():
        assert used(routine.handle, "ab" * 16, "records", TODAY) == {"routine": "used", "necessity": "to_deliver"}
    with pytest.raises(NotInForce), transaction.atomic():
        used(routine.handle, "ab" * 16, "records", TODAY)
    assert Use.objects.count() == 1


# What is not recorded was not done.


@pytest.mark.postgres_too
def test_of_many_who_approve_at_once_one_of_each_role_counts() -> None:
    """Every other is told that someone was first, and the ledger has each approval once."""
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Approval

    routine = proposed()
    people = [made(role) for role in ("supervisor", "counsel") * 4]
    told = at_once([lambda person=each: keeping.approve(routine.handle, 1, person) for each in people])
    assert sorted(told) == ["Refused"] * 6 + ["done"] * 2
    assert Approval.objects.count() == 2
    assert len(entries(routine.record)) == 4


def test_of_an_approval_and_a_change_at_once_the_approval_is_of_what_was_shown() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Approval, Routine

    proposer = made("records")
    for _ in range(3):
        routine = proposed(proposer)
        counsel = made("counsel")
        told = at_once(
            [
                lambda one=routine, person=counsel: keeping.approve(one.handle, 1, person),
                lambda one=routine: keeping.change(one.handle, 1, proposer, facts(classes="public_assistance")),
            ]
        )
        now = Routine.objects.get(pk=routine.pk)
        assert now.version == 2
        assert not Approval.objects.filter(routine=now, version=2).exists()
        assert told in (["done", "done"], ["Moved", "done"])
