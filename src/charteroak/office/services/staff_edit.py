"""Changing the texts of a service, with what the linter finds beside each before it is saved."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from charteroak.catalogue.changing import FIELDS, Texts, texts_of
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.values import LONGEST
from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.ledger.errors import LedgerError
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.services.conflicts import STATUS, Conflict, looked_at
from charteroak.office.services.editing import Moved, change_texts
from charteroak.office.services.shelf import shelf
from charteroak.office.services.words import ServiceWords, service_words

_STATUSES = KINDS["service"].fields["status"].choices
_TEXTS = tuple(each for each in FIELDS if each not in ("name", "status"))
_CONFLICT, _UNAVAILABLE = 409, 503
_log = logging.getLogger(__name__)


class EditForm(OfficeForm):
    """The texts of a service. What is typed here is published, as it is: it is about a service, and about no person."""

    kinds: ClassVar[Mapping[str, str]] = {
        "shown": "hidden", "status": "select", "documents": "lines", **dict.fromkeys(_TEXTS, "lines")
    }  # fmt: skip
    lines: ClassVar[Mapping[str, int]] = {"description": 6, "alert": 2, "fees_description": 2}

    shown = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    name = forms.CharField(max_length=LONGEST)
    status = forms.ChoiceField(choices=[(each, each) for each in _STATUSES])
    alert = forms.CharField(max_length=LONGEST, required=False)
    description = forms.CharField(max_length=LONGEST, required=False)
    eligibility_description = forms.CharField(max_length=LONGEST, required=False)
    application_process = forms.CharField(max_length=LONGEST, required=False)
    documents = forms.CharField(max_length=LONGEST, required=False)
    fees_description = forms.CharField(max_length=LONGEST, required=False)
    assured = forms.BooleanField(required=False)
    confirmed = forms.BooleanField(required=False)

    def __init__(self, own: ServiceWords, data: Any, now: Texts) -> None:
        super().__init__(
            own.language,
            own.fields,
            data,
            initial={**now.fields, "documents": "\n".join(now.documents), "shown": now.digest()},
            choice_words={"status": {each: (own.statuses[each], "") for each in _STATUSES}},
            faults=own.faults,
        )

    def texts(self) -> Texts:
        """What was typed. A line is a paper."""
        given = {name: str(self.cleaned_data[name]).replace("\r\n", "\n") for name in FIELDS}
        given["name"] = " ".join(given["name"].split())
        papers = (" ".join(each.split()) for each in self.cleaned_data["documents"].split("\n"))
        return Texts(given, tuple(each for each in papers if each))


@dataclass(frozen=True)
class FoundRow:
    """What the linter finds in a text."""

    words: str
    """The words."""
    text: str
    """What is in question about them."""


@dataclass(frozen=True)
class EditRow:
    """A field, with what is found in it."""

    field: FieldRow
    """The field."""
    found: Sequence[FoundRow]
    """What is found."""


@dataclass(frozen=True)
class EditPage:
    """Where a service is changed."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    name: str
    """The service."""
    rows: Sequence[EditRow]
    """The fields."""
    wrong: Sequence[FieldRow]
    """Those that something is wrong with."""
    shown: str
    """A digest of the service as it is shown."""
    alert: str
    """What came between, or nothing."""
    alert_text: str
    """What that means."""
    now: Sequence[tuple[str, str]]
    """How the fields are now that someone else has changed, by what they are called."""
    confirm: bool
    """Whether it is to be confirmed that it will be shown in conflict."""
    quote: Quote
    """The clause."""
    action: str
    """Where the form is sent."""
    back: str
    """Where one goes without saving."""


@allow("GET", "HEAD", "POST")
def service_edit(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Change a service. What turns on status is saved only once more, after it was said that it is in conflict."""
    store, own, person = shelf(), service_words(language), signed_in(request)
    service = store.get("service", record) if store else None
    if store is None or service is None:
        return not_found(request)
    now = texts_of(store, service)
    form = EditForm(own, posted(request)[0], now)
    if request.method != "POST":
        return _edit_page(request, own, form, service.id, now)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _edit_page(request, own, form, service.id, now, status=400)
    typed = form.texts()
    in_conflict = any(each.clause == STATUS and each.is_open for each in _found(service.id, typed))
    if in_conflict and not form.cleaned_data["confirmed"]:
        return _edit_page(request, own, form, service.id, typed, alert="unconfirmed", status=_CONFLICT)
    try:
        change_texts(
            service.id, form.cleaned_data["shown"], typed, timezone.now(), assured=form.cleaned_data["assured"]
        )
    except Moved as moved:
        return _moved(request, own, service.id, typed, moved.now)
    except (OSError, LedgerError) as error:
        _log.error("the catalogue was not written: %s", type(error).__name__)
        return _edit_page(request, own, form, service.id, typed, alert="unkept", status=_UNAVAILABLE)
    audit.done(person, "service_changed", route="service_edit", about=service.id)
    done = Place("service_kept", record=service.id, query=urlencode({"done": "changed"}))
    return HttpResponseRedirect(done.address(language))


def _moved(request: HttpRequest, own: ServiceWords, service: str, typed: Texts, now: Texts | None) -> HttpResponse:
    """What was typed, with how the service is now: sent again, it takes that one's place."""
    if now is None:
        return not_found(request)
    data = request.POST.copy()
    data["shown"] = now.digest()
    form = EditForm(own, data, now)
    form.is_valid()
    return _edit_page(request, own, form, service, typed, alert="moved", now=now, status=_CONFLICT)


def _found(service: str, texts: Texts) -> tuple[Conflict, ...]:
    return looked_at(texts.whole(service), today())


def _edit_page(
    request: HttpRequest,
    own: ServiceWords,
    form: EditForm,
    service: str,
    texts: Texts,
    *,
    alert: str = "",
    now: Texts | None = None,
    status: int = 200,
) -> HttpResponse:
    rows, found = form.rows(), _found(service, texts)
    in_conflict = any(each.clause == STATUS and each.is_open for each in found)
    at = Place("service_edit", record=service)
    context = EditPage(
        say=own.staff,
        style=asset("services.css"),
        name=rows["name"].value[:200],
        rows=[
            EditRow(each, [_said(own, one) for one in found if _field_of(one) == name])
            for name, each in rows.items()
            if name not in ("shown", "confirmed") or (name == "confirmed" and in_conflict)
        ],
        wrong=form.wrong_rows(),
        shown=rows["shown"].value,
        alert=own.staff[alert] if alert else "",
        alert_text=own.staff[f"{alert}_text"] if alert else "",
        now=_differing(own, texts, now) if now else (),
        confirm=in_conflict,
        quote=quote(own.language, STATUS),
        action=at.address(own.language),
        back=Place("service_kept", record=service).address(own.language),
    )
    shown = page(request, own.language, "services/edit.html", context, at=at, here="desk", status=status)
    return with_token(shown)


def _field_of(found: Conflict) -> str:
    return "documents" if found.where == "required_documents" else found.where


def _said(own: ServiceWords, found: Conflict) -> FoundRow:
    topic = words(own.language).values["topic"][found.category.value]
    what = own.staff[f"tier_{found.tier}"].format(topic=topic)
    key = f"standing_{found.standing}" if found.clause == STATUS else "standing_asked"
    return FoundRow(found.words, f"{what}. {own.staff[key]}")


def _differing(own: ServiceWords, typed: Texts, now: Texts) -> list[tuple[str, str]]:
    """The fields in which what someone else has saved differs from what was typed."""
    said = [(own.fields[name][0], now.fields[name]) for name in FIELDS if now.fields[name] != typed.fields[name]]
    if now.documents != typed.documents:
        said.append((own.fields["documents"][0], "\n".join(now.documents)))
    return said
