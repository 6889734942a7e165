"""Control charts of the office as a whole, a measure each: whether it changed over time, whoever asked.

Waiting is charted as the mean of its logarithm with limits from the spread within periods (X-bar with S; Montgomery,
Introduction to Statistical Quality Control, ch. 6), shares by a p chart, agencies offered by a u chart (ch. 7). All
have their limits widened or narrowed by sigma z, which is how much more or less periods vary than chance within them
would have it (Laney 2002). An exponentially weighted mean of the deviates finds slow drift (Roberts 1959).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from charteroak.referrals.columns import Columns, Floats, Ints
from charteroak.referrals.findings import LEAST_SHOWN, MEASURES, Chart, Measure, Point
from charteroak.referrals.limits import EWMA_SPREAD, ewma, simulated, spread_of

FEWEST = 8
"""Of fewer periods there is no chart: their spread could not be told."""
_MINUTE = 1 / 1440


@dataclass(frozen=True)
class Made:
    """A chart, its deviates, and how often chance would give its signal on any chart; 1 where it has none."""

    chart: Chart
    z: Floats
    chance: float


def office_charts(cols: Columns, rate: float) -> list[Made]:
    """A chart for every measure that varies and has `FEWEST` periods with enough in them."""
    return [made for m, measure in enumerate(MEASURES) if (made := _chart(cols, m, measure, rate / len(MEASURES)))]


def _chart(cols: Columns, m: int, measure: Measure, rate: float) -> Made | None:
    known = cols.known[:, m]
    value, period, count = cols.values[known, m], cols.period[known], len(cols.periods)
    if measure.kind == "time":
        value = np.log(np.maximum(value, _MINUTE))
    n = np.bincount(period, minlength=count).astype(float)
    enough = n >= LEAST_SHOWN
    if enough.sum() < FEWEST:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(period, value, count) / n
    center = float((mean[enough] * n[enough]).sum() / n[enough].sum())
    error = np.sqrt(_variance(measure.kind, value, mean, period, center) / np.maximum(n, 1))
    raw = np.where(enough & (error > 0), (mean - center) / np.where(error > 0, error, 1), np.nan)
    there = raw[~np.isnan(raw)]
    spread = float(spread_of(there)) if len(there) >= FEWEST else 0.0
    if spread <= 0:
        return None
    z, made_up = raw / spread, simulated(len(there))
    limits = made_up.limits(rate)
    at = exp if measure.kind == "time" else float
    bounds = (0.0, 1.0) if measure.kind == "share" else (0.0, math.inf)
    half = error * spread * limits[0]
    band = [
        (at(mean[t]), at(center), max(at(center - half[t]), bounds[0]), min(at(center + half[t]), bounds[1]))
        for t in range(count)
    ]
    made = points(cols.periods, n, band, z, limits)
    kind = {"time": "xbar", "count": "u", "share": "p"}[measure.kind]
    chart = Chart(measure.name, kind, made, limits[0], spread=spread)
    chance = len(MEASURES) * made_up.alarm(*strongest(z)) if chart.fired else 1.0
    return Made(chart, z, min(1.0, chance))


def exp(value: float) -> float:
    """The value of a logarithm; infinite where there is none so large."""
    return math.exp(value) if value < 700 else math.inf


def _variance(kind: str, value: Floats, mean: Floats, period: Ints, center: float) -> float:
    """What one referral varies by within a period."""
    if kind == "time":
        within = len(value) - len(np.unique(period))
        return float(((value - mean[period]) ** 2).sum() / max(within, 1))
    return center * (1 - center) if kind == "share" else center


def points(
    periods: Sequence[str],
    n: Floats,
    band: Sequence[tuple[float, float, float, float]],
    z: Floats,
    limits: tuple[float, float],
) -> tuple[Point, ...]:
    """The points of a chart. `band` has the value, the middle and the limits of each in the measure's own unit."""
    means, bound = ewma(z.tolist()), limits[1] * EWMA_SPREAD
    found = []
    for t, period in enumerate(periods):
        there = not math.isnan(z[t])
        fired = (
            *(("limit",) if there and abs(z[t]) > limits[0] else ()),
            *(("ewma",) if there and abs(means[t]) > bound else ()),
        )
        value, center, low, high = band[t] if there else (math.nan,) * 4
        found.append(Point(period, int(n[t]), value, center, low, high, float(z[t]), means[t], bound, fired))
    return tuple(found)


def strongest(z: Floats) -> tuple[float, float]:
    """The largest deviate, and the largest of the weighted mean in its own standard deviations."""
    return float(np.nanmax(np.abs(z))), max(map(abs, ewma(z.tolist()))) / EWMA_SPREAD
