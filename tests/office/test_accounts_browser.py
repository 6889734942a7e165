"""Signing in as people do it: passkeys of a device, codes without scripts, and no barrier on any page on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pyotp
import pytest
from conftest import _running
from office_looks import looks
from office_visitor import Site

from charteroak.office.accounts.words import account_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
HOME = {"en": "", "es": "/es"}
EN, ES = account_words("en"), account_words("es")
PRESSED = "button, select, summary, a.button, a.plain, .back a, label.option, .problem li a, .folk .name a"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of people who are made for a test
LETTERS = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


@pytest.fixture
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own that nobody has begun, whose set-up code is LETTERS."""
    from django.test.utils import override_settings

    from charteroak.office.accounts.codes import kept

    with _running(tmp_path_factory.mktemp("staffed")) as site:
        with override_settings(SECRET_KEY=(site.data / "secret-key").read_text().strip()):
            (site.data / "set-up-code").write_text(kept(LETTERS, "set-up"))
        # Browsers have passkeys for names alone.
        yield Site(site.url.replace("127.0.0.1", "localhost"), site.data, site.log)


def device(page: Page) -> Any:
    """Give a browser a device with passkeys, whose owner is always there and known to it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda known: session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": known}
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def type_in(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"#{name}").fill(value)


def choose_password(page: Page) -> None:
    type_in(page, password=PASSWORD, again=PASSWORD)
    page.locator("main form.office-form button.main").click()


def test_an_office_is_begun_with_a_passkey_and_joined_with_a_code_without_scripts(
    staffed: Site, new_page: NewPage, axe: Callable[[Page], list[str]]
) -> None:
    """The whole way of two people, with what is looked at on each page of it."""
    from playwright.sync_api import expect

    found: list[str] = []
    page = new_page()
    known = device(page)

    def look(name: str, on: Page = page) -> None:
        found.extend(looks(on, name, axe, PRESSED))

    # The first administrator, with a passkey.
    for home in ("/es", ""):
        page.goto(f"{staffed.url}{home}/begin/")
        page.locator("main button.main").click()
        look(f"begin{home}, wrong")
    type_in(page, code=LETTERS, login="rosa", name="Rosa Pérez")
    choose_password(page)
    look("second factor")
    known(False)
    press(page, EN.ui["factor_passkey_go"])
    page.locator("[data-failed]:visible").wait_for()
    known(True)
    press(page, EN.ui["factor_passkey_go"])
    expect(page.locator(".codes li")).to_have_count(10)
    look("recovery codes")
    page.get_by_role("link", name=EN.ui["recovery_next"]).click()
    look("desk")
    # Out, and in again by the passkey alone.
    press(page, "Sign out")
    expect(page.get_by_role("status")).to_have_text(EN.done["signed_out"])
    look("sign in")
    page.goto(f"{staffed.url}/people/add/")
    known(False)
    press(page, EN.ui["passkey_go"])
    page.locator("[data-failed]:visible").wait_for()
    look("a passkey that was refused")
    known(True)
    press(page, EN.ui["passkey_go"])
    expect(page.locator("h1")).to_have_text(EN.ui["add_title"])
    # A person is added, and joins without scripts and in Spanish.
    type_in(page, name="Ana Díaz", login="ana")
    page.locator("[name=roles][value=auditor]").check()
    look("add a person")
    press(page, EN.ui["add_go"])
    given = page.locator("code.big").inner_text()
    look("a one-time code")
    key = joined(new_page(java_script_enabled=False, locale="es"), staffed, given, "es")
    # Another passkey, proven by the first; its name; and away with it.
    page.goto(f"{staffed.url}/sign-in/again/?then=/account/recovery/")
    look("proof")
    press(page, EN.ui["prove_passkey"])
    expect(page.locator("h1")).to_have_text(EN.ui["recovery_title"])
    look("new recovery codes")
    spanish(new_page, staffed, key, axe, found)
    assert found == []
    log = staffed.log.read_text()
    assert PASSWORD not in log
    assert given not in log


def test_an_office_is_begun_and_joined_without_scripts_by_codes_alone(staffed: Site, new_page: NewPage) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=False)
    page.goto(f"{staffed.url}/es/begin/")
    type_in(page, code=LETTERS, login="rosa", name="Rosa Pérez")
    choose_password(page)
    key = page.locator(".key code").inner_text().replace(" ", "")
    page.locator("#code").fill(pyotp.TOTP(key).now())
    press(page, ES.ui["factor_go"])
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{staffed.url}/es/people/add/")
    type_in(page, name="Ana Díaz", login="ana")
    page.locator("[name=roles][value=auditor]").check()
    press(page, ES.ui["add_go"])
    joined(new_page(java_script_enabled=False), staffed, page.locator("code.big").inner_text(), "en")
    page.goto(f"{staffed.url}/es/sign-in/again/?then=/es/account/recovery/")
    page.locator("#code").fill(pyotp.TOTP(key).at(time.time() + 30))
    page.locator("main form.office-form button.main").click()
    expect(page.locator("h1")).to_have_text(ES.ui["recovery_title"])


def joined(page: Page, staffed: Site, given: str, language: str) -> str:
    """Join with a one-time code, sign out, and in again with a password and a code. The authenticator's key."""
    from playwright.sync_api import expect

    words, home = account_words(language), f"{staffed.url}{HOME[language]}"
    page.goto(f"{home}/sign-in/join/")
    type_in(page, login="ana", code=given)
    choose_password(page)
    key = page.locator(".key code").inner_text().replace(" ", "")
    page.locator("#code").fill("12")
    press(page, words.ui["factor_go"])
    expect(page.locator("#code-error")).to_be_visible()
    assert page.locator(".key code").inner_text().replace(" ", "") == key
    page.locator("#code").fill(pyotp.TOTP(key).at(time.time() - 30))
    press(page, words.ui["factor_go"])
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{home}/office/")
    page.locator(".who button").click()
    expect(page.get_by_role("status")).to_have_text(words.done["signed_out"])
    type_in(page, login="ana", password=PASSWORD)
    press(page, words.ui["sign_in_go"])
    page.locator("#code").fill(pyotp.TOTP(key).now())
    press(page, words.ui["code_go"])
    page.goto(f"{home}/audit/")
    expect(page.locator("h1")).to_have_text(words.ui["audit_title"])
    return key


def spanish(new_page: NewPage, staffed: Site, key: str, axe: Callable[[Page], list[str]], found: list[str]) -> None:
    """The pages that who is not signed in sees, in Spanish and in the dark; and a passkey beside an authenticator."""
    from playwright.sync_api import expect

    dark = new_page(color_scheme="dark")
    dark.goto(f"{staffed.url}/es/sign-in/")
    type_in(dark, login="ana", password="not the password")  # noqa: S106 - a wrong one
    press(dark, ES.ui["sign_in_go"])
    found.extend(looks(dark, "refused", axe, PRESSED))
    type_in(dark, login="ana", password=PASSWORD)
    press(dark, ES.ui["sign_in_go"])
    dark.locator("summary").click()
    found.extend(looks(dark, "second factor of who signs in", axe, PRESSED))
    dark.locator("#code").fill(pyotp.TOTP(key).at(time.time() + 30))
    press(dark, ES.ui["code_go"])
    device(dark)
    dark.goto(f"{staffed.url}/es/account/passkeys/")
    press(dark, ES.ui["passkey_make"])
    dark.locator("#name-error").wait_for()
    found.extend(looks(dark, "a passkey without a name", axe, PRESSED))
    dark.locator("#name").fill("portátil")
    press(dark, ES.ui["passkey_make"])
    expect(dark.get_by_role("status")).to_have_text(ES.done["passkey"])
    dark.get_by_role("link", name=ES.ui["passkey_change"].format(name="portátil")).click()
    found.extend(looks(dark, "a passkey", axe, PRESSED))
    press(dark, ES.ui["passkey_remove"])
    expect(dark.get_by_role("status")).to_have_text(ES.done["passkey_removed"])
