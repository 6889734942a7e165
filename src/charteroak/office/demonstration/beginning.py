"""How an empty office becomes a demonstration: marked first, then its staff, and two years of what they did."""

from __future__ import annotations

import datetime
import os
import shutil
from bisect import bisect_left
from contextlib import suppress
from heapq import heapify, heappop, heappush
from operator import itemgetter

from django.db import transaction

from charteroak.ledger.keys import key_from
from charteroak.ledger.log import Log
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.logic import clock
from charteroak.office.accounts.models import Holding, Person, is_claimed
from charteroak.office.demonstration import mark, matters, standing_matters
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
from charteroak.recording.setup import create_unattended, own_origin
from charteroak.recording.words import vocabulary

_DAYS = 730
_BATCH = 500
STORIES = (*standing_matters.STORIES, *matters.STORIES)


class NotEmpty(Exception):
    """Something real is here: people, or a ledger that has begun."""


def begin(now: datetime.datetime | None = None) -> None:
    """Make this data folder a demonstration. NotEmpty where anything real is in it, and nothing is changed then.

    LedgerError where its ledger cannot be made; the folder is marked by then, and stays a demonstration.
    """
    now = now or datetime.datetime.now(datetime.UTC)
    place = Place.from_environment()
    if is_claimed() or not _is_fresh(place):
        raise NotEmpty
    mark()
    recorder().close()
    _new_ledger(place, now)
    with transaction.atomic():
        _told(City(_staffed(), Dice("an office at work"), now))


def _staffed() -> dict[str, Person]:
    people = {}
    for member in (*STAFF, SHUT_OUT):
        person = Person(login=member.login, name=member.name, department=member.department)
        person.set_unusable_password()
        person.save()
        Holding.objects.bulk_create(Holding(person=person, role=role) for role in member.roles)
        people[member.login] = person
    return people


def _told(city: City) -> None:
    """All that happened in two years, in the order of time: what the ledger alone has of it, and what is at hand."""
    waiting = [(moment, number, story) for number, make in enumerate(STORIES) for story in [make(city)]
               for moment in [next(story)]]  # fmt: skip
    heapify(waiting)
    log, codec = recorder().opened()
    history = [(each.time or city.now, each.draft(codec).entry) for each in steps(city.now, _DAYS)]
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


def _is_fresh(place: Place) -> bool:
    """Whether the ledger is our own file with nothing in it but its first entry, or is not there."""
    if place.store_setting or place.lock_setting or key_from(os.environ) is not None:
        return False
    if not place.exists:
        return True
    reader = Reader(place)
    try:
        return reader.store.head().size <= 1
    finally:
        reader.close()


def _new_ledger(place: Place, now: datetime.datetime) -> None:
    """A ledger whose name says what it is, with its history from two years ago until now."""
    if place.exists:
        shutil.rmtree(place.folder)
    for kept in (place.passphrase, place.folder.with_name("ledger-lock.sqlite")):
        for path in kept.parent.glob(f"{kept.name}*"):
            with suppress(FileNotFoundError):
                path.unlink()
    key = SignerKey.generate(f"demonstration/{own_origin()}", KeyType.ED25519)
    create_unattended(place, vocabulary(), key, opened=now - datetime.timedelta(days=_DAYS + 1))
