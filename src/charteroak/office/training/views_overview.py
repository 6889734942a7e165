"""The training officer's first page: the figure of 2-928(e) with its proof, compliance, and what to take away of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.office.accounts.session import signed_in
from charteroak.office.cells import as_csv
from charteroak.office.errors import not_found
from charteroak.office.pages import Place, Quote, allow, quote
from charteroak.office.reports.bars import NARROW, WIDE, Bar, bars
from charteroak.office.roles import Role
from charteroak.office.training import standing, teaching
from charteroak.office.training.framing import OVERVIEW, framed
from charteroak.office.training.models import Attempt, Completion
from charteroak.office.training.words import training_words
from charteroak.training.compliance import Compliance
from charteroak.training.counted import Count, Month
from charteroak.training.exports import as_json, total_rows
from charteroak.training.knowledge import SAYS_NOT, Knowledge, knowledgeable
from charteroak.training.learning import Version

MONTHS = 12
_TESTS = 2000
"""So many of the last tests say what is missed."""


@dataclass(frozen=True)
class CountTable:
    """Counts by something."""

    id: str
    title: str
    first: str
    """What the rows are of."""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class OverviewMore:
    """The overview."""

    places: tuple[tuple[str, str], ...]
    """The other pages: what they are called, and where they are."""
    quote: Quote
    """2-928(e)."""
    figure: str
    """The one figure."""
    proof: str
    says_not: tuple[str, ...]
    proof_file: str
    tables: tuple[CountTable, ...]
    """None where nothing is assigned."""
    wide: str
    narrow: str
    """The trend, drawn for a wide window and a phone."""
    trend: CountTable
    missed: CountTable
    files: tuple[tuple[str, str], ...]


@allow("GET", "HEAD")
def overview_page(request: HttpRequest, language: str) -> HttpResponse:
    """How it stands."""
    own = training_words(language)
    ui, of = own.office, standing.of_all()
    officers = knowledgeable(of)
    months = of.trend(MONTHS)
    writes = Role.TRAINING_OFFICER in signed_in(request).roles
    names = ("people", "assignments", "due", *(("roster", "results") if writes else ()))
    more = OverviewMore(
        places=tuple((ui[name], Place(f"training_{name}").address(language)) for name in names),
        quote=quote(language, "2-928(e)"),
        figure=_figure(language, officers),
        proof=ui["figure_proof_text"].format(count=len(_records(officers))),
        says_not=tuple(each[language] for each in SAYS_NOT),
        proof_file=_file_place(language, "proof.csv"),
        tables=_tables(language, of) if of.whole.of else (),
        wide=_drawn(language, months, WIDE, "roomy"),
        narrow=_drawn(language, months, NARROW, "slim"),
        trend=_of_months(language, months),
        missed=_missed(language),
        files=((ui["as_csv"], _file_place(language, "tables.csv")), (ui["as_json"], _file_place(language, "all.json"))),
    )
    return framed(request, language, "training/overview.html", ui["title"], more, at=OVERVIEW, lede=ui["lede"])


@allow("GET", "HEAD")
def figures_file(request: HttpRequest, language: str, name: str) -> HttpResponse:  # noqa: ARG001 - the same in each
    """The tables as CSV; all of it as JSON; or the entries of the ledger that the figure of 2-928(e) rests on."""
    of = standing.of_all()
    if name == "tables.csv":
        data, kind = as_csv(total_rows(of)), "text/csv; charset=utf-8"
    elif name == "all.json":
        data, kind = as_json(of, knowledgeable(of)), "application/json"
    elif name == "proof.csv":
        head = ("record", "course", "version", "on", "way")
        data, kind = as_csv([head, *_records(knowledgeable(of))]), "text/csv; charset=utf-8"
    else:
        return not_found(request)
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="training-{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _file_place(language: str, name: str) -> str:
    return Place("training_figures", named=(("name", name),)).address(language)


def _figure(language: str, officers: Knowledge) -> str:
    ui = training_words(language).office
    if not officers.officers:
        return ui["figure_none"]
    share = officers.altogether * 100 // officers.officers
    return ui["figure"].format(done=officers.altogether, of=officers.officers, share=share)


def _records(officers: Knowledge) -> list[tuple[object, ...]]:
    """The entries that stand behind the figure, each once, without a name or a number of anyone."""
    wanted = {(each.learner, each.course, each.version, each.on, each.way) for each in officers.proof()}
    rows = Completion.objects.annotate(number=F("learner__number")).values_list(
        "number", "course", "version", "on", "way", "record"
    )
    return sorted((row[5], *row[1:5]) for row in rows if row[:5] in wanted)


def _tables(language: str, of: Compliance) -> tuple[CountTable, ...]:
    ui = training_words(language).office
    courses = teaching.courses()

    def titled(count: Count) -> Count:
        course = courses.get(count.name)
        return Count(course.title[language] if course else count.name, *_numbers(count))

    def dated(version: Version) -> str:
        since = ui["since"].format(day=words(language).date(version.since))
        return f"{titled(Count(version.course, 0, 0, 0, 0)).name}, {since}"

    held = [(version, count) for version, count in of.by_version if count.learners]
    versions = [Count(dated(version), *_numbers(count)) for version, count in held]
    return (
        _table(language, "by_unit", of.by_unit),
        _table(language, "by_course", [titled(each) for each in of.by_course]),
        _table(language, "by_clause", of.by_clause),
        _table(language, "by_version", versions),
    )


def _numbers(count: Count) -> tuple[int, int, int, int]:
    return count.learners, count.done, count.due, count.overdue


def _table(language: str, name: str, counts: Sequence[Count]) -> CountTable:
    ui = training_words(language).office
    heads = tuple(ui[each] for each in ("learners", "done", "due_state", "overdue", "share"))
    rows = tuple(
        (each.name, (*(f"{number:,}" for number in _numbers(each)), str(each.done * 100 // each.of if each.of else 0)))
        for each in counts
    )
    return CountTable(name, ui[name], ui["name"], heads, rows)


def _of_months(language: str, months: Sequence[Month]) -> CountTable:
    ui = training_words(language).office
    heads = tuple(ui[each] for each in ("learners", "done", "due_state", "overdue"))
    rows = tuple(
        (words(language).date(each.day), tuple(f"{n:,}" for n in (each.learners, each.done, each.due, each.overdue)))
        for each in months
    )
    return CountTable("trend", ui["trend"], ui["month"], heads, rows)


def _drawn(language: str, months: Sequence[Month], width: int, kind: str) -> str:
    own = training_words(language)
    rows = [Bar(f"{each.day:%Y-%m}", (each.done, each.due, each.overdue)) for each in months]
    parts = [own.states[name] for name in ("done", "due", "overdue")]
    return bars(f"trend-{kind}", rows, width, own.office["chart_alt"], kind, parts)


def _missed(language: str) -> CountTable:
    """By clause, how many answers of the last tests were right; those that are missed most first."""
    ui, counts = training_words(language).office, dict[str, list[int]]()
    last = Attempt.objects.filter(ended__isnull=False).order_by("-pk").values_list("right", flat=True)[:_TESTS]
    for right in last:
        for clause, (good, asked) in right.items():
            found = counts.setdefault(clause, [0, 0])
            found[0] += good
            found[1] += asked
    rows = sorted((good * 100 // asked, clause, asked) for clause, (good, asked) in counts.items() if asked)
    heads = (ui["missed_right"], ui["missed_asked"])
    said = tuple((clause, (str(share), f"{asked:,}")) for share, clause, asked in rows)
    return CountTable("missed", ui["missed"], ui["by_clause"], heads, said)
