"""Referrals as columns: codes of groups, and for each measure the values and whom they are known of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from charteroak.referrals.findings import BY, MEASURES, Settings
from charteroak.referrals.referral import CHANNELS, Referral

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
_DAY = 86_400.0


@dataclass(frozen=True)
class Columns:
    """Referrals, in an order of their own: however they came, these columns are the same."""

    groups: dict[str, tuple[str, ...]]
    """The names of the groups of each kind, in their order."""
    codes: dict[str, Ints]
    """Which group each referral is of, by kind."""
    values: Floats
    """A row a referral, a column a measure (of `MEASURES`); 0 where it is not known."""
    known: Bools
    """Whether it is."""
    period: Ints
    """In which period each was asked for."""
    periods: tuple[str, ...]
    """The periods, in their order, without gaps."""

    def __len__(self) -> int:
        return len(self.period)


def columns(referrals: Iterable[Referral], since: datetime, until: datetime, settings: Settings) -> Columns:
    """The referrals that were asked for from `since` until before `until`. ValueError where an unknown word, a time
    without a zone, or a list that was handed over before it was asked for stands in one.
    """
    rows = [row for row in referrals if since <= row.asked < until]
    _check(rows)
    groups, codes = {}, {}
    for by in BY:
        groups[by], codes[by] = _codes([getattr(row, by) for row in rows])
    values, known = _measures(rows, codes["channel"], groups["channel"], until, settings)
    periods, period = _periods([row.asked for row in rows], since, until, settings.period)
    # An order that the referrals themselves give, so that sums of floats do not depend on how they came.
    order = np.lexsort((*known.T[2:5:2], *values.T[:5], period, *codes.values()))
    return Columns(
        groups,
        {by: code[order] for by, code in codes.items()},
        values[order],
        known[order],
        period[order],
        periods,
    )


def _check(rows: Sequence[Referral]) -> None:
    for row in rows:
        if row.channel not in CHANNELS or row.outcome not in _OUTCOME:
            raise ValueError("a referral has a channel or an outcome that there is none of")
        if row.made < row.asked or (row.closed is not None and row.closed < row.made):
            raise ValueError("a referral was made before it was asked for, or closed before it was made")


_OUTCOME = {"open": 0, "reached": 1, "not_reached": 2, "declined": 3}


def _codes(names: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    groups = tuple(sorted(set(names)))
    at = {name: code for code, name in enumerate(groups)}
    return groups, np.fromiter((at[name] for name in names), np.int64, len(names))


def _measures(
    rows: Sequence[Referral], channel: Ints, channels: tuple[str, ...], until: datetime, settings: Settings
) -> tuple[Floats, Bools]:
    count, late = len(rows), timedelta(days=settings.late_days)
    values, known = np.zeros((count, len(MEASURES))), np.ones((count, len(MEASURES)), np.bool_)
    values[:, 0] = np.fromiter(((row.made - row.asked).total_seconds() / _DAY for row in rows), np.float64, count)
    values[:, 1] = np.fromiter((row.offered for row in rows), np.float64, count)
    outcome = np.fromiter((_OUTCOME[row.outcome] for row in rows), np.int64, count)
    values[:, 2], values[:, 3] = outcome == 1, outcome == 3
    known[:, 2] = known[:, 3] = outcome > 0
    known[:, 4] = np.fromiter((row.made + late <= until for row in rows), np.bool_, count)
    values[:, 4] = np.fromiter((row.closed is None or row.closed - row.made > late for row in rows), np.bool_, count)
    for at, name in enumerate(CHANNELS):
        values[:, 5 + at] = channel == channels.index(name) if name in channels else False
    values[~known] = 0.0
    return values, known


def _periods(asked: Sequence[datetime], since: datetime, until: datetime, kind: str) -> tuple[tuple[str, ...], Ints]:
    if kind not in _NAMES:
        raise ValueError("a period is a week or a month")
    name, numbers = _NAMES[kind], dict[str, int]()
    day, last = since.astimezone(UTC).date(), (until.astimezone(UTC) - timedelta(microseconds=1)).date()
    while day <= last:
        numbers.setdefault(name(day), len(numbers))
        day += timedelta(days=1)
    days = [moment.astimezone(UTC).date() for moment in asked]
    of_day = {day: numbers[name(day)] for day in set(days)}
    return tuple(numbers), np.fromiter((of_day[day] for day in days), np.int64, len(days))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


_NAMES: dict[str, Callable[[date], str]] = {"week": _week, "month": lambda day: f"{day:%Y-%m}"}
