"""Each statistic of the audit beside a slow and obvious second way to it, and beside figures that others published."""

import math
from itertools import permutations, product
from statistics import median

import numpy as np
import pytest
from fixtures.every import EVERY

from charteroak.referrals import limits
from charteroak.referrals.drifting import span
from charteroak.referrals.findings import Figure
from charteroak.referrals.intervals import Z95, Mean, Quantiles, Share, less, two_sided
from charteroak.referrals.permuting import covariance, dense, largest, ranks, scores, sums
from charteroak.referrals.standing import Alike, Values

RNG_SEED = 927
STRATUM = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1])
GROUP = np.array([0, 0, 1, 2, 0, 1, 1, 1, 2])
OTHER = np.array([1, 0, 0, 1, 1, 1, 0, 0, 1])
ALL = np.ones(9, bool)


def dealt(codes: list[np.ndarray]) -> list[list[np.ndarray]]:
    """Every way to deal rows anew within the strata, all codes of a row together."""
    ways = product(permutations(range(4)), permutations(range(4, 9)))
    return [[code[list(first + second)] for code in codes] for first, second in ways]


@pytest.mark.parametrize("kind", ["time", "share"])
def test_the_moments_of_dealing_anew_are_those_of_every_way_to_deal(kind: str) -> None:
    values = np.array([3.0, 1, 2, 2, 9, 4, 4, 7, 1]) if kind == "time" else np.array([1.0, 0, 0, 1, 1, 0, 0, 0, 1])
    score = scores(values, ALL, STRATUM, kind)
    made = sums(score, ALL, STRATUM, GROUP, 3)
    every = np.array([[score[group == g].sum() for g in range(3)] for [group] in dealt([GROUP])])
    assert every.mean(axis=0) == pytest.approx([0, 0, 0], abs=1e-12)
    assert made.variance[0] == pytest.approx((every**2).mean(axis=0))
    assert made.third[0] == pytest.approx((every**3).mean(axis=0))
    assert made.total[0] == pytest.approx([score[g == GROUP].sum() for g in range(3)])
    assert made.comparable[0].tolist() == [3, 4, 2]


def test_the_covariances_are_those_of_every_way_to_deal() -> None:
    """Of two codes and two measures at once."""
    both = np.column_stack(
        [
            scores(np.array([3.0, 1, 2, 2, 9, 4, 4, 7, 1]), ALL, STRATUM, "time"),
            scores(np.array([1.0, 0, 0, 1, 1, 0, 0, 0, 1]), ALL, STRATUM, "share"),
        ]
    )
    found = covariance(both, STRATUM, [GROUP, OTHER], [3, 2])
    rows = [
        [
            both[code == g, m].sum()
            for code, width in zip(codes, (3, 2), strict=True)
            for g in range(width)
            for m in (0, 1)
        ]
        for codes in dealt([GROUP, OTHER])
    ]
    assert found == pytest.approx(np.cov(np.array(rows).T, bias=True), abs=1e-12)


def test_blocks_part_the_sums_by_period_and_lose_nothing() -> None:
    score = scores(np.arange(9.0) ** 2, ALL, STRATUM, "time")
    whole, parted = sums(score, ALL, STRATUM, GROUP, 3), sums(score, ALL, STRATUM, GROUP, 3, STRATUM)
    for name in ("total", "variance", "third", "comparable"):
        assert getattr(parted, name).sum(axis=0) == pytest.approx(getattr(whole, name)[0])
        assert getattr(parted, name).shape == (2, 3)


def test_what_is_alone_in_its_stratum_says_nothing() -> None:
    made = sums(np.array([1.0, -1, 5]), np.ones(3, bool), np.array([0, 0, 1]), np.array([0, 1, 2]), 3)
    assert made.comparable[0].tolist() == [1, 1, 0]
    assert np.isnan(made.deviates(0.0)[0, 2])


def test_ranks_are_counted_one_by_one() -> None:
    rng = np.random.default_rng(RNG_SEED)
    values, stratum = rng.integers(0, 5, 60).astype(float), rng.integers(0, 4, 60)
    slow = []
    for value, at in zip(values, stratum, strict=True):
        own = values[stratum == at]
        slow.append((own < value).sum() + ((own == value).sum() + 1) / 2)
    assert ranks(values, stratum) == pytest.approx(slow)
    codes = dense(stratum, values.astype(int))
    pairs = [(a, b) for a, b in zip(stratum.tolist(), values.tolist(), strict=True)]
    assert {(a == b, c == d) for (a, c), (b, d) in product(zip(pairs, codes, strict=True), repeat=2)} == {
        (True, True),
        (False, False),
    }


@pytest.mark.parametrize(("size", "group", "yes"), [(400, 30, 40), (400, 30, 14), (2_000, 100, 30), (90, 45, 20)])
def test_the_tail_of_a_share_is_about_that_of_the_hypergeometric(size: int, group: int, yes: int) -> None:
    """From 1 in 100 down to 1 in 100,000, whichever side is longer: hardly ever surer than it, and not much less."""
    whole = math.comb(size, group)
    exact = [math.comb(yes, k) * math.comb(size - yes, group - k) / whole for k in range(min(group, yes) + 1)]
    seen = 0
    for k in range(len(exact)):
        for tail in (math.fsum(exact[k:]), math.fsum(exact[: k + 1])):
            if 1e-5 < tail < 1e-2:
                values = np.array(
                    [1.0] * k + [0.0] * (group - k) + [1.0] * (yes - k) + [0.0] * (size - yes - group + k)
                )
                code, one = np.array([0] * group + [1] * (size - group)), np.zeros(size, int)
                score = scores(values, np.ones(size, bool), one, "share")
                z = sums(score, np.ones(size, bool), one, code, 2).deviates(1.0)[0, 0]
                assert tail / 1.5 < two_sided(z) / 2 < tail * 8, (k, tail)
                seen += 1
    assert seen > 2


def test_the_limit_of_all_comparisons_is_that_of_dealing_anew_in_fact() -> None:
    """The joint permutation distribution, drawn, beside its normal limit: rare and skewed shares among the measures."""
    rng = np.random.default_rng(RNG_SEED)
    count, draws = 600, 6_000 if EVERY else 800
    stratum = np.sort(rng.integers(0, 12, count))
    codes = [rng.choice(4, count, p=(0.6, 0.25, 0.1, 0.05)), rng.integers(0, 8, count)]
    kinds = ("time", "share", "share")
    values = [rng.exponential(1, count), rng.random(count) < 0.5, rng.random(count) < 0.08]
    known = np.ones(count, bool)
    score = np.column_stack(
        [scores(np.asarray(v, float), known, stratum, k) for v, k in zip(values, kinds, strict=True)]
    )
    family = covariance(score, stratum, codes, [4, 8])
    critical, _ = largest([family], np.zeros(len(family)), 0.05)
    beyond = 0
    for _ in range(draws):
        deal = np.lexsort((rng.random(count), stratum))
        top = 0.0
        for code, width in zip(codes, (4, 8), strict=True):
            for m, kind in enumerate(kinds):
                z = sums(score[:, m], known, stratum, code[deal], width).deviates(1.0 if kind == "share" else 0.0)
                top = max(top, float(np.nanmax(np.abs(z))))
        beyond += top > critical
    # 1 in 20; the correction for continuity makes it less often. Four standard deviations of the draws.
    assert beyond / draws < 0.05 + 4 * math.sqrt(0.05 * 0.95 / draws)
    assert beyond / draws > 0.02


def test_adjusted_chances_step_down_and_are_bonferronis_where_draws_say_nothing() -> None:
    z = np.array([9.0, -3.5, 0.5, 2.0])
    _, chance = largest([np.eye(4)], z, 0.05)
    assert chance[0] == pytest.approx(4 * two_sided(9))
    assert chance[0] < chance[1] < chance[3] < chance[2]
    # Independent: the third of those that are left.
    assert chance[3] == pytest.approx(1 - (1 - two_sided(2)) ** 2, abs=0.01)
    assert chance[2] == pytest.approx(two_sided(0.5), abs=0.02)
    assert largest([], np.empty(0), 0.05)[0] == math.inf


def test_intervals_are_those_that_were_published() -> None:
    """Newcombe 1998: 56 of 70 less 48 of 80, method 10; Wilson's of 81 of 263 in the first part of it."""
    gap = less(Share(56 / 70, 70).figure(Z95), Share(48 / 80, 80).figure(Z95))
    assert (round(gap.low, 4), round(gap.high, 4)) == (0.0524, 0.3339)
    own = Share(81 / 263, 263).figure(Z95)
    assert (round(own.low, 4), round(own.high, 4)) == (0.2553, 0.3662)
    mean = Mean(10.0, 4.0, 100).figure(Z95)
    assert (mean.low, mean.high) == pytest.approx((10 - Z95 * 0.2, 10 + Z95 * 0.2))


def test_the_interval_of_a_median_holds_as_often_as_it_says() -> None:
    rng = np.random.default_rng(RNG_SEED)
    held = 0
    for _ in range(1_000):
        found = Quantiles(np.sort(rng.lognormal(0, 1, 61)), np.ones(61)).figure(Z95)
        held += found.low <= 1 <= found.high
    assert 0.93 < held / 1_000 < 0.985
    odd, even = np.array([1.0, 2, 9]), np.array([1.0, 2, 4, 9])
    assert [Quantiles(each, np.ones(len(each))).median() for each in (odd, even)] == [median(odd), median(even)]


@pytest.mark.parametrize("kind", ["time", "count", "share"])
def test_the_others_are_weighted_as_if_each_stood_there_so_often(kind: str) -> None:
    rng = np.random.default_rng(RNG_SEED)
    value = (rng.random(70) < 0.4).astype(float) if kind == "share" else rng.integers(0, 9, 70).astype(float)
    stratum, mine = rng.integers(0, 3, 70), rng.random(70) < 0.3
    stratum[0], mine[0] = 3, True  # one that has no like one
    found = Alike(Values(value, np.ones(70, bool), kind), stratum, mine.astype(int)).beside(1, Z95)
    assert found is not None
    rows = []
    size = math.lcm(*[int(((stratum == s) & ~mine).sum()) for s in range(3)])
    for s in range(3):
        others = value[(stratum == s) & ~mine]
        rows += [each for each in others for _ in range(int(((stratum == s) & mine).sum()) * size // len(others))]
    own = value[mine & (stratum < 3)]
    middle = median if kind == "time" else np.mean
    assert found.others.value == pytest.approx(middle(rows))
    assert found.own.value == pytest.approx(middle(own))
    assert found.difference.value == pytest.approx(middle(own) - middle(rows))
    assert found.others.n < (~mine).sum()


def test_the_weighted_mean_signals_as_often_as_is_computed() -> None:
    rng = np.random.default_rng(RNG_SEED)
    runs = 100_000 if EVERY else 20_000
    for points, limit in ((12, 2.2), (53, 2.7)):
        z = rng.standard_normal((runs, points))
        level, top = np.zeros(runs), np.zeros(runs)
        for t in range(points):
            level = 0.8 * level + 0.2 * z[:, t]
            top = np.maximum(top, np.abs(level))
        told = limits.ewma_alarm(limit, points)
        seen = float((top > limit * limits.EWMA_SPREAD).mean())
        assert abs(seen - told) < 4.5 * math.sqrt(told / runs)
        assert limits.ewma_limit(told, points) == pytest.approx(limit, abs=1e-4)
        single = float((np.abs(z).max(axis=1) > 3).mean())
        assert abs(single - limits.point_alarm(3, points)) < 4.5 * math.sqrt(single / runs)
        assert limits.point_limit(limits.point_alarm(3, points), points) == pytest.approx(3)


def test_one_point_is_the_normal_tail_and_two_are_counted() -> None:
    """A grid of the first point tells how often the second goes beyond; there is no third."""
    half = 1.5 * limits.EWMA_SPREAD
    assert limits.ewma_alarm(1.5, 1) == pytest.approx(two_sided(half / limits.WEIGHT))
    first = np.linspace(-half, half, 40_001) / limits.WEIGHT
    density = np.exp(-(first**2) / 2) / math.sqrt(2 * math.pi)
    beyond = [
        two_sided_of((half - 0.8 * limits.WEIGHT * z) / limits.WEIGHT, (half + 0.8 * limits.WEIGHT * z) / limits.WEIGHT)
        for z in first
    ]
    second = float(np.trapezoid(density * beyond, first))
    assert limits.ewma_alarm(1.5, 2) == pytest.approx(two_sided(half / limits.WEIGHT) + second, rel=1e-6)


def two_sided_of(above: float, below: float) -> float:
    """How often a normal deviate is above the one, or below minus the other."""
    return (math.erfc(above / math.sqrt(2)) + math.erfc(below / math.sqrt(2))) / 2


def test_the_run_length_is_the_published_one() -> None:
    """Lucas and Saccucci 1990: a weight of 0.2 with limits of 2.962 signals once in 500 points."""
    stays = [1 - limits.ewma_alarm(2.962, points) for points in (400, 401)]
    assert 1 / (1 - stays[1] / stays[0]) == pytest.approx(500, rel=0.01)


@pytest.mark.parametrize("points", [12, 53])
def test_charts_that_estimate_their_own_spread_keep_their_rate(points: int) -> None:
    """Other draws than the limits were made from."""
    rng, runs, rate = np.random.default_rng(RNG_SEED), 3_000, 0.05
    point, mean = limits.simulated(points).limits(rate)
    alarms = 0
    for z in rng.standard_normal((runs, points)):
        own = (z - z.mean()) / limits.spread_of(z)
        alarms += bool(np.abs(own).max() > point or max(map(abs, limits.ewma(own))) / limits.EWMA_SPREAD > mean)
    assert alarms / runs < rate + 4 * math.sqrt(rate / runs)
    assert alarms / runs > rate / 2
    assert limits.simulated(points).alarm(point, mean) == pytest.approx(rate, rel=0.02)


def test_a_step_is_where_every_pair_of_ends_was_tried() -> None:
    rng = np.random.default_rng(RNG_SEED)
    for _ in range(50):
        total, variance = rng.standard_normal(15), rng.uniform(0.5, 2, 15)
        total[6:] += rng.uniform(0, 3)
        ends = {first: total[first:].sum() ** 2 / variance[first:].sum() for first in range(15)}
        best = max(
            (total[a : b + 1].sum() ** 2 / variance[a : b + 1].sum(), a, b) for a in range(15) for b in range(a, 15)
        )
        first = max(ends, key=ends.__getitem__)
        slow = (best[1], best[2]) if best[0] > ends[first] + 4 * math.log(15) else (first, 14)
        assert span(total, variance) == slow
    assert span(np.zeros(5), np.ones(5))[1] == 4


def test_a_missing_point_leaves_the_weighted_mean_as_it_is() -> None:
    assert limits.ewma([1.0, math.nan, 2.0]) == pytest.approx([0.2, 0.2, 0.56])


def test_a_difference_is_as_wide_as_both_are() -> None:
    gap = less(Figure(5, 4, 7, 10), Figure(3, 1, 4, 30))
    assert gap.value == 2
    assert gap.low == pytest.approx(2 - math.hypot(1, 1))
    assert gap.high == pytest.approx(2 + math.hypot(2, 2))
