"""Publishing a report: one person asks, another who has seen the same figures agrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import with_token
from charteroak.office.ledger.opened import Opened, look
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.reports import keeping
from charteroak.office.reports.shown import Shown, shown
from charteroak.office.reports.views import (
    REPORTS,
    address,
    day_of,
    of_reports,
    period_of,
    state,
)
from charteroak.office.reports.words import report_words
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.publishing import Refused, made, may_publish, published
from charteroak.recording.reporting.report import Report, make

_STEPS = ("ask", "agree", "take_back")
_FIELDS = {"csrfmiddlewaretoken", "step", "digest"}


@dataclass(frozen=True)
class PublishPage:
    """The figures that would be published, and what this person can do about it."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    list: str
    """The list of reports."""
    shown: Shown
    """The report."""
    asked: str
    """Who asked, or nothing."""
    own: bool
    """Whether that is this person themselves."""
    digest: str
    """The digest of the figures that are shown."""
    told: str
    """What came of the last step, or nothing."""
    wrong: bool
    """Whether that was not done."""
    nil: str
    """Where to certify that there was nothing."""


@allow("GET", "HEAD", "POST")
@of_reports
def publish_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where a report is published."""
    period, person = period_of(record), signed_in(request)
    if request.method == "POST":
        return _post(request, language, period, person)
    return _show(request, language, period, person, told=request.GET.get("done", ""))


def _post(request: HttpRequest, language: str, period: Period, person: Person) -> HttpResponse:
    step = request.POST.get("step", "")
    if step not in _STEPS or set(request.POST) - _FIELDS or any(len(v) > 1 for _, v in request.POST.lists()):
        return bad_request(request)
    here = address("report_publish", language, period)
    if step == "take_back":
        keeping.take_back(person, period)
        return HttpResponseRedirect(f"{here}?done=withdrawn")
    if step == "ask":
        refusal, report = look(lambda opened: _made(opened, period))
        if refusal or report is None:
            return _show(request, language, period, person, told=refusal, status=409)
        keeping.ask(person, report)
        return HttpResponseRedirect(f"{here}?done=asked")
    outcome = keeping.agree(person, period, request.POST.get("digest", ""))
    if outcome == "done":
        return HttpResponseRedirect(address("report", language, period))
    status = {"waits": 403, "unrecorded": 503}.get(outcome, 409)
    return _show(request, language, period, person, told=outcome, status=status)


def _made(opened: Opened, period: Period) -> tuple[str, Report | None]:
    """Why a period's report cannot be published, or the report."""
    found = published(opened.reader)
    try:
        may_publish(period, found, today())
    except Refused as error:
        return error.why, None
    return "", make(opened.reader, period, made(found))


def _show(
    request: HttpRequest, language: str, period: Period, person: Person, *, told: str = "", status: int = 200
) -> HttpResponse:
    ui = report_words(language).ui
    draft = keeping.draft_of(period)
    refusal, report = ("", draft[1]) if draft else look(lambda opened: _made(opened, period))
    if refusal == "published":
        return HttpResponseRedirect(address("report", language, period))
    if report is None:
        return state(request, language, "missing", 404)
    asked = (
        ""
        if draft is None
        else ui["asked_by"].format(name=draft[0].asked_by.name, day=day_of(language, draft[0].asked_on))
    )
    known = told in ("asked", "withdrawn", "moved", "gone", "waits", "unrecorded", "early", "year_published")
    context = PublishPage(
        say=ui,
        style=asset("reports.css"),
        list=REPORTS.address(language),
        shown=shown(language, report, published=False),
        asked=asked,
        own=draft is not None and draft[0].asked_by.pk == person.pk,
        digest=report.digest.hex(),
        told=ui[told] if known else "",
        wrong=known and told not in ("asked", "withdrawn"),
        nil=address("report_nil", language, period),
    )
    at = Place("report_publish", record=period.slug)
    return with_token(page(request, language, "reports/publish.html", context, at=at, here="desk", status=status))
