"""Whether the compiled gate is worth loading, and where what is compiled is kept: told without loading it.

Compiling takes a quarter of a minute, once on a machine; loading what is kept takes a second. Where nothing settles it,
the gate is used where a text is long enough.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from charteroak.logic.kernels import holds, made, path_for, settled

_SOURCES = ("loops.py", "compiling.py")
_LOADED, _KEPT, _ANEW = 20_000, 8_000_000, 100_000_000
"""Characters from which on the gate saves time that is loaded, that must be loaded, and that must be compiled."""


def worthwhile(characters: int) -> bool:
    """Whether the gate is to be used for so many characters."""
    if (chosen := settled()) is not None:
        return chosen
    if "charteroak.screening.gate.loops" in sys.modules:
        return characters > _LOADED
    return characters > _KEPT and (characters > _ANEW or _is_kept())


@cache
def kernels() -> Path | None:
    """The folder for what this very source is compiled to; made if it is not there. None where nothing is kept."""
    with suppress(OSError):
        return made(_path())
    return None


def _is_kept() -> bool:
    with suppress(OSError):
        return holds(_path(), "loops.gate*.nbc")
    return False


def _path() -> Path:
    return path_for(Path(__file__).parent / name for name in _SOURCES)
