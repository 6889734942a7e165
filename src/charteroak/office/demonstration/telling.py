"""A made-up city's two years, told in the order of time: what the ledger alone has of them, and what is at hand."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from heapq import heapify, heappop, heappush
from operator import itemgetter

from charteroak.ledger.log import Log
from charteroak.logic import clock
from charteroak.office.accounts.models import Holding, Person
from charteroak.office.demonstration import learning, matters, referred, standing_matters
from charteroak.office.demonstration.city import City
from charteroak.office.demonstration.dice import Dice
from charteroak.office.demonstration.history import steps
from charteroak.office.demonstration.staff import SHUT_OUT, STAFF
from charteroak.office.reports.keeping import ask
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import recorder
from charteroak.recording.reporting.periods import ended
from charteroak.recording.reporting.report import make

_BATCH = 500
STORIES = (
    *standing_matters.STORIES,
    *matters.STORIES,
    referred.two_years_of_referrals,
    learning.courses_on_the_article,
)


def tell(now: datetime.datetime, days: int) -> None:
    """Make the staff, and tell all that happened, with the ledger's own history of so many days before now.

    In the caller's transaction, and in the ledger of the data folder, which has begun before all of it.
    """
    _told(City(_staffed(), Dice("an office at work"), now), days)


def _staffed() -> dict[str, Person]:
    people = {}
    for member in (*STAFF, SHUT_OUT):
        person = Person(login=member.login, name=member.name, department=member.department)
        person.set_unusable_password()
        person.save()
        Holding.objects.bulk_create(Holding(person=person, role=role) for role in member.roles)
        people[member.login] = person
    return people


def _told(city: City, days: int) -> None:
    waiting = [(moment, number, story) for number, make in enumerate(STORIES) for story in [make(city)]
               for moment in [next(story)]]  # fmt: skip
    heapify(waiting)
    log, codec = recorder().opened()
    history = [(each.time or city.now, each.draft(codec).entry) for each in steps(city.now, days)]
    written = 0
    while waiting:
        moment, number, story = heappop(waiting)
        before = bisect_left(history, moment, lo=written, key=itemgetter(0))
        _write(log, history[written:before])
        written = before
        with clock.at(moment):
            upcoming = next(story, None)
        if upcoming is not None:
            heappush(waiting, (max(moment, upcoming), number, story))
    _write(log, history[written:])
    log.checkpoint()
    _report_asked(city)


def _write(log: Log, history: list[tuple[datetime.datetime, bytes]]) -> None:
    for start in range(0, len(history), _BATCH):
        log.append([entry for _, entry in history[start : start + _BATCH]])


def _report_asked(city: City) -> None:
    """The last quarter's report, which one has asked to publish and another is to agree to."""
    reader = Reader(Place.from_environment())
    try:
        last = next(each for each in ended(city.now.date()) if not each.is_year)
        ask(city.people["supervisor.health"], make(reader, last, ()))
    finally:
        reader.close()
