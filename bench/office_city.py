"""A city that has had the program for five years: `python -m bench.office_city FOLDER REQUESTS` makes its data folder.

There are past requests with their classes, approvals, lines and audit, through the models; a ledger that has an entry
for each of their steps; complaints, routines, authorities, reports that were published; and the made-up staff, with an
open session each. On standard output it says what a visitor has to know of it, as JSON.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from bench.office_past import BATCH, DAYS, Matter, matters, patterns, rows, send

COMPLAINTS_PER = 100
"""Requests to a complaint."""
PEOPLE = 50
TOLD = "bench.json"
"""Where, in the folder, it is kept what is told of the city."""
PASSWORD = "a made-up password of a bench"  # noqa: S105 - nobody has it


def main(folder: str, requests: int) -> dict[str, Any]:
    """Make the city, unless it is there; open the sessions, and tell of it all."""
    os.environ["CHARTEROAK_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "charteroak.office.settings"
    import django

    django.setup()
    from charteroak.office.accounts.models import Person

    told = Path(folder) / TOLD
    if not told.exists():
        told.write_text(json.dumps(_made(requests)))
    people = [_told(person) for person in Person.objects.order_by("pk")]
    return {**json.loads(told.read_text()), "people": people}


def _made(requests: int) -> dict[str, Any]:
    from charteroak.office.database import ready
    from charteroak.office.demonstration import mark

    ready()
    mark()
    now = datetime.datetime.now(datetime.UTC)
    dice = random.Random(8)  # noqa: S311 - a made-up city
    staff = _staff()
    usual, counters = patterns(now)
    made = list(matters(dice, usual, requests, now))
    told = rows(dice, made, staff, now)
    told["authorities"] = _authorities()
    send()
    _complaints(dice, requests // COMPLAINTS_PER, now)
    told["entries"] = _ledger(dice, made, counters, now)
    told["routines"] = _routines(staff)
    told["reports"] = _reports()
    return told


def _staff() -> list[Any]:
    """The staff of the demonstration, over and over, until there are PEOPLE of them."""
    from charteroak.office.accounts.models import Holding, Person
    from charteroak.office.accounts.passwords import hashed
    from charteroak.office.demonstration.staff import STAFF

    found = []
    for number in range(PEOPLE):
        member = STAFF[number % len(STAFF)]
        person = Person(login=f"{member.login}.{number}", name=member.name, department=member.department)
        if number == 0:
            person.password = hashed(PASSWORD)
        else:
            person.set_unusable_password()
        person.save()
        Holding.objects.bulk_create(Holding(person=person, role=role) for role in member.roles)
        found.append(person)
    return found


def _told(person: Any) -> dict[str, Any]:
    from charteroak.office.accounts.session import opened_for

    roles = sorted(person.roles)
    return {"login": person.login, "handle": person.handle, "roles": roles, "session": opened_for(person, proven=True)}


def _complaints(dice: random.Random, count: int, now: datetime.datetime) -> None:
    from charteroak.office.complaints.models import Complaint
    from charteroak.recording.matter_words import COMPLAINTS_ABOUT
    from charteroak.recording.words import DEPARTMENTS

    rows = []
    for number in range(count):
        came = (now - datetime.timedelta(days=DAYS * (1 - number / count))).date()
        waits = number > count - max(5, count // 50)
        rows.append(
            Complaint(record=dice.randbytes(16), about=dice.choice(COMPLAINTS_ABOUT), month=f"{came:%Y-%m}",
                      department=dice.choice(DEPARTMENTS), received_on=came, code=dice.randbytes(32).hex(),
                      state="received" if waits else "closed", answer="" if waits else "cannot_tell",
                      closed_on=None if waits else came)
        )  # fmt: skip
    Complaint.objects.bulk_create(rows, batch_size=2000)


def _ledger(dice: random.Random, made: Sequence[Matter], counters: Sequence[bytes], now: datetime.datetime) -> int:
    """A ledger with an entry for every step of every request, and as many answers at the counter as requests."""
    from charteroak.ledger.codec import to_time
    from charteroak.ledger.signing import KeyType, SignerKey
    from charteroak.recording.place import Place
    from charteroak.recording.setup import create_unattended, open_log, own_origin
    from charteroak.recording.words import vocabulary

    place, began = Place.from_environment(), now - datetime.timedelta(days=DAYS + 1)
    key = SignerKey.generate(f"demonstration/{own_origin()}", KeyType.ED25519)
    create_unattended(place, vocabulary(), key, opened=began)
    entries = []
    for matter in made:
        start, record = to_time(matter.start), bytes.fromhex(matter.record)
        steps = matter.pattern.entries if matter.state.startswith("closed_") else matter.pattern.entries[:1]
        entries += [(start + wait, record, data) for wait, data in steps]
    for data in dice.choices(counters, k=len(made)):
        entries.append((to_time(began) + dice.randrange(DAYS * 8_640_000), dice.randbytes(16), data))
    entries.sort()
    written = [data[:2] + time.to_bytes(8, "big") + data[10:18] + record + data[34:] for time, record, data in entries]
    with open_log(place, key) as log:
        for start in range(0, len(written), BATCH):
            log.append(written[start : start + BATCH])
        log.checkpoint()
    return len(written)


def _routines(staff: Sequence[Any]) -> list[str]:
    """Thirty routines, most of which are in force."""
    from charteroak.office.city_services import NAMES
    from charteroak.office.routines import deciding, keeping
    from charteroak.office.routines.models import Approval

    people = {role: next(each for each in staff if role in each.roles) for role in ("records", "supervisor", "counsel")}
    day, found = datetime.datetime.now().date(), []  # noqa: DTZ005 - the day of the machine, as the law's
    for number in range(30):
        facts = {
            "service": NAMES[number % len(NAMES)],
            "classes": "public_assistance other_private",
            "requester": "service_provider" if number < len(NAMES) else "state_agency",
            "necessity": "to_deliver",
            "note": "The food bank packs boxes by household.",
            "until": day + datetime.timedelta(days=30 + number),
        }
        routine = keeping.propose(people["records"], facts)
        for role in ("supervisor", "counsel")[: number % 5]:
            Approval.objects.create(
                routine=routine, version=1, role=role, person=people[role], day=day, readings=deciding.readings_now()
            )
        found.append(routine.handle)
    return found


def _authorities() -> list[str]:
    """The register as it is shipped."""
    from charteroak.office.authorities.models import Authority
    from charteroak.office.authorities.seeding import seeded

    seeded()
    return list(Authority.objects.values_list("entry", flat=True))


def _reports() -> list[str]:
    """The last quarters and the last year that have ended, published."""
    from charteroak.law.law import today
    from charteroak.recording.place import Place
    from charteroak.recording.reading import Reader
    from charteroak.recording.recorder import recorder
    from charteroak.recording.reporting.periods import ended
    from charteroak.recording.reporting.publishing import made, publish, published
    from charteroak.recording.reporting.report import make

    place, found = Place.from_environment(), []
    for period in [each for each in islice(ended(today()), 6) if not each.is_year][::-1]:
        reader = Reader(place)
        try:
            report = make(reader, period, made(published(reader)))
        finally:
            reader.close()
        publish(place, report, "counsel", ("counsel", "auditor"), recorder().append, today())
        found.append(period.slug)
    recorder().close()
    return found


if __name__ == "__main__":
    json.dump(main(sys.argv[1], int(sys.argv[2])), sys.stdout)
