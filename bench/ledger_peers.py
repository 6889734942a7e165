"""Ways to append an entry so that it is on the disk: the ledger, and what it is measured beside."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.recording.place import Place
from charteroak.recording.setup import create, open_log
from charteroak.recording.words import vocabulary


@dataclass(frozen=True, slots=True)
class Appender:
    """Something that keeps entries: when `append` ends, the entry is on the disk. Any thread may call it."""

    name: str
    append: Callable[[bytes], object]


def appenders(folder: Path, stack: ExitStack, submitters: int) -> tuple[list[Appender], dict[str, str]]:
    """The ledger first, then its peers; and for those that are not there, why. The stack ends them."""
    found = [Appender("the ledger", _ledger(folder / "ours", stack))]
    missing = {}
    peers: dict[str, Callable[[], Callable[[bytes], object]]] = {
        "plain SQLite inserts": lambda: _sqlite(folder / "plain.sqlite", stack),
        "pymerkle's SqliteTree": lambda: _pymerkle(folder / "pymerkle.sqlite", stack),
        f"plain PostgreSQL inserts, {submitters} connection{'s' if submitters > 1 else ''}": lambda: _postgres(
            stack, submitters
        ),
    }
    for name, make in peers.items():
        try:
            found.append(Appender(name, make()))
        except ImportError as error:
            missing[name] = str(error)
    return found, missing


def _ledger(folder: Path, stack: ExitStack) -> Callable[[bytes], object]:
    key = SignerKey.generate("ledger.hartford.example/charteroak", KeyType.ED25519)
    place = Place(folder / "ledger")
    create(place, key, vocabulary(), None)
    log = stack.enter_context(open_log(place, key))
    return lambda entry: log.append((entry,))


def _sqlite(path: Path, stack: ExitStack) -> Callable[[bytes], object]:
    """A row a commit, one writer at a time, as SQLite has it; with the ledger's settings."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    stack.callback(connection.close)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE entry (place INTEGER PRIMARY KEY, data BLOB NOT NULL)")
    guard = threading.Lock()

    def append(entry: bytes) -> None:
        with guard:
            connection.execute("INSERT INTO entry (data) VALUES (?)", (entry,))

    return append


def _pymerkle(path: Path, stack: ExitStack) -> Callable[[bytes], object]:
    """pymerkle's tree works in the thread that made it."""
    from pymerkle import SqliteTree

    thread = stack.enter_context(ThreadPoolExecutor(1))
    tree = thread.submit(SqliteTree, str(path)).result()
    stack.callback(lambda: thread.submit(tree.con.close).result())
    return lambda entry: thread.submit(tree.append_entry, entry).result()


def _postgres(stack: ExitStack, submitters: int) -> Callable[[bytes], object]:
    """A row a commit, each submitter with a connection of its own: PostgreSQL commits in groups by itself."""
    import tempfile

    import psycopg

    from tests.fixtures.database import running

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pg-"))
    url = stack.enter_context(running(Path(folder)))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE entry (place bigserial PRIMARY KEY, data bytea NOT NULL)")
    free = [stack.enter_context(psycopg.connect(url, autocommit=True)) for _ in range(submitters)]

    def append(entry: bytes) -> None:
        connection = free.pop()
        connection.execute("INSERT INTO entry (data) VALUES (%s)", (entry,), binary=True)
        free.append(connection)

    return append
