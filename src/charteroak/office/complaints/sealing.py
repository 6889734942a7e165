"""What a person writes, sealed for the auditors before anything of it is kept.

Each complaint has a data key of its own. From it come, by HKDF, the key that encrypts (AES-256-GCM) and a commitment
to the data key, as AES-GCM by itself would let one ciphertext open under two keys. The data key is wrapped to the
public key of each auditor by HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), and then forgotten. What it is for, the
version of this scheme and the id of the record are bound into both, so nothing can be moved to another complaint. What
is written is filled up to a size that many have, so that the length of the ciphertext tells little.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import constant_time, hashes, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = 1
_PURPOSE = b"charteroak complaint account v%d\0" % VERSION
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_KEY, _NONCE, _LENGTH = 32, 12, 4
_SMALLEST = 2048
_JSON = msgspec.json.Encoder()


class NotOpened(Exception):
    """The account cannot be opened with this key, or it is not as it was sealed."""


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person wrote, and the language they read: beside the complaint, in plain, that would tell of them."""

    words: str
    contact: str
    language: str


_ACCOUNT = msgspec.json.Decoder(Account)
"""Made before threads ask: see `screening.working.OUTCOMES`."""


@dataclass(frozen=True)
class Sealed:
    """What is kept of an account."""

    content: bytes
    """The nonce and the ciphertext."""
    commitment: bytes
    """32 bytes that bind the data key."""
    wrapped: Mapping[str, bytes]
    """The data key, wrapped to each auditor's key, by that key's id."""


def seal(record: bytes, account: Account, keys: Mapping[str, bytes]) -> Sealed:
    """Seal an account for these public keys. ValueError where one of them is no key."""
    data_key, nonce = secrets.token_bytes(_KEY), secrets.token_bytes(_NONCE)
    encrypting, commitment = _derived(data_key, record)
    content = nonce + AESGCM(encrypting).encrypt(nonce, _filled(_JSON.encode(account)), _bound(record))
    wrapped = {
        name: _SUITE.encrypt(data_key, X25519PublicKey.from_public_bytes(public), info=_bound(record, name.encode()))
        for name, public in keys.items()
    }
    return Sealed(content, commitment, wrapped)


def open_(record: bytes, sealed: Sealed, name: str, private: X25519PrivateKey) -> Account:
    """The account, opened with the private key of that name. NotOpened where it cannot be."""
    try:
        data_key = _SUITE.decrypt(sealed.wrapped[name], private, info=_bound(record, name.encode()))
        encrypting, commitment = _derived(data_key, record)
        if not constant_time.bytes_eq(commitment, sealed.commitment):
            raise NotOpened
        plain = AESGCM(encrypting).decrypt(sealed.content[:_NONCE], sealed.content[_NONCE:], _bound(record))
        length = int.from_bytes(plain[:_LENGTH], "big")
        return _ACCOUNT.decode(plain[_LENGTH : _LENGTH + length])
    except (InvalidTag, ValueError, KeyError, msgspec.MsgspecError):
        raise NotOpened from None


def is_key(public: bytes) -> bool:
    """Whether something can be sealed for a public key: not where it is one of the few that give no secret."""
    try:
        _SUITE.encrypt(b"", X25519PublicKey.from_public_bytes(public), info=_PURPOSE)
    except ValueError:
        return False
    return True


def _bound(record: bytes, more: bytes = b"") -> bytes:
    return _PURPOSE + record + more


def _derived(data_key: bytes, record: bytes) -> tuple[bytes, bytes]:
    """The key that encrypts, and the commitment to the data key."""
    both = HKDF(hashes.SHA256(), 2 * _KEY, salt=None, info=_bound(record, b"encrypt, commit")).derive(data_key)
    return both[:_KEY], both[_KEY:]


def _filled(text: bytes) -> bytes:
    """A text with its length before it, and nothing after it up to the next power of two."""
    size = _SMALLEST
    while size < _LENGTH + len(text):
        size *= 2
    return (len(text).to_bytes(_LENGTH, "big") + text).ljust(size, b"\0")
