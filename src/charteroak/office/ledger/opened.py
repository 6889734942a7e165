"""The ledger, open to read: once in a process, and anew where it is another, or was not there before."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from charteroak.ledger.entry import Entry
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.recording.counts import Counts
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.setup import VOCABULARIES

T = TypeVar("T")
Identity = tuple[Place, tuple[int, ...]]


class NoLedger(Exception):
    """None has been set up."""


@dataclass(frozen=True)
class Opened:
    """A ledger that is open: its reader, and what has been counted of it."""

    place: Place
    reader: Reader
    counts: Counts

    @classmethod
    def at(cls, place: Place) -> Opened:
        """Open the ledger of a place. LedgerError where it cannot be read."""
        reader = Reader(place)
        return cls(place, reader, Counts(reader.store))

    def bytes_of(self, index: int) -> bytes | None:
        """The bytes of an entry; None where there is none, or not any more."""
        found = self.reader.store.entries(index, index + 1) if index >= 0 else []
        return found[0] if found else None

    def decoded(self, data: bytes) -> tuple[Entry, dict[str, Any]] | None:
        """What an entry says, and that in names; None where it cannot be read."""
        try:
            codec = self.reader.codec_of(data)
            entry = codec.decode(data)
            return entry, codec.describe(entry)
        except Malformed:
            return None


_guard = threading.Lock()
_open: tuple[Identity, Opened] | None = None


def look(action: Callable[[Opened], T]) -> T:
    """What `action` finds in the ledger. NoLedger where there is none; LedgerError where it cannot be read.

    A ledger that fails is opened anew and tried once more: its files may have been put back in the meantime, and
    another thread that met a failure may have closed it.
    """
    found = _opened()
    try:
        return action(found)
    except LedgerError:
        _drop(found)
    return action(_opened())


def let_go() -> None:
    """Close the ledger. It is opened again where it is needed again."""
    if _open is not None:
        _drop(_open[1])


def _opened() -> Opened:
    global _open
    place = Place.from_environment()
    if not place.exists:
        raise NoLedger
    identity = _identity(place)
    with _guard:
        if _open is None or _open[0] != identity:
            if _open is not None:
                _close(_open[1])
            _open = None
            _open = identity, Opened.at(place)
        return _open[1]


def _drop(found: Opened) -> None:
    global _open
    with _guard:
        if _open is not None and _open[1] is found:
            _open = None
            _close(found)


def _close(found: Opened) -> None:
    with suppress(LedgerError):
        found.reader.close()


def _identity(place: Place) -> Identity:
    """What is another where the ledger is: its settings, its database's file, and the vocabularies published."""
    return place, (*_stamp(Path(place.store), "st_dev", "st_ino"), *_stamp(place.public / VOCABULARIES, "st_mtime_ns"))


def _stamp(path: Path, *fields: str) -> tuple[int, ...]:
    try:
        found: os.stat_result = path.stat()
    except OSError:  # a database on a server has no file
        return ()
    return tuple(int(getattr(found, field)) for field in fields)
