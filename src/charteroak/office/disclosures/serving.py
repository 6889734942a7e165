"""What the views of disclosures share: finding a request, doing a step, and the pages for what was not done."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.office.accounts.models import Person
from charteroak.office.accounts.proof import is_fresh
from charteroak.office.accounts.session import signed_in
from charteroak.office.disclosures import flow
from charteroak.office.disclosures.flow import Changed, Done
from charteroak.office.disclosures.held import Held, sees, who
from charteroak.office.disclosures.machine import Refused, Who
from charteroak.office.disclosures.models import Item, Request
from charteroak.office.disclosures.said import LineSaid, RequestSaid, lines_said, request_said
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.errors import not_found
from charteroak.office.forms import FieldRow, with_token
from charteroak.office.gate import refused
from charteroak.office.pages import Place, asset, page
from charteroak.office.record.words import record_words
from charteroak.recording.recorder import NotRecorded

CONFLICT, UNAVAILABLE, FORBIDDEN = 409, 503, 403
_PEOPLE = frozenset({"handler", "supervisor", "counsel_role", "fresh", "not_own", "not_twice", "gave_it"})
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """A page of a request. What else it has is in `more`, by name."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    request: RequestSaid | None
    """The request; None on pages of none."""
    version: int
    """The version of it that this page is made from, for forms."""
    field: Mapping[str, FieldRow]
    """The fields of the page's form, by name."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    here: str
    """The page's own address."""
    more: Mapping[str, Any]
    """What this page has that others do not."""


@dataclass(frozen=True)
class StoppedPage:
    """That something was not done, and why."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is the matter."""
    text: str
    """Why."""
    advice: str
    """What to do, or nothing."""
    lines: tuple[LineSaid, ...]
    """What happened in the meantime."""
    href: str
    """Where to go on."""


def found(request: HttpRequest, handle: str) -> Held | HttpResponse:
    """A request that the person of a view may see, as it is; else the page that says not."""
    there = Request.objects.filter(handle=handle).first()
    if there is None:
        return not_found(request)
    if not sees(signed_in(request), there):
        return refused(request)
    return Held.of(there)


def found_item(request: HttpRequest, handle: str) -> tuple[Held, Item] | HttpResponse:
    """A class that was asked for in a request, in the same way."""
    item = Item.objects.select_related("request").filter(handle=handle, asked=True).first()
    if item is None:
        return not_found(request)
    held = found(request, item.request.handle)
    if isinstance(held, HttpResponse):
        return held
    return held, next(each for each in held.items if each.pk == item.pk)


def me(request: HttpRequest) -> Who:
    """The person of a view, as the machine sees them."""
    return who(signed_in(request), fresh=is_fresh(request))


def shown(
    request: HttpRequest,
    language: str,
    template: str,
    held: Held | None,
    form: Any = None,
    *,
    at: Place | None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A page of a request, with a form's fields where it has one. 400 where something is wrong with them."""
    person: Person = signed_in(request)
    context = Shown(
        say=disclosure_words(language).ui,
        style=asset("disclosures.css"),
        request=request_said(language, held, person) if held else None,
        version=held.request.version if held else 0,
        field=form.rows() if form else {},
        wrong=form.wrong_rows() if form and form.is_bound else (),
        here=at.address(language) if at else "",
        more=more,
    )
    status = 400 if context.wrong and status == 200 else status
    return with_token(
        page(request, language, f"disclosures/{template}.html", context, at=at, here="desk", status=status)
    )


def doing(request: HttpRequest, language: str, held: Held, how: Callable[[], Done]) -> Done | HttpResponse:
    """Take a step. Where it was not taken, the page that says why; nothing was done then."""
    handle, since = held.request.handle, held.request.version
    try:
        done = how()
    except Changed as changed:
        return conflict(request, language, handle, changed.since)
    except IntegrityError:
        return conflict(request, language, handle, since)
    except Refused as error:
        status = FORBIDDEN if error.why in _PEOPLE else CONFLICT
        return stopped(
            request, language, handle, "refused_title", disclosure_words(language).refused[error.why], status
        )
    except NotRecorded as error:
        return not_recorded(request, language, handle, error)
    if done.lapsed:
        return _lapsed(request, language, done)
    return done


def to(language: str, route: str, handle: str, query: str = "") -> HttpResponse:
    """On to a page, after something was done."""
    response = HttpResponseRedirect(Place(route, record=handle, query=query).address(language))
    response.headers["Cache-Control"] = "no-store"
    return response


def conflict(request: HttpRequest, language: str, handle: str, since: int) -> HttpResponse:
    """409: it is not as it was shown. What happened since."""
    own = disclosure_words(language)
    held = Held.of(Request.objects.get(handle=handle))
    lines = tuple(lines_said(own, held, signed_in(request), since))
    return stopped(request, language, handle, "conflict_title", own.ui["conflict_text"], CONFLICT, lines=lines)


def not_recorded(request: HttpRequest, language: str, handle: str, error: NotRecorded) -> HttpResponse:
    """503: the ledger does not take it, so it was not done."""
    _log.error("not recorded: %s", error)  # a LedgerError's text has no value of an entry
    reason, advice = record_words(language).reasons[error.why]
    return stopped(request, language, handle, "unrecorded", reason, UNAVAILABLE, advice=advice)


def stopped(
    request: HttpRequest,
    language: str,
    handle: str,
    title: str,
    text: str,
    status: int,
    *,
    advice: str = "",
    lines: tuple[LineSaid, ...] = (),
) -> HttpResponse:
    """That something was not done."""
    own = disclosure_words(language)
    at = Place("disclosure", record=handle) if handle else Place("disclosures")
    context = StoppedPage(own.ui, asset("disclosures.css"), own.ui[title], text, advice, lines, at.address(language))
    return page(request, language, "disclosures/stopped.html", context, at=at, here="desk", status=status)


def tidied(held: Held) -> Held:
    """The request after what time has done to it, where the ledger takes that; else as it was."""
    if not held.is_due:
        return held
    try:
        flow.tidy(held.request.handle)
    except NotRecorded as error:
        _log.error("not recorded: %s", error)
    return Held.of(Request.objects.get(pk=held.request.pk))


def _lapsed(request: HttpRequest, language: str, done: Done) -> HttpResponse:
    ui = disclosure_words(language).ui
    by_records = not done.request.commitment
    text = f"{ui['lapsed_text']} {ui['lapsed_records']}" if by_records else ui["lapsed_text"]
    return stopped(request, language, done.request.handle, "lapsed_title", text, CONFLICT)
