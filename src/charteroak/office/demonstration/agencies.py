"""The made-up agencies of a made-up city, as a catalogue of services. Their telephones are numbers that nobody has."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.store import FILE, make
from charteroak.catalogue.things import Catalogue, Held, Thing
from charteroak.recording.folder import data_folder

_SPACE = UUID("0d5c0d0c-94d1-4f3b-9f0e-3b1c5a1c7e42")
_NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "pl": "Polish", "ht": "Haitian Creole"}
_AT = {
    "Park Street": (-72.6880, 41.7575, "06106", "Frog Hollow"),
    "Albany Avenue": (-72.6930, 41.7785, "06112", "Upper Albany"),
    "Barbour Street": (-72.6790, 41.7900, "06120", "North East"),
    "Franklin Avenue": (-72.6770, 41.7400, "06114", "South End"),
    "Farmington Avenue": (-72.7000, 41.7675, "06105", "West End"),
    "Main Street": (-72.6735, 41.7650, "06103", "Downtown"),
}
"""Streets: a point of each, its ZIP code and neighborhood."""
AGENCIES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Sycamore Table", "Park Street", "en es", ("Food pantry", "Diapers for babies")),
    ("Riverfront Kitchen", "Main Street", "en", ("Community meals", "Shelter beds")),
    ("Keney Pantry", "Barbour Street", "en ht", ("Food pantry",)),
    ("Goodwin Health", "Farmington Avenue", "en es pt", ("Family clinic", "Dental clinic", "Mental health counseling")),
    ("North End Clinic", "Albany Avenue", "en ht", ("Health clinic", "Vaccines", "Prenatal care")),
    ("Colt Street Care", "Franklin Avenue", "en es pl", ("Health clinic", "Dentist", "Recovery from addiction")),
    ("Hearth and Roof", "Park Street", "en es", ("Rent help", "Heating help", "Shelter for families")),
    ("Charter Homes", "Albany Avenue", "en", ("Rent help", "Legal help for tenants")),
    ("Bushnell Works", "Main Street", "en es", ("Jobs and résumés", "English classes", "Tax preparation")),
    ("Open Door Law", "Farmington Avenue", "en es pt", ("Legal aid", "Immigration legal help")),
    ("Safe Harbor House", "Main Street", "en es pl", ("Safety planning at home",)),
    ("Elizabeth Seniors", "Farmington Avenue", "en pl", ("Rides for seniors", "Meals for seniors")),
)
"""Agencies: where they are, what is spoken there, and what they do."""


def shelved() -> None:
    """Put the catalogue where the site reads it."""
    make(data_folder() / FILE, catalogue())


def catalogue() -> Catalogue:
    """The catalogue: the same each time, to the ids."""
    made = Catalogue()

    def add(kind: str, of: str, held: Held | None = None, **values: object) -> str:
        id_ = str(uuid5(_SPACE, f"{kind} {of}"))
        made.add(Thing(KINDS[kind], {"id": id_, **values}), held)
        return id_

    for number, (agency, street, spoken, services) in enumerate(AGENCIES):
        longitude, latitude, postcode, region = _AT[street]
        home = add("organization", agency, name=agency, description="Made up, for the demonstration.")
        point: dict[str, Any] = {"longitude": longitude + number % 5 / 1000, "latitude": latitude + number % 3 / 1000}
        place = add("location", agency, location_type="physical", name=f"{agency}, {street}", **point)
        address: dict[str, Any] = {
            "address_1": f"{10 + number} {street}",
            "city": "Hartford",
            "region": region,
            "country": "US",
        }
        address |= {"state_province": "CT", "postal_code": postcode, "address_type": "physical"}
        add("address", agency, Held("location", place, "addresses"), location_id=place, **address)
        for each in services:
            of = f"{agency} {each}"
            own = add("service", of, organization_id=home, name=each, **_TOLD)
            there = Held("service", own, "service_at_locations")
            add("service_at_location", of, there, service_id=own, location_id=place)
            add("phone", of, Held("service", own, "phones"), service_id=own, number=f"860-555-01{number:02d}")
            add("schedule", of, Held("service", own, "schedules"), service_id=own, **_OPEN)
            for code in spoken.split():
                held = Held("service", own, "languages")
                add("language", f"{of} {code}", held, service_id=own, name=_NAMES[code], code=code)
    return made


_TOLD: dict[str, Any] = {
    "status": "active",
    "description": "For everyone who lives in Hartford.",
    "eligibility_description": "Anyone who lives in Hartford.",
    "application_process": "Call, or come in.",
}
_OPEN: dict[str, Any] = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "16:30"}
