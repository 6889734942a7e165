"""How far a long run is, in one line that changes, where somebody looks at standard error; else nothing.

It tells counts, never a path: what is on a screen is seen by whoever stands there.
"""

from __future__ import annotations

import shutil
import sys
import time

_EVERY = 0.3
_MEGABYTE = 1_000_000


class Progress:
    """What was done so far. `found` and `troubled` say in words what files of the statuses 1 and 2 are."""

    def __init__(self, found: str = "with findings", troubled: str = "not read whole") -> None:
        self._found, self._troubled = found, troubled
        self._shows = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._shown = self._begun  # a run that is over at once shows nothing
        self._is_there = False
        self.files = self.found = self.troubled = self.bytes = 0

    def add(self, size: int, status: int, *, ends: bool) -> None:
        """A file, or a part of one, was done."""
        self.files += ends
        self.bytes += size
        self.found += status == 1
        self.troubled += status == 2
        if self._shows and time.monotonic() - self._shown > _EVERY:
            self._show()

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._is_there:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
            self._is_there = False

    def _show(self) -> None:
        self._shown = time.monotonic()
        seconds = self._shown - self._begun
        line = (
            f"{self.files:,} files, {self.bytes / _MEGABYTE:,.0f} MB, {self.bytes / _MEGABYTE / seconds:.1f} MB/s; "
            f"{self.found:,} {self._found}, {self.troubled:,} {self._troubled}"
        )
        sys.stderr.write(f"\r\033[K{line[: shutil.get_terminal_size((80, 24)).columns - 1]}")
        sys.stderr.flush()
        self._is_there = True
