"""Private keys at rest: a file for its owner alone, sealed by a passphrase; or the environment, and no file at all.

A key file is five lines of text: what it is, the public key, how the passphrase was stretched (scrypt, RFC 7914),
and the private key under AES-256-GCM. The lines above the last are bound into the seal, so none can be exchanged.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from charteroak.ledger.encoding import from_base64, from_decimal, from_utf8, to_base64
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.files import load
from charteroak.ledger.signing import SignerKey, VerifierKey

KEY_VARIABLE = "CHARTEROAK_LEDGER_KEY"
PASSPHRASE_VARIABLE = "CHARTEROAK_LEDGER_PASSPHRASE"  # noqa: S105 - the name of a variable
COST = 17  # scrypt's work and memory: 2**17 blocks of 1 KiB, 128 MiB and some tenths of a second
_COSTS = range(10, 19)  # a damaged file must not ask for more memory than a server has
_FIRST = "charteroak ledger key v1"
_LARGEST = 1 << 16
_NONCE = 12
_SALT = 16


def seal(key: SignerKey, passphrase: str, cost: int = COST) -> bytes:
    """The text of a key file. Malformed where the passphrase is empty, or the cost is none that we read."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    head = f"{_FIRST}\nvkey {key.verifier.vkey}\ncost {cost}\nsalt {to_base64(salt)}\n"
    sealed = AESGCM(_stretch(passphrase, salt, cost)).encrypt(nonce, key.seed, head.encode())
    return f"{head}sealed {to_base64(nonce + sealed)}\n".encode()


def unseal(data: bytes, passphrase: str) -> SignerKey:
    """The key of a key file. Malformed where the file is damaged; Unproven where the passphrase is another."""
    text = from_utf8(data, "the key file", _LARGEST)
    lines = text.split("\n")
    if len(lines) != 6 or lines[0] != _FIRST or lines[5]:
        raise Malformed(f"the file is not five lines that begin with {_FIRST!r}")
    vkey, cost_text, salt_text, sealed_text = (
        _value(line, name) for line, name in zip(lines[1:5], ("vkey", "cost", "salt", "sealed"), strict=True)
    )
    verifier = VerifierKey.parse(vkey)
    cost = from_decimal(cost_text, "the cost")
    salt = from_base64(salt_text, "the salt")
    sealed = from_base64(sealed_text, "the sealed key")
    if len(salt) != _SALT:
        raise Malformed("the salt is not 16 bytes long")
    return _open(sealed, _stretch(passphrase, salt, cost), "\n".join((*lines[:4], "")), verifier)


def _open(sealed: bytes, secret: bytes, head: str, verifier: VerifierKey) -> SignerKey:
    try:
        seed = AESGCM(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], head.encode())
    except (InvalidTag, ValueError):
        raise Unproven("the passphrase is not that of this key, or the file is damaged") from None
    key = SignerKey(verifier.name, verifier.type, seed)
    if key.verifier != verifier:
        raise Malformed("the private key is not that of the public key")
    return key


def _value(line: str, name: str) -> str:
    if not line.startswith(f"{name} "):
        raise Malformed(f"the file has no line {name!r} where it should be")
    return line.removeprefix(f"{name} ")


def _stretch(passphrase: str, salt: bytes, cost: int) -> bytes:
    """A key of 32 bytes from a passphrase, made slow and large on purpose."""
    if not passphrase:
        raise Malformed("the passphrase is empty")
    if cost not in _COSTS:
        raise Malformed(f"the cost is not from {_COSTS[0]} to {_COSTS[-1]}")
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(passphrase.encode("utf-8", "surrogateescape"))


def save_key(path: Path, key: SignerKey, passphrase: str, cost: int = COST) -> None:
    """Write a new key file, mode 0600, and be sure that it is on the disk. LedgerError where one is there already."""
    data = seal(key, passphrase, cost)
    try:
        with open(path, "xb", opener=_for_the_owner) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerError(f"{path}: the key cannot be written: {error.strerror}") from None
    _sync(path.parent)


def load_key(path: Path, passphrase: str) -> SignerKey:
    """Read a key file. A LedgerError names the file and what is wrong: missing, open to others, damaged."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise LedgerError(f"{path}: the key cannot be read: {error.strerror}") from None
    if os.name == "posix" and mode & 0o077:
        raise LedgerError(f"{path}: others than its owner can use this key file; run: chmod 600 {path}")
    try:
        return unseal(data, passphrase)
    except LedgerError as error:
        raise error.at(path) from None


def read_head(path: Path) -> tuple[VerifierKey, int]:
    """What a key file says without its passphrase: the public key, and the cost. A LedgerError names the file."""
    return load(path, _head)


def _head(data: bytes) -> tuple[VerifierKey, int]:
    lines = from_utf8(data, "the key file", _LARGEST).split("\n")
    if lines[0] != _FIRST or len(lines) < 3:
        raise Malformed(f"the file is not five lines that begin with {_FIRST!r}")
    return VerifierKey.parse(_value(lines[1], "vkey")), from_decimal(_value(lines[2], "cost"), "the cost")


def key_from(environment: Mapping[str, str]) -> SignerKey | None:
    """The key that `CHARTEROAK_LEDGER_KEY` holds as an skey; None where it is not set. Malformed where it is none."""
    if KEY_VARIABLE not in environment:
        return None
    try:
        return SignerKey.parse(environment[KEY_VARIABLE])
    except Malformed as error:
        raise error.at(KEY_VARIABLE) from None


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _sync(folder: Path) -> None:
    """A new name in a folder is durable once the folder is written too."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
