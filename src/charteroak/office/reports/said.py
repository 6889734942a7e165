"""A report in words: what the page, the PDF and the CSV all show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.ledger.encoding import to_base64
from charteroak.office.demonstration import ORIGINS
from charteroak.office.ledger.words import ledger_words
from charteroak.office.record.words import record_words
from charteroak.office.reports.bars import MOST_PARTS, NARROW, WIDE, Bar, bars
from charteroak.office.reports.words import report_words
from charteroak.office.strings import strings
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.report import Report
from charteroak.recording.reporting.tables import AMENDED, SECTIONS, TABLES, Table

_LEDGERS = {
    "requests_requester": "requester",
    "requests_paper": "paper",
    "requests_channel": "channel",
    "disclosures_necessity": "necessity",
    "approvals": "step",
    "routines": "routine",
    "complaints_about": "complaint_about",
    "complaints_state": "complaint",
    "reviews": "review",
    "readings": "settlement",
}
"""The tables whose rows are the values of a fact."""


@dataclass(frozen=True)
class RowSaid:
    """A row: its name, its numbers in words, and what they are."""

    label: str
    """Its name."""
    cells: tuple[str, ...]
    """Its numbers, in words."""
    counts: tuple[int, ...]
    """Its numbers."""
    row: str
    """Its wire name."""


@dataclass(frozen=True)
class ChartSaid:
    """A chart of a table: what one sees in it, what it says as text, and its drawings for a wide window and a phone."""

    title: str
    """What one sees in it."""
    alt: str
    """What it says as text."""
    wide: str
    """The drawing for a wide window."""
    narrow: str
    """The drawing for a phone."""


@dataclass(frozen=True)
class TableSaid:
    """A table. `withheld` says which rows it withholds; where it withholds all, there are no rows."""

    id: str
    """Its wire name."""
    title: str
    """What it counts."""
    hint: str
    """What must be known to read it, or nothing."""
    heads: tuple[str, ...]
    """What its columns are."""
    columns: tuple[str, ...]
    """Their wire names, without the first."""
    rows: tuple[RowSaid, ...]
    """Its rows, without those that are withheld."""
    sum: tuple[str, ...]
    """The sums below, or none."""
    withheld: str
    """Which rows are withheld, or nothing."""
    chart: ChartSaid | None
    """Its chart, where it has one."""


@dataclass(frozen=True)
class SectionSaid:
    """A part of a report. `text` is what is said beside its tables."""

    id: str
    """Its wire name."""
    title: str
    """What it is about."""
    text: str
    """What is said above its tables, or nothing."""
    tables: tuple[TableSaid, ...]
    """The tables that show something."""
    empty: tuple[str, ...]
    """The titles of the tables that withhold everything."""


@dataclass(frozen=True)
class ReportSaid:
    """A report in words."""

    language: str
    """In which language."""
    title: str
    """Its title."""
    days: str
    """From which day to which."""
    made_up: str
    """That the City is made up, or nothing."""
    deleted: str
    """What of the period is gone, or nothing."""
    builds: str
    """On which reports it builds, or nothing."""
    sections: tuple[SectionSaid, ...]
    """Its parts."""
    origin: str
    """The name of the ledger."""
    size: str
    """How many entries it had."""
    root: str
    """The root over them."""
    checkpoint: str
    """The checkpoint, as it was signed."""
    digest: str
    """The SHA-256 of its JSON, in hex."""
    slug: str
    """Its period, as in addresses."""


def period_name(language: str, period: Period) -> str:
    """A period's name in a sentence."""
    ui, months = report_words(language).ui, words(language).months
    if period.is_year:
        return ui["year_of"].format(year=period.year)
    first, last = months[period.first.month - 1], months[period.last.month - 1]
    return ui["quarter_of"].format(first=first, last=last, year=period.year)


def said(language: str, report: Report) -> ReportSaid:
    """A report in words."""
    own = report_words(language)
    ui, date = own.ui, words(language).date
    name = period_name(language, report.period)
    return ReportSaid(
        language=language,
        title=ui["report_of"].format(period=name[:1].lower() + name[1:] if language == "es" else name),
        days=ui["days"].format(first=date(report.period.first), last=date(report.period.last)),
        made_up=_made_up(language, report),
        deleted=_deleted(ui, report),
        builds=_builds(language, report),
        sections=tuple(_section(language, report, each) for each in SECTIONS),
        origin=report.checkpoint.origin,
        size=f"{report.size:,}",
        root=to_base64(report.checkpoint.root),
        checkpoint=report.note.to_bytes().decode(),
        digest=report.digest.hex(),
        slug=report.period.slug,
    )


def _made_up(language: str, report: Report) -> str:
    if not report.checkpoint.origin.startswith(ORIGINS):
        return ""
    ui = strings(language).ui
    return f"{ui['demonstration']}. {ui['demonstration_text']}"


def _deleted(ui: Mapping[str, str], report: Report) -> str:
    of_period = report.deleted.of_period
    return "" if of_period == "none" else ui[f"deleted_{of_period}"].format(before=f"{report.deleted.before:,}")


def _builds(language: str, report: Report) -> str:
    names = "; ".join(period_name(language, each.period) for each in report.after)
    return report_words(language).ui["builds"].format(periods=names) if names else ""


def _section(language: str, report: Report, section: str) -> SectionSaid:
    own = report_words(language)
    tables = [_table(language, report, table) for table in TABLES if table.section == section]
    if section == "acts":
        tables.append(_amended(language, report))
    text = ""
    if section == "requests" and report.figures.median_days is not None:
        days = report.figures.median_days
        key = {0: "median_none", 1: "median_one"}.get(days, "median")
        text = own.ui[key].format(days=days)
    shown = tuple(table for table in tables if table.rows)
    empty = tuple(table.title for table in tables if not table.rows and table.id != AMENDED)
    return SectionSaid(section, own.sections[section], text, shown, empty)


def _table(language: str, report: Report, table: Table) -> TableSaid:
    own = report_words(language)
    said_ = own.tables[table.id]
    columns = tuple(
        column for column in table.columns if any(report.count(table.id, row, column) for row in table.rows)
    ) or (("",) if not table.columns else ())
    rows, withheld = [], []
    for row in table.rows:
        counts = tuple(report.count(table.id, row, column) for column in columns)
        label = row_name(language, table.id, row)
        if table.open_ or any(counts):
            rows.append(RowSaid(label, tuple(_cell(language, each, table) for each in counts), counts, row))
        else:
            withheld.append(label)
    return _finished(language, table, said_.hint, columns, rows, withheld)


def _finished(
    language: str, table: Table, hint: str, columns: tuple[str, ...], rows: list[RowSaid], withheld: list[str]
) -> TableSaid:
    own = report_words(language)
    said_ = own.tables[table.id]
    heads = tuple(column_name(language, table.id, column) if column else own.ui["sum"] for column in columns)
    sums = tuple(sum(row.counts[at] for row in rows) for at in range(len(columns)))
    return TableSaid(
        id=table.id,
        title=said_.title,
        hint=hint,
        heads=(said_.rows, *heads),
        columns=columns,
        rows=tuple(rows),
        sum=tuple(f"{each:,}" for each in sums) if rows and not table.several else (),
        withheld=own.ui["withheld"].format(names="; ".join(withheld)) if withheld and rows else "",
        chart=_chart(language, table, heads, rows),
    )


def _cell(language: str, count: int, table: Table) -> str:
    return f"{count:,}" if count or table.open_ else report_words(language).ui["cell_withheld"]


def _amended(language: str, report: Report) -> TableSaid:
    """The late entries, by the periods that they are of."""
    ui = report_words(language).ui
    names = sorted(row for table, row, _ in report.figures.counts if table == AMENDED)
    rows = [
        RowSaid(period_name(language, Period.parse(name)), (f"{report.count(AMENDED, name):,}",),
                (report.count(AMENDED, name),), name)
        for name in names
    ]  # fmt: skip
    return _finished(language, Table(AMENDED, "acts", tuple(names)), ui["late_text"], ("",) if rows else (), rows, [])


def _chart(language: str, table: Table, heads: tuple[str, ...], rows: list[RowSaid]) -> ChartSaid | None:
    """What is drawn: of two rows or more, the one that comes first said above."""
    ui = report_words(language).ui
    drawn = [row for row in rows if any(row.counts)]
    if len(drawn) < 2 or table.open_ or len(heads) > MOST_PARTS:
        return None
    top = max(drawn, key=lambda row: sum(row.counts))
    whole = sum(sum(row.counts) for row in drawn)
    key = "chart_several" if table.several else "chart_top"
    title = ui[key].format(row=top.label, count=f"{sum(top.counts):,}", sum=f"{whole:,}")
    parts = [
        f"{row.label}: " + ", ".join(
            f"{head} {count:,}" if len(heads) > 1 else f"{count:,}"
            for head, count in zip(heads, row.counts, strict=True)
            if count
        )
        for row in drawn
    ]  # fmt: skip
    alt = f"{report_words(language).tables[table.id].title}. {'; '.join(parts)}."
    name = f"b-{table.id}"
    shapes = [Bar(row.label, row.counts) for row in drawn]
    parts_of = heads if len(heads) > 1 else ()
    drawings = [
        bars(name + end, shapes, width, alt, kind, parts_of)
        for end, width, kind in (("", WIDE, "roomy"), ("-s", NARROW, "slim"))
    ]
    return ChartSaid(title, alt, *drawings)


def row_name(language: str, table: str, row: str) -> str:
    """A row's name."""
    own, ledgers, city = report_words(language), ledger_words(language), words(language)
    if row in own.rows.get(table, {}):
        return own.rows[table][row]
    if table in _LEDGERS:
        return ledgers.values[_LEDGERS[table]].get(row, row)
    if table.endswith("_topic"):
        return city.values["topic"].get(row, row)
    if table.endswith("_role"):
        return {**record_words(language).roles, **ledgers.roles}.get(row, row)
    if table.endswith("_department"):
        return record_words(language).departments.get(row, row)
    if table.endswith("_basis"):
        return ledgers.bases.get(row, row)
    if table == "ledger":
        return ledgers.kinds.get(row, row)
    return city.acts[row].name if table == "decisions_act" else row


def column_name(language: str, table: str, column: str) -> str:
    """A column's name."""
    own, outcomes = report_words(language), words(language).outcomes
    if column in own.rows.get(table, {}):
        return own.rows[table][column]
    if table == "disclosures_topic":
        return ledger_words(language).values["step"][column]
    return outcomes[column].headline if column in outcomes else column
