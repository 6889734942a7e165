"""The page that says who is a resident: addresses, streets, squares of a map; and nothing of it is kept."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from office_visitor import Visitor

from charteroak.office.residence.grid import DEEPEST, chosen, whole
from charteroak.office.residence.words import residence_words
from charteroak.residency.asking import WHYS, pointed_at
from charteroak.residency.boundary import Boundary
from charteroak.residency.drawing import Choice, boundary_of
from charteroak.residency.keeping import keep_boundary
from charteroak.residency.streets import street
from charteroak.residency.table import Numbers, make

PREFIX = {"en": "", "es": "/es"}
ADDRESSES = (
    ("MAIN", 550, (-72.6734, 41.7640)),
    ("MAIN", 28, (-72.6440, 41.7823)),
    ("PARK", 100, (-72.6810, 41.7580)),
)
EAST_HARTFORD = ADDRESSES[1][2]
both = pytest.mark.parametrize("language", PREFIX)


@pytest.fixture(scope="module")
def boundary(shared: Path) -> Boundary:
    return boundary_of(shared / "data/geo/hartford.geojson", Choice())


@pytest.fixture
def imported(office: Any, shared: Path, boundary: Boundary) -> Iterator[Path]:  # noqa: ARG001 - the data folder is its
    """A city whose boundary and a few addresses were imported."""
    from charteroak.recording.folder import data_folder

    folder = data_folder() / "residency"
    folder.mkdir(parents=True, exist_ok=True)
    keep_boundary(folder, boundary, shared / "data/geo/hartford.geojson")
    make(folder / "addresses.sqlite", [Numbers(street(name, "ST"), no, no, 1, (at,)) for name, no, at in ADDRESSES])
    yield folder
    for each in folder.iterdir():
        each.unlink()


def ask(language: str = "en", **sent: str) -> Visitor:
    return Visitor().post(f"{PREFIX[language]}/resident/", sent)


def path_to(boundary: Boundary, longitude: float, latitude: float) -> list[str]:
    """The squares that someone chooses who lives there, as far as the map goes."""
    view, path = whole(boundary), []
    for _ in range(DEEPEST):
        x, y = view.at(longitude, latitude)
        path.append(str(int(y) * view.columns + int(x)))
        view = view.square(int(path[-1]))
    return path


def clicked(boundary: Boundary, longitude: float, latitude: float) -> Visitor:
    """Where choosing square after square leads to."""
    path = path_to(boundary, longitude, latitude)
    for depth, step in enumerate(path):
        visitor = ask(**({"view": ".".join(path[:depth])} if depth else {}), square=step)
        if not visitor.page.xpath("//input[@name='view']"):
            break
        assert visitor.page.xpath("//input[@name='view']/@value") == [".".join(path[: depth + 1])]
    return visitor


def test_both_languages_give_every_reason() -> None:
    english, spanish = residence_words("en"), residence_words("es")
    for each in (english, spanish):
        assert each.whys.keys() == set(WHYS)
    assert english.ui.keys() == spanish.ui.keys()
    assert not {key for key in english.ui if english.ui[key] == spanish.ui[key]} - {"clause"}


@both
def test_without_a_boundary_the_question_is_asked(language: str, office: Any) -> None:  # noqa: ARG001 - the site
    visitor = Visitor().get(f"{PREFIX[language]}/resident/")
    assert visitor.status == 200
    assert residence_words(language).ui["ask_text"] in visitor.text("//main")
    assert not visitor.page.xpath("//main//form")
    assert "primary place of habitation" in visitor.text("//blockquote")


@pytest.mark.usefixtures("imported")
@both
@pytest.mark.parametrize(
    ("place", "resident", "why"),
    [
        ("550 Main St", "yes", "inside"),
        ("28 Main Street, Hartford CT 06103", "no", "outside"),
        ("100 Park St, West Hartford", "unsure", "another_town"),
        ("12 Nowhere Rd", "unsure", "no_such_street"),
    ],
)
def test_a_place_is_looked_up(language: str, place: str, resident: str, why: str) -> None:
    words, visitor = residence_words(language), ask(language, place=place)
    assert (visitor.status, visitor.text("//h1")) == (200, words.answers[resident])
    assert words.whys[why] in visitor.text("//main")
    assert words.ui[f"means_{resident}"] in visitor.text("//main")
    assert visitor.response.headers["Cache-Control"] == "no-store"
    assert place not in visitor.text("//main")


@pytest.mark.usefixtures("imported")
def test_what_was_typed_wrongly_is_said_beside_the_field_and_stays() -> None:
    for typed, why in (("", "empty"), ("Main St", "no_number"), ("9" * 300, "too_long"), ("PO Box 9", "po_box")):
        visitor = ask(place=typed)
        assert visitor.status == 400
        assert residence_words("en").whys[why] in visitor.text("//p[@id='place-error']")
        assert visitor.page.xpath("//input[@id='place']/@value") == [typed[:200]]


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    "sent",
    [
        {"square": "48"},
        {"square": "-1"},
        {"square": "x"},
        {"square": "٣"},
        {"square": ""},
        {"view": "1.2.3", "square": "4"},
        {"view": "1..2", "square": "4"},
        {"view": "36", "square": "40"},
        {"shelter": "none of ours"},
        {"status": "citizen"},
    ],
    ids=json.dumps,
)
def test_what_the_page_never_offers_is_refused(sent: dict[str, str]) -> None:
    assert ask(**sent).status == 400


@pytest.mark.usefixtures("imported")
def test_a_square_well_inside_or_outside_is_asked_for_once(boundary: Boundary) -> None:
    """Who does not live near the line tells no more than a square of a kilometre."""
    river = whole(boundary).square(29)  # across it lies East Hartford
    for at, resident in (((-72.69, 41.76), "yes"), ((river.west + 0.001, river.north - 0.001), "no")):
        visitor = ask(square=path_to(boundary, *at)[0])
        assert visitor.text("//h1") == residence_words("en").answers[resident]


@pytest.mark.usefixtures("imported")
def test_squares_never_say_more_than_the_place_itself(boundary: Boundary) -> None:
    """Whoever points at the map is answered as their place is, or that it cannot be told; near the line, only that."""
    west, south, east, north = boundary.area.bounds
    draw = random.Random(7)  # noqa: S311 - places for a test
    sure = 0
    for _ in range(60):
        at = draw.uniform(west, east), draw.uniform(south, north)
        said, exact = clicked(boundary, *at).text("//h1"), pointed_at(boundary, *at)
        answers = residence_words("en").answers
        assert said in (answers[exact.resident], answers["unsure"]), at
        sure += said != answers["unsure"]
    assert sure >= 55


def test_the_squares_of_a_view_cover_it_and_no_more(boundary: Boundary) -> None:
    view = whole(boundary)
    assert view.west < boundary.area.bounds[0] < boundary.area.bounds[2] < view.east
    assert view.south < boundary.area.bounds[1] < boundary.area.bounds[3] < view.north
    for _ in range(DEEPEST):
        squares = [view.square(number) for number in range(view.squares)]
        for edge in ("west", "south"):
            assert min(getattr(each, edge) for each in squares) == pytest.approx(getattr(view, edge), abs=1e-9)
        for edge in ("east", "north"):
            assert max(getattr(each, edge) for each in squares) == pytest.approx(getattr(view, edge), abs=1e-9)
        view = squares[view.squares // 2]
    assert chosen(whole(boundary), "27.21.21").side == pytest.approx(whole(boundary).side / 216)


@pytest.mark.usefixtures("imported")
def test_the_map_shows_the_streets_that_are_known(boundary: Boundary) -> None:
    visitor = Visitor().get("/resident/")
    assert {each.text for each in visitor.page.xpath("//svg//text")} == {"Main Street", "Park Street"}
    assert len(visitor.page.xpath("//button[@name='square']")) == 48
    names = {each.text_content() for each in visitor.page.xpath("//button[@name='square']")}
    assert len(names) == 48
    near = ask(square=path_to(boundary, *EAST_HARTFORD)[0])
    assert {each.text for each in near.page.xpath("//svg//text")} == {"Main Street"}
    assert len(near.page.xpath("//svg//circle")) == 1


def test_a_new_import_is_seen_by_the_next_who_asks(imported: Path, shared: Path) -> None:
    assert ask(place="550 Main St").text("//h1") == residence_words("en").answers["yes"]
    other = boundary_of(shared / "data/geo/east-hartford.geojson", Choice())
    keep_boundary(imported, other, shared / "data/geo/east-hartford.geojson")
    assert ask(place="550 Main St").text("//h1") == residence_words("en").answers["no"]


def test_nothing_that_is_asked_is_written(imported: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = imported.parent
    before = {each: each.stat().st_mtime_ns for each in folder.rglob("*") if each.is_file()}
    ask(place="550 Main St, apartment zebra")
    ask(square="27")
    changed = [each for each in folder.rglob("*") if each.is_file() and before.get(each) != each.stat().st_mtime_ns]
    assert [each.name for each in changed if "sqlite" not in each.name or "addresses" in each.name] == []
    for each in folder.rglob("*"):
        assert not each.is_file() or b"zebra" not in each.read_bytes(), each
    assert "zebra" not in caplog.text
