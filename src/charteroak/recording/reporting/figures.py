"""The figures of a period, from the columns of the ledger: what is in it, what of it may be published, and how many.

A *quarter* counts the entries of its days, and those of days that earlier reports were of, where they came too late
for the last report. A *year* counts what its quarters' reports counted and nothing of that anew; what those left out
it takes together and publishes where there is enough of it then. So whoever holds all reports, and takes one from
the other, gets numbers of matters that each had enough beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from charteroak.recording.reporting.columns import Columns, Numbers
from charteroak.recording.reporting.core import core
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.tables import (
    AMENDED,
    BY_ID,
    Cell,
    cells,
    earlier_cells,
    ending,
    is_received,
    is_shown,
    request_cells,
    rest,
)

Mask = npt.NDArray[np.bool_]
_DAY = 8_640_000  # hundredths of a second
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Made:
    """A quarter's report that was published: of which quarter, and how many entries the ledger had then."""

    period: Period
    size: int


@dataclass(frozen=True)
class Figures:
    """What a report counts: by table, row and column, and the median of whole days that requests took to be closed."""

    counts: Counter[Cell]
    median_days: int | None


@dataclass(frozen=True)
class _Counted:
    """What of some entries is published."""

    entries: Mask
    counts: Counter[Cell]
    days: Numbers


class Ledger:
    """A ledger's entries, for any number of periods."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._received = np.array([is_received(each) for each in columns.shapes], dtype=bool)
        self._endings = [ending(each) for each in columns.shapes]
        self._cells = [
            () if received or end else tuple(cells(said))
            for said, received, end in zip(columns.shapes, self._received, self._endings, strict=True)
        ]

    def figures(self, period: Period, size: int, made: Sequence[Made]) -> Figures:
        """The figures of a period, from the entries before `size`, after these reports of quarters, in their order."""
        if not period.is_year:
            scope = self._scope(period, size, made)
            found = self._counted(scope, period, size, made)
            return Figures(found.counts + self._open(scope), _median(found.days))
        parts = [(each, made[:at]) for at, each in enumerate(made)]
        scopes = [self._scope(each.period, each.size, before) for each, before in parts]
        done = [
            self._counted(scope, each.period, each.size, before)
            for scope, (each, before) in zip(scopes, parts, strict=True)
        ]
        own = [at for at, each in enumerate(made) if each.period in period.quarters]
        rest = self._of(period, size) & ~self._late(size, made)
        for each in done:
            rest &= ~each.entries
        left = self._counted(rest, period, size, ())
        everything = self._of(period, size) & ~self._late(size, made)
        for at in own:
            everything |= scopes[at]
        counts = sum((done[at].counts for at in own), left.counts)
        days = np.concatenate([left.days, *(done[at].days for at in own)])
        return Figures(counts + self._open(everything), _median(days))

    def helped(self, period: Period, size: int) -> bool:
        """Whether a request for help with civil immigration law came in, in a period, of whatever kind."""
        shapes = np.array(
            [
                received and any(cell[0] == "help" and is_shown(cell) for cell in request_cells(said, "", 0))
                for said, received in zip(self._columns.shapes, self._received, strict=True)
            ],
            dtype=bool,
        )
        return bool(shapes.any() and (shapes[self._columns.shape] & self._of(period, size)).any())

    def _of(self, period: Period, size: int) -> Mask:
        """The entries of a period's days."""
        start, stop = period.span
        time = self._columns.time
        return (time >= start) & (time < stop) & (self._columns.index < size)

    def _late(self, size: int, made: Sequence[Made]) -> Mask:
        """The entries of days that reports were of, which came after the last of those reports."""
        late = np.zeros(len(self._columns.index), dtype=bool)
        for each in made:
            late |= self._of(each.period, size)
        return late & (self._columns.index >= max((each.size for each in made), default=0))

    def _scope(self, period: Period, size: int, made: Sequence[Made]) -> Mask:
        return self._of(period, size) | self._late(size, made)

    def _open(self, scope: Mask) -> Counter[Cell]:
        """What the City itself did, which is counted whole."""
        found: Counter[Cell] = Counter()
        for shape, count in enumerate(np.bincount(self._columns.shape[scope], minlength=len(self._cells)).tolist()):
            found.update({cell: count for cell in self._cells[shape] if count and BY_ID[cell[0]].open_})
        return found

    @cached_property
    def _matters(self) -> Numbers:
        """The number of each entry's matter: those that share a record id have the same."""
        record = self._columns.record
        order = np.argsort(record[:, 0], kind="stable")
        if ((record[order][1:, 0] == record[order][:-1, 0]) & (record[order][1:, 1] != record[order][:-1, 1])).any():
            order = np.lexsort((record[:, 1], record[:, 0]))  # half of an id is not enough: never seen
        new = np.ones(len(order), dtype=np.int64)
        new[1:] = (record[order][1:] != record[order][:-1]).any(axis=1)
        found = np.empty(len(order), dtype=np.int64)
        found[order] = np.cumsum(new) - 1
        return found

    @cached_property
    def _came(self) -> Numbers:
        """For each matter, the row of the first entry that says a request came in; -1 where there is none."""
        rows = np.flatnonzero(self._received[self._columns.shape]) if len(self._received) else np.zeros(0, np.int64)
        found = np.full(int(self._matters.max(initial=-1)) + 1, -1, dtype=np.int64)
        found[self._matters[rows[::-1]]] = rows[::-1]
        return found

    def _closed(self, size: int, before: int) -> tuple[Numbers, Numbers]:
        """For each matter, the row of the entry that closed it before a time; and the rows of all that say so."""
        closes = np.array([bool(each) for each in self._endings], dtype=bool)
        rows = np.flatnonzero(closes[self._columns.shape]) if len(closes) else np.zeros(0, np.int64)
        rows = rows[(self._columns.index[rows] < size) & (self._columns.time[rows] < before)]
        found = np.full(len(self._came), -1, dtype=np.int64)
        found[self._matters[rows[::-1]]] = rows[::-1]
        return found, rows

    def _days(self, came: Numbers, closed: Numbers) -> Numbers:
        time = self._columns.time
        found: Numbers = np.maximum(0, time[closed] - time[came]) // _DAY
        return found

    def _counted(self, scope: Mask, period: Period, size: int, made: Iterable[Made]) -> _Counted:
        """What of the entries of a scope is published."""
        items = _Items()
        self._requests(items, scope, period, size)
        shape = self._columns.shape
        plain = np.array([any(not BY_ID[cell[0]].open_ for cell in each) for each in self._cells], dtype=bool)
        rows = np.flatnonzero(scope & plain[shape]) if len(plain) else np.zeros(0, dtype=np.int64)
        kinds = [items.kind(cell for cell in each if not BY_ID[cell[0]].open_) for each in self._cells]
        items.add(rows, np.array(kinds, dtype=np.int64)[shape[rows]] if len(rows) else rows)
        own = self._of(period, size)[items.rows]
        for each in made:
            items.also(self._of(each.period, size)[items.rows] & ~own, (AMENDED, each.period.name, ""))
        if not own.all():
            items.also(own, rest(AMENDED))
        stays, counts = items.published(self._matters)
        entries = np.zeros(len(scope), dtype=bool)
        entries[items.rows[stays]] = True
        came = np.flatnonzero(entries & self._received[shape]) if len(entries) else rows
        closed = self._closed(size, period.span[1])[0][self._matters[came]]
        return _Counted(entries, counts, self._days(came[closed >= 0], closed[closed >= 0]))

    def _requests(self, items: _Items, scope: Mask, period: Period, size: int) -> None:
        """The requests that came in, each once; and those that ended here and came in before."""
        shape, matters = self._columns.shape, self._matters
        last, ends = self._closed(size, period.span[1])
        came = self._came[(self._came >= 0)]
        came = came[scope[came]]
        end = last[matters[came]]
        days = self._days(came, np.maximum(end, 0)) if len(came) else came
        keys = np.stack([shape[came], np.where(end >= 0, shape[end] if len(shape) else end, -1), days], axis=1)
        keys[end < 0, 2] = 0
        self._add(items, came, keys, earlier=False)
        ends = ends[scope[ends] & (last[matters[ends]] == ends)]
        start = self._came[matters[ends]]
        ends, start = ends[(start < 0) | ~scope[start]], start[(start < 0) | ~scope[start]]
        days = np.where(start >= 0, self._days(np.maximum(start, 0), ends), -1) if len(ends) else ends
        self._add(items, ends, np.stack([shape[ends], shape[ends], days], axis=1), earlier=True)

    def _add(self, items: _Items, rows: Numbers, keys: Numbers, *, earlier: bool) -> None:
        if not len(rows):
            return
        distinct, inverse = np.unique(keys, axis=0, return_inverse=True)
        kinds = []
        for shape, end, days in distinct.tolist():
            ended = self._endings[end] if end >= 0 else ""
            said = self._columns.shapes[shape]
            if earlier:
                kinds.append(items.kind(earlier_cells(ended, None if days < 0 else days)))
            else:
                kinds.append(items.kind(request_cells(said, ended, days)))
        items.add(rows, np.array(kinds, dtype=np.int64)[inverse.reshape(-1)])


class _Items:
    """What is counted: entries, by their rows, each with the cells that it is in."""

    def __init__(self) -> None:
        self.rows = np.zeros(0, dtype=np.int64)
        self._kinds = np.zeros(0, dtype=np.int64)
        self._cells: dict[Cell, int] = {}
        self._known: dict[tuple[int, ...], int] = {}
        self._more: list[tuple[Numbers, int]] = []

    def kind(self, of: Iterable[Cell]) -> int:
        """The number of a set of cells."""
        codes = tuple(sorted({self._cells.setdefault(cell, len(self._cells)) for cell in of}))
        return self._known.setdefault(codes, len(self._known))

    def add(self, rows: Numbers, kinds: Numbers) -> None:
        """Count entries, each in a set of cells."""
        self.rows, self._kinds = np.concatenate([self.rows, rows]), np.concatenate([self._kinds, kinds])

    def also(self, some: Mask, cell: Cell) -> None:
        """Count some of the entries in one more cell."""
        if some.any():
            code = self._cells.setdefault(cell, len(self._cells))
            self._more.append((np.flatnonzero(some), code))

    def published(self, matters: Numbers) -> tuple[Mask, Counter[Cell]]:
        """Which of the entries are counted, and how many of them there are in each cell."""
        names = list(self._cells)
        width = len(names) or 1
        sets = [np.array(each, dtype=np.int64) for each in self._known]
        sizes = np.array([len(each) for each in sets], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        codes = np.concatenate(sets) if sets else np.zeros(0, dtype=np.int64)
        lengths = sizes[self._kinds]
        items = np.repeat(np.arange(len(self._kinds)), lengths)
        offsets = np.arange(len(items)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        of = codes[starts[self._kinds][items] + offsets] if len(items) else items
        more = [np.stack([rows, np.full(len(rows), code)]) for rows, code in self._more]
        items, of = np.concatenate([np.stack([items, of]), *more], axis=1)
        _, numbers = np.unique(matters[self.rows], return_inverse=True)
        pairs, counts = np.unique(numbers[items] * width + of, return_counts=True)
        stays = core(pairs // width, pairs % width)
        kept = stays[pairs // width] if len(pairs) else np.zeros(0, dtype=bool)
        sums = np.bincount(pairs[kept] % width, weights=counts[kept], minlength=width).astype(np.int64)
        told = zip(names, sums.tolist(), strict=False)
        found = Counter({name: count for name, count in told if count and is_shown(name)})
        return stays[numbers] if len(numbers) else np.zeros(0, dtype=bool), found


def _median(days: Numbers) -> int | None:
    """The lower median; None where nothing was closed."""
    return int(np.sort(days)[(len(days) - 1) // 2]) if len(days) else None


def span_of(columns: Columns) -> tuple[int, int] | None:
    """The first and the last time of the entries that are there; None where there are none."""
    times = columns.time
    return (int(times.min()), int(times.max())) if len(times) else None
