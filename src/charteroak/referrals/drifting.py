"""Charts of groups beside the others in the same period, and drift: when a change began, and how large it is.

A group's point is its sum of scores within referrals of the same need in the same period, as a normal deviate with the
moments of permutation: what changes for everyone at once moves no point. The scores are aligned (Hodges and Lehmann
1962): what a place has for all its time is taken off first, so that a group is not taken for another place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from charteroak.referrals.charts import FEWEST, Made, points, strongest
from charteroak.referrals.columns import Columns, Floats
from charteroak.referrals.comparing import applies, strata_of
from charteroak.referrals.findings import LEAST_SHOWN, MEASURES, Chart, Drift, Settings
from charteroak.referrals.limits import ewma_alarm, ewma_limit, point_alarm, point_limit
from charteroak.referrals.permuting import Sums, dense, scores, sums
from charteroak.referrals.standing import Alike, Values

_GAIN = 2.0
"""By how many times the logarithm of the number of points an end of a change must be likelier than that it goes on."""


@dataclass(frozen=True)
class Followed:
    """What is followed of a group by a measure: its deviates by period, and the sums that they are of."""

    by: str
    group: int
    measure: int
    z: Floats
    total: Floats
    variance: Floats
    n: Floats


def parity_charts(cols: Columns, kinds: tuple[str, ...], settings: Settings) -> list[tuple[Followed, Made]]:
    """A chart of every group and measure with `FEWEST` periods that say enough."""
    kept: dict[tuple[tuple[str, ...], int], Floats] = {}
    found = [each for by in kinds if by != "need" for each in _followed(cols, by, settings, kept)]
    rate = settings.rate / 2 / max(len(found), 1)
    return [(each, _made(cols, each, rate, len(found))) for each in found]


def _followed(
    cols: Columns, by: str, settings: Settings, kept: dict[tuple[tuple[str, ...], int], Floats]
) -> Iterator[Followed]:
    """`kept` has the aligned scores that other kinds of the same strata were given."""
    alike, groups = strata_of(cols, by, settings.within), len(cols.groups[by])
    strata = tuple(field for field in settings.within if field != by)
    # What of the strata does not vary with the period: needs are compared within the period, places are aligned.
    same = dense(cols.codes["need"], cols.period) if "need" in settings.within else cols.period
    for m, measure in enumerate(MEASURES):
        if not applies(by, measure.name):
            continue
        known = cols.known[:, m]
        if (key := (strata, m)) not in kept:
            kept[key] = scores(cols.values[:, m], known, alike, measure.kind)
        aligned = kept[key]
        made = sums(aligned, known, same, cols.codes[by], groups, cols.period)
        z = made.deviates(1.0 if measure.kind == "share" else 0.0)
        z = np.where(made.comparable >= LEAST_SHOWN, z, np.nan)
        for group in np.flatnonzero((~np.isnan(z)).sum(axis=0) >= FEWEST).tolist():
            yield _one(by, group, m, made, z)


def _one(by: str, group: int, m: int, made: Sums, z: Floats) -> Followed:
    there = ~np.isnan(z[:, group])
    total, variance = np.where(there, made.total[:, group], 0), np.where(there, made.variance[:, group], 0)
    return Followed(by, group, m, z[:, group], total, variance, made.comparable[:, group].astype(float))


def _made(cols: Columns, each: Followed, rate: float, charts: int) -> Made:
    count = int((~np.isnan(each.z)).sum())
    limits = point_limit(rate / 2, count), ewma_limit(rate / 2, count)
    band = [(value, 0.0, -limits[0], limits[0]) for value in each.z.tolist()]
    made = points(cols.periods, each.n, band, each.z, limits)
    name = cols.groups[each.by][each.group]
    chart = Chart(MEASURES[each.measure].name, "parity", made, limits[0], each.by, name)
    if not chart.fired:
        return Made(chart, each.z, 1.0)
    point, mean = strongest(each.z)
    chance = 2 * charts * min(point_alarm(point, count), ewma_alarm(mean, count))
    return Made(chart, each.z, min(1.0, chance))


def span(total: Floats, variance: Floats, *, closed: bool = False) -> tuple[int, int]:
    """Between which periods (both included) a step most likely lies; that it goes on to the end is taken for likelier
    unless its end shows clearly. Maximum likelihood of a step (Samuel, Pignatiello and Calvin 1998). `closed`
    says that the sums are about the middle of all, so that they come to 0 together.
    """
    count = len(total)
    sums_, upto = np.concatenate(([0.0], np.cumsum(total))), np.concatenate(([0.0], np.cumsum(variance)))
    gap, room = sums_[None, :] - sums_[:, None], upto[None, :] - upto[:, None]
    if closed:
        room = room * (1 - room / upto[-1])
    fit = np.where(np.triu(room, 1) > 1e-12, gap**2 / np.where(room > 1e-12, room, 1), -1.0)
    to_end = int(np.argmax(fit[:, count]))
    first, last = np.unravel_index(int(np.argmax(fit)), fit.shape)
    if fit[first, last] > fit[to_end, count] + 2 * _GAIN * math.log(count):
        return int(first), int(last) - 1
    return to_end, count - 1


def group_drift(
    cols: Columns, each: Followed, made: Made, values: Values, settings: Settings, z: float
) -> Drift | None:
    """What a chart of a group that fired says, or none where the figures cannot be given."""
    since, until = span(each.total, each.variance)
    time = (cols.period >= since) & (cols.period <= until)
    alike = dense(strata_of(cols, each.by, settings.within))
    beside = Alike(values, alike, cols.codes[each.by], time).beside(each.group, z)
    if beside is None:
        return None
    first = made.chart.fired[0].period
    at = cols.periods
    return Drift(made.chart, first, at[since], at[until], beside.own, beside.others, beside.difference, made.chance)


def office_drift(cols: Columns, made: Made, values: Values, z: float) -> Drift | None:
    """What a chart of the office that fired says: the time of the change beside the rest of the time."""
    there = ~np.isnan(made.z)
    weight = np.where(there, [point.n for point in made.chart.points], 0).astype(float)
    deviate = np.where(there, made.z, 0) * np.sqrt(weight)
    since, until = span(deviate, weight, closed=True)
    time = (cols.period >= since) & (cols.period <= until)
    beside = Alike(values, np.zeros(len(cols), np.int64), time.astype(np.int64)).beside(1, z)
    if beside is None:
        return None
    at = cols.periods
    return Drift(
        made.chart,
        made.chart.fired[0].period,
        at[since],
        at[until],
        beside.own,
        beside.others,
        beside.difference,
        made.chance,
    )
