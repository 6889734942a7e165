"""Whether a place that someone lives at is in the city: yes, no, or unsure, and why.

The place is pointed at, or typed as an address or as two streets that cross, or is one with a name. Where more than one
place fits what was typed, all of them have to agree. Nothing that is asked is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import shapely
from shapely.geometry.base import BaseGeometry

from charteroak.residency.addresses import Address, Crossing, Unread, read
from charteroak.residency.boundary import Boundary, Lies, Standing
from charteroak.residency.streets import Street, named
from charteroak.residency.table import Numbers, Table

CITY = "HARTFORD"
"""The city's name, as names are compared: to see that another one was typed."""
APART = 150.0
"""Metres that two streets' addresses may lie apart where the streets cross, if only points of addresses are known."""


class Resident(StrEnum):
    """The answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, why, and how far from the boundary's line the place is, in metres, where it was found."""

    resident: Resident
    why: str
    """A word of WHYS."""
    metres: float | None = None


WHYS = (
    "inside",
    "outside",
    "near_line",
    "several_places",
    "another_town",
    "no_such_address",
    "no_such_street",
    "no_such_crossing",
    "no_such_place",
    "no_boundary",
    "no_table",
    "empty",
    "too_long",
    "po_box",
    "no_number",
    "no_street",
    "not_read",
)
"""Why an answer is what it is."""


def pointed_at(boundary: Boundary | None, longitude: float, latitude: float, within: float = 0.0) -> Answer:
    """The answer for a place on a map. `within`: how many metres it may be off. ValueError where it is no place."""
    if boundary is None:
        return Answer(Resident.UNSURE, "no_boundary")
    return _agreed([boundary.standing(longitude, latitude, within=within)])


def of_area(boundary: Boundary, corners: Sequence[tuple[float, float]]) -> Answer:
    """The answer for whatever place of an area it is, by its corners in degrees: all of it has to agree."""
    return _agreed([boundary.of(shapely.polygons(shapely.get_coordinates(boundary.laid_out(corners))))])


def typed(boundary: Boundary | None, table: Table | None, text: str) -> Answer:
    """The answer for what someone typed: an address, or two streets."""
    place = read(text)
    if isinstance(place, Unread):
        return Answer(Resident.UNSURE, place.why)
    if boundary is None or table is None:
        return Answer(Resident.UNSURE, "no_table" if boundary else "no_boundary")
    found = _address(boundary, table, place) if isinstance(place, Address) else _crossing(boundary, table, place)
    if found.resident != Resident.UNSURE and place.town not in ("", CITY):
        return Answer(Resident.UNSURE, "another_town", found.metres)
    return found


def at(boundary: Boundary | None, table: Table | None, name: str) -> Answer:
    """The answer for a place with a name."""
    if boundary is None or table is None:
        return Answer(Resident.UNSURE, "no_table" if boundary else "no_boundary")
    places = table.named(named(name))
    return (
        _agreed([boundary.of(boundary.laid_out(each.line)) for each in places]) if places else _unsure("no_such_place")
    )


def _address(boundary: Boundary, table: Table, place: Address) -> Answer:
    found = table.at(place.number, place.street)
    if found:
        return _agreed([boundary.of(boundary.laid_out(each.line)) for each in found])
    return _unsure("no_such_address" if table.street(place.street) else "no_such_street")


def _crossing(boundary: Boundary, table: Table, place: Crossing) -> Answer:
    first, second = table.street(place.first), table.street(place.second)
    if not (first and second):
        return _unsure("no_such_street")
    meets = [
        boundary.of(place, within=apart)
        for one in _by_street(first)
        for other in _by_street(second)
        for place, apart in _meeting(boundary, one, other)
    ]
    return _agreed(meets) if meets else _unsure("no_such_crossing")


def _by_street(found: Sequence[Numbers]) -> list[list[Numbers]]:
    kept: dict[Street, list[Numbers]] = {}
    for each in found:
        kept.setdefault(each.street, []).append(each)
    return list(kept.values())


def _meeting(
    boundary: Boundary, one: Sequence[Numbers], other: Sequence[Numbers]
) -> Iterator[tuple[BaseGeometry, float]]:
    """The places where two streets come nearest to each other, and how many metres off each may be."""
    if one[0].street == other[0].street:
        return
    ones, others = ([boundary.laid_out(each.line) for each in street] for street in (one, other))
    tree = shapely.STRtree(others)
    least = float(tree.query_nearest(ones, return_distance=True, all_matches=False)[1].min())
    if least > APART:
        return
    for here, there in tree.query(ones, predicate="dwithin", distance=least + 1).T:
        between = shapely.shortest_line(ones[here], others[there])
        yield shapely.centroid(between), float(shapely.length(between))


def _agreed(standings: Sequence[Standing]) -> Answer:
    nearest = min(each.metres for each in standings)
    lies = {each.lies for each in standings}
    if Lies.NEAR in lies:
        return Answer(Resident.UNSURE, "near_line", nearest)
    if len(lies) > 1:
        return Answer(Resident.UNSURE, "several_places", nearest)
    inside = lies == {Lies.INSIDE}
    return Answer(Resident.YES if inside else Resident.NO, "inside" if inside else "outside", nearest)


def _unsure(why: str) -> Answer:
    return Answer(Resident.UNSURE, why)
