"""The city's boundary, and where points lie of it: inside, outside, or too near the line to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import cos, radians, sin, sqrt

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

MARGIN = 25.0
"""Metres from the line within which nothing is said, unless the City says otherwise.

A boundary drawn from the Census is good to some 8 m, a point of an address to some 15 m (`docs/residency.md`).
"""
WIDEST = 200_000.0
"""Metres that a boundary may measure: the plane that it is laid out in holds no more."""

_EQUATOR, _FLATTENING = 6_378_137.0, 1 / 298.257223563  # WGS 84
_SQUARED = _FLATTENING * (2 - _FLATTENING)


class Lies(StrEnum):
    """Where a point lies of the boundary."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NEAR = "too_near_the_line_to_tell"


@dataclass(frozen=True)
class Standing:
    """Where a point lies."""

    lies: Lies
    metres: float
    """How far it is from the boundary's line, whichever side it is on: good to one in two hundred."""


@dataclass(frozen=True, eq=False)
class Boundary:
    """The boundary: an area in degrees of WGS 84, and how near its line nothing is said."""

    area: BaseGeometry
    """A polygon or several, longitude before latitude."""
    margin: float = MARGIN
    """Metres."""

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """Metres to a degree of longitude and of latitude, in the middle of the boundary.

        The plane is laid out by these two numbers alone: a straight edge stays straight, so which side of it a point
        lies on is exactly what the file says.
        """
        _, south, _, north = self.area.bounds
        middle = radians((south + north) / 2)
        curved = 1 - _SQUARED * sin(middle) ** 2
        across = _EQUATOR / sqrt(curved) * cos(middle)
        along = _EQUATOR * (1 - _SQUARED) / curved**1.5
        return radians(across), radians(along)

    @cached_property
    def _plane(self) -> tuple[BaseGeometry, BaseGeometry]:
        """The area and its line in metres, ready to be asked often."""
        area = shapely.transform(self.area, lambda points: points * self._scale)
        line = shapely.boundary(area)
        shapely.prepare(area)
        shapely.prepare(line)
        return area, line

    @property
    def square_kilometres(self) -> float:
        """How large the area is."""
        return float(shapely.area(self._plane[0])) / 1e6

    @property
    def points(self) -> int:
        """How many points its line has."""
        return int(shapely.get_num_coordinates(self.area))

    @property
    def metres_across(self) -> float:
        """The longer side of the box about it."""
        west, south, east, north = shapely.bounds(self._plane[0])
        return float(max(east - west, north - south))

    def standing(self, longitude: float, latitude: float, *, within: float = 0.0) -> Standing:
        """Where one point lies. `within`: how many metres it may be from where it is meant to be.

        ValueError where it is none: not a number, or not in degrees.
        """
        lies, metres = self.standings([longitude], [latitude], within=within)
        return Standing(_ORDER[int(lies[0])], float(metres[0]))

    def standings(
        self, longitudes: ArrayLike, latitudes: ArrayLike, *, within: float = 0.0
    ) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
        """Where many points lie: for each 0 inside, 1 outside, 2 too near the line; and its metres from the line.

        `longitudes`, `latitudes`: degrees of WGS 84, shape (n,). ValueError where one is no point.
        """
        east, north = np.asarray(longitudes, np.float64), np.asarray(latitudes, np.float64)
        if east.shape != north.shape or not bool(np.all((np.abs(east) <= 180) & (np.abs(north) <= 90))):
            raise ValueError("a point has a longitude from -180 to 180 and a latitude from -90 to 90")
        area, line = self._plane
        across, along = self._scale
        points = shapely.points(east * across, north * along)
        inside, metres = shapely.contains(area, points), shapely.distance(line, points)
        lies = np.where(inside, 0, 1).astype(np.int8)
        lies[metres <= self.margin + within] = 2
        return lies, metres

    def laid_out(self, points: ArrayLike) -> BaseGeometry:
        """A point or a line of points, shape (n, 2) in degrees, in the plane that distances are measured in."""
        path = np.asarray(points, np.float64) * self._scale
        return shapely.points(path[0]) if len(path) == 1 else shapely.linestrings(path)

    def of(self, drawn: BaseGeometry, *, within: float = 0.0) -> Standing:
        """Where what was laid out lies, all of it: a line that crosses the boundary's is near it."""
        area, line = self._plane
        metres = float(shapely.distance(line, drawn))
        if metres <= self.margin + within:
            return Standing(Lies.NEAR, metres)
        return Standing(Lies.INSIDE if shapely.contains(area, drawn) else Lies.OUTSIDE, metres)


_ORDER = (Lies.INSIDE, Lies.OUTSIDE, Lies.NEAR)
