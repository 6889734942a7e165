"""The auditor's key for complaints, and its file: the private half sealed with a passphrase, kept off this server.

The key is one for HPKE (RFC 9180) with X25519. A key file is four lines of text: what it is, the public key, how the
passphrase was stretched (scrypt, RFC 7914), and the private key under AES-256-GCM, with the lines above it bound in.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

COST = 17
"""scrypt's work and memory: 2**17 blocks of 1 KiB, 128 MiB and some tenths of a second."""
SHORTEST = 12
"""Characters that a passphrase must have."""
LARGEST = 4096
"""Bytes that a key file can have."""
_COSTS = range(10, 19)  # a damaged file must not ask for more memory than a server has
_FIRST = "charteroak complaints key v1"
_PUBLIC = "charteroak-complaints-v1:"
_SALT, _NONCE, _SIZE = 16, 12, 32


class BadKey(Exception):
    """The file or the text is no key of ours. `why` is "file", "passphrase" or "public"; nothing of it is repeated."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class KeyPair:
    """A private key, and the public one that goes with it."""

    private: X25519PrivateKey
    public: bytes


def new_pair() -> KeyPair:
    """A new key."""
    return _pair(X25519PrivateKey.generate())


def public_text(public: bytes) -> str:
    """A public key as a line of text, to be pasted."""
    return f"{_PUBLIC}{base64.b64encode(public).decode()}"


def read_public(text: str) -> bytes:
    """The public key in a line of text. BadKey where there is none."""
    line = text.strip()
    data = _decoded(line.removeprefix(_PUBLIC), "public") if line.startswith(_PUBLIC) else b""
    if len(data) != _SIZE:
        raise BadKey("public")
    return data


def fingerprint(public: bytes) -> str:
    """A short name of a public key, to tell keys apart by eye."""
    text = sha256(public).hexdigest()[:16]
    return " ".join(text[i : i + 4] for i in range(0, 16, 4))


def seal_key(pair: KeyPair, passphrase: str, cost: int = COST) -> bytes:
    """The text of a key file."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    head = f"{_FIRST}\n{public_text(pair.public)}\nscrypt {cost} {base64.b64encode(salt).decode()}\n"
    sealed = AESGCM(_stretch(passphrase, salt, cost)).encrypt(nonce, pair.private.private_bytes_raw(), head.encode())
    return f"{head}{base64.b64encode(nonce + sealed).decode()}\n".encode()


def unseal_key(data: bytes, passphrase: str) -> KeyPair:
    """The key of a key file. BadKey where the file is none of ours, or the passphrase is another."""
    try:
        lines = data[: LARGEST + 1].decode("ascii").replace("\r\n", "\n").rstrip("\n").split("\n")
        first, public, stretched, sealed_text = lines
        kind, cost_text, salt_text = stretched.split(" ")
        cost = int(cost_text)
    except ValueError:
        raise BadKey("file") from None
    salt, sealed = _decoded(salt_text, "file"), _decoded(sealed_text, "file")
    if first != _FIRST or kind != "scrypt" or cost not in _COSTS or len(salt) != _SALT or len(data) > LARGEST:
        raise BadKey("file")
    head = "\n".join((first, public, stretched, "")).encode()
    try:
        seed = AESGCM(_stretch(passphrase, salt, cost)).decrypt(sealed[:_NONCE], sealed[_NONCE:], head)
        pair = _pair(X25519PrivateKey.from_private_bytes(seed))
    except (InvalidTag, ValueError):
        raise BadKey("passphrase") from None
    if public != public_text(pair.public):
        raise BadKey("file")
    return pair


def _pair(private: X25519PrivateKey) -> KeyPair:
    return KeyPair(private, private.public_key().public_bytes_raw())


def _stretch(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(passphrase.encode("utf-8", "surrogatepass"))


def _decoded(text: str, why: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadKey(why) from None
