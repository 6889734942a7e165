"""The list of a referral: made from the catalogue by need, place and language, and by nothing else (2-927(b)).

The order is nearness in three steps, then whether the language is spoken there, then the agency's name, the
service's, and the id. Who has the
same catalogue makes the same list; a digest of each says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from math import cos, hypot, inf, radians
from typing import Any
from uuid import UUID

import msgspec

from charteroak.catalogue.needs import NEEDS, folded
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.searching import Near, Query, search
from charteroak.catalogue.store import Store
from charteroak.office.referrals.asking import ANYWHERE, LANGUAGES, PLACE_NAMES, PLACES

MOST = 8
"""Agencies on a list, for everyone."""
BANDS = (1_500.0, 4_000.0, inf)
"""Metres from the place's middle, at most: a walk, a ride, and wherever else."""
_DEGREE = 111_195.0  # metres
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Offered:
    """An agency's service, as it is handed over: what the catalogue says, in its own words."""

    id: str
    """The service's id in the catalogue."""
    agency: str
    """The agency; the service's name again where the catalogue names none."""
    service: str
    address: str
    """Where it is, nearest first where it is at several places; empty where that is not said."""
    phone: str
    website: str
    languages: tuple[str, ...]
    """What is spoken there, as the catalogue says it."""
    band: int
    """The step of `BANDS` that it lies in, from 0."""
    speaks: bool
    """Whether the language that was asked for is spoken."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and what it was made from."""

    need: str
    place: str
    language: str
    catalogue: str
    """The digest of the catalogue (`Store.digest`)."""
    agencies: tuple[Offered, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The services' ids, in hex, in order."""
        return tuple(UUID(each.id).hex for each in self.agencies)

    @property
    def digest(self) -> str:
        """The digest of the list in hex: of what it was asked by, the catalogue's digest, and the ids in order."""
        said = (self.need, self.place, self.language, self.catalogue, self.ids)
        return sha256(msgspec.json.encode(said)).hexdigest()


def made_list(store: Store, need: str, place: str, language: str) -> Listed:
    """The list that anyone gets with this need and place, in this language. ValueError where one is no choice."""
    choices: dict[str, tuple[str, Iterable[str]]] = {
        "need": (need, NEEDS),
        "place": (place, PLACE_NAMES),
        "language": (language, LANGUAGES),
    }
    for field, (given, allowed) in choices.items():
        if given not in allowed:
            raise ValueError(f"{field}: choose one of {', '.join(allowed)}")
    agencies = tuple(_offered(store, place, each) for each in _chosen(store, need, place, language))
    return Listed(need, place, language, store.digest, agencies)


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a service stands on the list: the first of two is the one that is less."""

    band: int
    silent: bool
    agency: tuple[list[str], str]
    service: tuple[list[str], str]
    id: str


def _chosen(store: Store, need: str, place: str, language: str) -> list[_Place]:
    """The services of the list, in order: of each agency the one that comes first."""
    chosen: dict[str, _Place] = {}
    seen: set[str] = set()
    for band, metres in enumerate(BANDS):
        if place == ANYWHERE and metres != inf:
            continue
        near = None if metres == inf else Near(PLACES[place].longitude, PLACES[place].latitude, metres)
        query = Query(needs=(need,), near=near, statuses=("active",), size=_PAGE)
        found = _found(store, query) - seen
        speak = _found(store, replace(query, language=language))
        seen |= found
        for each, agency in sorted(_placed(store, band, found, speak)):
            chosen.setdefault(agency, each)
        if len(chosen) >= MOST:
            break
    return list(chosen.values())[:MOST]


def _found(store: Store, query: Query) -> set[str]:
    """All that a query finds, whatever the page."""
    first = search(store, query)
    pages = range(2, -(-first.total // query.size) + 1)
    return {*first.ids, *(id_ for page in pages for id_ in search(store, replace(query, page=page)).ids)}


def _placed(store: Store, band: int, found: set[str], speak: set[str]) -> Iterator[tuple[_Place, str]]:
    names: dict[str, str] = {}
    for id_ in found:
        values = _values(store, "service", id_)
        name, agency = str(values["name"]), str(values.get("organization_id") or id_)
        if agency not in names:
            names[agency] = str(_values(store, "organization", agency).get("name", name))
        said = names[agency]
        yield _Place(band, id_ not in speak, (folded(said), said), (folded(name), name), id_), agency


def _values(store: Store, kind: str, id_: str) -> Mapping[str, Any]:
    found = store.get(kind, id_)
    return found.values if found else {}


def _offered(store: Store, place: str, chosen: _Place) -> Offered:
    """A service as it is handed over."""
    service = store.get("service", chosen.id)
    told = nested(store, service) if service else {}
    agency = told.get("organization", {})
    locations = [each.get("location", {}) for each in told.get("service_at_locations", ())]
    locations.sort(key=lambda each: _away(place, each))
    spoken = [*told.get("languages", ()), *(each for at in locations for each in at.get("languages", ()))]
    phones = [told, *told.get("service_at_locations", ()), *locations, agency]
    return Offered(
        id=chosen.id,
        agency=chosen.agency[1],
        service=chosen.service[1],
        address=next((said for at in locations if (said := _address(at.get("addresses", ())))), ""),
        phone=next((each["number"] for of in phones for each in of.get("phones", ()) if each.get("number")), ""),
        website=str(told.get("url") or agency.get("website") or agency.get("uri") or ""),
        languages=tuple(dict.fromkeys(str(each.get("code") or each.get("name")) for each in spoken)),
        band=chosen.band,
        speaks=not chosen.silent,
    )


def _address(addresses: Iterable[Mapping[str, Any]]) -> str:
    """The first address of a place that one can go to, in a line."""
    for each in addresses:
        if each.get("address_type") == "physical":
            parts = (each.get(name) for name in ("address_1", "address_2", "city"))
            state = " ".join(str(each[name]) for name in ("state_province", "postal_code") if each.get(name))
            return ", ".join(str(part) for part in (*parts, state) if part)
    return ""


def _away(place: str, location: Mapping[str, Any]) -> float:
    """Metres from a place, for an order; infinite where either has no point."""
    at = PLACES.get(place)
    if at is None or "longitude" not in location or "latitude" not in location:
        return inf
    across = cos(radians(at.latitude))
    return _DEGREE * hypot((location["longitude"] - at.longitude) * across, location["latitude"] - at.latitude)
