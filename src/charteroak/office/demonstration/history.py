"""Two years of a made-up city's ledger: requests, decisions, approvals, disclosures, complaints, as entries say them.

The engine decides every case, as it does for a real one. There is no person in it, as there is none in a real ledger.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.ledger.entry import Kind
from charteroak.logic.expr import Value
from charteroak.office.demonstration.dice import Dice
from charteroak.recording.matter_words import CHANNELS, COMPLAINTS_ABOUT, NECESSITIES
from charteroak.recording.matters import Step
from charteroak.recording.words import DEPARTMENTS

TOPICS = (
    "immigration_status",
    "sexual_orientation",
    "domestic_violence_victim",
    "sexual_assault_victim",
    "crime_witness",
    "public_assistance",
    "income_tax_record",
    "other_private",
)
_USUAL = (
    ("federal_immigration_authorities", "i-247a", "police"),
    ("federal_immigration_authorities", "i-205", "police"),
    ("federal_immigration_authorities", "administrative-subpoena", "other"),
    ("federal_immigration_authorities", "request-letter", "health_and_human_services"),
    ("court", "court-order", "police"),
    ("court", "judicial-subpoena", "health_and_human_services"),
    ("prosecutor", "judicial-subpoena", "police"),
    ("state_agency", "request-letter", "health_and_human_services"),
    ("representative", "request-letter", "other"),
    ("person_concerned", "none", "health_and_human_services"),
    ("press", "request-letter", "police"),
    ("city_department", "none", "schools"),
    ("service_provider", "request-letter", "health_and_human_services"),
)
"""Who asks, by what paper, and whom: what a city sees."""
_COMPELS = frozenset({"court-order", "judicial-subpoena"})
_SERVES = frozenset({"city_department", "service_provider", "state_agency"})
_COUNTER: tuple[tuple[str, dict[str, Value], str], ...] = (
    ("detain", {"employee": "police_officer", "criminal_ground": False, "criminal_warrant": False,
                "removal_warrant_in_ncic": True, "immigration_status_ground": False, "other_immigration_paper": False,
                "required_by_law": False, "federal_cooperation": False}, "police"),
    ("arrest", {"employee": "police_officer", "criminal_ground": True, "criminal_warrant": True,
                "removal_warrant_in_ncic": True, "immigration_status_ground": False, "other_immigration_paper": False,
                "required_by_law": False, "federal_cooperation": False}, "police"),
    ("inquire", {"employee": "police_officer", "topic": "immigration_status", "contact": "victim", "means": "question",
                 "required_by_law": False, "federal_cooperation": False}, "police"),
    ("inquire", {"employee": "other_employee", "topic": "immigration_status", "means": "question",
                 "required_by_law": False, "necessary_to_service": False}, "library"),
    ("provide_service", {"resident": True, "required_by_law": False}, "health_and_human_services"),
    ("refer", {"agency": "medical", "resident": True, "because_of_status": False, "required_by_law": False,
               "federal_cooperation": False}, "health_and_human_services"),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A request as it came, and when."""

    record: bytes
    time: datetime.datetime
    requester: str
    paper: str
    channel: str
    department: str
    topics: tuple[str, ...]


def steps(until: datetime.datetime, days: int = 730) -> list[Step]:
    """All that was recorded in so many days before a moment, in the order of time."""
    dice, found = Dice("a made-up city"), list[Step]()
    start = until - datetime.timedelta(days=days)
    for day in range(days):
        begins = start + datetime.timedelta(days=day, hours=8)
        if begins.weekday() < 5:
            for _ in range((dice.below(100) < 38) + (dice.below(100) < 9)):
                found += _request(dice, begins + datetime.timedelta(minutes=dice.below(480)))
            for _ in range(dice.below(3)):
                found += _at_the_counter(dice, begins + datetime.timedelta(minutes=dice.below(540)))
        if dice.below(100) < 5:
            found += _complaint(dice, begins + datetime.timedelta(minutes=dice.below(700)))
    return sorted((step for step in found if step.time and step.time < until), key=lambda step: step.time or until)


def _request(dice: Dice, time: datetime.datetime) -> Iterator[Step]:
    """A request from its arrival to its end."""
    requester, paper, department = dice.one(_USUAL)
    topics = tuple(dice.some(TOPICS, 3))
    asked = Asked(dice.bytes(), time, requester, paper, dice.one(CHANNELS), department, topics)
    yield _step(asked, Kind.REQUEST, time, role="records", step="received")
    if dice.below(100) < 6:
        yield _step(asked, Kind.REQUEST, _later(dice, time, 5), role="records", step="closed_withdrawn")
        return
    decided, released = _later(dice, time, 3), 0
    approved = _later(dice, decided, 6)
    closed = _later(dice, approved, 2)
    for topic in topics:
        facts = _facts(asked, topic)
        decision = law().decide("disclose", facts)
        may = decision.outcome == "permitted" and dice.below(100) < 85
        released += may
        said = {
            "act": "disclose",
            "outcome": decision.outcome,
            "clauses": decision.clauses,
            "readings": _readings("disclose"),
        }
        yield _step(asked, Kind.DECISION, decided, role="records", facts=facts, said=said)
        end = "released" if may else "withheld"
        ground, necessity = _ground(dice, asked) if may else ({}, "")
        yield _step(
            asked,
            Kind.DISCLOSURE,
            closed,
            role="records",
            step=end,
            necessity=necessity,
            facts=facts,
            said={**said, **ground},
        )
    if released:
        approvers = ("supervisor", "counsel") if asked.paper in _COMPELS else ("supervisor",)
        yield _step(asked, Kind.APPROVAL, approved, role="supervisor", step="approved", said={"approvers": approvers})
    end = "refused" if not released else "released" if released == len(topics) else "released_in_part"
    yield _step(asked, Kind.REQUEST, closed + datetime.timedelta(seconds=1), role="records", step=f"closed_{end}")


def _facts(asked: Asked, topic: str) -> dict[str, Value]:
    """The facts of the act, as a records clerk gives them."""
    recipients = {"person_concerned": "person_concerned"}
    recipients["federal_immigration_authorities"] = "federal_immigration_authorities"
    return {
        "employee": "police_civilian" if asked.department == "police" else "other_employee",
        "topic": topic,
        "recipient": recipients.get(asked.requester, "other"),
        "required_by_law": asked.paper in _COMPELS,
        "necessary_to_service": asked.requester in _SERVES,
    }


def _ground(dice: Dice, asked: Asked) -> tuple[dict[str, Any], str]:
    """On what ground something was given: what an entry says of it, and why it was necessary, where it was that."""
    if asked.paper in _COMPELS:
        return {"basis": "court_order", "approvers": ("counsel", "supervisor")}, ""
    return {"basis": "service_necessity", "approvers": ("supervisor",)}, dice.one(NECESSITIES)


def _readings(act: str) -> dict[str, str | None]:
    """The readings that bear on an act, as they stand."""
    return {each.id: law().readings[each.id] for each in RULEBOOK.readings_of(act)}


def _step(
    asked: Asked,
    kind: Kind,
    time: datetime.datetime,
    *,
    role: str,
    step: str = "",
    necessity: str = "",
    facts: dict[str, Value] | None = None,
    said: Mapping[str, Any] | None = None,
) -> Step:
    more: dict[str, Value] = {"requester": asked.requester, "paper": asked.paper, "channel": asked.channel}
    more |= {name: value for name, value in (("step", step), ("necessity", necessity)) if value}
    return Step(
        kind=kind,
        record=asked.record,
        role=role,
        time=time,
        department=asked.department,
        facts={**more, **(facts or {})},
        **(said or {}),
    )


def _at_the_counter(dice: Dice, time: datetime.datetime) -> Iterator[Step]:
    """An answer that someone acted on."""
    act, facts, department = dice.one(_COUNTER)
    decision = law().decide(act, facts)
    if decision.outcome == "unknown":
        return
    yield Step(
        kind=Kind.DECISION,
        record=dice.bytes(),
        role="police" if department == "police" else "employee",
        time=time,
        department=department,
        act=act,
        outcome=decision.outcome,
        clauses=decision.clauses,
        facts=facts,
        readings=_readings(act),
    )


def _complaint(dice: Dice, time: datetime.datetime) -> Iterator[Step]:
    """A complaint, and for most what came of it."""
    record, department = dice.bytes(), dice.one(DEPARTMENTS)
    facts: dict[str, Value] = {"complaint": "received", "complaint_about": dice.one(COMPLAINTS_ABOUT)}
    yield Step(kind=Kind.COMPLAINT, record=record, time=time, department=department, facts=facts)
    if dice.below(100) < 80:
        ended: dict[str, Value] = {**facts, "complaint": dice.one(("answered", "answered", "referred"))}
        later = _later(dice, time, 20)
        yield Step(kind=Kind.COMPLAINT, record=record, role="auditor", time=later, department=department, facts=ended)


def _later(dice: Dice, time: datetime.datetime, most: int) -> datetime.datetime:
    """Up to so many days later, and a little."""
    return time + datetime.timedelta(days=dice.below(most + 1), minutes=5 + dice.below(120))
