"""What a thing of a file looks like, before and after its coordinates are brought to degrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.residency.errors import Unfit
from charteroak.residency.outline import Ring, ring_of

Turn = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Brings points, shape (n, 2), from what a file measures by to degrees of longitude and latitude."""


@dataclass(frozen=True)
class Shape:
    """A shape: areas by their rings, lines, or points."""

    areas: tuple[tuple[Ring, ...], ...] = ()
    lines: tuple[NDArray[np.float64], ...] = ()
    points: tuple[NDArray[np.float64], ...] = ()

    def turned(self, turn: Turn) -> Shape:
        """The same in degrees. Unfit where it is then no place on earth."""
        return Shape(
            tuple(tuple(checked(turn(ring)) for ring in rings) for rings in self.areas),
            tuple(checked(turn(line)) for line in self.lines),
            tuple(checked(turn(point)) for point in self.points),
        )


@dataclass(frozen=True)
class Feature:
    """A thing of a file."""

    row: int
    """Its number in the file, from 1."""
    properties: Mapping[str, Any]
    shape: Shape


def from_geojson(geometry: Any) -> Shape:
    """A geometry as GeoJSON writes it; nothing where it is null. Unfit where it is none."""
    if geometry is None:
        return Shape()
    if not isinstance(geometry, dict):
        raise Unfit("not_read", kind="GeoJSON")
    kind, given = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        return _together(from_geojson(each) for each in geometry["geometries"])
    if not isinstance(kind, str) or kind not in _MAKERS or not isinstance(given, list):
        raise Unfit("not_read", kind="GeoJSON")
    try:
        return _MAKERS[kind](given)
    except (TypeError, ValueError):
        raise Unfit("not_numbers") from None


def line_of(points: Any) -> NDArray[np.float64]:
    """Points in a row, shape (n, 2). Unfit where they are none."""
    try:
        line = np.asarray([tuple(point)[:2] for point in points], np.float64)
    except (TypeError, ValueError):
        raise Unfit("not_numbers") from None
    if line.ndim != 2 or line.shape[1:] != (2,) or not bool(np.isfinite(line).all()):
        raise Unfit("not_numbers")
    return line


def _together(shapes: Iterable[Shape]) -> Shape:
    whole = list(shapes)
    return Shape(
        tuple(area for each in whole for area in each.areas),
        tuple(line for each in whole for line in each.lines),
        tuple(point for each in whole for point in each.points),
    )


def _polygon(rings: Any) -> tuple[Ring, ...]:
    return tuple(ring_of(ring) for ring in rings)


def checked(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points, where they are degrees. Unfit where one is not."""
    if not bool(np.all(np.abs(points) <= (180, 90))):
        raise Unfit("not_degrees")
    return points


_MAKERS: Mapping[str, Callable[[Any], Shape]] = {
    "Point": lambda given: Shape(points=(line_of([given]),)),
    "MultiPoint": lambda given: Shape(points=tuple(line_of([each]) for each in given)),
    "LineString": lambda given: Shape(lines=(line_of(given),)),
    "MultiLineString": lambda given: Shape(lines=tuple(line_of(each) for each in given)),
    "Polygon": lambda given: Shape(areas=(_polygon(given),)),
    "MultiPolygon": lambda given: Shape(areas=tuple(_polygon(each) for each in given)),
}
