"""A map of the found services' places, as drawn lines and numbered points: nothing of it comes from elsewhere.

The line is the boundary of the residency folder, where one was imported. It is read as plain JSON, so that the page
needs none of the libraries by which an address is tested against it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians, sin
from pathlib import Path

from charteroak.catalogue.places import is_point
from charteroak.office.services.words import ServiceWords
from charteroak.recording.folder import data_folder

WIDE = 280.0
"""How wide the map is, in units of its own: no more than a small phone has, or its numbers would be too small there."""
_HIGHEST = 430.0
_MARGIN, _ROOM = 18.0, 25.0
"""Units around what is drawn; and from the middle of one number to that of another: 24 can be pressed (WCAG 2.5.8)."""
_FOOT = 26.0
"""Units below, for the measure."""
_MOST = 60
"""Points that are drawn."""
_ROUNDS, _LOOSE, _GOLDEN = 200, 0.2, 2.4
"""How often they are pushed apart, how much closer they may stay, and an angle in radians that never comes round."""
_MILE = 1609.344
_METRES = 111_195.0
_FAR = 0.6
"""How far beyond the boundary a place may lie and be drawn, by the boundary's own size."""
_FINE = 0.4
"""Units by which the boundary's line may be straightened: less than the line is thick."""
_SMALLEST = 2_000.0
"""Metres that a map without a boundary shows at least."""
_log = logging.getLogger(__name__)
Point = tuple[float, float]
"""Longitude and latitude in degrees, or across and down in units of the map."""
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Pin:
    """A place to draw."""

    number: int
    """The number in the list."""
    label: str
    """What it is, for whoever does not see the map."""
    href: str
    """Where it leads."""
    at: Point
    """Degrees."""


@dataclass(frozen=True)
class Drawn:
    """A numbered point on the map, in units."""

    number: int
    """The number in the list."""
    label: str
    """What it is, in words."""
    href: str
    """Where it leads."""
    x: float
    """Where its place is, across."""
    y: float
    """The same, down."""
    to_x: float
    """Where its number stands, across: beside others, where several lie close."""
    to_y: float
    """The same, down."""


@dataclass(frozen=True)
class Map:
    """A map."""

    width: float
    """Units."""
    height: float
    """Units."""
    outline: str
    """The boundary, as a path of SVG; nothing where none is known."""
    points: tuple[Drawn, ...]
    """The places."""
    label: str
    """What it shows, for whoever does not see it."""
    far: str
    """Which are too far away to be drawn, in words; or nothing."""
    mile: float
    """How long a mile is, in units."""
    mile_at: float
    """Where its measure stands, down."""


@dataclass(frozen=True)
class _Plane:
    """How degrees become units."""

    west: float
    north: float
    across: float
    down: float
    """Units to a degree."""

    def place(self, at: Point) -> Point:
        return _MARGIN + (at[0] - self.west) * self.across, _MARGIN + (self.north - at[1]) * self.down


def map_of(own: ServiceWords, pins: Sequence[Pin]) -> Map | None:
    """The map of places; None where none of them lies anywhere."""
    rings = outline()
    seen = [each for each in pins if is_point(*each.at)][:_MOST]
    near = [each for each in seen if _is_near(each.at, rings)]
    if not near:
        return None
    plane, size = _laid_out(rings, [each.at for each in near])
    places = [plane.place(each.at) for each in near]
    spread = _apart(places, size)
    points = tuple(
        Drawn(pin.number, pin.label, pin.href, *map(_short, place), *map(_short, to))
        for pin, place, to in zip(near, places, spread, strict=True)
    )
    drawn = {each.number for each in near}
    far = ", ".join(map(str, sorted({each.number for each in pins if is_point(*each.at)} - drawn)))
    path = "".join(_path([plane.place(each) for each in ring]) for ring in rings)
    mile = _short(_MILE / _METRES * plane.down)
    return Map(
        width=size[0],
        height=size[1] + _FOOT,
        outline=path,
        points=points,
        label=own.ui["map_label"].format(count=len(points)),
        far=own.ui["map_far"].format(numbers=far) if far else "",
        mile=mile,
        mile_at=size[1] + _FOOT - 8,
    )


def outline() -> tuple[Ring, ...]:
    """The rings of the boundary, in degrees; none where none was imported, or where it cannot be read."""
    path = data_folder() / "residency" / "boundary.json"
    try:
        changed = path.stat().st_mtime_ns
        return _rings(path, changed)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        _log.error("the boundary cannot be drawn: %s", type(error).__name__)
        return ()


@lru_cache(maxsize=2)
def _rings(path: Path, _changed: int) -> tuple[Ring, ...]:
    geometry = json.loads(path.read_bytes())["geometry"]
    areas = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for area in areas for ring in area)
    if not all(is_point(*point) for ring in rings for point in ring) or not any(rings):
        raise ValueError("no boundary")
    return rings


def _box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    all_of = list(points)
    across, up = [each[0] for each in all_of], [each[1] for each in all_of]
    return min(across), min(up), max(across), max(up)


def _is_near(at: Point, rings: tuple[Ring, ...]) -> bool:
    """Whether a place lies in the boundary's box or not far from it."""
    if not rings:
        return True
    west, south, east, north = _box(point for ring in rings for point in ring)
    over, up = (east - west) * _FAR, (north - south) * _FAR
    return west - over <= at[0] <= east + over and south - up <= at[1] <= north + up


def _laid_out(rings: tuple[Ring, ...], places: list[Point]) -> tuple[_Plane, tuple[float, float]]:
    west, south, east, north = _box([*places, *(point for ring in rings for point in ring)])
    squeeze = max(cos(radians((south + north) / 2)), 0.01)
    least = _SMALLEST / _METRES
    middle = (west + east) / 2, (south + north) / 2
    over, up = max(east - west, least / squeeze) / 2, max(north - south, least) / 2
    scale = min((WIDE - 2 * _MARGIN) / (2 * over * squeeze), (_HIGHEST - 2 * _MARGIN) / (2 * up))
    slack = (WIDE - 2 * _MARGIN) / (scale * squeeze) / 2
    plane = _Plane(middle[0] - slack, middle[1] + up, scale * squeeze, scale)
    return plane, (WIDE, _short(2 * up * scale + 2 * _MARGIN))


def _apart(places: list[Point], size: tuple[float, float]) -> list[Point]:
    """Where the numbers stand: at their places, and apart from each other where those lie too close."""
    at, edge = list(places), _ROOM / 2
    for _ in range(_ROUNDS):
        moved = False
        for i in range(len(at)):
            for j in range(i):
                if push := _pushed(at[i], at[j], i):
                    at[i] = (at[i][0] + push[0], at[i][1] + push[1])
                    at[j] = (at[j][0] - push[0], at[j][1] - push[1])
                    moved = True
        at = [(min(max(x, edge), size[0] - edge), min(max(y, edge), size[1] - edge)) for x, y in at]
        if not moved:
            break
    return at


def _pushed(one: Point, other: Point, number: int) -> Point | None:
    """How far one number has to go away from another, which goes as far the other way; None where it need not."""
    over, down = one[0] - other[0], one[1] - other[1]
    away = hypot(over, down)
    if away >= _ROOM - _LOOSE:
        return None
    if away < _LOOSE:  # of one place, each goes in a direction of its own
        return _ROOM / 2 * cos(number * _GOLDEN), _ROOM / 2 * sin(number * _GOLDEN)
    push = (_ROOM - away) / 2 / away
    return over * push, down * push


def _path(ring: list[Point]) -> str:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= _FINE:
            kept.append(point)
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in kept) + "Z"


def _short(value: float) -> float:
    return round(value, 1)
