"""The page about the whole ledger: how it stands, and what was recorded, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.ledger.encoding import to_base64
from charteroak.office.ledger.chart import Chart, Column, chart
from charteroak.office.ledger.chosen import FilterForm
from charteroak.office.ledger.opened import Opened
from charteroak.office.ledger.periods import Period, periods
from charteroak.office.ledger.said import clause_row, outcome_name, seen, when
from charteroak.office.ledger.signed import Head, head
from charteroak.office.ledger.words import ledger_words
from charteroak.recording.counts import Counted, Counts, Sort, sort_of

NONE, OTHER = "none", "other"
SERIES = ("prohibited", "required", "permitted", "counsel", "unknown", "not_addressed", NONE, OTHER)
"""What bars are made of, from the lowest up: outcomes, what has none, and what cannot be read."""
WIDE, NARROW = 760, 360
_LATE_SHOWN = 5


@dataclass(frozen=True)
class HeadRow:
    """The checkpoint that is published."""

    origin: str
    """The ledger's name."""
    size: str
    """How many entries it covers, as a phrase."""
    root: str
    """The root hash, as the checkpoint has it."""
    keys: tuple[str, ...]
    """The ledger's keys whose signatures on it hold."""
    witnessed: tuple[str, ...]
    """Each witness that cosigned it, and when."""
    unwitnessed: str
    """Why no witness is named, where none is."""
    pending: str
    """What it does not cover yet, or nothing."""


@dataclass(frozen=True)
class LateRow:
    """An entry whose clock stood behind."""

    index: int
    """Its place."""
    href: str
    """Where the list has it."""


@dataclass(frozen=True)
class SeriesRow:
    """A part of the bars."""

    name: str
    """Its class: an outcome by its wire name, "none" or "other"."""
    label: str
    """In words."""
    text: str
    """What is meant by it, where that is not plain."""
    count: str
    """How many entries it has."""


@dataclass(frozen=True)
class CountRow:
    """A row of a table."""

    name: str
    """What it counts."""
    href: str
    """Where the article has it, for a clause."""
    cells: tuple[str, ...]
    """A number for each series, and their sum."""


@dataclass(frozen=True)
class TableRow:
    """A table of numbers."""

    heads: tuple[str, ...]
    """What its columns count, but for the last, which has the sums."""
    rows: tuple[CountRow, ...]
    """Its rows."""


@dataclass(frozen=True)
class CountsRow:
    """What was counted. Without entries, `total` says so and the rest is empty."""

    total: str
    """How many entries, in words."""
    text: str
    """What the chart shows, in a sentence."""
    series: tuple[SeriesRow, ...]
    """What the bars are made of."""
    charts: tuple[Chart, ...]
    """The chart for a wide window, and for a phone."""
    over_time: TableRow
    """The chart's numbers."""
    clauses: TableRow
    """The numbers for each clause."""


@dataclass(frozen=True)
class LedgerPage:
    """The ledger."""

    say: Mapping[str, str]
    """The words of the language."""
    size: str
    """How many entries it has."""
    last: str
    """When the last one was made; nothing where that cannot be read."""
    pruned: str
    """That the oldest were deleted, or nothing."""
    only_opening: bool
    """Whether nothing was recorded yet."""
    head: HeadRow | None
    """The checkpoint; None where none is published."""
    late: str
    """That some clocks stood behind, or nothing."""
    late_rows: tuple[LateRow, ...]
    """The last of those."""
    counting: str
    """How far it was counted, where that is not all."""
    form: FilterForm
    """What was chosen."""
    counts: CountsRow
    """What was counted."""
    list_href: str
    """Where the entries are listed."""


def ledger_page(language: str, opened: Opened, form: FilterForm, list_href: str) -> LedgerPage:
    """The page, of entries as the form asks for. LedgerError where the ledger cannot be read."""
    ui = ledger_words(language).ui
    counts = opened.counts
    done = counts.go_on()
    size = opened.reader.store.head().size
    late = counts.late()
    found = head(opened)
    return LedgerPage(
        say=ui,
        size=f"{size:,}",
        last=_last(language, opened, size),
        pruned=ui["pruned"].format(first=counts.first) if counts.first else "",
        only_opening=size == 1,
        head=None if found is None else head_row(language, found, size),
        late=_late_text(ui, len(late)),
        late_rows=tuple(LateRow(index, f"{list_href}?from={index}") for index in reversed(late[-_LATE_SHOWN:])),
        counting="" if done else ui["counting"].format(done=f"{counts.done:,}", size=f"{size:,}"),
        form=form,
        counts=counts_row(language, counts, opened, form),
        list_href=list_href,
    )


def _last(language: str, opened: Opened, size: int) -> str:
    data = opened.bytes_of(size - 1)
    time = sort_of(data)[1] if data else None
    return "" if time is None else when(language, time)


def _late_text(ui: Mapping[str, str], late: int) -> str:
    return "" if not late else ui["behind_one"] if late == 1 else ui["behind_some"].format(count=f"{late:,}")


def head_row(language: str, found: Head, size: int) -> HeadRow:
    """A checkpoint in words, beside the number of entries there are."""
    ui, checkpoint = ledger_words(language).ui, found.checkpoint
    more = size - checkpoint.size
    witnessed = [ui["witnessed"].format(name=name, when=seen(language, time)) for name, time in found.witnessed or ()]
    why = "witnesses_no" if found.witnessed is None else "witnesses_yet" if found.has_witnesses else "witnesses_none"
    return HeadRow(
        origin=checkpoint.origin,
        size=size_of(ui, checkpoint.size),
        root=to_base64(checkpoint.root),
        keys=tuple(key.vkey for key in found.keys),
        witnessed=tuple(witnessed),
        unwitnessed="" if witnessed else ui[why],
        pending="" if more < 1 else ui["pending_one"] if more == 1 else ui["pending"].format(count=f"{more:,}"),
    )


def size_of(ui: Mapping[str, str], size: int) -> str:
    """A number of entries, as a phrase."""
    return ui["size_one"] if size == 1 else ui["size_of"].format(size=f"{size:,}")


def series_of(sort: Sort) -> str:
    """Which part of a bar entries of a sort belong to."""
    if not sort.kind:
        return OTHER
    if not sort.outcome:
        return NONE
    return sort.outcome if sort.outcome in SERIES else OTHER


def counts_row(language: str, counts: Counts, opened: Opened, form: FilterForm) -> CountsRow:
    """What was counted of what is wanted."""
    ui = ledger_words(language).ui
    counted = counts.select(form.wanted, opened.reader.codecs)
    if counted.span is None:
        return CountsRow(ui["total_none"], "", (), (), TableRow((), ()), TableRow((), ()))
    first, last = counted.span
    found = periods(language, first, last)
    over = [_by_series(sorts) for sorts in counted.over(found.starts)]
    total = sum(over, Counter[str]())
    present = tuple(series for series in SERIES if total[series])
    columns = [_column(language, period, sums, present) for period, sums in zip(found.periods, over, strict=True)]
    said = ui["total_one"] if counted.total == 1 else ui["total_some"].format(count=f"{counted.total:,}")
    date = words(language).date
    return CountsRow(
        total=said,
        text=ui["chart_text"].format(total=said, first=date(first), last=date(last), unit=found.unit),
        series=tuple(_series_row(language, series, total[series]) for series in present),
        charts=tuple(chart(width, columns) for width in (WIDE, NARROW)),
        over_time=_table(language, {period.name: sums for period, sums in zip(found.periods, over, strict=True)}),
        clauses=_table(language, _by_clause(counted), cites=True),
    )


def _by_series(sorts: Counter[Sort]) -> Counter[str]:
    found: Counter[str] = Counter()
    for sort, count in sorts.items():
        found[series_of(sort)] += count
    return found


def _by_clause(counted: Counted) -> dict[str, Counter[str]]:
    """How many entries cite each clause, by series."""
    found: dict[str, Counter[str]] = {}
    [whole] = counted.over([counted.span[0]] if counted.span else [])
    for sort, count in whole.items():
        for clause in sort.clauses:
            found.setdefault(clause, Counter())[series_of(sort)] += count
    return {clause: found[clause] for clause in sorted(found)}


def _table(language: str, rows: Mapping[str, Counter[str]], *, cites: bool = False) -> TableRow:
    """A table with a column for each series that is in it."""
    present = [series for series in SERIES if any(sums[series] for sums in rows.values())]
    made = []
    for name, sums in rows.items():
        cells = (*(f"{sums[series]:,}" for series in present), f"{sum(sums.values()):,}")
        made.append(CountRow(name, clause_row(language, name).href if cites else "", cells))
    return TableRow(tuple(_label(language, series) for series in present), tuple(made))


def _column(language: str, period: Period, sums: Counter[str], present: tuple[str, ...]) -> Column:
    parts = [(series, sums[series]) for series in present if sums[series]]
    named = ", ".join(f"{_label(language, series)} {count:,}" for series, count in parts)
    return Column(period.tick, f"{period.name}: {named or 0}", parts)


def _series_row(language: str, series: str, count: int) -> SeriesRow:
    text = ledger_words(language).ui[f"series_{series}_text"] if series in (NONE, OTHER) else ""
    return SeriesRow(series, _label(language, series), text, f"{count:,}")


def _label(language: str, series: str) -> str:
    return ledger_words(language).ui[f"series_{series}"] if series in (NONE, OTHER) else outcome_name(language, series)
