"""Whether compiled loops are to be used, and where what was compiled is kept: what can be told without loading them.

They need numba (`charteroak[fast]`), and give what NumPy and Arrow give without it. Compiling takes about ten seconds,
once on a machine; loading what is kept takes one. `CHARTEROAK_COMPILED` set to "yes" or "no" settles it; otherwise they
are used where that saves time.

What is compiled is kept in the folder `kernels` of `CHARTEROAK_DATA` if that is set, else in the user's folder for
caches: machine code, and nothing of any row. Where that folder cannot be written, or others can write to it, nothing is
kept, and each process compiles for itself.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SOURCES = ("compiling.py", "kernel_loops.py", "scan_loops.py")
"""The modules whose functions are compiled: when one of them changes, all is compiled anew."""

_LOADING, _COMPILING = 2.0, 12.0  # seconds


def worthwhile(saved: float) -> bool:
    """Whether compiled loops are to be used where they save so many seconds."""
    chosen = os.environ.get("CHARTEROAK_COMPILED", "").lower()
    if chosen in ("yes", "no") or find_spec("numba") is None:
        return chosen == "yes" and find_spec("numba") is not None
    if "charteroak.engines.kernel" in sys.modules:
        return True
    return saved > _LOADING and (saved > _COMPILING or _is_kept())


@cache
def folder() -> Path | None:
    """The folder for what these very sources are compiled to; made if it is not there. None where nothing is kept."""
    with suppress(OSError):
        path = _path()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(path, os.W_OK | os.X_OK) and not _open_to_others(path):
            return path
    return None


def _is_kept() -> bool:
    with suppress(OSError):
        return any(_path().rglob("scan_loops.write*.nbc"))
    return False


def _path() -> Path:
    here = Path(__file__).parent
    digest = hashlib.sha256(b"".join((here / name).read_bytes() for name in _SOURCES)).hexdigest()
    return _parent() / digest[:16]


def _parent() -> Path:
    if named := os.environ.get("CHARTEROAK_DATA"):
        return Path(named) / "kernels"
    from platformdirs import user_cache_path

    return user_cache_path("charteroak", appauthor=False) / "kernels"


def _open_to_others(path: Path) -> bool:
    """Whether somebody else could put code there, which would then be run as ours."""
    if not hasattr(os, "getuid"):
        return False
    found = path.stat()
    return found.st_uid != os.getuid() or bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
