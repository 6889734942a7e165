"""The pages of routines: what staff do there, what is public, and what is said when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from office_people import made, signed_in
from office_routines import PROPOSAL, TODAY, approved, facts, proposed, state
from office_visitor import Visitor

pytestmark = pytest.mark.usefixtures("office", "frozen")


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """The day that the office takes for today."""

    def at(day: date) -> None:
        from charteroak.office.routines import keeping, on_desk, views

        for module in (keeping, on_desk, views):
            monkeypatch.setattr(module, "today", lambda: day)

    at(TODAY)
    return at


@pytest.mark.usefixtures("place")
def test_without_the_ledger_nothing_is_done() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Approval, Routine, Use
    from charteroak.recording.recorder import NotRecorded

    routine = proposed()
    for step in (keeping.approve, keeping.decline):
        with pytest.raises(NotRecorded):
            step(routine.handle, 1, made("counsel"))
    assert (Approval.objects.count(), Routine.objects.get().closed, Use.objects.count()) == (0, "", 0)
    assert state(routine) == "waiting"


# The pages.


@pytest.mark.usefixtures("ledger")
def test_a_routine_goes_from_its_proposal_to_the_public_list_and_its_end(visitor: Visitor) -> None:
    from charteroak.office.routines.models import Routine

    records, supervisor, counsel = (signed_in(made(role)) for role in ("records", "supervisor", "counsel"))
    assert records.get("/office/routines/propose/").status == 200
    send(records, "/office/routines/propose/", PROPOSAL)
    assert records.status == 302
    home = records.response.headers["Location"].partition("?")[0]
    assert (
        records.get(f"{home}?done=proposed").text("//*[@role='status']")
        == "It was proposed, and waits for its approvals."
    )
    assert not records.page.xpath("//button[@value='approve']")
    assert visitor.get("/routines/").texts("//li[@class='routine']") == []
    for person, button in ((supervisor, "Approve as supervisor"), (counsel, "Approve as corporation counsel")):
        assert "1 routine waits for your approval" in person.get("/office/").page.text_content()
        press(person.get(home), button)
        assert person.status == 302
    said = visitor.get("/routines/").text("//li[@class='routine']")
    for words in (
        "Help with food",
        "Public assistance",
        "A provider of services",
        "to deliver",
        "November 23, 2027",
        "November 23, 2026",
    ):
        assert words in said
    assert "23 de noviembre de 2027" in visitor.get("/es/routines/").text("//li[@class='routine']")
    assert "The food bank packs boxes by household." in said
    assert "Asistencia pública" in visitor.get("/es/routines/").text("//li[@class='routine']")
    employee = signed_in(made("employee"))
    press(employee.get(home), "Record that it was given")
    again = employee.response.headers["Location"]
    assert employee.get(again).text("//*[@role='status']") == "The use is recorded."
    press(counsel.get(home), "End the routine")
    assert visitor.get("/routines/").heading == "Routine disclosures"
    assert visitor.texts("//div[@class='nothing']/h2") == ["No routine is approved now"]
    assert Routine.objects.get().closed_by == "counsel"


def send(visitor: Visitor, path: str, fields: dict[str, Any]) -> Visitor:
    """Send a form with the page's own token."""
    [token] = set(visitor.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value"))
    return visitor.post(path, {**fields, "csrfmiddlewaretoken": str(token)})


def press(visitor: Visitor, button: str) -> Visitor:
    return visitor.press(button)


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"service": "tanks"}, "service", "choose one of those shown"),
        ({"classes": []}, "classes", "needed"),
        ({"until": "2026-11-22"}, "until", "this day is over"),
        ({"until": "2027-11-24"}, "until", "more than a year away"),
        ({"until": "tomorrow"}, "until", "cannot be read"),
        ({"note": "x" * 301}, "note", "longer than 300"),
        ({"requester": "person_concerned"}, "classes", "does not permit this because of the service's need alone"),
        ({"necessity": "to_investigate_crime"}, "classes", "public assistance, other private attribute"),
    ],
)
def test_what_is_wrong_with_a_proposal_stands_beside_its_field(
    wrong: dict[str, Any], field: str, says: str, someone: Callable[..., Visitor]
) -> None:
    from charteroak.office.routines.models import Routine

    records = someone("records").get("/office/routines/propose/")
    send(records, "/office/routines/propose/", {**PROPOSAL, **wrong})
    assert records.status == 400
    assert says in records.text(f"//*[@id='{field}-error']").lower()
    assert records.page.xpath(f"//div[@role='alert']//a[@href='#{field}']")
    assert not Routine.objects.exists()


def test_a_note_that_says_something_confidential_comes_back_without_it_and_is_not_kept(
    someone: Callable[..., Visitor],
) -> None:
    from charteroak.office.routines.models import Routine

    records = someone("records").get("/office/routines/propose/")
    send(records, "/office/routines/propose/", {**PROPOSAL, "note": "Because Mr. Quill is undocumented."})
    assert records.status == 400
    assert "undocumented" not in records.response.content.decode()
    assert "[…]" in records.text("//textarea[@id='note']")
    assert not Routine.objects.exists()


def test_a_form_that_is_not_ours_and_an_address_that_is_none_are_refused(someone: Callable[..., Visitor]) -> None:
    records = someone("records", "supervisor").get("/office/routines/propose/")
    assert send(records, "/office/routines/propose/", {**PROPOSAL, "name": "Ana"}).status == 400
    assert records.get("/office/routines/0123456789abcdef/").status == 404
    routine = proposed()
    home = f"/office/routines/{routine.handle}/"
    for path, fields in (
        (f"{home}approve/", {"shown": "1", "step": "end"}),
        (f"{home}approve/", {"shown": "1", "step": "approve", "more": "1"}),
        (f"{home}approve/", {"step": "approve"}),
        ("/office/routines/propose/", {**PROPOSAL, "name": "Ana"}),
    ):
        assert send(records.get("/office/routines/propose/"), path, fields).status == 400


@pytest.mark.usefixtures("ledger")
def test_what_has_changed_since_it_was_shown_is_not_approved() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Approval

    proposer, counsel = made("records"), signed_in(made("counsel"))
    routine = proposed(proposer)
    counsel.get(f"/office/routines/{routine.handle}/")
    keeping.change(routine.handle, 1, proposer, facts(classes="public_assistance"))
    press(counsel, "Approve as corporation counsel")
    assert counsel.status == 409
    assert "Someone else was here first" in counsel.text("//*[@role='alert']")
    assert not Approval.objects.exists()


@pytest.mark.usefixtures("place")
def test_without_the_ledger_the_page_says_that_nothing_was_done() -> None:
    routine = proposed()
    counsel = signed_in(made("counsel"))
    press(counsel.get(f"/office/routines/{routine.handle}/"), "Approve as corporation counsel")
    assert counsel.status == 503
    assert "Nothing was done" in counsel.text("//*[@role='alert']")
    assert state(routine) == "waiting"


def test_an_approver_proves_first_who_they_are() -> None:
    routine = proposed()
    counsel = signed_in(made("counsel"), proven=False)
    counsel.get(f"/office/routines/{routine.handle}/")
    assert not counsel.page.xpath("//button[@value='approve']")
    [link] = counsel.page.xpath("//a[@class='button']/@href")
    assert link.startswith("/sign-in/again/?then=")
    sent = counsel.post(f"/office/routines/{routine.handle}/approve/", {"shown": "1", "step": "approve"})
    assert sent.status in (302, 403)
    assert state(routine) == "waiting"


@pytest.mark.usefixtures("ledger")
def test_only_the_proposer_changes_it_and_the_page_says_what_that_undoes() -> None:
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Routine

    proposer = made("records")
    routine = proposed(proposer)
    keeping.approve(routine.handle, 1, made("counsel"))
    assert signed_in(made("records")).get(f"/office/routines/{routine.handle}/change/").status == 403
    visitor = signed_in(proposer).get(f"/office/routines/{routine.handle}/change/")
    assert "Changing it undoes that" in visitor.text("//p[@class='caution']")
    sent = send(
        visitor, f"/office/routines/{routine.handle}/change/", {**PROPOSAL, "shown": "1", "until": "2027-01-05"}
    )
    assert sent.status == 302
    now = Routine.objects.get()
    assert (now.version, now.until) == (2, date(2027, 1, 5))
    stale = send(
        visitor.get(f"/office/routines/{routine.handle}/change/"),
        f"/office/routines/{routine.handle}/change/",
        {**PROPOSAL, "shown": "1"},
    )
    assert stale.status == 409


@pytest.mark.usefixtures("ledger")
def test_what_is_over_can_be_proposed_anew_as_it_was() -> None:
    from charteroak.office.routines import keeping

    routine = approved()
    keeping.end(routine.handle, 1, made("supervisor"))
    records = signed_in(made("records")).get(f"/office/routines/{routine.handle}/")
    [link] = records.page.xpath("//a[@class='button']/@href")
    records.get(str(link))
    chosen = {str(each) for each in records.page.xpath("//input[@checked]/@value")}
    assert chosen == {"public_assistance", "other_private", "to_deliver"}
    assert records.page.xpath("//input[@id='until']/@value") == ["2027-11-23"]


def test_both_languages_have_the_same_words() -> None:
    from charteroak.office.routines.standing import STATES
    from charteroak.office.routines.words import routine_words

    en, es = routine_words("en"), routine_words("es")
    for name in ("ui", "fields", "states", "done", "faults"):
        assert getattr(en, name).keys() == getattr(es, name).keys()
        assert not [
            key
            for key, said in getattr(en, name).items()
            if said == getattr(es, name)[key] and key != "approved_role" and key != "closed_line"
        ]
    assert set(en.states) == set(STATES)
