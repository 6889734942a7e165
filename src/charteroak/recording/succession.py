"""From one key to the next: two key files while a new key takes over, and which of them holds.

The new key lies sealed in `key.next` before anything is signed with it. Until the log's last checkpoint has the new
key's signature, the old file holds; from then on the log takes the new one alone, and `key.next` becomes `key`. Each
step is on the disk before the next begins and may be done again, so a crash between any two leaves a ledger that opens.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from charteroak.ledger.durable import sync_folder
from charteroak.ledger.encoding import from_utf8
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.files import LARGEST, load
from charteroak.ledger.keys import read_head, save_key
from charteroak.ledger.note import Note
from charteroak.ledger.public import Public
from charteroak.ledger.signing import SignerKey, VerifierKey
from charteroak.ledger.stores import open_lock

KEYS = "keys"


def next_to(key: Path) -> Path:
    """Where the new key lies while it takes over."""
    return key.with_name(f"{key.name}.next")


def keep_next(key: Path, new: SignerKey, passphrase: str, cost: int) -> None:
    """Keep the new key beside the old one: whole, or not at all."""
    draft = key.with_name(f"{key.name}.draft")
    try:
        draft.unlink(missing_ok=True)
        save_key(draft, new, passphrase, cost)
        draft.replace(next_to(key))
        sync_folder(key.parent)
    except OSError as error:
        raise LedgerError(f"{next_to(key)}: the key cannot be written: {error.strerror}") from None


def settle(key: Path, lock: str, public: Path) -> None:
    """Finish a change of keys that was broken off after the new key had signed. Does nothing where there is none."""
    new = next_to(key)
    if not new.exists():
        return
    last = _last_signer(lock, read_head(key)[0])
    if last is not None and last == read_head(new)[0].id:
        publish(public, read_head(new)[0])
        take_over(key)


def take_over(key: Path) -> None:
    """Put the new key file in the place of the old one, for good. Does nothing where that was done already."""
    try:
        with suppress(FileNotFoundError):
            next_to(key).replace(key)
        sync_folder(key.parent)
    except OSError as error:
        raise LedgerError(f"{key}: the new key cannot be put in its place: {error.strerror}") from None


def published(folder: Path) -> list[VerifierKey]:
    """The keys that the log has signed with, the oldest first. A LedgerError names the file and what is wrong."""
    return load(folder / KEYS, _listed) if (folder / KEYS).exists() else []


def _listed(data: bytes) -> list[VerifierKey]:
    lines = from_utf8(data, "the list of keys", LARGEST).split("\n")
    if lines.pop() or not lines:
        raise Malformed("the list of keys is empty, or does not end with a newline")
    return [VerifierKey.parse(line) for line in lines]


def publish(folder: Path, key: VerifierKey) -> None:
    """Add a key to those that the log has signed with, one a line, the oldest first, unless it is there."""
    listed = published(folder)
    if key not in listed:
        Public(folder).write({KEYS: "".join(f"{each.vkey}\n" for each in (*listed, key)).encode()})


def _last_signer(where: str, old: VerifierKey) -> bytes | None:
    """The id of the last key of the log that signed its last checkpoint; None where that is the old key."""
    lock = open_lock(where, old.name)
    try:
        data = lock.last()
    finally:
        lock.close()
    own = [each.key_id for each in Note.parse(data).signatures if each.name == old.name] if data else []
    return own[-1] if own and own[-1] != old.id else None
