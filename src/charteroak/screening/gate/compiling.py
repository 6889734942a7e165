"""Compiling the gate with numba, and keeping what was compiled: machine code, and nothing of any text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numba
from numba.core import config

from charteroak.screening.gate.folder import kernels


def inlined(function: Callable[..., Any]) -> Any:
    """A function that compiled ones call: it becomes a part of them."""
    return numba.njit(nogil=True, error_model="numpy", forceinline=True)(function)


def compiled(function: Callable[..., Any]) -> Any:
    """A function that Python calls, compiled when it first is, or loaded from where it is kept."""
    made = numba.njit(nogil=True, error_model="numpy")(function)
    folder = kernels()
    if folder is not None:
        before, config.CACHE_DIR = config.CACHE_DIR, str(folder)  # type: ignore[attr-defined]
        with suppress(RuntimeError):  # numba finds no way to keep it
            made.enable_caching()
        config.CACHE_DIR = before  # type: ignore[attr-defined]
    return made
