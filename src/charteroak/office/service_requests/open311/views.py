"""The calls of GeoReport v2. They take no session and no form's token: who asks is nobody, or a client by its key."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import wraps

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.logic.clock import now
from charteroak.office.pages import allow
from charteroak.office.service_requests import album, keeping, settings
from charteroak.office.service_requests.giving import Wrong, moment
from charteroak.office.service_requests.models import Attribute, ServiceType
from charteroak.office.service_requests.open311 import said
from charteroak.office.service_requests.open311.reading import REDACT, Refused, jurisdiction, read
from charteroak.office.service_requests.open311.wire import FORMS, Many, Value, answer, failed
from charteroak.office.service_requests.photos import KINDS
from charteroak.office.service_requests.words import request_words

PUBLIC_URL = "CHARTEROAK_PUBLIC_URL"
_IDS = 100
_log = logging.getLogger(__name__)
Call = Callable[..., HttpResponse]


def _call(view: Call) -> Call:
    """A call: in XML or JSON and in nothing else, of this city, and its errors as the specification has them."""

    @wraps(view)
    def serve(request: HttpRequest, language: str, form: str, **named: str) -> HttpResponse:
        if form not in FORMS:
            return _failed(language, "xml", [Wrong("format", "not_found", 404)])
        try:
            jurisdiction(request.GET)
            return view(request, language, form, **named)
        except Refused as refused:
            return _failed(language, form, refused.wrong)

    return serve


def _failed(language: str, form: str, wrong: tuple[Wrong, ...] | list[Wrong]) -> HttpResponse:
    own = request_words(language)
    return failed(form, [(each.status, f"{each.field}: {own.faults[each.code]}") for each in wrong])


@allow("GET", "HEAD")
@_call
def discovery(request: HttpRequest, language: str, form: str) -> HttpResponse:
    """Where the interface is, and in which formats."""
    changed = ServiceType.objects.aggregate(Max("changed_at"))["changed_at__max"] or datetime.fromtimestamp(0, UTC)
    own = request_words(language).api
    found = said.discovery(_base(request), changed, settings.call(), own["key_service"])
    return answer(form, "discovery", found)


@allow("GET", "HEAD")
@_call
def services(_request: HttpRequest, language: str, form: str) -> HttpResponse:
    """The types of requests."""
    asking = set(Attribute.objects.values_list("of_id", flat=True))
    found = ServiceType.objects.filter(retired=False)
    rows = [said.service(each, language, asks=each.pk in asking) for each in found]
    return answer(form, "services", Many("service", rows))


@allow("GET", "HEAD")
@_call
def definition(_request: HttpRequest, language: str, form: str, record: str) -> HttpResponse:
    """What a type asks."""
    found = ServiceType.objects.filter(code=record, retired=False).first()
    if found is None:
        raise Refused(Wrong("service_code", "not_found", 404))
    return answer(form, "service_definition", said.definition(found, language))


# Exempt: a program has no token of a form. Nobody's cookie counts here, so a forged request has nothing to go with.
@csrf_exempt
@allow("GET", "HEAD", "POST")
@_call
def requests(request: HttpRequest, language: str, form: str) -> HttpResponse:
    """The public list of requests; a new request on a POST."""
    return _take(request, language, form) if request.method == "POST" else _list(request, language, form)


@allow("GET", "HEAD")
@_call
def one(request: HttpRequest, language: str, form: str, record: str) -> HttpResponse:
    """A request, by its tracking code or its public id."""
    rows = _named(request, language, [record])
    if not rows:
        raise Refused(Wrong("service_request_id", "not_found", 404))
    return _requests(form, rows)


@allow("GET", "HEAD")
@_call
def token(_request: HttpRequest, _language: str, form: str, record: str) -> HttpResponse:
    """The id that a token stands for. Here they are the same: nothing is taken in that has no id at once."""
    kept, private = keeping.find(record)
    if kept is None or not private:
        raise Refused(Wrong("token", "not_found", 404))
    return _requests(form, [{"service_request_id": record, "token": record}])


@allow("GET", "HEAD")
def media(_request: HttpRequest, language: str, record: str, form: str) -> HttpResponse:
    """A photo, for whoever knows its name."""
    kept = keeping.of_photo(record)
    data = album.read(record) if kept is not None and kept.photo_kind == form else None
    if data is None:
        return _failed(language, "xml", [Wrong("media_url", "not_found", 404)])
    return HttpResponse(data, content_type=KINDS[form], headers={"Content-Disposition": "inline"})


def _take(request: HttpRequest, language: str, form: str) -> HttpResponse:
    given = read(request, language)
    seen = given.screen()
    own = request_words(language)
    if seen and request.POST.get(REDACT, "") != "true":
        told = own.api["confidential"]
        return failed(
            form,
            [(400, told.format(field=each.field, kind=each.category, start=each.start, end=each.end)) for each in seen],
        )
    try:
        kept, code = keeping.take(given)
    except OSError as error:
        _log.error("a photo was not kept: %s", type(error).__name__)
        raise Refused(Wrong("media", "photo_unkept")) from None
    notices = [given.of.said("notice", language), own.api["redacted"] if seen else ""]
    notices.append(own.api["no_media_url"] if request.POST.get("media_url") else "")
    named = {"realtime": "service_request_id", "batch": "token"}.get(kept.of.answers)
    row: dict[str, Value] = {named: code} if named else {}
    row |= {"service_notice": " ".join(each for each in notices if each) or None, "account_id": None}
    return _requests(form, [row])


def _list(request: HttpRequest, language: str, form: str) -> HttpResponse:
    asked = request.GET
    if named := _several(asked.getlist("service_request_id")):
        return _requests(form, _named(request, language, named[:_IDS]))
    first, last = _span(asked)
    size = _number(asked, "page_size", keeping.MOST, keeping.MOST)
    statuses = _several(asked.getlist("status"))
    if set(statuses) - {"open", "closed"}:
        raise Refused(Wrong("status", "not_offered"))
    found = keeping.public_list(
        first.astimezone(UTC).date(),
        last.astimezone(UTC).date(),
        types=_several(asked.getlist("service_code")),
        statuses=statuses,
        skip=(_number(asked, "page", 1, 10_000) - 1) * size,
        most=size,
    )
    return _requests(form, [said.public(each, language) for each in found])


def _span(asked: Mapping[str, str]) -> tuple[datetime, datetime]:
    """From when to when: of the two that is not said, the other says it, and else it is the last 90 days."""
    found = {name: moment(asked.get(name, "")) for name in ("start_date", "end_date")}
    if wrong := [Wrong(name, "datetime") for name in found if asked.get(name) and found[name] is None]:
        raise Refused(*wrong)
    first, last = found["start_date"], found["end_date"]
    try:
        if first is None:
            last = last or now()
            first = last - keeping.SPAN
        last = last or first + keeping.SPAN
    except OverflowError:
        raise Refused(Wrong("start_date", "datetime")) from None
    if not timedelta(0) <= last - first <= keeping.SPAN:
        raise Refused(Wrong("end_date", "span"))
    return first, last


def _named(request: HttpRequest, language: str, names: list[str]) -> list[Mapping[str, Value]]:
    rows: list[Mapping[str, Value]] = []
    for named in names:
        kept, private = keeping.find(named)
        if kept is not None:
            rows.append(said.whole(kept, named, language, _base(request)) if private else said.public(kept, language))
    return rows


def _requests(form: str, rows: list[Mapping[str, Value]]) -> HttpResponse:
    return answer(form, "service_requests", Many("request", rows))


def _several(given: list[str]) -> list[str]:
    """The parts of parameters that may come several times, with commas between."""
    return [part.strip()[:64] for each in given for part in each.split(",") if part.strip() and "\0" not in part]


def _number(asked: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = asked.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= most):
        raise Refused(Wrong(name, "number"))
    return int(text)


def _base(request: HttpRequest) -> str:
    """The site's address as its callers know it, without a closing slash."""
    return (os.environ.get(PUBLIC_URL) or request.build_absolute_uri("/")).rstrip("/")
