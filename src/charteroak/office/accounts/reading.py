"""The audit, for auditors and administrators: its lines by person, event and day, and the same as a table to take away.

Reading it leaves a line in it, and taking lines away does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import audit
from charteroak.office.accounts.forms import AccountForm
from charteroak.office.accounts.framing import address, form_page
from charteroak.office.accounts.models import AuditLine, Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.words import AccountWords, account_words
from charteroak.office.cells import as_csv
from charteroak.office.pages import Place, allow

_PAGE = 50
LATEST = 10_000
"""So many lines are counted and shown on pages: the audit grows with all that is read. The table has them all."""
COLUMNS = ("time", "person", "event", "route", "about", "outcome")


class FilterForm(AccountForm):
    """Which lines: of whom, about what, of which day."""

    kinds: ClassVar[Mapping[str, str]] = {"person": "select", "event": "select"}
    person = forms.ChoiceField(required=False)
    event = forms.ChoiceField(required=False)
    day = forms.DateField(required=False)


@dataclass(frozen=True)
class LineRow:
    """A line of the audit."""

    time: str
    """When, to the hundredth of a second, in UTC."""
    who: str
    """The person's name, or their handle where there is none."""
    event: str
    """What they did."""
    route: str
    """On which page."""
    about: str
    """Of what, by ids."""
    outcome: str
    """What came of it."""


@dataclass(frozen=True)
class AuditMore:
    """The lines of a page."""

    count: str
    lines: tuple[LineRow, ...]
    where: str
    """Which page of how many."""
    newer: str
    """The address of the page before; empty where there is none."""
    older: str
    csv: str
    """The address of the same lines as a table."""


@allow("GET", "HEAD")
def audit_page(request: HttpRequest, language: str) -> HttpResponse:
    """The lines, the last one first."""
    own = account_words(language)
    form, names = _form(request, language)
    pages = Paginator(_lines(form)[:LATEST], _PAGE)
    this = pages.get_page(request.GET.get("page", "1"))
    asked = {name: str(value) for name, value in _asked(form).items() if value}

    def to(number: int) -> str:
        return f"{address('audit', language)}?{urlencode({**asked, 'page': number})}"

    table = f"{address('audit_csv', language)}?{urlencode(asked)}" if asked else address("audit_csv", language)
    said = "audit_count_one" if pages.count == 1 else "audit_count" if pages.count < LATEST else "audit_latest"
    more = AuditMore(
        count=own.ui[said].format(count=pages.count),
        lines=tuple(_row(each, names, own) for each in this.object_list),
        where=own.ui["audit_page"].format(page=this.number, pages=pages.num_pages),
        newer=to(this.previous_page_number()) if this.has_previous() else "",
        older=to(this.next_page_number()) if this.has_next() else "",
        csv=table,
    )
    return form_page(
        request,
        language,
        form,
        own.ui["audit_title"],
        lede=own.ui["audit_lede"],
        action=address("audit", language),
        button=own.ui["audit_show"],
        more=more,
        template="accounts/audit.html",
        at=Place("audit", query=urlencode(asked)),
    )


@allow("GET", "HEAD")
def audit_csv(request: HttpRequest, language: str) -> HttpResponse:
    """The same lines as comma-separated values."""
    form, _ = _form(request, language)
    audit.done(signed_in(request), "exported", route="audit_csv")
    lines = _lines(form).values_list(*COLUMNS).iterator(chunk_size=2000)
    rows = ((time.astimezone(UTC).isoformat(timespec="milliseconds"), *more) for time, *more in lines)
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"', "Cache-Control": "no-store"}
    return HttpResponse(as_csv([COLUMNS, *rows]), content_type="text/csv; charset=utf-8", headers=headers)


def _form(request: HttpRequest, language: str) -> tuple[FilterForm, dict[str, str]]:
    own = account_words(language)
    names = dict(Person.objects.order_by("name").values_list("handle", "name"))
    given = {name: request.GET.get(name, "") for name in ("person", "event", "day")}
    form = FilterForm(language, given)
    every = ("", own.ui["audit_all"])
    who: Any = form.fields["person"]
    who.choices = [every, *names.items()]
    what: Any = form.fields["event"]
    what.choices = [every, *sorted(own.events.items(), key=lambda each: each[1])]
    return form, names


def _asked(form: FilterForm) -> dict[str, Any]:
    return form.cleaned_data if form.is_valid() else {}


def _lines(form: FilterForm) -> Any:
    """The lines that are asked for; none where what is asked cannot be read."""
    found = AuditLine.objects.order_by("-pk")
    if not form.is_valid():
        return found.none()
    asked = form.cleaned_data
    if asked["day"] and not asked["person"] and not asked["event"]:
        found = found.order_by("-time", "-pk")  # which the index of times has in order
    if asked["person"]:
        found = found.filter(person=asked["person"])
    if asked["event"]:
        found = found.filter(event=asked["event"])
    day: date | None = asked["day"]
    if day is not None and day < date.max:
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
        found = found.filter(time__gte=start, time__lt=start + timedelta(days=1))
    return found


def _row(line: AuditLine, names: Mapping[str, str], own: AccountWords) -> LineRow:
    nobody = own.ui["audit_console" if line.outcome == "console" else "audit_nobody"]
    return LineRow(
        time=f"{line.time.astimezone(UTC):%Y-%m-%d %H:%M:%S}.{line.time.microsecond // 10_000:02}",
        who=names.get(line.person, line.person) or nobody,
        event=own.events.get(line.event, line.event),
        route=line.route,
        about=line.about,
        outcome=line.outcome,
    )
