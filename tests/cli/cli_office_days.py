"""Two days of an office, each a process of its own: what a backup holds, and what was destroyed or ended after it.

`python cli_office_days.py before|after`, with the environment of a city that has a ledger.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

WORDS = "Quillfeather hides at Zephyrmont 77"


def before() -> None:
    """Three requests, two routines and two complaints, a session, codes and a failure to sign in."""
    from office_complaints import auditor_with_key, complain
    from office_people import made, session_key
    from office_racing import Desk
    from office_routines import approved
    from office_visitor import Visitor

    from charteroak.law.law import today
    from charteroak.office.accounts import codes
    from charteroak.office.accounts.models import Failure

    auditor_with_key()
    for number in range(2):
        complain(Visitor(), words=f"{WORDS}. " * (1 + 100 * number))
    Desk().approved()  # to be handed over
    Desk(counsel=True).approved()  # its approval is to be taken back
    Desk().sent()  # nothing more comes of it
    for _ in range(2):
        approved(until=today() + timedelta(days=90))
    person = made("employee", name="in-a-session")
    sys.stdout.write(session_key(person))
    codes.give_one_time(person)  # type: ignore[arg-type]
    Failure.objects.create(person=person, time=_now())


def after() -> None:
    """A complaint is shredded, a request handed over, an approval taken back, a routine ended."""
    from office_disclosing import RECORDS
    from office_people import made

    from charteroak.law.law import today
    from charteroak.office.accounts.models import Person
    from charteroak.office.complaints.models import Complaint
    from charteroak.office.complaints.shredding import shred_due
    from charteroak.office.disclosures import flow
    from charteroak.office.disclosures.models import Request
    from charteroak.office.routines import keeping
    from charteroak.office.routines.models import Routine

    first = Complaint.objects.order_by("id")[0]
    Complaint.objects.filter(id=first.id).update(received_on=today() - timedelta(days=400))
    assert shred_due(today()) == 1
    one, other, _ = Request.objects.order_by("pk")
    flow.hand_over(made("records"), one.handle, one.version, RECORDS)  # type: ignore[arg-type]
    supervisor = Person.objects.get(handle=other.approvals.get().person)  # type: ignore[attr-defined]
    flow.revoke(supervisor, other.handle, other.version, fresh=True)
    routine = Routine.objects.order_by("pk")[0]
    keeping.end(routine.handle, routine.version, made("counsel"))  # type: ignore[arg-type]


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def main() -> None:
    """The day that is named."""
    sys.path.append(str(Path(__file__).resolve().parents[1] / "office"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "charteroak.office.settings"
    import django

    django.setup()
    from django.test.utils import setup_test_environment
    from office_disclosing import StandIns

    from charteroak.office.disclosures.joining import using
    from charteroak.office.upgrading import upgrade
    from charteroak.recording.recorder import recorder

    setup_test_environment()
    upgrade()
    with using(StandIns()):
        {"before": before, "after": after}[sys.argv[1]]()
    recorder().close()


if __name__ == "__main__":
    main()
