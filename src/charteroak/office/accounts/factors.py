"""One's own second factors: the authenticator, passkeys and recovery codes. The last factor cannot be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from charteroak.office.accounts import audit, passkeys, totp
from charteroak.office.accounts.codes import give_recovery
from charteroak.office.accounts.forms import PasskeyNameForm, TotpForm
from charteroak.office.accounts.framing import (
    Link,
    address,
    form_page,
    go,
    json_answer,
    passkey_box,
    sent_credential,
    wants_options,
)
from charteroak.office.accounts.joining import codes_page, factor_more
from charteroak.office.accounts.models import Passkey, Person, Totp
from charteroak.office.accounts.sealing import NotOpened, seal, unseal
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.words import account_words
from charteroak.office.errors import bad_request
from charteroak.office.pages import allow

_KEY = "new_authenticator"
_CONFLICT = 409


@dataclass(frozen=True)
class PasskeyMore:
    """What the page of a passkey has beyond its form."""

    last: bool
    """Whether it is the last factor, which cannot be removed."""


@allow("GET", "HEAD", "POST")
def account_app(request: HttpRequest, language: str) -> HttpResponse:
    """Set up an authenticator, in the place of any before, or remove it."""
    person = signed_in(request)
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _remove_app(request, language, person)
    key = _offered(request, person) if request.method == "POST" else None
    form = TotpForm(language, request.POST if key else None)
    if key and not form.is_ours():
        return bad_request(request)
    if key and form.is_valid():
        step = totp.step_of(key, form.cleaned_data["code"])
        if step is not None:
            request.session.pop(_KEY, None)
            totp.keep(person, key, step)
            audit.done(person, "authenticator_set", route="account_app")
            return go(address("account", language), "totp")
        form.wrong("code", "bad_totp")
    if key is None:
        key = totp.new_key()
        request.session[_KEY] = seal(key.encode(), person.handle).hex()
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["app_title"],
        lede=ui["app_lede"],
        action=address("account_app", language),
        button=ui["factor_go"],
        back=Link(ui["back_account"], address("account", language)),
        more=factor_more(key, person.login),
        template="accounts/factor.html",
    )


def _offered(request: HttpRequest, person: Person) -> str | None:
    """The key that the page before showed."""
    try:
        return unseal(bytes.fromhex(request.session.get(_KEY, "")), person.handle).decode()
    except (NotOpened, ValueError):
        return None


def _remove_app(request: HttpRequest, language: str, person: Person) -> HttpResponse:
    with transaction.atomic():
        _held(person)
        if not Passkey.objects.filter(person=person).exists():
            return _last(request, language)
        Totp.objects.filter(person=person).delete()
        audit.done(person, "authenticator_removed", route="account_app")
    return go(address("account", language), "totp_removed")


@allow("GET", "HEAD", "POST")
def account_passkeys(request: HttpRequest, language: str) -> HttpResponse:
    """Add a passkey."""
    person = signed_in(request)
    if wants_options(request):
        return json_answer(passkeys.to_make(request, "add", person.handle, person.login))
    ui = account_words(language).ui
    alert = ""
    form = PasskeyNameForm(language, {"name": request.POST.get("name", "")} if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = passkeys.made(request, "add", sent_credential(request) or "")
        if made is not None:
            kept = passkeys.keep(person, made, form.cleaned_data["name"])
            audit.done(person, "passkey_added", route="account_passkeys", about=kept.handle)
            return go(address("account", language), "passkey")
        alert = ui["passkey_failed"]
    here = address("account_passkeys", language)
    texts = (ui["factor_passkey"], ui["factor_passkey_text"], ui["passkey_make"])
    return form_page(
        request,
        language,
        None,
        ui["passkey_title"],
        lede=ui["passkey_lede"],
        alert=alert,
        back=Link(ui["back_account"], address("account", language)),
        passkey=passkey_box(request, "create", here, texts, row=form.rows()["name"]),
        status=400 if request.method == "POST" else 200,
    )


@allow("GET", "HEAD", "POST")
def account_passkey(request: HttpRequest, language: str, passkey: str) -> HttpResponse:
    """Rename a passkey of one's own, or remove it."""
    person = signed_in(request)
    held = Passkey.objects.filter(person=person, handle=passkey).first()
    if held is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _remove_passkey(request, language, person, held)
    form = PasskeyNameForm(language, request.POST if request.method == "POST" else None, initial={"name": held.name})
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            held.name = form.cleaned_data["name"]
            held.save(update_fields=["name"])
            audit.done(person, "passkey_named", route="account_passkey", about=held.handle)
            return go(address("account", language), "passkey_named")
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["passkey_one"],
        action=address("account_passkey", language, passkey=held.handle),
        button=ui["passkey_rename"],
        back=Link(ui["back_account"], address("account", language)),
        more=PasskeyMore(last=_factors(person) <= 1),
        template="accounts/passkey_one.html",
    )


def _remove_passkey(request: HttpRequest, language: str, person: Person, held: Passkey) -> HttpResponse:
    with transaction.atomic():
        _held(person)
        if _factors(person) <= 1:
            return _last(request, language)
        Passkey.objects.filter(pk=held.pk).delete()
        audit.done(person, "passkey_removed", route="account_passkey", about=held.handle)
    return go(address("account", language), "passkey_removed")


@allow("GET", "HEAD", "POST")
def account_recovery(request: HttpRequest, language: str) -> HttpResponse:
    """Make new recovery codes, which are shown once."""
    person = signed_in(request)
    ui = account_words(language).ui
    back = Link(ui["back_account"], address("account", language))
    if request.method == "POST":
        given = give_recovery(person)
        audit.done(person, "recovery_made", route="account_recovery")
        return codes_page(request, language, given, Link(ui["recovery_next"], back.href))
    return form_page(
        request,
        language,
        None,
        ui["recovery_title"],
        lede=ui["recovery_make_text"],
        action=address("account_recovery", language),
        button=ui["recovery_make"],
        back=back,
    )


def _held(person: Person) -> None:
    """Hold the person until the transaction ends: of two who remove a factor at once the second sees the first."""
    Person.objects.select_for_update().get(pk=person.pk)


def _factors(person: Person) -> int:
    return Totp.objects.filter(person=person).count() + Passkey.objects.filter(person=person).count()


def _last(request: HttpRequest, language: str) -> HttpResponse:
    ui = account_words(language).ui
    back = Link(ui["back_account"], address("account", language))
    return form_page(request, language, None, ui["factors"], alert=ui["last_factor"], back=back, status=_CONFLICT)
