"""Signing in and out: what lets someone in, what does not, and what a session is worth."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from office_accounts import (
    PASSWORD,
    alert,
    at_once,
    code,
    first_step,
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


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that a test sets forward: `clock(seconds)`."""
    import time
    from datetime import UTC, datetime

    start, gone = time.time(), [0.0]
    monkeypatch.setattr("time.time", lambda: start + gone[0])
    monkeypatch.setattr("time.monotonic", lambda: 1000 + gone[0])
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.fromtimestamp(start + gone[0], UTC))

    def forward(seconds: float) -> None:
        gone[0] += seconds

    return forward


def session_of(visitor: Visitor) -> str:
    return str(visitor._client.cookies["charteroak-session"].value)


# In.


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_password_and_a_code_let_a_person_in_and_to_their_desk_in_their_language(language: str) -> None:
    person, key = member("administrator", language=language)
    visitor = sign_in(person, key)
    assert there(visitor) == ("/es/office/" if language == "es" else "/office/")
    assert is_in(visitor)
    assert (person.handle, "signed_in", "password_totp") in lines()


def test_a_password_alone_opens_nothing() -> None:
    person, _ = member("administrator")
    visitor = first_step(Visitor(), person)
    assert there(visitor) == "/sign-in/code/"
    assert not is_in(visitor)
    assert visitor.get("/people/").status == 302


def test_the_key_of_a_session_changes_at_sign_in_so_that_one_given_before_is_worth_nothing() -> None:
    """Session fixation: an attacker plants a key that they know."""
    person, key = member("administrator")
    visitor = first_step(Visitor(), person)
    planted = session_of(visitor)
    send(visitor, "/sign-in/code/", {"code": code(key)})
    assert session_of(visitor) != planted
    attacker = Visitor()
    attacker._client.cookies["charteroak-session"] = planted
    assert not is_in(attacker)
    assert is_in(visitor)


def test_a_key_of_ones_own_making_becomes_no_session() -> None:
    person, key = member("administrator")
    visitor = Visitor()
    visitor._client.cookies["charteroak-session"] = "a" * 32
    first_step(visitor, person)
    send(visitor, "/sign-in/code/", {"code": code(key)})
    assert session_of(visitor) != "a" * 32
    assert len(session_of(visitor)) >= 26  # of 36 letters and digits: 134 bits and more


def test_a_code_is_taken_once_and_a_step_early_or_late_at_most() -> None:
    person, key = member("administrator")
    used = code(key)
    first = first_step(Visitor(), person)
    send(first, "/sign-in/code/", {"code": used})
    again = first_step(Visitor(), person)
    send(again, "/sign-in/code/", {"code": used})
    assert again.status == 403
    assert alert(again) == EN.ui["refused"]
    send(again, "/sign-in/code/", {"code": code(key, -1)})  # older than one that was used
    assert again.status == 403
    send(again, "/sign-in/code/", {"code": code(key, 2)})
    assert again.status == 403
    send(again, "/sign-in/code/", {"code": code(key, 1)})
    assert is_in(again)


def test_of_two_who_send_one_code_at_once_one_is_let_in() -> None:
    from charteroak.office.accounts import totp

    person, key = member("administrator")
    sent = code(key)
    assert sorted(at_once(*[lambda: totp.use(person, sent)] * 4)) == [False, False, False, True]


def test_a_recovery_code_stands_in_once() -> None:
    from charteroak.office.accounts.codes import give_recovery

    person, _ = member("administrator")
    codes = give_recovery(person)
    assert len(set(codes)) == 10
    visitor = first_step(Visitor(), person)
    send(visitor, "/sign-in/code/", {"recovery": f" {codes[3].lower().replace('-', ' ')} "})
    assert is_in(visitor)
    assert "9 of 10" in visitor.text("//main")
    again = first_step(Visitor(), person)
    send(again, "/sign-in/code/", {"recovery": codes[3]})
    assert again.status == 403
    assert at_once(*[lambda: spend(person, codes[4])] * 3).count(True) == 1


def spend(person: Any, typed: str) -> bool:
    from charteroak.office.accounts.codes import spend_recovery

    return spend_recovery(person, typed)


def test_what_was_typed_and_is_secret_goes_back_to_no_page() -> None:
    person, _ = member("administrator")
    visitor = Visitor()
    send(visitor, "/sign-in/", {"login": person.login, "password": "zebra zebra zebra"})
    assert b"zebra" not in visitor.response.content
    assert visitor.page.xpath("//input[@name='login']/@value") == [person.login]
    first_step(visitor, person)
    send(visitor, "/sign-in/code/", {"code": "987 654"})
    assert b"987" not in visitor.response.content


# Not in.


def test_failures_are_told_the_same_way_and_cost_the_same_for_logins_that_there_are_and_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from charteroak.office.accounts import passwords

    person, _ = member("administrator")
    locked, _ = member("employee")
    made_only = made("employee")  # has no password yet
    type(locked).objects.filter(pk=locked.pk).update(locked="2026-01-01T00:00Z")
    checks: list[str] = []
    real = passwords.check_password
    monkeypatch.setattr(passwords, "check_password", lambda word, kept: (checks.append(kept[:6]), real(word, kept))[1])
    passwords._nobodys()
    pages = {}
    for login, word in [
        (person.login, "not the password at all"),
        ("nobody.at.all", PASSWORD),
        (locked.login, PASSWORD),
        (made_only.login, PASSWORD),  # type: ignore[attr-defined]
    ]:
        visitor = send(Visitor(), "/sign-in/", {"login": login, "password": word})
        assert visitor.status == 403
        page = visitor.response.content.decode().replace(login, "LOGIN")
        pages[login] = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    assert len(set(pages.values())) == 1
    assert checks == ["scrypt"] * 4
    assert lines("sign_in_failed")[1] == ("", "sign_in_failed", "unknown")
    assert not [line for line in lines() if "nobody.at.all" in "".join(line)]


def test_five_failures_in_fifteen_minutes_lock_an_account_until_an_administrator_releases_it(clock: Any) -> None:
    """AC-7 of the CJIS Security Policy. Codes count as passwords do."""
    from charteroak.office.accounts import keeping

    person, key = member("employee")
    admin: Any = made("administrator")
    visitor = Visitor()
    for _ in range(3):
        first_step(visitor, person, "not the password at all")
    first_step(visitor, person)
    send(visitor, "/sign-in/code/", {"code": wrong_code(key)})
    person.refresh_from_db()
    assert person.locked is None
    send(visitor, "/sign-in/code/", {"code": wrong_code(key)})
    person.refresh_from_db()
    assert person.locked is not None
    assert lines("locked") == [(person.handle, "locked", "")]
    clock(7 * 24 * 3600)
    first_step(visitor, person)
    assert (visitor.status, alert(visitor)) == (403, EN.ui["refused"])
    keeping.release(admin, person)
    assert is_in(sign_in(person, key))


def test_failures_that_lie_further_apart_do_not_lock(clock: Any) -> None:
    person, _ = member("administrator")
    for _ in range(12):
        first_step(Visitor(), person, "not the password at all")
        clock(226)
    person.refresh_from_db()
    assert person.locked is None


def test_many_tries_at_once_are_no_more_than_five() -> None:
    from charteroak.office.accounts import locks

    person, _ = member("administrator")
    assert at_once(*[lambda: locks.may_try(person)] * 9).count(True) == 5


def test_one_place_cannot_try_everyone_and_cannot_lock_everybody_out() -> None:
    from charteroak.office.accounts import sources

    person, key = member("administrator")
    known = sign_in(person, key)
    stranger = Visitor()
    for number in range(sources.MOST):
        fields = {"login": f"nobody.{number}", "password": "x"}
        stranger._client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"  # counts for nothing
        send(stranger, "/sign-in/", fields)
    first_step(stranger, person)
    assert (stranger.status, alert(stranger)) == (429, EN.ui["limited"])
    assert is_in(known)
    post(known.get("/account/"), "/sign-out/", {})
    assert not is_in(known)
    first_step(known, person)  # from the same place, in a browser that they have used before
    assert there(known) == "/sign-in/code/"
    elsewhere = Visitor()
    elsewhere._client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    first_step(elsewhere, person)
    assert there(elsewhere) == "/sign-in/code/"


def test_the_limit_by_place_ends_and_takes_a_subscribers_whole_network_for_one(clock: Any) -> None:
    from django.test import RequestFactory

    from charteroak.office.accounts import sources

    def at(place: str) -> Any:
        return RequestFactory().get("/", REMOTE_ADDR=place)

    for number in range(sources.MOST):
        sources.failed(at(f"2001:db8::{number + 1:x}"))
    assert not sources.may_try(at("2001:db8::ffff"), None)
    assert sources.may_try(at("2001:db8:0:1::1"), None)
    clock(sources.WITHIN + 1)
    assert sources.may_try(at("2001:db8::ffff"), None)


# Where one goes then.

ELSEWHERE = [
    "https://elsewhere.test/",
    "//elsewhere.test/",
    "///elsewhere.test",
    "/\\elsewhere.test",
    "\\\\elsewhere.test",
    "/%5celsewhere.test",
    "/%2f/elsewhere.test",
    "/\telsewhere",
    "/\n/elsewhere.test",
    "javascript:alert(1)",
    "http:office/",
    "office/",
    "/office/#/../x",
    "/sign-out/",
    "/sign-in/?then=/sign-in/",
    "/no-such-page/",
    "/office/" + "x" * 600,
    "",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_leads_elsewhere_is_not_followed(address: str) -> None:
    from charteroak.office.accounts.proof import own_path

    assert own_path(address) == ""
    made("administrator")
    page = Visitor().get(f"/sign-in/?then={quote(address)}").page
    assert page.xpath("//main//input[@name='then']/@value[. != '']") == []


def test_a_page_that_asks_for_sign_in_is_where_one_comes_back_to() -> None:
    person, key = member("administrator")
    visitor = Visitor().get("/audit/?event=read")
    assert there(visitor) == "/sign-in/?" + urlencode({"then": "/audit/?event=read"})
    visitor.get(there(visitor))
    assert visitor.page.xpath("//main//input[@name='then']/@value")[0] == "/audit/?event=read"
    assert there(sign_in(person, key, then="/audit/?event=read")) == "/audit/?event=read"
    assert there(sign_in(*member("employee"), then="https://elsewhere.test/")) == "/office/"


# Sessions.


def test_a_session_ends_when_nothing_is_asked_for_half_an_hour_and_after_twelve_hours(clock: Any) -> None:
    visitor = signed_in(made("administrator"))
    for _ in range(25):
        clock(29 * 60)
        if not is_in(visitor):
            break
    else:
        pytest.fail("it never ended")
    from charteroak.office.accounts.models import Sitting

    began = Sitting.objects.get().began
    from django.utils import timezone

    assert timedelta(hours=12) <= timezone.now() - began < timedelta(hours=12, minutes=30)
    visitor = signed_in(made("administrator"))
    clock(30 * 60 + 1)
    assert not is_in(visitor)


def test_signing_out_ends_the_session_there_and_here() -> None:
    visitor = signed_in(made("administrator"))
    key = session_of(visitor)
    post(visitor.get("/office/"), visitor.page.xpath("//div[@class='who']/form/@action")[0], {})
    assert there(visitor) == "/sign-in/?done=signed_out"
    assert visitor.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not visitor._client.cookies["charteroak-session"].value
    stolen = Visitor()
    stolen._client.cookies["charteroak-session"] = key
    assert not is_in(stolen)


def test_nobody_is_signed_out_by_another_site() -> None:
    visitor = signed_in(made("administrator"))
    assert visitor.post("/sign-out/", {}).status == 403
    assert visitor.get("/sign-out/").status == 405
    assert is_in(visitor)


@pytest.mark.parametrize("how", ["deactivate", "change", "new_code"])
def test_who_is_shut_out_or_gets_other_roles_is_out_at_once(how: str) -> None:
    from charteroak.office.accounts import keeping

    admin: Any = made("administrator")
    person: Any = made("employee")
    visitor = signed_in(person)
    assert is_in(visitor)
    if how == "change":
        keeping.change(admin, person, department="other", roles=["police"], seen=keeping.shown(person))
    else:
        getattr(keeping, how)(admin, person)
    assert not is_in(visitor)


def over_https(visitor: Visitor) -> None:
    client: Any = visitor._client
    client.get, client.post = partial(client.get, secure=True), partial(client.post, secure=True)
    client.defaults["HTTP_REFERER"] = "https://testserver/sign-in/"


def test_over_https_the_cookies_are_of_this_host_alone() -> None:
    person, key = member("administrator")
    visitor = Visitor()
    over_https(visitor)
    first_step(visitor, person)
    visitor.get("/sign-in/code/")
    send(visitor, "/sign-in/code/", {"code": code(key)})
    assert there(visitor) == "/office/"
    cookies = {name: each for name, each in visitor._client.cookies.items() if each.value}
    assert set(cookies) == {f"__Host-charteroak-{name}" for name in ("session", "form", "known")}
    for each in cookies.values():
        assert (each["secure"], each["httponly"], each["samesite"]) == (True, True, "Strict")
        assert (each["path"], each["domain"]) == ("/", "")
    assert is_in(visitor)
    planted = Visitor()  # a cookie without the prefix may come from another host of the same domain
    over_https(planted)
    planted._client.cookies["charteroak-session"] = cookies["__Host-charteroak-session"].value
    assert not is_in(planted)


# Proving it again.


def test_what_asks_for_proof_gets_it_for_five_minutes_and_leads_back(clock: Any) -> None:
    person, key = member("administrator")
    visitor = signed_in(person, proven=False)
    before = session_of(visitor)
    assert visitor.get("/people/add/").status == 302
    assert there(visitor) == "/sign-in/again/?then=%2Fpeople%2Fadd%2F"
    visitor.get(there(visitor))
    post(visitor, "/sign-in/again/", {"code": wrong_code(key), "then": "/people/add/"})
    assert (visitor.status, alert(visitor)) == (403, EN.ui["prove_refused"])
    post(visitor, "/sign-in/again/", {"code": code(key), "then": "/people/add/"})
    assert there(visitor) == "/people/add/"
    assert session_of(visitor) != before
    assert visitor.get("/people/add/").status == 200
    clock(299)
    assert visitor.get("/people/add/").status == 200
    clock(2)
    assert visitor.get("/people/add/").status == 302
    assert [line[1] for line in lines() if line[1].startswith("prove")] == ["prove_failed", "proved"]


def test_a_code_that_signed_someone_in_proves_nothing_more() -> None:
    person, key = member("administrator")
    used = code(key)
    visitor = first_step(Visitor(), person)
    send(visitor, "/sign-in/code/", {"code": used})
    send(visitor, "/sign-in/again/", {"code": used})
    assert visitor.status == 403


def test_what_was_sent_too_late_for_its_proof_leads_back_to_the_page_it_was_sent_from(clock: Any) -> None:
    person, _ = member("administrator")
    other: Any = made("employee")
    visitor = signed_in(person)
    page = f"/people/{other.handle}/"
    visitor.get(page)
    clock(301)
    visitor._client.defaults["HTTP_REFERER"] = f"http://testserver{page}"
    post(visitor, f"{page}state/", {"do": "deactivate"})
    assert there(visitor) == "/sign-in/again/?" + urlencode({"then": page})
    other.refresh_from_db()
    assert other.is_active


def test_a_refusal_is_in_the_audit() -> None:
    visitor = signed_in(made("employee"))
    assert visitor.get("/audit/").status == 403
    assert lines("refused")[0][1:] == ("refused", "get")


def test_made_up_people_are_chosen_and_only_in_a_made_up_city(monkeypatch: pytest.MonkeyPatch) -> None:
    person: Any = made("administrator", name="made.up")
    person.set_unusable_password()
    person.save()
    visitor = send(Visitor(), "/sign-in/", {"as": person.handle})
    assert visitor.status == 400
    monkeypatch.setattr("charteroak.office.accounts.signing.is_demonstration", lambda: True)
    real, _ = member("employee")
    assert send(Visitor(), "/sign-in/", {"as": real.handle}).status == 400
    visitor = send(Visitor(), "/sign-in/", {"as": person.handle})
    assert there(visitor) == "/office/"
    assert is_in(visitor)
