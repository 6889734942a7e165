"""What the audit finds in years with something planted in them, and that it cries out no oftener than it says."""

import random
from collections.abc import Callable
from dataclasses import replace
from math import comb

import numpy as np
import pytest
from fixtures.every import EVERY
from made_up_referrals import END, YEAR, Columns, Plant, a_year

from charteroak.referrals.audit import audit
from charteroak.referrals.findings import Audit, Comparison, Settings
from charteroak.referrals.referral import Referral

WEEKS = Settings(period="week")


def audited(rows: list[Referral], settings: Settings | None = None) -> Audit:
    return audit(rows, YEAR, END, settings=settings or Settings())


def found(made: Audit, by: str, group: str, measure: str) -> Comparison:
    [one] = [each for each in made.comparisons if (each.by, each.group, each.measure) == (by, group, measure)]
    return one


def of(column: str, value: int) -> Callable[[Columns], np.ndarray]:
    return lambda drawn: drawn[column] == value


def longer(whom: Callable[[Columns], np.ndarray], times: float) -> Plant:
    def plant(drawn: Columns, _: np.random.Generator) -> None:
        drawn["days"][whom(drawn)] *= times

    return plant


def fewer(whom: Callable[[Columns], np.ndarray], share: float) -> Plant:
    """One agency less on so many of the lists."""

    def plant(drawn: Columns, rng: np.random.Generator) -> None:
        hit = whom(drawn) & (rng.random(len(drawn["need"])) < share)
        drawn["offered"][hit] = np.maximum(drawn["offered"][hit] - 1, 1)

    return plant


def unreached(whom: Callable[[Columns], np.ndarray], share: float) -> Plant:
    """So many of those that would have reached an agency do not."""

    def plant(drawn: Columns, rng: np.random.Generator) -> None:
        hit = whom(drawn) & (drawn["outcome"] == 1) & (rng.random(len(drawn["need"])) < share)
        drawn["outcome"][hit] = 0

    return plant


def binomial_tail(n: int, p: float, least: int) -> float:
    """How likely at least `least` of n are, each with p."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(least, n + 1))


SPANISH, WORKER = of("language", 1), of("worker", 3)
PLANTED = {
    "Spanish waits 1.4 times as long": (longer(SPANISH, 1.4), "language", "es", "waiting", 1),
    "a worker takes 1.6 times as long": (longer(WORKER, 1.6), "worker", "w003", "waiting", 1),
    "Spanish is offered less": (fewer(SPANISH, 0.4), "language", "es", "offered", -1),
    "a worker offers less": (fewer(WORKER, 0.6), "worker", "w003", "offered", -1),
    "Spanish reaches an agency more rarely": (unreached(SPANISH, 0.25), "language", "es", "reached", -1),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found_with_its_direction_and_nobody_else_is_blamed_first(what: str) -> None:
    """In nine years of ten or more, of 3,000 referrals each. Of the two that are tried by default, in both."""
    plant, by, group, measure, sign = PLANTED[what]
    years = 40 if EVERY else 2
    hits = 0
    for seed in range(years):
        made = audited(a_year(100 + seed, plant=plant, places_differ=0.05))
        one = found(made, by, group, measure)
        if one.verdict == "differs":
            hits += 1
            assert one.z * sign > 0
            assert one.difference.value * sign >= 0
            kinds = [each for each in made.flagged if each.by == by and each.measure == measure]
            assert kinds[0].group == group
    # Were it found in nine of ten, so many misses would be seen in one run of ten thousand at the most.
    assert binomial_tail(years, 0.1, years - hits) > 1e-4, hits
    assert EVERY or hits == years


def test_how_large_a_planted_difference_is_lies_in_its_interval() -> None:
    """The intervals hold all together, so each holds at least as often as it says."""
    made = [found(audited(a_year(s, plant=longer(SPANISH, 1.4))), "language", "es", "waiting") for s in range(2)]
    for one in made:
        # The others' median times 1.4 is what they would have waited: the difference that was planted.
        assert one.difference.low < 0.4 * one.others.value < one.difference.high
        assert one.others.low < one.others.value < one.others.high


@pytest.mark.parametrize(("count", "settings"), [(1_000, Settings()), (2_500, WEEKS)])
def test_a_year_without_a_difference_raises_no_more_flags_than_is_said(count: int, settings: Settings) -> None:
    """One year in twenty may raise any. The seeds are fixed: so many as one choice of them in a thousand shows fail."""
    years = 400 if EVERY else 8
    alarms = office = 0
    for seed in range(years):
        made = audited(a_year(5_000 + seed, count), settings)
        assert made.compared > 100
        alarms += bool(made.flagged) or any(drift.chart.by for drift in made.drifts)
        office += any(not drift.chart.by for drift in made.drifts)
    assert binomial_tail(years, 0.05, alarms) > 1e-3, f"{alarms} of {years} years"
    assert binomial_tail(years, 0.05, office) > 1e-3, f"{office} of {years} years"


def test_languages_that_live_in_other_places_are_not_taken_for_the_places() -> None:
    """Places differ much here; speakers live where waits are longer, and wait no longer than their neighbors."""
    for seed in range(2):
        rows = a_year(seed, places_differ=0.3)
        naive = audited(rows, Settings(within=("need",)))
        assert [each.group for each in naive.flagged if (each.by, each.measure) == ("language", "waiting")]
        assert not [each for each in audited(rows).flagged if each.by in ("language", "worker", "channel")]


def test_a_sudden_change_is_dated_and_measured() -> None:
    for seed in range(2):
        plant = longer(lambda drawn: SPANISH(drawn) & (drawn["day"] >= 212), 2.0)  # from August on
        made = audited(a_year(seed, plant=plant))
        [drift] = [d for d in made.drifts if (d.chart.group, d.chart.measure) == ("es", "waiting")]
        assert drift.since in ("2025-07", "2025-08", "2025-09")
        assert drift.until == "2025-12"
        assert drift.first >= "2025-08"
        assert drift.difference.low < drift.others.value < drift.difference.high  # twice as long
        assert drift.chance < 1e-3


def test_a_slow_drift_is_found_by_the_weighted_mean() -> None:
    """Over the year a worker becomes slower by and by, up to three times as slow."""

    def plant(drawn: Columns, _: np.random.Generator) -> None:
        rows = WORKER(drawn)
        drawn["days"][rows] *= 3 ** (drawn["day"][rows] / 365)

    for seed in range(2):
        made = audited(a_year(seed, plant=plant), WEEKS)
        [drift] = [d for d in made.drifts if (d.chart.group, d.chart.measure) == ("w003", "waiting")]
        assert "ewma" in drift.chart.fired[0].signals
        assert drift.since > "2025-W08"
        assert drift.difference.low > 0


def test_a_change_that_ended_has_an_end() -> None:
    plant = unreached(lambda drawn: SPANISH(drawn) & (drawn["day"] >= 59) & (drawn["day"] < 151), 0.85)
    made = audited(a_year(3, 6_000, plant=plant))
    [drift] = [d for d in made.drifts if (d.chart.group, d.chart.measure) == ("es", "reached")]
    assert (drift.since, drift.until) == ("2025-03", "2025-05")
    assert drift.difference.high < 0


def test_what_changes_for_everyone_moves_the_office_and_no_group() -> None:
    plant = longer(lambda drawn: drawn["day"] >= 181, 1.6)
    made = audited(a_year(4, plant=plant), WEEKS)
    assert [d.chart.measure for d in made.drifts] == ["waiting"]
    [drift] = made.drifts
    assert drift.chart.by == ""
    assert "2025-W24" <= drift.since <= "2025-W30"
    assert not made.flagged


def test_small_groups_are_said_to_be_too_small_and_never_flagged() -> None:
    rows = a_year(1)
    few = [replace(row, language="ht", asked=row.asked - (row.made - row.asked) * 20) for row in rows[:19]]
    made = audited(rows[19:] + few)
    assert {each.verdict for each in made.comparisons if each.group == "ht"} == {"too_few"}
    four = [replace(row, language="ht") for row in rows[:4]]
    made = audited(rows[4:] + four)
    assert {(each.figure, each.verdict) for each in made.comparisons if each.group == "ht"} == {(None, "too_few")}


def test_a_group_that_has_no_like_one_is_not_compared() -> None:
    rows = [replace(row, need="dental") if row.language == "pl" else row for row in a_year(2, 1_500)]
    made = audited([row for row in rows if row.need != "dental" or row.language == "pl"])
    assert {each.verdict for each in made.comparisons if each.group == "pl"} == {"too_few"}
    assert {each.comparable for each in made.comparisons if each.group == "pl"} == {0}
    assert made.unmatched >= sum(row.need == "dental" for row in rows)


def test_needs_are_not_compared_with_one_another() -> None:
    made = audited(a_year(3, 800))
    needs = [each for each in made.comparisons if each.by == "need"]
    assert len(needs) == 8 * 9
    assert {each.verdict for each in needs} == {"not_compared"}


def test_the_order_in_which_referrals_come_does_not_matter() -> None:
    rows = a_year(5, 1_500, plant=longer(SPANISH, 1.5))
    other = random.Random(1).sample(rows, len(rows))  # noqa: S311 - no secret
    assert repr(audited(rows, WEEKS)) == repr(audited(other, WEEKS))


def test_people_who_need_the_same_in_the_same_place_may_be_swapped() -> None:
    """Two referrals that differ in nothing but who the person is are one record: there is nothing in it to swap. So
    dealing people anew within need and place, each with what the office did for them, leaves every figure as it is.
    """
    people = [f"status {each % 3}" for each in range(1_200)]
    rows = a_year(6, 1_200)
    assert not set(Referral.__slots__) & {"status", "name", "person", "note"}
    before = audited([row for row, _ in zip(rows, people, strict=True)])
    random.Random(2).shuffle(people)  # noqa: S311 - no secret
    together = sorted(zip(people, rows, strict=True), key=lambda pair: pair[0])
    assert repr(audited([row for _, row in together])) == repr(before)


def test_no_referrals_no_findings() -> None:
    made = audited([])
    assert (made.n, made.comparisons, made.drifts, made.notes) == (0, (), (), ("empty",))
    outside = audit(a_year(1, 50), END, END.replace(year=2027))
    assert outside.notes == ("empty",)


def test_what_is_no_referral_or_no_kind_is_refused() -> None:
    [row] = a_year(1, 1)
    for wrong in (
        replace(row, channel="pigeon"),
        replace(row, outcome="lost"),
        replace(row, made=row.asked - (END - YEAR)),
    ):
        with pytest.raises(ValueError, match="a referral"):
            audited([wrong])
    with pytest.raises(ValueError, match="status"):
        audit([row], YEAR, END, by=("status",))
    for settings in (Settings(period="day"), Settings(rate=0), Settings(within=("status",))):
        with pytest.raises(ValueError, match=r"period|rate|status"):
            audited([row], settings)
