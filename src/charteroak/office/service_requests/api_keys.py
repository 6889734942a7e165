"""The page of the interface's keys: made, shown once, and revoked. Only a digest of each is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.pages import Place, allow, page
from charteroak.office.service_requests import keeping, settings
from charteroak.office.service_requests.asking import styles
from charteroak.office.service_requests.models import ApiKey
from charteroak.office.service_requests.words import request_words

KEYS = Place("request_keys")


class KeyForm(OfficeForm):
    """The name of a new key's client."""

    screened: ClassVar[frozenset[str]] = frozenset({"key_name"})

    key_name = forms.CharField(max_length=100)

    def __init__(self, language: str, data: Any) -> None:
        own = request_words(language)
        super().__init__(language, own.fields, data, faults=own.faults)


class RevokeForm(OfficeForm):
    """A key that is revoked."""

    revoke = forms.RegexField(r"\A[0-9a-f]{16}\Z")


@dataclass(frozen=True)
class KeyRow:
    """A key, without itself."""

    id: str
    """Its id."""
    name: str
    """What its client is called."""
    since: str
    """Since when there is one."""
    revoked: str
    """When it was revoked, or nothing."""


@dataclass(frozen=True)
class KeysPage:
    """The keys."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    rows: tuple[KeyRow, ...]
    """The keys."""
    needed: bool
    """Whether a key is needed now."""
    made: str
    """A key that was made just now: it is shown once."""
    field: FieldRow
    """The field of a new one."""
    wrong: tuple[FieldRow, ...]
    """It, where something is wrong with it."""
    action: str
    """Where the forms are sent."""
    back: str
    """The types."""


@allow("GET", "HEAD", "POST")
def keys_page(request: HttpRequest, language: str) -> HttpResponse:
    """All keys; on a POST a new one, or one revoked."""
    data, person, made = posted(request)[0], signed_in(request), ""
    form = KeyForm(language, None)
    if data is not None and "revoke" in data:
        revoked = RevokeForm(language, {}, data)
        if not revoked.is_ours() or not revoked.is_valid():
            return bad_request(request)
        if ApiKey.objects.filter(id=revoked.cleaned_data["revoke"], revoked_on=None).update(revoked_on=today()):
            audit.done(person, "request_key_revoked", about=revoked.cleaned_data["revoke"])
        return HttpResponseRedirect(KEYS.address(language))
    if data is not None:
        form = KeyForm(language, data)
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            key, made = keeping.new_key(person, form.cleaned_data["key_name"])
            audit.done(person, "request_key_made", about=key.id)
            form = KeyForm(language, None)
    city = words(language)
    context = KeysPage(
        say=request_words(language).staff,
        styles=styles(),
        rows=tuple(
            KeyRow(
                each.id, each.name, city.date(each.since.date()), city.date(each.revoked_on) if each.revoked_on else ""
            )
            for each in ApiKey.objects.order_by("-since")
        ),
        needed=settings.need_key(),
        made=made,
        field=form.rows()["key_name"],
        wrong=form.wrong_rows(),
        action=KEYS.address(language),
        back=Place("request_types").address(language),
    )
    at = None if made or context.wrong else KEYS
    status = 400 if context.wrong else 200
    return with_token(page(request, language, "service_requests/keys.html", context, at=at, here="desk", status=status))
