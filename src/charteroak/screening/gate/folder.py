"""Whether the compiled gate is worth loading, and where what is compiled is kept: told without loading it.

Compiling takes a quarter of a minute, once on a machine; loading what is kept takes a second. `CHARTEROAK_COMPILED`
set to "yes" or "no" settles it; otherwise the gate is used where a text is long enough. What is compiled lies in the
folder `kernels` of `CHARTEROAK_DATA` or of the user's caches; where others could write there, nothing is kept.
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

_KEPT, _ANEW = 8_000_000, 100_000_000
"""Characters from which on loading pays, and compiling."""


def worthwhile(characters: int) -> bool:
    """Whether the gate is to be used for so many characters."""
    chosen = os.environ.get("CHARTEROAK_COMPILED", "").lower()
    if chosen in ("yes", "no") or find_spec("numba") is None:
        return chosen == "yes" and find_spec("numba") is not None
    if "charteroak.screening.gate.loops" in sys.modules:
        return characters > 20_000
    return characters > _KEPT and (characters > _ANEW or _is_kept())


@cache
def kernels() -> Path | None:
    """The folder for what this very source is compiled to; made if it is not there. None where nothing is kept."""
    with suppress(OSError):
        path = _path()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(path, os.W_OK | os.X_OK) and not _open_to_others(path):
            return path
    return None


def _is_kept() -> bool:
    with suppress(OSError):
        return any(_path().rglob("loops.gate*.nbc"))
    return False


def _path() -> Path:
    here = Path(__file__).parent
    digest = hashlib.sha256(b"".join((here / name).read_bytes() for name in ("loops.py", "compiling.py"))).hexdigest()
    if named := os.environ.get("CHARTEROAK_DATA"):
        return Path(named) / "kernels" / digest[:16]
    from platformdirs import user_cache_path

    return user_cache_path("charteroak", appauthor=False) / "kernels" / digest[:16]


def _open_to_others(path: Path) -> bool:
    """Whether somebody else could put code there, which would then be run as ours."""
    if not hasattr(os, "getuid"):
        return False
    found = path.stat()
    return found.st_uid != os.getuid() or bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
