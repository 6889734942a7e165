"""“Required by law”: an answer says which of the register's entries could require it, and recording it names one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from office_recording import PREFIX, entries, filled, send
from office_visitor import CASES, Visitor

from charteroak.office.authorities.words import authority_words
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office")
DISCLOSE = {
    "act": "disclose",
    "employee": "other_employee",
    "topic": "public_assistance",
    "recipient": "other",
    "required_by_law": "true",
}
ARREST = {**CASES["permitted"], "required_by_law": "true"}
FOIA = "Conn. Gen. Stat. 1-210 (Freedom of Information Act)"


def order(**more: Any) -> Any:
    """A court order that requires to disclose public assistance."""
    from charteroak.office.authorities.models import Authority

    return Authority.objects.create(
        **{"entry": "order", "kind": "court_order", "citation": "The order", "requires_or_permits": "requires",
           "says": "It says so.", "acts": ["disclose"], "classes": ["public_assistance"], "mark": "city", **more}
    )  # fmt: skip


def preview(visitor: Visitor, case: dict[str, str], language: str = "en") -> Visitor:
    return visitor.post(f"{PREFIX[language]}/record/", case)


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_that_rests_on_a_law_names_those_that_could_require_it(language: str, visitor: Visitor) -> None:
    one, ui = order(), authority_words(language).ui
    order(entry="past", citation="A past order", until_day=datetime.date(2020, 1, 1))
    order(entry="other", citation="Another topic", classes=["crime_witness"])
    order(entry="may", citation="A permission", requires_or_permits="permits")
    visitor.post(f"{PREFIX[language]}/", DISCLOSE)
    assert visitor.texts("//ul[@class='could']//a") == [FOIA, "The order"]
    assert ui["claim_text"] in visitor.text("//section[@class='claim']")
    assert visitor.page.xpath("//ul[@class='could']//a/@href")[1] == f"{PREFIX[language]}/authorities/{one.id}/"
    assert visitor.text("//ul[@class='could']/li[1]//strong") == authority_words(language).states["unreviewed"][0]
    assert visitor.page.xpath(f"//section[@class='claim']//a[@href='{PREFIX[language]}/authorities/']")


@pytest.mark.parametrize(("days", "soon"), [(0, True), (60, True), (61, False), (None, False)])
@pytest.mark.usefixtures("ledger")
def test_an_entry_that_expires_soon_says_so_where_it_is_used(days: int | None, soon: bool, visitor: Visitor) -> None:
    from charteroak.law.law import today

    said = authority_words("en").states["expires_soon"][0]
    order(reviewed_by="a", until_day=None if days is None else today() + datetime.timedelta(days))
    visitor.post("/", DISCLOSE)
    assert (said in visitor.text("//ul[@class='could']")) == soon
    assert (said in preview(visitor, DISCLOSE).text("//main")) == soon


def test_where_no_entry_could_require_it_the_answer_says_so(visitor: Visitor) -> None:
    visitor.post("/", ARREST)
    assert authority_words("en").ui["claim_none"] in visitor.text("//section[@class='claim']")
    for case in ({**DISCLOSE, "required_by_law": "false"}, {**DISCLOSE, "required_by_law": "not_known"}):
        assert not visitor.post("/", case).page.xpath("//section[@class='claim']")


def test_the_chosen_authority_is_the_basis_of_the_entry(ledger: Place, visitor: Visitor) -> None:
    one = order()
    preview(visitor, DISCLOSE)
    send(visitor, {**filled(visitor), "authority": one.id})
    assert visitor.heading == record_words("en").ui["recorded"]
    [entry] = entries(ledger)
    assert (entry.said["basis"], entry.said["outcome"]) == ("court_order", "permitted")
    assert "Court order" in visitor.text("//section[contains(@class, 'entry')]")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("sent", "says"),
    [(None, "choose_one"), ("", "choose_one"), ("0" * 16, "gone"), ("past", "gone"), ("permission", "gone")],
)
def test_without_one_that_requires_it_nothing_is_recorded(
    sent: str | None, says: str, language: str, ledger: Place, visitor: Visitor
) -> None:
    named = {
        "past": order(entry="past", until_day=datetime.date(2020, 1, 1)).id,
        "permission": order(entry="may", requires_or_permits="permits").id,
    }
    preview(visitor, DISCLOSE, language)
    fields = filled(visitor)
    fields.pop("authority", None)
    send(visitor, fields | ({} if sent is None else {"authority": named.get(sent, sent)}), language)
    assert visitor.status == 400
    assert authority_words(language).ui[says] in visitor.text("//p[@id='authority-error']").lower()
    assert entries(ledger) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_another_law_leads_to_counsel_and_is_not_recorded(language: str, ledger: Place, visitor: Visitor) -> None:
    preview(visitor, ARREST, language)
    send(visitor, {**filled(visitor), "authority": "another"}, language)
    assert visitor.status == 409
    reason, advice = record_words(language).reasons["authority"]
    said = visitor.text("//div[@role='alert']")
    assert reason in said
    assert advice in said
    assert record_words(language).ui["still"] not in said
    assert entries(ledger) == []


def test_an_answer_that_rests_on_no_law_takes_no_authority(ledger: Place, visitor: Visitor) -> None:
    one = order()
    preview(visitor, CASES["permitted"])
    assert not visitor.page.xpath("//*[@id='authority']")
    send(visitor, {**filled(visitor), "authority": one.id})
    assert visitor.status == 400
    assert entries(ledger) == []
