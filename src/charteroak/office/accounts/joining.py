"""Beginning: the first administrator with the set-up code, everyone else with a one-time code; then a second factor.

Until the second factor is there nothing of it holds: what was typed waits in the session, the password as its hash and
the authenticator's key sealed, and whoever leaves begins again with the same code.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import audit, beginning, codes, enrolling, locks, passwords, session, sources
from charteroak.office.accounts.enrolling import App, Enrolling, NewPasskey
from charteroak.office.accounts.forms import BeginForm, JoinForm, MadeUpForm
from charteroak.office.accounts.framing import Link, address, form_page, go
from charteroak.office.accounts.models import Holding, Person, is_claimed, new_handle
from charteroak.office.accounts.signing import find
from charteroak.office.accounts.words import account_words
from charteroak.office.errors import bad_request, not_found
from charteroak.office.pages import Place, allow
from charteroak.office.roles import Role

_KEY = "joining"
_REFUSED, _LIMITED = 403, 429


@dataclass(frozen=True)
class BeginMore:
    """What the first page has beyond its form."""

    made_up: bool
    """Whether there is a made-up city to begin."""


@dataclass(frozen=True)
class CodesMore:
    """Codes that are shown once."""

    codes: tuple[str, ...]
    """The codes."""
    go: Link
    """Where one goes on to."""


@allow("GET", "HEAD", "POST")
def begin(request: HttpRequest, language: str) -> HttpResponse:
    """The first page of an office that nobody has begun."""
    if is_claimed():
        return not_found(request)
    if request.method != "POST":
        return _begin_page(request, language, BeginForm(language, initial={"department": "other"}))
    if "way" in request.POST:
        return _begin_made_up(request, language)
    form = BeginForm(language, request.POST)
    if not form.is_ours():
        return bad_request(request)
    if form.is_valid() and not beginning.is_code(form.cleaned_data["code"]):
        audit.unknown("sign_in_failed", route="begin", outcome="set_up_code")
        form.wrong("code", "bad_code")
    if not form.is_valid():
        return _begin_page(request, language, form)
    data = form.cleaned_data
    more = {name: data[name] for name in ("name", "department")}
    return _go_on(request, language, new_handle(), data["login"], data["password"], data["code"], more)


def _begin_made_up(request: HttpRequest, language: str) -> HttpResponse:
    begun: Any = _demonstration()
    if begun is None or request.POST["way"] != "demonstration":
        return bad_request(request)
    form = MadeUpForm(language, {"code": request.POST.get("code", "")})
    wrong = "" if form.is_valid() else form.errors.as_data()["code"][0].code or ""
    if not wrong and not beginning.is_code(form.cleaned_data["code"]):
        wrong = "bad_code"
    wrong = wrong or _begun_made_up(begun)
    if not wrong:
        return go(address("sign_in", language), "begun")
    shown = BeginForm(language, request.POST)
    shown.errors.clear()  # what a first administrator needs is not asked for here
    shown.wrong("code", wrong)
    return _begin_page(request, language, shown)


def _begun_made_up(begun: Callable[[], None]) -> str:
    """Make the made-up city. It gives the code of what is wrong, if it cannot be made here."""
    from charteroak.office.demonstration.beginning import NotEmpty

    try:
        begun()
    except NotEmpty:
        return "not_empty"
    beginning.spend()
    return ""


@allow("GET", "HEAD", "POST")
def join(request: HttpRequest, language: str) -> HttpResponse:
    """Where a one-time code is used, and a password chosen."""
    form = JoinForm(language, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _join_page(request, language, form)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _join_page(request, language, form)
    data = form.cleaned_data
    person = find(data["login"])
    ui = account_words(language).ui
    if not sources.may_try(request, person):
        audit.unknown("sign_in_limited", route="join", outcome="source")
        return _join_page(request, language, form, ui["limited"], _LIMITED)
    tried = person is not None and locks.may_try(person)
    if person is None or not tried or codes.one_time_of(person, data["code"]) is None:
        _join_refused(request, person, tried=tried)
        return _join_page(request, language, form, ui["join_refused"], _REFUSED)
    locks.half_right(person)
    return _go_on(request, language, person.handle, person.login, data["password"], data["code"], {})


def _join_refused(request: HttpRequest, person: Person | None, *, tried: bool) -> None:
    from charteroak.office.accounts.signing import refused

    refused(request, person, tried=tried, outcome="one_time", route="join")


def _go_on(
    request: HttpRequest, language: str, handle: str, login: str, password: str, code: str, more: dict[str, str]
) -> HttpResponse:
    session.end(request)
    request.session[_KEY] = {
        "handle": handle,
        "login": login,
        "password": passwords.hashed(password),
        "code": codes.kept(code, "set-up" if more else "joining"),
        "until": time.time() + enrolling.LASTS,
        **more,
    }
    request.session.set_expiry(enrolling.LASTS)
    return go(address("join_factor", language))


@allow("GET", "HEAD", "POST")
def join_factor(request: HttpRequest, language: str) -> HttpResponse:
    """The second factor, which ends it."""
    waiting = _waiting(request)
    if waiting is None:
        return go(f"{address('sign_in', language)}?over=1")
    ui = account_words(language).ui
    factor = enrolling.enrol(
        request,
        language,
        Enrolling(
            at=Place("join_factor"),
            handle=waiting["handle"],
            login=waiting["login"],
            title=ui["factor_title"],
            lede=ui["factor_lede"],
            app=True,
            purpose="join",
            button=ui["factor_passkey_go"],
            here="",
        ),
    )
    return factor if isinstance(factor, HttpResponse) else _finish(request, language, waiting, factor)


def _finish(request: HttpRequest, language: str, waiting: dict[str, Any], factor: App | NewPasskey) -> HttpResponse:
    ui = account_words(language).ui
    try:
        with transaction.atomic():
            person = _first(waiting, language) if "name" in waiting else _joined(waiting, language)
            if person is not None:
                enrolling.keep(person, factor, ui["first_passkey"])
                given = codes.give_recovery(person)
    except IntegrityError:
        person = None
    if person is None:
        session.end(request)
        return go(f"{address('sign_in', language)}?over=1")
    locks.right(person)
    session.begin(request, person, "joined")
    audit.done(person, "office_begun" if "name" in waiting else "joined", route="join_factor")
    request.person = person  # type: ignore[attr-defined]  # the page names whoever has just come in
    response = codes_page(request, language, given, Link(ui["recovery_next"], address("desk", language)))
    sources.know(request, response, person)
    return response


def _first(waiting: dict[str, Any], language: str) -> Person | None:
    """The first administrator. None where somebody was faster: the code is used up by one alone."""
    if Holding.objects.filter(role=Role.ADMINISTRATOR).exists() or not beginning.take(waiting["code"]):
        return None
    person = Person.objects.create(
        handle=waiting["handle"],
        login=waiting["login"],
        name=waiting["name"],
        department=waiting["department"],
        password=waiting["password"],
        language=language,
    )
    Holding.objects.create(person=person, role=Role.ADMINISTRATOR)
    return person


def _joined(waiting: dict[str, Any], language: str) -> Person | None:
    """The person of a one-time code, with their password. None where the code was used, replaced or has run out."""
    person = Person.objects.select_for_update().filter(handle=waiting["handle"], is_active=True, locked=None).first()
    if person is None or not codes.spend_one_time(person, waiting["code"]):
        return None
    person.password, person.language = waiting["password"], language
    person.save(update_fields=["password", "language"])
    return person


def codes_page(request: HttpRequest, language: str, given: tuple[str, ...], on: Link) -> HttpResponse:
    """Recovery codes, shown once."""
    ui = account_words(language).ui
    more = CodesMore(given, on)
    return form_page(
        request,
        language,
        None,
        ui["recovery_title"],
        lede=ui["recovery_lede"],
        more=more,
        template="accounts/codes.html",
    )


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    found: dict[str, Any] | None = request.session.get(_KEY)
    return found if found and time.time() <= found["until"] else None


def _demonstration() -> Any:
    from charteroak.office import demonstration

    return getattr(demonstration, "begin", None)


def _begin_page(request: HttpRequest, language: str, form: BeginForm) -> HttpResponse:
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["begin_title"],
        lede=ui["begin_lede"],
        action=address("begin", language),
        button=ui["begin_go"],
        more=BeginMore(_demonstration() is not None),
        template="accounts/begin.html",
        at=Place("begin"),
        here="",
    )


def _join_page(request: HttpRequest, language: str, form: JoinForm, alert: str = "", status: int = 200) -> HttpResponse:
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["join_title"],
        lede=ui["join_lede"],
        action=address("join", language),
        button=ui["join_go"],
        alert=alert,
        back=Link(ui["sign_in_title"], address("sign_in", language)),
        at=Place("join"),
        here="",
        status=status,
    )
