"""Compiling with numba, and keeping what was compiled where `fast` says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numba
from llvmlite import ir  # type: ignore[import-untyped]
from numba.core import config, types
from numba.extending import intrinsic

from charteroak.engines import fast


def inlined(function: Callable[..., Any]) -> Any:
    """A function that compiled ones call: it becomes a part of them."""
    return numba.njit(nogil=True, error_model="numpy", forceinline=True)(function)


def compiled(function: Callable[..., Any]) -> Any:
    """A function that Python calls, compiled when it first is, or loaded from where it is kept."""
    made = numba.njit(nogil=True, error_model="numpy")(function)
    folder = fast.folder()
    if folder is not None:
        before, config.CACHE_DIR = config.CACHE_DIR, str(folder)  # type: ignore[attr-defined]
        with suppress(RuntimeError):  # numba finds no way to keep it
            made.enable_caching()
        config.CACHE_DIR = before  # type: ignore[attr-defined]
    return made


@intrinsic
def load_eight(_context: Any, address: Any) -> Any:  # noqa: ARG001 - its type is what numba asks for
    """Eight bytes of memory as a number, wherever they begin."""

    def code(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        loaded = builder.load(builder.inttoptr(arguments[0], ir.IntType(64).as_pointer()))
        loaded.align = 1
        return loaded

    return types.uint64(types.uint64), code


@intrinsic
def put_eight(_context: Any, address: Any, value: Any) -> Any:  # noqa: ARG001 - as above
    """Put a number into eight bytes of memory, wherever they begin."""

    def code(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        at = builder.inttoptr(arguments[0], ir.IntType(64).as_pointer())
        builder.store(arguments[1], at).align = 1
        return context.get_dummy_value()

    return types.none(types.uint64, types.uint64), code


@intrinsic
def fetch(_context: Any, address: Any) -> Any:  # noqa: ARG001 - as above
    """Have memory brought near that is soon looked at; an address that is none does no harm."""

    def code(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [byte], kind)
        to_read, near, data = ir.Constant(number, 0), ir.Constant(number, 2), ir.Constant(number, 1)
        builder.call(prefetch, [builder.inttoptr(arguments[0], byte), to_read, near, data])
        return context.get_dummy_value()

    return types.none(types.uint64), code
