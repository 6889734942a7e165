"""The pages of the staff: the requests, one of them with what can be done, and how to call someone back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.models import is_handle
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, given_page, page
from charteroak.office.service_requests import keeping
from charteroak.office.service_requests.asking import styles
from charteroak.office.service_requests.filled import TreatForm
from charteroak.office.service_requests.keeping import Moved
from charteroak.office.service_requests.models import LISTS, STATES, ServiceRequest, ServiceType
from charteroak.office.service_requests.words import request_words

LIST = Place("service_requests")
_PAGE = 50
_WRONG, _CONFLICT = 400, 409
_MILLION = 1_000_000


@dataclass(frozen=True)
class RequestRow:
    """A request as the staff sees it."""

    type: str
    """What is asked for."""
    place: str
    """Where."""
    state: str
    """How far it is."""
    came: str
    """When it came, and how long ago that is."""
    agency: str
    """Who works on it."""
    expected: str
    """By when, or nothing."""
    href: str
    """Its page."""


@dataclass(frozen=True)
class ListPage:
    """Some of the requests."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    shows: tuple[tuple[str, str, bool], ...]
    """The states: address, name, and whether it is this one."""
    type: str
    """The type that is shown, or that all are."""
    types: tuple[tuple[str, str, bool], ...]
    """The types, likewise."""
    rows: tuple[RequestRow, ...]
    """The requests."""
    newer: str
    """The address of the page before, or nothing."""
    older: str
    """The address of the page after, or nothing."""


@dataclass(frozen=True)
class RequestPage:
    """A request."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    row: RequestRow
    """The request."""
    description: str
    """What was written, or nothing."""
    answers: tuple[tuple[str, str], ...]
    """What was answered: question and answer."""
    position: str
    """Latitude and longitude, or nothing."""
    channel: str
    """How it came."""
    photo: str
    """The address of its photo, or nothing."""
    note: str
    """What was said to whoever asked, or nothing."""
    closed: str
    """That it is closed and why, or nothing."""
    shredded: str
    """That what they said of themselves is destroyed, or nothing."""
    contact: str
    """Where one sees how to call back; empty where nobody said who they are."""
    rows: tuple[FieldRow, ...]
    """The fields of what can be done; none once it is closed."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    alert: str
    """What came between, or nothing."""
    done: bool
    """Whether something was done just now."""
    action: str
    """Where the form is sent."""
    back: str
    """The list."""


@dataclass(frozen=True)
class ContactPage:
    """How to call someone back."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    said: tuple[tuple[str, str], ...]
    """What they said of themselves; none where it cannot be opened."""
    back: str
    """The request's page."""


@allow("GET", "HEAD")
def list_page(request: HttpRequest, language: str) -> HttpResponse:
    """The requests by state and type, a page at a time."""
    own, number = request_words(language), given_page(request)
    show, type_ = request.GET.get("show", "open"), request.GET.get("type", "")
    show = show if show in ("open", *STATES) else "open"
    types = {each.code: each.said("name", language) for each in ServiceType.objects.all()}
    type_ = type_ if type_ in types else ""
    found = list(keeping.listed(show, type_)[number * _PAGE : (number + 1) * _PAGE + 1])

    def there(show: str, type_: str, number: int = 0) -> str:
        asked = {"show": show, **({"type": type_} if type_ else {}), **({"page": str(number)} if number else {})}
        return Place(LIST.route, query=urlencode(asked)).address(language)

    named = {"": own.staff["all_types"], **dict(sorted(types.items(), key=lambda each: each[1]))}
    context = ListPage(
        say=own.staff,
        styles=styles(),
        shows=tuple((there(each, type_), own.states[each], each == show) for each in ("open", *STATES)),
        type=named[type_],
        types=tuple((there(show, code), name, code == type_) for code, name in named.items()),
        rows=tuple(_row(language, each) for each in found[:_PAGE]),
        newer=there(show, type_, number - 1) if number else "",
        older=there(show, type_, number + 1) if len(found) > _PAGE else "",
    )
    asked = urlencode({"show": show, **({"type": type_} if type_ else {})}) if request.GET else ""
    at = Place(LIST.route, query=asked)
    return page(request, language, "service_requests/list.html", context, at=at, here="desk")


@allow("GET", "HEAD", "POST")
def request_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A request, and what is done about it."""
    kept = _request_of(record)
    if request.method != "POST":
        return _page(request, language, kept, TreatForm(language, None, kept, today()))
    form = TreatForm(language, posted(request)[0], kept, today())
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _page(request, language, kept, form, status=_WRONG)
    kept.version = form.cleaned_data["shown"]
    try:
        keeping.treat(signed_in(request), kept, form.cleaned_data["step"], form.cleaned_data, today())
    except Moved:
        now = _request_of(record)
        fresh = TreatForm(language, None, now, today())
        return _page(request, language, now, fresh, alert="moved", status=_CONFLICT)
    return HttpResponseRedirect(Place("service_request", record=record, query="done=1").address(language))


@allow("GET", "HEAD")
def contact_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """What someone said of themselves, opened to call them back."""
    kept, own = _request_of(record), request_words(language)
    said = keeping.contact(kept) or {}
    name = " ".join(said[each] for each in ("first_name", "last_name") if said.get(each))
    rows = {"first_name": name, "phone": said.get("phone", ""), "email": said.get("email", "")}
    context = ContactPage(
        say=own.staff,
        styles=styles(),
        said=tuple((own.fields[each][0], text) for each, text in rows.items() if text),
        back=Place("service_request", record=record).address(language),
    )
    at = Place("service_request_contact", record=record)
    return page(request, language, "service_requests/contact.html", context, at=at, here="desk")


def _request_of(record: str) -> ServiceRequest:
    kept = ServiceRequest.objects.select_related("of").filter(id=record).first() if is_handle(record) else None
    if kept is None:
        raise Http404
    return kept


def _row(language: str, kept: ServiceRequest) -> RequestRow:
    own, city, age = request_words(language), words(language), (today() - kept.day).days
    old = own.staff["days_one"] if age == 1 else own.staff["days"].format(count=max(age, 0))
    return RequestRow(
        type=kept.of.said("name", language),
        place=kept.place or kept.place_id,
        state=own.states[kept.state],
        came=f"{city.date(kept.day)} ({old})" if kept.state != "closed" else city.date(kept.day),
        agency=own.agencies[kept.agency],
        expected=city.date(kept.expected) if kept.expected else "",
        href=Place("service_request", record=kept.id).address(language),
    )


def _answers(language: str, kept: ServiceRequest) -> tuple[tuple[str, str], ...]:
    """What was answered, in words; where a question is no more, by its code."""
    asked = {each.code: each for each in kept.of.attributes.all()}  # type: ignore[attr-defined]
    found: dict[str, list[str]] = {}
    for each in kept.answers.all().order_by("id"):  # type: ignore[attr-defined]
        question = asked.get(each.code)
        named = dict(question.values(language)) if question and question.datatype in LISTS else {}
        label = question.said("about", language) if question else each.code
        found.setdefault(label, []).append(named.get(each.value, each.value))
    return tuple((label, "; ".join(values)) for label, values in found.items())


def _page(
    request: HttpRequest, language: str, kept: ServiceRequest, form: TreatForm, *, alert: str = "", status: int = 200
) -> HttpResponse:
    own, city, at = request_words(language), words(language), Place("service_request", record=kept.id)
    is_open = kept.state != "closed"
    reason = own.reasons[kept.reason] if kept.reason else ""
    photo = {"language": "en", "record": kept.photo, "form": kept.photo_kind}
    context = RequestPage(
        say=own.staff,
        styles=styles(),
        row=_row(language, kept),
        description=kept.description,
        answers=_answers(language, kept),
        position="" if kept.lat is None or kept.long is None else f"{kept.lat / _MILLION}, {kept.long / _MILLION}",
        channel=own.staff["by_page" if kept.channel == "page" else "by_client"],
        photo=reverse("open311_media", kwargs=photo) if kept.photo else "",
        note=kept.note,
        closed=f"{own.staff['closed_on'].format(day=city.date(kept.closed_on))} {reason}." if kept.closed_on else "",
        shredded=own.staff["shredded"].format(day=city.date(kept.shredded_on)) if kept.shredded_on else "",
        contact=Place("service_request_contact", record=kept.id).address(language) if kept.contact else "",
        rows=tuple(form.rows().values()) if is_open else (),
        wrong=form.wrong_rows(),
        alert=own.staff[alert] if alert else "",
        done=request.method != "POST" and "done" in request.GET,
        action=at.address(language),
        back=LIST.address(language),
    )
    switch = None if form.is_bound else at
    return with_token(
        page(request, language, "service_requests/one.html", context, at=switch, here="desk", status=status)
    )
