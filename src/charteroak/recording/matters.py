"""Entries of the City's matters: a request that came, a decision on it, an approval, a disclosure, a complaint.

A matter is a record id that several entries share. Each entry commits to details that its owner may keep; the ledger
itself says closed words only.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from charteroak.law import text
from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import commit
from charteroak.ledger.entry import SHAPES, Kind
from charteroak.logic import clock
from charteroak.logic.expr import Value
from charteroak.recording.entries import Draft, readings_digest


class Drafts(Protocol):
    """What makes one entry."""

    def draft(self, codec: Codec) -> Draft:
        """The entry. Malformed where the ledger's vocabulary cannot say it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry that was made before: whoever records it knows its very bytes, whatever becomes of the recording."""

    made: Draft

    def draft(self, codec: Codec) -> Draft:  # noqa: ARG002 - it was made with one
        """The entry as it was made."""
        return self.made


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of a matter, in names of the vocabulary.

    `details` is what the entry commits to, as an object of JSON: it may say more than the entry, and is kept by
    whoever is given the receipt, or by no one. `subject` is the digest of a public thing (`ledger.entry`). `time` is
    now unless it is given, as only a made-up history has reason to.
    """

    kind: Kind
    record: bytes
    role: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    act: str = ""
    outcome: str = ""
    clauses: Sequence[str] = ()
    facts: Mapping[str, Value] = field(default_factory=dict)
    department: str = ""
    basis: str = ""
    approvers: Sequence[str] = ()
    readings: Mapping[str, str | None] | None = None
    subject: bytes = b""
    time: datetime.datetime | None = None

    def draft(self, codec: Codec) -> Draft:
        """The entry. Malformed where the ledger's vocabulary cannot say it, or its kind does not."""
        needed, allowed = SHAPES[self.kind]
        details = msgspec.json.encode(self.details, order="deterministic")
        said: dict[str, Any] = {
            name: value for name in ("role", "act", "outcome", "department", "basis") if (value := getattr(self, name))
        }
        if self.clauses:
            said["clauses"] = self.clauses
        if self.approvers:
            said["approvers"] = self.approvers
        if self.subject:
            said["subject"] = self.subject
        if "law" in needed:
            said["law"] = bytes.fromhex(text.ARTICLE_SHA256)
        if self.readings is not None:
            said["readings"] = readings_digest(self.readings)
        opening = None
        if "commitment" in needed | allowed:
            said["commitment"], opening = commit(self.record, details)
        time = self.time or clock.now()
        entry = codec.entry(self.kind, time, self.record, facts=dict(self.facts), **said)
        return Draft(self.record, codec.encode(entry), details, opening)
