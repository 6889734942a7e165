"""Whether loops are to be compiled, and where what was compiled is kept: what can be told without loading numba.

`CHARTEROAK_COMPILED` set to "yes" or "no" settles it. What is compiled is kept in the folder `kernels` of
`CHARTEROAK_CACHE`, of `CHARTEROAK_DATA` where that alone is set, else of the user's folder for caches: machine code,
and nothing of any data. Where that folder cannot be written, or others can write to it, nothing is kept, and each
process compiles for itself.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

FOLDERS = ("CHARTEROAK_CACHE", "CHARTEROAK_DATA", "XDG_CACHE_HOME", "HOME")
"""The variables that say where what is compiled lies: what a process is to be told that compiles or loads it."""


def settled() -> bool | None:
    """Whether loops are to be compiled, where that is settled: by the setting, or as there is no numba."""
    chosen = os.environ.get("CHARTEROAK_COMPILED", "").lower()
    if find_spec("numba") is None:
        return False
    return chosen == "yes" if chosen in ("yes", "no") else None


def path_for(sources: Iterable[Path]) -> Path:
    """The folder for what these very sources are compiled to, whether it is there or not."""
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return compiled("kernels") / digest[:16]


def compiled(what: str) -> Path:
    """The folder for what is compiled of one kind, whether it is there or not. All of it can be made anew."""
    if named := os.environ.get("CHARTEROAK_CACHE") or os.environ.get("CHARTEROAK_DATA"):
        return Path(named) / what
    from platformdirs import user_cache_path

    return user_cache_path("charteroak", appauthor=False) / what


def made(path: Path) -> Path | None:
    """That folder, made if it is not there. None where nothing can be kept there, or somebody else could put code."""
    with suppress(OSError):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(path, os.W_OK | os.X_OK) and not _open_to_others(path):
            return path
    return None


def holds(path: Path, pattern: str) -> bool:
    """Whether something that is called so is kept there."""
    with suppress(OSError):
        return any(path.rglob(pattern))
    return False


def _open_to_others(path: Path) -> bool:
    """Whether somebody else could put code there, which would then be run as ours."""
    if not hasattr(os, "getuid"):
        return False
    found = path.stat()
    return found.st_uid != os.getuid() or bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
