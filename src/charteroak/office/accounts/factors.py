"""One's own second factors: the authenticator, passkeys and recovery codes. The last factor cannot be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from charteroak.office.accounts import audit, enrolling
from charteroak.office.accounts.codes import give_recovery
from charteroak.office.accounts.enrolling import Enrolling
from charteroak.office.accounts.forms import PasskeyNameForm
from charteroak.office.accounts.framing import Link, address, form_page, go
from charteroak.office.accounts.joining import codes_page
from charteroak.office.accounts.models import Passkey, Person, Totp
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.words import account_words
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, allow

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
    ui = account_words(language).ui
    factor = enrolling.enrol(
        request,
        language,
        Enrolling(
            at=Place("account_app"),
            handle=person.handle,
            login=person.login,
            title=ui["app_title"],
            lede=ui["app_lede"],
            app=True,
            back=_back(language),
        ),
    )
    if isinstance(factor, HttpResponse):
        return factor
    enrolling.keep(person, factor)
    audit.done(person, "authenticator_set", route="account_app")
    return go(address("account", language), "totp")


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
    ui = account_words(language).ui
    factor = enrolling.enrol(
        request,
        language,
        Enrolling(
            at=Place("account_passkeys"),
            handle=person.handle,
            login=person.login,
            title=ui["passkey_title"],
            lede=ui["passkey_lede"],
            purpose="add",
            button=ui["passkey_make"],
            named=True,
            back=_back(language),
        ),
    )
    if isinstance(factor, HttpResponse):
        return factor
    kept = enrolling.keep(person, factor)
    audit.done(person, "passkey_added", route="account_passkeys", about=kept.handle if kept else "")
    return go(address("account", language), "passkey")


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
        back=_back(language),
        more=PasskeyMore(last=_factors(person) <= 1),
        template="accounts/passkey_one.html",
        at=Place("account_passkey", named=(("passkey", held.handle),)),
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
    back = _back(language)
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
        at=Place("account_recovery"),
    )


def _held(person: Person) -> None:
    """Hold the person until the transaction ends: of two who remove a factor at once the second sees the first."""
    Person.objects.select_for_update().get(pk=person.pk)


def _factors(person: Person) -> int:
    return Totp.objects.filter(person=person).count() + Passkey.objects.filter(person=person).count()


def _last(request: HttpRequest, language: str) -> HttpResponse:
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        None,
        ui["factors"],
        alert=ui["last_factor"],
        back=_back(language),
        at=Place("account"),
        status=_CONFLICT,
    )


def _back(language: str) -> Link:
    return Link(account_words(language).ui["back_account"], address("account", language))
