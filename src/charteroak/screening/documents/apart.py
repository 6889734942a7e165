"""Reading in a process of its own: one that is ended when it takes too long, and whose crash is only its own.

The file goes to it through a pipe, and what was read comes back through another. It may write no file at all
(`worker`), gets none of this process's settings, and says nothing on its standard error.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import msgspec

from charteroak.screening.documents.document import Document, Limits, Reason, Unreadable

_KEPT = frozenset(
    {"PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TESSDATA_PREFIX"}
    | {"SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "COMSPEC", "WINDIR"}
)
"""What of the environment the process gets: where programs and libraries lie, and nothing that is secret."""

WORKER = "charteroak.screening.documents.worker"


class Task(msgspec.Struct):
    """What goes to the process, before the file."""

    name: str
    limits: Limits


class Outcome(msgspec.Struct):
    """What comes back: one of the two."""

    document: Document | None = None
    unreadable: Reason | None = None


def read_apart(data: bytes, name: str, limits: Limits) -> Document:
    """The document, read in a process of its own. Unreadable says why there is none."""
    task = msgspec.json.encode(Task(name[-200:].encode("utf-8", "replace").decode(), limits))
    command = [sys.executable, "-P", "-B", "-m", WORKER]
    with subprocess.Popen(  # noqa: S603 - our own module, under the interpreter that runs this
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    ) as process:
        try:
            answer, _ = process.communicate(b"".join((task, b"\n", data)), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("too slow") from None
        finally:
            _end(process)
    return _outcome(answer)


_OUTCOMES = msgspec.json.Decoder(Outcome)
"""Made before threads ask: see `screening.working.OUTCOMES`."""


def environment() -> dict[str, str]:
    """The environment of processes that read."""
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    return kept | {"PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, if it has not ended, and whatever it started, OCR for one."""
    if process.poll() is not None:
        return  # its number may be another's by now
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _outcome(answer: bytes) -> Document:
    try:
        outcome = _OUTCOMES.decode(answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreadable("broken") from None  # the process did not come to an end of its own
    if outcome.document is None:
        raise Unreadable(outcome.unreadable or "broken")
    return outcome.document
