"""SQLite as a log's store: one file, write-ahead log, `synchronous=FULL`, so that a commit is on the disk.

SQLite polls for its write lock and sleeps between; a lock on a file beside the database wakes whoever waits at once.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from charteroak.ledger.alone import alone
from charteroak.ledger.durable import make_folder, sync_folder
from charteroak.ledger.errors import LedgerError, Stopped, Unavailable
from charteroak.ledger.stores import Addition, Head
from charteroak.ledger.stores.records import Records
from charteroak.ledger.tree import EMPTY_ROOT

_PATIENCE = 5.0  # seconds to wait for another process
_APPLICATION = 0x43_4F_4C_47  # "COLG": says in the file's header whose it is
_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
CREATE TABLE entry (place INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE tile (
  level INTEGER, place INTEGER, root BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
INSERT INTO head VALUES (1, 0, x'{EMPTY_ROOT.hex()}');
"""  # noqa: S608 - constants of ours
_LOCK_SCHEMA = f"""
CREATE TABLE signed (origin TEXT PRIMARY KEY, note BLOB NOT NULL) STRICT;
PRAGMA application_id = {_APPLICATION};
"""
# What may pass by itself or by making room; whatever else goes wrong with the storage stops the process.
_PASSING = {
    sqlite3.SQLITE_BUSY: "the database is in use by another process",
    sqlite3.SQLITE_LOCKED: "the database is in use by another process",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the database cannot be written",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened",
    sqlite3.SQLITE_PERM: "the database cannot be written",
    sqlite3.SQLITE_AUTH: "the database cannot be written",
}
# The same of what SQLite calls an error of the disk: a write that was refused (over a quota, or a limit to the size of
# files) was not made, and is not kept. A sync that failed is another thing.
_PASSING_WRITES = {
    sqlite3.SQLITE_IOERR_WRITE: "the database cannot be written",
    sqlite3.SQLITE_IOERR_SHMOPEN: "the index of the write-ahead log cannot be made",
    sqlite3.SQLITE_IOERR_SHMSIZE: "the index of the write-ahead log cannot be made",
}
_BROKEN = {
    sqlite3.SQLITE_IOERR: "the disk failed",
    sqlite3.SQLITE_CORRUPT: "the database is damaged",
    sqlite3.SQLITE_NOTADB: "it is no database",
}


class _Database:
    """A connection that any thread may use, one at a time. Errors are told without what was being written."""

    def __init__(self, path: Path, schema: str, create: bool) -> None:
        self.path = path
        self._guard = threading.Lock()
        self._named = False
        if create:
            _create(path, schema)
        elif not path.is_file():
            raise LedgerError(f"{path}: there is no such database")
        with self.faults():
            self._connection = sqlite3.connect(
                path.absolute().as_uri() + "?mode=rw",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=_PATIENCE,
            )
            try:
                if self.one("PRAGMA application_id") != _APPLICATION:
                    raise LedgerError(f"{path}: is no database of a ledger")
                _settle(self._connection)
            except BaseException:
                self._connection.close()
                raise

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Say what SQLite says in the ledger's words."""
        try:
            yield
        except sqlite3.Error as error:
            raise _fault(error, self.path) from None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that writes, alone among all processes. It is on the disk when this ends."""
        with self._guard, self.faults(), alone(self.path.with_name(f"{self.path.name}.writer")):
            self._settle_names()
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _settle_names(self) -> None:
        """Be sure of the names of the database and its write-ahead log, both of which are there by now, before anything
        that is in them is acknowledged. SQLite syncs their folder too, and does not say when that fails.
        """
        if not self._named:
            try:
                sync_folder(self.path.parent)
            except OSError as error:
                raise Unavailable(f"{self.path.parent}: {error.strerror}") from None
            self._named = True

    def all(self, query: str, *values: Any) -> list[Any]:
        """The rows of a query."""
        with self._guard, self.faults():
            return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Any:
        """The first field of the first row, or None."""
        rows = self.all(query, *values)
        return rows[0][0] if rows else None

    def close(self) -> None:
        with self._guard, self.faults():
            self._connection.close()


class SqliteStore:
    """A log's entries in an SQLite file."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._writer = _Database(path, _SCHEMA, create)
        self._reader = _Database(path, _SCHEMA, create=False)  # reads while the other waits for the disk
        self._records = Records(path.with_name(f"{path.name}.records"), self._placed)

    @contextmanager
    def writing(self) -> Iterator[_Writing]:
        """Write, alone. What was written is on the disk when this ends; where it raises, nothing was."""
        with self._writer.transaction() as connection:
            yield _Writing(connection)

    def head(self) -> Head:
        """The head as it is now."""
        return Head(*self._reader.all("SELECT size, root FROM head")[0])

    def entries(self, start: int, stop: int) -> list[bytes]:
        """The entries from `start` up to `stop`; without those that there are not, or not any more."""
        return [data for _, data in self._placed(start, stop)]

    def tile(self, level: int, index: int) -> bytes | None:
        """A full tile of hashes, or None where there is none."""
        found: bytes | None = self._reader.one("SELECT data FROM tile WHERE level = ? AND place = ?", level, index)
        return found

    def roots(self, level: int, start: int, stop: int) -> list[bytes]:
        """The roots of the full tiles of a level, from `start` up to `stop`."""
        query = "SELECT root FROM tile WHERE level = ? AND place >= ? AND place < ? ORDER BY place"
        return [root for (root,) in self._reader.all(query, level, start, stop)]

    def find(self, record: bytes) -> list[int]:
        """The indexes of the entries with a record id, in order."""
        with self._reader.faults():
            return self._records.find(record, self.head().size)

    def first(self) -> int:
        """The first entry that is still kept: 0, unless the log was pruned."""
        found: int | None = self._reader.one("SELECT min(place) FROM entry")
        return found or 0

    def prune(self, first: int) -> None:
        """Delete the entries before `first`, for good: from the file, and from the write-ahead log. Hashes stay."""
        with self._writer.transaction() as connection:
            connection.execute("DELETE FROM entry WHERE place < ?", (first,))
        self._records.forget()
        if self._writer.one("PRAGMA wal_checkpoint(TRUNCATE)"):
            raise Unavailable(f"{self._writer.path}: pruned, but its write-ahead log is in use and was not emptied")

    def _placed(self, start: int, stop: int) -> list[tuple[int, bytes]]:
        query = "SELECT place, data FROM entry WHERE place >= ? AND place < ? ORDER BY place"
        return self._reader.all(query, start, stop)

    def close(self) -> None:
        """Let go of the database."""
        self._reader.close()
        self._writer.close()


class _Writing:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def head(self) -> Head:
        return Head(*self._connection.execute("SELECT size, root FROM head").fetchone())

    def add(self, addition: Addition) -> None:
        start = addition.head.size - len(addition.entries)
        insert = self._connection.executemany
        insert("INSERT INTO entry VALUES (?, ?)", enumerate(addition.entries, start))
        tiles = ((tile.level, tile.index, root, data) for tile, data, root in addition.tiles)
        insert("INSERT INTO tile VALUES (?, ?, ?, ?)", tiles)
        self._connection.execute("UPDATE head SET size = ?, root = ?", addition.head)


class SqliteLock:
    """The last signed checkpoint of a log in an SQLite file of its own."""

    def __init__(self, path: Path, origin: str, *, create: bool = False) -> None:
        self._database = _Database(path, _LOCK_SCHEMA, create)
        self._origin = origin

    def last(self) -> bytes | None:
        """The last signed checkpoint; None before the first."""
        found: bytes | None = self._database.one("SELECT note FROM signed WHERE origin = ?", self._origin)
        return found

    def swap(self, old: bytes | None, new: bytes) -> bool:
        """Put `new` in the place of `old`. False, and nothing is done, where `old` is not what is there."""
        with self._database.transaction() as connection:
            if old is None:
                done = connection.execute("INSERT OR IGNORE INTO signed VALUES (?, ?)", (self._origin, new))
            else:
                change = "UPDATE signed SET note = ? WHERE origin = ? AND note = ?"
                done = connection.execute(change, (new, self._origin, old))
            return done.rowcount == 1

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def _create(path: Path, schema: str) -> None:
    """Make a database, for its owner alone. LedgerError where there is a file already."""
    try:
        make_folder(path.parent, 0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LedgerError(f"{path}: the database cannot be made: {error.strerror}") from None
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _settle(connection)
            connection.executescript(f"BEGIN; {schema} COMMIT;")
    except sqlite3.Error as error:
        raise _fault(error, path) from None


def _settle(connection: sqlite3.Connection) -> None:
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")
    if sys.platform == "darwin":  # where fsync alone leaves the data in the drive's cache
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")


def _fault(error: sqlite3.Error, path: Path) -> LedgerError:
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = extended & 0xFF
    if passing := _PASSING_WRITES.get(extended, _PASSING.get(code)):
        return Unavailable(f"{path}: {passing}")
    return Stopped(f"{path}: {_BROKEN.get(code, 'the database failed')}")
