"""Columns of any type made columns of codes, one byte a row: see `codes` for what they are.

A column that holds codes already is taken as it lies, and a dictionary column is looked up by its dictionary. What is
no value of a fact becomes `WRONG`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from charteroak.engines.classes import U8
from charteroak.engines.codes import UNKNOWN, WRONG
from charteroak.logic.expr import Value


class Bits(Protocol):
    """The loops that are compiled or not: see `plain.Plain`."""

    def bools(self, bits: U8, offset: int, rows: int) -> U8:
        """Bits as codes."""

    def masked(self, codes: U8, bits: U8, offset: int) -> U8:
        """Codes, 0 where the bit is not set."""

    def taken(self, of: U8, indices: Any) -> U8:
        """What stands at the indices."""


def encoded(column: Any, values: Sequence[Value], loops: Bits, *, text: bool = False, coded: bool = False) -> U8:
    """The code of each row of a `pyarrow.Array` of one of these values; 0 for null, `WRONG` for anything else.

    With `text`, true and false are written out, in capitals or not. With `coded`, numbers are codes; without, they are
    wrong.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _by_dictionary(column, values, loops, text=text, coded=coded)
    if isinstance(column, pa.ExtensionArray):
        return encoded(column.storage, values, loops, text=text, coded=coded)
    if pa.types.is_run_end_encoded(kind):
        return encoded(pc.run_end_decode(column), values, loops, text=text, coded=coded)
    if coded and (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return _numbers(column, len(values), loops)
    if values[0] is True and pa.types.is_boolean(kind):
        bits = np.frombuffer(column.buffers()[1], np.uint8)
        return _known(loops.bools(bits, column.offset, len(column)), column, loops)
    if _is_text(kind) and (text or values[0] is not True):
        return _words(column, values)
    return np.where(column.is_null().to_numpy(zero_copy_only=False), np.uint8(UNKNOWN), np.uint8(WRONG))


def _by_dictionary(column: Any, values: Sequence[Value], loops: Bits, *, text: bool, coded: bool) -> U8:
    of = np.append(encoded(column.dictionary, values, loops, text=text, coded=coded), np.uint8(WRONG))
    indices = column.indices
    return _known(loops.taken(of, _held(indices, indices.type.to_pandas_dtype())), indices, loops)


def _numbers(column: Any, most: int, loops: Bits) -> U8:
    """Numbers as codes: a byte is one as it is, or else too great to be one, and a negative byte is very great."""
    held = _held(column, column.type.to_pandas_dtype())
    if held.dtype.itemsize == 1:
        return _known(held.view(np.uint8), column, loops)
    with np.errstate(invalid="ignore"):  # what is no number is no code
        fits = (held >= 0) & (held <= most) & (held == np.floor(held))
        return _known(np.where(fits, held, WRONG).astype(np.uint8), column, loops)


def _held(column: Any, kind: Any) -> Any:
    """The numbers of a column where they lie; under a null there may be any."""
    data = column.buffers()[1]
    width = np.dtype(kind).itemsize
    return np.frombuffer(data or b"", kind, len(column) if data else 0, column.offset * width if data else 0)


def _known(codes: U8, column: Any, loops: Bits) -> U8:
    """The codes of a column, 0 where it is null."""
    validity = column.buffers()[0]
    if validity is None or not column.null_count:
        return codes
    return loops.masked(codes, np.frombuffer(validity, np.uint8), column.offset)


def _words(column: Any, values: Sequence[Value]) -> U8:
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.large_string())
    spoken = values[0] is True
    words: list[Any] = ["true", "false"] if spoken else list(values)
    places = pc.index_in(pc.ascii_lower(column) if spoken else column, value_set=pa.array([None, *words], column.type))
    found: U8 = places.fill_null(WRONG).cast(pa.uint8()).to_numpy()
    return found


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def stand_in(kind: Any) -> Any:
    """A value of the same kind as those of a column of some type, and none that any fact or act has."""
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        kind = kind.value_type
    if isinstance(kind, pa.BaseExtensionType):
        kind = kind.storage_type
    if _is_text(kind):
        return ""
    if pa.types.is_boolean(kind):
        return True
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return 0
    if pa.types.is_nested(kind):
        return {} if pa.types.is_struct(kind) else []
    return b""
