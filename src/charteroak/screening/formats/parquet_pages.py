"""The pages of a Parquet file, unpacked one by one without its own reader: what lies in it, seen or not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.parquet as pq  # type: ignore[import-untyped]

_V2 = 3
_PRINTED = re.compile(rb"[^\x00-\x08\x0b\x0c\x0e-\x1f]{4,}")
_LARGEST = 1 << 28


def pages(data: bytes) -> Iterator[bytes]:
    """Each page of each column, unpacked. What does not read as a page ends its column."""
    metadata = pq.ParquetFile(io.BytesIO(data)).metadata
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            starts = [at for at in (column.dictionary_page_offset, column.data_page_offset) if at]
            start = min(starts)
            yield from _pages(data[start : start + column.total_compressed_size], column.compression)


def texts_of(page: bytes) -> Iterator[str]:
    """The texts in a page: each after its length; in a page that is made otherwise, whatever is printed."""
    for start in (0, 4 + int.from_bytes(page[:4], "little")):
        texts = _after_lengths(page, start)
        if texts:
            yield from (text.decode("utf-8", "ignore") for text in texts)
            return
    yield from (found.decode("utf-8", "ignore") for found in _PRINTED.findall(page))


def _after_lengths(page: bytes, at: int) -> list[bytes]:
    texts = []
    while at + 4 <= len(page):
        length = int.from_bytes(page[at : at + 4], "little")
        texts.append(page[at + 4 : at + 4 + length])
        at += 4 + length
    return texts if at == len(page) else []


def _pages(data: bytes, packing: str) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        try:
            head, start = _struct(data, at)
            size, unpacked = head[3], head[2]
        except (IndexError, KeyError, TypeError):
            return
        at = start + size
        yield _unpacked(data[start:at], head, unpacked, packing)


def _unpacked(body: bytes, head: dict[int, Any], size: int, packing: str) -> bytes:
    levels = 0
    if head.get(1) == _V2:
        second = head[8]
        levels = second.get(5, 0) + second.get(6, 0)
        if second.get(7) is False:
            return body
    if packing == "UNCOMPRESSED" or size > _LARGEST or len(body) == levels:
        return body
    try:
        packed = pa.Codec(packing.lower()).decompress(body[levels:], size - levels)
    except (pa.ArrowException, ValueError, OSError):
        return body
    return body[:levels] + bytes(packed)


def _struct(data: bytes, at: int) -> tuple[dict[int, Any], int]:
    """A struct of Thrift's compact protocol: its fields by number, and where it ends."""
    fields: dict[int, Any] = {}
    number = 0
    while True:
        sign = data[at]
        at += 1
        if sign == 0:
            return fields, at
        kind, step = sign & 15, sign >> 4
        if step:
            number += step
        else:
            number, at = _zigzag(data, at)
        fields[number], at = _value(data, at, kind)


def _value(data: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (1, 2):
        return kind == 1, at
    if kind == 3:
        return data[at], at + 1
    if kind in (4, 5, 6):
        return _zigzag(data, at)
    if kind == 7:
        return None, at + 8
    if kind == 8:
        length, at = _varint(data, at)
        return data[at : at + length], at + length
    if kind in (9, 10):
        return _list(data, at)
    if kind == 12:
        return _struct(data, at)
    raise TypeError


def _list(data: bytes, at: int) -> tuple[list[Any], int]:
    sign = data[at]
    count, at = (sign >> 4, at + 1) if sign >> 4 != 15 else _varint(data, at + 1)
    made = []
    for _ in range(count):
        value, at = _value(data, at, sign & 15)
        made.append(value)
    return made, at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        sign = data[at]
        at += 1
        value |= (sign & 127) << shift
        if sign < 128:
            return value, at
        shift += 7
        if shift > 63:
            raise TypeError


def _zigzag(data: bytes, at: int) -> tuple[int, int]:
    value, at = _varint(data, at)
    return (value >> 1) ^ -(value & 1), at
