"""What a witness must not forget, in one SQLite file: for each log, the last checkpoint that it cosigned.

The file belongs to one key. It is made once: where it is missing it is not made anew, for an empty memory under an
old key would sign a second history.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from charteroak.ledger.errors import LedgerError

_KIND = 0x43_4F_57_4D  # SQLite's application_id of these files
_VERSION = 1
_BUSY_SECONDS = 5.0
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE witness (vkey TEXT NOT NULL);
CREATE TABLE seen (origin TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, note BLOB NOT NULL);
CREATE TRIGGER never_back BEFORE UPDATE ON seen WHEN NEW.size < OLD.size
    BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER never_forget BEFORE DELETE ON seen
    BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
PRAGMA application_id = {_KIND};
PRAGMA user_version = {_VERSION};
"""


class Memory:
    """The file of the witness with this key. LedgerError, in one line that names it, where it cannot be that.

    One thread at a time. Later faults come as sqlite3.Error.
    """

    def __init__(self, path: Path, vkey: str) -> None:
        self._database = _opened(path)
        try:
            _check(self._database, vkey)
        except sqlite3.Error as error:
            self.close()
            raise LedgerError(f"{path}: the witness's database cannot be used: {_reason(error)}") from None
        except LedgerError as error:
            self.close()
            raise error.at(path) from None

    @staticmethod
    def create(path: Path, vkey: str) -> None:
        """Make the file, for its owner alone. LedgerError where there is one already, or it cannot be made."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except OSError as error:
            raise LedgerError(f"{path}: the witness's database cannot be made: {error.strerror}") from None
        try:
            _fill(path, vkey)
        except (sqlite3.Error, OSError, LedgerError) as error:
            path.unlink()
            raise LedgerError(f"{path}: the witness's database cannot be made: {_reason(error)}") from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is read and kept inside is one step; when it is left without an error, the step is on the disk."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def note(self, origin: str) -> bytes | None:
        """The note kept for a log, if there is one."""
        row = self._database.execute("SELECT note FROM seen WHERE origin = ?", (origin,)).fetchone()
        return None if row is None else _bytes(row[0])

    def notes(self) -> dict[str, bytes]:
        """The notes of all logs, by origin. LedgerError where the file cannot be read."""
        try:
            rows = self._database.execute("SELECT origin, note FROM seen ORDER BY origin").fetchall()
        except sqlite3.Error as error:
            raise LedgerError(f"the witness's database cannot be read: {_reason(error)}") from None
        return {str(origin): _bytes(note) for origin, note in rows}

    def keep(self, origin: str, size: int, note: bytes) -> None:
        """Replace what is kept for a log. sqlite3.IntegrityError where the tree would become smaller."""
        self._database.execute(
            "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (origin) DO UPDATE SET size = excluded.size, "
            "note = excluded.note",
            (origin, size, note),
        )


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there. Its transactions are begun and ended by name only."""
    try:
        return sqlite3.connect(
            path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,  # the witness's lock lets one thread in at a time
        )
    except sqlite3.Error as error:
        lost = "" if path.exists() else "; it is made once, with the witness: one that has lost it needs a new key"
        raise LedgerError(f"{path}: the witness's database cannot be opened: {_reason(error)}{lost}") from None


def _fill(path: Path, vkey: str) -> None:
    """Make the tables in a new file, and be sure that its name, too, is on the disk."""
    database = _opened(path)
    try:
        _set_up(database)
        database.executescript(_SCHEMA)
        database.execute("INSERT INTO witness VALUES (?)", (vkey,))
        database.execute("COMMIT")
    finally:
        database.close()
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _set_up(database: sqlite3.Connection) -> None:
    """Write ahead, and be sure at each commit that it is on the disk."""
    mode = database.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise LedgerError("the witness's database lies where SQLite can keep no write-ahead log")
    database.execute("PRAGMA synchronous = FULL")


def _check(database: sqlite3.Connection, vkey: str) -> None:
    """Check that this is the sound and writable database of the witness with this key."""
    kind, version = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if (kind, version) != (_KIND, _VERSION):
        raise LedgerError("is no witness's database")
    _set_up(database)
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise LedgerError("the witness's database is damaged")
    if database.execute("SELECT vkey FROM witness").fetchall() != [(vkey,)]:
        raise LedgerError("is the database of a witness with another key")
    # SQLite opens a file that it may not write without a word; only a write shows it.
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE witness SET vkey = vkey")
    database.execute("ROLLBACK")


def _bytes(value: object) -> bytes:
    """A value that was kept; a damaged file can give one of another type, which then is no note."""
    return value if isinstance(value, bytes) else b""


def _reason(error: Exception) -> str:
    """What SQLite or the system says, in one line."""
    return " ".join(str(error).split())
