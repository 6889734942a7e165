"""The map as a grid of squares, each a button: the same by mouse, finger and keyboard, and without a script.

Which square someone chooses goes along in the form's body, never in an address. A square is divided again only as long
as it lies near the city's line: who lives well inside is asked for no more than a square of a kilometre.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, cos, radians
from typing import TYPE_CHECKING

from charteroak.residency.asking import Answer, of_area

if TYPE_CHECKING:
    from charteroak.residency.boundary import Boundary

COLUMNS, ROWS = 6, 8
"""Of the whole city."""
PARTS = 6
"""Into how many squares a side of a square is divided."""
DEEPEST = 3
"""How often a square is chosen: of the whole city, in that one, and in that again."""
_DEGREE = 111_195.0
"""Metres to a degree of latitude: for a drawing, a few in a thousand do not matter."""
_ROOM = 1.06
"""How much larger than the city's box the whole map is."""


@dataclass(frozen=True)
class View:
    """A part of the map."""

    west: float
    north: float
    side: float
    """Of a square, in metres."""
    columns: int
    rows: int
    across: float
    """Metres to a degree of longitude."""

    @property
    def east(self) -> float:
        """Its eastern end, in degrees."""
        return self.west + self.side * self.columns / self.across

    @property
    def south(self) -> float:
        """Its southern end, in degrees."""
        return self.north - self.side * self.rows / _DEGREE

    @cached_property
    def squares(self) -> int:
        """How many squares it has."""
        return self.columns * self.rows

    def square(self, number: int) -> View:
        """One of its squares, divided. They are counted by rows from the north-west."""
        row, column = divmod(number, self.columns)
        west, north = self.west + column * self.side / self.across, self.north - row * self.side / _DEGREE
        return View(west, north, self.side / PARTS, PARTS, PARTS, self.across)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place is drawn: in squares from the west and from the north."""
        return (longitude - self.west) * self.across / self.side, (self.north - latitude) * _DEGREE / self.side

    def answer(self, boundary: Boundary) -> Answer:
        """The answer for all of it: only where no part of it is near the line is there one."""
        corners = [(self.west, self.north), (self.east, self.north), (self.east, self.south), (self.west, self.south)]
        return of_area(boundary, corners)


def whole(boundary: Boundary) -> View:
    """The whole city."""
    west, south, east, north = boundary.area.bounds
    across = _DEGREE * cos(radians((south + north) / 2))
    wide, high = (east - west) * across * _ROOM, (north - south) * _DEGREE * _ROOM
    side = ceil(max(wide / COLUMNS, high / ROWS))
    middle = (west + east) / 2 - side * COLUMNS / 2 / across, (south + north) / 2 + side * ROWS / 2 / _DEGREE
    return View(*middle, side, COLUMNS, ROWS, across)


def chosen(view: View, path: str) -> View:
    """The view that squares chosen one after the other lead to, as "14.3". ValueError where they lead nowhere."""
    steps = path.split(".") if path else []
    if len(steps) > DEEPEST:
        raise ValueError("deeper than the map goes")
    for step in steps:
        if not (step.isascii() and step.isdigit() and len(step) < 3 and int(step) < view.squares):
            raise ValueError("no square of the map")
        view = view.square(int(step))
    return view
