"""What the article answers to a routine. One holds only where the service's necessity itself makes it permitted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Decision
from charteroak.office.city_services import BY_NAME
from charteroak.recording.entries import readings_digest

ACT = "disclose"
CRIME = "to_investigate_crime"
_CRIME_READING = "investigation_is_service"
_THEMSELVES = ("person_concerned", "federal_immigration_authorities")


def recipient_of(requester: str) -> str:
    """The recipient of 2-929's facts that a kind of requester is."""
    return requester if requester in _THEMSELVES else "other"


def readings() -> Mapping[str, str | None]:
    """The readings that bear on disclosing, as they are settled today."""
    settled = law().readings
    return {reading.id: settled[reading.id] for reading in RULEBOOK.readings_of(ACT)}


def readings_now() -> str:
    """The digest of those readings, in hex: an approval holds under the readings that it was given under."""
    return readings_digest(readings()).hex()


def decided(service: str, topic: str, requester: str, necessity: str) -> Decision | None:
    """The decision on giving this, where it is permitted and it is the necessity that permits it; else None."""
    if necessity == CRIME and not _investigates(service):
        return None
    found: Decision | None = None
    for employee in _employees(service):
        needed = _answer(employee, topic, requester, necessary=True)
        otherwise = _answer(employee, topic, requester, necessary=False)
        if needed.outcome != Outcome.PERMITTED or otherwise.outcome == Outcome.PERMITTED:
            return None
        found = needed
    return found


def answered(service: str, topic: str, requester: str) -> Decision:
    """What the article answers where the service needs it, whatever that is."""
    return _answer(next(_employees(service)), topic, requester, necessary=True)


def _answer(employee: str, topic: str, requester: str, *, necessary: bool) -> Decision:
    facts: dict[str, Value | None] = {
        "employee": employee,
        "topic": topic,
        "recipient": recipient_of(requester),
        "required_by_law": False,
        "necessary_to_service": necessary,
    }
    return law().decide(ACT, facts)


def not_covered(service: str, topics: Iterable[str], requester: str, necessity: str) -> tuple[str, ...]:
    """Those of the classes that no routine can cover."""
    return tuple(topic for topic in topics if decided(service, topic, requester, necessity) is None)


def _employees(service: str) -> Iterator[str]:
    """Who gives it: whoever works for the department."""
    if BY_NAME[service].department == "police":
        yield "police_officer"
        yield "police_civilian"
    else:
        yield "other_employee"


def _investigates(service: str) -> bool:
    """Whether investigating crime is the service in question, which a reading of the article says."""
    return BY_NAME[service].department == "police" and law().readings[_CRIME_READING] == "yes"
