"""The ledger's pages. They show what is public and change nothing; the files for verifiers are served elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.receipt import SUFFIX
from charteroak.logic.errors import BadInput
from charteroak.office.errors import bad_request
from charteroak.office.ledger.chosen import filter_form
from charteroak.office.ledger.entry import entry_page, no_entry_page
from charteroak.office.ledger.listing import entries_page, entry_href, number_of, record_number_of
from charteroak.office.ledger.opened import NoLedger, Opened, look
from charteroak.office.ledger.overview import ledger_page
from charteroak.office.ledger.signed import head
from charteroak.office.ledger.words import ledger_words
from charteroak.office.pages import LEDGER, REVALIDATE, Place, View, allow, asset, page

ENTRIES = Place("ledger_entries")


@dataclass(frozen=True)
class StatePage:
    """That there is nothing to show, and why."""

    say: Mapping[str, str]
    """The words of the language."""
    title: str
    """What is the matter."""
    text: str
    """What it means."""
    again: str
    """The address to try again, where that may help."""


def _of_the_ledger(at: Callable[..., Place]) -> Callable[[View], View]:
    """A view that reads the ledger. Where there is none, or it cannot be read, a page says so calmly."""

    def decorate(view: View) -> View:
        @wraps(view)
        def serve(request: HttpRequest, language: str, **named: object) -> HttpResponse:
            try:
                response = view(request, language=language, **named)
            except NoLedger:
                status = 200 if view.__name__ == "overview" else 404
                return _state(request, language, "none", at(**named), status)
            except LedgerError:
                return _state(request, language, "unreadable", at(**named), 503)
            if response.status_code == 200:
                response.headers["Cache-Control"] = REVALIDATE
            return response

        return serve

    return decorate


def _state(request: HttpRequest, language: str, why: str, at: Place, status: int) -> HttpResponse:
    ui = ledger_words(language).ui
    again = at.address(language) if status == 503 else ""
    context = StatePage(ui, ui[f"{why}_title"], ui[f"{why}_text"], again)
    return page(request, language, "ledger/state.html", context, at=at, here="ledger", status=status)


@allow("GET", "HEAD")
@_of_the_ledger(lambda: LEDGER)
def overview(request: HttpRequest, language: str) -> HttpResponse:
    """How the ledger stands, and what was recorded, counted as the form asks."""

    def show(opened: Opened) -> HttpResponse:
        form = filter_form(language, request.GET.dict(), opened.reader.codecs)
        context = ledger_page(language, opened, form, ENTRIES.address(language))
        at = Place(LEDGER.route, query=form.query)
        status = 400 if form.wrong else 200
        return page(request, language, "ledger/overview.html", context, at=at, here="ledger", status=status)

    try:
        return look(show)
    except BadInput:
        return bad_request(request)


@allow("GET", "HEAD")
@_of_the_ledger(lambda: ENTRIES)
def entries(request: HttpRequest, language: str) -> HttpResponse:
    """A page of the list; or, where one is looked for, the way to it."""
    given = request.GET.get("from", "")
    newest = number_of(given) if given else None
    if given and newest is None:
        return bad_request(request)

    def show(opened: Opened) -> HttpResponse:
        href, error = _find(language, opened, request.GET["find"]) if "find" in request.GET else ("", "")
        if href:
            return HttpResponseRedirect(href)
        context = entries_page(language, opened, newest, ledger_words(language).ui[error] if error else "")
        at = Place(ENTRIES.route, query=urlencode({"from": newest}) if newest is not None else "")
        status = 404 if error in ("find_none", "find_pruned") else 400 if error else 200
        return page(request, language, "ledger/entries.html", context, at=at, here="ledger", status=status)

    return look(show)


def _find(language: str, opened: Opened, wanted: str) -> tuple[str, str]:
    """Where an entry is that is looked for by its record number or its place; or why it is not found."""
    index, record, store = number_of(wanted), record_number_of(wanted), opened.reader.store
    if record is not None and opened.reader.find(record):
        return Place("ledger_entry", record=record).address(language), ""
    if index is not None and (data := opened.bytes_of(index)) and (href := entry_href(language, data, index)):
        return href, ""
    if index is not None and index < store.first():
        return "", "find_pruned"
    return "", "find_bad" if index is None and record is None else "find_none"


@allow("GET", "HEAD")
@_of_the_ledger(lambda record: Place("ledger_entry", record=record))
def entry(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The entries with a record number, each with its proof."""
    at = Place("ledger_entry", record=record)
    base = f"{request.scheme}://{request.get_host()}"

    def show(opened: Opened) -> HttpResponse:
        found = entry_page(language, opened, record, base, asset("ledger.js"))
        if found is not None:
            return page(request, language, "ledger/entry.html", found, at=at, here="ledger")
        missing = no_entry_page(language, opened)
        return page(request, language, "ledger/no_entry.html", missing, at=at, here="ledger", status=404)

    return look(show)


@allow("GET", "HEAD")
@_of_the_ledger(lambda record, **_: Place("ledger_entry", record=record))
def receipt(request: HttpRequest, language: str, record: str, index: int) -> HttpResponse:  # noqa: ARG001 - a file
    """The receipt of an entry under the checkpoint that is published."""

    def show(opened: Opened) -> HttpResponse:
        _entry_of(opened, record, index)
        found = opened.reader.receipt(index) if head(opened) else None
        if found is None:  # no checkpoint covers it yet
            raise Http404
        return _file(found.to_bytes(), "text/plain; charset=utf-8", f"{index}{SUFFIX}")

    return look(show)


@allow("GET", "HEAD")
@_of_the_ledger(lambda record, **_: Place("ledger_entry", record=record))
def raw(request: HttpRequest, language: str, record: str, index: int) -> HttpResponse:  # noqa: ARG001 - a file
    """An entry, byte for byte."""
    return look(lambda opened: _file(_entry_of(opened, record, index), "application/octet-stream", f"{index}.entry"))


def _entry_of(opened: Opened, record: str, index: int) -> bytes:
    """The bytes of the entry at a place that has this record number."""
    data = opened.bytes_of(index) if index < 1 << 63 else None
    if data is None or data[18:34].hex() != record:
        raise Http404
    return data


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
