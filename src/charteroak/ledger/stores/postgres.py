"""PostgreSQL as a log's store, in a schema of its own. Needs `charteroak[postgres]`.

A transaction that writes holds the row with the head, so it is alone. `synchronous_commit` is on whatever the server's
default is, and a server that does not sync is refused: an acknowledged entry is on its disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg

from charteroak.ledger.errors import LedgerError, Unavailable
from charteroak.ledger.stores import Addition, Head
from charteroak.ledger.tree import EMPTY_ROOT

_SCHEMA = f"""
CREATE SCHEMA IF NOT EXISTS charteroak_ledger;
CREATE TABLE charteroak_ledger.head (one boolean PRIMARY KEY CHECK (one), size bigint NOT NULL, root bytea NOT NULL);
CREATE TABLE charteroak_ledger.entry (place bigint PRIMARY KEY, data bytea NOT NULL);
CREATE INDEX record ON charteroak_ledger.entry (substring(data FROM 19 FOR 16));
CREATE TABLE charteroak_ledger.tile (
  level smallint, place bigint, root bytea NOT NULL, data bytea NOT NULL, PRIMARY KEY (level, place)
);
INSERT INTO charteroak_ledger.head VALUES (true, 0, '\\x{EMPTY_ROOT.hex()}');
"""  # noqa: S608 - constants of ours
_LOCK_SCHEMA = """
CREATE SCHEMA IF NOT EXISTS charteroak_lock;
CREATE TABLE IF NOT EXISTS charteroak_lock.signed (origin text PRIMARY KEY, note bytea NOT NULL);
"""
_TABLES = {_SCHEMA: "charteroak_ledger.head", _LOCK_SCHEMA: "charteroak_lock.signed"}

T = TypeVar("T")


class _Database:
    """A connection that any thread may use, one at a time. One that was lost is made anew for whoever comes next.

    What PostgreSQL says of an error can hold what was being written, so none of it is repeated but the kind of error.
    """

    def __init__(self, url: str, schema: str, create: bool) -> None:
        self._url = url
        self._guard = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        try:
            if create:
                self.run(lambda connection: connection.execute(schema))
            if not self.run(lambda connection: _exists(connection, _TABLES[schema])):
                raise LedgerError("there is no ledger in this PostgreSQL database")
        except LedgerError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[psycopg.Connection[Any]]:
        """A transaction. It is on the server's disk when this ends."""
        with self._guard:
            try:
                connection = self._connected()
                with connection.transaction():
                    yield connection
            except psycopg.errors.DiskFull:
                raise Unavailable("PostgreSQL: the disk is full") from None
            except psycopg.errors.DuplicateTable:
                raise LedgerError("there is a ledger in this PostgreSQL database already") from None
            except psycopg.Error as error:
                if self._connection is not None and self._connection.broken:
                    self._connection.close()
                    self._connection = None
                raise Unavailable(f"PostgreSQL: {type(error).__name__}") from None

    def run(self, action: Callable[[psycopg.Connection[Any]], T]) -> T:
        """Do one thing in a transaction."""
        with self.transaction() as connection:
            return action(connection)

    def all(self, query: str, *values: Any) -> list[Any]:
        """The rows of a query."""
        return self.run(lambda connection: connection.execute(query, values, binary=True).fetchall())

    def vacuum(self, table: str) -> None:
        """Write a table anew, without what was deleted from it. This can be done in no transaction."""
        with self._guard:
            self._connected().execute(f"VACUUM FULL {table}")

    def close(self) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None or self._connection.closed:
            options = "-c synchronous_commit=on -c lock_timeout=5s -c client_min_messages=error"
            connection = psycopg.connect(self._url, autocommit=True, connect_timeout=5, options=options)
            if connection.execute("SHOW fsync").fetchone() != ("on",):
                connection.close()
                raise LedgerError("this PostgreSQL server has fsync off: it would acknowledge what it can lose")
            self._connection = connection
        return self._connection


def _exists(connection: psycopg.Connection[Any], table: str) -> bool:
    row = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (table,)).fetchone()
    return bool(row and row[0])


def drop(url: str) -> None:
    """Delete a store with all its entries: one that was begun and not finished. Unavailable where it cannot be."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            connection.execute("DROP SCHEMA IF EXISTS charteroak_ledger CASCADE")
    except psycopg.Error as error:
        raise Unavailable(f"PostgreSQL: {type(error).__name__}") from None


class PostgresStore:
    """A log's entries in a PostgreSQL database."""

    def __init__(self, url: str, *, create: bool = False) -> None:
        self._writer = _Database(url, _SCHEMA, create)
        self._reader = _Database(url, _SCHEMA, create=False)

    @contextmanager
    def writing(self) -> Iterator[_Writing]:
        """Write, alone. What was written is on the disk when this ends; where it raises, nothing was."""
        with self._writer.transaction() as connection:
            yield _Writing(connection)

    def head(self) -> Head:
        """The head as it is now."""
        return Head(*self._reader.all("SELECT size, root FROM charteroak_ledger.head")[0])

    def entries(self, start: int, stop: int) -> list[bytes]:
        """The entries from `start` up to `stop`; without those that there are not, or not any more."""
        query = "SELECT data FROM charteroak_ledger.entry WHERE place >= %s AND place < %s ORDER BY place"
        return [data for (data,) in self._reader.all(query, start, stop)]

    def tile(self, level: int, index: int) -> bytes | None:
        """A full tile of hashes, or None where there is none."""
        query = "SELECT data FROM charteroak_ledger.tile WHERE level = %s AND place = %s"
        rows = self._reader.all(query, level, index)
        return rows[0][0] if rows else None

    def roots(self, level: int, start: int, stop: int) -> list[bytes]:
        """The roots of the full tiles of a level, from `start` up to `stop`."""
        query = "SELECT root FROM charteroak_ledger.tile WHERE level = %s AND place >= %s AND place < %s ORDER BY place"
        return [root for (root,) in self._reader.all(query, level, start, stop)]

    def find(self, record: bytes) -> list[int]:
        """The indexes of the entries with a record id, in order."""
        query = "SELECT place FROM charteroak_ledger.entry WHERE substring(data FROM 19 FOR 16) = %s ORDER BY place"
        return [place for (place,) in self._reader.all(query, record)]

    def first(self) -> int:
        """The first entry that is still kept: 0, unless the log was pruned."""
        return self._reader.all("SELECT min(place) FROM charteroak_ledger.entry")[0][0] or 0

    def prune(self, first: int) -> None:
        """Delete the entries before `first`, for good: from the tables. Their hashes stay.

        PostgreSQL's own write-ahead log and its backups keep what they have until they are recycled.
        """
        with self._writer.transaction() as connection:
            connection.execute("DELETE FROM charteroak_ledger.entry WHERE place < %s", (first,))
        self._writer.vacuum("charteroak_ledger.entry")

    def close(self) -> None:
        """Let go of the database."""
        self._reader.close()
        self._writer.close()


class _Writing:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        query = "SELECT size, root FROM charteroak_ledger.head FOR UPDATE"
        self.head = Head(*connection.execute(query, binary=True).fetchone() or ())

    def add(self, addition: Addition) -> None:
        start = addition.head.size - len(addition.entries)
        places = list(range(start, addition.head.size))
        insert = "INSERT INTO charteroak_ledger.entry SELECT * FROM unnest(%s::bigint[], %s::bytea[])"
        self._connection.execute(insert, (places, list(addition.entries)))
        for tile, data, root in addition.tiles:
            values = (tile.level, tile.index, root, data)
            self._connection.execute("INSERT INTO charteroak_ledger.tile VALUES (%s, %s, %s, %s)", values)
        self._connection.execute("UPDATE charteroak_ledger.head SET size = %s, root = %s", addition.head)


class PostgresLock:
    """The last signed checkpoint of a log in a PostgreSQL database: best one on another server than the log's."""

    def __init__(self, url: str, origin: str, *, create: bool = False) -> None:
        self._database = _Database(url, _LOCK_SCHEMA, create)
        self._origin = origin

    def last(self) -> bytes | None:
        """The last signed checkpoint; None before the first."""
        rows = self._database.all("SELECT note FROM charteroak_lock.signed WHERE origin = %s", self._origin)
        return rows[0][0] if rows else None

    def swap(self, old: bytes | None, new: bytes) -> bool:
        """Put `new` in the place of `old`. False, and nothing is done, where `old` is not what is there."""
        if old is None:
            query = "INSERT INTO charteroak_lock.signed VALUES (%s, %s) ON CONFLICT DO NOTHING"
            return self._change(query, self._origin, new)
        query = "UPDATE charteroak_lock.signed SET note = %s WHERE origin = %s AND note = %s"
        return self._change(query, new, self._origin, old)

    def _change(self, query: str, *values: Any) -> bool:
        return self._database.run(lambda connection: connection.execute(query, values).rowcount == 1)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
