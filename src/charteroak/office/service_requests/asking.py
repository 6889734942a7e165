"""Asking for a service, without a log-in or a name; and looking, with a code, what became of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.ledger.commitment import new_record
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.service_requests import keeping, settings
from charteroak.office.service_requests.filled import CALL_BACK, OF, CodeForm, RequestForm, form_of
from charteroak.office.service_requests.giving import Wrong
from charteroak.office.service_requests.models import ServiceRequest, ServiceType
from charteroak.office.service_requests.shredding import days_closed
from charteroak.office.service_requests.words import request_words

REQUESTS, TRACK = Place("requests"), Place("request_track")
_SALT = "charteroak.office.service_requests"
_WRONG, _UNAVAILABLE = 400, 503
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TypeRow:
    """A type of request."""

    name: str
    """What it is called."""
    about: str
    """What it is."""
    href: str
    """Where one asks for it."""


@dataclass(frozen=True)
class GroupRow:
    """The types of a group."""

    name: str
    """What it is called."""
    types: tuple[TypeRow, ...]
    """The types."""


@dataclass(frozen=True)
class ChoosePage:
    """Where a type is chosen."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    groups: tuple[GroupRow, ...]
    """The types by group."""
    call: str
    """Whom one can call."""
    track: str
    """Where one looks what became of a request."""


@dataclass(frozen=True)
class NewPage:
    """Where a request is written."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    type: TypeRow
    """The type."""
    tells: tuple[str, ...]
    """What the type only tells."""
    kept: str
    """For how long what someone says of themselves is kept."""
    field: Mapping[str, FieldRow]
    """The fields that every type has, by name."""
    asked: tuple[FieldRow, ...]
    """The type's own questions."""
    you: tuple[FieldRow, ...]
    """What someone can say of themselves."""
    wrong: tuple[FieldRow, ...]
    """The fields that something is wrong with."""
    confidential: bool
    """Whether nothing is wrong but that something confidential was taken out."""
    photo_again: bool
    """Whether a photo was sent that has to be chosen again."""
    unkept: bool
    """Whether it could not be taken in."""
    action: str
    """Where the form is sent."""
    back: str
    """Where a type is chosen."""


@dataclass(frozen=True)
class Came:
    """What became of a request."""

    type: str
    """What was asked for."""
    place: str
    """Where."""
    came: str
    """When it came."""
    state: str
    """How it stands, to the outside: open or closed."""
    agency: str
    """Who works on it."""
    expected: str
    """By when it is expected to be done, or nothing."""
    reason: str
    """Why it was closed, or nothing."""
    note: str
    """What the staff says, or nothing."""
    description: str
    """What was written, or nothing."""
    notice: str
    """What the City does, or nothing."""


@dataclass(frozen=True)
class SentPage:
    """That a request was taken in."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    code: str
    """The tracking code; empty where it was taken in before."""
    came: Came
    """The request, for the receipt."""
    track: str
    """Where one looks what became of it."""
    another: str
    """Where another is sent."""


@dataclass(frozen=True)
class TrackPage:
    """Where one looks what became of a request."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    field: Mapping[str, FieldRow]
    """The field."""
    wrong: tuple[FieldRow, ...]
    """It, where something is wrong with it."""
    came: Came | None
    """What became of it, once it is found."""
    action: str
    """Where the form is sent."""
    another: str
    """Where a request is sent."""


def styles() -> tuple[str, ...]:
    """The stylesheets of these pages."""
    return asset("complaints.css"), asset("requests.css")


@allow("GET", "HEAD")
def requests_page(request: HttpRequest, language: str) -> HttpResponse:
    """Choose what it is about."""
    types = sorted(ServiceType.objects.filter(retired=False), key=lambda each: each.said("group", language))
    context = ChoosePage(
        say=request_words(language).public,
        styles=styles(),
        groups=tuple(
            GroupRow(name, tuple(sorted((_row(language, each) for each in group), key=lambda row: row.name)))
            for name, group in groupby(types, key=lambda each: each.said("group", language))
        ),
        call=settings.call(),
        track=TRACK.address(language),
    )
    return page(request, language, "service_requests/choose.html", context, at=REQUESTS)


@allow("GET", "HEAD", "POST")
def new_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Write a request. What is confidential in it is offered to be taken out, before anything is stored."""
    of = ServiceType.objects.prefetch_related("attributes").filter(code=record, retired=False).first()
    if of is None:
        raise Http404
    made, (data, files) = form_of(of, language), posted(request)
    if data is None:
        form = made(language, token=signing.dumps(new_record().hex(), salt=_SALT))  # type: ignore[call-arg]
        return _new(request, language, of, form)
    form = made(language, data, files)
    token = _record_of(data.get("form", ""))
    if not form.is_ours() or token is None:
        return bad_request(request)
    if not form.is_valid():
        _screen(form, of)
        return _new(request, language, of, form, status=_WRONG)
    given = form.given(of)
    if wrong := list(given.wrong()) or [Wrong(each.field, "confidential") for each in given.screen()]:
        form.refuse(given, wrong)
        return _new(request, language, of, form, status=_WRONG)
    try:
        kept, code = keeping.take(given, token)
    except OSError as error:
        _log.error("a photo was not kept: %s", type(error).__name__)
        return _new(request, language, of, form, unkept=True, status=_UNAVAILABLE)
    context = SentPage(
        say=request_words(language).public,
        styles=styles(),
        code=code,
        came=came(language, kept),
        track=TRACK.address(language),
        another=REQUESTS.address(language),
    )
    return page(request, language, "service_requests/sent.html", context, at=None)


@allow("GET", "HEAD", "POST")
def track_page(request: HttpRequest, language: str) -> HttpResponse:
    """What became of the request with a code. The code is sent in the body, and is in no address."""
    form, found = CodeForm(language, posted(request)[0]), None
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            kept, private = keeping.find(form.cleaned_data["code"])
            found = came(language, kept) if kept and private else None
            if found is None:
                form.wrong("code", "unknown_code")
    context = TrackPage(
        say=request_words(language).public,
        styles=styles(),
        field=form.rows(),
        wrong=form.wrong_rows(),
        came=found,
        action=TRACK.address(language),
        another=REQUESTS.address(language),
    )
    status = _WRONG if context.wrong else 200
    return with_token(page(request, language, "service_requests/track.html", context, at=TRACK, status=status))


def came(language: str, kept: ServiceRequest) -> Came:
    """A request as whoever has its code reads it."""
    own, city = request_words(language), words(language)
    return Came(
        type=kept.of.said("name", language),
        place=kept.place,
        came=city.date(kept.day),
        state=own.public["closed_state" if kept.status == "closed" else "open"],
        agency=own.agencies[kept.agency],
        expected=city.date(kept.expected) if kept.expected and kept.status == "open" else "",
        reason=own.reasons[kept.reason] if kept.reason else "",
        note=kept.note,
        description=kept.description,
        notice=kept.of.said("notice", language),
    )


def _screen(form: RequestForm, of: ServiceType) -> None:
    """Screen what was typed where something else is wrong, too: it goes back to the page."""
    typed = {name: form.cleaned_data.get(name) for name in form.fields}
    form.cleaned_data = {**form.cleaned_data, **{name: typed[name] or "" for name in ("description", "place")}}
    form.cleaned_data |= {name: typed[name] or "" for name in CALL_BACK}
    given = form.given(of)
    form.refuse(given, [Wrong(each.field, "confidential") for each in given.screen()])


def _new(
    request: HttpRequest, language: str, of: ServiceType, form: RequestForm, *, unkept: bool = False, status: int = 200
) -> HttpResponse:
    own, rows = request_words(language), form.rows()
    wrong = form.wrong_rows()
    context = NewPage(
        say=own.public,
        styles=styles(),
        type=_row(language, of),
        tells=tuple(each.said("about", language) for each in of.attributes.all() if not each.variable),  # type: ignore[attr-defined]
        kept=own.public["about_you_text"].format(days=days_closed()),
        field=rows,
        asked=tuple(row for name, row in rows.items() if name.startswith(OF)),
        you=tuple(rows[name] for name in CALL_BACK),
        wrong=wrong,
        confidential=bool(wrong) and {each.error for each in wrong} == {own.faults["confidential"]},
        photo_again=bool(form.is_bound and form.files),
        unkept=unkept,
        action=Place("request_new", record=of.code).address(language),
        back=REQUESTS.address(language),
    )
    # In the other language, what was typed would be lost.
    at = None if form.is_bound else Place("request_new", record=of.code)
    return with_token(page(request, language, "service_requests/new.html", context, at=at, status=status))


def _row(language: str, of: ServiceType) -> TypeRow:
    href = Place("request_new", record=of.code).address(language)
    return TypeRow(of.said("name", language), of.said("about", language), href)


def _record_of(token: str) -> bytes | None:
    """The id that a form was given when it was shown: sent twice, it is one request."""
    try:
        return bytes.fromhex(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None
