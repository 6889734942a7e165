"""Whether the engines' compiled loops are to be used, and where what was compiled is kept, told without loading them.

They need numba (`charteroak[fast]`), and give what NumPy and Arrow give without it. Compiling takes about ten seconds,
once on a machine; loading what is kept takes one. Where nothing settles it, they are used where that saves time.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from charteroak.logic import kernels

_SOURCES = ("compiling.py", "kernel_loops.py", "scan_loops.py")
"""The modules whose functions are compiled: when one of them changes, all is compiled anew."""

_LOADING, _COMPILING = 2.0, 12.0  # seconds


def worthwhile(saved: float) -> bool:
    """Whether compiled loops are to be used where they save so many seconds."""
    if (settled := kernels.settled()) is not None:
        return settled
    if "charteroak.engines.kernel" in sys.modules:
        return True
    return saved > _LOADING and (saved > _COMPILING or _is_kept())


@cache
def folder() -> Path | None:
    """The folder for what these very sources are compiled to; made if it is not there. None where nothing is kept."""
    with suppress(OSError):
        return kernels.made(_path())
    return None


def _is_kept() -> bool:
    with suppress(OSError):
        return kernels.holds(_path(), "scan_loops.write*.nbc")
    return False


def _path() -> Path:
    return kernels.path_for(Path(__file__).parent / name for name in _SOURCES)
