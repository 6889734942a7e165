"""Where points lie of a boundary: exactly what its file says, and not told near its line."""

from __future__ import annotations

import json
import math
import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from charteroak.residency.boundary import MARGIN, Boundary, Lies
from charteroak.residency.drawing import Choice, boundary_of
from charteroak.residency.errors import Unfit
from charteroak.residency.outline import area_of, ring_of

TOWNS = ("blue-hills", "east-hartford", "newington", "west-hartford", "wethersfield")
GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def ring(shared: Path) -> list[tuple[float, float]]:
    given = json.loads((shared / "data/geo/hartford.geojson").read_text())
    feature = given["features"][0] if "features" in given else given
    return [tuple(point) for point in feature["geometry"]["coordinates"][0]]


@pytest.fixture(scope="module")
def city(shared: Path) -> Boundary:
    return boundary_of(shared / "data/geo/hartford.geojson", Choice())


def test_the_boundary_is_as_large_as_the_census_says(city: Boundary) -> None:
    assert city.square_kilometres == pytest.approx(46.76, rel=0.005)
    assert city.points == 465


@pytest.mark.parametrize(
    ("longitude", "latitude", "lies"),
    [
        (-72.6734, 41.7640, Lies.INSIDE),  # City Hall
        (-72.6823, 41.7641, Lies.INSIDE),  # the Capitol
        (-72.6905, 41.7470, Lies.INSIDE),  # Trinity College
        (-72.7420, 41.7620, Lies.OUTSIDE),  # West Hartford Center
        (-72.6440, 41.7823, Lies.OUTSIDE),  # East Hartford
        (-72.6526, 41.7112, Lies.OUTSIDE),  # Wethersfield
        (-72.7180, 41.7735, Lies.OUTSIDE),  # Elizabeth Park, by 0.2 km
    ],
)
def test_places_that_people_know(city: Boundary, longitude: float, latitude: float, lies: Lies) -> None:
    assert city.standing(longitude, latitude).lies == lies


@pytest.mark.parametrize("town", TOWNS)
def test_no_point_of_a_neighbouring_town_is_inside(city: Boundary, shared: Path, town: str) -> None:
    other = boundary_of(shared / f"data/geo/{town}.geojson", Choice())
    west, south, east, north = other.area.bounds
    chance = random.Random(town)  # noqa: S311
    drawn = np.asarray([(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(4000)])
    theirs = other.standings(drawn[:, 0], drawn[:, 1])[0] == 0
    assert theirs.sum() > 500
    ours = city.standings(drawn[theirs, 0], drawn[theirs, 1])[0]
    assert not (ours == 0).any()


def test_each_edge_is_too_near_on_it_and_right_on_both_sides_of_it(
    city: Boundary, ring: list[tuple[float, float]]
) -> None:
    """From the middle of every edge: on it, and as far to its left and right as a margin and a bit."""
    across, along = city._scale
    clear = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        assert city.standing(*middle).lies == Lies.NEAR
        dx, dy = (x2 - x1) * across, (y2 - y1) * along
        length = math.hypot(dx, dy)
        for side in (1, -1):
            away = MARGIN * 1.01
            point = (middle[0] - side * dy / length * away / across, middle[1] + side * dx / length * away / along)
            standing = city.standing(*point)
            if standing.metres < away * 0.999:
                continue  # another edge is nearer there
            clear += 1
            assert standing.lies == (Lies.INSIDE if crossings(ring, point) % 2 else Lies.OUTSIDE)
    assert clear > 300


def crossings(ring: list[tuple[float, float]], point: tuple[float, float]) -> int:
    """How often a ray to the east crosses a ring, in exact numbers: the second implementation."""
    x, y = point
    count = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y):
            run = (Fraction(x2) - Fraction(x1)) / (Fraction(y2) - Fraction(y1))
            count += Fraction(x) < Fraction(x1) + (Fraction(y) - Fraction(y1)) * run
    return count


@settings(max_examples=300, deadline=None)
@given(st.floats(-72.73, -72.63), st.floats(41.71, 41.82))
def test_inside_is_what_an_exact_count_says(longitude: float, latitude: float) -> None:
    city, ring = _CITY["city"], _CITY["ring"]
    standing = city.standing(longitude, latitude)
    if standing.lies != Lies.NEAR:
        assert (standing.lies == Lies.INSIDE) == bool(crossings(ring, (longitude, latitude)) % 2)


_CITY: dict = {}


@pytest.fixture(autouse=True)
def _keep(city: Boundary, ring: list[tuple[float, float]]) -> None:
    _CITY.update(city=city, ring=ring)


def test_distances_are_those_on_the_ellipsoid(city: Boundary, ring: list[tuple[float, float]]) -> None:
    chance = random.Random(4)  # noqa: S311
    for _ in range(60):
        x, y = chance.uniform(-72.72, -72.64), chance.uniform(41.72, 41.81)
        line = shapely.LineString(ring)
        nearest = shapely.shortest_line(shapely.Point(x, y), shapely.segmentize(line, 1e-4))
        _, _, there = GEOD.inv(x, y, *nearest.coords[1])
        assert city.standing(x, y).metres <= there * 1.005 + 0.01
        assert GEOD.geometry_length(nearest) == pytest.approx(there)


@pytest.mark.parametrize("point", [(math.nan, 41.0), (-72.0, math.inf), (-181.0, 41.0), (-72.0, 91.0)])
def test_what_is_no_place_is_refused(city: Boundary, point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="a point has"):
        city.standing(*point)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_rings_say_the_same_in_any_order_and_direction(data: st.DataObject) -> None:
    """Squares within squares: what an odd number of them surround is the area."""
    rings = [_nested(size) for size in data.draw(st.lists(st.integers(1, 8), min_size=1, max_size=5, unique=True))]
    mixed = data.draw(st.permutations(rings))
    turned = [each[::-1] if data.draw(st.booleans()) else each for each in mixed]
    area = area_of([ring_of(each) for each in turned])
    x, y = data.draw(st.floats(-9, 9)), data.draw(st.floats(-9, 9))
    surrounding = sum(max(abs(x), abs(y)) < max(abs(px) for px, _ in each) for each in rings)
    if all(abs(max(abs(x), abs(y)) - max(abs(px) for px, _ in each)) > 1e-9 for each in rings):
        assert shapely.contains_xy(area, x, y) == bool(surrounding % 2)


def _nested(size: int) -> list[tuple[float, float]]:
    return [(-size, -size), (size, -size), (size, size), (-size, size), (-size, -size)]


@pytest.mark.parametrize(
    ("rings", "why"),
    [
        ([[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]], "crosses_itself"),
        ([[(0, 0), (4, 0), (4, 4), (0, 4)], [(2, 2), (6, 2), (6, 6), (2, 6)]], "crosses_itself"),
        ([[(0, 0), (1, 1)]], "short_ring"),
        ([[(0, 0), (1, 1), (0, 0), (1, 1)]], "short_ring"),
        ([], "no_area"),
        ([[(0, 0), (1, 0), (2, 0), (0, 0)]], "no_area"),
        ([[(0, 0), (1, 0), (float("nan"), 1)]], "not_numbers"),
        ([[(0, 0), (1, 0), ("a", 1)]], "not_numbers"),
    ],
)
def test_rings_that_bound_nothing_are_refused(rings: list, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        area_of([ring_of(each) for each in rings])
    assert refused.value.why in (why, "crosses_itself")
