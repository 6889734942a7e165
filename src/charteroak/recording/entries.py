"""The entry that an answer leaves, and what its owner keeps to open it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import Opening, commit, new_record
from charteroak.ledger.entry import Kind
from charteroak.logic.answer import Answer
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Value

_POLICE = ("police_officer", "police_civilian")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not in the ledger yet, and the opening of its commitment, which is kept nowhere here.

    The commitment is to `details` (`details_of` the answer). There is no opening where an entry commits to nothing.
    """

    record: bytes
    entry: bytes
    details: bytes
    opening: Opening | None


def decision(
    codec: Codec,
    answer: Answer,
    facts: Mapping[str, Value | None],
    *,
    role: str | None = None,
    department: str | None = None,
    record: bytes | None = None,
    basis: str | None = None,
    now: datetime.datetime | None = None,
) -> Draft:
    """The entry of a decision that someone acts on. BadInput where the role, department or basis is none there is.

    `role` is by default what the facts say of who acts, `record` a new record id, `basis` the kind of law that
    requires the act, where one does.
    """
    _check("role", role, codec.vocabulary.roles)
    _check("department", department, codec.vocabulary.departments)
    _check("basis", basis, codec.vocabulary.bases)
    record = new_record() if record is None else record
    details = details_of(answer)
    commitment, opening = commit(record, details)
    named = {name: said for name, said in (("department", department), ("basis", basis)) if said}
    entry = codec.entry(
        Kind.DECISION,
        now or datetime.datetime.now(datetime.UTC),
        record,
        facts={name: value for name, value in facts.items() if value is not None},
        clauses=answer.clauses,
        commitment=commitment,
        law=bytes.fromhex(answer.law.text_sha256),
        readings=readings_digest({note.id: note.settled for note in answer.readings}),
        act=answer.act,
        outcome=answer.outcome,
        role=role or role_of(facts),
        **named,
    )
    return Draft(record, codec.encode(entry), details, opening)


def details_of(answer: Answer) -> bytes:
    """What the commitment is to: the answer as it was given, in JSON of UTF-8 with its members in order and no spaces.

    Any language's JSON gives the same bytes for an answer that was read and is written again.
    """
    return msgspec.json.encode(answer.as_dict())


def role_of(facts: Mapping[str, Value | None]) -> str:
    """The role of who acts, as far as the facts say it."""
    return "police" if facts.get("employee") in _POLICE else "employee"


def readings_digest(readings: Mapping[str, str | None]) -> bytes:
    """The SHA-256 of the readings that bear on an act, with what each was settled as: JSON, sorted, no spaces."""
    return sha256(json.dumps(dict(readings), sort_keys=True, separators=(",", ":")).encode()).digest()


def _check(field: str, name: str | None, allowed: tuple[str, ...]) -> None:
    if name is not None and name not in allowed:
        raise BadInput(field, "another text", allowed)
