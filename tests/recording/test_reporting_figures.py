"""The figures of a report: what a slow second reading gives, nothing of what is left out, and nothing recovered."""

from __future__ import annotations

import datetime
import itertools
import random
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from fixtures.reporting_city import (
    CODECS,
    START,
    Kept,
    city,
    columns,
    in_order,
    request,
    single,
    sizes,
    slow_quarter,
    slow_year,
    slowly,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.ledger.entry import Kind
from charteroak.recording.reporting.columns import go_on, read
from charteroak.recording.reporting.core import LEAST, core
from charteroak.recording.reporting.figures import Ledger, Made
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.tables import BY_ID, TABLES

QUARTERS = [Period(year, quarter) for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
YEARS = [Period(2025), Period(2026)]
Reports = dict[str, Counter[Any]]


def all_reports(entries: list[bytes], made: list[Made] | None = None) -> Reports:
    """Every report of two years: eight quarters, each published in its turn, and the years at the end."""
    made = sizes(entries, QUARTERS) if made is None else made
    ledger = Ledger(columns(entries))
    found = {each.period.name: ledger.figures(each.period, each.size, made[:at]) for at, each in enumerate(made)}
    for year in YEARS:
        before = [each for each in made if each.period.year <= year.year]
        found[year.name] = ledger.figures(year, before[-1].size, before)
    return {name: each.counts | Counter({("median", "", ""): each.median_days or 0}) for name, each in found.items()}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_slow_second_reading_gives_the_same_figures(seed: int) -> None:
    entries = in_order(city(seed))
    made, read, fast = sizes(entries, QUARTERS), slowly(entries), Ledger(columns(entries))
    for at, each in enumerate(made):
        assert (
            fast.figures(each.period, each.size, made[:at]).counts
            == slow_quarter(read, each.period, each.size, made[:at])[0]
        )
    for year in YEARS:
        assert fast.figures(year, len(entries), made).counts == slow_year(read, year, len(entries), made)
    assert sum(slow_quarter(read, made[0].period, made[0].size, ())[0].values()) > 100


def test_what_came_late_is_in_the_next_report_as_an_amendment_and_in_no_two() -> None:
    """Entries of the first quarter that were written after its report, when the second's was made."""
    dice = random.Random(5)  # noqa: S311
    late = [single(dice, START + datetime.timedelta(days=9), Kind.TRAINING, department="police") for _ in range(6)]
    now = [single(dice, START + datetime.timedelta(days=99), Kind.TRAINING, department="police") for _ in range(7)]
    entries = [*in_order(now[:1]), *in_order(late), *in_order(now[1:])]
    ledger, [first, second] = Ledger(columns(entries)), [Period(2025, 1), Period(2025, 2)]
    made = [Made(first, 1)]
    assert ledger.figures(first, 1, ()).counts == {}
    found = ledger.figures(second, 13, made).counts
    assert found == {("training_department", "police", ""): 13, ("amended", "2025Q1", ""): 6}
    assert found == slow_quarter(slowly(entries), second, 13, made)[0]
    both = [*made, Made(second, 13)]
    assert ledger.figures(Period(2025, 3), 13, both).counts == {}
    assert ledger.figures(Period(2025), 13, both).counts["training_department", "police", ""] == 13


def test_a_few_in_time_are_not_what_is_left_of_many_that_came_late() -> None:
    """Six of nine that came late would be told apart from three that did not."""
    dice = random.Random(7)  # noqa: S311
    late = [single(dice, START + datetime.timedelta(days=9), Kind.TRAINING, department="police") for _ in range(6)]
    now = [single(dice, START + datetime.timedelta(days=99), Kind.TRAINING, department="police") for _ in range(3)]
    entries = [*in_order(late), *in_order(now)]
    made, second = [Made(Period(2025, 1), 0)], Period(2025, 2)
    found = Ledger(columns(entries)).figures(second, 9, made).counts
    assert found == {("training_department", "police", ""): 6, ("amended", "2025Q1", ""): 6}
    assert found == slow_quarter(slowly(entries), second, 9, made)[0]


def test_a_year_has_what_its_quarters_had_and_what_is_enough_in_the_year_alone() -> None:
    dice = random.Random(6)  # noqa: S311
    months = [1, 1, 40, 100, 200, 201, 202, 203, 204, 300]
    matters = [single(dice, START + datetime.timedelta(days=each), Kind.TRAINING, department="fire") for each in months]
    entries = in_order(matters)
    made = sizes(entries, QUARTERS[:4])
    reports = [Ledger(columns(entries)).figures(each.period, each.size, made[:at]) for at, each in enumerate(made)]
    assert [each.counts["training_department", "fire", ""] for each in reports] == [0, 0, 5, 0]
    year = Ledger(columns(entries)).figures(Period(2025), len(entries), made)
    assert year.counts["training_department", "fire", ""] == 10


# What is left out leaves no trace.

pairs = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 7)), max_size=150, unique=True)


def kept(of: list[tuple[int, int]]) -> set[int]:
    found = np.array(of, dtype=np.int64).reshape(-1, 2)
    stays = core(found[:, 0], found[:, 1])
    return {matter for matter, _ in of if stays[matter]}


@given(pairs)
def test_each_cell_of_what_is_counted_has_enough_and_nothing_more_could_be_counted(of: list[tuple[int, int]]) -> None:
    inside = kept(of)
    held = Counter(cell for matter, cell in of if matter in inside)
    assert all(count >= LEAST for count in held.values())
    # Whoever is out, is out of every set like it: adding back any cell's worth fails for some other cell.
    again = {matter for matter, _ in of}
    while few := {m for m, c in of if m in again and sum(o == c for n, o in of if n in again) < LEAST}:
        again -= few
    assert inside == again


@given(pairs, st.sets(st.integers(0, 9), min_size=1, max_size=4))
def test_a_matter_that_is_left_out_changes_nothing(of: list[tuple[int, int]], cells: set[int]) -> None:
    """The membership game, for any matter: told all the others, nobody can tell whether one left out has happened."""
    more = [*of, *((31, cell) for cell in cells)]
    if 31 not in kept(more):
        assert kept(of) == kept(more)


def rare(dice: random.Random) -> list[Any]:
    """Matters that hardly ever happen, each on a day of its own in two years."""

    def day() -> datetime.datetime:
        return START + datetime.timedelta(days=dice.random() * 700)

    return [
        request(dice, day(), "researcher", "i-862", ["immigration_status"], 3),
        request(dice, day(), "federal_immigration_authorities", "i-138", ["sexual_assault_victim"], 40),
        request(dice, day(), "person_concerned", "ct-capias", [], -1),
        request(dice, day(), "other_federal_agency", "none", ["income_tax_record"], 1),
        single(dice, day(), Kind.DECISION, act="detain", outcome="counsel", clauses=["2-928(c)"], role="police"),
        single(dice, day(), Kind.TRAINING, department="library", clauses=["2-928(e)"]),
        single(dice, day(), Kind.COMPLAINT, facts={"complaint": "shredded", "complaint_about": "held"}),
    ]


def test_nobody_can_tell_from_24_months_of_reports_whether_a_rare_case_happened() -> None:
    """The game with every report at once. The attacker is told all but one case and when reports were made."""
    common, planted = city(11), rare(random.Random(12))  # noqa: S311
    cuts = [period.span[1] for period in QUARTERS]

    def published(matters: list[Any]) -> Reports:
        entries = in_order(matters)
        times = [int.from_bytes(data[2:10], "big") for data in entries]
        made = [Made(period, sum(t < cut for t in times)) for period, cut in zip(QUARTERS, cuts, strict=True)]
        return all_reports(entries, made)

    everything = published(common + planted)
    for without in range(len(planted)):
        others = planted[:without] + planted[without + 1 :]
        assert published(common + others) == everything
    assert all(sum(found.values()) > 50 for found in everything.values())


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_withheld_number_may_be_anything_up_to_4(count: int) -> None:
    """For every kind of requester that a report withholds, the same report comes out where there were so many."""
    dice, quarter = random.Random(99), Period(2025, 1)  # noqa: S311
    common = city(13, months=3)
    plain = Ledger(columns(in_order(common))).figures(quarter, 10**6, ()).counts
    rows = {row for row in BY_ID["requests_requester"].rows if not plain["requests_requester", row, ""]}
    assert len(rows) >= 5
    for row in rows:
        others = [matter for matter in common if row not in str(slowly([matter[0][1]])[0].said)]
        assert Ledger(columns(in_order(others))).figures(quarter, 10**6, ()).counts == plain
        more = [request(dice, START + datetime.timedelta(days=20), row, "none", [], 2) for _ in range(count)]
        assert Ledger(columns(in_order(others + more))).figures(quarter, 10**6, ()).counts == plain


# An auditor, who takes everything that is published together and looks for what it gives away.

Sum = tuple[frozenset[Any], int]


def bounds(sums: list[Sum], start: Mapping[Any, tuple[float, float]]) -> dict[Any, tuple[float, float]]:
    """Between what each unknown must lie, from sums of unknowns: by propagation until nothing gets narrower."""
    low = {each: float(least) for each, (least, _) in start.items()}
    high = {each: float(most) for each, (_, most) in start.items()}
    moved = True
    while moved:
        moved = False
        for unknowns, total in sums:
            for each in unknowns:
                others = unknowns - {each}
                most = total - sum(low[other] for other in others)
                least = total - sum(high[other] for other in others)
                if most < high[each] or least > low[each]:
                    high[each], low[each], moved = min(high[each], most), max(low[each], least), True
    return {each: (low[each], high[each]) for each in start}


LINKED = ("requests_requester", "requests_paper", "requests_channel", "requests_ended", "requests_taken")


def test_the_auditor_recovers_cells_where_small_ones_alone_are_withheld() -> None:
    """Or a test that finds nothing would show nothing. Here each number below five is withheld, and sums are given."""
    read = slowly(in_order(city(14)))
    first = [each for each in read if each.said["kind"] == "request" and each.said["facts"]["step"] == "received"]
    quarters = [[each for each in first if period.span[0] <= each.time < period.span[1]] for period in QUARTERS[:4]]
    sums: list[Sum] = []
    start: dict[Any, tuple[float, float]] = {}
    for fact in ("requester", "paper", "channel"):
        true = [Counter(each.said["facts"][fact] for each in quarter) for quarter in quarters]
        year = sum(true, Counter())
        for row in BY_ID[f"requests_{fact}"].rows:
            cells = [(fact, row, at) for at in range(4)]
            hidden = frozenset(cell for cell in cells if true[cell[2]][row] < 5)
            start |= dict.fromkeys(hidden, (0, 4))
            if hidden and year[row] >= 5:
                sums.append((hidden, year[row] - sum(true[at][row] for at in range(4) if true[at][row] >= 5)))
        for at in range(4):
            hidden = frozenset(cell for cell in start if cell[0] == fact and cell[2] == at)
            sums.append((hidden, sum(true[at][cell[1]] for cell in hidden)))
    found = bounds(sums, start)
    recovered = [cell for cell, (least, most) in found.items() if most - least < 4]
    assert len(recovered) > 10


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_the_auditor_recovers_nothing_from_what_is_published(seed: int) -> None:
    """Rows, sums, tables of the same requests, quarters against years: what can be taken from what is nothing, or at
    least five; and every row that is withheld may be anything from nothing to four and more.
    """
    entries = in_order(city(seed) + rare(random.Random(seed)))  # noqa: S311
    reports = all_reports(entries)
    for name, found in reports.items():
        sums_of = {table: sum(count for cell, count in found.items() if cell[0] == table) for table in LINKED}
        assert len(set(sums_of.values())) == 1, (
            name
        )  # tables of the same requests have one sum, so none tells of another
        unknown = {
            (table, row): (0.0, float("inf"))
            for table in LINKED
            for row in BY_ID[table].rows
            if not found[table, row, ""]
        }
        whole = {("all", name): (float(sums_of[LINKED[0]]), float("inf"))}
        # What happened is what is counted and what is left out: the tables share one unknown sum.
        limits = bounds([], unknown | whole)
        assert all(least <= 0 and most >= 4 for cell, (least, most) in limits.items() if cell[0] != "all")
        assert all(
            count >= LEAST
            for cell, count in found.items()
            if cell[0] != "median" and not BY_ID.get(cell[0], TABLES[0]).open_
        )
    for year in YEARS:
        quarters = [reports[each.name] for each in QUARTERS if each.year == year.year]
        for cell in reports[year.name]:
            for some in itertools.chain.from_iterable(itertools.combinations(quarters, n) for n in (1, 2, 3, 4)):
                left = reports[year.name][cell] - sum(each[cell] for each in some)
                assert cell[0] == "median" or left == 0 or left >= LEAST


# Bytes.


SOME = in_order(city(3, months=1))[:40]


def test_a_second_look_goes_on_from_the_first_and_sees_the_same_as_one_that_begins_anew() -> None:
    kept = Kept(list(SOME[:7]))
    for held, size in ((SOME[:7], 7), (SOME, 40), (SOME, 31), (SOME[5:30], 25), (SOME[5:30], 25)):
        kept.held = list(held)
        found, anew = go_on(kept, CODECS, size), read(kept, CODECS, size)  # type: ignore[arg-type]  # it reads
        assert [found.shapes[each] for each in found.shape] == [anew.shapes[each] for each in anew.shape]
        assert found.index.tolist() == anew.index.tolist()
        assert found.time.tolist() == anew.time.tolist()
    kept.pruned = 4
    assert go_on(kept, CODECS, 25).first == 4  # type: ignore[arg-type]  # the same
    kept.held[20] = b"broken"
    kept.held.append(SOME[0])
    assert go_on(kept, CODECS, 26).damaged == ()  # type: ignore[arg-type]  # what was read was right
    kept.held[25] = b"broken"
    assert go_on(kept, CODECS, 26).damaged == (20, 25)  # type: ignore[arg-type]  # another last one: all is read anew


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_bytes_that_are_no_entry_are_named_and_never_counted(data: st.DataObject) -> None:
    from fixtures.reporting_city import CODEC

    from charteroak.ledger.errors import Malformed

    entries = list(SOME)
    at = data.draw(st.integers(0, 39))
    raw = bytearray(entries[at])
    place = data.draw(st.sampled_from([0, 1, 2, 10, 11, *range(170, len(raw))]))
    raw[place] ^= data.draw(st.integers(1, 255))
    entries[at] = bytes(raw)
    try:
        CODEC.decode(entries[at])
        readable = True
    except Malformed:
        readable = False
    found = columns(entries)
    assert found.damaged == (() if readable else (at,))
    assert len(found.index) == 40 - (not readable)
