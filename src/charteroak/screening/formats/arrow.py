"""Arrow files, Arrow streams and Feather: rows as surfaces, written wholly anew in the same form.

The second version of Feather is an Arrow file, and what was of the first is written in it: the first is given up.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Literal

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.feather  # type: ignore[import-untyped]

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot, Spans, Unread
from charteroak.screening.formats.tables import Table

_PADDED = 64
"""In bytes: how much longer a piece of a body may be for being padded."""
Form = Literal["file", "stream"]


class Arrow(Table):
    """A file of Arrow that was opened."""

    form: Form = "file"

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew."""
        return self._write(self.rewritten(spans))

    def without_unread(self) -> bytes:
        """The file anew, with null for what is neither text nor a number."""
        return self._write(self.rewritten({}, drop=True))

    def _write(self, table: pa.Table) -> bytes:
        made = io.BytesIO()
        new: Any = pa.ipc.new_file if self.form == "file" else pa.ipc.new_stream
        with new(made, table.schema) as writer:
            writer.write_table(table)
        return made.getvalue()


def open_arrow(data: bytes, limits: Limits) -> Arrow:
    """A file of Arrow. Cannot where it is broken or too large."""
    try:
        table, besides, form = _table(data)
        limits.unpack(table.nbytes)
        table.validate(full=True)
        made = Arrow(table, [*besides, *_unsaid(table)], limits)
        made.unread += tuple(_left_over(data, table))
    except (pa.ArrowException, OSError, ValueError):
        raise Cannot("broken") from None
    made.form = form
    return made


def second_reading(data: bytes) -> Iterator[str]:
    """Each column's values in turn, as Python has them: not by way of rows, nor of Arrow's own words for them."""
    for column in _table(data)[0].columns:
        yield "\n".join(str(value) for value in column.to_pylist() if value is not None)


def raw(data: bytes) -> Iterator[bytes]:
    """The file as it is, which is not packed when it is ours, and each column's memory."""
    yield data
    for column in _table(data)[0].columns:
        for chunk in column.chunks:
            yield from (buffer.to_pybytes() for buffer in chunk.buffers() if buffer is not None)


def _table(data: bytes) -> tuple[pa.Table, list[str], Form]:
    """The table, what its batches say besides, and the form of the file."""
    if data.startswith(b"FEA1"):
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            return pyarrow.feather.read_table(io.BytesIO(data)), [], "file"
    if not data.startswith(b"ARROW1"):
        reader = pa.ipc.open_stream(data)
        return reader.read_all(), [], "stream"
    file = pa.ipc.open_file(data)
    besides = [_said(file.get_batch_with_custom_metadata(number)[1]) for number in range(file.num_record_batches)]
    return file.read_all(), besides, "file"


def _unsaid(table: pa.Table) -> Iterator[str]:
    """What the memory of columns holds that no row says: slices are often written with all that they are cut from."""
    for column in table.columns:
        if not pa.types.is_string(column.type):
            continue
        yield from (text for chunk in column.chunks for text in _under_nulls(chunk) if text)
        parts = [_parted(chunk) for chunk in column.chunks]
        said, at = b"".join(own for _, own, _ in parts), 0
        for before, own, after in parts:
            at += len(own)
            others = before, after if said[at : at + len(after)] != after else b""  # what the next rows say
            yield from (other.decode("utf-8", "ignore") for other in others if other not in said)


def _under_nulls(chunk: pa.Array) -> Iterator[str]:
    """What stands in the memory of values that are said to be missing."""
    _, places, values = chunk.buffers()
    if chunk.null_count and places is not None and values is not None:
        all_there = pa.Array.from_buffers(pa.binary(), len(chunk), [None, places, values], offset=chunk.offset)
        for value in all_there.filter(chunk.is_null()):
            yield value.as_py().decode("utf-8", "ignore")


def _parted(chunk: pa.Array) -> tuple[bytes, bytes, bytes]:
    """The memory of a column's values, what is before and after it, without what is only there to fill it up."""
    _, places, values = chunk.buffers()
    if places is None or values is None:
        return b"", b"", b""
    first, last = (
        int.from_bytes(places[4 * at : 4 * at + 4].to_pybytes(), "little")
        for at in (chunk.offset, chunk.offset + len(chunk))
    )
    before, own, after = (part.to_pybytes() for part in (values[:first], values[first:last], values[last:]))
    return before, own, after.rstrip(b"\0")


def _left_over(data: bytes, table: pa.Table) -> Iterator[Unread]:
    """The batches that no reader of the file gets to, or with more in them than their rows take up."""
    if data.startswith(b"FEA1"):
        return
    is_file = data.startswith(b"ARROW1")
    source = pa.BufferReader(data[8:] if is_file else data)
    messages = pa.ipc.MessageReader.open_stream(source)
    messages.read_next_message()
    rows = 0
    for number, message in enumerate(messages, 1):
        with suppress(pa.ArrowException, OSError):  # some of its values are in another batch
            batch = pa.ipc.read_record_batch(message, table.schema)
            rows += batch.num_rows
            held = [each for column in batch.columns for each in column.buffers() if each is not None]
            if message.body.size > (sum(each.size for each in held) if batch.num_rows else 0) + _PADDED * len(held):
                yield Unread(f"batch {number}", "broken")
    if rows > table.num_rows or not (is_file or not source.read().strip(b"\0\xff")):
        yield Unread("after the last batch", "unknown")


def _said(metadata: Any) -> str:
    return "\n".join(f"{name.decode('utf-8', 'replace')}: {value.decode('utf-8', 'replace')}"
                     for name, value in (metadata or {}).items())  # fmt: skip
