"""Beginning: the first administrator, a demonstration, and everyone who is given a one-time code."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from office_accounts import PASSWORD, alert, at_once, code, is_in, lines, member, post, send, sign_in, there
from office_people import made
from office_visitor import Visitor

from charteroak.office.accounts.words import account_words

EN = account_words("en")
pytestmark = pytest.mark.usefixtures("office", "quick_passwords")
NEW = {"login": "Rosa.Perez", "name": "Rosa Pérez", "department": "other", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The set-up code, as a console shows it."""
    from charteroak.office.accounts.beginning import announce

    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "data"))
    return (announce() or "").split()[-1]


def begun(visitor: Visitor, set_up: str) -> str:
    """Go as far as the second factor, and give the authenticator's key."""
    send(visitor, "/begin/", {**NEW, "code": set_up})
    assert there(visitor) == "/sign-in/join/factor/", visitor.texts("//p[@class='error']")
    return visitor.get(there(visitor)).text("//div[@class='key']//code").replace(" ", "")


def errors(visitor: Visitor) -> dict[str, str]:
    """What is said beside each field."""
    found = visitor.page.xpath("//p[@class='error'][@id]")
    return {str(each.get("id")).removesuffix("-error"): str(each.text_content())[7:] for each in found}


# The first administrator.


def test_whoever_started_the_site_makes_the_first_administrator_once(set_up: str) -> None:
    visitor = Visitor()
    assert there(visitor.get("/sign-in/")) == "/begin/"
    key = begun(visitor, set_up.lower().replace("-", " "))
    assert not is_in(visitor)
    send(visitor, "/sign-in/join/factor/", {"code": code(key)})
    codes = visitor.texts("//ol[@class='codes']/li")
    assert len(codes) == 10
    assert is_in(visitor)
    assert visitor.get("/people/").status == 200
    assert Visitor().get("/begin/").status == 404
    assert visitor.get("/begin/").status == 404
    assert Visitor().post("/begin/", {}).status in (403, 404)
    assert [event for _, event, _ in lines()] == ["office_begun", "read"]
    from charteroak.office.accounts.beginning import announce, is_code

    assert announce() is None
    assert not is_code(set_up)


def test_the_code_is_kept_as_a_digest_for_its_owner_alone_and_each_start_makes_a_new_one(
    set_up: str, tmp_path: Path
) -> None:
    from charteroak.office.accounts.beginning import announce, is_code
    from charteroak.office.accounts.codes import tidy

    kept = tmp_path / "data" / "set-up-code"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(tidy(set_up)) == 24
    assert tidy(set_up)[:6] not in kept.read_text()
    again = (announce() or "").split()[-1]
    assert not is_code(set_up)
    assert is_code(again)


def test_without_the_code_nobody_begins_anything(set_up: str) -> None:
    visitor = Visitor()
    send(visitor, "/begin/", {**NEW, "code": "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"})
    assert (visitor.status, errors(visitor)["code"].lower()) == (400, EN.faults["bad_code"])
    assert visitor.page.xpath("//input[@name='name']/@value") == [NEW["name"]]
    send(visitor, "/begin/", {"code": "", "way": "demonstration"})
    assert (visitor.status, list(errors(visitor))) == (400, ["code"])
    assert set_up
    assert there(visitor.get("/sign-in/join/factor/")) == "/sign-in/?over=1"


def test_of_two_who_begin_at_once_one_becomes_the_administrator(set_up: str) -> None:
    first, second = Visitor(), Visitor()
    keys = [begun(each, set_up) for each in (first, second)]
    pages = [each.get("/sign-in/join/factor/") for each in (first, second)]
    at_once(*[lambda n=n: post(pages[n], "/sign-in/join/factor/", {"code": code(keys[n])}) for n in (0, 1)])
    from charteroak.office.accounts.models import Holding, Person

    assert Holding.objects.count() == Person.objects.count() == 1
    assert sorted(is_in(each) for each in (first, second)) == [False, True]


def test_a_demonstration_is_begun_from_there_with_the_code(set_up: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office import demonstration
    from charteroak.office.demonstration.beginning import NotEmpty

    done: list[str] = []
    monkeypatch.setattr(demonstration, "begin", lambda: done.append("begun"))
    visitor = send(Visitor(), "/begin/", {"code": "wrong", "way": "demonstration"})
    assert (visitor.status, list(errors(visitor)), done) == (400, ["code"], [])

    def full() -> None:
        raise NotEmpty

    monkeypatch.setattr(demonstration, "begin", full)
    visitor = send(Visitor(), "/begin/", {"code": set_up, "way": "demonstration"})
    assert errors(visitor)["code"].lower() == EN.faults["not_empty"]
    monkeypatch.setattr(demonstration, "begin", lambda: done.append("begun"))
    visitor = send(Visitor(), "/begin/", {"code": set_up, "way": "demonstration"})
    assert (there(visitor), done) == ("/sign-in/?done=begun", ["begun"])
    monkeypatch.delattr(demonstration, "begin")
    assert not Visitor().get("/begin/").page.xpath("//button[@value='demonstration']")


# Passwords.


@pytest.mark.parametrize(
    ("password", "again", "field", "fault"),
    [
        ("x9!kfjeu2ab", "x9!kfjeu2ab", "password", "short_password"),
        ("x" * 257, "x" * 257, "password", "long_password"),
        ("passwordpassword", "passwordpassword", "password", "common_password"),
        ("abababababab", "abababababab", "password", "common_password"),
        ("Qwerty123456", "Qwerty123456", "password", "common_password"),
        ("rosa.pérez.99", "rosa.pérez.98", "again", "differ"),
    ],
)
def test_a_password_is_long_and_not_common_and_needs_nothing_else(
    password: str, again: str, field: str, fault: str, set_up: str
) -> None:
    visitor = send(Visitor(), "/begin/", {**NEW, "code": set_up, "password": password, "again": again})
    assert {name: said.lower() for name, said in errors(visitor).items()} == {field: EN.faults[fault].lower()}
    assert password not in visitor.response.content.decode()


@pytest.mark.parametrize(
    "password", ["doce letras!", "ññññ日本語日本語éé", " a b c d e f ", "".join(map(chr, range(33, 289)))]
)
def test_any_letters_make_a_password_and_none_is_cut_or_changed(password: str) -> None:
    from charteroak.office.accounts import passwords

    assert passwords.fault(password, "rosa") == ""
    person: Any = made("employee")
    person.password = passwords.hashed(password)
    assert passwords.is_right(person, password)
    assert not passwords.is_right(person, password.strip() + "!")
    assert not passwords.is_right(person, password[:-1])


def test_a_login_is_no_password() -> None:
    from charteroak.office.accounts import passwords

    assert passwords.fault("rosa.perez.quinones", "Rosa.Perez.Quinones") == "common_password"


def test_passwords_are_kept_as_strongly_as_owasp_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """scrypt with N = 2^14, r = 8, p = 5, of OWASP's list of equals."""
    monkeypatch.undo()
    from charteroak.office.accounts.passwords import hashed

    kind, work, salt, block, parallel, _ = hashed(PASSWORD).split("$")
    assert (kind, int(work), int(block), int(parallel)) == ("scrypt", 2**14, 8, 5)
    assert len(salt) >= 22


# Everyone else.


def test_a_one_time_code_leads_to_a_password_and_a_second_factor_before_anything_else() -> None:
    admin, _ = member("administrator")
    from charteroak.office.accounts import keeping

    person, given = keeping.add(admin, name="Ana", login="ana", department="police", roles=["police"])
    visitor = Visitor()
    send(visitor, "/sign-in/join/", {"login": "Ana", "code": given, "password": PASSWORD, "again": PASSWORD})
    assert there(visitor) == "/sign-in/join/factor/"
    assert not is_in(visitor)
    assert there(visitor.get("/office/")).startswith("/sign-in/?")
    first = send(Visitor(), "/sign-in/", {"login": "ana", "password": PASSWORD})
    assert first.status == 403  # the password holds only once the second factor is there
    visitor.get("/sign-in/join/factor/")
    assert visitor.page.xpath("//div[@class='picture']/*[local-name()='svg']//*[local-name()='path']")
    key = visitor.text("//div[@class='key']//code").replace(" ", "")
    post(visitor, "/sign-in/join/factor/", {"code": "12"})
    assert visitor.status == 400
    assert visitor.text("//div[@class='key']//code").replace(" ", "") == key
    post(visitor, "/sign-in/join/factor/", {"code": code(key)})
    assert is_in(visitor)
    again = send(Visitor(), "/sign-in/join/", {"login": "ana", "code": given, "password": PASSWORD, "again": PASSWORD})
    assert (again.status, alert(again)) == (403, EN.ui["join_refused"])
    person.refresh_from_db()
    assert is_in(sign_in(person, key_later(key)))


def key_later(key: str) -> str:
    """The same key, whose code of now counts as not used yet."""
    from charteroak.office.accounts.models import Totp

    Totp.objects.update(last_step=0)
    return key


def test_a_code_runs_out_is_replaced_and_is_used_by_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils import timezone

    from charteroak.office.accounts import codes

    person: Any = made("employee")
    old = codes.give_one_time(person)
    new = codes.give_one_time(person)
    assert codes.one_time_of(person, old) is None
    found = codes.one_time_of(person, new)
    assert found is not None
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + codes.ONE_TIME_LASTS)
    assert codes.one_time_of(person, new) is None
    monkeypatch.undo()
    assert sorted(at_once(*[lambda: codes.spend_one_time(person, found)] * 3)) == [False, False, True]


def test_a_code_that_was_replaced_while_a_factor_was_set_up_lets_nobody_in() -> None:
    from charteroak.office.accounts import codes, keeping

    admin, _ = member("administrator")
    person: Any = made("employee", name="ana")
    given = codes.give_one_time(person)
    visitor = Visitor()
    send(visitor, "/sign-in/join/", {"login": "ana", "code": given, "password": PASSWORD, "again": PASSWORD})
    visitor.get("/sign-in/join/factor/")
    key = visitor.text("//div[@class='key']//code").replace(" ", "")
    keeping.new_code(admin, person)
    post(visitor, "/sign-in/join/factor/", {"code": code(key)})
    assert there(visitor) == "/sign-in/?over=1"
    assert not is_in(visitor)
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_wrong_codes_lock_as_wrong_passwords_do_and_are_told_alike_for_nobody() -> None:
    from charteroak.office.accounts import codes

    made("administrator")
    person: Any = made("employee", name="ana")
    codes.give_one_time(person)
    wrong = {"code": codes.new_code(), "password": PASSWORD, "again": PASSWORD}
    for _ in range(5):
        known = send(Visitor(), "/sign-in/join/", {**wrong, "login": "ana"})
    unknown = send(Visitor(), "/sign-in/join/", {**wrong, "login": "nobody"})
    assert alert(known) == alert(unknown) == EN.ui["join_refused"]
    person.refresh_from_db()
    assert person.locked is not None


# What is kept.


def test_what_waits_and_what_stays_is_sealed_for_its_person() -> None:
    from charteroak.office.accounts import sealing
    from charteroak.office.accounts.models import Totp

    person, key = member("employee")
    kept = bytes(Totp.objects.get(person=person).sealed)
    assert key.encode() not in kept
    assert sealing.unseal(kept, person.handle).decode() == key
    for wrong in (lambda: sealing.unseal(kept, "f" * 16), lambda: sealing.unseal(kept[:-1] + b"x", person.handle)):
        with pytest.raises(sealing.NotOpened):
            wrong()
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(kept, person.handle, "another purpose")


def test_a_key_of_the_site_that_was_changed_still_opens_with_the_one_before(settings_of: Any) -> None:
    from charteroak.office.accounts import sealing

    kept = sealing.seal(b"secret", "a" * 16)
    with settings_of(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[]), pytest.raises(sealing.NotOpened):  # noqa: S106 - made up
        sealing.unseal(kept, "a" * 16)
    from django.conf import settings

    with settings_of(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):  # noqa: S106 - made up
        assert sealing.unseal(kept, "a" * 16) == b"secret"


@pytest.fixture
def settings_of() -> Any:
    from django.test.utils import override_settings

    return override_settings
