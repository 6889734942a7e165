"""Asking for a service on a page, looking what became of it, and the work of the staff, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from office_disclosing import fill, follow, form_of, warmed
from office_people import made, signed_in
from office_requests import Program, exif, jpeg, png, sent
from office_visitor import Visitor

Someone = Callable[..., Visitor]
NEW = "/requests/new/streetlight/"
LIGHT = {"place": "Main and Gold Street", "attribute-FAULT": "out"}


@pytest.fixture(autouse=True)
def apart(office: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:  # noqa: ARG001 - its tables
    """Photos lie in a folder of the test's own."""
    warmed()
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))


def kept() -> Any:
    """The requests there are."""
    from charteroak.office.service_requests.models import ServiceRequest

    return ServiceRequest.objects.order_by("came")


def code_of(visitor: Visitor) -> str:
    return visitor.text("//p[@class='code']")


def said(visitor: Visitor) -> str:
    return visitor.text("//main")


@pytest.mark.parametrize("home", ["", "/es"])
def test_each_type_has_a_form_that_asks_for_no_name_first(home: str, visitor: Visitor) -> None:
    links = [str(each) for each in visitor.get(f"{home}/requests/").page.xpath("//ul[@class='types']//a/@href")]
    assert len(links) == 15
    for link in links:
        visitor.get(link)
        needed = [
            each
            for each in visitor.texts("//main//label | //main//legend")
            if "(opt" not in each and "(opc" not in each
        ]
        names = {"Name", "Nombre", "Telephone", "Teléfono", "E-mail", "Correo electrónico"}
        assert not names & set(needed)
    assert visitor.get(f"{home}/requests/new/zebra/").status == 404


def test_a_request_with_nothing_but_a_place_is_taken_in_and_found_by_its_code(visitor: Visitor) -> None:
    fill(visitor.get(NEW), **LIGHT)
    assert visitor.status == 200
    code = code_of(visitor)
    [one] = kept()
    assert (one.channel, one.contact, one.photo, one.of.code) == ("page", b"", "", "streetlight")
    assert code not in str(kept().values_list())
    fill(visitor.get("/requests/track/"), code=code.lower().replace("-", ""))
    assert "Main and Gold Street" in said(visitor)
    assert "Open" in said(visitor)
    fill(visitor.get("/requests/track/"), code=one.id)
    assert visitor.status == 400
    assert one.id not in visitor.response.content.decode()


def test_a_form_that_is_sent_twice_is_one_request_with_one_photo(visitor: Visitor, tmp_path: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as Upload

    address, fields = form_of(visitor.get(NEW))
    for number in range(2):
        photo = Upload("a.jpg", jpeg(exif(up=1, words=b"41.76 N")))
        visitor._see(visitor._client.post(address, {**fields, **LIGHT, "photo": photo}))
        assert visitor.status == 200
        assert bool(visitor.page.xpath("//p[@class='code']")) is (number == 0)
    assert kept().count() == 1
    [file] = (tmp_path / "request-photos").iterdir()
    assert b"41.76" not in file.read_bytes()


def test_what_is_confidential_is_taken_out_of_the_page_and_nothing_is_stored_until_it_is_sent_so(
    visitor: Visitor,
) -> None:
    typed = {**LIGHT, "description": "Two lights.\nAna next door is undocumented.", "first_name": "Ana, who is gay"}
    fill(visitor.get(NEW), **typed)
    assert visitor.status == 400
    page = visitor.response.content.decode()
    assert "undocumented" not in page
    assert "gay" not in page
    assert "Take it out and send" in page
    assert not kept().exists()
    fill(visitor)
    assert code_of(visitor)
    [one] = kept()
    assert one.description.startswith("Two lights.\n")
    assert "[…]" in one.description


def test_where_something_else_is_wrong_too_what_is_confidential_does_not_come_back(visitor: Visitor) -> None:
    fill(visitor.get(NEW), place="Main Street", description="Ana is undocumented.")
    assert visitor.status == 400
    page = visitor.response.content.decode()
    assert "undocumented" not in page
    assert "Take it out and send" not in page
    assert not kept().exists()


@pytest.mark.parametrize(("data", "words"), [(b"<svg/>", "JPEG or PNG"), (png()[:-4], "cannot be read to its end")])
def test_what_is_no_photo_is_refused_and_the_rest_stays_typed(visitor: Visitor, data: bytes, words: str) -> None:
    fill(visitor.get(NEW), **LIGHT, photo=("zebra.png", data))
    assert visitor.status == 400
    assert words in said(visitor)
    assert "Your photo was not kept" in said(visitor)
    assert visitor.page.xpath("//input[@name='place']/@value") == ["Main and Gold Street"]
    assert not kept().exists()


def test_a_photo_that_cannot_be_written_leaves_no_half_of_a_request(visitor: Visitor, tmp_path: Any) -> None:
    (tmp_path / "request-photos").write_bytes(b"in the way")
    fill(visitor.get(NEW), **LIGHT, photo=("a.png", png()))
    assert visitor.status == 503
    assert not kept().exists()


def test_the_staff_accepts_assigns_and_closes_and_the_code_tells_of_it(someone: Someone, visitor: Visitor) -> None:
    code = sent()
    clerk = someone("employee")
    assert "1 request has not been accepted" in said(clerk.get("/office/"))
    [home] = [str(each) for each in clerk.get("/office/requests/").page.xpath("//ul[@class='said-list']//a/@href")]
    follow(fill(clerk.get(home), step="accept"))
    follow(fill(clerk.get(home), step="assign", agency="state", note="The State keeps this road."))
    assert "State of Connecticut" in said(clerk)
    fill(clerk.get(home), step="close")
    assert clerk.status == 400
    follow(fill(clerk.get(home), step="close", reason="not_the_citys"))
    assert not clerk.page.xpath("//main//form")
    fill(visitor.get("/requests/track/"), code=code)
    assert "Closed" in said(visitor)
    assert "The State keeps this road." in said(visitor)
    [found] = Program().get("requests", f"requests/{code}.xml")
    assert found["status"] == "closed"
    assert found["status_notes"] == "Another body is responsible. The State keeps this road."
    [public] = Program().get("requests", "requests.json?status=closed")
    assert public["status_notes"] == "Another body is responsible."


def test_a_note_of_the_staff_that_says_something_confidential_is_refused(someone: Someone) -> None:
    sent()
    clerk = someone("employee")
    fill(clerk.get(f"/office/requests/{kept().get().id}/"), step="note", note="The caller is undocumented.")
    assert clerk.status == 400
    assert "undocumented" not in clerk.response.content.decode()
    assert kept().get().note == ""


def test_of_two_who_treat_one_at_once_the_second_is_told(someone: Someone) -> None:
    sent()
    home = f"/office/requests/{kept().get().id}/"
    one, other = someone("employee").get(home), someone("supervisor").get(home)
    fill(one, step="accept")
    fill(other, step="close", reason="duplicate")
    assert other.status == 409
    assert kept().get().state == "accepted"


def test_who_someone_is_stands_on_a_page_of_its_own_and_opening_it_is_audited(someone: Someone) -> None:
    from charteroak.office.accounts.models import AuditLine

    sent(first_name="Zebulon", phone="860-555-0100")
    clerk, home = someone("employee"), f"/office/requests/{kept().get().id}/"
    assert "Zebulon" not in said(clerk.get(home))
    assert "Zebulon" not in said(clerk.get("/office/requests/"))
    shown = said(clerk.get(f"{home}contact/"))
    assert "Zebulon" in shown
    assert "860-555-0100" in shown
    assert AuditLine.objects.filter(event="read", route="service_request_contact", about=kept().get().id).count() == 1
    for role in ("police", "counsel", "auditor", "administrator"):
        assert someone(role).get(f"{home}contact/").status == 403


def test_contact_and_photo_are_destroyed_some_days_after_closing_and_a_year_after_it_came(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile as Upload

    from charteroak.law.law import today
    from charteroak.office.service_requests.daily import work
    from charteroak.office.service_requests.models import ServiceRequest

    monkeypatch.setenv("CHARTEROAK_REQUEST_DAYS_CLOSED", "7")
    for _ in range(2):
        own = {
            "service_code": "pothole",
            "address_string": "Main Street",
            "first_name": "Ana",
            "media": Upload("a", png()),
        }
        Program().upload(own)
    first, second = kept()
    day = today()
    ServiceRequest.objects.filter(id=first.id).update(state="closed", closed_on=day - timedelta(6), reason="done")
    assert work(day) == 0
    assert work(day + timedelta(1)) == 1
    first.refresh_from_db()
    assert (first.contact, first.photo, first.shredded_on) == (b"", "", day + timedelta(1))
    assert len(list((tmp_path / "request-photos").iterdir())) == 1
    assert work(day + timedelta(1)) == 0
    assert work(second.day + timedelta(365)) == 1
    assert not list((tmp_path / "request-photos").iterdir())


def test_a_photo_that_a_crash_left_is_swept_away_after_a_day(tmp_path: Any) -> None:
    import os
    import time

    from charteroak.law.law import today
    from charteroak.office.service_requests import album
    from charteroak.office.service_requests.daily import work
    from charteroak.office.service_requests.photos import cleaned

    stray, young = album.keep(cleaned(png())), album.keep(cleaned(png()))
    old = time.time() - 100_000
    os.utime(album.folder() / stray, (old, old))
    work(today())
    assert [each.name for each in (tmp_path / "request-photos").iterdir()] == [young]


def test_administrators_add_change_and_retire_types(someone: Someone, visitor: Visitor) -> None:
    admin = someone("administrator")
    whole = {"type_code": "bench", "name_en": "Broken bench", "name_es": "Banco roto", "about_en": "A bench in a park.",
             "about_es": "Un banco en un parque.", "group_en": "Parks and trees", "group_es": "Parques y árboles",
             "type_agency": "parks", "answers": "realtime", "days": "5", "in_list": "on"}  # fmt: skip
    follow(fill(admin.get("/office/requests/types/add/"), **whole))
    fill(admin.get("/office/requests/types/add/"), **whole)
    assert admin.status == 400
    fill(visitor.get("/es/requests/new/bench/"), place="Bushnell Park")
    assert "Banco roto" in said(visitor)
    before = Program().get("discovery", "discovery.xml")["changeset"]
    old = form_of(admin.get("/office/requests/types/bench/"))
    follow(fill(admin, name_en="Bench"))
    assert admin._client.post(old[0], old[1]).status_code == 409
    fill(admin.get("/office/requests/types/bench/"), retired="on")
    assert visitor.get("/requests/new/bench/").status == 404
    Program().post({"service_code": "bench", "address_string": "Bushnell Park"}, 404)
    assert Program().get("discovery", "discovery.xml")["changeset"] >= before


QUESTION = {"attribute_code": "ASKS", "datatype": "string", "order": "3", "variable": "on",
            "question_es": "¿De qué color es?"}  # fmt: skip


def test_a_question_that_nobody_may_ask_is_not_taken(someone: Someone) -> None:
    from charteroak.office.service_requests.models import Attribute

    admin, page = someone("administrator"), "/office/requests/types/pothole/add/"
    for english in ("What is your immigration status?", "Are you a US citizen?"):
        fill(admin.get(page), **QUESTION, question_en=english)
        assert admin.status == 400
        assert "2-929" in said(admin)
    fill(
        admin.get(page),
        **{**QUESTION, "question_es": "¿Es usted ciudadano estadounidense?"},
        question_en="Which color?",
    )
    assert admin.status == 400
    assert not Attribute.objects.filter(code="ASKS").exists()
    follow(fill(admin.get(page), **QUESTION, question_en="Which color is it?"))
    fill(admin.get(page), **QUESTION, question_en="Which color is it?")
    assert admin.status == 400
    address = "/office/requests/types/pothole/ASKS/"
    for options, status in (("", 400), ("a | A\nb | B | B", 400), ("a | A | A\na | B | B", 400), ("a | A | A", 302)):
        fields = {**form_of(admin.get(address), 0)[1], "datatype": "singlevaluelist", "options": options}
        assert admin._client.post(address, fields).status_code == status
    [found] = [
        row for row in Program().get("definition", "services/pothole.xml")["attributes"] if row["code"] == "ASKS"
    ]
    assert found["values"] == [{"key": "a", "name": "A"}]
    admin.get(address).press("Remove this question")
    assert not Attribute.objects.filter(code="ASKS").exists()


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_question_of_the_first_types_asks_what_nobody_may_ask(language: str) -> None:
    from charteroak.office.service_requests.judging import Asked, forbidden
    from charteroak.office.service_requests.models import ServiceType

    for of in ServiceType.objects.prefetch_related("attributes"):
        asked = [
            Asked(
                each.said("about", language),
                each.said("hint", language),
                tuple(name for _, name in each.values(language)),
            )
            for each in of.attributes.all()
        ]
        assert forbidden(f"{language}/{of.code}", language, of.said("name", language), asked) == "", of.code


def test_a_key_is_shown_once_and_revoked(someone: Someone) -> None:
    admin = someone("administrator")
    fill(admin.get("/office/requests/keys/"), key_name="The app of a company")
    plain = code_of(admin)
    assert plain not in admin.get("/office/requests/keys/").response.content.decode()
    Program().post({"service_code": "pothole", "address_string": "Main Street", "api_key": plain})
    fields = form_of(admin, 1)[1]
    assert admin._client.post("/office/requests/keys/", fields).status_code == 302
    Program().post({"service_code": "pothole", "address_string": "Main Street", "api_key": plain}, 403)


@pytest.mark.postgres_too
def test_two_who_send_one_form_at_once_make_one_request() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from charteroak.office.service_requests import keeping
    from charteroak.office.service_requests.giving import Given
    from charteroak.office.service_requests.models import ServiceType

    of, record = ServiceType.objects.get(code="pothole"), bytes(range(16))

    def take(_: int) -> str:
        try:
            return keeping.take(Given(of, "", "Main Street"), record)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        codes = list(threads.map(take, range(4)))
    assert kept().count() == 1
    assert len([each for each in codes if each]) == 1


@pytest.mark.postgres_too
def test_two_who_close_one_request_at_once_close_it_once() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from charteroak.law.law import today
    from charteroak.office.service_requests import keeping

    sent()
    shown, person = kept().get(), made("employee")

    def close(reason: str) -> str:
        try:
            keeping.treat(person, shown, "close", {"reason": reason, "note": "", "expected": None}, today())  # type: ignore[arg-type]
        except keeping.Moved:
            return ""
        finally:
            connection.close()
        return reason

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(close, ("done", "duplicate")))
    assert [kept().get().reason] == [each for each in done if each]


def test_who_is_signed_in_is_no_part_of_a_request() -> None:
    visitor = signed_in(made("employee"))
    fill(visitor.get(NEW), **LIGHT)
    assert visitor.status == 200
    assert kept().get().client is None
