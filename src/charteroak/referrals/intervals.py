"""Intervals of medians, means and shares, also of weighted ones, and of differences of them.

Shares: Wilson (1927). Medians: Woodruff (1952), which for unweighted values are the order statistics of the sign test.
Differences: the method of variance estimates recovery, MOVER (Zou and Donner 2008), which for two shares is Newcombe's
tenth (1998). `n` of weighted values is Kish's effective number (1965): the square of the sum of the weights by the sum
of their squares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

import numpy as np

from charteroak.referrals.columns import Floats
from charteroak.referrals.findings import Figure

NORMAL = NormalDist()
Z95 = NORMAL.inv_cdf(0.975)


def two_sided(z: float) -> float:
    """How often a normal deviate is at least this far from 0."""
    return math.erfc(abs(z) / math.sqrt(2))


class Summary(Protocol):
    """What is known of a group's values."""

    def figure(self, z: float) -> Figure:
        """The figure, with an interval as wide as so many standard deviations."""


@dataclass(frozen=True)
class Share:
    """A share of `n`."""

    share: float
    n: float

    def figure(self, z: float) -> Figure:
        """With Wilson's interval."""
        share, n = min(max(self.share, 0.0), 1.0), self.n
        base, middle = 1 + z * z / n, share + z * z / (2 * n)
        half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return Figure(share, max(0.0, (middle - half) / base), min(1.0, (middle + half) / base), n)


@dataclass(frozen=True)
class Mean:
    """A mean of `n` values that vary so much."""

    mean: float
    variance: float
    n: float

    def figure(self, z: float) -> Figure:
        """With the normal interval."""
        half = z * math.sqrt(max(self.variance, 0.0) / self.n)
        return Figure(self.mean, self.mean - half, self.mean + half, self.n)


class Quantiles:
    """Quantiles of weighted values. `values` ascend; the weights are not negative, and some is positive."""

    def __init__(self, values: Floats, weights: Floats) -> None:
        total = np.cumsum(weights)
        self._values, self._upto = values, total / total[-1]
        self.n = float(total[-1] ** 2 / np.dot(weights, weights))

    def median(self) -> float:
        """The middle: where half of the weight is on either side, the mean of both."""
        low, high = (int(np.searchsorted(self._upto, half)) for half in (0.5 - 1e-12, 0.5 + 1e-12))
        return float(self._values[low] + self._values[min(high, len(self._values) - 1)]) / 2

    def figure(self, z: float) -> Figure:
        """The median, with Woodruff's interval."""
        half = 0.5 * z / math.sqrt(self.n)
        low = int(np.searchsorted(self._upto, max(0.5 - half, 0.0)))
        high = int(np.searchsorted(self._upto, min(0.5 + half, 1.0 - 1e-12)))
        last = len(self._values) - 1
        return Figure(self.median(), float(self._values[low]), float(self._values[min(high, last)]), self.n)


def less(own: Figure, others: Figure) -> Figure:
    """Own less others, by MOVER. Both intervals are of the same level, and so is this one."""
    gap = own.value - others.value
    low = gap - math.hypot(own.value - own.low, others.high - others.value)
    high = gap + math.hypot(own.high - own.value, others.value - others.low)
    return Figure(gap, low, high, min(own.n, others.n))
