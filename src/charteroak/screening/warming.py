"""The rules compiled ahead, in a process of its own: whoever gives the first file does not wait for it.

The processes that open files can write none, so that what is compiled must lie there before (see `kept`). It is made
at low priority, and beside the one that answers: compiling holds whatever process does it for seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from threading import Lock

from charteroak.logic.kernels import FOLDERS
from charteroak.screening.documents.apart import environment

_NICE = 10
_SECONDS = 120.0
_COMMAND = [sys.executable, "-P", "-m", "charteroak.screening.warming"]
_lock = Lock()
_process: subprocess.Popen[bytes] | None = None


def begin() -> subprocess.Popen[bytes]:
    """Begin to compile the rules, once, and do not wait. Where they are kept already, it is over in a moment."""
    global _process  # the one there is
    with _lock:
        if _process is None:
            folders = {name: os.environ[name] for name in FOLDERS if name in os.environ}
            _process = subprocess.Popen(  # noqa: S603 - our own module, under the interpreter that runs this
                _COMMAND,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment() | folders,
            )
        return _process


def ready() -> None:
    """Wait until the rules are compiled. Where that fails, each process compiles them for itself."""
    with suppress(OSError, subprocess.TimeoutExpired):
        begin().wait(_SECONDS)


def end() -> None:
    """End what was begun and is not done: nobody waits for it any more."""
    global _process
    with _lock:
        if _process is not None:
            _process.kill()
            _process.wait()
            _process = None


def main() -> None:
    """Compile the rules, if they are not kept."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    from charteroak.screening.kept import patterns

    patterns()


if __name__ == "__main__":
    main()
