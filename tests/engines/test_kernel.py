"""The loops that decide columns of codes, compiled or NumPy's: the same, and what `Table.index` says, row by row."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from engine_rows import ACTS
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.engines.codes import ACTS as NAMES
from charteroak.engines.codes import FACTS, WRONG, codes
from charteroak.engines.columns import Columns
from charteroak.engines.plain import Plain
from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.logic.norm import Act
from tests.fixtures.every import examples

WAYS = [False, True]
PLACES = {name: place for place, name in enumerate(FACTS)}
INQUIRE = ACTS["inquire"]


@pytest.fixture(scope="module", params=WAYS, ids=["NumPy", "compiled"])
def columns(request: pytest.FixtureRequest) -> Columns:
    return Columns(law(), fast=request.param)


@pytest.fixture(scope="module")
def both() -> tuple[Columns, Columns]:
    return Columns(law()), Columns(law(), fast=True)


def every_cell(act: Act) -> dict[int, Any]:
    shape = [len(fact.values) + 1 for fact in act.facts]
    grid = np.indices(shape, np.uint8).reshape(len(shape), -1)
    return {PLACES[fact.name]: np.ascontiguousarray(row) for fact, row in zip(act.facts, grid, strict=True)}


def said(columns: Columns, act: int, row: dict[int, int]) -> int:
    """The number of a row's answer by its act's table, or -1."""
    values = {name: {code: value for value, code in of.items()} | {0: None} for name, of in codes().items()}
    names = list(FACTS)
    try:
        facts = {names[fact]: values[names[fact]].get(code, "no value") for fact, code in row.items()}
        known = {name: value for name, value in facts.items() if value is not None}
        return columns.answers.index(law().decide(values["act"].get(act, "no act"), known))  # type: ignore[arg-type]
    except BadInput:
        return -1


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_every_cell_of_every_act(columns: Columns, act: Act) -> None:
    rows = every_cell(act)
    table = law().table(act.name)
    want = np.array([columns.answers.index(each) for each in table.decisions])
    want = want.take(np.frombuffer(table.cells, np.uint16))
    assert (columns.numbers_of(rows, NAMES.index(act.name), table.size) == want).all()
    acts = np.full(table.size, NAMES.index(act.name) + 1, np.uint8)
    assert (columns.numbers_of(rows, acts, table.size) == want).all()


def test_every_cell_of_every_act_at_once(columns: Columns) -> None:
    """In one batch, its rows shuffled, so that no block is about one act."""
    acts, rows, wants = [], [], []
    for place, act in enumerate(ACTS.values()):
        table = law().table(act.name)
        cells = every_cell(act)
        size = table.size
        acts.append(np.full(size, place + 1, np.uint8))
        rows.append({fact: cells.get(fact, np.zeros(size, np.uint8)) for fact in PLACES.values()})
        numbers = np.array([columns.answers.index(each) for each in table.decisions])
        wants.append(numbers.take(np.frombuffer(table.cells, np.uint16)))
    order = np.random.default_rng(1).permutation(sum(map(len, acts)))
    shuffled = {fact: np.concatenate([each[fact] for each in rows])[order] for fact in PLACES.values()}
    got = columns.numbers_of(shuffled, np.concatenate(acts)[order], len(order))
    assert (got == np.concatenate(wants)[order]).all()


some_codes = st.integers(0, 4) | st.integers(5, 12) | st.just(WRONG)


@settings(deadline=None, max_examples=examples(150))
@given(
    st.lists(st.integers(0, 8) | st.just(WRONG), max_size=40),
    st.sets(st.sampled_from(sorted(PLACES.values()))),
    st.data(),
)
def test_any_codes_of_any_mixture_of_acts(
    both: tuple[Columns, Columns], acts: list[int], facts: set[int], data: st.DataObject
) -> None:
    rows = [{fact: data.draw(some_codes) if data.draw(st.booleans()) else 0 for fact in facts} for _ in acts]
    given_codes = {fact: np.array([row[fact] for row in rows], np.uint8) for fact in facts}
    for each in both:
        want = [said(each, act, row) for act, row in zip(acts, rows, strict=True)]
        assert each.numbers_of(given_codes, np.array(acts, np.uint8), len(acts)).tolist() == want


BLOCK = 1 << 14  # a multiple of what both go through at a time
EDGES = [0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 127, BLOCK // 2 - 1, BLOCK // 2, BLOCK - 1, BLOCK, BLOCK + 1]


@pytest.mark.parametrize("rows", [1, 2, 31, 32, 33, 64, 100, BLOCK - 1, BLOCK, BLOCK + 37])
def test_a_wrong_code_is_found_wherever_it_stands_and_its_neighbours_are_not_touched(
    both: tuple[Columns, Columns], rows: int
) -> None:
    draw = np.random.default_rng(rows)
    sound = {PLACES[f.name]: draw.integers(0, len(f.values) + 1, rows).astype(np.uint8) for f in INQUIRE.facts}
    acts = np.ones(rows, np.uint8)
    want = both[0].numbers_of(sound, 0, rows)
    assert (want >= 0).all()
    assert (both[1].numbers_of(sound, 0, rows) == want).all()
    for at in {*(each for each in EDGES if each < rows), rows - 1, max(rows - 2, 0)}:
        for fact, code in [(0, 5), (1, 10), (8, 3), (8, WRONG), (PLACES["agency"], 1)]:
            wrong = {**sound, fact: sound.get(fact, np.zeros(rows, np.uint8)).copy()}
            wrong[fact][at] = code
            for each in both:
                for of in (0, acts):
                    got = each.numbers_of(wrong, of, rows)
                    assert got[at] == -1
                    assert (np.delete(got, at) == np.delete(want, at)).all()
        for each in both:
            wrong_acts = acts.copy()
            wrong_acts[at] = 0
            got = each.numbers_of(sound, wrong_acts, rows)
            assert got[at] == -1
            assert (np.delete(got, at) == np.delete(want, at)).all()


@pytest.mark.parametrize("offset", range(18))
def test_bits_are_read_from_any_place_on(both: tuple[Columns, Columns], offset: int) -> None:
    draw = np.random.default_rng(offset)
    for rows in (0, 1, 7, 8, 9, 63, 64, 65, 300):
        bits = draw.integers(0, 256, (offset + rows + 7) // 8 + 1).astype(np.uint8)
        codes_of = draw.integers(0, 256, rows + 3).astype(np.uint8)[3:]
        is_set = [bool(bits[(offset + i) // 8] >> (offset + i) % 8 & 1) for i in range(rows)]
        for each in both:
            loops = each._parts
            assert loops.bools(bits, offset, rows).tolist() == [1 if one else 2 for one in is_set]
            got = loops.masked(codes_of, bits, offset).tolist()
            assert got == [int(code) if one else 0 for code, one in zip(codes_of, is_set, strict=True)]


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64])
def test_an_index_that_is_none_takes_the_last(both: tuple[Columns, Columns], kind: Any) -> None:
    of = np.array([7, 8, 9, WRONG], np.uint8)
    low, high = np.iinfo(kind).min, np.iinfo(kind).max
    indices = np.array([0, 1, 2, 3, 4, high, low or 2], kind)
    want = [7, 8, 9, WRONG, WRONG, WRONG, WRONG if low else 9]
    for each in both:
        assert each._parts.taken(of, indices).tolist() == want


def test_lists_are_put_together_alike(both: tuple[Columns, Columns]) -> None:
    starts, values = np.array([0, 0, 2, 3], np.int32), np.array([4, 5, 6], np.int8)
    for places in ([], [0], [1, 0, 2, 2, 1], [0, 0]):
        lists = [values[starts[p] : starts[p + 1]].tolist() for p in places]
        for each in both:
            offsets, entries = each._parts.listed(np.array(places, np.int16), starts, values)
            parts = pairwise(offsets)
            assert [entries[a:b].tolist() for a, b in parts] == lists


def test_the_plain_loops_are_plain() -> None:
    assert isinstance(Columns(law())._parts, Plain)
    assert not isinstance(Columns(law(), fast=True)._parts, Plain)
