"""A settlement of a reading: the entry that the ledger has of it, and what is kept beside, which anyone may check.

Readings are public, and so is why counsel settled one: unlike others, the commitments of these entries are opened.
What is kept is the entry's bytes, the details that it commits to, and the key that shows it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Self

from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.settled import Settlement
from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.recording.entries import readings_digest
from charteroak.recording.matters import Step

_DOMAIN = b"charteroak ledger reading record v1\0"
_CHOICES = {reading.id: reading.choices for reading in RULEBOOK.readings}
_DETAILS = {"reading", "choice", "since", "reason", "readings", "text_sha256"}


class Disagrees(Exception):
    """What is kept of a settlement is not what the ledger's entry says."""


def record_of(reading: str) -> bytes:
    """The record id of every entry about a reading: made from its name, so that all of them can be found."""
    return sha256(_DOMAIN + reading.encode()).digest()[:16]


def step_of(reading: str, choice: str | None, since: date, reason: str, readings: Mapping[str, str | None]) -> Step:
    """The entry that settles a reading, or with the choice None unsettles it.

    `readings` are all readings as they are to stand on the day, this one among them.
    """
    return Step(
        kind=Kind.READING,
        record=record_of(reading),
        role="counsel",
        approvers=("counsel", "counsel"),
        facts={"settlement": "unsettled"} if choice is None else {reading: choice},
        readings=readings,
        details={
            "reading": reading,
            "choice": choice,
            "since": since.isoformat(),
            "reason": reason,
            "readings": dict(readings),
            "text_sha256": text.ARTICLE_SHA256,
        },
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a settlement: the entry's place and bytes, its details, and the key that opens its commitment."""

    index: int
    entry: bytes
    details: bytes
    key: bytes

    @classmethod
    def parse(cls, given: object) -> Self:
        """The one that `as_dict` wrote. Malformed where it is none."""
        if not isinstance(given, dict) or given.keys() != {"index", "entry", "details", "key"}:
            raise Malformed("a settlement is not written as one")
        index, entry, details, key = (given[name] for name in ("index", "entry", "details", "key"))
        if type(index) is not int or index < 0 or not all(isinstance(each, str) for each in (entry, details, key)):
            raise Malformed("a settlement is not written as one")
        try:
            made = cls(index, base64.b64decode(entry, validate=True), details.encode(), bytes.fromhex(key))
        except ValueError:
            raise Malformed("a settlement is not written as one") from None
        made.said()
        return made

    def as_dict(self) -> dict[str, Any]:
        """It as an object of JSON."""
        entry = base64.b64encode(self.entry).decode()
        return {"index": self.index, "entry": entry, "details": self.details.decode(), "key": self.key.hex()}

    def said(self) -> Settlement:
        """What it says, whether or not the ledger says so too. Malformed where it says nothing that can be."""
        return self._settlement(self._details())

    def confirmed(self, codec: Codec) -> Settlement:
        """What it says, where its entry says the same; `codec` is that of the entry. Disagrees where it does not."""
        details = self._details()
        said = self._settlement(details)
        wanted = step_of(said.reading, said.choice, said.since, said.reason, details["readings"])
        try:
            entry = codec.decode(self.entry)
            check_opening(entry.commitment, record_of(said.reading), self.details, Opening(self.key))
            told = codec.describe(entry)
        except LedgerError:
            raise Disagrees from None
        agrees = (
            entry.kind is Kind.READING
            and entry.record == wanted.record
            and told.get("role") == "counsel"
            and list(told.get("approvers", ())) == ["counsel", "counsel"]
            and dict(told.get("facts", {})) == dict(wanted.facts)
            and entry.readings == readings_digest(details["readings"])
            and entry.law.hex() == details["text_sha256"] == text.ARTICLE_SHA256
        )
        if not agrees:
            raise Disagrees
        return said

    def _details(self) -> dict[str, Any]:
        try:
            details = json.loads(self.details)
        except (ValueError, RecursionError):
            raise Malformed("a settlement's details are no JSON") from None
        if not isinstance(details, dict) or details.keys() != _DETAILS or not isinstance(details["readings"], dict):
            raise Malformed("a settlement's details are not those of one")
        return details

    def _settlement(self, details: Mapping[str, Any]) -> Settlement:
        reading, choice, reason = details["reading"], details["choice"], details["reason"]
        try:
            since = date.fromisoformat(details["since"])
        except (TypeError, ValueError):
            raise Malformed("a settlement's day is none") from None
        known = isinstance(reading, str) and reading in _CHOICES and isinstance(reason, str)
        if not known or not (choice is None or choice in _CHOICES[reading]):
            raise Malformed("a settlement's details are not those of one")
        digest = sha256(self.entry).hexdigest()
        return Settlement(reading, choice, since, reason, self.index, record_of(reading).hex(), digest)
