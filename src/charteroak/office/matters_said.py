"""What the closed words of the City's matters are called: who asks, and why a service needs what it is given."""

from __future__ import annotations

from collections.abc import Mapping

REQUESTERS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "person_concerned": "The person it is about",
        "representative": "Someone who acts for that person",
        "court": "A court",
        "prosecutor": "A prosecutor",
        "police_agency": "A police agency",
        "federal_immigration_authorities": "Federal immigration authorities",
        "other_federal_agency": "Another federal agency",
        "state_agency": "A state agency",
        "city_department": "A department of the City",
        "service_provider": "A provider of services for the City",
        "press": "The press",
        "researcher": "A researcher",
        "other": "Someone else",
    },
    "es": {
        "person_concerned": "La persona de quien trata",
        "representative": "Quien actúa por esa persona",
        "court": "Un tribunal",
        "prosecutor": "La fiscalía",
        "police_agency": "Una agencia de policía",
        "federal_immigration_authorities": "Autoridades federales de inmigración",
        "other_federal_agency": "Otra agencia federal",
        "state_agency": "Una agencia del estado",
        "city_department": "Un departamento de la Ciudad",
        "service_provider": "Quien presta servicios para la Ciudad",
        "press": "La prensa",
        "researcher": "Alguien que investiga",
        "other": "Otra persona u organización",
    },
}
"""Who asks, by the names of `recording.matter_words.REQUESTERS`."""

NECESSITIES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "to_find_the_service": "to find the service that is right for the person",
        "to_decide_eligibility": "to decide who is eligible for the service",
        "to_deliver": "to deliver the service",
        "to_protect_life_or_health": "to protect life or health while serving",
        "to_pay_or_bill": "to pay or bill for the service",
        "to_answer_the_person": "to answer the person who asks for the service",
        "to_prosecute_or_defend": "to prosecute or defend a case",
        "to_investigate_crime": "to investigate criminal activity",
    },
    "es": {
        "to_find_the_service": "para hallar el servicio adecuado para la persona",
        "to_decide_eligibility": "para decidir quién tiene derecho al servicio",
        "to_deliver": "para prestar el servicio",
        "to_protect_life_or_health": "para proteger la vida o la salud al prestarlo",
        "to_pay_or_bill": "para pagar o cobrar el servicio",
        "to_answer_the_person": "para responder a quien pide el servicio",
        "to_prosecute_or_defend": "para acusar o defender en un caso",
        "to_investigate_crime": "para investigar una actividad delictiva",
    },
}
"""Why a service needs it, by the names of `recording.matter_words.NECESSITIES`; each goes on from "necessary"."""

NO_PAPER: Mapping[str, str] = {"en": "no paper", "es": "ningún papel"}


def paper_name(language: str, paper: str) -> str:
    """What a kind of paper of `recording.matter_words.PAPERS` is called."""
    from charteroak.police.papers.words import paper_words

    kinds = {kind.lower(): said for kind, said in paper_words(language).kinds.items()}
    return NO_PAPER[language] if paper == "none" else kinds[paper]


def class_name(language: str, category: str) -> str:
    """What a class of information is called."""
    from charteroak.office.screen.words import screen_words
    from charteroak.screening.found import Category

    return screen_words(language).classes[Category(category)][0]
