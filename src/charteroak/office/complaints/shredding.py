"""What was written is shredded on schedule: some days after a complaint is closed, and at most some after it came.

The wrapped data keys and the ciphertext are deleted; SQLite overwrites what it deletes (`secure_delete`) and its log is
emptied afterwards. The ledger says that it was done: where it cannot, nothing is shredded, and it is tried again. A
legal hold stops it until a day that counsel set.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from charteroak.office.complaints.keeping import step
from charteroak.office.complaints.models import Complaint
from charteroak.recording.recorder import recorder

AFTER_CLOSING = "CHARTEROAK_COMPLAINT_DAYS_CLOSED"
AFTER_ARRIVAL = "CHARTEROAK_COMPLAINT_DAYS"
_DEFAULTS = {AFTER_CLOSING: 90, AFTER_ARRIVAL: 365}
_MOST = 3650


@dataclass(frozen=True)
class Schedule:
    """For how many days what was written is kept."""

    closed: int
    """After a complaint was closed."""
    arrived: int
    """After it came, at most."""


def schedule() -> Schedule:
    """The city's schedule, from the environment. ImproperlyConfigured where it is no number of days."""
    return Schedule(_days(AFTER_CLOSING), _days(AFTER_ARRIVAL))


def shreds_on(kept: Complaint, of: Schedule) -> date | None:
    """The day on which what was written is shredded; None where there is nothing."""
    if not kept.content:
        return None
    day = kept.received_on + timedelta(of.arrived)
    if kept.closed_on is not None:
        day = min(day, kept.closed_on + timedelta(of.closed))
    return max(day, kept.hold_until + timedelta(1)) if kept.hold_until else day


def shred_due(day: date) -> int:
    """Shred what is due on a day, and say how much. NotRecorded where the ledger does not take that it was done."""
    count = sum(1 for _ in _shredded(day))
    if count:
        _empty_the_log()
    return count


def _shredded(day: date) -> Iterator[str]:
    of = schedule()
    with_words = Complaint.objects.filter(shredded_on=None).exclude(content=b"")
    for name in [kept.id for kept in with_words if _is_due(kept, of, day)]:
        with transaction.atomic():
            kept = Complaint.objects.select_for_update().get(id=name)
            if not _is_due(kept, of, day):
                continue  # another process was first, or it is held since
            kept.wrapped.all().delete()  # type: ignore[attr-defined]  # the keys that name this complaint
            kept.content = kept.commitment = b""
            kept.shredded_on = day
            kept.version += 1
            kept.save(update_fields=["content", "commitment", "shredded_on", "version"])
            recorder().append([step(kept, "shredded", role="system")])
        yield name


def _is_due(kept: Complaint, of: Schedule, day: date) -> bool:
    on = shreds_on(kept, of)
    return on is not None and on <= day


def _empty_the_log() -> None:
    """Write SQLite's log back into the file, and empty it: until then it holds what was deleted."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _days(variable: str) -> int:
    given = os.environ.get(variable, str(_DEFAULTS[variable]))
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= _MOST:
        raise ImproperlyConfigured(f"{variable} is not a number of days from 1 to {_MOST}")
    return int(given)
