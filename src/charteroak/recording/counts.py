"""How many entries say what, day by day: read from the entries' bytes at their fixed places, and kept in memory.

Each look goes on from where the last one ended, so the first reads the whole ledger and the next ones what is new.
Entries are counted by what they say in numbers; the numbers get their names when someone asks, from the vocabulary
that each entry is written in. What cannot be read is counted too, as such.
"""

from __future__ import annotations

import datetime
import threading
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from charteroak.ledger.codec import VERSION, Codec
from charteroak.ledger.entry import LAST_TIME, SHAPES, Kind
from charteroak.ledger.stores import Store

SLACK = 1_000
"""Hundredths of a second that an entry's time may lie before that of the entry before it and not be late.

Those who write side by side take the time first and their turn after, for which they wait some seconds at most.
"""
_DAY = 8_640_000  # hundredths of a second
_CHUNK = 20_000
_CLAUSES = 175  # where an entry has the number of its clauses: the form is that of `ledger.codec`
_DAMAGED = b""
_NO_DAY = -1  # of a damaged entry before all that have a day; another one has the day of the entry before it
_EPOCH = datetime.date(1970, 1, 1)

Days = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sort:
    """What entries say that are counted together, in names. All of it is empty where they cannot be read."""

    kind: str = ""
    act: str = ""
    outcome: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to count: those that say all of this, from a day to a day (UTC)."""

    kind: str = ""
    act: str = ""
    clause: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None

    def takes(self, sort: Sort) -> bool:
        """Whether entries of a sort are wanted, whatever their day."""
        return (
            self.kind in ("", sort.kind)
            and self.act in ("", sort.act)
            and (not self.clause or self.clause in sort.clauses)
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """Some entries, counted: in three columns, how many there are of which sort on which day."""

    sorts: Sequence[Sort]
    sort: Days
    day: Days
    count: Days

    @property
    def total(self) -> int:
        """How many entries there are."""
        return int(self.count.sum())

    @property
    def span(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day; None where there are no entries."""
        if not len(self.day):
            return None
        return _date(int(self.day.min())), _date(int(self.day.max()))

    def over(self, starts: Sequence[datetime.date]) -> list[Counter[Sort]]:
        """How many there are of each sort in each period. Periods begin where they are said to, and end at the next."""
        edges = np.array([(start - _EPOCH).days for start in starts], dtype=np.int64)
        place = np.searchsorted(edges, self.day, side="right") - 1
        width = len(self.sorts)
        sums = np.bincount(place * width + self.sort, weights=self.count, minlength=len(starts) * width)
        found: list[Counter[Sort]] = [Counter() for _ in starts]
        for cell in np.flatnonzero(sums):
            at, sort = divmod(int(cell), width)
            found[at][self.sorts[sort]] += int(sums[cell])
        return found


class Counts:
    """The counts of a store's entries. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._start(0)

    def _start(self, first: int) -> None:
        self.first = first
        """The first entry that is still there to be counted."""
        self.done = first
        """The entries before this one have been counted."""
        self._edge: list[bytes] = []  # the last of them, to know the ledger again
        self._time, self._day = 0, _NO_DAY  # of the last entry, or 0 where it is not known; of the last that has one
        self._sorts: dict[bytes, int] = {}
        self._named: tuple[frozenset[bytes], list[Sort]] = (frozenset(), [])
        self._rows: dict[tuple[int, int], int] = {}
        self._columns = array("q"), array("q"), array("q")
        self._late = array("q")

    def go_on(self, seconds: float = 2.0) -> bool:
        """Count what is new, for about this long. Whether all is counted. LedgerError where it cannot be read."""
        deadline = time.monotonic() + seconds
        with self._guard:
            size, first = self._store.head().size, self._store.first()
            if first != self.first or self.done > size or self._last(self.done) != self._edge:
                self._start(first)  # it was pruned, or is another
            while self.done < size:
                stop = min(self.done + _CHUNK, size)
                self._count(self.done, stop)
                self.done, self._edge = stop, self._last(stop)
                if time.monotonic() > deadline:
                    break
            return self.done >= size

    def late(self) -> tuple[int, ...]:
        """The entries whose time lies before that of the entry before them, by more than `SLACK`, in order."""
        with self._guard:
            return tuple(self._late)

    def select(self, wanted: Wanted, codecs: Mapping[bytes, Codec]) -> Counted:
        """Count the entries that are wanted, of those that have been read. `codecs` are by their vocabulary's id."""
        with self._guard:
            sorts = self._names(codecs)
            sort, day, count = (np.array(column, dtype=np.int64) for column in self._columns)
        day[day == _NO_DAY] = day[day != _NO_DAY].min(initial=LAST_TIME // _DAY)
        takes = np.array([wanted.takes(each) for each in sorts], dtype=bool)
        keep = takes[sort] if len(sort) else np.zeros(0, dtype=bool)
        if wanted.first:
            keep &= day >= (wanted.first - _EPOCH).days
        if wanted.last:
            keep &= day <= (wanted.last - _EPOCH).days
        return Counted(sorts, sort[keep], day[keep], count[keep])

    def _last(self, stop: int) -> list[bytes]:
        return self._store.entries(stop - 1, stop) if stop > self.first else []

    def _count(self, start: int, stop: int) -> None:
        """Count the entries from `start` up to `stop`. This runs a million times: it makes no object but bytes."""
        seen: dict[tuple[bytes, int], int] = {}
        expected, before, day = start, self._time, self._day
        for place, data in placed(self._store, start, stop):
            sort, now = sort_of(data)
            if place != expected:
                before = 0
            if now is None:
                before = 0
            else:
                if now + SLACK < before:
                    self._late.append(place)
                before, day = now, now // _DAY
            key = sort, day
            seen[key] = seen.get(key, 0) + 1
            expected = place + 1
        self._time, self._day = before if expected == stop else 0, day
        for (sort, on), count in seen.items():
            self._add(self._sorts.setdefault(sort, len(self._sorts)), on, count)

    def _add(self, sort: int, day: int, count: int) -> None:
        row = self._rows.setdefault((sort, day), len(self._rows))
        if row == len(self._columns[2]):
            for column, value in zip(self._columns, (sort, day, 0), strict=True):
                column.append(value)
        self._columns[2][row] += count

    def _names(self, codecs: Mapping[bytes, Codec]) -> list[Sort]:
        """The sorts in names. Those that have them keep them, until another vocabulary is known."""
        known, named = self._named
        if known != frozenset(codecs):
            named = []
        named = [*named, *(name_sort(sort, codecs) for sort in list(self._sorts)[len(named) :])]
        self._named = frozenset(codecs), named
        return named


def placed(store: Store, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """The entries with their places. Where some are missing, the others' places are found by halves."""
    found = store.entries(start, stop)
    if len(found) == stop - start:
        yield from enumerate(found, start)
    elif found:
        middle = (start + stop) // 2
        yield from placed(store, start, middle)
        yield from placed(store, middle, stop)


def sort_of(data: bytes) -> tuple[bytes, int | None]:
    """What an entry is counted by, in bytes, and its time; `b""` and None where its form is damaged."""
    try:
        end = data[_CLAUSES] + _CLAUSES + 1
        facts = end + 1 + 2 * data[end]
        now = int.from_bytes(data[2:10], "big")
        if data[0] == VERSION and facts + 1 + data[facts] == len(data) and now <= LAST_TIME:
            return data[1:2] + data[10:18] + data[170:172] + data[_CLAUSES + 1 : end], now
    except IndexError:
        pass
    return _DAMAGED, None


def behind(before: bytes, data: bytes) -> int:
    """By how many hundredths of a second an entry's time lies before that of the entry before it; 0 up to `SLACK`."""
    then, now = sort_of(before)[1], sort_of(data)[1]
    return then - now if then is not None and now is not None and now + SLACK < then else 0


def name_sort(sort: bytes, codecs: Mapping[bytes, Codec]) -> Sort:
    """A sort in names, as the vocabulary has them that its entries are written in."""
    codec = codecs.get(sort[1:9])
    if codec is None or sort[0] not in set(Kind):
        return Sort()
    words, kind = codec.vocabulary, Kind(sort[0])
    act, outcome, clauses = sort[9], sort[10], tuple(sort[11:])
    said = {name for name, value in (("act", act), ("outcome", outcome), ("clauses", clauses)) if value}
    needed, allowed = SHAPES[kind]
    in_shape = needed & {"act", "outcome", "clauses"} <= said <= needed | allowed
    in_order = 0 not in clauses and list(clauses) == sorted(set(clauses))
    known = act <= len(words.acts) and outcome <= len(words.outcomes) and max(clauses, default=0) <= len(words.clauses)
    if not (in_shape and in_order and known):
        return Sort()
    return Sort(
        kind.name.lower(),
        words.acts[act - 1] if act else "",
        words.outcomes[outcome - 1] if outcome else "",
        tuple(words.clauses[code - 1] for code in clauses),
    )


def _date(day: int) -> datetime.date:
    return _EPOCH + datetime.timedelta(days=day)
