"""Signing in: a login and a password and then a second factor, or a passkey by itself; and signing out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import audit, locks, passkeys, passwords, session, sign_on, sources, totp
from charteroak.office.accounts.codes import spend_recovery
from charteroak.office.accounts.forms import RecoveryForm, SignInForm, TotpForm
from charteroak.office.accounts.framing import (
    Link,
    PasskeyBox,
    address,
    form_page,
    go,
    json_answer,
    passkey_box,
    sent_credential,
    wants_options,
)
from charteroak.office.accounts.models import Passkey, Person, Totp, is_claimed
from charteroak.office.accounts.proof import own_path
from charteroak.office.accounts.words import account_words
from charteroak.office.demonstration import is_demonstration
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow
from charteroak.office.pages import SIGN_IN, Place, allow
from charteroak.office.record.words import record_words

HALF = 300
"""Seconds for the second factor after the password."""
_REFUSED, _LIMITED = 403, 429
CLEAR = '"cache", "storage"'
"""What a browser forgets of this site when someone signs out; our cookies are deleted by name."""


@dataclass(frozen=True)
class MadeUpRow:
    """Somebody made up, whom one can be."""

    handle: str
    """By what the form names them."""
    name: str
    """What they are called."""
    does: str
    """Their roles and department, in words."""


@dataclass(frozen=True)
class SignInMore:
    """What the page of signing in has beyond its form."""

    join: str
    """Where a one-time code is used."""
    providers: tuple[Link, ...]
    """The city's own ways to sign in."""
    made_up: tuple[MadeUpRow, ...]
    """In a demonstration, whom one can be."""
    then: str
    """Where to go then."""


@dataclass(frozen=True)
class CodeMore:
    """What the page of the second factor has beyond its form."""

    recovery: tuple[FieldRow, ...]
    """The form for a recovery code."""
    open: bool
    """Whether that form is shown at once."""


@allow("GET", "HEAD", "POST")
def sign_in(request: HttpRequest, language: str) -> HttpResponse:
    """Where a person signs in."""
    if not is_claimed():
        return go(address("begin", language))
    if request.method != "POST":
        if getattr(request, "person", None) is not None:
            return go(own_path(request.GET.get("then")) or address("desk", language))
        then = own_path(request.GET.get("then"))
        alert = account_words(language).ui["over"] if request.GET.get("over") else ""
        return _sign_in_page(request, language, SignInForm(language, initial={"then": then}), then, alert=alert)
    if "as" in request.POST:
        return _as_made_up(request, language)
    form = SignInForm(language, request.POST)
    then = own_path(request.POST.get("then"))
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _sign_in_page(request, language, form, then)
    return _first_step(request, language, form, then)


def _first_step(request: HttpRequest, language: str, form: SignInForm, then: str) -> HttpResponse:
    own = account_words(language)
    person = find(form.cleaned_data["login"])
    if not sources.may_try(request, person):
        audit.unknown("sign_in_limited", route="sign_in", outcome="source")
        return _sign_in_page(request, language, form, then, alert=own.ui["limited"], status=_LIMITED)
    tried = person is not None and locks.may_try(person)
    # As long and as heavy for a login that there is not, and for an account that is shut.
    if not passwords.is_right(person if tried else None, form.cleaned_data["password"]) or person is None:
        refused(request, person, tried=tried, outcome="password", route="sign_in")
        return _sign_in_page(request, language, form, then, alert=own.ui["refused"], status=_REFUSED)
    locks.half_right(person)
    session.end(request)
    request.session["half"] = {"person": person.handle, "until": time.time() + HALF, "then": then}
    request.session.set_expiry(HALF)
    return go(address("sign_in_code", language))


@allow("GET", "HEAD", "POST")
def sign_in_code(request: HttpRequest, language: str) -> HttpResponse:
    """The second factor: a code of an authenticator, or one that stands in for it."""
    person, then = _half(request)
    if person is None:
        return go(f"{address('sign_in', language)}?over=1")
    if request.method != "POST":
        return _code_page(request, language, person, TotpForm(language), RecoveryForm(language))
    recovers = "recovery" in request.POST
    code = TotpForm(language, None if recovers else request.POST)
    recovery = RecoveryForm(language, request.POST if recovers else None)
    form: TotpForm | RecoveryForm = recovery if recovers else code
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _code_page(request, language, person, code, recovery)
    if not _second_step(request, person, form):
        alert = account_words(language).ui["refused"]
        return _code_page(request, language, person, code, recovery, alert=alert, status=_REFUSED)
    return enter(request, person, "recovery" if recovers else "password_totp", then)


def _second_step(request: HttpRequest, person: Person, form: TotpForm | RecoveryForm) -> bool:
    recovers = isinstance(form, RecoveryForm)
    tried = locks.may_try(person)
    data = form.cleaned_data
    good = tried and (spend_recovery(person, data["recovery"]) if recovers else totp.use(person, data["code"]))
    if not good:
        refused(request, person, tried=tried, outcome="recovery" if recovers else "totp", route="sign_in_code")
    elif recovers:
        audit.done(person, "recovery_used", route="sign_in_code")
    return good


@allow("POST")
def sign_in_passkey(request: HttpRequest, language: str) -> HttpResponse:
    """A passkey, by itself: it shows that the person has the device, and that the device knows them."""
    if wants_options(request):
        return json_answer(passkeys.to_use(request, "sign_in"))
    own, then = account_words(language), own_path(request.POST.get("then"))
    person = passkeys.used(request, "sign_in", sent_credential(request) or "")
    if person is None:
        sources.failed(request)
        audit.unknown("sign_in_failed", route="sign_in_passkey", outcome="passkey")
        alert = own.ui["passkey_failed"]
    elif person.locked is not None or not person.is_active:
        refused(request, person, tried=False, outcome="passkey", route="sign_in_passkey")
        alert = own.ui["refused"]
    else:
        return enter(request, person, "passkey", then or _half(request)[1])
    form = SignInForm(language, initial={"then": then})
    return _sign_in_page(request, language, form, then, alert=alert, status=_REFUSED)


@allow("POST")
def sign_out(request: HttpRequest, language: str) -> HttpResponse:
    """Sign out."""
    person: Person | None = getattr(request, "person", None)
    there = ""
    if person is not None:
        there = sign_on.after_signing_out(request, language)
        audit.done(person, "signed_out", route="sign_out")
        session.end(request)
    response = go(there) if there else go(address("sign_in", language), "signed_out")
    response.headers["Clear-Site-Data"] = CLEAR
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Strict")
    return response


def enter(request: HttpRequest, person: Person, way: str, then: str) -> HttpResponse:
    """Let a person in, under a new session, and on to where they wanted to go."""
    locks.right(person)
    session.begin(request, person, way)
    audit.done(person, "signed_in", route="sign_in", outcome=way)
    response = go(then or address("desk", person.language))
    sources.know(request, response, person)
    return response


def find(login: str) -> Person | None:
    """The person of a login, as it was typed or in small letters."""
    typed = login.strip()
    found = {each.login: each for each in Person.objects.filter(login__in={typed, typed.lower()})}
    return found.get(typed) or found.get(typed.lower())


def refused(request: HttpRequest, person: Person | None, *, tried: bool, outcome: str, route: str) -> None:
    """Count a failure, and audit it. Of a login that nobody has, nothing is kept but that there was one."""
    sources.failed(request)
    if person is None:
        audit.unknown("sign_in_failed", route=route)
        return
    audit.done(person, "sign_in_failed", route=route, outcome=outcome if tried else "shut")
    if tried:
        locks.failed(person)


def _half(request: HttpRequest) -> tuple[Person | None, str]:
    """Whose password was right a moment ago, and where they want to go."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None, ""
    half: Any = request.session.get("half")
    if not half or time.time() > half["until"]:
        return None, ""
    return Person.objects.filter(handle=half["person"], is_active=True).first(), half["then"]


def _as_made_up(request: HttpRequest, language: str) -> HttpResponse:
    """In a demonstration, one is whom one chooses to be among the people who were made up for it."""
    person = next((each for each in _made_up() if each.handle == request.POST["as"]), None)
    if person is None:
        return bad_request(request)
    session.begin(request, person, "made_up")
    audit.done(person, "signed_in", route="sign_in", outcome="made_up")
    return go(own_path(request.POST.get("then")) or address("desk", language))


def _made_up() -> tuple[Person, ...]:
    if not is_demonstration():
        return ()
    return tuple(each for each in Person.objects.filter(is_active=True).order_by("pk") if is_made_up(each))


def _made_up_rows(language: str) -> tuple[MadeUpRow, ...]:
    said = record_words(language)
    return tuple(
        MadeUpRow(
            each.handle,
            each.name,
            " · ".join(
                (
                    ", ".join(said.roles[role] for role in sorted(each.roles)),
                    *([said.departments[each.department]] if each.department != "other" else []),
                )
            ),
        )
        for each in _made_up()
    )


def is_made_up(person: Person) -> bool:
    """Whether a person was made up for a demonstration: there they have no password and no factor of their own."""
    return is_demonstration() and not person.has_usable_password() and not hasattr(person, "one_time_code")


def _sign_in_page(
    request: HttpRequest, language: str, form: SignInForm, then: str, *, alert: str = "", status: int = 200
) -> HttpResponse:
    ui = account_words(language).ui
    more = SignInMore(address("join", language), sign_on.ways_in(language, then), _made_up_rows(language), then)
    at_once = passkey_box(
        request,
        "get",
        address("sign_in_passkey", language),
        (ui["or_passkey"], ui["passkey_text"], ui["passkey_go"]),
        then=then,
    )
    return form_page(
        request,
        language,
        form,
        ui["sign_in_title"],
        lede=ui["sign_in_lede"],
        action=address("sign_in", language),
        button=ui["sign_in_go"],
        alert=alert,
        passkey=at_once,
        more=more,
        template="accounts/sign_in.html",
        at=_switch(then),
        here="",
        status=status,
    )


def _switch(then: str) -> Place:
    return Place(SIGN_IN.route, query=urlencode({"then": then})) if then else SIGN_IN


def _code_page(
    request: HttpRequest,
    language: str,
    person: Person,
    code: TotpForm,
    recovery: RecoveryForm,
    *,
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    ui = account_words(language).ui
    has_totp = Totp.objects.filter(person=person).exists()
    box: PasskeyBox | None = None
    if Passkey.objects.filter(person=person).exists():
        texts = (ui["or_passkey"], ui["passkey_then"], ui["passkey_go"])
        box = passkey_box(request, "get", address("sign_in_passkey", language), texts)
    wrong = code.wrong_rows() or recovery.wrong_rows()
    return form_page(
        request,
        language,
        code if has_totp else None,
        ui["code_title"],
        lede=ui["code_lede"],
        action=address("sign_in_code", language),
        button=ui["code_go"],
        alert=alert,
        passkey=box,
        more=CodeMore(tuple(recovery.rows().values()), open=recovery.is_bound or not has_totp),
        template="accounts/code.html",
        at=Place("sign_in_code"),
        here="",
        status=400 if wrong and status == 200 else status,
    )
