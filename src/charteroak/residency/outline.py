"""An area from the rings of a file, in whatever order they stand: what an odd number of rings surround."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations, starmap

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from charteroak.residency.errors import Unfit

Ring = NDArray[np.float64]
"""The points of a closed line, shape (n, 2): longitude or easting, then latitude or northing."""
_FEWEST = 4  # the last is the first again


def ring_of(points: Sequence[Sequence[float]] | NDArray[np.float64]) -> Ring:
    """A ring, closed where the file left it open; heights are dropped. Unfit where it is none."""
    try:
        ring = np.asarray([tuple(point)[:2] for point in points], np.float64)
    except (TypeError, ValueError):
        raise Unfit("not_numbers") from None
    if ring.ndim != 2 or ring.shape[1:] != (2,) or not bool(np.isfinite(ring).all()):
        raise Unfit("not_numbers")
    if not np.array_equal(ring[0], ring[-1]):
        ring = np.vstack([ring, ring[:1]])
    if len(ring) < _FEWEST or len(np.unique(ring, axis=0)) < _FEWEST - 1:
        raise Unfit("short_ring")
    return ring


def area_of(rings: Iterable[Ring]) -> BaseGeometry:
    """The area that rings bound. Unfit where one crosses itself or another: whose each side is, none could tell."""
    lines = [shapely.linearrings(ring) for ring in rings]
    if not lines:
        raise Unfit("no_area")
    if not all(map(shapely.is_simple, lines)) or any(starmap(shapely.crosses, combinations(lines, 2))):
        raise Unfit("crosses_itself")
    # One ring after the other: what it surrounds becomes part of the area, or stops being part.
    area = reduce(shapely.symmetric_difference, map(shapely.polygons, lines))
    if shapely.is_empty(area) or not shapely.is_valid(area) or shapely.area(area) == 0:
        raise Unfit("no_area")
    return area


def joined(areas: Sequence[BaseGeometry]) -> BaseGeometry:
    """Several areas as one. Unfit where there is none."""
    if not areas:
        raise Unfit("no_area")
    return shapely.union_all(areas)
