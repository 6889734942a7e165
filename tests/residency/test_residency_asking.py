"""What people type as the place where they live, and what is answered."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from residency_files import square

from charteroak.residency.addresses import Address, Crossing, Unread, read
from charteroak.residency.asking import APART, WHYS, Answer, Resident, at, pointed_at, typed
from charteroak.residency.boundary import Boundary
from charteroak.residency.outline import area_of, ring_of
from charteroak.residency.rows import Reject, rows
from charteroak.residency.streets import Street, street
from charteroak.residency.table import Named, Numbers, Table, make

WEST, SOUTH, SIDE = -72.70, 41.70, 0.10
ROWS = (
    ("10", "Main St", -72.65, 41.75),
    ("12", "Main St", -72.651, 41.75),
    ("10", "Main St", -72.55, 41.75),  # of the neighbouring town
    ("550", "Main St", -72.66, 41.76),
    ("20", "Main Ave", -72.64, 41.75),
    ("5", "North Main St", -72.60, 41.7500),  # on the line
    ("7", "Mt. Pleasant St", -72.65, 41.72),
    ("9", "Mt. Pleasant St", -72.59, 41.72),
)


def columns() -> dict[str, str]:
    return {"number": "NO", "street": "STREET", "longitude": "X", "latitude": "Y"}


def table_file(path: Path, given: Sequence[Sequence[object]], head: Sequence[str] = ("NO", "STREET", "X", "Y")) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *given])
    return path


@pytest.fixture(scope="module")
def city() -> Boundary:
    return Boundary(area_of([ring_of(square(WEST, SOUTH, SIDE))]))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    folder = tmp_path_factory.mktemp("addresses")
    found = list(rows(table_file(folder / "rows.csv", ROWS), columns()))
    assert not [each for each in found if isinstance(each, Reject)]
    park = Numbers(street("Park", "St"), 1, 99, 2, ((-72.66, 41.74), (-72.64, 41.74)))
    broad = Numbers(street("Broad", "St"), 2, 98, 2, ((-72.65, 41.73), (-72.65, 41.75)))
    far = Numbers(street("Far", "Rd"), 1, 9, 1, ((-72.68, 41.71), (-72.68, 41.72)))
    over = Numbers(street("Over", "Rd"), 1, 9, 1, ((-72.61, 41.74), (-72.58, 41.74)))
    shelter = Named("St. Elmo's Shelter", ((-72.66, 41.73),))
    make(folder / "addresses.sqlite", [*found, park, broad, far, over, shelter])  # type: ignore[list-item]
    opened = Table(folder / "addresses.sqlite")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("550 Main St, Hartford CT 06103", Address(550, street("Main", "St"), "HARTFORD")),
        ("10 N. Main St Apt 3B", Address(10, street("Main", "Street", "N"))),
        ("10 north main street #3", Address(10, street("Main", "Street", "N"))),
        ("7 Mt. Pleasant St", Address(7, Street("MOUNT PLEASANT", "STREET"))),
        ("100-102 Wethersfield Ave", Address(100, street("Wethersfield", "Ave"))),
        ("12 1/2 Park St", Address(12, street("Park", "St"))),
        ("calle Park número 1234", Address(1234, street("Park", "St"))),
        ("avenida Albany 100, Hartford", Address(100, street("Albany", "Ave"), "HARTFORD")),
        ("Main & Park", Crossing(street("Main"), street("Park"))),
        ("Park St and Broad St", Crossing(street("Park", "St"), street("Broad", "St"))),
        ("Albany Ave esquina con Vine St", Crossing(street("Albany", "Ave"), street("Vine", "St"))),
        ("Park y Broad", Crossing(street("Park"), street("Broad"))),
        ("corner of Capitol Ave and Laurel St", Crossing(street("Capitol", "Ave"), street("Laurel", "St"))),
        ("", Unread("empty")),
        ("   ", Unread("empty")),
        ("x" * 201, Unread("too_long")),
        ("PO Box 12 Hartford", Unread("po_box")),
        ("Main Street", Unread("no_number")),
        ("06106", Unread("no_street")),
        ("Hartford", Unread("no_street")),
    ],
)
def test_what_is_typed_is_read(text: str, is_read: object) -> None:
    assert read(text) == is_read


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("550 Main St", ("yes", "inside")),
        ("550 Main", ("yes", "inside")),
        ("550 MAIN STREET, HARTFORD, CT", ("yes", "inside")),
        ("10 Main St", ("unsure", "several_places")),
        ("5 North Main St", ("unsure", "near_line")),
        ("5 Main St", ("unsure", "near_line")),
        ("20 Main Ave", ("yes", "inside")),
        ("20 Main St", ("unsure", "no_such_address")),
        ("9 Mount Pleasant St", ("no", "outside")),
        ("1 Nowhere Rd", ("unsure", "no_such_street")),
        ("17 Park St", ("yes", "inside")),
        ("18 Park St", ("unsure", "no_such_address")),
        ("3 Over Rd", ("unsure", "near_line")),
        ("Park St & Broad St", ("yes", "inside")),
        ("Broad and Park", ("yes", "inside")),
        ("Park St & Far Rd", ("unsure", "no_such_crossing")),
        ("Park St & Nowhere Rd", ("unsure", "no_such_street")),
        ("Over Rd & Park St", ("unsure", "no_such_crossing")),
        ("550 Main St, East Hartford CT", ("unsure", "another_town")),
        ("9 Mt Pleasant St, Wethersfield", ("unsure", "another_town")),
        ("PO Box 5", ("unsure", "po_box")),
    ],
)
def test_what_is_answered(city: Boundary, table: Table, text: str, answer: tuple[str, str]) -> None:
    found = typed(city, table, text)
    assert (found.resident, found.why) == answer


def test_a_citys_name_and_a_zip_never_decide(city: Boundary, table: Table) -> None:
    """With any name of a city, and any ZIP, an answer of yes or no is the one without, or there is none."""
    for text in ("550 Main St", "9 Mt Pleasant St", "10 Main St", "17 Park St"):
        bare = typed(city, table, text)
        for more in (", Hartford", ", West Hartford", ", New Hartford CT", ", 06103", ", 06118", ", Boston MA 02108"):
            said = typed(city, table, text + more)
            assert said.resident in (bare.resident, Resident.UNSURE)
    for text in ("Hartford", "06103", "Hartford CT 06103", "East Hartford 06108"):
        assert typed(city, table, text).resident == Resident.UNSURE


def test_a_place_with_a_name(city: Boundary, table: Table) -> None:
    assert at(city, table, "st elmos shelter").resident == Resident.YES
    assert at(city, table, "another shelter").why == "no_such_place"


def test_a_place_that_is_pointed_at_is_as_good_as_the_pointing(city: Boundary) -> None:
    assert pointed_at(city, -72.65, 41.75) == Answer(Resident.YES, "inside", pytest.approx(4150, rel=0.01))
    assert pointed_at(city, -72.6005, 41.75).resident == Resident.YES  # 41 m inside
    assert pointed_at(city, -72.6005, 41.75, within=20).why == "near_line"
    assert pointed_at(city, -72.5, 41.75).resident == Resident.NO


def test_without_a_boundary_or_addresses_the_answer_is_to_ask(city: Boundary, table: Table) -> None:
    assert pointed_at(None, -72.65, 41.75).why == "no_boundary"
    assert typed(None, table, "550 Main St").why == "no_boundary"
    assert typed(city, None, "550 Main St").why == "no_table"
    assert at(city, None, "a shelter").why == "no_table"
    assert typed(None, None, "").why == "empty"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=220))
def test_whatever_is_typed_there_is_an_answer(text: str) -> None:
    found = typed(None, None, text)
    assert found.why in WHYS
    assert found.resident == Resident.UNSURE


def test_crossings_by_points_alone_are_as_sure_as_the_points(tmp_path: Path, city: Boundary) -> None:
    """Points 60 m from the crossing: sure in the city's midst, not near its line; nothing where none is near."""
    step = 60 / 83_000  # degrees of longitude
    given = [
        Numbers(street("Elm"), 1, 1, 1, ((-72.65 + step, 41.75),)),
        Numbers(street("Oak"), 1, 1, 1, ((-72.65 - step, 41.75),)),
        Numbers(street("Ash"), 1, 1, 1, ((-72.60 - 0.4 * step, 41.75),)),
        Numbers(street("Fir"), 1, 1, 1, ((-72.60 - 2.1 * step, 41.75),)),
    ]
    make(tmp_path / "a.sqlite", given)
    made = Table(tmp_path / "a.sqlite")
    assert typed(city, made, "Elm & Oak").resident == Resident.YES
    assert typed(city, made, "Ash & Fir").why == "near_line"
    assert typed(city, made, "Elm & Ash").why == "no_such_crossing"
    assert APART > 120
    made.close()


REJECTED = (
    (("", "Main St", -72.6, 41.7), "number"),
    (("twelve", "Main St", -72.6, 41.7), "number"),
    (("12345678", "Main St", -72.6, 41.7), "number"),
    (("12", "", -72.6, 41.7), "street"),
    (("12", "Main St", "", 41.7), "point"),
    (("12", "Main St", -272.6, 41.7), "point"),
    (("12", "Main St", "nan", 41.7), "point"),
    (("", "", -72.6, 41.7), "empty"),
    (("12", "Main St", -72.6, 41.7, "more"), "columns"),
)


def test_rows_that_cannot_be_used_are_named_by_their_number(tmp_path: Path) -> None:
    path = table_file(tmp_path / "rows.csv", [row for row, _ in REJECTED] + [ROWS[0]])
    found = list(rows(path, columns()))
    assert found[:-1] == [Reject(number, why) for number, (_, why) in enumerate(REJECTED, 2)]
    assert isinstance(found[-1], Numbers)


HEAD = ("L1", "L2", "P", "R1", "R2", "Q", "NAME", "TYPE", "X", "Y")
RANGES = {
    "low": "L1", "high": "L2", "side": "P", "low_other": "R1", "high_other": "R2", "side_other": "Q",
    "name": "NAME", "kind": "TYPE", "longitude": "X", "latitude": "Y",
}  # fmt: skip


def test_both_sides_of_a_street_are_ranges(tmp_path: Path) -> None:
    given = [
        ("99", "1", "O", "2", "98", "even", "Park", "ST", -72.6, 41.7),
        ("1", "98", "O", "", "", "", "Park", "ST", -72.6, 41.7),
        ("1", "", "O", "", "", "", "Park", "ST", -72.6, 41.7),
        ("1", "9", "left", "", "", "", "Park", "ST", -72.6, 41.7),
        ("1", "10", "", "", "", "", "Park", "ST", -72.6, 41.7),
    ]
    point = ((-72.6, 41.7),)
    park = street("Park", "Street")
    assert list(rows(table_file(tmp_path / "rows.csv", given, HEAD), RANGES)) == [
        Numbers(park, 1, 99, 2, point),
        Numbers(park, 2, 98, 2, point),
        Reject(3, "side"),
        Reject(4, "range"),
        Reject(5, "side"),
        Numbers(park, 1, 10, 1, point),
    ]


def test_a_table_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "addresses.sqlite"
    make(path, [Named("a shelter", ((0.0, 0.0),))])

    def broken() -> Iterator[Named]:
        yield Named("another", ((0.0, 0.0),))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        make(path, broken())
    kept = Table(path)
    assert (kept.places, len(kept.named("a shelter"))) == (1, 1)
    kept.close()
    assert [each.name for each in tmp_path.iterdir()] == ["addresses.sqlite"]


def test_streets_that_are_long_are_found_quickly(tmp_path: Path, city: Boundary) -> None:
    """Two streets of three thousand points each: a crossing is one question of an index, not nine million."""
    chance = random.Random(1)  # noqa: S311
    lines = [
        Numbers(street(name), number, number, 1, ((chance.uniform(-72.69, -72.61), chance.uniform(41.71, 41.79)),))
        for name in ("Elm", "Oak")
        for number in range(3000)
    ]
    make(tmp_path / "a.sqlite", lines)
    made = Table(tmp_path / "a.sqlite")
    assert typed(city, made, "Elm & Oak").resident == Resident.YES
    made.close()
