"""The pages of reports that everyone can read, and the page that certifies that there was nothing."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.ledger.codec import from_time
from charteroak.ledger.encoding import to_base64
from charteroak.ledger.errors import LedgerError
from charteroak.logic.errors import BadInput
from charteroak.office.accounts.models import Person
from charteroak.office.ledger.opened import NoLedger, Opened, look
from charteroak.office.pages import REVALIDATE, Place, View, allow, asset, page
from charteroak.office.reports.pdf import as_pdf, there
from charteroak.office.reports.rules import PUBLISHERS
from charteroak.office.reports.said import period_name, said
from charteroak.office.reports.shown import Shown, shown
from charteroak.office.reports.spreadsheet import spreadsheet
from charteroak.office.reports.words import report_words
from charteroak.recording.counts import sort_of
from charteroak.recording.reporting.figures import Ledger
from charteroak.recording.reporting.periods import Period, current, ended
from charteroak.recording.reporting.publishing import Published, published, published_of
from charteroak.recording.reporting.report import Damaged, columns_of

REPORTS = Place("reports")
_MOST_DUE = 8
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Link:
    """A report in a list."""

    title: str
    days: str
    href: str


@dataclass(frozen=True)
class ListPage:
    """The reports that there are, and those that are due."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    published: tuple[Link, ...]
    """The reports that are published, the latest first."""
    due: tuple[Link, ...]
    """The periods that have none yet."""
    publishes: bool
    """Whether this person may publish."""
    next: str
    """Of which periods the next ones will be."""
    empty: bool
    """Whether nothing was recorded yet."""


@dataclass(frozen=True)
class ReportPage:
    """A report."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    shown: Shown
    """The report."""
    files: tuple[tuple[str, str], ...]
    """Its files: where each is, and what it is."""
    pdf_there: bool
    """Whether a PDF can be made here."""
    nil: str
    """Where to certify that there was nothing, for those who may."""
    list: str
    """The list of reports."""


@dataclass(frozen=True)
class StatePage:
    """That there is nothing to show, and why."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is the matter, or of what period it is."""
    text: str
    """What it means, or what is certified."""
    list: str
    """The list of reports."""


@dataclass(frozen=True)
class NilPage:
    """A page to sign."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is the matter, or of what period it is."""
    is_nil: bool
    """Whether the ledger shows that there was nothing."""
    text: str
    """What it means, or what is certified."""
    source: str
    """From which checkpoint that is told."""
    back: str
    """The list of reports."""


def of_reports(view: View) -> View:
    """A view that reads the ledger. Where it cannot be, or a number could be wrong, a page says so and shows none."""

    @wraps(view)
    def serve(request: HttpRequest, language: str, **named: str) -> HttpResponse:
        try:
            return view(request, language=language, **named)
        except NoLedger:
            return state(request, language, "none", 200 if not named.get("record") else 404)
        except Damaged as error:
            _log.error("no report can be made: entries cannot be read")
            return state(request, language, "damaged", 503, entries=", ".join(map(str, error.entries[:20])))
        except LedgerError as error:
            _log.error("a report cannot be shown: %s", type(error).__name__)
            return state(request, language, "unreadable", 503)

    return serve


def state(request: HttpRequest, language: str, why: str, status: int, **places: str) -> HttpResponse:
    """A page that says why there is nothing to show."""
    ui = report_words(language).ui
    context = StatePage(
        ui, asset("reports.css"), ui[f"{why}_title"], ui[f"{why}_text"].format(**places), REPORTS.address(language)
    )
    return page(request, language, "reports/state.html", context, at=REPORTS, status=status)


def period_of(slug: str) -> Period:
    """The period of an address, in its one form. Http404 where it is none."""
    try:
        period = Period.parse(slug)
    except BadInput:
        raise Http404 from None
    if period.slug != slug:
        raise Http404
    return period


def may_publish(request: HttpRequest) -> bool:
    """Whether who asks is someone who publishes."""
    person: Person | None = getattr(request, "person", None)
    return person is not None and bool(person.roles & set(PUBLISHERS))


@allow("GET", "HEAD")
@of_reports
def reports_page(request: HttpRequest, language: str) -> HttpResponse:
    """The list."""
    ui = report_words(language).ui

    def show(opened: Opened) -> HttpResponse:
        found = published(opened.reader)
        quarter, year = current(today())
        due = due_of(opened, found)
        publishes = may_publish(request)
        context = ListPage(
            say=ui,
            style=asset("reports.css"),
            published=tuple(_link(language, each.report.period, "report") for each in reversed(found)),
            due=tuple(_link(language, each, "report_publish" if publishes else "") for each in due),
            publishes=publishes,
            next=ui["next"].format(quarter=_within(language, quarter), year=_within(language, year)),
            empty=opened.reader.store.head().size == 1,
        )
        response = page(request, language, "reports/list.html", context, at=REPORTS)
        return fresh(response)

    return look(show)


def due_of(opened: Opened, found: list[Published]) -> list[Period]:
    """The periods that have ended since the ledger began and have no report, the latest first; not very many."""
    start = opened.reader.store.first()
    times = [time for data in opened.reader.store.entries(start, start + 2) if (time := sort_of(data)[1]) is not None]
    began = from_time(min(times)).date() if times else today()
    done = {each.report.period for each in found}
    late = (each for each in ended(today()) if each not in done and Period(each.year) not in done)
    return [each for each in islice(late, _MOST_DUE) if each.after > began]


@allow("GET", "HEAD")
@of_reports
def report_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A report that is published."""
    period, ui = period_of(record), report_words(language).ui

    def show(opened: Opened) -> HttpResponse:
        found = published_of(opened.reader, period)
        if found is None:
            return state(request, language, "missing", 404)
        index = found.index
        recorded = ui["recorded_gone"] if index is None else ui["recorded_at"].format(index=f"{index:,}")
        href = "" if index is None else f"{Place('ledger_entries').address(language)}?find={index}"
        files = [
            (address(f"report_{kind}", language, period), ui[f"file_{kind}"])
            for kind in ("pdf", "csv", "json")
            if kind != "pdf" or there()
        ]
        context = ReportPage(
            say=ui,
            style=asset("reports.css"),
            shown=shown(language, found.report, published=True, recorded=recorded, recorded_href=href),
            files=tuple(files),
            pdf_there=there(),
            nil=address("report_nil", language, period) if may_publish(request) else "",
            list=REPORTS.address(language),
        )
        at = Place("report", record=period.slug)
        return fresh(page(request, language, "reports/report.html", context, at=at))

    return look(show)


@allow("GET", "HEAD")
@of_reports
def as_file(request: HttpRequest, language: str, record: str, kind: str) -> HttpResponse:
    """A report that is published, as a file."""
    period = period_of(record)

    def show(opened: Opened) -> HttpResponse:
        found = published_of(opened.reader, period)
        if found is None or (kind == "pdf" and not there()):
            return state(request, language, "missing", 404)
        data, type_ = _file(language, found, kind)
        name = f"charteroak-{period.slug}{'' if kind == 'json' else f'-{language}'}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return fresh(HttpResponse(data, content_type=type_, headers=headers))

    return look(show)


def _file(language: str, found: Published, kind: str) -> tuple[bytes, str]:
    if kind == "json":
        return found.data, "application/json"
    report = said(language, found.report)
    if kind == "csv":
        return spreadsheet(report), "text/csv; charset=utf-8"
    return as_pdf(report, published=True), "application/pdf"


@allow("GET", "HEAD")
@of_reports
def nil_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The page that an officer may sign where the ledger shows no request for help with immigration enforcement."""
    period = period_of(record)
    if period.after > today():
        raise Http404
    ui, date = report_words(language).ui, words(language).date

    def show(opened: Opened) -> HttpResponse:
        _, checkpoint = opened.reader.checkpoint()
        columns = columns_of(opened.reader, checkpoint.size)
        gone = columns.first and (not len(columns.time) or int(columns.time[0]) >= period.span[0])
        context = NilPage(
            say=ui,
            style=asset("reports.css"),
            title=period_name(language, period),
            is_nil=not gone and not Ledger(columns).helped(period, checkpoint.size),
            text=ui["nil_text"].format(first=date(period.first), last=date(period.last)),
            source=ui["nil_from"].format(size=f"{checkpoint.size:,}", root=to_base64(checkpoint.root)),
            back=REPORTS.address(language),
        )
        return page(
            request, language, "reports/nil.html", context, at=Place("report_nil", record=period.slug), here="desk"
        )

    return look(show)


def address(route: str, language: str, period: Period) -> str:
    """Where a page of a period is."""
    return reverse(route, kwargs={"language": language, "record": period.slug})


def fresh(response: HttpResponse) -> HttpResponse:
    """A page that holds no case: it is kept, and asked for each time whether it has changed."""
    if response.status_code == 200:
        response.headers["Cache-Control"] = REVALIDATE
    return response


def _link(language: str, period: Period, route: str) -> Link:
    date = words(language).date
    days = report_words(language).ui["days"].format(first=date(period.first), last=date(period.last))
    name = period_name(language, period)
    return Link(name[:1].upper() + name[1:], days, address(route, language, period) if route else "")


def _within(language: str, period: Period) -> str:
    name = period_name(language, period)
    return name if not period.is_year else name[:1].lower() + name[1:]


def day_of(language: str, moment: datetime.datetime) -> str:
    """A moment's day."""
    return words(language).date(moment.date())
