"""What was destroyed or ended after a backup was made is so again, in tables that come back from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from charteroak.office.complaints.models import Complaint
from charteroak.office.disclosures.machine import CLOSED, WAITING, Event, State
from charteroak.office.disclosures.models import Approval, Item, Line, Request
from charteroak.office.routines.models import Routine
from charteroak.recording.backup.since import ENDED, Told


def shred_again(shredded: Mapping[bytes, date]) -> int:
    """Shred the complaints with these record ids, as on the days that the ledger says, and say how many were not yet.

    The wrapped data keys and what they open are deleted, as `complaints.shredding` does; the ledger says so already.
    """
    count = 0
    with transaction.atomic():
        for kept in Complaint.objects.filter(record__in=list(shredded)).exclude(content=b""):
            kept.wrapped.all().delete()  # type: ignore[attr-defined]  # the keys that name this complaint
            kept.content = kept.commitment = b""
            kept.shredded_on = shredded[bytes(kept.record)]
            kept.version += 1
            kept.save()
            count += 1
    return count


def open_matters() -> Iterable[bytes]:
    """The record ids of the requests and the routines that are open in the tables."""
    requests = Request.objects.exclude(state__in=CLOSED).values_list("record", flat=True)
    routines = Routine.objects.filter(closed="").values_list("record", flat=True)
    return [bytes.fromhex(record) for record in (*requests, *routines)]


def end_again(told: Mapping[bytes, Told]) -> int:
    """Close what the ledger says was closed, and let a request's approvals lapse where it has more of it.

    So nothing is handed over twice, or under an approval that was taken back; and what is erased when a request is
    closed is erased. How many requests and routines that were. The ledger says nothing new.
    """
    count = 0
    with transaction.atomic():
        for record, said in told.items():
            request = Request.objects.exclude(state__in=CLOSED).filter(record=record.hex()).first()
            if request is not None and said.entries > request.entries:
                _end(request, said)
                count += 1
            if said.closed == ENDED and said.at:
                routines = Routine.objects.filter(record=record.hex(), closed="")
                count += routines.update(closed=ENDED, closed_on=said.at.date())
    return count


def _end(request: Request, said: Told) -> None:
    Approval.objects.filter(request=request, answer="given").update(answer="lapsed")
    request.sent = request.routine = ""
    if said.closed:
        request.state, request.closed_at, request.key = said.closed, said.at, ""
        Item.objects.filter(request=request).update(note="")
    elif State(request.state) in WAITING:
        request.state = State.DECIDED.value
    request.entries = said.entries
    request.changed_at = said.at or timezone.now()
    request.version += 1
    request.save()
    Line.objects.create(
        request=request, version=request.version, at=request.changed_at, person="", role="system",
        event=str(Event.LAPSE), to=request.state,
    )  # fmt: skip
