"""The services as the staff keeps them: conflicts first, an authority cited, texts changed by one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fixtures.catalogue_city import id_of, imported, service
from office_visitor import Visitor

from charteroak.recording.place import Place

RENT, PANTRY = "Emergency Rent Help", "Community Food Pantry"
HOME = f"/office/services/{id_of(RENT)}/"
EDIT = f"/office/services/{id_of(PANTRY)}/edit/"
Someone = Callable[..., Visitor]
pytestmark = pytest.mark.usefixtures("shelf", "office")


@pytest.fixture
def shelf(place: Place, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - a data folder of its own
    from charteroak.office.services import looking, on_desk
    from charteroak.office.services.shelf import path

    monkeypatch.setattr(looking, "SECONDS", 600.0)
    monkeypatch.setattr(on_desk, "_SECONDS", 600.0)
    imported()
    return path()


def names(visitor: Visitor) -> list[str]:
    return [each[:24] for each in visitor.texts("//ul[@class='kept-services']//h3/a")]


def fields(visitor: Visitor) -> dict[str, Any]:
    """What the page's form would send."""
    [form] = visitor.page.xpath("//main//form[@method='post']")
    return {str(name): str(value) for name, value in form.form_values()}


def requiring() -> str:
    """The id of an authority that requires a service to be refused, as counsel might write one."""
    from charteroak.office.authorities.models import Authority

    return Authority.objects.create(
        entry="e1", kind="federal_statute", citation="8 U.S.C. 1621(a)", requires_or_permits="forbids",
        says="It forbids this benefit to some.", acts=["provide_service"], classes=["immigration_status"],
        source="-", mark="city",
    ).id  # fmt: skip


def cite_page(visitor: Visitor) -> list[str]:
    return [
        str(each) for each in visitor.get(HOME).page.xpath("//ul[@class='demands']//a[contains(@href, '/cite/')]/@href")
    ]


def test_what_is_in_conflict_stands_first_and_the_rest_by_name(someone: Someone) -> None:
    clerk = someone("employee")
    assert names(clerk.get("/office/services/")) == [
        RENT[:24], "<script>alert(1)</script", PANTRY[:24], "Dental Clinic", "Library Card", "Summer Camp"
    ]  # fmt: skip
    assert "In conflict with 2-927(a): 1." in clerk.text("//main")
    assert names(clerk.get("/office/services/?show=conflict")) == [RENT[:24]]
    assert names(clerk.get("/office/services/?show=cited")) == []
    assert names(clerk.get("/office/services/?q=dental")) == ["Dental Clinic"]
    assert names(clerk.get("/office/services/?q=rent")) == [RENT[:24]]
    assert names(clerk.get("/office/services/?q=camp&show=conflict")) == []


def test_a_long_list_has_pages_on_which_each_service_stands_once(someone: Someone) -> None:
    imported([
        service(f"Help {n:03}", application_process="Come in." if n % 40 else "Show a green card.") for n in range(95)
    ])  # fmt: skip
    clerk = someone("employee")
    seen = [names(clerk.get(f"/office/services/?page={number}")) for number in range(4)]
    assert [len(each) for each in seen] == [40, 40, 15, 0]
    assert seen[0][:3] == ["Help 000", "Help 040", "Help 080"]
    assert len({name for each in seen for name in each}) == 95


def test_a_look_that_takes_too_long_goes_on_the_next_time() -> None:
    from charteroak.law.law import today
    from charteroak.office.services.looking import seen
    from charteroak.office.services.shelf import shelf as opened

    imported([service(f"Help {n}", application_process="Show a green card.") for n in range(9)])
    store = opened()
    assert store is not None
    first = seen(store, today(), seconds=-1.0)
    assert (first.done, first.whole, first.conflict) == (0, False, ())
    whole = seen(store, today(), seconds=60.0)
    assert (whole.done, whole.whole, len(whole.conflict)) == (9, True, 9)


def test_counsel_cites_an_authority_for_a_demand_and_takes_it_back(someone: Someone) -> None:
    from charteroak.office.accounts.models import AuditLine

    authority, counsel, public = requiring(), someone("counsel"), Visitor()
    pages = cite_page(counsel)
    assert len(pages) == 2
    for each in pages:
        counsel.get(each)
        counsel.post(each, {**fields(counsel), "authority": authority, "step": "cite"})
        assert counsel.response["Location"] == f"{HOME}?done=cited"
    assert names(counsel.get("/office/services/?show=cited")) == [RENT[:24]]
    public.get(f"/services/{id_of(RENT)}/")
    assert not public.page.xpath("//*[@id='conflict']")
    assert public.page.xpath(f"//ul[@class='in-question']//a[@href='/authorities/{authority}/']")
    counsel.get(pages[0])
    counsel.post(pages[0], {**fields(counsel), "step": "uncite"})
    assert public.get(f"/services/{id_of(RENT)}/").page.xpath("//*[@id='conflict']")
    events = list(AuditLine.objects.order_by("id").values_list("event", flat=True))
    assert events == ["service_cited"] * 2 + ["service_uncited"]


def test_what_cannot_be_cited_is_not(someone: Someone) -> None:
    from charteroak.office.services.models import Cited

    authority, counsel = requiring(), someone("counsel")
    [page, *_] = cite_page(counsel)
    sent = fields(counsel.get(page))
    for wrong in ({"authority": "nothing", "step": "cite"}, {"step": "cite"}, {"authority": authority, "step": "x"}):
        counsel.post(page, {"csrfmiddlewaretoken": sent["csrfmiddlewaretoken"], **wrong})
        assert counsel.status == 400
    assert counsel.post(page, {**sent, "authority": authority, "step": "cite", "more": "1"}).status == 400
    for gone in (
        page[:-3] + "0/",
        page.replace("/application_process/", "/name/"),
        page.replace(id_of(RENT), id_of(PANTRY)),
    ):
        assert counsel.get(gone).status == 404
    assert not Cited.objects.exists()
    assert cite_page(someone("supervisor")) == []


def test_a_text_is_changed_in_the_catalogue_and_everywhere_at_once(someone: Someone, shelf: Path) -> None:
    from charteroak.catalogue.store import Store
    from charteroak.office.accounts.models import AuditLine

    before = Store(shelf).whole()
    clerk = someone("supervisor")
    sent = fields(clerk.get(EDIT))
    assert "confirmed" not in sent
    typed = {**sent, "name": "Food Pantry", "description": "Bread.\r\nMilk.", "documents": "A bag\n\n A second  bag ",
             "alert": "", "assured": "on"}  # fmt: skip
    clerk.post(EDIT, typed)
    assert clerk.response["Location"] == f"/office/services/{id_of(PANTRY)}/?done=changed"
    after = Store(shelf).whole()
    values = after.things["service"][id_of(PANTRY)].values
    assert (values["name"], values["description"]) == ("Food Pantry", "Bread.\nMilk.")
    assert values["assured_date"] == values["last_modified"][:10]
    papers = [
        each.values["document"]
        for each in Store(shelf).within(after.things["service"][id_of(PANTRY)], "required_documents")
    ]
    assert papers == ["A bag", "A second bag"]
    assert set(before.things["required_document"]) < set(after.things["required_document"]), (
        "one that stays is the same"
    )
    for kind in set(before.things) - {"service", "required_document"}:
        assert before.things[kind] == after.things[kind]
    public = Visitor()
    assert public.get("/services/?q=bread").texts("//ol//h3/a") == ["Food Pantry"]
    assert AuditLine.objects.get(event="service_changed").about == id_of(PANTRY)
    clerk.post(EDIT, {**fields(clerk.get(EDIT)), "documents": ""})
    assert len(Store(shelf).whole().things["required_document"]) == len(before.things["required_document"]) - 1


def test_what_turns_on_status_is_marked_beside_its_field_and_saved_only_once_confirmed(
    someone: Someone, shelf: Path
) -> None:
    counsel, before = someone("counsel"), shelf.read_bytes()
    typed = {
        **fields(counsel.get(EDIT)),
        "eligibility_description": "Only U.S. citizens.",
        "documents": "Green card\nA bag",
    }
    assert not counsel.page.xpath("//*[@id='confirmed']")
    counsel.post(EDIT, typed)
    assert counsel.status == 409
    assert shelf.read_bytes() == before
    marks = counsel.texts("//div[@class='found-here']//q")
    assert marks == ["Only U.S. citizens.", "Green card"]
    beside = counsel.page.xpath("//div[@class='found-here']/preceding-sibling::div[1]//textarea/@name")
    assert beside == ["eligibility_description", "documents"]
    assert fields(counsel)["documents"].split() == ["Green", "card", "A", "bag"]
    counsel.post(EDIT, {**fields(counsel), "confirmed": "on"})
    assert counsel.status == 302
    assert "In conflict with 2-927(a)" in Visitor().get(f"/services/{id_of(PANTRY)}/").text("//main")


def test_of_two_who_change_one_service_at_once_neither_is_lost(someone: Someone) -> None:
    one, two = someone("counsel"), someone("administrator")
    first, second = fields(one.get(EDIT)), fields(two.get(EDIT))
    assert one.post(EDIT, {**first, "alert": "Closed on Monday."}).status == 302
    two.post(EDIT, {**second, "alert": "Open late on Monday."})
    assert two.status == 409
    assert "Someone else has changed" in two.text("//div[@role='alert']")
    assert "Closed on Monday." in two.text("//*[@id='now']/following-sibling::dl")
    assert fields(two)["alert"].strip() == "Open late on Monday."
    assert two.post(EDIT, fields(two)).status == 302
    assert "Open late on Monday." in Visitor().get(f"/services/{id_of(PANTRY)}/").text("//main")


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"status": "gone"}, {"description": "x" * 20_001}, {"shown": "0"}, {"alert": "a\x00b"}]
)
def test_what_no_catalogue_can_hold_is_not_saved(wrong: dict[str, str], someone: Someone, shelf: Path) -> None:
    clerk, before = someone("supervisor"), shelf.read_bytes()
    assert clerk.post(EDIT, {**fields(clerk.get(EDIT)), **wrong}).status == 400
    assert shelf.read_bytes() == before


def test_the_pages_of_the_staff_answer_whatever_the_catalogue_holds(someone: Someone, shelf: Path) -> None:
    counsel, hostile = someone("counsel"), id_of("Hostile")
    for path in (
        f"/office/services/{hostile}/",
        f"/office/services/{hostile}/edit/",
        "/office/services/?page=999&show=x",
    ):
        assert counsel.get(path).status == 200
        assert counsel.page.xpath("//main//script | //main//img | //main//*[@onclick]") == []
    for path in ("/office/services/nothing/", "/office/services/nothing/edit/"):
        assert counsel.get(path).status == 404
    shelf.unlink()
    assert counsel.get("/office/services/").status == 200
    assert counsel.page.xpath("//div[@class='nothing']")
    assert counsel.get(EDIT).status == 404


def test_the_desk_says_how_many_wait_for_who_can_cite(someone: Someone) -> None:
    assert "1 service is in conflict with 2-927(a)" in someone("counsel").get("/office/").text("//main")
    assert "in conflict with" not in someone("employee").get("/office/").text("//main")
