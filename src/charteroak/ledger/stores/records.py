"""Which entries have a record id: an index beside an SQLite store, made from its entries whenever someone looks.

Record ids are random, so each one that is indexed writes a page of its own, which would be four fifths of the cost of
appending. The index is no part of the log: those who read bring it up to date, and if it is deleted it is made again.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from charteroak.ledger.codec import record_of

_CHUNK = 50_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (id BLOB, place INTEGER, PRIMARY KEY (id, place)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO done VALUES (1, 0);
"""
Entries = Callable[[int, int], list[tuple[int, bytes]]]


class Records:
    """The index of a store. `entries` gives the places and the entries from a place up to another."""

    def __init__(self, path: Path, entries: Entries) -> None:
        self._path = path
        self._entries = entries
        self._guard = threading.Lock()

    def find(self, record: bytes, size: int) -> list[int]:
        """The places of the entries with a record id, in order, in a log of this size. sqlite3.Error where it fails."""
        with self._guard:
            try:
                return self._find(record, size)
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)  # damaged: it is only an index
                return self._find(record, size)

    def forget(self) -> None:
        """Delete the index: it is made again, of the entries that there are then."""
        with self._guard:
            self._path.unlink(missing_ok=True)

    def _find(self, record: bytes, size: int) -> list[int]:
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(self._path, isolation_level=None, timeout=5.0)) as index:
            index.execute("PRAGMA synchronous = OFF")
            index.executescript(_SCHEMA)
            self._go_on(index, size)
            rows = index.execute("SELECT place FROM record WHERE id = ? ORDER BY place", (record,))
            places = [place for (place,) in rows]
        # What is found is looked at: an index that is older than its log says nothing that is not so.
        found = [row for place in places for row in self._entries(place, place + 1)]
        return [place for place, entry in found if record_of(entry) == record]

    def _go_on(self, index: sqlite3.Connection, size: int) -> None:
        done = index.execute("SELECT size FROM done").fetchone()[0]
        for start in range(done, size, _CHUNK):
            stop = min(start + _CHUNK, size)
            rows = sorted((record_of(entry), place) for place, entry in self._entries(start, stop))
            with index:
                index.execute("BEGIN IMMEDIATE")
                index.executemany("INSERT OR IGNORE INTO record VALUES (?, ?)", rows)
                index.execute("UPDATE done SET size = max(size, ?)", (stop,))
