"""The services of a city, as a closed list: what 2-929 calls "the city service in question" is one of these here.

They are told by what is done for people, not by the City's organization chart, which changes more often. A name is
added at the list's end only, and none is taken away: what was recorded goes on meaning what it meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

OTHER = "other_service"
"""A service that the list does not name."""


@dataclass(frozen=True, slots=True)
class Service:
    """A city service."""

    name: str
    """Its wire name."""
    department: str
    """Whose it is: a name of `recording.words.DEPARTMENTS`, which are coarse on purpose."""
    words: Mapping[str, str]
    """What people call it, by language."""

    def said(self, language: str) -> str:
        """What people call it, in a language."""
        return self.words[language]


def _service(name: str, department: str, en: str, es: str) -> Service:
    return Service(name, department, MappingProxyType({"en": en, "es": es}))


SERVICES: tuple[Service, ...] = (
    _service("police_response", "police", "Answering calls for police", "Respuesta de la policía a llamadas"),
    _service("criminal_investigation", "police", "Investigating crime", "Investigación de delitos"),
    _service("victim_assistance", "police", "Help for victims of crime", "Ayuda a víctimas de delitos"),
    _service("police_reports", "police", "Copies of police reports", "Copias de informes policiales"),
    _service("fire_and_rescue", "fire", "Fire, rescue and ambulance", "Bomberos, rescate y ambulancia"),
    _service("fire_prevention", "fire", "Fire inspections", "Inspecciones contra incendios"),
    _service("public_health", "health_and_human_services", "Clinics and vaccination", "Clínicas y vacunación"),
    _service(
        "environmental_health", "health_and_human_services", "Food, lead and housing health",
        "Salud ambiental: alimentos, plomo y vivienda",
    ),
    _service("shelter", "health_and_human_services", "Shelter and relocation", "Albergue y reubicación"),
    _service(
        "financial_help", "health_and_human_services", "Help with food, rent and bills",
        "Ayuda para comida, alquiler y facturas",
    ),
    _service("senior_services", "health_and_human_services", "Services for seniors", "Servicios para mayores"),
    _service("school_enrollment", "schools", "Enrolling in school", "Inscripción escolar"),
    _service("school_meals", "schools", "School meals", "Comidas escolares"),
    _service("school_health", "schools", "Health and counseling at school", "Salud y orientación en la escuela"),
    _service("library_services", "library", "Library cards, books and computers", "Carné, libros y computadoras"),
    _service("library_classes", "library", "Classes at the library", "Clases en la biblioteca"),
    _service("emergency_calls", "other", "911 and dispatch", "Llamadas al 911 y despacho"),
    _service("city_information", "other", "311 and information", "Información y llamadas al 311"),
    _service("vital_records", "other", "Birth, marriage and death records", "Actas de nacimiento, matrimonio y muerte"),
    _service("elections", "other", "Voting and elections", "Votaciones y elecciones"),
    _service("taxes", "other", "Property assessment and taxes", "Tasación e impuestos de la propiedad"),
    _service("licenses_and_permits", "other", "Licenses and permits", "Licencias y permisos"),
    _service("housing_code", "other", "Housing code inspections", "Inspecciones del código de vivienda"),
    _service("streets_and_waste", "other", "Streets, waste and parking", "Calles, basura y estacionamiento"),
    _service("recreation_and_youth", "other", "Recreation, youth and families", "Recreación, jóvenes y familias"),
    _service("city_employment", "other", "Jobs with the City", "Empleos en la Ciudad"),
    _service(OTHER, "other", "Another city service", "Otro servicio de la Ciudad"),
)  # fmt: skip
"""Every service, by department."""

BY_NAME: Mapping[str, Service] = MappingProxyType({each.name: each for each in SERVICES})
NAMES: tuple[str, ...] = tuple(BY_NAME)


def choices(language: str) -> tuple[tuple[str, str], ...]:
    """The services as a form's choices: the wire name, and what people call it."""
    return tuple((each.name, each.said(language)) for each in SERVICES)


def service_words(language: str) -> Mapping[str, tuple[str, str]]:
    """The same as an `OfficeForm`'s `choice_words`: a label and no hint."""
    return {each.name: (each.said(language), "") for each in SERVICES}
