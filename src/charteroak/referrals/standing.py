"""A group's figure beside that of the others, reweighted to the same needs and places: direct standardization."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from charteroak.referrals.columns import Bools, Floats, Ints
from charteroak.referrals.findings import Figure
from charteroak.referrals.intervals import Z95, Mean, Quantiles, Share, Summary, less


@dataclass(frozen=True)
class Beside:
    """A group beside the others: both figures with intervals of 95%, and the difference with its own."""

    own: Figure
    others: Figure
    difference: Figure


class Values:
    """What one measure is of the referrals that it is known of."""

    def __init__(self, values: Floats, known: Bools, kind: str) -> None:
        at = np.flatnonzero(known)
        # Only medians need them in order.
        at = at[np.argsort(values[at], kind="stable")] if kind == "time" else at
        self.rows, self.kind, self.values = at, kind, values[at]

    def summary(self, own: Floats) -> Summary:
        """What is known of these values, each of weight one."""
        if self.kind == "time":
            return Quantiles(own, np.ones(len(own)))
        if self.kind == "share":
            return Share(float(own.mean()), len(own))
        return Mean(float(own.mean()), float(own.var(ddof=1)) if len(own) > 1 else 0.0, len(own))


class Alike:
    """Referrals by strata, in which any group can be put beside the rest."""

    def __init__(self, values: Values, stratum: Ints, group: Ints, among: Bools | None = None) -> None:
        """`group` is the number of each one's group; `among` are those that count at all."""
        kept = slice(None) if among is None else among[values.rows]
        self._of, self._rows, self._values = values, values.rows[kept], values.values[kept]
        self._at = stratum[self._rows]
        self._width = int(stratum.max(initial=-1)) + 1
        groups = int(group.max(initial=-1)) + 1
        # Short numbers are sorted by their digits, which is fast.
        own = group[self._rows].astype(np.uint16 if groups < 65_536 else np.int64)
        self._order = np.argsort(own, kind="stable")
        self._bounds = np.concatenate(([0], np.cumsum(np.bincount(own, minlength=groups))))
        self._n, self._sum, self._squares = self._by_stratum(self._at, self._values)

    def rows(self, group: int) -> Ints:
        """Where the known ones of a group are, in their order."""
        found: Ints = self._order[self._bounds[group] : self._bounds[group + 1]]
        return found

    def figure(self, group: int) -> Figure:
        """The figure of a group; something must be known of it."""
        return self._of.summary(self._values[self.rows(group)]).figure(Z95)

    def _by_stratum(self, at: Ints, values: Floats) -> tuple[Floats, Floats, Floats]:
        count = np.bincount(at, minlength=self._width).astype(np.float64)
        if self._of.kind == "time":
            return count, count, count
        total: Floats = np.bincount(at, values, self._width).astype(np.float64)
        return count, total, np.bincount(at, values * values, self._width).astype(np.float64)

    def beside(self, group: int, z: float) -> Beside | None:
        """A group beside the rest, whose strata are weighted as it has them. The difference's interval is of `z`.
        None where no two are alike.
        """
        own = self.rows(group)
        n, total, squares = self._by_stratum(self._at[own], self._values[own])
        rest = self._n - n
        weight = np.divide(n, rest, out=np.zeros_like(n), where=rest > 0)
        kept = own[rest[self._at[own]] > 0]
        if not len(kept):
            return None
        if self._of.kind == "time":
            weights = weight[self._at]
            weights[own] = 0
            there = weights > 0
            others: Summary = Quantiles(self._values[there], weights[there])
        else:
            size = float(np.dot(weight, rest))
            mean = float(np.dot(weight, self._sum - total)) / size
            number = size**2 / float(np.dot(weight**2, rest))
            around = float(np.dot(weight, self._squares - squares)) / size - mean**2
            wide = around * number / max(number - 1, 1)
            others = Share(mean, number) if self._of.kind == "share" else Mean(mean, wide, number)
        same = self._of.summary(self._values[kept])
        return Beside(same.figure(Z95), others.figure(Z95), less(same.figure(z), others.figure(z)))
