"""A made-up catalogue of any size, the same each time: services of agencies, with places in and around the city."""

from __future__ import annotations

import random
import uuid

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.needs import NEEDS
from charteroak.catalogue.things import Catalogue, Held, Thing

CENTRE = (-72.6815, 41.7637)
_SPREAD = 0.06
_WORDS = """
    program center help community hartford family neighborhood north south free weekly evening support office clinic
    line student adult senior youth open door park street west end asylum hill frog hollow parkville clay arsenal barry
    square upper albany blue hills behind rocks sheldon charter oak comunidad familia ayuda centro gratis semanal noche
    apoyo oficina estudiante adulto joven barrio norte sur programa service initiative project partnership network
""".split()  # noqa: SIM905 - so many words are read as words
_LANGUAGES = (("en", "English"), ("es", "Spanish"), ("pt", "Portuguese"), ("pl", "Polish"), ("ht", "Haitian Creole"))
_ELIGIBLE = (
    "Open to all Hartford residents.",
    "Open to residents regardless of immigration status.",
    "Adults over 60, and those who care for them.",
    "Families with children under five.",
    "Abierto a todos los residentes.",
    "Must be a U.S. citizen or a lawful permanent resident.",
)
_DOCUMENTS = ("Photo ID", "Proof of address", "Social Security card", "A utility bill", "Comprobante de domicilio")
_ZIPS = ("06103", "06105", "06106", "06112", "06114", "06120")


def made_up(size: int, seed: int = 9) -> Catalogue:
    """A catalogue of so many services, with an agency for each eight of them, and a place or two for each."""
    making = _Making(size, seed)
    for number in range(size):
        making.service(number)
    return making.made


class _Making:
    def __init__(self, size: int, seed: int) -> None:
        self.made = Catalogue()
        self.chance = random.Random(seed)  # noqa: S311 - nothing is secret
        taxonomy = self.add("taxonomy", name="Needs", description="What people need.")
        self.terms = {
            name: self.add("taxonomy_term", name=need.en, description=need.es, taxonomy_id=taxonomy)
            for name, need in NEEDS.items()
        }
        self.agencies = [
            self.add("organization", name=f"{self.words(3).title()} {number}", description=self.words(8))
            for number in range(max(1, size // 8))
        ]
        self.needs = list(NEEDS)

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=count))

    def add(self, kind: str, held: Held | None = None, **values: object) -> str:
        id_ = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
        self.made.add(Thing(KINDS[kind], {"id": id_, **values}), held)
        return id_

    def service(self, number: int) -> None:
        need = self.chance.choice(self.needs)
        own = self.add(
            "service",
            organization_id=self.chance.choice(self.agencies),
            name=f"{NEEDS[need].en}: {self.words(2)} {number}",
            description=self.words(24),
            status="active" if number % 20 else "inactive",
            eligibility_description=self.chance.choice(_ELIGIBLE),
            application_process="Call or walk in.",
            last_modified=f"2026-{self.chance.randint(1, 11):02}-{self.chance.randint(1, 28):02}T09:00:00Z",
        )
        self.add(
            "attribute", Held("service", own, "attributes"), link_id=own, link_entity="service",
            taxonomy_term_id=self.terms[need],
        )  # fmt: skip
        code, language = self.chance.choice(_LANGUAGES)
        self.add("language", Held("service", own, "languages"), service_id=own, name=language, code=code)
        self.add(
            "required_document", Held("service", own, "required_documents"), service_id=own,
            document=self.chance.choice(_DOCUMENTS),
        )  # fmt: skip
        for _ in range(1 + number % 2):
            self.place(own)

    def place(self, service: str) -> None:
        place = self.add(
            "location", location_type="physical", name=self.words(2).title(),
            longitude=round(CENTRE[0] + self.chance.gauss(0, _SPREAD), 6),
            latitude=round(CENTRE[1] + self.chance.gauss(0, _SPREAD), 6),
        )  # fmt: skip
        self.add(
            "address", Held("location", place, "addresses"), location_id=place,
            address_1=f"{self.chance.randint(1, 999)} Main St",
            city="Hartford", state_province="CT", country="US", address_type="physical",
            postal_code=self.chance.choice(_ZIPS),
        )  # fmt: skip
        self.add(
            "service_at_location",
            Held("service", service, "service_at_locations"),
            service_id=service,
            location_id=place,
        )
