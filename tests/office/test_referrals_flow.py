"""A referral from the question to its outcome, by whoever refers and by the person; what is sent twice; what lapses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from office_catalogue import agencies, shelved
from office_people import made, signed_in
from office_referrals import ASKED, NEW, catalogue, code_of, form_of, handed, listed, put, sent
from office_visitor import Visitor

from charteroak.law.law import today
from charteroak.logic import clock

__all__ = ["catalogue"]
pytestmark = pytest.mark.usefixtures("office", "catalogue")
Someone = Callable[..., Visitor]
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def kept() -> object:
    from charteroak.office.referrals.models import Referral

    return Referral.objects.get()


@pytest.mark.postgres_too
def test_a_list_is_made_handed_over_and_closed(someone: Someone) -> None:
    from charteroak.office.accounts.models import AuditLine
    from charteroak.office.referrals.models import Referral

    clerk = someone("employee")
    with clock.at(NOON):
        address = listed(clerk)
        assert clerk.texts("//p[@class='agency']")
    with clock.at(NOON + timedelta(minutes=7)):
        sent(clerk, address, called="no_answer")
    one = Referral.objects.get()
    assert (one.state, one.called, one.waited, one.begun) == ("handed", "no_answer", 10, None)
    assert len(one.offered.split()) == len(clerk.texts("//p[@class='agency']"))
    sent(clerk, address, outcome="reached")
    one.refresh_from_db()
    assert (one.state, one.outcome, one.closed_on, one.code) == ("closed", "reached", today(), "")
    assert clerk.get("/referrals/").texts("//ul[@class='referral-rows']/li") == []
    lines = AuditLine.objects.filter(event__startswith="referral_").order_by("pk")
    assert [(line.event, line.about) for line in lines] == [
        ("referral_made", ""), ("referral_handed", ""), ("referral_closed", ""),
    ]  # fmt: skip


def test_what_was_asked_on_another_day_waited_whole_days(someone: Someone) -> None:
    asked = (today() - timedelta(days=3)).isoformat()
    handed(someone("police"), channel="online", asked_on=asked)
    assert kept().waited == 3 * 24 * 60  # type: ignore[attr-defined]


@pytest.mark.parametrize("days", [1, -61])
def test_a_day_that_cannot_be_is_said(someone: Someone, days: int) -> None:
    asked = (today() + timedelta(days=days)).isoformat()
    page = sent(someone("employee"), NEW, **ASKED, asked_on=asked)
    assert page.status == 400
    assert len(page.texts("//p[@class='error']")) == 1


@pytest.mark.postgres_too
def test_each_form_that_is_sent_twice_does_it_once(someone: Someone) -> None:
    from charteroak.office.accounts.models import AuditLine
    from charteroak.office.referrals.models import Referral

    clerk = someone("records")
    for address, chosen in ((NEW, ASKED), ("", {"called": "called"}), ("", {"outcome": "declined"})):
        at = address or f"/referrals/{Referral.objects.get().id}/"
        clerk.get(at)
        fields = {**form_of(clerk), **chosen}
        places = [clerk.post(at, fields).response.headers["Location"] for _ in range(2)]
        assert places[0] == places[1]
    assert Referral.objects.get().version == 3
    assert AuditLine.objects.filter(event__startswith="referral_").count() == 3


def test_what_has_changed_meanwhile_is_shown_and_nothing_is_done(someone: Someone) -> None:
    clerk = someone("employee")
    address = listed(clerk)
    clerk.get(address)
    fields = {**form_of(clerk), "called": "called"}
    assert clerk.post(address, {**fields, "shown": "7"}).status == 409
    assert clerk.texts("//div[@role='alert']")
    assert clerk.post(address, {**fields, "seen": "0" * 64}).status == 409
    assert kept().state == "listed"  # type: ignore[attr-defined]


def test_a_list_from_a_catalogue_that_was_replaced_is_looked_at_again(someone: Someone, catalogue: Path) -> None:
    clerk = someone("employee")
    address = listed(clerk)
    clerk.get(address)
    fields = {**form_of(clerk), "called": "called"}
    shelved(catalogue, agencies(seed=77))
    assert clerk.post(address, fields).status == 409
    sent(clerk, address, called="called")
    assert clerk.texts("//p[@role='status']")
    shelved(catalogue, agencies(seed=78))
    assert clerk.get(address).texts("//p[@class='agency']") == []
    assert str(len(kept().offered.split())) in clerk.text("//section[@aria-labelledby='list']")  # type: ignore[attr-defined]
    assert clerk.get(f"{address}sheet/").response.headers["Location"] == address


def test_where_there_is_no_catalogue_nobody_gets_a_list(someone: Someone, catalogue: Path) -> None:
    clerk = someone("employee")
    address = listed(clerk)
    (catalogue / "catalogue.sqlite").unlink()
    assert clerk.get(NEW).page.xpath("//main//form") == []
    assert "211" in clerk.text("//div[@class='nothing']")
    assert clerk.get(address).page.xpath("//main//form") == []
    assert clerk.post(NEW, ASKED).status == 403, "without the token of a form"


def test_a_need_that_no_agency_serves_says_211_to_everyone(someone: Someone) -> None:
    clerk = someone("employee")
    for language, spoken in (("en", "en"), ("es", "es")):
        listed(clerk, language, need="pets", spoken=spoken)
        assert "211" in clerk.text("//div[@class='listed']//div[@class='nothing']")


@pytest.mark.postgres_too
def test_the_person_says_what_became_of_it_once_with_the_code(someone: Someone, visitor: Visitor) -> None:
    from charteroak.office.referrals.models import Referral

    clerk = someone("police")
    address = handed(clerk)
    code = code_of(clerk, address)
    assert len(code.replace("-", "")) == 24
    assert Referral.objects.get().code not in ("", code)
    assert sent(visitor, "/es/referrals/tell/", code=code.lower().replace("-", " "), told="reached").status == 200
    assert Referral.objects.get().outcome == "reached"
    again = sent(visitor, "/referrals/tell/", code=code, told="declined")
    assert again.status == 400
    assert code not in again.response.content.decode()
    assert Referral.objects.get().outcome == "reached"


def test_a_code_that_nobody_has_tells_of_nothing(someone: Someone, visitor: Visitor) -> None:
    listed(someone("employee"))
    for code in ("", "x", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"):
        assert sent(visitor, "/referrals/tell/", code=code, told="reached").status == 400
    assert kept().outcome == "open"  # type: ignore[attr-defined]


def test_a_referral_is_its_workers_alone(someone: Someone) -> None:
    address = handed(someone("employee"))
    other = someone("employee")
    for path in (address, f"{address}sheet/", "/referrals/0123456789abcdef/", "/referrals/zebra/"):
        assert other.get(path).status == 404
    assert other.get("/referrals/").texts("//ul[@class='referral-rows']/li") == []
    for role in ("auditor", "counsel", "administrator"):
        assert someone(role).get(address).status == 403


@pytest.mark.postgres_too
def test_after_ninety_days_nobody_waits_and_nothing_is_made_up() -> None:
    from charteroak.office.referrals.daily import work
    from charteroak.office.referrals.models import Referral

    day = date(2026, 11, 20)
    old = put(asked_on=day - timedelta(days=91), code="c" * 64)
    new = put(asked_on=day - timedelta(days=90), code="d" * 64)
    put("closed", asked_on=day - timedelta(days=400), outcome="reached")
    gone = put("listed", asked_on=day, begun=clock.now() - timedelta(days=2), waited=None)
    assert (work(day), work(day)) == (2, 0)
    old.refresh_from_db()  # type: ignore[attr-defined]
    new.refresh_from_db()  # type: ignore[attr-defined]
    assert (old.state, old.outcome, old.code) == ("lapsed", "open", "")  # type: ignore[attr-defined]
    assert new.state == "handed"  # type: ignore[attr-defined]
    assert not Referral.objects.filter(pk=gone.pk).exists()  # type: ignore[attr-defined]


@pytest.mark.postgres_too
def test_the_audit_reads_what_was_handed_over_and_no_hour() -> None:
    from charteroak.office.referrals.records import referrals

    day = date(2026, 3, 1)
    put("listed", asked_on=day, waited=None, begun=clock.now())
    put("closed", asked_on=day, outcome="reached", closed_on=day, waited=35, offered=f"{'0' * 32} {'1' * 32}")
    put("lapsed", asked_on=day + timedelta(days=1), place="anywhere", closed_on=day + timedelta(days=95))
    put(asked_on=day + timedelta(days=2))
    one, two = referrals(day, day + timedelta(days=1))
    assert (one.asked, one.made) == (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, 0, 35, tzinfo=UTC))
    assert (one.offered, one.outcome, one.closed) == (2, "reached", one.made)
    assert (two.place, two.outcome, two.closed) == ("", "open", None)


def test_the_desk_shows_how_many_wait(someone: Someone) -> None:
    clerk = someone("employee")
    handed(clerk)
    assert "1 referral waits for what became of it" in clerk.get("/office/").text("//main")
    assert signed_in(made("counsel")).get("/office/").page.xpath("//a[@href='/referrals/']") == []
