"""Whether the service can do its work: by one of a few fixed words, whatever is the matter in detail."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured

from charteroak.recording.folder import data_folder
from charteroak.recording.recorder import NotRecorded, recorder

LEAST_FREE = 64 << 20
"""Bytes that the disk must have left: a database that cannot grow takes nothing in."""
_KEPT = 2.0  # seconds for which an answer holds, so that asking costs little


class Readiness:
    """What stands in the way, or nothing: `database`, `migration`, `disk`. A ledger that is not open does not:

    guidance is given all the same, and what has to be recorded is refused where it is asked for.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._until = 0.0
        self._said: tuple[str, bool] = ("", True)

    def __call__(self) -> tuple[str, bool]:
        """What stands in the way, empty where nothing does; and whether what is acted on can be recorded."""
        with self._guard:
            if self._clock() >= self._until:
                self._said = (_database() or _disk(), _records())
                self._until = self._clock() + _KEPT
            return self._said


def _database() -> str:
    from django.db import Error, connection

    from charteroak.office.upgrading import plan

    try:
        return "migration" if plan() else ""
    except (Error, ImproperlyConfigured):
        return "database"
    finally:
        connection.close()


def _disk() -> str:
    try:
        return "" if shutil.disk_usage(data_folder()).free >= LEAST_FREE else "disk"
    except OSError:
        return "disk"


def _records() -> bool:
    try:
        recorder().opened(timeout=0.1)
    except NotRecorded:
        return False
    return True
