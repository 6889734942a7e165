"""Files of rows, read and written in batches, so that memory does not grow with the file."""

from __future__ import annotations

import mmap
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from charteroak.engines.batches import BATCH_ROWS, Piece, Reader, Writer, check_names, whole
from charteroak.engines.delimited import DelimitedReader, DelimitedWriter
from charteroak.engines.lines import LineReader, LineWriter
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput

FORMATS = ("csv", "tsv", "jsonl", "parquet", "arrow")
"""The formats that rows are read from and written to; a file's format is its suffix."""

DELIMITERS = {"csv": ",", "tsv": "\t"}
"""What stands between two values, in the formats that have it."""

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
        with _mapped(source) as mapped:
            yield ArrowReader(pa.BufferReader(pa.py_buffer(mapped)), seekable=True, forget=_forget(mapped))
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
    return DelimitedReader(stream, DELIMITERS[form], size)


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
    if form in DELIMITERS:
        return DelimitedWriter(stream, schema, DELIMITERS[form])
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

    def pieces(self) -> Iterator[Piece]:
        """The rows in order."""
        done = 0
        for rows in self._file.iter_batches(batch_size=BATCH_ROWS):
            done += rows.num_rows
            yield whole(rows, done)


class ArrowReader:
    """Rows of an Arrow IPC file or stream."""

    text = False

    def __init__(self, file: Any, *, seekable: bool, forget: Callable[[], None] = lambda: None) -> None:
        """`file` is an Arrow file. One that can be sought in may hold either; another is read as a stream.

        `forget` is called when what was read so far is not needed soon.
        """
        self.steady = seekable and file.read(len(_ARROW_FILE)) == _ARROW_FILE
        self._file, self._forget = file, forget
        self.size: int | None = None
        if seekable:
            self.size = file.seek(0, 2)
            file.seek(0)
        self._reader = pa.ipc.open_file(file) if self.steady else pa.ipc.open_stream(file)
        self.schema = self._reader.schema
        check_names(self.schema.names)

    def pieces(self) -> Iterator[Piece]:
        """The rows in order; a batch of the file is handed on in parts."""
        for batch, begin, end in self._stored():
            for start in range(0, batch.num_rows, BATCH_ROWS):
                rows = batch.slice(start, BATCH_ROWS)
                yield whole(rows, begin + (end - begin) * (start + rows.num_rows) // batch.num_rows)
                self._forget()

    def _stored(self) -> Iterator[tuple[Any, int, int]]:
        """Each batch of the file, and from where to where it takes up the file, or its share if that is not told."""
        if self.steady:
            many = self._reader.num_record_batches
            shares = [(self.size or 0) * i // many for i in range(many + 1)] if many else [0]
            yield from ((self._reader.get_batch(i), shares[i], shares[i + 1]) for i in range(many))
            return
        begin = 0
        for batch in self._reader:
            end = self._file.tell() if self.size is not None else 0
            yield batch, begin, end
            begin = end


class ArrowWriter:
    """Writes rows with one of Arrow's own writers."""

    text = False

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def prepared(self, rows: Any) -> Any:
        """The rows as they are."""
        return rows

    def write(self, prepared: Any) -> None:
        """Write the rows, as a row group of their own in Parquet."""
        if prepared.num_rows:
            self._writer.write_batch(prepared)

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


@contextmanager
def _mapped(path: Path) -> Iterator[Any]:
    """A file as memory, so that of a great batch only the part that is looked at is read."""
    with path.open("rb") as file:
        if not file.seek(0, 2):
            raise pa.ArrowInvalid("an empty file")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        yield mapped
    finally:
        with suppress(BufferError):  # somebody still holds rows of it, and it is closed when they go
            mapped.close()


def _forget(mapped: Any) -> Callable[[], None]:
    """What of the file is in memory counts as ours, until the system is told that we are done with it."""
    if not hasattr(mmap, "MADV_DONTNEED"):
        return lambda: None
    return lambda: mapped.madvise(mmap.MADV_DONTNEED)
