"""The page of the audit of referrals, and its files. Nothing of it is kept: it is made when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.referrals.audit_files import audit_csv, audit_json
from charteroak.office.referrals.audit_said import Names, comparison_told, drift_told
from charteroak.office.referrals.audit_shown import ChartShown, Table, chart_shown, numbered, table_of
from charteroak.office.referrals.audit_words import AuditWords, audit_words
from charteroak.office.referrals.models import Referral
from charteroak.office.referrals.records import referrals
from charteroak.office.roles import Role
from charteroak.referrals.audit import audit
from charteroak.referrals.findings import BY, LEAST_COMPARED, LEAST_SHOWN, MEASURES, Audit, Chart, Settings

AUDIT = "referral_audit"
CLAUSE = "2-927(b)"
_LAST = "last"
_MOST_DRAWN = 6
_MEASURES = tuple(measure.name for measure in MEASURES)


@dataclass(frozen=True)
class Choice:
    """A way to see it otherwise."""

    label: str
    href: str
    here: bool
    """Whether it is seen so."""


@dataclass(frozen=True)
class Choices:
    """Ways to see it otherwise, of one kind."""

    title: str
    all: tuple[Choice, ...]


@dataclass(frozen=True)
class Changed:
    """Something that changed, and its chart; the first few have one."""

    text: str
    chart: ChartShown | None


@dataclass(frozen=True)
class AuditPage:
    """The page."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    quote: Quote
    """The clause."""
    span: str
    """Of when it is."""
    count: str
    """How many referrals it is of."""
    empty: bool
    """Whether there are none."""
    choices: tuple[Choices, ...]
    """How else it can be seen."""
    files: tuple[tuple[str, str], ...]
    """Its files: where each is, and what it is."""
    nothing: str
    """That nothing stands out, where nothing does."""
    differs: tuple[str, ...]
    """What stands out over the whole time."""
    drifts: tuple[Changed, ...]
    """What changed."""
    sure: tuple[str, ...]
    """How sure that is."""
    blind: tuple[str, ...]
    """What the audit cannot see."""
    measure: str
    """What tables and chart are of."""
    chart: ChartShown | None
    """The chart that was asked for, or the office's."""
    tables: tuple[Table, ...]
    """The tables."""


@dataclass(frozen=True)
class Asked:
    """What an address asks to see. What it asks and there is not is as if it had not asked."""

    of: str
    period: str
    measure: str
    group: str
    years: tuple[int, ...]

    @property
    def days(self) -> tuple[date, date]:
        """The first day and the last."""
        if self.of == _LAST:
            return today() - timedelta(days=364), today()
        return date(int(self.of), 1, 1), min(date(int(self.of), 12, 31), today())

    def query(self, **other: str) -> str:
        """It, or it with something else, as the query of an address."""
        own = {"of": self.of, "points": self.period, "measure": self.measure, "group": self.group}
        return urlencode({key: value for key, value in (own | other).items() if value})


def asked_of(request: HttpRequest) -> Asked:
    """What was asked for."""
    first = Referral.objects.order_by("asked_on").values_list("asked_on", flat=True).first()
    years = tuple(range(today().year, (first or today()).year - 1, -1))
    given = request.GET.get
    of = given("of", "")
    return Asked(
        of=of if of in map(str, years) else _LAST,
        period="week" if given("points") == "week" else "month",
        measure=given("measure", "") if given("measure") in _MEASURES else _MEASURES[0],
        group=given("group", ""),
        years=years,
    )


def made(asked: Asked, person: Person, language: str) -> tuple[Audit, Names]:
    """The audit, and what groups are called for this person: workers have names for a supervisor, else numbers."""
    first, last = asked.days
    begin, end = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
    found, handles = numbered(audit(referrals(first, last), begin, end, settings=Settings(period=asked.period)))
    named: dict[str, str] = {}
    if Role.SUPERVISOR in person.roles:
        people = dict(Person.objects.filter(handle__in=list(handles.values())).values_list("handle", "name"))
        named = {number: people.get(handle, "") for number, handle in handles.items()}
    return found, Names(language, named)


@allow("GET", "HEAD")
def audit_page(request: HttpRequest, language: str) -> HttpResponse:
    """What stands out, what changed, and the tables and the chart of one measure."""
    asked, say = asked_of(request), audit_words(language)
    found, names = made(asked, signed_in(request), language)
    charts = {f"{chart.by}.{chart.group}": chart for chart in found.parity if chart.measure == asked.measure}
    asked = asked if asked.group in charts else replace(asked, group="")
    chart = charts.get(asked.group) or next((each for each in found.charts if each.measure == asked.measure), None)
    date_ = words(language).date
    first, last = asked.days
    context = AuditPage(
        say=say.ui,
        style=asset("parity.css"),
        quote=quote(language, CLAUSE),
        span=say.ui["span"].format(first=date_(first), last=date_(last)),
        count=say.ui["count"].format(count=f"{found.n:,}"),
        empty=not found.n,
        choices=_choices(asked, say, language),
        files=tuple((_at(f"{AUDIT}_{kind}", asked).address(language), say.ui[kind]) for kind in ("csv", "json")),
        nothing=_nothing(say, found),
        differs=tuple(comparison_told(names, each) for each in found.flagged),
        drifts=_changed(names, found),
        sure=_sure(say, found),
        blind=say.blind,
        measure=say.measures[asked.measure],
        chart=chart_shown(names, chart, "chart") if chart else None,
        tables=_tables(names, asked, found, charts),
    )
    at = _at(AUDIT, asked) if request.GET else Place(AUDIT)
    return page(request, language, "referrals/audit.html", context, at=at, here="desk")


@allow("GET", "HEAD")
def audit_file(request: HttpRequest, language: str, kind: str) -> HttpResponse:
    """The same as a file, with the same names and numbers as the page has for this person."""
    asked = asked_of(request)
    found, names = made(asked, signed_in(request), language)
    data = audit_csv(names, found) if kind == "csv" else audit_json(names, found)
    type_ = "text/csv; charset=utf-8" if kind == "csv" else "application/json"
    name = f"referrals-{asked.days[0]}-{asked.days[1]}-{language}.{kind}"
    return HttpResponse(data, content_type=type_, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _at(route: str, asked: Asked, **other: str) -> Place:
    return Place(route, query=asked.query(**other))


def _choices(asked: Asked, say: AuditWords, language: str) -> tuple[Choices, ...]:
    def choice(label: str, key: str, value: str, *, here: bool) -> Choice:
        return Choice(label, _at(AUDIT, asked, **{key: value}).address(language), here)

    of = [(say.ui["last"], _LAST), *((str(year), str(year)) for year in asked.years)]
    return (
        Choices(say.ui["period"], tuple(choice(label, "of", each, here=each == asked.of) for label, each in of)),
        Choices(
            say.ui["by_period"],
            tuple(choice(say.ui[each], "points", each, here=each == asked.period) for each in ("month", "week")),
        ),
        Choices(
            say.ui["measure"],
            tuple(choice(say.measures[each], "measure", each, here=each == asked.measure) for each in _MEASURES),
        ),
    )


def _nothing(say: AuditWords, found: Audit) -> str:
    if found.flagged or found.drifts:
        return ""
    return say.ui["nothing"].format(compared=f"{found.compared:,}", charts=f"{found.monitored + len(found.charts):,}")


def _changed(names: Names, found: Audit) -> tuple[Changed, ...]:
    changed = []
    for at, drift in enumerate(found.drifts, 1):
        chart = chart_shown(names, drift.chart, f"drift-{at}", at) if at <= _MOST_DRAWN else None
        changed.append(Changed(drift_told(names, drift), chart))
    return tuple(changed)


def _sure(say: AuditWords, found: Audit) -> tuple[str, ...]:
    rate = found.settings.rate
    text = [say.ui["rate"].format(often=round(1 / rate))]
    if found.compared:
        level = f"{100 * (1 - rate / 2):g}"
        text.append(say.ui["critical"].format(limit=f"{found.critical:.2f}", level=level))
    text.append(say.ui["few"].format(compared=LEAST_COMPARED, shown=LEAST_SHOWN))
    if found.unmatched >= LEAST_SHOWN:
        text.append(say.ui["unmatched"].format(count=f"{found.unmatched:,}"))
    return tuple(text)


def _tables(names: Names, asked: Asked, found: Audit, charts: Mapping[str, Chart]) -> tuple[Table, ...]:
    tables = []
    for by in BY:
        rows = [each for each in found.comparisons if each.by == by and each.measure == asked.measure]
        links = {
            each.group: f"{_at(AUDIT, asked, group=f'{by}.{each.group}').address(names.language)}#over-time"
            for each in rows
            if f"{by}.{each.group}" in charts
        }
        if rows:
            tables.append(table_of(names, by, rows, links))
    return tuple(tables)
