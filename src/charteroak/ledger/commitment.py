"""Commitments: what lets someone show later what an entry was about, and tells no one else.

HMAC-SHA256 under a new random key of 32 bytes for each entry. The key stays outside the ledger and is destroyed on
schedule. Without it a commitment cannot be told from noise: there is nothing to try a dictionary on, and equal details
do not give equal commitments. A key that is used twice gives that away, so there is no way here to choose one.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from charteroak.ledger.errors import Malformed, Unproven

KEY_SIZE = 32
_DOMAIN = b"charteroak ledger commitment v1\0"


@dataclass(frozen=True, slots=True)
class Opening:
    """The key of one commitment. Keep it apart from the ledger, and destroy it when its time is over."""

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_SIZE:
            raise Malformed("the key of a commitment is not 32 bytes long")


def commit(record: bytes, details: bytes) -> tuple[bytes, Opening]:
    """A commitment to the details of a record, and what opens it."""
    opening = Opening(secrets.token_bytes(KEY_SIZE))
    return _commitment(record, details, opening), opening


def check_opening(commitment: bytes, record: bytes, details: bytes, opening: Opening) -> None:
    """Check that the commitment of a record is to these details. Unproven where it is not."""
    if not hmac.compare_digest(commitment, _commitment(record, details, opening)):
        raise Unproven("the details are not those that the entry commits to")


def new_record() -> bytes:
    """A new random record id."""
    return secrets.token_bytes(16)


def _commitment(record: bytes, details: bytes, opening: Opening) -> bytes:
    if len(record) != 16:
        raise Malformed("a record id is not 16 bytes long")
    return hmac.digest(opening.key, _DOMAIN + record + details, "sha256")
