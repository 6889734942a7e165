"""The rest of what a made-up city has: authorities, routines, readings, complaints, requests, and somebody shut out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from charteroak.law.law import today
from charteroak.office.accounts import locks
from charteroak.office.authorities import keeping as register
from charteroak.office.authorities.models import Authority
from charteroak.office.complaints import keeping as complaints
from charteroak.office.complaints.keyfile import new_pair, seal_key
from charteroak.office.complaints.models import AuditorKey, Complaint
from charteroak.office.complaints.sealing import Account
from charteroak.office.demonstration import PASSPHRASE, keep_key
from charteroak.office.demonstration.city import City
from charteroak.office.readings import settling
from charteroak.office.routines import daily, keeping
from charteroak.office.routines.models import Routine
from charteroak.office.service_requests import keeping as service
from charteroak.office.service_requests.giving import Given
from charteroak.office.service_requests.models import ServiceType

ORDER = "Order of the Superior Court, Hartford (made up)"
OLD_ORDER = "Temporary order of the Superior Court (made up)"
_COST = 10  # the passphrase is no secret
_ORDERS = {
    "kind": "court_order",
    "requires_or_permits": "requires",
    "of_whom": "The City of Hartford",
    "acts": ["disclose"],
}


def orders_of_a_court(city: City) -> Iterator[datetime]:
    """Authorities: one in force, one that ends soon, one that counsel has replaced (`replaced`)."""
    yield city.ago(120)
    counsel, other = city.people["counsel.one"], city.people["counsel.two"]
    written: list[tuple[str, str, int, list[str]]] = [
        (ORDER, "The City gives the court the records that its orders name.", 0, []),
        (OLD_ORDER, "The City gives the court the records of assistance that its orders name.", 200, []),
        ("Consent order on victims' files (made up)", "The City gives the monitor the files that it names.", 150,
         ["domestic_violence_victim", "sexual_assault_victim"]),
    ]  # fmt: skip
    for citation, says, days, classes in written:
        said = {"citation": citation, "says": says, "classes": classes, "from_day": today()}
        until = today() + timedelta(days=days) if days else None
        row = register.added(counsel, {**_ORDERS, **said, "until_day": until})
        register.reviewed(other, row.id, today())


def replaced(city: City) -> None:
    """Counsel replaces the temporary order by one that lasts."""
    counsel = city.people["counsel.two"]
    old = Authority.objects.get(citation=OLD_ORDER, current=True)
    said = {**old.said(), "citation": f"{OLD_ORDER}, as made permanent", "until_day": None, "from_day": today()}
    new = register.added(counsel, said)
    register.changed(counsel, old.id, {"superseded_by": new.entry})


def needs_that_return(city: City) -> Iterator[datetime]:
    """Routines: two in force, of which one ends soon; two that wait; one declined; one whose day is over."""
    yield city.ago(110)
    boxes = _proposed(city, "financial_help", "public_assistance other_private", "service_provider", 330,
                      "The food bank packs boxes by household.")  # fmt: skip
    ends = _proposed(city, "senior_services", "public_assistance", "service_provider", 131,
                     "The driver brings meals to those who get assistance.")  # fmt: skip
    over = _proposed(city, "shelter", "other_private", "city_department", 60,
                     "The school bus stops where families stay.")  # fmt: skip
    yield city.ago(108)
    for each in (boxes, ends, over):
        _approved(city, each, "supervisor.health", "counsel.one")
    yield city.ago(40)
    daily.work(today())
    refused = _proposed(city, "public_health", "domestic_violence_victim", "state_agency", 200,
                        "The agency plans its visits.")  # fmt: skip
    yield city.ago(36)
    keeping.decline(refused.handle, refused.version, city.people["counsel.two"])
    yield city.ago(6)
    _proposed(city, "school_meals", "public_assistance", "city_department", 180,
              "The kitchen plans free meals by week.")  # fmt: skip
    half = _proposed(city, "victim_assistance", "crime_witness", "service_provider", 200,
                     "The advocate is told whom to call.", "records.police")  # fmt: skip
    yield city.ago(4)
    _approved(city, half, "supervisor.police")


def two_readings(city: City) -> Iterator[datetime]:
    """Readings: one that each of counsel has proposed, and that waits for the other's signature."""
    yield city.ago(3)
    since = city.now.date() + timedelta(days=45)
    settling.propose(
        city.people["counsel.one"], "suspect_interview", "included", since,
        "“Interviewed” has no exception for a suspect, and a rule that protects is not read narrowly.",
    )  # fmt: skip
    yield city.ago(2)
    settling.propose(
        city.people["counsel.two"], "section_1373", "article_governs", since,
        "After Murphy v. NCAA (2018) a federal law cannot bar what a city tells its own employees.",
    )  # fmt: skip


_ACCOUNTS = (
    ("asked", "library", "At the desk they asked where I was born before they gave me a card.", "", "en"),
    ("told", "health_and_human_services", "Le dijeron a mi casero que recibo ayuda.", "quagga@example.org", "es"),
    ("held", "police", "", "", "en"),
    ("refused_service", "schools", "They would not enroll my daughter without a green card.", "555 0100", "en"),
    ("referral", "health_and_human_services", "", "", "es"),
    ("training", "police", "The officer said that he had never heard of this law.", "", "en"),
)


def six_complaints(city: City) -> Iterator[datetime]:
    """Complaints: three that wait, one answered, one referred, one closed; sealed to the auditor's key."""
    yield city.ago(60)
    pair, auditor = new_pair(), city.people["auditor"]
    keep_key(seal_key(pair, PASSPHRASE, _COST))
    AuditorKey.objects.create(person=auditor.handle, public=pair.public, proven=True)
    for number, (about, department, words, contact, language) in enumerate(_ACCOUNTS):
        yield city.ago(34 - 6 * number)
        account = Account(words, contact, language) if words else None
        record, month = city.dice.bytes(), f"{today():%Y-%m}"
        complaints.receive(record, complaints.Said(about, department, month, account), today())
        if number < 3:
            _treated(city, Complaint.objects.get(record=record), number)


def _treated(city: City, kept: Complaint, number: int) -> None:
    auditor = city.people["auditor"]
    if number == 1:
        complaints.referred(auditor, kept, "department_head", "The department answers within a month.")
        return
    complaints.answered(auditor, kept, "not_followed" if number else "mended", "The desk has new instructions.")
    if not number:
        kept.refresh_from_db()
        complaints.closed(auditor, kept, today())


_ASKED: tuple[tuple[str, str, str, dict[str, list[str]]], ...] = (
    ("pothole", "Park Street and Putnam Street", "Cars go around it.", {}),
    ("streetlight", "Zion Street, by the bus stop", "", {"FAULT": ["out"]}),
    ("housing_code", "Made-up Street 12", "No hay calefacción desde el lunes.", {"WHAT": ["heat"]}),
    ("illegal_dumping", "Behind the library on Dwight Street", "Tires and a sofa.", {}),
)


def requests_for_service(city: City) -> Iterator[datetime]:
    """Requests of residents: two that wait, one assigned, one closed."""
    for number, (code, place, description, answers) in enumerate(_ASKED):
        yield city.ago(20 - 5 * number)
        given = Given(ServiceType.objects.get(code=code), description, place, answers=dict(answers), channel="page")
        kept, _ = service.take(given)
        said = {"agency": kept.agency, "reason": "done", "note": "", "expected": None}
        if number < len(_ASKED) // 2:
            service.treat(city.people["clerk"], kept, "assign" if number else "close", said, today())


def shut_out(city: City) -> Iterator[datetime]:
    """Somebody who has tried a wrong password five times, for the administrator to let in again."""
    yield city.ago(0)
    person = city.people["shut.out"]
    for _ in range(locks.MOST):
        locks.may_try(person)
    locks.failed(person)


def _proposed(
    city: City, service: str, classes: str, requester: str, days: int, note: str, login: str = "records.health"
) -> Routine:
    facts: dict[str, Any] = {
        "service": service,
        "classes": classes,
        "requester": requester,
        "necessity": "to_deliver",
        "note": note,
        "until": today() + timedelta(days=days),
    }
    return keeping.propose(city.people[login], facts)


def _approved(city: City, routine: Routine, *logins: str) -> None:
    for login in logins:
        keeping.approve(routine.handle, routine.version, city.people[login])


STORIES = (orders_of_a_court, needs_that_return, two_readings, six_complaints, requests_for_service, shut_out)
