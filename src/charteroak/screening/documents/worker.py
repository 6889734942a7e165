"""The process that reads a file: task and file on standard input, what was read on standard output.

Before it looks at the file it gives up what it does not need: it can write no file, only pipes, and has bounds on
memory and on time. Where the system has no such bounds (Windows), there are none but the time that the caller waits.
"""

from __future__ import annotations

import sys
from contextlib import suppress

import msgspec

from charteroak.screening.documents.apart import Outcome, Task
from charteroak.screening.documents.document import Limits, Unreadable
from charteroak.screening.documents.reading import read_here

MEMORY = 2 << 30
"""Of addresses; OCR, which this process starts, gets as much of its own."""


def main() -> None:
    """Read one file, and say what is in it."""
    task, data = _given()
    _bind(task.limits)
    answer = msgspec.json.encode(_outcome(task, data))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _given() -> tuple[Task, bytes]:
    line = sys.stdin.buffer.readline(1 << 16)
    return msgspec.json.decode(line, type=Task), sys.stdin.buffer.read()


def _outcome(task: Task, data: bytes) -> Outcome:
    """What was read. Whatever a library trips over, the file is broken; its words may quote it, and go nowhere."""
    try:
        return Outcome(document=read_here(data, task.name, task.limits))
    except Unreadable as trouble:
        return Outcome(unreadable=trouble.reason)
    except MemoryError:
        return Outcome(unreadable="too large")
    except Exception:
        return Outcome(unreadable="broken")


def _bind(limits: Limits) -> None:
    try:
        import resource
    except ModuleNotFoundError:
        return
    bounds = {
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: int(limits.seconds) + 1,
    }
    for what, most in bounds.items():
        with suppress(ValueError, OSError):  # a bound that is narrower already stays
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
