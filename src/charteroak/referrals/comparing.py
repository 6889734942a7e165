"""Each group beside the others, like with like, over the whole time: figures, differences, and which stand out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from charteroak.referrals.columns import Columns, Floats, Ints
from charteroak.referrals.findings import (
    LEAST_COMPARED,
    LEAST_SHOWN,
    MEASURES,
    Comparison,
    Settings,
)
from charteroak.referrals.permuting import covariance, dense, largest, scores, sums
from charteroak.referrals.standing import Alike, Values

Key = tuple[str, int, int]
"""A kind of group, which of them, and which measure."""


@dataclass(frozen=True)
class Compared:
    """All comparisons of an audit, and what they were judged by."""

    comparisons: tuple[Comparison, ...]
    critical: float
    count: int
    unmatched: int


def strata_of(cols: Columns, by: str, within: Iterable[str]) -> Ints:
    """Which referrals are alike for groups of a kind: those that have the other fields in common."""
    fields = [cols.codes[field] for field in within if field != by]
    return dense(*fields) if fields else np.zeros(len(cols), np.int64)


def applies(by: str, measure: str) -> bool:
    """Whether groups of this kind can be compared by this measure. Needs are not alike; a channel is no channel's."""
    return by != "need" and not (by == "channel" and measure.startswith("channel_"))


def compared(cols: Columns, kinds: tuple[str, ...], values: list[Values], settings: Settings) -> Compared:
    """Every group of these kinds by every measure."""
    strata = {by: strata_of(cols, by, settings.within) for by in kinds}
    deviates: dict[Key, tuple[float, int]] = {}
    families: list[Floats] = []
    tested: list[Key] = []
    for family in _families(kinds, settings.within):
        score = np.column_stack(
            [scores(cols.values[:, m], cols.known[:, m], strata[family[0]], one.kind) for m, one in enumerate(MEASURES)]
        )
        own = [key for by in family for key in _deviates(cols, by, strata[by], score, deviates)]
        if own:
            families.append(_covariance(cols, family, strata[family[0]], score, own))
            tested += own
    z = np.array([deviates[key][0] for key in tested])
    critical, chance = largest(families, z, settings.rate / 2)
    chances = dict(zip(tested, chance.tolist(), strict=True))
    alike = {(by, m): Alike(each, strata[by], cols.codes[by]) for by in kinds for m, each in enumerate(values)}
    found = [
        _comparison(cols, (by, group, m), alike[by, m], deviates, chances, critical, settings)
        for by in kinds
        for group in range(len(cols.groups[by]))
        for m in range(len(MEASURES))
        if by == "need" or applies(by, MEASURES[m].name)
    ]
    return Compared(tuple(found), critical, len(tested), _unmatched(cols, strata))


def _families(kinds: tuple[str, ...], within: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The kinds that are compared within the same strata: they are dealt anew together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for by in kinds:
        if by != "need":
            found.setdefault(tuple(field for field in within if field != by), []).append(by)
    return [tuple(alike) for alike in found.values()]


def _deviates(cols: Columns, by: str, stratum: Ints, score: Floats, found: dict[Key, tuple[float, int]]) -> list[Key]:
    """Notes each group's deviate and number of comparable referrals, and gives those that can be judged."""
    tested = []
    for m, measure in enumerate(MEASURES):
        if not applies(by, measure.name):
            continue
        made = sums(score[:, m], cols.known[:, m], stratum, cols.codes[by], len(cols.groups[by]))
        z = made.deviates(1.0 if measure.kind == "share" else 0.0)[0]
        for group, (deviate, like) in enumerate(zip(z.tolist(), made.comparable[0].tolist(), strict=True)):
            key = (by, group, m)
            found[key] = (deviate, like)
            if like >= LEAST_COMPARED and not np.isnan(deviate):
                tested.append(key)
    return tested


def _covariance(cols: Columns, alike: tuple[str, ...], stratum: Ints, score: Floats, tested: list[Key]) -> Floats:
    """The covariances of the sums that are judged. Groups that are not are one group, which is left out after."""
    codes, sizes, names = [], [], []
    for by in alike:
        kept = sorted({group for kind, group, _ in tested if kind == by})
        new = np.full(len(cols.groups[by]), len(kept))
        new[kept] = np.arange(len(kept))
        codes.append(new[cols.codes[by]])
        sizes.append(len(kept) + 1)
        names += [*((by, group) for group in kept), (by, -1)]
    at = {name: number for number, name in enumerate(names)}
    wanted = [at[by, group] * len(MEASURES) + m for by, group, m in tested]
    return covariance(score, stratum, codes, sizes)[np.ix_(wanted, wanted)]


def _comparison(
    cols: Columns,
    key: Key,
    alike: Alike,
    deviates: dict[Key, tuple[float, int]],
    chances: dict[Key, float],
    critical: float,
    settings: Settings,
) -> Comparison:
    by, group, m = key
    n = len(alike.rows(group))
    name, measure = cols.groups[by][group], MEASURES[m].name
    figure = alike.figure(group) if n >= LEAST_SHOWN else None
    if by == "need":
        return Comparison(by, name, measure, n, figure, "not_compared")
    z, like = deviates[key]
    if key not in chances:
        return Comparison(by, name, measure, n, figure, "too_few", like)
    beside = alike.beside(group, critical)
    if beside is None:  # there are as many comparable ones as it takes
        raise AssertionError
    chance = chances[key]
    verdict = "differs" if chance <= settings.rate / 2 else "no_difference_shown"
    return Comparison(
        by, name, measure, n, figure, verdict, like, beside.own, beside.others, beside.difference, z, chance
    )


def _unmatched(cols: Columns, strata: dict[str, Ints]) -> int:
    """How many referrals are alone in their group for some kind: no like one is in another group."""
    alone = np.zeros(len(cols), np.bool_)
    for by, stratum in strata.items():
        if by != "need" and len(cols):
            groups = len(cols.groups[by])
            own = np.bincount(stratum * groups + cols.codes[by], minlength=(int(stratum.max()) + 1) * groups)
            alone |= own[stratum * groups + cols.codes[by]] == np.bincount(stratum)[stratum]
    return int(alone.sum())
