"""Where points lie of the city's boundary, beside shapely's own contains and distance asked point by point."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios

_POINTS, _A_PIECE = 80_000, 10_000
_GOAL = Goal("ours", ">=", 20_000)
Pair = tuple[NDArray[np.float64], NDArray[np.float64]]


def residency(effort: Effort, _check_all: bool) -> list[Section]:
    """Points a second on one core, drawn over the box about the city."""
    import shapely

    from charteroak.residency.drawing import Choice, boundary_of

    boundary = boundary_of(_shared() / "data/geo/hartford.geojson", Choice())
    west, south, east, north = boundary.area.bounds
    draw = np.random.default_rng(926)
    east_of, north_of = draw.uniform(west, east, _POINTS), draw.uniform(south, north, _POINTS)
    pieces: list[Pair] = [
        (east_of[at : at + _A_PIECE], north_of[at : at + _A_PIECE]) for at in range(0, _POINTS, _A_PIECE)
    ]
    line = shapely.boundary(boundary.area)

    def ours(part: list[Pair]) -> object:
        return [boundary.standings(*piece) for piece in part]

    def one_by_one(part: list[Pair]) -> object:
        return [
            (boundary.area.contains(point), line.distance(point))
            for piece in part
            for point in map(shapely.Point, *piece)
        ]

    rates = race([Contender("ours", ours, pieces), Contender("peer", one_by_one, pieces)], effort)
    both = _each(rates["ours"]), _each(rates["peer"])
    lies = np.concatenate([boundary.standings(*piece)[0] for piece in pieces])
    note = (
        f"{boundary.points} points of a boundary; {np.mean(lies == 0):.0%} of the places inside, "
        f"{np.mean(lies == 2):.1%} too near the line to tell. The peer measures in degrees and knows no margin."
    )
    found = Line("places, beside shapely point by point", *both, ratios(rates["ours"], rates["peer"]), goal=_GOAL)
    return [Section("Residency: places/s on one core", [note], [found])]


def _shared() -> Path:
    return Path(os.environ.get("CHARTEROAK_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def _each(rates: list[float]) -> Spread:
    return Spread.of([rate * _A_PIECE for rate in rates])
