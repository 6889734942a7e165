"""A stream that is encrypted as it is written, in chunks: nothing plain touches the disk.

The form: a line that says what it is, a line of JSON that says how the key comes about, and then chunks of 64 KiB under
AES-256-GCM. A chunk's nonce is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár), and all are bound to the two lines, so none can be changed, exchanged, left out or cut off. As GCM
does not commit to a key, the second line has a commitment to it: a wrong passphrase is told from a damaged file.

The key comes from a passphrase by scrypt, or from a recipient's public key (X25519): who makes backups that way
cannot read them.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from io import RawIOBase
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from charteroak.ledger.encoding import from_base64, to_base64
from charteroak.ledger.errors import LedgerError, Malformed, Unproven

FIRST = b"charteroak sealed backup v1\n"
COST = 17
"""scrypt's work and memory: 2**17 blocks of 1 KiB, 128 MiB and some tenths of a second."""
_COSTS = range(10, 19)
_CHUNK = 1 << 16
_TAG = 16
_LONGEST_LINE = 1 << 12
_RECIPIENT, _IDENTITY = "charteroak-backup-to:", "charteroak-backup-key:"

Secret = Callable[[dict[str, Any]], bytes]
"""From the second line, the secret that the key is made of. Malformed where it does not say enough."""


def new_identity() -> tuple[str, str]:
    """A recipient's pair: what opens backups, to be kept apart, and what they are sealed for, which may be public."""
    key = X25519PrivateKey.generate()
    return (
        _IDENTITY + to_base64(key.private_bytes_raw()),
        _RECIPIENT + to_base64(key.public_key().public_bytes_raw()),
    )


def for_passphrase(passphrase: str, cost: int = COST) -> tuple[dict[str, Any], bytes]:
    """How a new key comes about, and the secret it is made of."""
    salt = secrets.token_bytes(16)
    return {"scrypt": cost, "salt": to_base64(salt)}, _stretch(passphrase, salt, cost)


def for_recipient(recipient: str) -> tuple[dict[str, Any], bytes]:
    """The same for a recipient. Malformed where that is none."""
    public = X25519PublicKey.from_public_bytes(_raw(recipient, _RECIPIENT))
    own = X25519PrivateKey.generate()
    ephemeral = to_base64(own.public_key().public_bytes_raw())
    return {"x25519": ephemeral, "to": recipient.strip()}, own.exchange(public)


def by_passphrase(passphrase: str) -> Secret:
    """Opens what was sealed with a passphrase."""

    def secret(head: dict[str, Any]) -> bytes:
        if "scrypt" not in head:
            raise Malformed("it is not sealed with a passphrase: give the key of its recipient, with --identity")
        cost = head["scrypt"]
        if not isinstance(cost, int) or cost not in _COSTS:
            raise Malformed("the cost of its passphrase is out of bounds")
        return _stretch(passphrase, from_base64(str(head.get("salt")), "the salt"), cost)

    return secret


def by_identity(identity: str) -> Secret:
    """Opens what was sealed for a recipient."""
    key = X25519PrivateKey.from_private_bytes(_raw(identity, _IDENTITY))

    def secret(head: dict[str, Any]) -> bytes:
        if "x25519" not in head:
            raise Malformed("it is sealed with a passphrase, and not for a recipient")
        raw = from_base64(str(head["x25519"]), "the key")
        if len(raw) != 32:
            raise Malformed("its key is not 32 bytes long")
        return key.exchange(X25519PublicKey.from_public_bytes(raw))

    return secret


class Sealing(RawIOBase):
    """Encrypts what is written to it. It is whole once it is closed."""

    def __init__(self, out: IO[bytes], how: dict[str, Any], secret: bytes) -> None:
        key, commitment = _keys(secret)
        head = FIRST + json.dumps({**how, "commitment": to_base64(commitment)}).encode() + b"\n"
        self._out, self._head, self._cipher = out, head, AESGCM(key)
        self._number = 0
        self._held = bytearray()
        out.write(head)

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes. OSError where they cannot be written."""
        self._held += data
        # A whole chunk is held back, as it may be the last.
        while len(self._held) > _CHUNK:
            self._put(bytes(self._held[:_CHUNK]), last=False)
            del self._held[:_CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk. What is not finished cannot be opened."""
        self._put(bytes(self._held), last=True)
        self._held.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last), chunk, self._head))
        self._number += 1


class Opening(RawIOBase):
    """Decrypts what is read from it. Unproven where a byte of it is not as it was written."""

    def __init__(self, source: IO[bytes], secret: Secret) -> None:
        first, line = source.readline(_LONGEST_LINE), source.readline(_LONGEST_LINE)
        if first != FIRST or not line.endswith(b"\n"):
            raise Malformed("it is no sealed backup")
        try:
            how = json.loads(line)
            commitment = from_base64(str(how["commitment"]), "the commitment")
        except (ValueError, KeyError, TypeError):
            raise Malformed("its second line is damaged") from None
        key, own = _keys(secret(how))
        if not hmac.compare_digest(own, commitment):
            raise Unproven("the passphrase or the key is not that of this backup")
        self._source, self._head, self._cipher = source, first + line, AESGCM(key)
        self._number = 0
        self._held = b""
        self._next = source.read(_CHUNK + _TAG)
        self._ended = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give bytes; none at the end, once the last chunk was read."""
        while not self._held and not self._ended:
            self._open_next()
        given = self._held[: len(buffer)]
        buffer[: len(given)] = given
        self._held = self._held[len(given) :]
        return len(given)

    def _open_next(self) -> None:
        chunk, self._next = self._next, self._source.read(_CHUNK + _TAG)
        last = not self._next
        try:
            self._held = self._cipher.decrypt(_nonce(self._number, last), chunk, self._head)
        except (InvalidTag, ValueError):
            raise Unproven("it was changed or cut off: what it holds is not what was written") from None
        self._number += 1
        self._ended = last


def is_sealed(source: IO[bytes]) -> bool:
    """Whether a file that can be sought in is sealed. It is at its beginning afterwards."""
    first = source.read(len(FIRST))
    source.seek(0)
    return first == FIRST


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _keys(secret: bytes) -> tuple[bytes, bytes]:
    made = HKDF(hashes.SHA256(), 64, salt=None, info=FIRST).derive(secret)
    return made[:32], made[32:]


def _stretch(passphrase: str, salt: bytes, cost: int) -> bytes:
    if not passphrase:
        raise Malformed("the passphrase is empty")
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(passphrase.encode("utf-8", "surrogateescape"))


def _raw(text: str, prefix: str) -> bytes:
    text = text.strip()
    if not text.startswith(prefix):
        raise Malformed(f"a key of backups begins with {prefix}")
    try:
        raw = from_base64(text.removeprefix(prefix), "the key")
    except LedgerError:
        raise Malformed("a key of backups is damaged") from None
    if len(raw) != 32:
        raise Malformed("a key of backups is not 32 bytes long")
    return raw
