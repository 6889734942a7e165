"""What the tests of faults share: a folder in memory, what a log's user was promised, and whether a log keeps it."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ledger_disk import Call, calls
from ledger_samples import LOG_KEY, ORIGIN
from ledger_worker import entry, lock_at, open_log, public_at

from charteroak.ledger import verify
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.note import Note
from charteroak.ledger.public import CHECKPOINT
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.stores import open_lock

WORKER = Path(__file__).with_name("ledger_worker.py")
KEY = ("--key", LOG_KEY.verifier.vkey)
NEXT = 900_000
"""The number of the entry that is appended to see that a log goes on: no worker gets so far."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where the system has one: thousands of images are written to it."""
    memory = Path("/dev/shm")  # noqa: S108 - made below with a name that no one can foresee
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()


@dataclass
class Said:
    """What a log's user was told: which entry has which index, receipts, and what went wrong, all in order."""

    acks: dict[int, int] = field(default_factory=dict)
    receipts: dict[int, bytes] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    threads: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take in a line of the worker."""
        what, *rest = line.split()
        if what == "ack":
            index, number = map(int, rest)
            assert self.acks.setdefault(index, number) == number, "two entries were promised one place"
        elif what == "receipt":
            self.receipts[int(rest[0])] = base64.b64decode(rest[1])
        elif what == "error":
            self.errors.append((rest[0], rest[1]))
        elif what == "thread":
            self.threads[rest[0]] = int(rest[1])
        self.order.append(f"{what} {rest[-1]}" if what in ("error", "fault") else what)


def run_verify(*arguments: object) -> tuple[int, str]:
    """What the verifier that stands alone says: its status and its line."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = verify.main([str(each) for each in (*arguments, *KEY)])
    return status, out.getvalue()


def assert_published(folder: Path, *options: object) -> None:
    """What is published holds, as it is."""
    status, line = run_verify(public_at(folder), *options)
    assert status == 0, line


def assert_kept(folder: Path, said: Said) -> None:
    """The log in a folder opens, holds all that was promised, and goes on.

    Every acknowledged entry is at its index; the lock has at least the checkpoint of every receipt; and the verifier
    finds one tree in which the lock's checkpoint and every receipt's are earlier states.
    """
    lock = open_lock(str(lock_at(folder)), ORIGIN)
    last = lock.last()
    lock.close()
    assert last is not None
    with open_log(folder) as log:
        head = log.store.head()
        entries = log.store.entries(0, head.size)
        assert len(entries) == head.size
        wrong = [index for index, number in said.acks.items() if entries[index : index + 1] != [entry(number)]]
        assert not wrong, f"of {head.size} entries, not what was acknowledged: {wrong}"
        assert log.append([entry(NEXT)]) == head.size
    papers = dict(_papers(folder, last, said.receipts))
    locked = _size(last)
    assert all(_size(Receipt.parse(data).checkpoint.to_bytes()) <= locked for data in said.receipts.values())
    assert_published(folder, *(word for path, option in papers.items() for word in (option, path)))
    assert _size((public_at(folder) / CHECKPOINT).read_bytes()) == head.size + 1
    shutil.rmtree(folder / "papers")


def _papers(folder: Path, last: bytes, receipts: dict[int, bytes]) -> Iterable[tuple[Path, str]]:
    """The lock's checkpoint and the receipts as files, and what the verifier calls them."""
    papers = folder / "papers"
    papers.mkdir()
    (papers / "last").write_bytes(last)
    yield papers / "last", "--old"
    for index, data in receipts.items():
        (papers / str(index)).write_bytes(data)
        yield papers / str(index), "--receipt"


def _size(note: bytes) -> int:
    return Checkpoint.parse(Note.parse(note).text).size


STRACE = ("strace", "-f", "-qq", "-y", "-s", "0", "-e", "signal=none")
FAST = "--seccomp-bpf"
"""For strace to stop at the traced calls only. It puts no signals in, then (6.1)."""


def environment() -> dict[str, str]:
    """The environment of a worker: it finds the package and the samples as the tests do."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}


class Server:
    """A worker that does jobs, one at a time, under strace where there are options for it."""

    def __init__(self, trace: Path | None = None, *options: str) -> None:
        under = (*STRACE, "-o", str(trace), *options) if trace else ()
        command = (*under, sys.executable, str(WORKER), "serve")
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment())  # noqa: S603
        self._trace = trace
        self._said = Said()
        self._next("ready")

    def start(self, **job: object) -> int:
        """Begin a job, and give the id of the process that does it."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        self._said = Said()
        return int(self._next("began"))

    def finish(self) -> tuple[int, Said]:
        """Wait until the job has ended: how, as os.wait says it, and what its user was told."""
        status = int(self._next("ended"))
        return status, self._said

    def _next(self, what: str) -> str:
        assert self._process.stdout
        for line in self._process.stdout:
            said, _, rest = line.strip().partition(" ")
            if said == what:
                return rest
            self._said.hear(line)
        raise AssertionError(f"the worker ended: {self._process.wait()}")

    def close(self) -> list[Call]:
        """End the worker, and give its trace."""
        assert self._process.stdin
        self._process.stdin.close()
        assert self._process.wait() == 0
        return list(calls(self._trace)) if self._trace else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:  # which closes what is open
            self._process.kill()


def by_job(trace: Sequence[Call]) -> dict[int, list[Call]]:
    """The calls of each job: it begins with a call that marks it."""
    found: dict[int, list[Call]] = {}
    job = -1
    for call in trace:
        if call.name == "chdir":
            job = int(call.given[0].split()[1].rstrip('"'))
        found.setdefault(job, []).append(call)
    return found
