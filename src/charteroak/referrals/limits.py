"""Limits of control charts for a stated rate of false alarms over a whole period of watching, not point by point.

- Where the deviates' variance is known (parity charts: permutation gives it) the limits are computed: of single points
  by independence, of the exponentially weighted mean by Crowder's integral equation (1987) with Gauss's nodes.
- Where it is estimated from the same points (the office's charts, with Laney's sigma z) the limits are simulated, from
  a fixed seed: they depend on the number of points alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from charteroak.referrals.columns import Floats
from charteroak.referrals.intervals import NORMAL, two_sided

WEIGHT = 0.2
"""The weight of the newest point in the exponentially weighted mean (Lucas and Saccucci 1990 advise 0.05 to 0.25)."""
EWMA_SPREAD = math.sqrt(WEIGHT / (2 - WEIGHT))
"""Its standard deviation once it has run for a while; the limits are steady multiples of it."""
RANGE_TO_SIGMA = 1.128
"""The mean of the range of two normal values, d2."""
_YEARS, _SEED = 40_000, 2_927
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(80)


def ewma(z: Iterable[float]) -> list[float]:
    """The exponentially weighted mean, beginning at 0; a missing value (nan) leaves it as it is."""
    found, last = [], 0.0
    for new in z:
        last = last if math.isnan(new) else WEIGHT * new + (1 - WEIGHT) * last
        found.append(last)
    return found


def point_alarm(limit: float, points: int) -> float:
    """How often any of so many independent normal points is beyond a limit."""
    return -math.expm1(points * math.log1p(-min(two_sided(limit), 1 - 1e-16)))


def point_limit(rate: float, points: int) -> float:
    """The limit of single points with that rate: the inverse of `point_alarm`."""
    return -NORMAL.inv_cdf(-math.expm1(math.log1p(-rate) / points) / 2)


def ewma_alarm(limit: float, points: int) -> float:
    """How often the mean of so many independent normal points is ever beyond `limit` of its standard deviations."""
    if limit <= 0:
        return 1.0
    half = limit * EWMA_SPREAD
    nodes, weights = half * _NODES, half * _WEIGHTS / (WEIGHT * math.sqrt(2 * math.pi))
    step = np.exp(-(((nodes[None, :] - (1 - WEIGHT) * nodes[:, None]) / WEIGHT) ** 2) / 2) * weights
    # How likely it stays within for the rest of the points, from each node. It begins at 0, which is none.
    stays: Floats = np.ones(len(nodes))
    for _ in range(points - 1):
        stays = step @ stays
    first: Floats = np.exp(-((nodes / WEIGHT) ** 2) / 2) * weights
    return min(1.0, max(0.0, 1 - float(first @ stays)))


@lru_cache(maxsize=256)
def ewma_limit(rate: float, points: int) -> float:
    """The limit of the mean with that rate: the inverse of `ewma_alarm`."""
    low, high = 0.0, 8.0
    for _ in range(25):
        middle = (low + high) / 2
        low, high = (middle, high) if ewma_alarm(middle, points) > rate else (low, middle)
    return high


@dataclass(frozen=True)
class Simulated:
    """The largest deviates of many charts in which nothing happens, in ascending order."""

    points: Floats
    means: Floats

    def limits(self, rate: float) -> tuple[float, float]:
        """The limits of points and of the mean; each has half of the rate."""
        return float(np.quantile(self.points, 1 - rate / 2)), float(np.quantile(self.means, 1 - rate / 2))

    def alarm(self, point: float, mean: float) -> float:
        """How often either is at least this large, at most."""
        beyond = [
            (len(kept) - int(np.searchsorted(kept, value)) + 1) / (len(kept) + 1)
            for kept, value in ((self.points, point), (self.means, mean))
        ]
        return min(1.0, 2 * min(beyond))


@lru_cache(maxsize=8)
def simulated(points: int) -> Simulated:
    """Charts of so many points whose middle and spread are estimated from themselves."""
    z = np.random.default_rng(_SEED).standard_normal((_YEARS, points))
    z -= z.mean(axis=1, keepdims=True)
    z /= spread_of(z)[:, None]
    mean, means = np.zeros(_YEARS), np.zeros(_YEARS)
    for column in z.T:
        mean = WEIGHT * column + (1 - WEIGHT) * mean
        means = np.maximum(means, np.abs(mean))
    return Simulated(np.sort(np.abs(z).max(axis=1)), np.sort(means / EWMA_SPREAD))


def spread_of(z: Floats) -> Floats:
    """Laney's sigma z: the mean range of neighbours over d2, along the last axis."""
    found: Floats = np.abs(np.diff(z, axis=-1)).mean(axis=-1) / RANGE_TO_SIGMA
    return found
