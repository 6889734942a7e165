"""A goal that is missed, or was not measured, cannot be overlooked."""

import pytest

from bench.report import Goal, Line, Section, as_json, table, verdict
from bench.timing import Contender, Effort, Spread, race, ratios

AT_LEAST = Goal("ours", ">=", 100)
BESIDE = Goal("ratio", ">=", 30)


@pytest.mark.parametrize(
    ("goal", "ours", "ratio", "met"),
    [
        (AT_LEAST, 100, 1, True),
        (AT_LEAST, 99.9, 1000, False),
        (BESIDE, 1000, 29.9, False),
        (BESIDE, 1, 30, True),
        (Goal("ours", "<", 0.3), 0.3, 1, False),
        (Goal("ours", "<", 0.3), 0.29, 1, True),
        (Goal("ours", "<=", 640), 640, 1, True),
        (Goal("ours", "<=", 640), 641, 1, False),
        (None, 1, 1, None),
    ],
)
def test_a_goal_is_met_by_the_median(goal, ours, ratio, met):
    line = Line("it", ours=Spread(ours, 0, 10_000), ratio=Spread(ratio, 0, 10_000), goal=goal)
    assert line.met is met


def test_what_was_not_run_is_said_and_meets_no_goal():
    section = Section("Speed", [], [Line("beside another", goal=BESIDE, not_run="it is not installed")])
    assert "NOT RUN beside another: it is not installed" in table(section)
    assert verdict([section]) == (0, 1, "0 of 1 goals met.\n  MISSED Speed: beside another")


def test_a_miss_is_marked_in_the_table_and_in_the_json():
    section = Section("Speed", [], [Line("slow", ours=Spread(5, 4, 6), goal=AT_LEAST), Line("other")])
    assert table(section).splitlines()[3].split() == [
        "slow",
        "5.00",
        "/s",
        "(4.00",
        "to",
        "6.00)",
        ">=",
        "100",
        "/s",
        "NO",
    ]
    lines = as_json([section], {})["sections"][0]["lines"]
    assert [line["met"] for line in lines] == [False, None]


def test_a_ratio_is_formed_pass_by_pass():
    """When the machine slows down for both alike, the ratio stays."""
    assert ratios([100, 50, 10], [10, 5, 1]) == Spread(10, 10, 10)
    assert Spread.of(range(20)) == Spread(9.5, 2, 17)


def test_contenders_take_turns_and_see_all_of_their_work():
    seen, order = [], []

    def work(name, pieces):
        order.append(name)
        seen.extend(pieces)
        for _ in pieces:
            sum(range(200_000))

    contenders = [Contender(name, lambda part, name=name: work(name, part), range(7)) for name in "AB"]
    rates = race(contenders, Effort(passes=4, turn_seconds=0.01))
    assert order[-8:] == ["A", "B"] * 4
    assert set(seen) == set(range(7))
    assert all(len(each) == 4 and min(each) > 0 for each in rates.values())
