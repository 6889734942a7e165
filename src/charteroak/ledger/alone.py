"""One process at a time: a lock on a file or a folder. It wakes who waits at once, and dies with its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from charteroak.ledger.errors import Unavailable


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock on a folder, or on a file, which is made where it is not there. Unavailable where it cannot be.

    Where the system has no such locks, nothing is held: what is done under it must be safe without, only slower.
    """
    if os.name != "posix":
        yield
        return
    import fcntl

    try:
        flags = os.O_RDONLY if path.is_dir() else os.O_CREAT | os.O_RDWR
        handle = os.open(path, flags | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unlocked(path, error) from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            raise _unlocked(path, error) from None
        yield
    finally:
        with suppress(OSError):  # nothing was written to it, and the lock is let go of all the same
            os.close(handle)


def _unlocked(path: Path, error: OSError) -> Unavailable:
    return Unavailable(f"{path}: cannot be locked: {error.strerror}")
