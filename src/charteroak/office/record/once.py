"""What makes a form record once: the id that its record will have, signed when the form is shown.

Sent again, by a second press, a reload or the Back button, it asks for a record that is in the ledger already. So
nothing about forms has to be remembered, and it holds in every process of the site and after a restart.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.core import signing

from charteroak.ledger.commitment import new_record
from charteroak.ledger.errors import LedgerError
from charteroak.logic.answer import Answer
from charteroak.office.ask.case import Case
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader

LASTS = 3600
"""Seconds in which a form that was shown can be sent."""
_SALT = "charteroak.office.record"
_LANES = [threading.Lock() for _ in range(64)]


@dataclass(frozen=True)
class Form:
    """A form that was shown: the id of the record it makes, what it said it would record, and whether it is recent."""

    record: bytes
    digest: str
    recent: bool


def sealed(case: Case, answer: Answer) -> str:
    """What a new form carries."""
    return signing.dumps([new_record().hex(), digest(case, answer)], salt=_SALT)


def again(carried: str, case: Case, answer: Answer) -> str:
    """What a form carries that is shown again after a failure: the same, if it still says the same, or as a new one."""
    form = opened(carried)
    good = form is not None and form.recent and form.digest == digest(case, answer)
    return carried if good else sealed(case, answer)


def opened(carried: str) -> Form | None:
    """The form that carried this; None where it is none of ours."""
    try:
        record, said = signing.loads(carried, salt=_SALT)
    except signing.BadSignature:
        return None
    return Form(bytes.fromhex(record), said, _is_recent(carried))


def digest(case: Case, answer: Answer) -> str:
    """A digest of what an entry would say that does not depend on the moment or on who sends the form."""
    readings = [(note.id, note.settled) for note in answer.readings]
    said = (sorted(case.fields(), key=str), answer.outcome, answer.clauses, answer.law.text_sha256, readings)
    return sha256(repr(said).encode()).hexdigest()


@contextmanager
def alone(record: bytes) -> Iterator[None]:
    """One at a time for one record, so that a double press finds what the first press recorded."""
    with _LANES[record[0] % len(_LANES)]:
        yield


def place_of(record: bytes) -> int | None:
    """The index of a record in the ledger; None where it is not there, or the ledger cannot be read."""
    try:
        reader = Reader(Place.from_environment())
        try:
            return next(iter(reader.find(record.hex())), None)
        finally:
            reader.close()
    except LedgerError:
        return None  # recording fails then too, and says why


def _is_recent(carried: str) -> bool:
    try:
        signing.loads(carried, salt=_SALT, max_age=LASTS)
    except signing.SignatureExpired:
        return False
    return True
