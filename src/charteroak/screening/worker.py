"""The process that opens files: tasks on standard input, outcomes on standard output, one after another.

Before it looks at a file it gives up what it does not need: it can write no file, reach no network, and has a bound on
memory; for each task it has a bound on time. Where the system has no such bounds, there are its own refusals, and the
caller's clock.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO

MEMORY = 2 << 30
"""Of addresses; OCR, which this process starts, gets as much of its own."""
_WORD = 8
_NEW_NETWORK = 0x40000000
_NEW_USER = 0x10000000
_REFUSED = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "os.remove", "os.rename", "os.truncate"}
    | {"os.link", "os.symlink", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.move"}
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Do tasks until there are no more."""
    given, made = sys.stdin.buffer, _standard_output()
    bind()
    import msgspec

    from charteroak.screening.task import Outcome, Task, do

    while (head := _piece(given)) is not None:
        data = _piece(given) or b""
        try:
            task = msgspec.msgpack.decode(head, type=Task)
            _bind_time(task.seconds)
            outcome = do(task, data)
        except Exception:
            outcome = Outcome(trouble="broken")
        del data
        answer = msgspec.msgpack.encode(outcome)
        made.write(len(answer).to_bytes(_WORD, "little"))
        made.write(answer)
        made.flush()


def _standard_output() -> BinaryIO:
    """The pipe that answers go to. What a library prints goes nowhere, and not between them."""
    made = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return made


def _piece(given: BinaryIO) -> bytes | None:
    """What comes next: its length, and so many bytes. None at the end."""
    head = given.read(_WORD)
    if len(head) < _WORD:
        return None
    return given.read(int.from_bytes(head, "little"))


def bind() -> None:
    """Give up files, the network, and memory without end."""
    _leave_network()
    sys.addaudithook(_audit)
    try:
        import resource
    except ModuleNotFoundError:
        return
    for what, most in ((resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY)):
        with suppress(ValueError, OSError):  # a bound that is narrower already stays
            resource.setrlimit(what, (most, most))


def _bind_time(seconds: float) -> None:
    """From now on, so many seconds of a processor."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _leave_network() -> None:
    """On Linux, where the system lets it, the process has a network of its own with nothing in it."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NETWORK)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    """Whatever asks for the network, or would change a file, is refused, also where the system refuses nothing."""
    writes = event == "open" and (arguments[2] or 0) & _WRITES and arguments[0] != os.devnull
    if event in _REFUSED or (writes and not isinstance(arguments[0], int)):
        raise PermissionError


if __name__ == "__main__":
    main()
