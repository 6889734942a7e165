"""What a run has done so far, so that another goes on after it was killed: a line for each file, or part of one.

A line holds a digest of the path (salted, so that no list of digests made beforehand fits), the file's size and time,
what the exit status is, and how long the output was then. It holds no path, no class, no place, and no word of a file.
Whoever has the journal and guesses a whole path can see whether it was there, so where paths themselves are
confidential the journal is, too; only its owner can read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from array import array
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, BinaryIO

from charteroak.logic.errors import BadInput
from charteroak.screening.scale.running import Told
from charteroak.screening.scale.sources import Entry

_WHAT = "charteroak"
_EVERY = 1.0
_DIGEST = 16


class Journal:
    """A journal and the output that it is about. BadInput where they do not belong together, or are in use.

    `settings` says what the run does, in any words: another run under other ones does not go on with this journal.
    """

    def __init__(self, path: Path, output: Path, settings: str) -> None:
        self.done, self.status, self.length = _Done(), 0, 0
        self._synced = time.monotonic()
        with ExitStack() as opened:
            self._file = opened.enter_context(_open(path))
            _lock(self._file)
            is_new = not os.fstat(self._file.fileno()).st_size
            self.output = opened.enter_context(_open(output))
            if is_new:
                self._begin(settings)
            else:
                self._read(settings)
            opened.pop_all()  # they stay open until `close`

    def _begin(self, settings: str) -> None:
        if os.fstat(self.output.fileno()).st_size:
            raise BadInput("--output", "a file with something in it, and a new journal", ["a new file"])
        self._salt = secrets.token_bytes(_DIGEST)
        head = {"journal": _WHAT, "salt": self._salt.hex(), "settings": self._digest(settings).hex()}
        self._file.write(f"{json.dumps(head)}\n".encode())

    def has(self, entry: Entry, part: str) -> bool:
        """Whether a file, or a part of one, as it is now, was told before."""
        return bool(len(self.done)) and self._key(entry, part) in self.done

    def add(self, told: Told, line: bytes, status: int) -> None:
        """Write a line of output, if there is one, and note that it is there."""
        if line:
            self.output.write(line)
            self.output.flush()
            self.length += len(line)
        self.status = max(self.status, status)
        self._file.write(f"{json.dumps(self._noted(told, status))}\n".encode())
        self._file.flush()
        if time.monotonic() - self._synced > _EVERY:
            self.sync()

    def sync(self) -> None:
        """Have it lie on the disk, the output first: a journal never tells of more than there is."""
        for file in (self.output, self._file):
            file.flush()
            with suppress(OSError):  # what is no file on a disk
                os.fsync(file.fileno())
        self._synced = time.monotonic()

    def close(self) -> None:
        """Put everything on the disk."""
        self.sync()
        self.output.close()
        self._file.close()

    def _noted(self, told: Told, status: int) -> dict[str, Any]:
        entry, noted = told.entry, {"path": self._path(told.entry, told.part).hex()}
        return {**noted, "size": entry.size, "time": entry.changed, "status": status, "output": self.length}

    def _path(self, entry: Entry, part: str) -> bytes:
        return self._digest(f"{entry.locator}\0{part}")

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(os.fsencode(text), key=self._salt, digest_size=_DIGEST).digest()

    def _key(self, entry: Entry, part: str) -> bytes:
        return _key(self._path(entry, part).hex(), entry.size, entry.changed)

    def _read(self, settings: str) -> None:
        """What was done, as far as the output has it; what either has beyond that is cut off."""
        self._file.seek(0)
        try:
            head = json.loads(self._file.readline())
            self._salt = bytes.fromhex(head["salt"])
            known = head["journal"] == _WHAT and head["settings"]
        except (ValueError, KeyError, TypeError):
            raise BadInput("--resume", "a file that is no journal", ["a journal, or a new file's name"]) from None
        if known != self._digest(settings).hex():
            raise BadInput("--resume", "a journal of another run, or of other rules", ["its own, or a new file's name"])
        end, written = self._file.tell(), os.fstat(self.output.fileno()).st_size
        for line in self._file:
            try:
                noted = json.loads(line)
                at, key = noted["output"], _key(noted["path"], noted["size"], noted["time"])
                status = int(noted["status"])
            except (ValueError, KeyError, TypeError):
                break  # it was being written
            if not line.endswith(b"\n") or at > written:
                break
            self.done.add(key)
            self.status, self.length, end = max(self.status, status), at, end + len(line)
        self.done.order()
        self._cut(end)

    def _cut(self, end: int) -> None:
        if self.length:
            self.output.seek(self.length - 1)
            if self.output.read(1) != b"\n":
                raise BadInput("--output", "a file that this journal is not about", ["the one that it is about"])
        elif os.fstat(self.output.fileno()).st_size and self._is_not_ours():
            raise BadInput("--output", "a file that this journal is not about", ["the one that it is about"])
        for file, length in ((self._file, end), (self.output, self.length)):
            file.truncate(length)
            file.seek(length)

    def _is_not_ours(self) -> bool:
        self.output.seek(0)
        return not self.output.read(9).startswith(b'{"path": ')


def _key(path: str, size: int, changed: str) -> bytes:
    return hashlib.blake2b(f"{path} {size} {changed}".encode(), digest_size=_DIGEST).digest()


def _open(path: Path) -> BinaryIO:
    """A file to read and to write, made where there is none, that only its owner reads."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(number, "r+b")


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ModuleNotFoundError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise BadInput("--resume", "a journal that another run is writing", ["another, or wait"]) from None


class _Done:
    """Digests, sixteen bytes each and no more, so that millions fit; they are looked for once they are in order."""

    def __init__(self) -> None:
        self._high, self._low = array("Q"), array("Q")
        self._ordered: Any = None

    def add(self, digest: bytes) -> None:
        """One more."""
        self._high.append(int.from_bytes(digest[:8], "little"))
        self._low.append(int.from_bytes(digest[8:], "little"))

    def order(self) -> None:
        """No more will come."""
        import numpy as np

        high, low = np.frombuffer(self._high, np.uint64), np.frombuffer(self._low, np.uint64)
        by = np.argsort(high)
        self._ordered = high[by], low[by]
        self._high, self._low = array("Q"), array("Q")

    def __len__(self) -> int:
        return 0 if self._ordered is None else len(self._ordered[0])

    def __contains__(self, digest: bytes) -> bool:
        import numpy as np

        high, low = self._ordered
        sought = int.from_bytes(digest[8:], "little")
        at = int(np.searchsorted(high, np.uint64(int.from_bytes(digest[:8], "little"))))
        while at < len(high) and int(high[at]) == int.from_bytes(digest[:8], "little"):
            if int(low[at]) == sought:
                return True
            at += 1
        return False
