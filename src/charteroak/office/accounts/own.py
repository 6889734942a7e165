"""One's own account: what it says, one's password, language and sessions."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.office.accounts import audit, locks, passwords, session
from charteroak.office.accounts.codes import RECOVERY_CODES
from charteroak.office.accounts.forms import LanguageForm, PasswordForm
from charteroak.office.accounts.framing import Link, address, form_page, go
from charteroak.office.accounts.models import Passkey, Person, RecoveryCode, Totp
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.words import account_words, minute_of
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, allow
from charteroak.office.record.words import record_words

ACCOUNT = Place("account")


@dataclass(frozen=True)
class PasskeyRow:
    """A passkey of one's own."""

    name: str
    """What they call it."""
    since: str
    """Since when there is one."""
    change: str
    """Where it is renamed or removed."""
    change_label: str
    """What the link there says."""


@dataclass(frozen=True)
class SittingRow:
    """A session of one's own."""

    line: str
    """Since when, and when it was last used."""
    way: str
    """How it was begun."""
    here: bool
    """Whether it is this one."""


@dataclass(frozen=True)
class AccountMore:
    """What the page of one's own account says."""

    name: str
    login: str
    department: str
    roles: tuple[str, ...]
    has_password: bool
    app: str
    """How the authenticator stands."""
    has_app: bool
    can_remove_app: bool
    passkeys: tuple[PasskeyRow, ...]
    recovery: str
    """How many recovery codes are left."""
    sittings: tuple[SittingRow, ...]
    links: dict[str, str]
    """Where things are changed."""


@allow("GET", "HEAD")
def account(request: HttpRequest, language: str) -> HttpResponse:
    """One's own account."""
    person = signed_in(request)
    own, record = account_words(language), record_words(language)
    ui = own.ui
    app = Totp.objects.filter(person=person).first()
    keys = Passkey.objects.filter(person=person).order_by("pk")
    routes = ("account_password", "account_app", "account_passkeys", "account_recovery", "account_sessions")
    more = AccountMore(
        name=person.name,
        login=person.login,
        department=record.departments[person.department],
        roles=tuple(record.roles[role] for role in sorted(person.roles)),
        has_password=person.has_usable_password(),
        app=ui["app_since"].format(day=words(language).date(app.since.date())) if app else ui["app_none"],
        has_app=app is not None,
        can_remove_app=app is not None and bool(keys),
        passkeys=tuple(_passkey(each, language, ui["passkey_since"], ui["passkey_change"]) for each in keys),
        recovery=ui["recovery_left"].format(
            count=RecoveryCode.objects.filter(person=person).count(), of=RECOVERY_CODES
        ),
        sittings=tuple(
            SittingRow(
                ui["session_line"].format(began=minute_of(each.began, language), seen=minute_of(each.seen, language)),
                own.ways.get(each.way, own.ways["local"]),
                here=each.session == request.session.session_key,
            )
            for each in session.sittings(person)
        ),
        links={route.removeprefix("account_"): address(route, language) for route in routes},
    )
    form = LanguageForm(language, initial={"tongue": person.language})
    return form_page(
        request,
        language,
        form,
        ui["account_title"],
        action=address("account_language", language),
        button=ui["language_keep"],
        more=more,
        template="accounts/account.html",
        at=ACCOUNT,
    )


@allow("GET", "HEAD", "POST")
def account_password(request: HttpRequest, language: str) -> HttpResponse:
    """One's own password, changed: every other session ends."""
    person = signed_in(request)
    if not person.has_usable_password():
        return go(address("account", language))
    form = PasswordForm(language, request.POST if request.method == "POST" else None)
    form.login = person.login
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid() and not _is_theirs(person, form.cleaned_data["now"]):
            audit.done(person, "prove_failed", route="account_password", outcome="password")
            form.wrong("now", "not_yours")
        if form.is_valid():
            person.password = passwords.hashed(form.cleaned_data["password"])
            person.save(update_fields=["password"])
            session.rotate(request)
            session.end_all(person, but=request.session.session_key)
            audit.done(person, "password_changed", route="account_password")
            return go(address("account", language), "password")
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["password_title"],
        lede=ui["password_lede"],
        action=address("account_password", language),
        button=ui["password_go"],
        back=Link(ui["back_account"], address("account", language)),
        at=Place("account_password"),
    )


def _is_theirs(person: Person, password: str) -> bool:
    """Whether it is the person's password. Wrong ones count, and lock."""
    tried = locks.may_try(person)
    good = passwords.is_right(person if tried else None, password)
    if good:
        locks.right(person)
    elif tried:
        locks.failed(person)
    return good


@allow("POST")
def account_sessions(request: HttpRequest, language: str) -> HttpResponse:
    """End every session of one's own but this one."""
    person = signed_in(request)
    ended = session.end_all(person, but=request.session.session_key)
    audit.done(person, "sessions_ended", route="account_sessions", outcome=str(ended))
    return go(address("account", language), "sessions")


@allow("POST")
def account_language(request: HttpRequest, language: str) -> HttpResponse:
    """One's own language."""
    person = signed_in(request)
    form = LanguageForm(language, request.POST)
    if not form.is_ours() or not form.is_valid():
        return bad_request(request)
    person.language = form.cleaned_data["tongue"]
    person.save(update_fields=["language"])
    audit.done(person, "language_changed", route="account_language", outcome=person.language)
    return go(address("account", person.language), "language")


def _passkey(each: Passkey, language: str, since: str, change: str) -> PasskeyRow:
    return PasskeyRow(
        each.name,
        since.format(day=words(language).date(each.since.date())),
        address("account_passkey", language, passkey=each.handle),
        change.format(name=each.name),
    )
