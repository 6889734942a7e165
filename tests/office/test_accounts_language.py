"""The other language: every page of the office leads to it and loses nothing by it, or says that it would be lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from office_accounts import PASSWORD, code, is_in, member, post, send, there
from office_people import made, signed_in
from office_visitor import Visitor

from charteroak.office.accounts.words import account_words
from charteroak.office.strings import strings

EN, ES = account_words("en"), account_words("es")
pytestmark = pytest.mark.usefixtures("office", "quick_passwords")
ELSEWHERE = {"/record/receipt/": "/es/record/"}
"""A receipt that is asked for without its form begins with the form."""


def switch(visitor: Visitor) -> str:
    """Where the language switch leads; empty where there is none."""
    return str(next(iter(visitor.page.xpath("//a[contains(@class, 'switch')]/@href")), ""))


def key_of(visitor: Visitor) -> str:
    """The authenticator's key that the page shows."""
    return visitor.text("//div[@class='key']//code").replace(" ", "")


def pages() -> Iterator[str]:
    """The address of every page that needs no more than a language."""
    from django.urls import NoReverseMatch, reverse

    from charteroak.office.access import rules

    for route, rule in rules().items():
        if rule.reads:
            try:
                yield reverse(route, kwargs={"language": "en"})
            except NoReverseMatch:
                continue


@pytest.mark.usefixtures("ledger")
def test_every_page_of_the_office_leads_to_itself_in_the_other_language() -> None:
    from charteroak.office.roles import Role

    visitor, found = signed_in(made(*Role)), []
    for path in pages():
        answer = visitor.get(path).response
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            found.append(path)
            assert switch(visitor) == ELSEWHERE.get(path, f"/es{path}"), path
    assert len(found) > 20


def test_a_person_and_ones_own_passkey_lead_to_the_other_language() -> None:
    from charteroak.office.accounts.models import Passkey

    visitor = signed_in(admin := made("administrator"))
    held = Passkey.objects.create(person=admin, name="phone", credential="c", public_key=b"k", handle="0" * 16)
    for path in (f"/people/{made('employee').handle}/", f"/account/passkeys/{held.handle}/"):
        assert switch(visitor.get(path)) == f"/es{path}"


@pytest.mark.parametrize("path", ["/account/app/", "/sign-in/join/factor/"])
def test_a_key_that_was_scanned_stays_when_the_page_is_opened_in_the_other_language(path: str) -> None:
    admin = made("administrator")
    if path.startswith("/account"):
        visitor = signed_in(member("employee")[0])
    else:
        send(
            giver := signed_in(admin),
            "/people/add/",
            {"name": "New", "login": "new", "department": "other", "roles": "employee"},
        )
        fields = {"login": "new", "code": giver.text("//dl//code[@class='big']"), "password": PASSWORD}
        visitor = send(Visitor(), "/sign-in/join/", {**fields, "again": PASSWORD})
    key = key_of(visitor.get(path))
    assert key
    assert key_of(visitor.get(switch(visitor))) == key
    post(visitor, f"/es{path}", {"code": code(key)})
    assert visitor.status in (200, 302)
    assert is_in(visitor)
    if path.startswith("/account"):
        assert key_of(visitor.get(path)) != key  # a key is offered to one authenticator


def test_what_the_other_language_would_lose_says_so_in_it() -> None:
    visitor = send(signed_in(made("administrator")), "/account/recovery/", {})
    [said] = visitor.page.xpath("//header//p[@lang='es']")
    assert (switch(visitor), said.text_content()) == ("", strings("en").ui["once"])


def test_who_begins_in_spanish_is_greeted_in_spanish() -> None:
    from charteroak.office.accounts.models import Person

    send(giver := signed_in(made("administrator")), "/people/add/", {"name": "N", "login": "n", "department": "other"})
    fields = {"login": "n", "code": giver.text("//dl//code[@class='big']"), "password": PASSWORD, "again": PASSWORD}
    visitor = send(Visitor(), "/es/sign-in/join/", fields)
    send(visitor, there(visitor), {"code": code(key_of(visitor.get(there(visitor))))})
    assert Person.objects.get(login="n").language == "es"


def test_days_are_in_the_readers_language() -> None:
    from datetime import UTC, datetime

    person, _ = member("employee")
    type(person.totp).objects.update(since=datetime(2026, 3, 9, 12, 5, tzinfo=UTC))
    visitor = signed_in(person)
    assert "March 9, 2026" in visitor.get("/account/").text("//main")
    assert "9 de marzo de 2026" in visitor.get("/es/account/").text("//main")
