"""Logs to write to in the tests: on either store, with the sample key."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from ledger_samples import LOG_KEY, ORIGIN, entries

from charteroak.ledger.log import Log
from charteroak.ledger.notary import Notary
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import Public
from charteroak.ledger.signing import SignerKey
from charteroak.ledger.stores import Store, open_lock, open_store
from charteroak.ledger.writer import Writer

ENTRIES = entries(2000)


@dataclass(frozen=True)
class Where:
    """A log that has been begun: its store and its lock, as paths or URLs, and its public folder."""

    store: str
    lock: str
    public: Path

    def begin(self, *signers: SignerKey) -> None:
        """Make the log with its first entry."""
        store = open_store(self.store, create=True)
        lock = open_lock(self.lock, ORIGIN, create=True)
        writer = Writer(store)
        writer.append(ENTRIES[0])
        writer.close()
        public = Public(self.public)
        public.show(Notary(store, lock, public, signers or (LOG_KEY,)).sign(first=True).note)
        lock.close()
        store.close()

    @contextmanager
    def opened(self, *signers: SignerKey, policy: Policy | None = None) -> Iterator[Log]:
        """The log, open to write."""
        store = open_store(self.store)
        try:
            lock = open_lock(self.lock, ORIGIN)
            log = Log(store, lock, Public(self.public), signers or (LOG_KEY,), policy)
        except BaseException:
            store.close()
            raise
        with log:
            yield log

    def fill(self, count: int) -> None:
        """Append the sample entries from the first that is missing up to this many."""
        with self.opened() as log:
            size = log.store.head().size
            if size < count:
                log.append(ENTRIES[size:count])
            log.checkpoint()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store, to look into."""
        store = open_store(self.store)
        yield store
        store.close()


def sqlite_log(folder: Path) -> Where:
    """Where a log on SQLite goes."""
    return Where(str(folder / "log" / "log.sqlite"), str(folder / "lock" / "lock.sqlite"), folder / "log" / "public")


def copy_of(where: Where, folder: Path) -> None:
    """A backup of an SQLite log's database. It is closed, so there is nothing beside the file."""
    shutil.copy(where.store, folder)


@contextmanager
def new_database(postgres: str) -> Iterator[str]:
    """The URL of a new database on the test's server."""
    name = f"ledger_{uuid.uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgres.replace("/postgres?", f"/{quote(name)}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
