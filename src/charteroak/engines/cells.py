"""Columns written out, for the formats that know no types: as plain text, and as JSON.

All is done by the column. A dictionary column is written out by its dictionary, so a word that fills a million rows is
looked at once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

_IN_JSON_ESCAPED = r'["\\\x00-\x1f]'


def as_text(column: Any) -> Any:
    """A column as strings: numbers, days and times as usual, true and false, nested values as JSON, bytes as base64."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return by_dictionary(as_text, column)
    if pa.types.is_string(kind):
        return column
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        return _each(lambda value: b64encode(value).decode(), column)
    try:
        return column.cast(pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return _each(_json, column)


def as_json(column: Any) -> Any:
    """A column as strings of JSON; days, times, decimals and bytes as text; NaN, as nothing else in JSON, as null."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return by_dictionary(as_json, column)
    if pa.types.is_floating(kind):
        return pc.if_else(pc.is_finite(column), column.cast(pa.string()), pa.scalar(None, pa.string()))
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
        return column.cast(pa.string())
    if pa.types.is_nested(kind):
        return _each(_json, column)
    return _json_strings(as_text(column))


def by_dictionary(change: Callable[[Any], Any], column: Any) -> Any:
    """A dictionary column changed to strings, entry by entry of its dictionary."""
    return change(column.dictionary).take(column.indices)


def holds_any(column: Any, characters: bytes) -> bool:
    """Whether a column of strings may hold one of these characters; it may hold none where they are in a neighbour."""
    data = column.buffers()[2]
    text = b"" if data is None else data.to_pybytes()
    return any(bytes([character]) in text for character in characters)


def lines_of(cells: Sequence[Any], between: str, null: str, around: tuple[str, str] = ("", "")) -> memoryview:
    """The rows that these columns of strings make, a line a row: they are joined into one column of lines."""
    if len(cells[0]) == 0:
        return memoryview(b"")
    before, after = around
    joined = pc.binary_join_element_wise(*cells, between, null_handling="replace", null_replacement=null)
    lines = pc.binary_join_element_wise(before, joined, f"{after}\n", "")
    return memoryview(lines.buffers()[2])[: pc.sum(pc.binary_length(lines)).as_py()]


def _json_strings(column: Any) -> Any:
    quoted = pc.binary_join_element_wise('"', column, '"', "")
    escaped = pc.match_substring_regex(column, _IN_JSON_ESCAPED)
    if not pc.any(escaped).as_py():
        return quoted
    return pc.replace_with_mask(quoted, pc.fill_null(escaped, False), _each(_json, column.filter(escaped)))


def _each(change: Callable[[Any], str], column: Any) -> Any:
    return pa.array([None if value is None else change(value) for value in column.to_pylist()], pa.string())


def _json(value: Any) -> str:
    return msgspec.json.encode(value, enc_hook=str).decode()
