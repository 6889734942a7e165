"""Where a log's entries lie: SQLite for one machine, PostgreSQL where a city has one.

A store keeps the entries, the full tiles of hashes above them, and the head: size and root. All of it goes forward in
one transaction, which is on the disk when it ends. A lock is another, second store, which keeps one thing: the last
checkpoint that was signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from charteroak.ledger.tiles import Filled

_POSTGRES = ("postgresql://", "postgres://")


class Head(NamedTuple):
    """How many entries a log has, and the root over them."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Addition:
    """What one transaction adds: entries, the tiles of hashes that they fill, and the head then."""

    entries: Sequence[bytes]
    tiles: Sequence[Filled]
    head: Head


class Writing(Protocol):
    """A transaction that no other one runs beside."""

    @property
    def head(self) -> Head:
        """The head as it is inside this transaction."""

    def add(self, addition: Addition) -> None:
        """Add to the log."""


class Store(Protocol):
    """A log's entries. Any thread may call it. Unavailable or Stopped where the storage fails."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Write, alone. What was written is on the disk when this ends; where it raises, nothing was."""

    def head(self) -> Head:
        """The head as it is now."""

    def entries(self, start: int, stop: int) -> list[bytes]:
        """The entries from `start` up to `stop`; without those that there are not, or not any more."""

    def tile(self, level: int, index: int) -> bytes | None:
        """A full tile of hashes, or None where there is none."""

    def roots(self, level: int, start: int, stop: int) -> list[bytes]:
        """The roots of the full tiles of a level, from `start` up to `stop`."""

    def find(self, record: bytes) -> list[int]:
        """The indexes of the entries with a record id, in order."""

    def first(self) -> int:
        """The first entry that is still kept: 0, unless the log was pruned."""

    def prune(self, first: int) -> None:
        """Delete the entries before `first`, for good. Their hashes stay."""

    def close(self) -> None:
        """Let go of the database."""


class Lock(Protocol):
    """The second store, with the last signed checkpoint in it. Unavailable or Stopped where it fails."""

    def last(self) -> bytes | None:
        """The last signed checkpoint; None before the first."""

    def swap(self, old: bytes | None, new: bytes) -> bool:
        """Put `new` in the place of `old`. False, and nothing is done, where `old` is not what is there."""

    def close(self) -> None:
        """Let go of the database."""


def open_store(where: str, *, create: bool = False) -> Store:
    """The store at a path or a postgresql:// URL. LedgerError where there is none, unless it is to be created."""
    if where.startswith(_POSTGRES):
        from charteroak.ledger.stores.postgres import PostgresStore

        return PostgresStore(where, create=create)
    from charteroak.ledger.stores.sqlite import SqliteStore

    return SqliteStore(Path(where), create=create)


def open_lock(where: str, origin: str, *, create: bool = False) -> Lock:
    """The lock of a log at a path or a postgresql:// URL. LedgerError where there is none, unless it is created."""
    if where.startswith(_POSTGRES):
        from charteroak.ledger.stores.postgres import PostgresLock

        return PostgresLock(where, origin, create=create)
    from charteroak.ledger.stores.sqlite import SqliteLock

    return SqliteLock(Path(where), origin, create=create)
