"""How an empty office becomes a demonstration: marked first, then a ledger with a made-up history, then its staff."""

from __future__ import annotations

import datetime
import os
import shutil
from contextlib import suppress

from django.db import transaction

from charteroak.ledger.codec import Codec
from charteroak.ledger.keys import key_from
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.office.accounts.models import Holding, Person, is_claimed
from charteroak.office.demonstration import mark
from charteroak.office.demonstration.history import steps
from charteroak.office.demonstration.staff import STAFF
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import recorder
from charteroak.recording.setup import create_unattended, open_log, own_origin
from charteroak.recording.words import vocabulary

_DAYS = 730
_BATCH = 500


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
        for member in STAFF:
            person = Person(login=member.login, name=member.name, department=member.department)
            person.set_unusable_password()
            person.save()
            Holding.objects.bulk_create(Holding(person=person, role=role) for role in member.roles)


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
    words = vocabulary()
    key = SignerKey.generate(f"demonstration/{own_origin()}", KeyType.ED25519)
    create_unattended(place, words, key, opened=now - datetime.timedelta(days=_DAYS + 1))
    codec = Codec(words)
    drafts = [step.draft(codec).entry for step in steps(now, _DAYS)]
    with open_log(place, key) as log:
        for start in range(0, len(drafts), _BATCH):
            log.append(drafts[start : start + _BATCH])
        log.checkpoint()
