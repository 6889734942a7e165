"""How an empty office becomes a demonstration: marked first, then its staff, and two years of what they did."""

from __future__ import annotations

import datetime
import os
import shutil
from contextlib import suppress

from django.db import transaction

from charteroak.ledger.keys import key_from
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.office.accounts.models import is_claimed
from charteroak.office.demonstration import ORIGINS, mark
from charteroak.office.demonstration.telling import tell
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import recorder
from charteroak.recording.setup import create_unattended, own_origin
from charteroak.recording.words import vocabulary

_DAYS = 730


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
        tell(now, _DAYS)


def work_made_up() -> None:
    """The same work and people in a data folder that is not marked, in the caller's transaction: for a look at pages.

    The folder is one that is thrown away. Its ledger begins with them; NotEmpty where it has one already.
    """
    now, place = datetime.datetime.now(datetime.UTC), Place.from_environment()
    if not _is_fresh(place):
        raise NotEmpty
    _new_ledger(place, now)
    tell(now, 0)


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
    key = SignerKey.generate(f"{ORIGINS}{own_origin()}", KeyType.ED25519)
    create_unattended(place, vocabulary(), key, opened=now - datetime.timedelta(days=_DAYS + 1))
