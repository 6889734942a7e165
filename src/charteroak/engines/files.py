"""Files of rows, read and written in batches, so that memory does not grow with the file."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from charteroak.engines.batches import BATCH_ROWS, Batch, Reader, Writer, check_names
from charteroak.engines.delimited import DelimitedReader, DelimitedWriter
from charteroak.engines.lines import LineReader, LineWriter
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput

FORMATS = ("csv", "tsv", "jsonl", "parquet", "arrow")
"""The formats that rows are read from and written to; a file's format is its suffix."""

_DELIMITERS = {"csv": ",", "tsv": "\t"}
_ARROW_FILE = b"ARROW1"


def format_of(path: Path, field: str, otherwise: str | None = None) -> str:
    """The format that a file's name says it has, or else `otherwise`.

    BadInput, naming `field`, where the name says none of `FORMATS` and there is nothing else to go by.
    """
    suffix = path.suffix.removeprefix(".").lower()
    found = suffix if suffix in FORMATS else otherwise
    if found is None:
        raise BadInput(field, "a file of another kind", [f"*.{each}" for each in FORMATS])
    return found


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there whole or not at all: it is written beside `path`, and takes its name at the end."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def reading(source: Path | BinaryIO, form: str, law: Law) -> Iterator[Reader]:
    """A reader of a file, or of a stream, which is read as it comes. BadInput where its columns cannot be decided by.

    Parquet, and JSON Lines as columns, need a file: one has its index at its end, the other is read twice.
    """
    if isinstance(source, Path) and form == "parquet":
        # By its path: given a Python file, Arrow's threads may outlive it, and end the process.
        with pq.ParquetFile(source, pre_buffer=False, buffer_size=1 << 20) as file:
            yield ParquetReader(file)
    elif isinstance(source, Path) and form == "arrow":
        with pa.memory_map(str(source)) as file:
            yield ArrowReader(file, seekable=True)
    elif isinstance(source, Path):
        with source.open("rb") as file:
            yield _text_reader(file, form, law, source.stat().st_size)
    elif form == "arrow":
        yield ArrowReader(pa.PythonFile(source, mode="r"), seekable=source.seekable())
    else:
        yield _text_reader(source, form, law, None)


def _text_reader(stream: BinaryIO, form: str, law: Law, size: int | None) -> Reader:
    if form == "jsonl":
        return LineReader(stream, law, size)
    return DelimitedReader(stream, _DELIMITERS[form], size)


@contextmanager
def writing(stream: BinaryIO, form: str, schema: Any, *, is_file: bool = True) -> Iterator[Writer]:
    """A writer of rows with this schema. Arrow goes to a file as an IPC file, and elsewhere as an IPC stream."""
    writer = _writer(stream, form, schema, is_file)
    try:
        yield writer
    except BaseException:
        with suppress(Exception):
            writer.close()  # while there is a stream to close it on: Arrow closes what nobody did when it likes
        raise
    writer.close()


def _writer(stream: BinaryIO, form: str, schema: Any, is_file: bool) -> Writer:
    if form in _DELIMITERS:
        return DelimitedWriter(stream, schema, _DELIMITERS[form])
    if form == "jsonl":
        return LineWriter(stream, schema)
    if form == "parquet":
        return ArrowWriter(pq.ParquetWriter(stream, schema, compression="zstd"))
    return ArrowWriter(pa.ipc.new_file(stream, schema) if is_file else pa.ipc.new_stream(stream, schema))


class ParquetReader:
    """Rows of a Parquet file."""

    text = False
    steady = False

    def __init__(self, file: Any) -> None:
        self._file = file
        self.schema = file.schema_arrow
        self.size: int | None = file.metadata.num_rows
        check_names(self.schema.names)

    def batches(self) -> Iterator[Batch]:
        """The rows in order."""
        return _numbered(self._file.iter_batches(batch_size=BATCH_ROWS))


class ArrowReader:
    """Rows of an Arrow IPC file or stream."""

    text = False

    def __init__(self, file: Any, *, seekable: bool) -> None:
        """`file` is an Arrow file. One that can be sought in may hold either; another is read as a stream."""
        self.steady = seekable and file.read(len(_ARROW_FILE)) == _ARROW_FILE
        if seekable:
            file.seek(0)
        self._reader = pa.ipc.open_file(file) if self.steady else pa.ipc.open_stream(file)
        self.schema = self._reader.schema
        self.size: int | None = None
        check_names(self.schema.names)

    def batches(self) -> Iterator[Batch]:
        """The rows in order; a batch of the file is handed on in parts."""
        return _numbered(
            batch.slice(start, BATCH_ROWS) for batch in self._stored() for start in range(0, batch.num_rows, BATCH_ROWS)
        )

    def _stored(self) -> Iterator[Any]:
        if self.steady:
            return (self._reader.get_batch(i) for i in range(self._reader.num_record_batches))
        return iter(self._reader)


class ArrowWriter:
    """Writes rows with one of Arrow's own writers."""

    text = False

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def write(self, rows: Any) -> None:
        """Write the rows, as a row group of their own in Parquet."""
        if rows.num_rows:
            self._writer.write_batch(rows)

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


def _numbered(batches: Iterator[Any]) -> Iterator[Batch]:
    last = 0
    for rows in batches:
        first, last = last + 1, last + rows.num_rows
        yield Batch(rows, range(first, last + 1), (), last)
