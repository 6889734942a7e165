"""The shelters of the catalogue whose place is known: someone who sleeps at one lives there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from charteroak.catalogue.searching import Query, search
from charteroak.catalogue.store import Store
from charteroak.office.services.shelf import shelf

MOST = 50
"""How many are offered."""


@dataclass(frozen=True)
class Shelter:
    """A shelter's place."""

    id: str
    """The location's id."""
    name: str
    longitude: float
    latitude: float


def shelters() -> tuple[Shelter, ...]:
    """Those that are found under the need, by name."""
    store = shelf()
    if store is None:
        return ()
    found = {each.id: each for each in _places(store)}
    return tuple(sorted(found.values(), key=lambda each: each.name))


def _places(store: Store) -> Iterator[Shelter]:
    for id_ in search(store, Query(needs=("shelter",), size=MOST)).ids:
        service = store.get("service", id_)
        for place in store.within(service, "service_at_locations") if service else ():
            location = store.get("location", place.values.get("location_id", ""))
            given = location.values if location else {}
            if location and "longitude" in given and "latitude" in given:
                name = given.get("name") or (service.values["name"] if service else "")
                yield Shelter(location.id, str(name), float(given["longitude"]), float(given["latitude"]))
