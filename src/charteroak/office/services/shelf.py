"""Where the catalogue of services lies, opened: one file of the data folder, which an import or an edit replaces."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from charteroak.catalogue.store import FILE, Store
from charteroak.recording.folder import data_folder

Stamp = tuple[int, int, int, int]
_log = logging.getLogger(__name__)


class _Mine(threading.local):
    """What a thread has open, and of which file: threads that share a connection wait for each other."""

    store: Store | None = None
    of: tuple[Path, Stamp] | None = None


_mine = _Mine()


def path() -> Path:
    """The catalogue's file, whether or not it is there."""
    return data_folder() / FILE


def stamp() -> Stamp | None:
    """What tells one catalogue from the next: the file's number, size and time. None where there is none."""
    try:
        found = path().stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def shelf() -> Store | None:
    """The catalogue as it is now, for this thread; None where none was imported, or where what is there is damaged.

    It is the thread's own until it asks again, and stays what it was while it is held: what replaces the file is seen
    by the next who asks.
    """
    now = stamp()
    if now is None:
        _mine.store = _mine.of = None
        return None
    if _mine.of != (path(), now):
        _mine.store, _mine.of = None, (path(), now)
        try:
            _mine.store = Store(path())
        except ValueError:
            _log.error("%s cannot be read: import the catalogue anew", FILE)
    return _mine.store
