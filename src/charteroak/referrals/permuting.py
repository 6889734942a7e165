"""What permuting who is who would do: exact moments of stratified statistics, and how the largest of many behaves.

If it does not matter to how a referral goes in which group it is, then within referrals that are alike (a stratum)
groups could be dealt out anew. Over all such dealings a group's sum of scores has a mean, a variance, a third moment
and covariances with the other groups' that are known exactly (Strasser and Weber 1999): nothing is drawn for them.

- Scores are ranks by stratum over N+1 for times and counts (van Elteren 1960), and yes and no themselves for shares
  (Mantel and Haenszel 1959, with their correction for continuity).
- A sum is made a normal deviate with its first three moments, by Wilson and Hilferty's cube root of a gamma (1931):
  permutation statistics are close to Pearson's type III (Mielke and Berry 2007).
- Of all sums together the largest is what the false alarms are counted by: step-down max-T (Westfall and Young 1993),
  with the limit of the joint permutation distribution, a normal one (Hothorn, Hornik, van de Wiel and Zeileis 2006).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from charteroak.referrals.columns import Bools, Floats, Ints
from charteroak.referrals.intervals import two_sided

MOST_SKEW = 1.0
"""A sum whose permutation distribution is more skewed than this is of too few: as a count of which one is expected."""
_SEED = 20_080_811
_CELLS = 2_500_000  # of the draws, so that they take little memory and time
_SURE = 50  # draws: with fewer beyond it than this, a chance is Bonferroni's, which is never too small


def dense(*codes: Ints) -> Ints:
    """Numbers from 0 without gaps for what has all of the codes alike. No codes are given: see `one`."""
    joint = np.zeros(len(codes[0]), np.int64)
    for code in codes:
        joint = np.unique(joint * (int(code.max(initial=0)) + 1) + code, return_inverse=True)[1]
    return joint


def ranks(values: Floats, stratum: Ints) -> Floats:
    """Mean ranks within each stratum, from 1."""
    order = np.lexsort((values, stratum))
    own, at = values[order], stratum[order]
    new = np.ones(len(own), np.bool_)
    new[1:] = at[1:] != at[:-1]
    tie = new.copy()
    tie[1:] |= own[1:] != own[:-1]
    starts = np.flatnonzero(tie)
    ends = np.append(starts[1:], len(own)) - 1
    middle = ((starts + ends) / 2)[np.cumsum(tie) - 1]
    begun = np.flatnonzero(new)[np.cumsum(new) - 1]
    found = np.empty(len(own))
    found[order] = middle - begun + 1
    return found


def scores(values: Floats, known: Bools, stratum: Ints, kind: str) -> Floats:
    """The scores less their mean in the stratum; 0 for what is not known."""
    found = np.zeros(len(values))
    own, at = values[known], stratum[known]
    width = int(stratum.max(initial=-1)) + 1
    number = np.bincount(at, minlength=width)
    raw = own if kind == "share" else ranks(own, at) / (number[at] + 1)
    found[known] = raw - (np.bincount(at, raw, width) / np.maximum(number, 1))[at]
    return found


@dataclass(frozen=True)
class Sums:
    """Sums of scores with their moments, a row a block of strata (a period), a column a group."""

    total: Floats
    variance: Floats
    third: Floats
    comparable: Ints
    """How many of the group have a like one in another group."""

    def deviates(self, step: float) -> Floats:
        """Each as a normal deviate; nan where it is of too few. `step` is how far apart two neighbours among its
        values are (1 for counts of yes; 0 where there is no such step).
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = np.sqrt(self.variance)
            skew = self.third / spread**3
            z = np.sign(self.total) * np.maximum(np.abs(self.total) - step / 2, 0) / spread
            flat = np.abs(skew) < 1e-4
            gentle = np.where(flat, 1.0, skew)
            bent = 6 / gentle * (np.cbrt(np.maximum(gentle * z / 2 + 1, 0)) - 1) + gentle / 6
            found = np.where(flat, z, bent)
        kept: Floats = np.where((spread > 1e-9) & (np.abs(skew) <= MOST_SKEW), found, np.nan)
        return kept


def sums(score: Floats, known: Bools, stratum: Ints, group: Ints, groups: int, block: Ints | None = None) -> Sums:
    """The sums of the scores of each group, with the moments that dealing the groups anew within strata gives them.
    Each stratum lies in one block; `block` has that of each row.
    """
    value, at, own = score[known], stratum[known], group[known]
    width, blocks = int(stratum.max(initial=-1)) + 1, 1 if block is None else int(block.max(initial=-1)) + 1
    whole = np.bincount(at, minlength=width).astype(float)
    mean = np.bincount(at, value, width) / np.maximum(whole, 1)
    value = value - mean[at]
    square = value * value
    second, third = np.bincount(at, square, width), np.bincount(at, square * value, width)
    number = np.bincount(at * groups + own, minlength=width * groups)
    cell = np.flatnonzero(number)
    where, n = cell // groups, number[cell].astype(float)
    big = whole[where]
    of_stratum = np.zeros(width, np.int64)
    if block is not None:
        of_stratum[stratum] = block
    place = cell % groups + of_stratum[where] * groups
    spread = n * (big - n) / np.maximum(big * (big - 1), 1) * second[where]
    lean = n * (big - n) * (big - 2 * n) / np.maximum(big * (big - 1) * (big - 2), 1) * third[where]
    row = own if block is None else own + block[known] * groups

    def summed(places: Ints, weights: Floats) -> Floats:
        return np.bincount(places, weights, blocks * groups).astype(np.float64).reshape(blocks, groups)

    like = summed(place, np.where(big > n, n, 0.0)).astype(np.int64)
    return Sums(summed(row, value), summed(place, spread), summed(place, lean), like)


def covariance(score: Floats, stratum: Ints, codes: list[Ints], groups: list[int]) -> Floats:
    """The covariances of all sums under one dealing anew of all codes at once, as a matrix; each side runs over the
    codes, their groups, and the measures (the columns of `score`), the measures fastest.
    """
    number = np.bincount(stratum).astype(float)
    inverse = 1 / np.maximum(number - 1, 1)
    shares = np.hstack([_counts(stratum, code, len(number), many) for code, many in zip(codes, groups, strict=True)])
    begin = np.concatenate(([0], np.cumsum(groups)))
    width, measures = int(begin[-1]), score.shape[1]
    found = np.empty((width, measures, width, measures))
    pairs = [
        (slice(begin[a], begin[a + 1]), slice(begin[b], begin[b + 1]), left * groups[b] + right, (groups[a], groups[b]))
        for a, left in enumerate(codes)
        for b, right in enumerate(codes[: a + 1])
    ]
    for one in range(measures):
        for two in range(one + 1):
            weight = np.bincount(stratum, score[:, one] * score[:, two], len(number)) * inverse
            block = -(shares.T * (weight / number)) @ shares
            own = weight[stratum]
            for left, right, both, shape in pairs:
                joint = np.bincount(both, own, shape[0] * shape[1]).reshape(shape)
                block[left, right] += joint
                if left != right:
                    block[right, left] += joint.T
            found[:, one, :, two] = found[:, two, :, one] = block
    return found.reshape(width * measures, width * measures)


def _counts(stratum: Ints, code: Ints, strata: int, groups: int) -> Floats:
    return np.bincount(stratum * groups + code, minlength=strata * groups).reshape(strata, groups).astype(float)


def largest(families: list[Floats], z: Floats, rate: float) -> tuple[float, Floats]:
    """The value that the largest of all |z| stays below but for `rate`, and the adjusted chance of each z.

    `families` are covariances of independent blocks, in the order of `z`: taking blocks for independent errs on the
    side of fewer false alarms (Royen 2014). The draws begin at a fixed seed.
    """
    if not len(z):
        return float("inf"), np.empty(0)
    random = np.random.default_rng(_SEED)
    draws = int(np.clip(_CELLS // len(z), 2_000, 10_000))
    found = np.empty((draws, len(z)), np.float32)
    at = 0
    for family in families:
        spread = np.sqrt(np.diag(family))
        matrix = family / np.outer(spread, spread)
        root = np.linalg.cholesky(matrix + 1e-6 * np.eye(len(matrix))).astype(np.float32)
        found[:, at : at + len(root)] = random.standard_normal((draws, len(root)), np.float32) @ root.T
        at += len(root)
    np.abs(found, out=found)
    critical = float(np.quantile(found.max(axis=1), 1 - rate))
    order = np.argsort(np.abs(z), kind="stable")
    beyond = np.maximum.accumulate(found[:, order], axis=1) >= np.abs(z)[order].astype(np.float32)
    share = beyond.mean(axis=0)
    bound = np.array([len(z) * two_sided(each) for each in z[order]])
    chance = np.where(share >= _SURE / draws, share, np.minimum(bound, _SURE / draws))
    adjusted = np.empty(len(z))
    adjusted[order] = np.minimum(np.maximum.accumulate(chance[::-1])[::-1], 1.0)
    return critical, adjusted
