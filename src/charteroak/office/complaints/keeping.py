"""Complaints as they are taken in, answered, referred, closed and held. The ledger is written last, or nothing is."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.ledger.entry import Kind
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Holding, Person
from charteroak.office.complaints.models import STATES, AuditorKey, Complaint, WrappedKey
from charteroak.office.complaints.sealing import Account, seal
from charteroak.office.roles import Role
from charteroak.recording.matters import Step
from charteroak.recording.recorder import recorder

CLAUSES: Mapping[str, tuple[str, ...]] = {
    "asked": ("2-928(a)", "2-928(b)", "2-929"),
    "told": ("2-929",),
    "held": ("2-928(c)", "2-928(d)"),
    "refused_service": ("2-927(a)",),
    "referral": ("2-927(b)",),
    "training": ("2-928(e)",),
    "other": (),
}
"""The clauses that speak of what a complaint is about."""
_CODE = 15  # bytes


class Moved(Exception):
    """The complaint is not as it was shown."""


class NoKey(Exception):
    """Something was written, and no auditor has a key that it could be sealed for."""


@dataclass(frozen=True)
class Said:
    """What a person sends."""

    about: str
    """What it is about."""
    department: str
    """The department, or nothing."""
    month: str
    """The month, or nothing."""
    account: Account | None
    """What they wrote; None where they wrote nothing."""


def sealing_keys() -> Mapping[str, bytes]:
    """The public keys that are sealed for now, by id: those of auditors who still are."""
    auditors = Holding.objects.filter(role=Role.AUDITOR, person__is_active=True).values_list(
        "person__handle", flat=True
    )
    found = AuditorKey.objects.filter(proven=True, retired_on=None, person__in=list(auditors))
    return {key.id: bytes(key.public) for key in found}


def receive(record: bytes, said: Said, day: date) -> str | None:
    """Take a complaint in, and give its tracking code; None where this form was sent before.

    NoKey or NotRecorded where it cannot be: then nothing of it is kept.
    """
    code = b32encode(secrets.token_bytes(_CODE)).decode()
    with transaction.atomic():
        if Complaint.objects.filter(record=record).exists():
            return None
        kept = Complaint(
            record=record,
            about=said.about,
            department=said.department,
            month=said.month,
            received_on=day,
            code=hashed(code),
        )
        wrapped = _seal(kept, record, said.account)
        try:
            with transaction.atomic():
                kept.save(force_insert=True)
        except IntegrityError:
            return None  # the same form, sent twice at once: the other one was first
        WrappedKey.objects.bulk_create(wrapped)
        _record(kept, "received", complaint_about=said.about)
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def listed(first: int, most: int) -> list[Complaint]:
    """Some of the complaints: those that wait first, the oldest at the head; then the others, the newest at theirs."""
    waiting = Complaint.objects.filter(state=STATES[0]).order_by("received_on", "id")
    found = list(waiting[first : first + most])
    if len(found) < most:
        others, begin = Complaint.objects.filter(state__in=STATES[1:]), max(0, first - waiting.count())
        found += others.order_by("-received_on", "-id")[begin : begin + most - len(found)]
    return found


def find(code: str) -> Complaint | None:
    """The complaint with a tracking code, however its letters were grouped."""
    return Complaint.objects.filter(code=hashed(code)).first()


def hashed(code: str) -> str:
    """What is kept of a tracking code."""
    plain = "".join(each for each in code.upper() if each.isalnum()).replace("0", "O").replace("1", "I")
    return sha256(plain.encode("utf-8", "replace")).hexdigest()


def answered(person: Person, shown: Complaint, answer: str, note: str) -> None:
    """Answer a complaint, for whoever has its code."""
    with transaction.atomic():
        kept = _locked(shown)
        kept.state, kept.answer, kept.note = "answered", answer, note
        _save(person, kept, "answered", ("state", "answer", "note"))
        _record(kept, "answered", role=Role.AUDITOR)


def referred(person: Person, shown: Complaint, to: str, note: str) -> None:
    """Refer a complaint to someone else."""
    with transaction.atomic():
        kept = _locked(shown)
        kept.state, kept.referred_to, kept.note = "referred", to, note
        _save(person, kept, "referred", ("state", "referred_to", "note"))
        _record(kept, "referred", role=Role.AUDITOR)


def closed(person: Person, shown: Complaint, day: date) -> None:
    """Close a complaint that was answered or referred: from now on the days count until it is shredded."""
    with transaction.atomic():
        kept = _locked(shown)
        if kept.state == "received":
            raise Moved
        kept.state, kept.closed_on = "closed", day
        _save(person, kept, "closed", ("state", "closed_on"))


def held(person: Person, shown: Complaint, why: str, until: date | None) -> None:
    """Stop that a complaint is shredded until a day; let go of it again where there is none."""
    with transaction.atomic():
        kept = _locked(shown, even_closed=True)
        kept.hold, kept.hold_until, kept.hold_by = (why, until, person.handle) if until else ("", None, "")
        _save(person, kept, "held" if until else "let_go", ("hold", "hold_until", "hold_by"))


def _seal(kept: Complaint, record: bytes, account: Account | None) -> list[WrappedKey]:
    if account is None:
        return []
    keys = sealing_keys()
    if not keys:
        raise NoKey
    sealed = seal(record, account, keys)
    kept.content, kept.commitment = sealed.content, sealed.commitment
    return [WrappedKey(complaint=kept, key_id=name, wrapped=wrapped) for name, wrapped in sealed.wrapped.items()]


def _locked(shown: Complaint, *, even_closed: bool = False) -> Complaint:
    kept = Complaint.objects.select_for_update().get(id=shown.id)
    if kept.version != shown.version or (kept.state == "closed" and not even_closed):
        raise Moved
    return kept


def _save(person: Person, kept: Complaint, what: str, fields: tuple[str, ...]) -> None:
    kept.version += 1
    kept.save(update_fields=[*fields, "version"])
    audit.done(person, f"complaint_{what}", about=kept.id)


def _record(kept: Complaint, what: str, *, role: str = "", **facts: Any) -> None:
    recorder().append([step(kept, what, role=role, **facts)])


def step(kept: Complaint, what: str, *, role: str = "", **facts: Any) -> Step:
    """The entry that says how far a complaint has come. It commits to nothing more than it says."""
    return Step(
        kind=Kind.COMPLAINT,
        record=bytes(kept.record),
        role=role,
        clauses=CLAUSES[kept.about] if what == "received" else (),
        facts={"complaint": what, **facts},
        department=kept.department if what == "received" else "",
    )
