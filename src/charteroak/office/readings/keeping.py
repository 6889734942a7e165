"""What the office's database has of settled readings, brought together with the data folder's file and the ledger."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.office.readings.models import OPEN, SETTLED, SIGNING, Proposal
from charteroak.recording import settled
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.settlement import Kept, record_of

_MAY_COME = timedelta(seconds=30)
"""An entry that the ledger was given may still be on its way into it for so long."""


def kept() -> list[Kept]:
    """Every settlement that the database has, in the order of the ledger."""
    rows = Proposal.objects.filter(state=SETTLED).order_by("index")
    return [_kept(row) for row in rows]


def _kept(row: Proposal) -> Kept:
    return Kept(row.index or 0, bytes(row.entry), bytes(row.details), bytes(row.key))


def keep() -> None:
    """Write the file: what the database has, and what the file has beside that."""
    settled.write(list(_together().values()))


def _together() -> dict[int, Kept]:
    return {each.index: each for each in (*_in_file(), *kept())}


def _in_file() -> list[Kept]:
    try:
        return settled.kept_in(settled.path())
    except (OSError, Malformed):
        return []


def brought_up() -> bool:
    """Write the file anew where the database has more than the file; whether it did. What waits for the ledger's word
    is looked up first.
    """
    resume()
    have = {each.index: each for each in _in_file()}
    if have == _together():
        return False
    keep()
    return True


def resume() -> bool:
    """See what became of a signature of which the end is not known: its entry is in the ledger, or it is not.

    Whether everything is known now. Where the ledger cannot be read nothing is changed.
    """
    waiting = list(Proposal.objects.filter(state=SIGNING).values_list("handle", flat=True))
    return None not in [place_of(handle) for handle in waiting]


def place_of(handle: str) -> int | None:
    """Finish or take back a signature that waits: the entry's place; -1 where the ledger has no such entry, so that
    the proposal is open again; None where that cannot be told.
    """
    with transaction.atomic():
        row = Proposal.objects.select_for_update().filter(handle=handle, state=SIGNING).first()
        if row is None:
            return -1
        try:
            found = _find(record_of(row.reading), bytes(row.entry))
        except (LedgerError, OSError):
            return None
        if found is None and row.closed_at is not None and timezone.now() - row.closed_at < _MAY_COME:
            return None
        finish(row, found)
        return -1 if found is None else found


def finish(row: Proposal, index: int | None) -> None:
    """Write down, within a transaction, that the ledger has the entry at this place, or that it has it not."""
    if index is None:
        row.state, row.signed_by, row.closed_at = OPEN, None, None
    else:
        row.state, row.index, row.closed_at = SETTLED, index, timezone.now()
    row.save()
    if index is not None:
        keep()


def _find(record: bytes, entry: bytes) -> int | None:
    place = Place.from_environment()
    if not place.exists:
        return None
    reader = Reader(place)
    try:
        for index in reader.store.find(record):
            if reader.store.entries(index, index + 1) == [entry]:
                return index
        return None
    finally:
        reader.close()
