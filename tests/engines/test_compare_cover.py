"""The fewest boxes: the very set, no fewer would do, and among as few the fewest conditions."""

from __future__ import annotations

import itertools
from functools import cache
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.engines.comparison import choice as compare_choice
from charteroak.engines.comparison import cover as compare_cover
from charteroak.engines.comparison.choice import Column, fewest
from charteroak.engines.comparison.cover import Bools, Box, cover, union
from charteroak.engines.comparison.describe import Described, describe
from charteroak.logic.expr import Fact, Value
from charteroak.logic.meaning import holds

SHAPES = ((2, 2, 2), (3, 3), (2, 4), (9,))


def of(number: int, shape: tuple[int, ...]) -> Bools:
    """The set whose cases are the bits of a number."""
    return np.array([number >> place & 1 for place in range(prod(shape))], np.bool_).reshape(shape)


def every_box(shape: tuple[int, ...]) -> list[Box]:
    parts = [[part for size in range(1, n + 1) for part in itertools.combinations(range(n), size)] for n in shape]
    return list(itertools.product(*parts))


def bounded(boxes: list[Box] | tuple[Box, ...], shape: tuple[int, ...]) -> int:
    """How many conditions some boxes take."""
    return sum(len(part) < n for box in boxes for part, n in zip(box, shape, strict=True))


def bits_of(box: Box, shape: tuple[int, ...]) -> int:
    return sum(1 << int(place) for place in np.flatnonzero(union([box], shape)))


def least(number: int, boxes: list[tuple[int, int]]) -> tuple[int, int]:
    """The fewest boxes, and of those the fewest conditions, by trying all; `boxes` are each its bits and conditions."""
    within = [(bits, cost) for bits, cost in boxes if not bits & ~number]

    @cache
    def rest(left: int) -> tuple[int, int]:
        if not left:
            return 0, 0
        lowest = left & -left
        found = ((rest(left & ~bits), cost) for bits, cost in within if bits & lowest)
        return min((count + 1, conditions + cost) for (count, conditions), cost in found)

    return rest(number)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_cover_of_any_small_set_takes_fewer_boxes_or_conditions(shape: tuple[int, ...]) -> None:
    """Every set there is in the shape, against every cover there is."""
    boxes = [(bits_of(box, shape), bounded([box], shape)) for box in every_box(shape)]
    for number in range(1 << prod(shape)):
        found = cover(of(number, shape))
        assert found is not None
        assert found.exact
        assert np.array_equal(union(found.boxes, shape), of(number, shape))
        assert (len(found.boxes), bounded(found.boxes, shape)) == least(number, boxes)


@pytest.mark.parametrize("shape", SHAPES[:3])
def test_the_primes_are_the_boxes_that_cannot_be_widened_each_once(shape: tuple[int, ...]) -> None:
    boxes = {box: bits_of(box, shape) for box in every_box(shape)}
    for number in range(1 << prod(shape)):
        within = {box: bits for box, bits in boxes.items() if not bits & ~number}
        widest = {
            box: bits for box, bits in within.items() if not any(bits != b and not bits & ~b for b in within.values())
        }
        found = compare_cover._Space(of(number, shape)).primes()
        assert len(found) == len(dict(found))
        assert dict(found) == widest


@st.composite
def sets(draw: st.DrawFn) -> Bools:
    shape = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=5).filter(lambda shape: prod(shape) <= 200)))
    bits = draw(st.lists(st.booleans(), min_size=prod(shape), max_size=prod(shape)))
    return np.array(bits, np.bool_).reshape(shape)


@settings(deadline=None, max_examples=40)
@given(sets())
def test_a_cover_is_the_set_and_has_no_box_to_spare(cases: Bools) -> None:
    found = cover(cases)
    assert found is not None
    assert np.array_equal(union(found.boxes, cases.shape), cases)
    for spared in range(len(found.boxes)):
        others = [*found.boxes[:spared], *found.boxes[spared + 1 :]]
        assert not np.array_equal(union(others, cases.shape), cases)
    assert cover(cases) == found  # the same each time


@settings(deadline=None, max_examples=30)
@given(sets())
def test_where_the_search_is_cut_short_the_boxes_are_still_the_set(cases: Bools) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compare_cover, "MOST_PRIMES", 3)
        patch.setattr(compare_choice, "MOST_WORK", 5)
        found = cover(cases)
    whole = cover(cases)
    assert found is not None
    assert whole is not None
    assert np.array_equal(union(found.boxes, cases.shape), cases)
    assert len(found.boxes) >= len(whole.boxes)
    assert not found.exact or len(found.boxes) == len(whole.boxes)


def test_a_cut_short_search_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = np.random.default_rng(3).random((4, 3, 3, 2)) < 0.5
    monkeypatch.setattr(compare_cover, "MOST_PRIMES", 3)
    found = cover(cases)
    assert found is not None
    assert not found.exact
    monkeypatch.undo()
    monkeypatch.setattr(compare_choice, "MOST_WORK", 5)
    found = cover(cases)
    assert found is not None
    assert not found.exact
    assert np.array_equal(union(found.boxes, cases.shape), cases)


def test_a_set_that_nobody_would_read_is_not_told() -> None:
    """As large as the largest act, and random: it is given up in bounded time."""
    cases = np.random.default_rng(1).random((4, 9, 6, 3, 4, 2, 2, 2, 2)) < 0.1
    assert not describe([Fact(f"f{n}", "?", tuple(map(str, range(n)))) for n in cases.shape], cases).told


def test_the_least_cover_is_not_the_greedy_one() -> None:
    """Two columns of seven rows are enough; one of eight, one of four and one of two look better one by one."""
    halves = [Column(0b10101010101010, 0), Column(0b01010101010101, 0)]
    tempting = [Column(0b00000011111111, 0), Column(0b00111100000000, 0), Column(0b11000000000000, 0)]
    assert compare_choice._greedy((1 << 14) - 1, [*halves, *tempting]) == [2, 3, 4]
    assert fewest((1 << 14) - 1, [*halves, *tempting]) == ([0, 1], True)


def test_of_as_few_columns_the_cheapest_are_chosen() -> None:
    assert fewest(0b11, [Column(0b11, 2), Column(0b11, 1), Column(0b01, 0), Column(0b10, 0)]) == ([1], True)


def test_a_row_that_no_column_covers_is_an_error() -> None:
    with pytest.raises(ValueError, match="no column"):
        fewest(0b11, [Column(0b01, 0)])


# In conditions.

FACTS = [Fact("a", "?", ("x", "y", "z")), Fact("b", "?"), Fact("c", "?"), Fact("d", "?", ("p", "q"))]


def in_words(described: Described, case: dict[str, Value]) -> bool:
    always = all(holds(each, case, {}) for each in described.always)
    ways = [all(holds(each, case, {}) for each in way) for way in described.ways]
    return always and (not ways or any(ways)) and (described.boxes != ())


@settings(deadline=None, max_examples=50)
@given(st.integers(0, (1 << 24) - 1))
def test_conditions_hold_in_every_case_of_the_set_and_in_no_other(number: int) -> None:
    cases = of(number, (3, 2, 2, 2))
    described = describe(FACTS, cases)
    for place in itertools.product(*map(range, cases.shape)):
        case = {fact.name: fact.values[k] for fact, k in zip(FACTS, place, strict=True)}
        assert in_words(described, case) == cases[place]
        assert any(all(holds(each, case, {}) for each in box) for box in described.boxes) == cases[place]
        if (expression := described.expression) and described.boxes:
            assert holds(expression, case, {}) == cases[place]


def test_ways_that_differ_in_one_condition_are_said_together() -> None:
    """(x or not b) and (c or p) are four boxes, and one line."""
    cases = np.zeros((3, 2, 2, 2), np.bool_)
    for a, b, c, d in itertools.product(range(3), range(2), range(2), range(2)):
        cases[a, b, c, d] = (a == 0 or b == 1) and (c == 0 or d == 0)
    described = describe(FACTS, cases)
    assert len(described.boxes) == 4
    assert len(described.always) == 2
    assert described.ways == ()


def test_no_case_and_every_case_have_no_conditions() -> None:
    none, every = (describe(FACTS, np.full((3, 2, 2, 2), value)) for value in (False, True))
    assert (none.boxes, none.told, none.expression) == ((), True, None)
    assert (every.boxes, every.told, every.expression) == (((),), True, None)
