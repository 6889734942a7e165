"""The pages of services, for `lint --self`: with a catalogue of one service, made in the folder of that site."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.store import make
from charteroak.catalogue.things import Catalogue, Thing
from charteroak.law.law import today
from charteroak.office.services import shelf
from charteroak.office.services.looking import demands

_ORGANIZATION, _SERVICE = "0f5bd3a4-55a8-4a6d-9a34-3a0e4c1e7c01", "0f5bd3a4-55a8-4a6d-9a34-3a0e4c1e7c02"
_KINDS = (
    ("organization", {"id": _ORGANIZATION, "name": "City of Hartford", "description": "-"}),
    (
        "service",
        {
            "id": _SERVICE,
            "organization_id": _ORGANIZATION,
            "name": "An example",
            "status": "active",
            "application_process": "Show a green card.",
        },
    ),
)


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    if shelf.shelf() is None:
        made = Catalogue()
        for kind, values in _KINDS:
            made.add(Thing(KINDS[kind], values))
        make(shelf.path(), made)
    store = shelf.shelf()
    thing = next(store.all("service"), None) if store else None
    if store is None or thing is None:
        return
    yield "services/edit", reverse("service_edit", kwargs={"language": "en", "record": thing.id})
    for each in demands(store, thing, today())[:1]:
        named = {"record": thing.id, "part": each.where, "demand": each.key}
        yield "services/cite", reverse("service_cite", kwargs={"language": "en", **named})
