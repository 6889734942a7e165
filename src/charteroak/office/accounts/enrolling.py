"""Setting up a second factor, for whoever begins and for whoever has one: an authenticator's key is offered, and taken
once a code of it was typed; a passkey is made by the browser. Whoever asks for a factor keeps it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from charteroak.office.accounts import passkeys, totp
from charteroak.office.accounts.forms import PasskeyNameForm, TotpForm
from charteroak.office.accounts.framing import (
    Link,
    form_page,
    json_answer,
    passkey_box,
    sent_credential,
    wants_options,
)
from charteroak.office.accounts.models import Passkey, Person
from charteroak.office.accounts.sealing import NotOpened, seal, unseal
from charteroak.office.accounts.words import account_words
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place

LASTS = 1800
"""How many seconds an offered key waits for its code."""
_KEY = "offered_authenticator"


@dataclass(frozen=True)
class App:
    """An authenticator of which a code was typed."""

    key: str
    """Its key, in base32."""
    step: int
    """The step of time that the code was of."""


@dataclass(frozen=True)
class NewPasskey:
    """A passkey that the browser has made."""

    made: passkeys.Made
    name: str
    """What its owner calls it; empty where that was not asked."""


@dataclass(frozen=True)
class Enrolling:
    """Who sets up a factor, and the page where they do."""

    at: Place
    """The page."""
    handle: str
    """What the key is sealed for, and the passkey made for."""
    login: str
    """What the device shows beside it."""
    title: str
    """What the page is called."""
    lede: str
    """What it is for."""
    app: bool = False
    """Whether it offers an authenticator."""
    purpose: str = ""
    """What a passkey is made for ("join" or "add"), so that none made for one is taken for the other; empty: none."""
    button: str = ""
    """What the button of the passkey says."""
    named: bool = False
    """Whether a passkey's name is asked."""
    back: Link | None = None
    """Where one comes from."""
    here: str = "desk"
    """Which entry of the navigation the page belongs to."""


@dataclass(frozen=True)
class AppMore:
    """What the page of an authenticator has beyond its form."""

    picture: SafeString
    """The authenticator's key as a picture."""
    key: str
    """The same as text."""


def offer(request: HttpRequest, handle: str) -> str:
    """A new key. It waits in the session, sealed for the handle, until a code of it is typed."""
    key = totp.new_key()
    request.session[_KEY] = {"sealed": seal(key.encode(), handle).hex(), "until": time.time() + LASTS}
    return key


def offered(request: HttpRequest, handle: str) -> str | None:
    """The key that waits for a code of it. The page shows it again, so that it can be opened in the other language."""
    kept = request.session.get(_KEY)
    if not kept or time.time() > kept["until"]:
        return None
    try:
        return unseal(bytes.fromhex(kept["sealed"]), handle).decode()
    except NotOpened:
        return None


def enrol(request: HttpRequest, language: str, who: Enrolling) -> App | NewPasskey | HttpResponse:
    """The factor that was set up; until then the page on which that is done, or what its script asks for."""
    if request.method != "POST":
        return _page(request, language, who)
    if who.purpose and wants_options(request):
        return json_answer(passkeys.to_make(request, who.purpose, who.handle, who.login))
    if who.purpose and (sent_credential(request) is not None or not who.app):
        return _passkey(request, language, who)
    return _app(request, language, who)


def keep(person: Person, factor: App | NewPasskey, name: str = "") -> Passkey | None:
    """Give the factor to a person. `name` is what a passkey is called that its owner has not named."""
    if isinstance(factor, NewPasskey):
        return passkeys.keep(person, factor.made, factor.name or name)
    totp.keep(person, factor.key, factor.step)
    return None


def _app(request: HttpRequest, language: str, who: Enrolling) -> App | HttpResponse:
    key = offered(request, who.handle)
    if key is None:
        return _page(request, language, who)
    form = TotpForm(language, request.POST)
    if not form.is_ours():
        return bad_request(request)
    step = totp.step_of(key, form.cleaned_data["code"]) if form.is_valid() else None
    if step is not None:
        request.session.pop(_KEY, None)
        return App(key, step)
    if form.is_valid():
        form.wrong("code", "bad_totp")
    return _page(request, language, who, code=form)


def _passkey(request: HttpRequest, language: str, who: Enrolling) -> NewPasskey | HttpResponse:
    form = PasskeyNameForm(language, {"name": request.POST.get("name", "")}) if who.named else None
    if form is not None and not form.is_valid():
        return _page(request, language, who, name=form)
    made = passkeys.made(request, who.purpose, sent_credential(request) or "")
    if made is None:
        alert = account_words(language).ui["passkey_failed"]
        return _page(request, language, who, name=form, alert=alert)
    request.session.pop(_KEY, None)
    return NewPasskey(made, form.cleaned_data["name"] if form is not None else "")


def _page(
    request: HttpRequest,
    language: str,
    who: Enrolling,
    *,
    code: TotpForm | None = None,
    name: PasskeyNameForm | None = None,
    alert: str = "",
) -> HttpResponse:
    ui = account_words(language).ui
    action, box, more = who.at.address(language), None, None
    if who.purpose:
        texts = (ui["factor_passkey"], ui["factor_passkey_text"], who.button)
        row = (name or PasskeyNameForm(language)).rows()["name"] if who.named else None
        box = passkey_box(request, "create", action, texts, row=row)
    if who.app:
        key = offered(request, who.handle) or offer(request, who.handle)
        picture = mark_safe(totp.picture(key, who.login))  # noqa: S308 - segno's own drawing
        more = AppMore(picture, totp.grouped(key))
    return form_page(
        request,
        language,
        (code or TotpForm(language)) if who.app else None,
        who.title,
        lede=who.lede,
        action=action if who.app else "",
        button=ui["factor_go"],
        alert=alert,
        back=who.back,
        passkey=box,
        more=more,
        template="accounts/factor.html" if who.app else "accounts/form.html",
        at=who.at,
        here=who.here,
        status=400 if alert else 200,
    )
