"""Arrow files, Arrow streams and Feather: rows as surfaces, written wholly anew in the same form.

The second version of Feather is an Arrow file, and what was of the first is written in it: the first is given up.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.feather  # type: ignore[import-untyped]

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot, Spans
from charteroak.screening.formats.tables import Table

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
        made = Arrow(table, besides, limits)
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


def _said(metadata: Any) -> str:
    return "\n".join(f"{name.decode('utf-8', 'replace')}: {value.decode('utf-8', 'replace')}"
                     for name, value in (metadata or {}).items())  # fmt: skip
