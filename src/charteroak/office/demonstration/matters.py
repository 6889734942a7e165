"""The requests of a made-up city, in every state that the machine has: each a story, told day by day.

A story yields the moments at which it goes on; what stands between two of them happens at the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from charteroak.law.law import today
from charteroak.office.demonstration.city import City
from charteroak.office.demonstration.standing_matters import OLD_ORDER, ORDER, replaced
from charteroak.office.disclosures import daily
from charteroak.office.disclosures.machine import Event

Story = Callable[[City], Iterator[datetime]]

_NEEDED = {"required_by_law": False, "necessary_to_service": True}
_NEITHER = {"required_by_law": False, "necessary_to_service": False}
_REQUIRED = {"required_by_law": True, "necessary_to_service": False}
NOTES = {
    "to_deliver": "The delivery cannot be planned without it.",
    "to_decide_eligibility": "The rule of the program asks for it.",
    "to_find_the_service": "The right program cannot be told without it.",
    "to_protect_life_or_health": "The nurse has to know it before the first visit.",
}
"""The notes on a necessity, as people type them."""


def _necessity(city: City) -> dict[str, str]:
    why = city.dice.one(tuple(NOTES))
    return {"decision": "release", "necessity": why, "note": NOTES[why]}


def at_the_library(city: City) -> Iterator[datetime]:
    """Draft: the clerk has a letter from the federal immigration authorities, and has not begun."""
    yield city.ago(2)
    city.receive(
        "library", "clerk", ["other_private"], 1, requester="federal_immigration_authorities",
        service="library_services", paper="request-letter",
    )  # fmt: skip


def nothing_at_the_library(city: City) -> Iterator[datetime]:
    """Closed, as nothing is held."""
    yield city.ago(30)
    city.receive("loans", "clerk", ["other_private"], requester="press", service="library_services")
    yield city.ago(29)
    city.close("loans", "clerk", Event.NOTHING_HELD)


def a_subpoena_at_the_desk(city: City) -> Iterator[datetime]:
    """Draft: an officer took a subpoena in, and the records are to be given."""
    yield city.ago(3)
    city.receive(
        "subpoena", "officer", ["crime_witness", "other_private"], 1, requester="prosecutor",
        service="criminal_investigation", paper="judicial-subpoena", issuer="judicial", requires=True,
    )  # fmt: skip


def the_press_asks(city: City) -> Iterator[datetime]:
    """Decided: everything is withheld, and it is to be refused."""
    yield city.ago(6)
    city.receive("press", "training", ["domestic_violence_victim"], requester="press", service="police_reports")
    yield city.ago(5)
    city.answer("press", "training", **_NEITHER)
    city.decide("press", "training", decision="withhold")


def boxes_of_food(city: City) -> Iterator[datetime]:
    """Approved: ready to be handed over by the records keeper of Health and Human Services."""
    yield city.ago(6)
    city.receive("boxes", "records.health", ["public_assistance"], 1, requester="service_provider", service="shelter")
    yield city.ago(5)
    city.give_records("boxes", "records.health")
    city.answer("boxes", "records.health", **_NEEDED)
    city.decide("boxes", "records.health", **_necessity(city))
    city.send("boxes", "records.health")
    yield city.ago(3)
    city.approve("boxes", "supervisor.health")


def a_place_in_the_shelter(city: City) -> Iterator[datetime]:
    """Waits for a supervisor."""
    yield city.ago(5)
    topics = ["domestic_violence_victim", "public_assistance"]
    city.receive("shelter", "records.health", topics, requester="city_department", service="senior_services")
    yield city.ago(4)
    city.give_records("shelter", "records.health")
    city.answer("shelter", "records.health", **_NEEDED)
    city.decide("shelter", "records.health", **_necessity(city))
    city.send("shelter", "records.health")


def the_state_asks(city: City) -> Iterator[datetime]:
    """Waits for a supervisor, and is late."""
    yield city.ago(15)
    city.receive(
        "state", "records.police", ["crime_witness"], 2, requester="state_agency", service="victim_assistance",
        paper="request-letter",
    )  # fmt: skip
    yield city.ago(12)
    city.give_records("state", "records.police")
    city.answer("state", "records.police", **_NEEDED)
    city.decide("state", "records.police", **_necessity(city))
    city.send("state", "records.police")


def a_court_orders(city: City) -> Iterator[datetime]:
    """Waits for counsel."""
    yield city.ago(7)
    city.receive(
        "court", "records.police", ["crime_witness"], 1, requester="court", service="police_reports",
        paper="court-order", issuer="judicial", requires=True,
    )  # fmt: skip
    yield city.ago(6)
    city.give_records("court", "records.police")
    city.answer("court", "records.police", **_REQUIRED)
    city.decide("court", "records.police", decision="release", authority=ORDER)
    city.send("court", "records.police")
    yield city.ago(3)
    city.approve("court", "supervisor.police")


def a_second_order(city: City) -> Iterator[datetime]:
    """Approved by both: ready to be handed over by the records keeper of the police, in part."""
    yield city.ago(8)
    city.receive(
        "second", "records.police", ["crime_witness", "domestic_violence_victim"], 1, requester="court",
        service="police_reports", paper="court-order", issuer="judicial", requires=True,
    )  # fmt: skip
    yield city.ago(7)
    city.give_records("second", "records.police")
    city.answer("second", "records.police", **_REQUIRED)
    city.withhold("second", "records.police", "domestic_violence_victim")
    city.decide("second", "records.police", decision="release", authority=ORDER)
    city.send("second", "records.police")
    yield city.ago(6)
    city.approve("second", "supervisor.police")
    yield city.ago(4)
    city.approve("second", "counsel.two")


def an_order_that_was_replaced(city: City) -> Iterator[datetime]:
    """The approvals lapsed, as the order that they rest on was replaced: it is to be decided anew."""
    yield city.ago(13)
    city.receive(
        "replaced", "records.health", ["public_assistance"], 1, requester="court", service="financial_help",
        paper="court-order", issuer="judicial", requires=True,
    )  # fmt: skip
    yield city.ago(12)
    city.give_records("replaced", "records.health")
    city.answer("replaced", "records.health", **_REQUIRED)
    city.decide("replaced", "records.health", decision="release", authority=OLD_ORDER)
    city.send("replaced", "records.health")
    yield city.ago(11)
    city.approve("replaced", "supervisor.health")
    yield city.ago(10)
    city.approve("replaced", "counsel.one")
    yield city.ago(7)
    replaced(city)
    daily.work(today())


def broader_than_needed(city: City) -> Iterator[datetime]:
    """Not approved: back with the records keeper, who decides it again."""
    yield city.ago(7)
    city.receive(
        "broader", "records.police", ["crime_witness", "other_private"], 2, requester="service_provider",
        service="victim_assistance", paper="request-letter",
    )  # fmt: skip
    yield city.ago(6)
    city.give_records("broader", "records.police")
    city.answer("broader", "records.police", **_NEEDED)
    city.decide("broader", "records.police", **_necessity(city))
    city.send("broader", "records.police")
    yield city.ago(4)
    city.not_approve("broader", "supervisor.health", "broader_than_needed")


def a_detainer(city: City) -> Iterator[datetime]:
    """Refused: a detainer requires nothing, and the article forbids it."""
    yield city.ago(20)
    city.receive(
        "detainer", "records.police", ["crime_witness", "public_assistance"], 1,
        requester="federal_immigration_authorities", service="police_reports", paper="i-247a",
        issuer="administrative",
    )  # fmt: skip
    yield city.ago(18)
    city.answer("detainer", "records.police", **_NEITHER)
    city.decide("detainer", "records.police", decision="withhold")
    city.close("detainer", "records.police", Event.REFUSE)


def a_family_s_lawyer(city: City) -> Iterator[datetime]:
    """Withdrawn."""
    yield city.ago(25)
    city.receive("lawyer", "records.health", ["income_tax_record"], requester="representative", service="taxes")
    yield city.ago(17)
    city.close("lawyer", "records.health", Event.WITHDRAW)


def nobody_came_back(city: City) -> Iterator[datetime]:
    """Expired: nobody touched it for ninety days, and the daily work closed it."""
    yield city.ago(104)
    city.receive("forgotten", "records.health", ["other_private"], requester="researcher", service="public_health")
    yield city.ago(10)
    daily.work(today())


def under_a_routine(city: City) -> Iterator[datetime]:
    """Released whole, under a routine that stands for the supervisor."""
    yield city.ago(16)
    city.receive(
        "routine", "records.health", ["public_assistance"], requester="service_provider", service="financial_help"
    )
    yield city.ago(15)
    city.give_records("routine", "records.health")
    city.answer("routine", "records.health", **_NEEDED)
    note = {"decision": "release", "necessity": "to_deliver", "note": NOTES["to_deliver"]}
    city.decide("routine", "records.health", **note)
    city.send("routine", "records.health")
    city.hand_over("routine", "records.health")


def released_in_part(city: City) -> Iterator[datetime]:
    """Released in part."""
    yield city.ago(22)
    topics = ["public_assistance", "domestic_violence_victim"]
    city.receive("part", "records.health", topics, 1, requester="state_agency", service="financial_help")
    yield city.ago(21)
    city.give_records("part", "records.health")
    city.answer("part", "records.health", **_NEEDED)
    city.withhold("part", "records.health", "domestic_violence_victim")
    city.decide("part", "records.health", **_necessity(city))
    city.send("part", "records.health")
    yield city.ago(19)
    city.approve("part", "supervisor.health")
    city.hand_over("part", "records.health")


STORIES: tuple[Story, ...] = (
    at_the_library,
    nothing_at_the_library,
    a_subpoena_at_the_desk,
    the_press_asks,
    boxes_of_food,
    a_place_in_the_shelter,
    the_state_asks,
    a_court_orders,
    a_second_order,
    an_order_that_was_replaced,
    broader_than_needed,
    a_detainer,
    a_family_s_lawyer,
    nobody_came_back,
    under_a_routine,
    released_in_part,
)
