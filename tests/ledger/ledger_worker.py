"""A program that writes to a log and says what it was promised, so that tests can kill it and fail its system calls.

    python ledger_worker.py serve            jobs come in on standard input, each is done by a fork
    python ledger_worker.py record FOLDER    makes a log, fills it over two tiles, and opens it again
    python ledger_worker.py resume FOLDER    goes on with a log

What it says goes out by `writev` and jobs come in by `readv`, which the log itself never calls: no fault that a test
puts into the log's calls can hit what the log's user was told.
"""

from __future__ import annotations

import base64
import fcntl
import gc
import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ledger_samples import CODEC, LOG_KEY, ORIGIN, decision, opening

from charteroak.ledger import durable as durable_module
from charteroak.ledger import log as log_module
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.log import Log
from charteroak.ledger.notary import Notary
from charteroak.ledger.public import Public
from charteroak.ledger.stores import open_lock, open_store
from charteroak.ledger.stores.sqlite import SqliteLock, SqliteStore
from charteroak.ledger.writer import Writer

PATIENCE = 20.0
FAR = 100
"""More calls of one kind than any thread makes in a recorded run."""
_PAGES = 12  # after so many pages SQLite moves its write-ahead log into the database: often, to be hit by faults


@cache
def entry(number: int) -> bytes:
    """The entry with a number."""
    return CODEC.encode(decision(number) if number else opening())


def say(*words: object) -> None:
    """One line, in one piece, whatever happens right after."""
    os.writev(1, [(" ".join(map(str, words)) + "\n").encode()])


def store_at(folder: Path) -> Path:
    """Where the store of the log in a folder lies."""
    return folder / "log" / "log.sqlite"


def lock_at(folder: Path) -> Path:
    """Where its lock lies."""
    return folder / "lock" / "lock.sqlite"


def public_at(folder: Path) -> Path:
    """Where it is published."""
    return folder / "log" / "public"


def begin(folder: Path) -> None:
    """Make a log with its first entry."""
    store = open_store(str(store_at(folder)), create=True)
    lock = open_lock(str(lock_at(folder)), ORIGIN, create=True)
    writer = Writer(store)
    writer.append(entry(0))
    writer.close()
    public = Public(public_at(folder))
    public.show(Notary(store, lock, public, [LOG_KEY]).sign(first=True).note)
    lock.close()
    store.close()


def open_log(folder: Path) -> Log:
    """The log in a folder, open to write."""
    store = open_store(str(store_at(folder)))
    try:
        lock = open_lock(str(lock_at(folder)), ORIGIN)
        try:
            for database in (store._writer, lock._database):  # type: ignore[attr-defined]
                database.one(f"PRAGMA wal_autocheckpoint = {_PAGES}")
            return Log(store, lock, Public(public_at(folder)), [LOG_KEY])
        except BaseException:
            lock.close()
            raise
    except BaseException:
        store.close()
        raise


class User:
    """Someone who appends, and says what the log promised."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def append(self, *numbers: int) -> int | None:
        """Append entries side by side; say each that was acknowledged, or what went wrong."""
        try:
            start = self.log.append([entry(number) for number in numbers], PATIENCE)
        except LedgerError as error:
            say("error", "append", type(error).__name__)
            return None
        for index, number in enumerate(numbers, start):
            say("ack", index, number)
        return start

    def receipt(self, index: int | None) -> None:
        """Get a receipt, and hand it out."""
        if index is None:
            return
        try:
            receipt = self.log.receipt(index, PATIENCE)
        except LedgerError as error:
            say("error", "receipt", type(error).__name__)
        else:
            say("receipt", index, base64.b64encode(receipt.to_bytes()).decode())

    def together(self, *parts: Iterable[int]) -> None:
        """Append from several threads at once, each one entry after the other."""
        threads = [threading.Thread(target=lambda part: [self.append(each) for each in part], args=(p,)) for p in parts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def small(folder: Path) -> None:
    """Over the edge of a tile: one entry, some at once, some from several threads, with a receipt after each."""
    with _opened(folder) as log:
        user = User(log)
        size = log.store.head().size
        user.receipt(user.append(size))
        user.receipt(user.append(*range(size + 1, size + 4)))
        user.together(range(size + 4, size + 6), range(size + 6, size + 8))
        user.receipt(user.append(size + 8))
        user.receipt(user.append(size + 9))
    say("closed")


def full(folder: Path) -> None:
    """Append where there may be no room, as long as it says so and some times more; then end."""
    with _opened(folder) as log:
        user = User(log)
        size = log.store.head().size
        for number in range(size, size + 6):
            user.receipt(user.append(number))
    say("closed")


def endless(folder: Path, number: int) -> None:
    """Append from several threads until killed."""
    log = open_log(folder)
    user = User(log)

    def go_on(place: int) -> None:
        for each in range(number + place, sys.maxsize, 4):
            index = user.append(each)
            if (each - number) % 8 == place:
                user.receipt(index)

    for place in range(4):
        threading.Thread(target=go_on, args=(place,), daemon=True).start()
    signal.pause()


def limited(folder: Path, room: int) -> None:
    """Append against a limit to the size of files until nothing goes any more, then lift it."""
    with _opened(folder) as log:
        user = User(log)
        size = log.store.head().size
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        for number in range(size, size + 400, 20):
            user.receipt(user.append(*range(number, number + 20)))
        say("lifted")
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        user.receipt(user.append(size + 400))
    say("closed")


class _opened:  # noqa: N801 - reads as what it does
    """The log in a folder. What goes wrong with opening or closing it is said, and not raised."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Log:
        try:
            self._log = open_log(self._folder)
        except LedgerError as error:
            say("error", "open", type(error).__name__)
            os._exit(0)
        return self._log

    def __exit__(self, *_: object) -> None:
        try:
            self._log.close()
        except LedgerError as error:
            say("error", "close", type(error).__name__)


# How a thread calls ahead: without any effect, and most of it without success.
_BAD = 9999
AHEAD: dict[str, Callable[[], object]] = {
    "openat": lambda: os.open("", os.O_RDONLY),
    "read": lambda: os.read(_BAD, 1),
    "write": lambda: os.write(_BAD, b""),
    "pread64": lambda: os.pread(_BAD, 1, 0),
    "pwrite64": lambda: os.pwrite(_BAD, b"", 0),
    "close": lambda: os.close(_BAD),
    "fsync": lambda: os.fsync(_BAD),
    "fdatasync": lambda: os.fdatasync(_BAD),
    "ftruncate": lambda: os.ftruncate(_BAD, 0),
    "fcntl": lambda: fcntl.fcntl(_BAD, fcntl.F_GETFD),
    "flock": lambda: fcntl.flock(_BAD, fcntl.LOCK_EX),
    "rename": lambda: os.rename("", ""),  # noqa: PTH104 - the very call
    "unlink": lambda: os.unlink(""),  # noqa: PTH108
    "unlinkat": lambda: os.unlink("", dir_fd=_BAD),
    "rmdir": lambda: os.rmdir(""),  # noqa: PTH106
    "mkdir": lambda: os.mkdir(""),  # noqa: PTH102
}


def call_ahead(call: str, times: int) -> None:
    """Make a call so often that a fault at its thousandth in a thread comes at an earlier one of the log's."""
    for _ in range(times):
        with suppress(OSError):
            AHEAD[call]()


_THREADS = {"writer": (Writer, "_run"), "signer": (Log, "_sign_on"), "tidier": (Log, "_tidy")}


def _first(role: str, then: Callable[[], None]) -> None:
    """Have a thread of the log do something before anything else."""
    owner, name = _THREADS[role]
    run = getattr(owner, name)

    def wrapped(self: Any) -> None:
        then()
        run(self)

    setattr(owner, name, wrapped)


def do(job: dict[str, Any]) -> None:
    """Do a job, in a process of its own."""
    with suppress(FileNotFoundError):
        os.chdir(f"job {job['job']}")  # there is no such folder; it marks the place in a trace
    signal.alarm(3 * int(PATIENCE))  # a hang ends the process, and the test sees by what
    threading.excepthook = lambda fault: say("fault", fault.exc_type.__name__)
    log_module.EVERY = 600.0  # what is signed is what the job asks for, so that each run makes the same calls
    for role in _THREADS:
        _first(role, lambda role=role: say("thread", role, threading.get_native_id()))  # type: ignore[misc]
    if job.get("thread") in _THREADS:
        _first(job["thread"], lambda: call_ahead(job["call"], job["ahead"]))
    elif "call" in job:
        call_ahead(job["call"], job["ahead"])
    try:
        {"small": small, "full": full, "endless": endless, "limited": limited}[job["work"]](
            Path(job["folder"]), *job.get("with", ())
        )
    except BaseException as fault:  # said, whatever it is: the test takes none
        say("fault", type(fault).__name__)


def serve() -> None:
    """Do jobs, one after the other, each in a fork. A fork makes its calls as the first of their kind."""
    gc.freeze()
    say("ready")
    buffer = bytearray(4096)
    while length := os.readv(0, [buffer]):
        job = json.loads(buffer[:length])
        if not (pid := os.fork()):
            do(job)
            os._exit(0)
        say("began", pid)
        say("ended", os.waitpid(pid, 0)[1])


def record(folder: Path, *flags: str) -> None:
    """From a new log over two tiles, with every kind of thing that a log does to its files."""
    _break(flags)
    begin(folder)
    say("begun")
    log_module.EVERY = 600.0
    with open_log(folder) as log:
        user = User(log)
        user.receipt(user.append(*range(1, 251)))
        for number in range(251, 254):
            user.receipt(user.append(number))
        user.append(254)
        user.receipt(user.append(*range(255, 259)))
        user.together(range(259, 262), range(262, 265), range(265, 268))
        user.receipt(267)
        user.receipt(user.append(*range(268, 505)))
        user.append(505)
        user.append(506)
    with open_log(folder) as log:
        user = User(log)
        user.receipt(user.append(*range(507, 514)))
        user.append(514)
    say("closed")


def _break(flags: Iterable[str]) -> None:
    """Take away what keeps promises, to see that the tests find it out; or have a fault hit the writers only."""
    if "writers-call-ahead" in flags:
        _first("writer", lambda: call_ahead("fdatasync", FAR))
    if "no-sync-of-commits" in flags:
        for kind, name in ((SqliteStore, "_writer"), (SqliteLock, "_database")):
            _after(kind, lambda made, name=name: getattr(made, name).one("PRAGMA synchronous = OFF"))
    if "no-sync-of-files" in flags:
        names = {name: getattr(os, name) for name in dir(os)}
        durable_module.os = SimpleNamespace(**names | {"fsync": lambda _: None})  # type: ignore[assignment]


def _after(kind: type, then: Callable[[Any], object]) -> None:
    made = kind.__init__  # type: ignore[misc]

    def init(self: Any, *arguments: Any, **more: Any) -> None:
        made(self, *arguments, **more)
        then(self)

    kind.__init__ = init  # type: ignore[misc]


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve()
    elif sys.argv[1] == "resume":
        small(Path(sys.argv[2]))
    else:
        record(Path(sys.argv[2]), *sys.argv[3:])
