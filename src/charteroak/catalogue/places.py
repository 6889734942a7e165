"""Places by the names that a catalogue has for them: a building, a neighborhood, a town. No address is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, hypot, radians

from charteroak.catalogue.needs import folded
from charteroak.catalogue.store import Store

_LONGEST = 80
"""Characters of a name that somebody could type."""
_METRES = 111_195.0
_AREAS = ("region", "city")
"""The fields of an address that name an area."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the catalogue, or an area with several."""

    name: str
    longitude: float
    latitude: float
    reach: float = 0.0
    """Metres from the middle to the furthest place of an area; 0 of a single place."""


def spots(store: Store) -> Mapping[str, Spot]:
    """The places that have a name and lie somewhere, by their names, folded. Areas go before buildings of the name."""
    at: dict[str, tuple[str, float, float]] = {}
    for location in store.all("location"):
        longitude, latitude = location.values.get("longitude"), location.values.get("latitude")
        if is_point(longitude, latitude):
            at[location.id] = (str(location.values.get("name", "")), float(longitude), float(latitude))  # type: ignore[arg-type]  # is_point said so
    alone: dict[str, list[tuple[str, float, float]]] = {}
    for each in at.values():
        alone.setdefault(_key(each[0]), []).append(each)
    areas: dict[str, list[tuple[str, float, float]]] = {}
    for place, name in _areas(store):
        if place in at:
            areas.setdefault(_key(name), []).append((name, *at[place][1:]))
    found = {key: _spot(points) for key, points in alone.items()}
    found |= {key: _area(points) for key, points in areas.items()}
    return {key: spot for key, spot in found.items() if key and len(key) <= _LONGEST}


def like(known: Mapping[str, Spot], said: str, most: int = 8) -> list[Spot]:
    """The places of a name: those that are called so, else those whose name has all its words, at most so many."""
    key = _key(said)
    if not key or key in known:
        return [known[key]] if key in known else []
    words = set(key.split())
    found = (spot for name, spot in known.items() if words <= set(name.split()))
    return sorted(found, key=lambda each: each.name)[:most]


def is_point(longitude: object, latitude: object) -> bool:
    """Whether two values of a catalogue are a point of the earth."""
    return _within(longitude, 180) and _within(latitude, 90)


def _within(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def metres(longitude: float, latitude: float, to: tuple[float, float]) -> float:
    """How far a point is from another, near enough for a walk."""
    return hypot((to[0] - longitude) * _METRES * cos(radians(latitude)), (to[1] - latitude) * _METRES)


def _spot(points: list[tuple[str, float, float]]) -> Spot:
    return Spot(*points[0]) if len({each[1:] for each in points}) == 1 else _area(points)


def _area(points: list[tuple[str, float, float]]) -> Spot:
    longitude = sum(each[1] for each in points) / len(points)
    latitude = sum(each[2] for each in points) / len(points)
    reach = max(metres(longitude, latitude, each[1:]) for each in points)
    return Spot(points[0][0], longitude, latitude, reach)


def _areas(store: Store) -> Iterator[tuple[str, str]]:
    """The areas that addresses name, each with the location."""
    named = {each.id: [str(each.values.get(name, "")) for name in _AREAS] for each in store.all("address")}
    rows = store.opened.execute("SELECT id, child FROM lists WHERE kind = 'location' AND list = 'addresses'")
    for location, address in rows:
        yield from ((location, name) for name in named.get(address, ()) if name)


def _key(name: str) -> str:
    return " ".join(folded(name))
