"""An audit as its page shows it: who reads decides whether workers have names; small numbers are nowhere."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from charteroak.office.referrals.audit_drawn import NARROW, WIDE, control_chart
from charteroak.office.referrals.audit_said import MINUS, Names, measured, period_told, ranged, short
from charteroak.office.referrals.audit_words import AuditWords, audit_words
from charteroak.referrals.findings import LEAST_SHOWN, Audit, Chart, Comparison, Point


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    label: str
    """What it is of."""
    cells: tuple[str, ...]
    """Its cells."""
    marked: bool = False
    """Whether it stands out."""
    href: str = ""
    """Where its chart is, if it has one."""
    link: str = ""
    """What that link is called."""


@dataclass(frozen=True)
class Table:
    """A table."""

    id: str
    """Its id on the page."""
    title: str
    """What it is of."""
    heads: tuple[str, ...]
    """Its columns."""
    rows: tuple[Row, ...]
    """Its rows."""
    hint: str = ""
    """What must be known to read it."""


@dataclass(frozen=True)
class ChartShown:
    """A chart with its table."""

    title: str
    """What it is of."""
    wide: str
    """The drawing for a wide page."""
    narrow: str
    """The drawing for a narrow one."""
    legend: str
    """How it is read."""
    table: Table
    """The same as numbers."""


def numbered(audit: Audit) -> tuple[Audit, dict[str, str]]:
    """The audit with numbers in place of workers' handles, and which number is whose handle.

    The numbers are in the order of the handles' digests: they say nothing of whose they are.
    """
    handles = {each.group for each in audit.comparisons if each.by == "worker"}
    order = sorted(handles, key=lambda handle: hashlib.sha256(handle.encode()).digest())
    number = {handle: str(at) for at, handle in enumerate(order, 1)}

    def chart(one: Chart) -> Chart:
        return replace(one, group=number[one.group]) if one.by == "worker" else one

    comparisons = tuple(
        replace(each, group=number[each.group]) if each.by == "worker" else each for each in audit.comparisons
    )
    return replace(
        audit,
        comparisons=comparisons,
        parity=tuple(map(chart, audit.parity)),
        drifts=tuple(replace(drift, chart=chart(drift.chart)) for drift in audit.drifts),
    ), {at: handle for handle, at in number.items()}


def how_many(say: AuditWords, n: int) -> str:
    """A number of referrals; how few they are is not told where they are fewer than are shown."""
    return f"{n:,}" if n >= LEAST_SHOWN else say.ui["few_n"]


def table_of(names: Names, by: str, found: Iterable[Comparison], charts: dict[str, str]) -> Table:
    """The comparisons of one kind by one measure. `charts` has the address of each group's chart."""
    say = audit_words(names.language)
    heads: tuple[str, ...] = ("col_group", "col_n", "col_figure", "col_alike", "col_difference", "col_says")
    rows = [_compared(names, say, each, charts.get(each.group, "")) for each in found]
    hint = {"need": say.ui["needs_rule"], "worker": say.ui["workers_rule"]}.get(by, "")
    if by == "need":
        heads, rows = heads[:3], [replace(row, cells=row.cells[:2]) for row in rows]
    title = say.ui["by_title"].format(kind=say.kinds[by])
    return Table(by, title, tuple(say.ui[head] for head in heads), tuple(rows), hint)


def _compared(names: Names, say: AuditWords, each: Comparison, href: str) -> Row:
    label = names.group(each.by, each.group)
    cells = (
        how_many(say, each.n),
        ranged(say, each.measure, each.figure),
        ranged(say, each.measure, each.others),
        ranged(say, each.measure, each.difference, difference=True),
        say.verdicts[each.verdict],
    )
    link = say.ui["chart_link_of"].format(group=label)
    return Row(label, cells, each.verdict == "differs", href, link)


def chart_shown(names: Names, chart: Chart, key: str, number: int = 0) -> ChartShown:
    """A chart with its table; `key` is unique on its page, and `number` is which it is of a list."""
    say = audit_words(names.language)
    measure, parity = say.measures[chart.measure], chart.kind == "parity"
    group = names.group(chart.by, chart.group) if chart.by else ""
    title = say.ui["chart_group" if parity else "chart_of"].format(measure=measure, group=group)
    alt = say.ui["chart_alt"].format(
        measure=f"{measure}, {group}" if group else measure, points=len(chart.points), signals=len(chart.fired)
    )

    def axis(value: float) -> str:
        return f"{value:.1f}".replace("-", MINUS) if parity else short(say, chart.measure, value)

    return ChartShown(
        title=f"{number}. {title}" if number else title,
        wide=control_chart(chart, WIDE, alt, axis, "roomy"),
        narrow=control_chart(chart, NARROW, alt, axis, "slim"),
        legend=f"{say.ui['chart_parity']} {say.ui['chart_legend']}" if parity else say.ui["chart_legend"],
        table=_chart_table(say, chart, key),
    )


def _chart_table(say: AuditWords, chart: Chart, key: str) -> Table:
    parity = chart.kind == "parity"
    numbers = ("col_z", "col_limits", "col_ewma")
    heads = numbers if parity else ("col_value", "col_center", "col_limits", "col_z", "col_ewma")
    rows = tuple(
        Row(period_told(say, point.period), _cells(say, chart, point, parity=parity), bool(point.signals))
        for point in chart.points
    )
    names = ("col_period", "col_n", *heads, "col_signal")
    return Table(key, say.ui["chart_table"], tuple(say.ui[name] for name in names), rows)


def _cells(say: AuditWords, chart: Chart, point: Point, *, parity: bool) -> tuple[str, ...]:
    def of(value: float) -> str:
        return say.ui["unknown"] if not math.isfinite(value) else measured(say, chart.measure, value)

    def deviation(value: float) -> str:
        return say.ui["unknown"] if math.isnan(value) else f"{value:.2f}".replace("-", MINUS)

    signal = ", ".join(say.ui[f"signal_{each}"] for each in point.signals)
    write = deviation if parity else of
    limits = say.ui["range"].format(low=write(point.low), high=write(point.high))
    if math.isnan(point.low):
        limits = say.ui["unknown"]
    if parity:
        cells: tuple[str, ...] = (deviation(point.z), limits, deviation(point.ewma))
    else:
        cells = (of(point.value), of(point.center), limits, deviation(point.z), deviation(point.ewma))
    return (how_many(say, point.n), *cells, signal)
