"""One's own account: password, factors, recovery codes, sessions, language. The last factor stays."""

from __future__ import annotations

from typing import Any

import pytest
from office_accounts import (
    PASSWORD,
    alert,
    at_once,
    code,
    is_in,
    lines,
    member,
    post,
    send,
    sign_in,
    there,
    wrong_code,
)
from office_people import made, signed_in
from office_visitor import Visitor

from charteroak.office.accounts.words import account_words

EN = account_words("en")
pytestmark = pytest.mark.usefixtures("office", "quick_passwords")
OTHER = "another horse and its battery"


@pytest.fixture(autouse=True)
def claimed(office: None) -> None:  # noqa: ARG001 - its tables
    """An office that somebody has begun."""
    made("administrator")


def passkey(person: Any, name: str = "phone") -> Any:
    from charteroak.office.accounts.models import Passkey, new_handle

    return Passkey.objects.create(person=person, name=name, credential=new_handle(), public_key=b"k")


def test_another_password_ends_every_other_session_and_takes_the_old_one() -> None:
    person, _ = member("employee")
    here, elsewhere = signed_in(person), signed_in(person)
    before = here._client.cookies["charteroak-session"].value
    fields = {"now": "not the password at all", "password": OTHER, "again": OTHER}
    send(here, "/account/password/", fields)
    assert here.text("//p[@id='now-error']").endswith(EN.faults["not_yours"][1:])
    assert is_in(elsewhere)
    send(here, "/account/password/", {**fields, "now": PASSWORD})
    assert there(here) == "/account/?done=password"
    assert here._client.cookies["charteroak-session"].value != before
    assert is_in(here)
    assert not is_in(elsewhere)
    person.refresh_from_db()
    from charteroak.office.accounts import passwords

    assert passwords.is_right(person, OTHER)
    assert not passwords.is_right(person, PASSWORD)
    assert (person.handle, "password_changed", "") in lines()


@pytest.mark.parametrize("path", ["password", "app", "passkeys", "recovery", "passkeys/0123456789abcdef"])
def test_a_factor_is_changed_only_by_who_has_just_proven_who_they_are(path: str) -> None:
    person, _ = member("employee")
    visitor = signed_in(person, proven=False)
    visitor.get("/account/")
    for answer in (visitor.get(f"/account/{path}/"), visitor.post(f"/account/{path}/", {"do": "remove"})):
        assert answer.status == 403 or there(answer).startswith("/sign-in/again/?then=")
    assert person.totp


def test_a_new_authenticator_takes_the_place_of_the_old_one_once_it_has_shown_a_code() -> None:
    person, old = member("employee")
    visitor = signed_in(person)
    visitor.get("/account/app/")
    key = visitor.text("//div[@class='key']//code").replace(" ", "")
    post(visitor, "/account/app/", {"code": wrong_code(key)})
    assert visitor.status == 400
    assert visitor.text("//div[@class='key']//code").replace(" ", "") == key
    post(visitor, "/account/app/", {"code": code(key)})
    assert there(visitor) == "/account/?done=totp"
    send(visitor, "/sign-in/again/", {"code": code(old, 1)})
    assert visitor.status == 403
    send(visitor, "/sign-in/again/", {"code": code(key, 1)})
    assert visitor.status == 302


def test_the_last_factor_cannot_be_removed_by_either_way() -> None:
    person, _ = member("employee")
    visitor = signed_in(person)
    visitor.get("/account/")
    assert not visitor.page.xpath("//button[@value='remove']")
    send(visitor, "/account/app/", {"do": "remove"}, page="/account/app/")
    assert (visitor.status, alert(visitor)) == (409, EN.ui["last_factor"])
    key = passkey(person)
    send(visitor, "/account/app/", {"do": "remove"}, page="/account/app/")
    assert there(visitor) == "/account/?done=totp_removed"
    send(visitor, f"/account/passkeys/{key.handle}/", {"do": "remove"})
    assert visitor.status == 409
    assert EN.ui["last_factor"] in visitor.get(f"/account/passkeys/{key.handle}/").text("//main")


def test_of_two_that_are_removed_at_once_one_stays() -> None:
    person, _ = member("employee")
    person.totp.delete()
    keys = [passkey(person, name) for name in ("phone", "laptop")]
    visitors = [signed_in(person) for _ in keys]
    paths = [f"/account/passkeys/{each.handle}/" for each in keys]
    for visitor, path in zip(visitors, paths, strict=True):
        visitor.get(path)
    at_once(*[lambda n=n: post(visitors[n], paths[n], {"do": "remove"}) for n in (0, 1)])
    assert sorted(each.status for each in visitors) == [302, 409]
    assert person.passkeys.count() == 1


def test_a_passkey_is_named_and_removed_by_its_own_person_alone() -> None:
    person, _ = member("employee")
    key = passkey(person)
    visitor = signed_in(person)
    send(visitor, f"/account/passkeys/{key.handle}/", {"name": "work phone"})
    assert "work phone" in visitor.get("/account/").text("//main")
    other = signed_in(member("employee")[0])
    assert other.get(f"/account/passkeys/{key.handle}/").status == 404
    send(visitor, f"/account/passkeys/{key.handle}/", {"do": "remove"})
    assert there(visitor) == "/account/?done=passkey_removed"


def test_new_recovery_codes_are_shown_once_and_take_the_place_of_the_old() -> None:
    from charteroak.office.accounts import codes

    person, _ = member("employee")
    old = codes.give_recovery(person)
    visitor = signed_in(person)
    send(visitor, "/account/recovery/", {})
    new = visitor.texts("//ol[@class='codes']/li")
    assert len(new) == 10
    assert visitor.response.headers["Cache-Control"] == "no-store"
    assert not codes.spend_recovery(person, old[0])
    assert codes.spend_recovery(person, new[0])
    assert not codes.spend_recovery(member("employee")[0], new[1])
    assert new[1] not in visitor.get("/account/recovery/").text("//main")


def test_ones_sessions_are_shown_and_all_others_ended() -> None:
    person, key = member("employee")
    here = sign_in(person, key)
    others = [signed_in(person), signed_in(person)]
    stranger = signed_in(member("employee")[0])
    here.get("/account/")
    assert len(here.texts("//section[@aria-labelledby='sessions']//li")) == 3
    post(here, "/account/sessions/", {})
    assert [is_in(each) for each in (here, *others, stranger)] == [True, False, False, True]


def test_ones_own_language_is_kept() -> None:
    person, _ = member("employee")
    visitor = signed_in(person)
    send(visitor, "/account/language/", {"tongue": "es"}, page="/account/")
    assert there(visitor) == "/es/account/?done=language"
    send(visitor, "/account/language/", {"tongue": "xx"}, page="/account/")
    assert visitor.status == 400
    person.refresh_from_db()
    assert person.language == "es"


def test_every_page_of_ones_own_is_for_who_is_signed_in() -> None:
    for path in ("account/", "account/password/", "account/app/", "account/passkeys/", "account/recovery/"):
        assert there(Visitor().get(f"/{path}")).startswith("/sign-in/?then=")


@pytest.mark.parametrize("name", ["\\ud800", "\\u0000", "", "ñ", "A" * 1401])
def test_a_passkey_whose_name_is_none_is_refused_and_asked_of_no_database(name: str) -> None:
    """A lone half of a letter, or a zero, is valid JSON, and no text that a database takes."""
    visitor = Visitor()
    made("administrator")
    visitor.get("/sign-in/")
    post(visitor, "/sign-in/passkey/", {"step": "options"})
    visitor.get("/sign-in/")
    sent = f'{{"id": "{name}", "rawId": "AAAA", "type": "public-key", "response": {{}}}}'
    assert post(visitor, "/sign-in/passkey/", {"credential": sent}).status == 403


def test_who_signs_in_as_another_leaves_no_session_behind() -> None:
    from charteroak.office.accounts.models import Sitting

    first, second = member("employee"), member("employee")
    visitor = sign_in(*first)
    for person, key in (second, first):
        visitor.get("/account/")
        post(visitor, "/sign-in/", {"login": person.login, "password": PASSWORD, "then": ""})  # from another window
        assert send(visitor, "/sign-in/code/", {"code": code(key, 1)}).status == 302
        assert [each.person for each in Sitting.objects.all()] == [person]
