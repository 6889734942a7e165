"""Setting a ledger up, and opening it to write."""

from __future__ import annotations

import datetime
import os
import re
import secrets
import shutil
import socket
from contextlib import suppress

from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import new_record
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.keys import COST, save_key
from charteroak.ledger.log import Log
from charteroak.ledger.notary import Notary
from charteroak.ledger.public import Public
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.stores import open_lock, open_store
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.ledger.writer import Writer
from charteroak.recording.place import Place
from charteroak.recording.succession import KEYS, publish

VOCABULARIES = "vocabulary"
_LEAST_COST = 10  # a passphrase of 32 random bytes needs no stretching


def own_origin() -> str:
    """A name for a log that no one named: this machine's, and something that no other log has."""
    host = re.sub(r"[^a-z0-9.-]", "", socket.gethostname().lower()) or "localhost"
    return f"{host}/charteroak/{secrets.token_hex(4)}"


def create(
    place: Place,
    key: SignerKey,
    vocabulary: Vocabulary,
    passphrase: str | None,
    cost: int = COST,
    opened: datetime.datetime | None = None,
) -> None:
    """Set up a ledger: its folder, its store, its first entry, its first checkpoint. The key is kept if there is a
    passphrase to seal it with. LedgerError, and nothing is left behind, where there is a ledger already.

    `opened` is when the first entry says that it was begun: now, but for a made-up history.
    """
    if place.exists:
        raise LedgerError(f"{place.folder}: there is a ledger already")
    lock = open_lock(place.lock, key.name, create=not _is_there(place.lock))
    try:
        if lock.last() is not None:
            raise LedgerError(f"a log named {key.name} has been signed before: take another name")
        place.folder.mkdir(mode=0o700, parents=True)
        try:
            if passphrase is not None:
                save_key(place.key, key, passphrase, cost)
            _begin(place, key, vocabulary, opened or datetime.datetime.now(datetime.UTC))
            store = open_store(place.store)
            try:
                signed = Notary(store, lock, Public(place.public), [key]).sign(first=True)
                Public(place.public).show(signed.note)
            finally:
                store.close()
        except LedgerError:
            shutil.rmtree(place.folder, ignore_errors=True)
            raise
    except OSError as error:
        raise LedgerError(f"{place.folder}: cannot be made: {error.strerror}") from None
    finally:
        lock.close()


def create_unattended(
    place: Place, vocabulary: Vocabulary, key: SignerKey | None = None, opened: datetime.datetime | None = None
) -> None:
    """Set up a ledger with a passphrase of its own, which is kept in a file beside the ledger's folder. The key is
    one of its own too, unless one is given. LedgerError, and nothing is left behind, where there is a ledger already.
    """
    if place.exists:
        raise LedgerError(f"{place.folder}: there is a ledger already")
    key = key or SignerKey.generate(own_origin(), KeyType.ED25519)
    passphrase = secrets.token_urlsafe(32)
    try:
        place.passphrase.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(place.passphrase, "x", encoding="ascii", opener=_for_the_owner) as file:
            file.write(passphrase)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerError(f"{place.passphrase}: cannot be made: {error.strerror}") from None
    try:
        create(place, key, vocabulary, passphrase, _LEAST_COST, opened)
    except LedgerError:
        with suppress(OSError):
            place.passphrase.unlink()
        raise


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _is_there(where: str) -> bool:
    return "://" not in where and os.path.exists(where)  # noqa: PTH110 - a path or a URL


def _begin(place: Place, key: SignerKey, vocabulary: Vocabulary, opened: datetime.datetime) -> None:
    """The store with its first entry, and what is published beside the tiles."""
    codec = Codec(vocabulary)
    opening = codec.encode(codec.entry(Kind.OPENING, opened, new_record(), subject=vocabulary.digest))
    store = open_store(place.store, create=True)
    try:
        writer = Writer(store)
        writer.append(opening)
        writer.close()
    finally:
        store.close()
    files = {f"{VOCABULARIES}/{vocabulary.id.hex()}": vocabulary.text.encode(), KEYS: f"{key.verifier.vkey}\n".encode()}
    Public(place.public).write(files)


def open_log(place: Place, key: SignerKey) -> Log:
    """The ledger, open to write. LedgerError says why not: none was set up, it is behind, its key is another."""
    if not place.exists:
        raise LedgerError("no ledger has been set up: run `charteroak ledger init`")
    policy = place.policy()
    store = open_store(place.store)
    try:
        lock = open_lock(place.lock, key.name)
        try:
            log = Log(store, lock, Public(place.public), [key], policy)
            try:
                publish(place.public, key.verifier)  # where a change of keys was broken off, this is left to do
            except BaseException:
                log.close()
                raise
            return log
        except BaseException:
            lock.close()
            raise
    except BaseException:
        store.close()
        raise
