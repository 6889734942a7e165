"""Counsel settles a reading: two sign the very same, the ledger has it, and every answer goes by it from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from office_counsel import REASON, propose, settle, sign, token, typed
from office_visitor import CASES, Visitor

import charteroak
from charteroak.law import law as law_module
from charteroak.law import settled
from charteroak.law.law import law, today
from charteroak.law.readings import READINGS
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.settled import kept_in, path, read
from charteroak.recording.settlement import record_of

Someone = Callable[..., Visitor]
SUSPECT: dict[str, str | bool | None] = {
    "employee": "police_officer",
    "topic": "immigration_status",
    "contact": "suspect_interviewed",
    "means": "question",
    "required_by_law": False,
    "investigation_of": "federal_or_state_crime",
    "necessary_to_investigation": True,
}


def entries(place: Place, reading: str) -> list[dict[str, object]]:
    reader = Reader(place)
    try:
        found = [reader.entry(index) for index in reader.find(record_of(reading).hex())]
        return [each.said for each in found if each]
    finally:
        reader.close()


@pytest.mark.postgres_too
def test_two_of_counsel_settle_a_reading_and_answers_go_by_it(ledger: Place, someone: Someone) -> None:
    assert law().ask("inquire", SUSPECT).outcome == "counsel"
    assert sign(someone("counsel"), typed(someone("counsel"), "suspect_interview", "included")).status == 302
    answer = law().ask("inquire", SUSPECT)
    assert answer.outcome == "prohibited"
    assert {note.id: note.settled for note in answer.readings}["suspect_interview"] == "included"
    assert charteroak.decide("inquire", SUSPECT).outcome == "prohibited"
    [entry] = entries(ledger, "suspect_interview")
    assert (entry["kind"], entry["role"]) == ("reading", "counsel")
    assert entry["facts"] == {"suspect_interview": "included"}
    assert entry["approvers"] == ["counsel", "counsel"]
    [kept] = kept_in(path())
    assert (kept.said().reason, kept.said().since) == (REASON, today())
    assert read(thorough=True) == settled.standing()


def test_a_reading_is_unsettled_again(ledger: Place, someone: Someone) -> None:
    settle(someone, "self_access", "unsettle")
    assert law().readings["self_access"] is None
    [entry] = entries(ledger, "self_access")
    assert entry["facts"] == {"settlement": "unsettled"}
    settle(someone, "self_access", "a_disclosure")
    assert law().readings["self_access"] == "a_disclosure"
    assert len(entries(ledger, "self_access")) == 2


@pytest.mark.usefixtures("ledger")
def test_it_takes_effect_on_its_day_by_itself(someone: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    day = today() + timedelta(days=10)
    settle(someone, "suspect_interview", "excluded", since=day)
    assert law().readings["suspect_interview"] is None
    assert "Settled already, for a later day" in someone().get("/readings/suspect_interview/").page.text_content()
    monkeypatch.setattr(law_module, "today", lambda: day - timedelta(days=1))
    assert law().readings["suspect_interview"] is None
    monkeypatch.setattr(law_module, "today", lambda: day)
    assert law().readings["suspect_interview"] == "excluded"
    assert charteroak.decide("inquire", SUSPECT).outcome == "permitted"


@pytest.mark.usefixtures("ledger")
def test_nobody_signs_their_own(someone: Someone) -> None:
    first = someone("counsel")
    proposal = propose(first, "self_access", "a_disclosure")
    assert sign(first, proposal).status == 403
    assert "A second person of counsel has to sign" in first.text("//div[@class='problem']")
    assert law().readings["self_access"] == "not_a_disclosure"


@pytest.mark.usefixtures("ledger")
def test_who_stood_back_cannot_sign_and_another_can(someone: Someone) -> None:
    first, second, third = someone("counsel"), someone("counsel"), someone("counsel")
    proposal = propose(first, "self_access", "a_disclosure")
    second.get(proposal)
    assert second.post(proposal, token(second)).status == 302
    assert sign(second, proposal).status == 403
    assert sign(third, proposal).status == 302
    assert law().readings["self_access"] == "a_disclosure"


@pytest.mark.usefixtures("ledger")
def test_what_was_withdrawn_is_signed_by_nobody(someone: Someone) -> None:
    first, second = someone("counsel"), someone("counsel")
    proposal = propose(first, "self_access", "a_disclosure")
    second.get(f"{proposal}sign/")
    [shown] = second.page.xpath("//input[@name='shown']/@value")
    held = token(second)
    first.get(proposal)
    assert first.post(proposal, token(first)).status == 302
    assert second.post(f"{proposal}sign/", {**held, "shown": shown}).status == 409
    assert not entries(Place.from_environment(), "self_access")


@pytest.mark.usefixtures("ledger")
def test_a_proposal_lapses_when_another_reading_is_settled(someone: Someone) -> None:
    first, second = someone("counsel"), someone("counsel")
    one = propose(first, "self_access", "a_disclosure")
    other = propose(first, "contractors", "covered")
    second.get(f"{one}sign/")
    [shown] = second.page.xpath("//input[@name='shown']/@value")
    held = token(second)
    assert sign(second, other).status == 302
    assert second.post(f"{one}sign/", {**held, "shown": shown}).status == 409
    assert "has lapsed" in second.text("//div[@class='problem']")
    assert law().readings["self_access"] == "not_a_disclosure"
    assert "Propose it anew" in second.get(one).page.text_content()
    again = second.page.xpath("//a[contains(@href,'again=')]/@href")[0]
    assert second.get(again).page.xpath("//textarea/text()")[0].strip() == REASON


@pytest.mark.usefixtures("ledger")
def test_a_proposal_lapses_when_the_text_changes_or_its_day_goes_by(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = someone("counsel"), someone("counsel")
    changes: dict[str, object] = {
        "charteroak.law.text.ARTICLE_SHA256": "0" * 64,
        "charteroak.office.readings.settling.today": lambda: today() + timedelta(days=1),
    }
    for name, value in changes.items():
        proposal = propose(first, "self_access", "a_disclosure")
        second.get(f"{proposal}sign/")
        [shown] = second.page.xpath("//input[@name='shown']/@value")
        held = token(second)
        with monkeypatch.context() as patch:
            patch.setattr(name, value)
            assert second.post(f"{proposal}sign/", {**held, "shown": shown}).status == 409
    assert not entries(Place.from_environment(), "self_access")


@pytest.mark.usefixtures("ledger")
def test_only_what_was_shown_is_signed(someone: Someone) -> None:
    first, second = someone("counsel"), someone("counsel")
    proposal = propose(first, "self_access", "a_disclosure")
    second.get(f"{proposal}sign/")
    assert second.post(f"{proposal}sign/", {**token(second), "shown": "0" * 64}).status == 409
    second.get(f"{proposal}sign/")
    assert second.post(f"{proposal}sign/", token(second)).status == 400
    assert law().readings["self_access"] == "not_a_disclosure"


@pytest.mark.usefixtures("place")
def test_without_a_ledger_nothing_is_settled(someone: Someone) -> None:
    first, second = someone("counsel"), someone("counsel")
    proposal = propose(first, "self_access", "a_disclosure")
    assert sign(second, proposal).status == 503
    assert "did not take it in" in second.text("//div[@class='problem']")
    assert law().readings["self_access"] == "not_a_disclosure"
    assert not path().exists()
    assert "Waits for a second signature" in second.get(proposal).page.text_content()


@pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.id)
def test_the_pages_show_how_it_was_settled(ledger: Place, someone: Someone, reading: object) -> None:  # noqa: ARG001
    choice = next(each for each in reading.choices if each != reading.shipped)  # type: ignore[attr-defined]
    settle(someone, reading.id, choice)  # type: ignore[attr-defined]
    visitor = Visitor()
    for prefix, said in (("", "two signatures"), ("/es", "dos firmas")):
        visitor.get(f"{prefix}/readings/")
        shown = visitor.text(f"//li[@id='{reading.id}']")  # type: ignore[attr-defined]
        assert said in shown
        assert REASON in shown
        assert said in visitor.get(f"{prefix}/article").text(f"//article[@id='{reading.id}']")  # type: ignore[attr-defined]
    [entry] = visitor.get("/readings/").page.xpath(f"//li[@id='{reading.id}']//dl//a[1]/@href")  # type: ignore[attr-defined]
    assert visitor.get(entry).status == 200
    [receipt] = visitor.get("/readings/").page.xpath(f"//li[@id='{reading.id}']//dl//a[2]/@href")  # type: ignore[attr-defined]
    assert Visitor()._client.get(receipt).status_code == 200


@pytest.mark.usefixtures("ledger")
def test_the_page_of_what_was_settled_does_not_say_what_it_would_change_now(someone: Someone) -> None:
    """Compared with what holds since, it would change nothing: that would be read as what was signed."""
    waiting = propose(someone("counsel"), "suspect_interview", "included")
    assert someone("counsel").get(waiting).page.xpath("//*[@id='changes']")
    assert sign(someone("counsel"), waiting).status == 302
    page = someone("counsel").get(waiting)
    assert (page.page.xpath("//*[@id='changes']"), page.page.xpath("//main//form")) == ([], [])
    assert REASON in page.text("//main")


@pytest.mark.usefixtures("ledger")
def test_an_answer_says_who_settled_what_it_turns_on(someone: Someone) -> None:
    settle(someone, "suspect_interview", "included")
    visitor = Visitor().post("/", CASES["counsel"])
    assert visitor.outcome == "prohibited"
    assert "Settled by counsel (two signatures), since" in visitor.texts("//ul[@class='readings']/li")[0]


def test_a_reason_that_names_a_person_is_not_stored(ledger: Place, someone: Someone) -> None:  # noqa: ARG001
    from charteroak.office.readings.models import Proposal

    counsel = someone("counsel")
    counsel.get("/readings/self_access/propose/")
    told = "Maria Lopez is undocumented and was interviewed."
    fields = {"choice": "a_disclosure", "reason": told, "since": today().isoformat()}
    assert counsel.post("/readings/self_access/propose/", {**token(counsel), **fields}).status == 400
    assert "undocumented" not in counsel.page.text_content()
    assert not Proposal.objects.exists()


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("choice", "", "choose one"),
        ("choice", "included", "choose one of those shown"),
        ("reason", "", "say why"),
        ("reason", "x" * 2001, "at most 2,000 characters"),
        ("since", "", "say from which day"),
        ("since", "2026", "write a day as 2027-06-30"),
        ("since", "2020-01-01", "it has to be today or later"),
    ],
)
def test_the_form_says_what_is_wrong_beside_the_field(someone: Someone, field: str, value: str, said: str) -> None:
    counsel = someone("counsel")
    counsel.get("/readings/self_access/propose/")
    fields = {"choice": "a_disclosure", "reason": REASON, "since": today().isoformat(), field: value}
    counsel.post("/readings/self_access/propose/", {**token(counsel), **fields})
    assert counsel.status == 400
    assert said in counsel.text("//p[@class='error']").lower()
