"""Keys that sign notes: Ed25519 (C2SP signed-note), and the cosignatures of C2SP tlog-cosignature.

A log signs its checkpoints with ED25519 or ML_DSA_44, a witness with ED25519_COSIGNATURE or ML_DSA_44. Cosignatures
carry a time. That of an ML-DSA-44 key says: seen at this time, and this is the largest tree seen.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import MOST, from_base64, to_base64
from charteroak.ledger.errors import Malformed, Unproven
from charteroak.ledger.note import Note, Signature, check_name

SEED_SIZE = 32
_KEY_ID = re.compile(r"[0-9a-f]{8}\Z")


class KeyType(IntEnum):
    """The signature types that we know, by their byte in signed-note."""

    ED25519 = 0x01
    ED25519_COSIGNATURE = 0x04
    ML_DSA_44 = 0x06


FOR_LOGS = frozenset({KeyType.ED25519, KeyType.ML_DSA_44})
FOR_WITNESSES = frozenset({KeyType.ED25519_COSIGNATURE, KeyType.ML_DSA_44})


class _PublicKey(Protocol):
    def verify(self, signature: bytes, data: bytes, /) -> None:
        """Raise InvalidSignature where the signature is not this key's over the data."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name: what a vkey says."""

    name: str
    type: KeyType
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        try:
            self._key()
        except ValueError:
            raise Malformed("the public key is not one of its type") from None

    @property
    def id(self) -> bytes:
        """The four bytes that, with the name, tell whose a signature is."""
        return sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as text, to publish."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.type]) + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> VerifierKey:
        """The key of a vkey. Malformed where it is none, or of a type that we do not know."""
        name, key_id, key_type, public = _parts(vkey, "the verifier key")
        key = cls(name, key_type, public)
        if key.id != key_id:
            raise Malformed("the verifier key's id is not that of its name and key")
        return key

    def verify(self, text: str, signature: Signature) -> int | None:
        """Check a signature over a note's text, and give its time, if its type has one. Unproven where it fails."""
        data, time = signature.data, None
        if self.type != KeyType.ED25519:
            time, data = int.from_bytes(data[:8], "big"), data[8:]
        try:
            self._key().verify(data, message(self, text, time or 0))
        except (InvalidSignature, ValueError, Malformed):
            raise Unproven("a signature by a known key does not hold") from None
        return time

    def _key(self) -> _PublicKey:
        if self.type == KeyType.ML_DSA_44:
            return MLDSA44PublicKey.from_public_bytes(self.public)
        return Ed25519PublicKey.from_public_bytes(self.public)


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A private key with its name. Its seed is not shown where the key is printed."""

    name: str
    type: KeyType
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.seed) != SEED_SIZE:
            raise Malformed("the private key is not 32 bytes long")

    @classmethod
    def generate(cls, name: str, key_type: KeyType) -> SignerKey:
        """A new key."""
        return cls(name, key_type, secrets.token_bytes(SEED_SIZE))

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self.type, self._key().public_key().public_bytes_raw())

    @property
    def skey(self) -> str:
        """The key as text, to be kept secret."""
        return f"PRIVATE+KEY+{self.name}+{self.verifier.id.hex()}+{to_base64(bytes([self.type]) + self.seed)}"

    @classmethod
    def parse(cls, skey: str) -> SignerKey:
        """The key of an skey. Malformed where it is none, or of a type that we do not know."""
        if not skey.startswith("PRIVATE+KEY+"):
            raise Malformed("the signer key does not begin with PRIVATE+KEY+")
        name, key_id, key_type, seed = _parts(skey.removeprefix("PRIVATE+KEY+"), "the signer key")
        key = cls(name, key_type, seed)
        if key.verifier.id != key_id:
            raise Malformed("the signer key's id is not that of its name and key")
        return key

    def sign(self, text: str, time: int = 0) -> Signature:
        """Sign a note's text. `time`, in seconds since 1970, goes into a cosignature; ED25519 has none.

        Malformed where the type signs checkpoints only and the text is none that it can sign.
        """
        if not 0 <= time <= MOST:
            raise Malformed("the time of a cosignature is not from 0 to 2**63 - 1")
        verifier = self.verifier
        data = self._key().sign(message(verifier, text, time))
        if self.type != KeyType.ED25519:
            data = time.to_bytes(8, "big") + data
        return Signature(self.name, verifier.id, data)

    def _key(self) -> Ed25519PrivateKey | MLDSA44PrivateKey:
        if self.type == KeyType.ML_DSA_44:
            return MLDSA44PrivateKey.from_seed_bytes(self.seed)
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def _parts(text: str, what: str) -> tuple[str, bytes, KeyType, bytes]:
    """The name, key id, type and key of a vkey. The key's Base 64 may hold a plus, the name may not."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not _KEY_ID.match(parts[1]):
        raise Malformed(f"{what} is not a name, an id and a key")
    data = from_base64(parts[2], what)
    if not data or data[0] not in set(KeyType):
        raise Malformed(f"{what} is of a type that we do not know")
    return parts[0], bytes.fromhex(parts[1]), KeyType(data[0]), data[1:]


def message(key: VerifierKey, text: str, time: int) -> bytes:
    """What a key of its type signs, for a note's text and a time. Malformed where it cannot sign this text."""
    if key.type == KeyType.ED25519:
        return text.encode()
    if time > MOST:
        raise Malformed("the time of a cosignature is above 2**63 - 1")
    checkpoint = Checkpoint.parse(text)
    if key.type == KeyType.ED25519_COSIGNATURE:
        return f"cosignature/v1\ntime {time}\n{text}".encode()
    if checkpoint.extensions:
        raise Malformed("an ML-DSA-44 key signs no extension lines, and the checkpoint has some")
    return b"".join(
        (
            b"subtree/v1\n\0",
            _short(key.name),
            time.to_bytes(8, "big"),
            _short(checkpoint.origin),
            bytes(8),  # the subtree's first leaf: a checkpoint is over all of them
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        )
    )


def _short(text: str) -> bytes:
    """A text behind its length in one byte, as TLS writes it (RFC 8446, section 3.4)."""
    data = text.encode()
    if not 1 <= len(data) <= 255:
        raise Malformed("a name is longer than the 255 bytes that an ML-DSA-44 key can sign")
    return bytes([len(data)]) + data


@dataclass(frozen=True, slots=True)
class Verified:
    """A signature that holds: whose it is, and its time, if its type has one."""

    key: VerifierKey
    time: int | None


def verify_note(note: Note, keys: Iterable[VerifierKey]) -> tuple[Verified, ...]:
    """The signatures by these keys, each checked; those by other keys are left out, as signed-note asks.

    Unproven where one by these keys fails, for a note that one of its signers did not sign is no one's.
    """
    known = {(key.name, key.id): key for key in keys}
    found = ((known.get((each.name, each.key_id)), each) for each in note.signatures)
    return tuple(Verified(key, key.verify(note.text, each)) for key, each in found if key)
