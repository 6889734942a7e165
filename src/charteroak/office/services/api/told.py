"""What the HSDS API tells: things of the catalogue as the specification nests them, and pages of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from charteroak.catalogue.listing import Listing, listed
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.searching import Found, Near, Query, centroid, search, search_places
from charteroak.catalogue.store import Store
from charteroak.catalogue.things import Thing
from charteroak.logic.errors import BadInput
from charteroak.office.services.api.asking import Asked

Json = dict[str, Any]
MOST_LINES, MOST_FULL = 20_000, 1_000
"""Items without pages: as they are, or with all that is nested in them."""
_PAGED = ("page", "per_page", "format")
_OF_SERVICES = ("search", *_PAGED, "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")
_NO_ORGANIZATION = frozenset({"organization"})


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of the API."""

    kind: str
    """The kind of the things in it."""
    filters: tuple[str, ...]
    """The parameters of its list."""
    find: Callable[[Store, Asked, int, int], Found]
    """What a list has, by id, given its page and size."""
    tell: Callable[[Store, Thing, Asked], Json]
    """A thing as a list has it."""
    whole: Callable[[Store, Thing, Asked], Json]
    """The same by itself."""


def one(store: Store, collection: Collection, id_: str, asked: Asked) -> Json | None:
    """A thing by itself; None where there is none."""
    thing = store.get(collection.kind, id_)
    return None if thing is None else collection.whole(store, thing, asked)


def paged(store: Store | None, collection: Collection, asked: Asked) -> Json:
    """A page of a list. Where there is no catalogue, it is empty."""
    size = asked["per_page"]
    if asked["minimal"] and store is not None:
        size = max(1, store.count)
    found = collection.find(store, asked, asked["page"], size) if store is not None else Found(0, ())
    contents = list(_told(store, collection, asked, found)) if store is not None else []
    pages = max(1, -(-found.total // size))
    return {
        "total_items": found.total,
        "total_pages": pages,
        "page_number": asked["page"],
        "size": len(contents),
        "first_page": asked["page"] == 1,
        "last_page": asked["page"] >= pages,
        "empty": not contents,
        "contents": contents,
    }


def every(store: Store | None, collection: Collection, asked: Asked) -> Iterator[Json]:
    """All items of a list, without pages. BadInput where they are more than can be told at once."""
    if store is None:
        return iter(())
    most = MOST_FULL if asked["full"] or asked["full_service"] else MOST_LINES
    found = collection.find(store, asked, 1, most)
    if found.total > most:
        raise BadInput("format", f"ndjson of more than {most} items", ["json, page by page", "ndjson of fewer"])
    return _told(store, collection, asked, found)


def _told(store: Store, collection: Collection, asked: Asked, found: Found) -> Iterator[Json]:
    if asked["minimal"]:
        return _minimal(store, found)
    return _each(store, collection, asked, found)


def _minimal(store: Store, found: Found) -> Iterator[Json]:
    modified = dict(store.opened.execute("SELECT id, modified FROM services").fetchall())
    for id_ in found.ids:
        # "modified_date" is the specification's word here, and "last_modified" the field's.
        since = modified[id_]
        yield {"id": id_} | ({"modified_date": since, "last_modified": since} if since else {})


def _each(store: Store, collection: Collection, asked: Asked, found: Found) -> Iterator[Json]:
    for id_ in found.ids:
        if (thing := store.get(collection.kind, id_)) is not None:
            yield collection.tell(store, thing, asked)


def _query(store: Store, asked: Asked, page: int, size: int) -> Query | None:
    """What services are looked for; None where nothing can be found."""
    query = Query(
        words=asked["search"],
        terms=[asked["taxonomy_term_id"]] if asked["taxonomy_term_id"] else [],
        taxonomy=asked["taxonomy_id"],
        organization=asked["organization_id"],
        modified_after=asked["modified_after"],
        postcode=asked["postcode"],
        statuses=(),
        loosely=False,
        page=page,
        size=size,
    )
    if not asked["proximity"]:
        return query
    middle = centroid(store, asked["postcode"])
    return replace(query, postcode="", near=Near(*middle, asked["proximity"])) if middle else None


def _services(store: Store, asked: Asked, page: int, size: int) -> Found:
    query = _query(store, asked, page, size)
    return search(store, query) if query else Found(0, ())


def _places(store: Store, asked: Asked, page: int, size: int) -> Found:
    query = _query(store, asked, page, size)
    return search_places(store, query) if query else Found(0, ())


def _named(kind: str) -> Callable[[Store, Asked, int, int], Found]:
    def find(store: Store, asked: Asked, page: int, size: int) -> Found:
        listing = Listing(
            kind,
            words=asked["search"],
            taxonomy=asked["taxonomy_id"],
            term=asked["taxonomy_term_id"],
            parent=asked["parent_id"],
            top=asked["top_only"],
            page=page,
            size=size,
        )
        return listed(store, listing)

    return find


def _service(store: Store, thing: Thing, asked: Asked) -> Json:
    return nested(store, thing, full=asked["full"])


def _place(store: Store, thing: Thing, *, full: bool) -> Json:
    made = nested(store, thing, full=full)
    if (service := store.get("service", thing.values.get("service_id"))) is not None:
        made["service"] = nested(store, service, full=full)
        made["service"].pop("service_at_locations", None)  # of which this is one
    return made


def _organization(store: Store, thing: Thing, asked: Asked, *, full: bool, services: bool) -> Json:
    made = nested(store, thing, full=full)
    if services:
        rows = store.opened.execute("SELECT id FROM services WHERE organization_id = ? ORDER BY number", (thing.id,))
        its = [store.get("service", id_) for (id_,) in rows.fetchall()]
        told = [
            nested(store, each, full=asked["full_service"], without=_NO_ORGANIZATION)
            for each in its
            if each is not None
        ]
        made |= {"services": told} if told else {}
    return made


def _plain(store: Store, thing: Thing, _asked: Asked) -> Json:
    return nested(store, thing)


COLLECTIONS: Mapping[str, Collection] = {
    "services": Collection(
        "service", (*_OF_SERVICES, "minimal", "full", "postcode", "proximity"), _services, _service, _plain
    ),
    "taxonomies": Collection("taxonomy", ("search", *_PAGED), _named("taxonomy"), _plain, _plain),
    "taxonomy_terms": Collection(
        "taxonomy_term",
        ("search", *_PAGED, "taxonomy_id", "top_only", "parent_id"),
        _named("taxonomy_term"),
        _plain,
        _plain,
    ),
    "organizations": Collection(
        "organization",
        ("search", *_PAGED, "full_service", "full", "taxonomy_term_id", "taxonomy_id"),
        _named("organization"),
        lambda store, thing, asked: _organization(
            store, thing, asked, full=asked["full"] or asked["full_service"], services=asked["full_service"]
        ),
        lambda store, thing, asked: _organization(store, thing, asked, full=True, services=True),
    ),
    "service_at_locations": Collection(
        "service_at_location",
        (*_OF_SERVICES, "full", "postcode", "proximity"),
        _places,
        lambda store, thing, asked: _place(store, thing, full=asked["full"]),
        lambda store, thing, _asked: _place(store, thing, full=True),
    ),
}
"""The collections, by what their addresses are called."""
OF_ONE: Mapping[str, tuple[str, ...]] = {"organizations": ("full_service",)}
"""The parameters of a thing by itself."""
