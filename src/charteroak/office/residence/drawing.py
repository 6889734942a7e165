"""The map as SVG: the city's area, its line, and the streets and places that one knows one's way by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import shapely

from charteroak.office.residence.grid import View

if TYPE_CHECKING:
    from charteroak.residency.boundary import Boundary
    from charteroak.residency.table import Line

SQUARE = 60
"""How wide a square is drawn, in units of the drawing."""
MOST_NAMES, MOST_LINES = 10, 4000
"""How many streets are named, and how many pieces of streets are drawn."""


FAR = 500
"""Metres of a square's side from which on streets that are not the longest would be a haze."""
_LETTER, _LINE = 7.0, 14.0
"""How wide a letter is drawn, on the whole, and how high a line."""


def drawn(boundary: Boundary, streets: Sequence[tuple[str, Line]], view: View) -> str:
    """The drawing. It is for the eye alone: the buttons over it say the same in words."""
    wide, high = view.columns * SQUARE, view.rows * SQUARE
    parts = [f'<path class="city" d="{_area(boundary, view)}"/>']
    parts += _streets(streets, view)
    return (
        f'<svg class="drawn" viewBox="0 0 {wide} {high}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg"><rect class="beyond" width="{wide}" height="{high}"/>'
        f"{''.join(parts)}</svg>"
    )


def _area(boundary: Boundary, view: View) -> str:
    """The part of the city's area that is in view, as a path."""
    more = view.side / view.across  # a square farther each way, so that the cut is out of sight
    shown = shapely.clip_by_rect(
        boundary.area, view.west - more, view.south - more, view.east + more, view.north + more
    )
    rings = [
        ring
        for part in shapely.get_parts(shown)
        if part.geom_type == "Polygon"
        for ring in (part.exterior, *part.interiors)
    ]
    return " ".join(f"M{_points(ring.coords, view)}Z" for ring in rings)


def _points(line: object, view: View) -> str:
    at = (view.at(point[0], point[1]) for point in line)  # type: ignore[attr-defined] # shapely's coordinates
    return " ".join(f"{x * SQUARE:.1f} {y * SQUARE:.1f}" for x, y in at)


def _streets(streets: Sequence[tuple[str, Line]], view: View) -> Iterator[str]:
    """The pieces of streets in view, and the names of the longest: far off, those are all that is drawn."""
    shown: dict[str, list[Line]] = {}
    for name, line in streets:
        if any(view.west <= point[0] <= view.east and view.south <= point[1] <= view.north for point in line):
            shown.setdefault(name, []).append(line)
    longest = [name for name, _ in Counter({name: len(lines) for name, lines in shown.items()}).most_common(MOST_NAMES)]
    drawn = longest if view.side > FAR else list(shown)
    lines = (line for name in drawn for line in shown[name])
    for line in islice(lines, MOST_LINES):
        yield f'<path class="street" d="M{_points(line, view)}"/>' if len(line) > 1 else _dot(view.at(*line[0]))
    yield from _names({name: shown[name] for name in longest}, view)


def _names(named: Mapping[str, Sequence[Line]], view: View) -> Iterator[str]:
    """The names, each in the middle of its street, but for those that would lie over another."""
    taken: list[tuple[float, float, float]] = []
    for name, lines in named.items():
        inside = (view.at(*point) for line in lines for point in line)
        points = sorted(at for at in inside if 0 <= at[0] <= view.columns and 0 <= at[1] <= view.rows)
        if not points:
            continue
        half = len(name) * _LETTER / 2
        x, y = (each * SQUARE for each in points[len(points) // 2])
        x = min(max(x, half), view.columns * SQUARE - half)
        if all(abs(y - other) > _LINE or abs(x - beside) > half + wide for beside, other, wide in taken):
            taken.append((x, y, half))
            yield f'<text x="{x:.0f}" y="{y:.0f}" lang="en">{escape(name.title())}</text>'


def _dot(at: tuple[float, float]) -> str:
    return f'<circle class="street" cx="{at[0] * SQUARE:.1f}" cy="{at[1] * SQUARE:.1f}" r="1.5"/>'
