"""Columns of Arrow as rows of text: a surface is a row, said as lines of "column: value", however nested a value is.

What is taken out of text is replaced by the mark; a number, a date or a truth that is taken out becomes null. The
table is made anew: dictionaries with what no row says, and what lies under a null, are not in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.compute as pc  # type: ignore[import-untyped]

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.notice import FIELD, NOTICE
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Surface, Unread
from charteroak.screening.formats.telling import Told, says, stays, telling
from charteroak.screening.formats.weaving import Surfaces, Weaver, Woven, Wovens, cut, whole

_CHUNK = 4096
_MOST_CELLS = 200_000_000
_SHIFT = 32
"""A value's place in its row stands above these bits of a piece's place, its letters' places in them."""


@dataclass(slots=True)
class _Leaf:
    """A value that holds no other: what it says, what stands before it, and the way to it from the row."""

    said: str
    introduction: str
    path: tuple[Any, ...]


class Table:
    """A table that was opened. The surface numbered n is the row n, from 0 on; then come names and metadata."""

    is_table = True

    def __init__(self, table: pa.Table, said_besides: Sequence[str], limits: Limits) -> None:
        if table.num_rows * max(table.num_columns, 1) > _MOST_CELLS:
            raise Cannot("too large")
        table.validate(full=True)  # else what is wrong in it is met when it is read, by code that trusts it
        self._limits = limits
        self._table = _plain(table)
        self._labels = [spoken(name) for name in self._table.column_names]
        self._texts: tuple[int, list[str]] = (-1, [])
        self._cells: tuple[int, list[list[str | None] | None]] = (-1, [])
        self._telling = telling(tuple(self._table.column_names))
        besides = [text for text in (*said_besides, *_metadata(table.schema)) if text.strip()]
        self._besides = [_names(self._table.column_names)]
        self._besides += [whole(f"metadata {number}", text, hidden=True) for number, text in enumerate(besides, 1)]
        count = self._table.num_rows + len(self._besides)
        self._wovens = Wovens(count, self._weave, self._say)
        self.surfaces = Surfaces(self._wovens)
        self.unread = tuple(self._binary())

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self._table.num_rows)

    def columns(self, most: int) -> tuple[list[str], list[list[Any]], int]:
        """The columns' names, the values of at most so many rows from all over, and how many rows there are."""
        step = max(-(-self.rows // most), 1) if most else 1
        chosen = self._table.take(pa.array(range(0, self.rows if most else 0, step), pa.int64()))
        values = [[_as_python(one) for one in _singly(column)] for column in chosen.columns]
        return list(self._table.column_names), [list(row) for row in zip(*values, strict=True)], self.rows

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans within values."""
        return self._wovens[number].fit(spans)

    def by_column(self, number: int) -> Told:
        """The values of a row that are confidential by the names of their columns."""
        if not self._telling or number > self.rows:
            return ()
        if number == self.rows:
            values = [self._besides[0].value(column) for column in self._telling]
            return [(start, end, None) for start, end in values if stays(self._besides[0].text[start:end])]
        woven, leaves = self._wovens[number], self._leaves(number)
        return [(*woven.value(place), self._telling[leaf.path[0]]) for place, leaf in enumerate(leaves)
                if leaf.path[0] in self._telling]  # fmt: skip

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """The row and column, and the offsets in the value."""
        woven = self._wovens[number]
        field, first, last = woven.place(start, end)
        if number >= self.rows:
            return woven.where, first, last
        leaf = self._leaves(number)[field]
        return f"{woven.where}, column {leaf.path[0] + 1}", first, last

    def rewritten(self, spans: Mapping[int, Spans], *, drop: bool = False) -> pa.Table:
        """The table anew, with the notice in its metadata; with `drop`, without what is no text nor number."""
        changes: dict[int, dict[int, list[tuple[tuple[Any, ...], list[tuple[int, int]]]]]] = {}
        for number, each in spans.items():
            if number < self.rows:
                for path, cuts in self._cuts(number, each):
                    changes.setdefault(path[0], {}).setdefault(number, []).append((path[1:], cuts))
        columns = [self._column(number, changes.get(number, {}), drop=drop) for number in range(len(self._labels))]
        names = self._renamed(spans.get(self.rows, ()))
        fields = [pa.field(name, column.type) for name, column in zip(names, columns, strict=True)]
        return pa.table(columns, schema=pa.schema(fields, metadata={FIELD: NOTICE}))

    def _say(self, number: int) -> Surface:
        if number >= self.rows:
            return self._besides[number - self.rows].surface
        chunk, at = divmod(number, _CHUNK)
        if self._texts[0] != chunk:
            self._texts = chunk, self._chunk(chunk)
        return Surface(f"row {number + 1}", self._texts[1][at])

    def _chunk(self, chunk: int) -> list[str]:
        """The texts of some rows, column by column."""
        part = self._table.slice(chunk * _CHUNK, _CHUNK)
        columns = [_lines(column, label) for column, label in zip(part.columns, self._labels, strict=True)]
        if not columns:
            return [""] * part.num_rows
        joined: list[str] = pc.binary_join_element_wise(*columns, pa.scalar("", pa.large_string())).to_pylist()
        if sum(map(len, joined)) > self._limits.expanded:
            raise Cannot("too large")
        return joined

    def _leaves(self, number: int) -> list[_Leaf]:
        """The values of a row. What is asked of one row is asked of the next, so some rows are cast at once."""
        chunk, at = divmod(number, _CHUNK)
        if self._cells[0] != chunk:
            part = self._table.slice(chunk * _CHUNK, _CHUNK).columns
            self._cells = chunk, [_as_texts(column) if _is_castable(column.type) else None for column in part]
        row = list[_Leaf]()
        for place, texts in enumerate(self._cells[1]):
            if texts is None:
                value = self._table.column(place).slice(number, 1).combine_chunks()
                row += _leaves_of(value, self._labels[place], place)
            elif said := texts[at]:
                row.append(_Leaf(said, f"{self._labels[place]}: " if self._labels[place] else "", (place,)))
        return row

    def _weave(self, number: int) -> Woven:
        if number >= self.rows:
            return self._besides[number - self.rows]
        weaver = Weaver()
        for place, leaf in enumerate(self._leaves(number)):
            weaver.field(place)
            weaver.frame(leaf.introduction)
            weaver.say(leaf.said, place << _SHIFT)
            weaver.frame("\n")
        return weaver.done(f"row {number + 1}")

    def _cuts(self, number: int, spans: Spans) -> Iterator[tuple[tuple[Any, ...], list[tuple[int, int]]]]:
        woven, leaves = self._weave(number), self._leaves(number)
        cuts: dict[int, list[tuple[int, int]]] = {}
        for start, end in woven.fit(spans):
            for first, last in woven.sources(start, end):
                place = first >> _SHIFT
                cuts.setdefault(place, []).append((first - (place << _SHIFT), last - (place << _SHIFT)))
        return ((leaves[place].path, each) for place, each in cuts.items())

    def _column(self, number: int, changes: Mapping[int, Any], *, drop: bool) -> pa.ChunkedArray:
        column = self._table.column(number)
        if drop and _holds_bytes(column.type):
            return pa.chunked_array([_without_bytes(chunk) for chunk in column.chunks], column.type)
        if not changes:
            return pa.chunked_array([_anew(chunk) for chunk in column.chunks], column.type)
        values = column.to_pylist()
        for row, each in changes.items():
            for path, cuts in each:
                values[row] = _changed(values[row], path, cuts)
        if number in self._telling and (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
            values = [value if value and says(value) else MARK for value in values]  # none is told by being empty
        try:
            return pa.chunked_array([pa.array(values, column.type)])
        except (pa.ArrowException, TypeError, ValueError):
            raise Cannot("cannot be written") from None

    def _renamed(self, spans: Spans) -> list[str]:
        woven = self._besides[0]
        taken = {woven.place(start, end)[0] for start, end in woven.fit(spans)}
        return [f"{MARK} {number + 1}" if number in taken else name
                for number, name in enumerate(self._table.column_names)]  # fmt: skip

    def _binary(self) -> Iterator[Unread]:
        """Columns with bytes that are no text."""
        for number, column in enumerate(self._table.columns):
            if _holds_bytes(column.type) and any(_is_binary(chunk) for chunk in column.chunks):
                yield Unread(f"column {number + 1}", "binary")


def _plain(table: pa.Table) -> pa.Table:
    """The table without dictionaries and types of others: what each row says."""
    columns = [_undone(column) for column in table.columns]
    return pa.table(columns, names=[f"{name}" for name in table.column_names])


def _undone(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):
        column = pa.chunked_array([chunk.storage for chunk in column.chunks], kind.storage_type)
        return _undone(column)
    if pa.types.is_dictionary(kind):
        return _undone(pa.chunked_array([chunk.dictionary_decode() for chunk in column.chunks], kind.value_type))
    if pa.types.is_string_view(kind):
        return column.cast(pa.large_string())
    if pa.types.is_binary_view(kind):
        return column.cast(pa.large_binary())
    return column


def _is_nested(kind: pa.DataType) -> bool:
    return bool(pa.types.is_nested(kind) or pa.types.is_union(kind))


def _holds_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _is_binary(chunk: pa.Array) -> bool:
    return any(value is not None and _text_of(value) is None for value in chunk.to_pylist())


def _without_bytes(chunk: pa.Array) -> pa.Array:
    return pa.array([None if value is None or _text_of(value) is None else value for value in chunk.to_pylist()],
                    chunk.type)  # fmt: skip


def _anew(chunk: pa.Array) -> pa.Array:
    """The same values in memory of their own, with nothing under nulls or beside them."""
    return chunk.take(pa.array(range(len(chunk)), pa.int64())) if len(chunk) else chunk


def _lines(column: pa.ChunkedArray, label: str) -> pa.Array:
    """For each row, the line or lines that its value in a column makes; "" for null and for nothing."""
    chunk = column.combine_chunks()
    if isinstance(chunk, pa.ChunkedArray):
        chunk = chunk.chunk(0) if chunk.num_chunks else pa.array([], column.type)
    if _is_nested(chunk.type) or _holds_bytes(chunk.type) or not _is_castable(chunk.type):
        rows = (_leaves_of(chunk.slice(number, 1), label, 0) for number in range(len(chunk)))
        lines = ["".join(f"{leaf.introduction}{leaf.said}\n" for leaf in row) for row in rows]
        return pa.array(lines, pa.large_string())
    said = pc.fill_null(chunk.cast(pa.large_string()), "")
    before, after, nothing = (pa.scalar(text, pa.large_string()) for text in (f"{label}: " if label else "", "\n", ""))
    lines = pc.binary_join_element_wise(before, said, after, nothing)
    return pc.if_else(pc.equal(said, nothing), nothing, lines)


def _is_castable(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(
        types.is_string(kind) or types.is_large_string(kind) or types.is_integer(kind) or types.is_floating(kind)
        or types.is_boolean(kind) or types.is_date(kind) or types.is_decimal(kind)
        or (types.is_timestamp(kind) and kind.tz is None)
    )  # fmt: skip


def _as_texts(column: pa.ChunkedArray) -> list[str | None]:
    texts: list[str | None] = column.cast(pa.large_string()).to_pylist()
    return texts


def _leaves_of(value: pa.Array, label: str, place: int) -> list[_Leaf]:
    """The values in one row of one column."""
    if _is_castable(value.type):
        said = value.cast(pa.large_string())[0].as_py()
        return [_Leaf(said, f"{label}: " if label else "", (place,))] if said else []
    found = list[_Leaf]()
    waiting: list[tuple[Any, tuple[str, ...], tuple[Any, ...]]] = [(_as_python(value), (label,), (place,))]
    while waiting:
        each, names, path = waiting.pop()
        if isinstance(each, dict):
            inside = [(within, (*names, spoken(str(name))), (*path, name)) for name, within in each.items()]
            waiting += reversed(inside)
        elif isinstance(each, list | tuple):
            waiting += reversed([(within, names, (*path, number)) for number, within in enumerate(each)])
        elif said := _said(each):
            called = " ".join([name for name in dict.fromkeys(names) if name][-2:])
            found.append(_Leaf(said, f"{called}: " if called else "", path))
    return found


def _singly(column: pa.ChunkedArray) -> Iterator[pa.Array]:
    return (chunk.slice(number, 1) for chunk in column.chunks for number in range(len(chunk)))


def _as_python(value: pa.Array) -> Any:
    try:
        return value[0].as_py()
    except (ValueError, OverflowError, pa.ArrowException):
        return str(value.cast(pa.string())[0])


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return _text_of(value) or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _text_of(value: bytes) -> str | None:
    """The text that bytes are; None where they are none."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() else None


def _changed(value: Any, path: tuple[Any, ...], cuts: list[tuple[int, int]]) -> Any:
    """A value with spans taken out of what stands at the end of a path in it."""
    if not path:
        if isinstance(value, str):
            return cut(value, cuts)
        return cut(_text_of(value) or "", cuts).encode() if isinstance(value, bytes) else None
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {name: _changed(each, rest, cuts) if name == step else each for name, each in value.items()}
    changed = [_changed(each, rest, cuts) if number == step else each for number, each in enumerate(value)]
    return tuple(changed) if isinstance(value, tuple) else changed


def _metadata(schema: pa.Schema) -> Iterator[str]:
    """What the schema and its columns say besides: names of people's programs, of indices, remarks."""
    for metadata in (schema.metadata, *(field.metadata for field in schema)):
        for name, value in (metadata or {}).items():
            if name not in (b"ARROW:schema", b"PARQUET:field_id"):
                yield f"{name.decode('utf-8', 'replace')}: {value.decode('utf-8', 'replace')}"


def _names(names: Sequence[str]) -> Woven:
    weaver = Weaver()
    for number, name in enumerate(names):
        weaver.field(number)
        weaver.stand(spoken(name), 2 * number, 2 * number + 2)
        weaver.frame("\n")
    return weaver.done("names of columns")
