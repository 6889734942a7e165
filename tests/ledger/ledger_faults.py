"""What the tests of faults share: a folder in memory, what a log's user was promised, and whether a log keeps it."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from ledger_disk import Call, calls
from ledger_samples import LOG_KEY
from ledger_worker import entry, open_log, public_at

from charteroak.ledger import verify
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import CHECKPOINT
from charteroak.ledger.receipt import Receipt

WORKER = Path(__file__).with_name("ledger_worker.py")
POLICY = Policy.for_logs([LOG_KEY.verifier])
NEXT = 900_000
"""The number of the entry that is appended to see that a log goes on: no worker gets so far."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where the system has one: thousands of images are written to it."""
    memory = Path("/dev/shm")  # noqa: S108 - made below with a name that no one can foresee
    with tempfile.TemporaryDirectory(
        ignore_cleanup_errors=True, dir=memory if os.access(memory, os.W_OK) else None
    ) as folder:
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


class Judge:
    """Whether logs keep what was promised. What was found sound once is not computed again."""

    def __init__(self) -> None:
        self._sound: set[bytes] = set()
        self._roots: dict[int, tuple[list[bytes], bytes]] = {}

    def assert_published(self, folder: Path) -> None:
        """What is published holds, as it is, against the verifier that stands alone."""
        digest = sha256()
        for path in _files(str(public_at(folder))):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of times
                data = file.read()
            digest.update(b"%b\0%d\0%b" % (path.removeprefix(str(folder)).encode(), len(data), data))
        if digest.digest() not in self._sound:
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                status = verify.main([str(public_at(folder)), "--key", LOG_KEY.verifier.vkey])
            assert status == 0, out.getvalue()
            self._sound.add(digest.digest())

    def assert_kept(self, folder: Path, said: Said, *, goes_on: bool = True) -> None:
        """The log in a folder opens, holds all that was promised, and goes on.

        Every acknowledged entry is at its index; the lock has at least the checkpoint of every receipt; there is one
        tree, of which those are earlier states; all of it is published, and the verifier finds nothing wrong with it.
        """
        with open_log(folder) as log:
            locked = _head(log._lock.last() or b"")
            head = log.store.head()
            entries = log.store.entries(0, head.size)
            assert len(entries) == head.size
            wrong = [index for index, number in said.acks.items() if entries[index : index + 1] != [entry(number)]]
            assert not wrong, f"of {head.size} entries, not what was acknowledged: {wrong}"
            self._assert_earlier(locked, entries)
            if goes_on:
                assert log.append([entry(NEXT)]) == head.size
        for index, data in said.receipts.items():
            given = _checked(data, entry(said.acks[index]))
            assert given.size <= locked.size
            self._assert_earlier(given, entries)
        self.assert_published(folder)
        assert _head((public_at(folder) / CHECKPOINT).read_bytes()).size == head.size + goes_on

    def _assert_earlier(self, seen: Checkpoint, entries: list[bytes]) -> None:
        """A checkpoint is of this log when it was smaller."""
        then = entries[: seen.size]
        assert len(then) == seen.size
        if self._roots.get(seen.size, ([], b""))[0] != then:
            self._roots[seen.size] = then, verify.root_over(sha256(b"\0" + each).digest() for each in then)
        assert self._roots[seen.size][1] == seen.root


def _files(folder: str) -> Iterator[str]:
    for each in sorted(os.scandir(folder), key=lambda each: each.name):
        if each.is_dir(follow_symlinks=False):
            yield from _files(each.path)
        else:
            yield each.path


def _head(note: bytes) -> Checkpoint:
    return Checkpoint.parse(Note.parse(note).text)


@cache
def _checked(receipt: bytes, entry: bytes) -> Checkpoint:
    """The checkpoint of a receipt that holds."""
    return Receipt.parse(receipt).check(entry, POLICY).checkpoint


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

    def wait_for(self, what: str) -> None:
        """Wait until the job has said something of this kind."""
        assert self._process.stdout
        for line in self._process.stdout:
            self._said.hear(line)
            if line.startswith(what):
                return

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
