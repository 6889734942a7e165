"""Many files, each opened in a process of its own kind (`worker`): reused from file to file, ended when it hangs.

    >>> with Workers(2) as workers:
    ...     [outcome.trouble for outcome in workers.each([(Task(what="screen"), b"%PDF-")])]
    ['broken']

A process that crashes or takes too long is that file's trouble alone; the next file gets another.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, cast

import msgspec

from charteroak.logic.kernels import FOLDERS
from charteroak.screening.documents.apart import environment
from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.kinds import kind_of, kind_of_text
from charteroak.screening.task import Outcome, Task, do

MODULE = "charteroak.screening.worker"
OUTCOMES = msgspec.msgpack.Decoder(Outcome)
"""Made before any thread asks: where two threads are the first to ask what an outcome is made of, msgspec crashes."""
_WORD = 8
_MOST_TASKS = 500
"""After so many a process is ended: what libraries never give back does not grow without end."""
_MOST_WAITING, _MOST_HELD = 64, 32 << 20
"""How many files, and of how many bytes, may wait for a process, or for one that came before them to be done."""
_LONGEST = 1 << 30
"""How long an answer may be; a process that a file has taken over may say anything."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}
"""Threads and pools of libraries ask for addresses by the gigabyte, and the process has few."""


def warm() -> None:
    """Have the compiled patterns lie where the processes look for them: they can write no file themselves."""
    from charteroak.screening.detect import screener

    screener()


def needs_process(data: bytes) -> bool:
    """Whether a file is to be opened apart: all but plain text, tables in it, and JSON, which need no library."""
    try:
        if kind_of(data) != "text":
            return True
    except Unreadable:
        return False  # it is not opened at all
    head = data[: 1 << 16].decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe\0")
    return head.lstrip()[:1] == "<" or head.startswith("From ") or kind_of_text(head) != "text" or _is_columns(data)


def _is_columns(data: bytes) -> bool:
    return data.startswith((b"PAR1", b"PARE", b"ARROW1", b"FEA1", b"\xff\xff\xff\xff"))


class Workers:
    """Processes that open files. With it: `with Workers() as workers`."""

    def __init__(self, count: int = 0) -> None:
        self._count = count or os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(self._count, "screening")
        self._own = threading.local()
        self._all: list[_Worker] = []
        self._closed = False

    def each(self, tasks: Iterable[tuple[Task, bytes | None]], *, apart: bool = True) -> Iterator[Outcome]:
        """The outcomes, in the order of the tasks; as many files are held as keep the processes busy, and few bytes.

        A task without data has none because its file could not be read; its trouble is "unreadable". Where `apart` is
        false, plain text is not sent to a process but done in this one.
        """
        waiting: deque[tuple[Future[Outcome], int, bool]] = deque()
        for task, data in tasks:
            size = 0 if data is None else len(data)
            waiting.append((self._start(task, data, apart=apart), size, task.what == "redact"))
            del data
            while waiting and (waiting[0][0].done() or self._is_full(waiting)):
                yield waiting.popleft()[0].result()
        while waiting:
            yield waiting.popleft()[0].result()

    def _is_full(self, waiting: deque[tuple[Future[Outcome], int, bool]]) -> bool:
        """Whether no more is to be read until the first is done: many wait behind a slow one, but no many bytes.

        What was redacted holds its bytes until it is told, as a copy.
        """
        if len(waiting) <= self._count:
            return False
        held = sum(size for done, size, is_copied in waiting if is_copied or not done.done())
        return len(waiting) > _MOST_WAITING or held > _MOST_HELD

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        for worker in self._all:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _start(self, task: Task, data: bytes | None, *, apart: bool) -> Future[Outcome]:
        if data is not None and (apart or needs_process(data)):
            return self._threads.submit(self._do, task, data)
        done: Future[Outcome] = Future()
        done.set_result(Outcome(trouble="unreadable") if data is None else do(task, data))
        return done

    def _do(self, task: Task, data: bytes) -> Outcome:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or worker.is_spent:
            if worker is not None:
                worker.end()
            worker = self._own.worker = _Worker()
            self._all.append(worker)
        return Outcome(trouble="broken") if self._closed else worker.do(task, data)


class _Worker:
    """One process."""

    def __init__(self) -> None:
        kept = {name: os.environ[name] for name in FOLDERS if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own module, under the interpreter that runs this
            [sys.executable, "-P", "-B", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment() | kept | _ONE_THREAD,
            start_new_session=True,
        )
        self._done = 0
        self._is_late = False

    @property
    def is_spent(self) -> bool:
        """Whether it is to do no more."""
        return self._done >= _MOST_TASKS or self._process.poll() is not None

    def do(self, task: Task, data: bytes) -> Outcome:
        """What comes of a task."""
        self._done += 1
        self._is_late = False
        timer = threading.Timer(task.seconds, self._stop_late)
        timer.daemon = True
        timer.start()
        try:
            return self._ask(task, data)
        except (OSError, EOFError, msgspec.MsgspecError, ValueError):
            self.end()
            return Outcome(trouble="too slow" if self._is_late else "broken")
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process and whatever it started, OCR for one."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                if os.name == "posix":
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()
        self._process.wait()

    def _stop_late(self) -> None:
        self._is_late = True
        if os.name == "posix" and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def _ask(self, task: Task, data: bytes) -> Outcome:
        given, made = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        head = msgspec.msgpack.encode(task)
        for piece in (head, data):
            given.write(len(piece).to_bytes(_WORD, "little"))
            given.write(piece)
        given.flush()
        size = made.read(_WORD)
        length = int.from_bytes(size, "little")
        if len(size) < _WORD or length > _LONGEST:
            raise EOFError
        return OUTCOMES.decode(made.read(length))
