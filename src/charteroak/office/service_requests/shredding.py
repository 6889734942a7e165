"""What someone said of themselves, and their photo, are destroyed some days after the request is closed.

And at the latest a year after it came, closed or not: nobody is called back about it by then.
"""

from __future__ import annotations

import os
import time
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q

from charteroak.office.service_requests import album
from charteroak.office.service_requests.models import ServiceRequest
from charteroak.recording.configuration.loading import number

DAYS_CLOSED = "CHARTEROAK_REQUEST_DAYS_CLOSED"
AT_MOST = 365
"""Days after a request came."""
_STRAY = 24 * 3600.0
"""Seconds after which a photo that no request has is left from a crash."""


def days_closed() -> int:
    """The city's days after closing. BadInput where the setting is none."""
    return number(DAYS_CLOSED, os.environ)


def shreds_on(kept: ServiceRequest) -> date | None:
    """The day on which it is destroyed; None where there is nothing to destroy."""
    if not kept.contact and not kept.photo:
        return None
    last = kept.day + timedelta(AT_MOST)
    return last if kept.closed_on is None else min(last, kept.closed_on + timedelta(days_closed()))


def shred_due(day: date) -> int:
    """Destroy what is due on a day, sweep away photos that no request has, and say how many requests that was."""
    due = Q(closed_on__lte=day - timedelta(days_closed())) | Q(day__lte=day - timedelta(AT_MOST))
    something = ~Q(photo="") | ~Q(contact=b"")
    names = ServiceRequest.objects.filter(due, something, shredded_on=None).values_list("id", flat=True)
    count = sum(_shred(name, day) for name in list(names))
    if count:
        _empty_the_log()
    _sweep()
    return count


def _shred(name: str, day: date) -> bool:
    with transaction.atomic():
        kept = ServiceRequest.objects.select_for_update().get(id=name)
        due = shreds_on(kept)
        if due is None or due > day:
            return False  # another process was first
        photo, kept.photo, kept.photo_kind, kept.contact = kept.photo, "", "", b""
        kept.shredded_on, kept.version = day, kept.version + 1
        kept.save(update_fields=["photo", "photo_kind", "contact", "shredded_on", "version"])
    album.remove(photo)  # a crash here leaves a file that no request has, and the next sweep takes it
    return True


def _sweep() -> None:
    known = frozenset(ServiceRequest.objects.exclude(photo="").values_list("photo", flat=True))
    for name in album.strays(known, time.time() - _STRAY):
        album.remove(name)


def _empty_the_log() -> None:
    """Write SQLite's log back into the file, and empty it: until then it holds what was deleted."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
