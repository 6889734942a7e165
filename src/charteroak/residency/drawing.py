"""The boundary, from a file of the City's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from charteroak.residency.boundary import MARGIN, WIDEST, Boundary
from charteroak.residency.errors import Unfit
from charteroak.residency.features import features
from charteroak.residency.outline import area_of, joined


@dataclass(frozen=True)
class Choice:
    """Which areas of a file make up the city: those whose property has a value, or all."""

    name: str = ""
    value: str = ""
    all: bool = False


def boundary_of(path: Path, choice: Choice, *, system: str | None = None, margin: float = MARGIN) -> Boundary:
    """The boundary that a file holds. Unfit where it holds none, or more than one and no choice."""
    found = [each for each in features(path, system) if each.shape.areas]
    if choice.name:
        found = [each for each in found if str(each.properties.get(choice.name)) == choice.value]
    if not found:
        raise Unfit("none_match" if choice.name else "not_areas")
    if len(found) > 1 and not (choice.all or choice.name):
        raise Unfit("several", count=len(found))
    areas = []
    for each in found:
        for rings in each.shape.areas:
            try:
                areas.append(area_of(rings))
            except Unfit as error:
                raise Unfit(error.why, each.row, **error.more) from None
    boundary = Boundary(joined(areas), margin)
    if boundary.metres_across > WIDEST:
        raise Unfit("too_wide")
    return boundary
