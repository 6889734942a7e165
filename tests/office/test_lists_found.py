"""What lists show is all that is to be shown, in order; and what is made once dies with what it is made of."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from office_people import made, signed_in

pytestmark = pytest.mark.usefixtures("office")
DEPARTMENTS = ("police", "library", "schools")


def population(people: list[Any]) -> list[Any]:
    """Requests in every state, some of which changed in the same moment, worked on by these people."""
    from charteroak.office.disclosures.machine import State
    from charteroak.office.disclosures.models import Approval, Item, Line, Request

    dice, start = random.Random(11), datetime(2026, 1, 1, tzinfo=UTC)  # noqa: S311 - made up
    found = []
    for number in range(240):
        moment = start + timedelta(hours=dice.randrange(60))
        about = dict.fromkeys(("requester", "channel", "service", "employee", "paper"), "other")
        found.append(
            Request.objects.create(
                state=dice.choice(list(State)).value, department=dice.choice(DEPARTMENTS), received=moment.date(),
                entered_by=dice.choice(people).handle, entered_at=moment, changed_at=moment, **about,
            )
        )  # fmt: skip
        Item.objects.create(request=found[-1], topic="crime_witness")
        for version in range(dice.randrange(3)):
            event = dice.choice(["enter", "change", "send", "approve"])
            Line.objects.create(
                request=found[-1], version=version, at=moment, person=dice.choice(people).handle, event=event
            )
        if number % 5 == 0:
            answer = dice.choice(["given", "lapsed"])
            Approval.objects.create(request=found[-1], person=dice.choice(people).handle, at=moment, answer=answer)
    return found


def waits_for(person: Any, request: Any) -> bool:
    """Whether a request waits for a person, as the page about it has it."""
    from charteroak.office.roles import Role

    worked = any(
        line.person == person.handle and line.event in ("enter", "change", "send") for line in request.lines.all()
    )
    gave = any(each.person == person.handle and each.answer == "given" for each in request.approvals.all())
    handles = person.roles & {Role.EMPLOYEE, Role.POLICE, Role.RECORDS, Role.SUPERVISOR}
    if request.state in ("draft", "decided", "approved"):
        return bool(handles) and request.entered_by == person.handle
    if request.state == "waits_supervisor":
        return Role.SUPERVISOR in person.roles and not worked
    return request.state == "waits_counsel" and Role.COUNSEL in person.roles and not worked and not gave


def test_pages_of_the_list_are_what_a_person_sees_newest_first_and_none_twice() -> None:
    from charteroak.office.disclosures.finding import newest, newest_waiting, waiting
    from charteroak.office.disclosures.held import sees
    from charteroak.office.disclosures.machine import OPEN, State

    roles = (
        ("employee",),
        ("police", "supervisor"),
        ("records",),
        ("supervisor",),
        ("counsel",),
        ("auditor",),
        ("training_officer",),
    )
    people: list[Any] = [made(*each, department=DEPARTMENTS[n % 3]) for n, each in enumerate(roles)]
    every = sorted(population(people), key=lambda each: (each.changed_at, each.pk), reverse=True)
    for person in people:
        seen = [each for each in every if sees(person, each)]
        for states in (None, OPEN, {State.REFUSED}, {State.WAITS_SUPERVISOR}):
            wanted = [each.pk for each in seen if states is None or State(each.state) in states]
            pages = [newest(person, states, first, 7) for first in range(0, len(wanted) + 7, 7)]
            assert [each.pk for rows in pages for each in rows] == wanted, (person.roles, states)
        mine = [each.pk for each in seen if waits_for(person, each)]
        assert [each.pk for first in range(0, 250, 50) for each in newest_waiting(person, first, 50)] == mine
        assert waiting(person).count() == len(mine)
    assert [item.topic for item in newest(people[2], None, 0, 1)[0].items.all()] == ["crime_witness"]  # type: ignore[attr-defined]


def test_complaints_that_wait_come_first_and_pages_leave_none_out() -> None:
    from charteroak.office.complaints.keeping import listed
    from charteroak.office.complaints.models import Complaint

    day = datetime(2026, 1, 1, tzinfo=UTC).date()
    states = ["received", "closed", "answered", "received", "referred", "closed", "received"]
    for number, state in enumerate(states):
        Complaint.objects.create(
            record=bytes([number] * 16),
            about="asked",
            received_on=day + timedelta(number),
            code=str(number),
            state=state,
        )
    wanted = [0, 3, 6, 5, 4, 2, 1]
    for most in (1, 2, 3, 4, 7, 9):
        found = [each for first in range(0, 8, most) for each in listed(first, most)]
        assert [(each.received_on - day).days for each in found] == wanted


def test_the_list_of_complaints_goes_on_to_its_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.complaints import treating
    from charteroak.office.complaints.models import Complaint

    monkeypatch.setattr(treating, "_PAGE", 2)
    for number in range(3):
        Complaint.objects.create(record=bytes([number] * 16), about="asked", received_on="2026-01-01", code=str(number))
    visitor = signed_in(made("auditor"))
    assert len(visitor.get("/complaints/").page.xpath("//main//li")) == 2
    [older] = visitor.page.xpath("//main//a[@rel='next']/@href")
    assert len(visitor.get(older).page.xpath("//main//li")) == 1
    assert visitor.page.xpath("//main//a[@rel='prev']/@href") == ["/complaints/?page=0"]
    assert not visitor.page.xpath("//main//a[@rel='next']")


def test_the_audit_counts_its_latest_lines_and_the_table_has_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.accounts import audit, reading

    monkeypatch.setattr(reading, "LATEST", 60)
    auditor: Any = made("auditor")
    made("administrator")
    for number in range(70):
        audit.done(auditor, "locked", about=str(number))
    visitor = signed_in(auditor)
    assert "The latest 60 lines" in visitor.get("/audit/?event=locked").text("//main")
    assert "1 of 2" in visitor.text("//main")
    assert len(visitor.get("/audit/?event=locked&page=2").texts("//tbody/tr")) == 10
    assert visitor.get("/audit/lines.csv?event=locked").response.content.count(b",locked,") == 70


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_article_that_was_made_once_is_the_one_that_would_be_made_now(language: str) -> None:
    """After a reading is settled it is another, and the one before where that is taken back."""
    from charteroak.law import settled
    from charteroak.law.law import today
    from charteroak.law.settled import Settlement, Standing
    from charteroak.office.article.clauses import article_page
    from charteroak.office.article.views import article_body
    from charteroak.office.pages import part

    def now() -> str:
        return part(language, "article/body.html", article_page(language))

    shipped = article_body(language)
    assert shipped == now()
    standing = Standing((Settlement("superior_law", "text_only", today(), "Because.", 7, "ab" * 16, "cd" * 32),))
    with settled.within(standing, today()):
        assert article_body(language) == now() != shipped
    assert article_body(language) == shipped
