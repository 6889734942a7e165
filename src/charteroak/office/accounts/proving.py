"""Step-up: proving once more who one is, for what a rule asks that of (`Rule.fresh`)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import audit, locks, passkeys, proof, session, sign_on, totp
from charteroak.office.accounts.forms import TotpForm
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
from charteroak.office.accounts.models import Passkey, Person, Totp
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.signing import is_made_up
from charteroak.office.accounts.words import account_words
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, allow

_REFUSED = 403


@dataclass(frozen=True)
class ProveMore:
    """What the page has beyond its form."""

    providers: tuple[Link, ...]
    """The city's own ways to prove it."""
    made_up: bool
    """Whether the person is made up, and need only say so."""
    none: bool
    """Whether the person has no factor of this site's own."""
    then: str
    """Where to go then."""


@allow("GET", "HEAD", "POST")
def prove(request: HttpRequest, language: str) -> HttpResponse:
    """Where a person proves once more who they are."""
    person = signed_in(request)
    if request.method != "POST":
        then = proof.own_path(request.GET.get("then"))
        return _page(request, language, person, TotpForm(language, initial={"then": then}), then)
    then = proof.own_path(request.POST.get("then"))
    if wants_options(request):
        return json_answer(passkeys.to_use(request, "prove", person))
    if sent_credential(request) is not None:
        used = passkeys.used(request, "prove", sent_credential(request) or "")
        good = used is not None and used.pk == person.pk and _is_open(person)
        return _done(request, language, person, then) if good else _refused(request, language, person, then, "passkey")
    if "made_up" in request.POST:
        return _done(request, language, person, then) if is_made_up(person) else bad_request(request)
    form = TotpForm(language, request.POST)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _page(request, language, person, form, then)
    tried = locks.may_try(person)
    if tried and totp.use(person, form.cleaned_data["code"]):
        locks.right(person)
        return _done(request, language, person, then)
    if tried:
        locks.failed(person)
    return _refused(request, language, person, then, "totp")


def _done(request: HttpRequest, language: str, person: Person, then: str) -> HttpResponse:
    session.rotate(request)
    proof.proven(request)
    audit.done(person, "proved", route="prove")
    return go(then or address("desk", language))


def _refused(request: HttpRequest, language: str, person: Person, then: str, outcome: str) -> HttpResponse:
    audit.done(person, "prove_failed", route="prove", outcome=outcome)
    alert = account_words(language).ui["prove_refused"]
    return _page(request, language, person, TotpForm(language, initial={"then": then}), then, alert, _REFUSED)


def _is_open(person: Person) -> bool:
    return Person.objects.filter(pk=person.pk, is_active=True, locked=None).exists()


def _page(
    request: HttpRequest, language: str, person: Person, form: TotpForm, then: str, alert: str = "", status: int = 200
) -> HttpResponse:
    ui = account_words(language).ui
    has_totp, has_passkey = Totp.objects.filter(person=person).exists(), Passkey.objects.filter(person=person).exists()
    providers, made_up = sign_on.ways_to_prove(language, then), is_made_up(person)
    texts = (ui["or_passkey"], ui["passkey_then"], ui["prove_passkey"])
    return form_page(
        request,
        language,
        form if has_totp else None,
        ui["prove_title"],
        lede=ui["prove_lede"],
        action=address("prove", language),
        button=ui["prove_go"],
        alert=alert,
        passkey=passkey_box(request, "get", address("prove", language), texts, then=then) if has_passkey else None,
        more=ProveMore(providers, made_up, not (has_totp or has_passkey or made_up), then),
        template="accounts/prove.html",
        at=Place("prove", query=urlencode({"then": then}) if then else ""),
        status=status,
    )
