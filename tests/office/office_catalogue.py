"""A small made-up catalogue of services for the pages of referrals: agencies with languages, places and needs."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from pathlib import Path

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.store import FILE, make
from charteroak.catalogue.things import Catalogue, Held, Thing

NAMES = ("Sycamore", "Bushnell", "Riverfront", "Keney", "Colt", "Trumbull", "Goodwin", "Pope", "Batterson", "Elizabeth")
KIND_OF_HELP = (("Food pantry", "food"), ("Clinic", "health"), ("Rent help", "housing"), ("Legal aid", "legal"))
SPOKEN = (("English", "en"), ("Spanish", "es"), ("Polish", "pl"))


def agencies(seed: int = 5, count: int = 24, *, order: int = 0) -> Catalogue:
    """A catalogue of so many services, the same each time; `order` draws the order in which they come."""
    chance, made = random.Random(seed), Catalogue()  # noqa: S311

    def id_() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    homes = [Thing(KINDS["organization"], {"id": id_(), "name": f"{name} House", "description": "-"}) for name in NAMES]
    drawn = [_service(chance, id_, homes, number) for number in range(count)]
    random.Random(order).shuffle(drawn)  # noqa: S311
    for home in homes:
        made.add(home)
    for service in drawn:
        for thing, held in service:
            made.add(thing, held)
    return made


def _service(
    chance: random.Random, id_: Callable[[], str], homes: list[Thing], number: int
) -> list[tuple[Thing, Held | None]]:
    said, _ = KIND_OF_HELP[number % len(KIND_OF_HELP)]
    own, place, home = id_(), id_(), chance.choice(homes)
    values = {"id": own, "organization_id": home.id, "name": f"{said} {chance.choice('ABC')}", "status": "active"}
    if number % 11 == 10:
        values["status"] = "inactive"
    if number % 13 == 12:
        values["status"] = "temporarily closed"
    found: list[tuple[Thing, Held | None]] = [(Thing(KINDS["service"], values), None)]
    for name, code in chance.sample(SPOKEN, 2):
        language = Thing(KINDS["language"], {"id": id_(), "name": name, "code": code})
        found.append((language, Held("service", own, "languages")))
    phone = Thing(KINDS["phone"], {"id": id_(), "number": f"860-555-01{number:02d}"})
    found.append((phone, Held("service", own, "phones")))
    if number % 7 == 6:
        return found
    at = {"longitude": -72.68 + chance.gauss(0, 0.02), "latitude": 41.76 + chance.gauss(0, 0.02)}
    location = {"id": place, "location_type": "physical", "name": "-", **at}
    address = {
        "id": id_(), "address_1": f"{number + 1} Main Street", "city": "Hartford", "state_province": "CT",
        "postal_code": "06106", "country": "US", "address_type": "physical",
    }  # fmt: skip
    there = {"id": id_(), "service_id": own, "location_id": place}
    return [
        *found,
        (Thing(KINDS["location"], location), None),
        (Thing(KINDS["address"], address), Held("location", place, "addresses")),
        (Thing(KINDS["service_at_location"], there), Held("service", own, "service_at_locations")),
    ]


def shelved(folder: Path, catalogue: Catalogue | None = None) -> None:
    """Put a catalogue where the site looks for one."""
    folder.mkdir(parents=True, exist_ok=True)
    make(folder / FILE, catalogue or agencies())
