"""A certificate as a file that proves itself: what was completed by whom, the entry of the ledger that commits to it,
the key that opens the commitment, and the receipt that the entry is in the ledger. Nobody has to be asked about it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from charteroak.ledger.codec import Codec, vocabulary_of
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.entry import Entry, Kind
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.policy import Policy
from charteroak.ledger.receipt import Receipt

WHAT = "charteroak training certificate 1"
"""How the file and what it says of someone begin: another form of them has another."""
LARGEST = 1 << 20
"""Bytes that the file may have."""


class Certificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    what: str
    details: str
    """What the entry commits to, as it was: JSON."""
    record: str
    """The entry's record id, in hex."""
    opening: str
    """The key of the commitment, in hex."""
    index: int
    entry: str
    """The entry as the ledger has it, in Base64."""
    receipt: str
    """That it is there (C2SP tlog-proof)."""


class Details(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was completed, and by whom."""

    what: str
    name: str
    number: str
    course: str
    version: str
    on: str
    clauses: tuple[str, ...]
    way: str
    score: int | None


_FILE = msgspec.json.Decoder(Certificate)
_DETAILS = msgspec.json.Decoder(Details)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a certificate that holds says."""

    details: Details
    index: int
    record: str
    entry: bytes


class NoCertificate(Exception):
    """It proves nothing. `why`: not_one, changed (it does not open the commitment), other_entry or not_in_ledger."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def made(details: str, record: str, opening: str, index: int, entry: bytes, receipt: bytes) -> bytes:
    """The file of a completion."""
    file = {
        "what": WHAT,
        "details": details,
        "record": record,
        "opening": opening,
        "index": index,
        "entry": base64.b64encode(entry).decode(),
        "receipt": receipt.decode(),
    }
    return f"{json.dumps(file, ensure_ascii=False, indent=1)}\n".encode()


def verified(data: bytes, codecs: Iterable[Codec], policy: Policy) -> Verified:
    """What a certificate says, once all of it holds: the receipt, by a log of the policy, and the commitment.

    NoCertificate says what does not hold, and nothing of what the file says is believed.
    """
    file, details = _read(data)
    entry_bytes = base64.b64decode(file.entry)
    entry, said = _decoded(entry_bytes, codecs)
    if entry.kind is not Kind.TRAINING or entry.record.hex() != file.record:
        raise NoCertificate("other_entry")
    try:
        opening = Opening(bytes.fromhex(file.opening))
        check_opening(entry.commitment, entry.record, file.details.encode(), opening)
    except (LedgerError, ValueError):
        raise NoCertificate("changed") from None
    if sorted(details.clauses) != sorted(said.get("clauses", ())):
        raise NoCertificate("other_entry")
    try:
        receipt = Receipt.parse(file.receipt.encode())
        if receipt.index != file.index:
            raise NoCertificate("not_in_ledger")
        receipt.check(entry_bytes, policy)
    except LedgerError:
        raise NoCertificate("not_in_ledger") from None
    return Verified(details, file.index, file.record, entry_bytes)


def _read(data: bytes) -> tuple[Certificate, Details]:
    if len(data) > LARGEST:
        raise NoCertificate("not_one")
    try:
        file = _FILE.decode(data)
        details = _DETAILS.decode(file.details)
        base64.b64decode(file.entry, validate=True)
    except (msgspec.DecodeError, ValueError, UnicodeError):
        raise NoCertificate("not_one") from None
    if file.what != WHAT or details.what != WHAT:
        raise NoCertificate("not_one")
    return file, details


def _decoded(data: bytes, codecs: Iterable[Codec]) -> tuple[Entry, dict[str, Any]]:
    """The entry, by the codec of its vocabulary."""
    try:
        wanted = vocabulary_of(data)
        codec = next((each for each in codecs if each.vocabulary.id == wanted), None)
        if codec is None:
            raise NoCertificate("other_entry")
        entry = codec.decode(data)
        return entry, codec.describe(entry)
    except Malformed:
        raise NoCertificate("not_one") from None
