"""Parquet: rows as surfaces, and a file written wholly anew, so that no statistics and no dictionary tell of before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.parquet_pages import pages, texts_of
from charteroak.screening.formats.surface import Cannot, Spans
from charteroak.screening.formats.tables import Table


class Parquet(Table):
    """A file of Parquet that was opened."""

    packing = "snappy"

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew."""
        return self._write(self.rewritten(spans))

    def without_unread(self) -> bytes:
        """The file anew, with null for what is neither text nor a number."""
        return self._write(self.rewritten({}, drop=True))

    def _write(self, table: pa.Table) -> bytes:
        made = io.BytesIO()
        pq.write_table(table, made, compression=self.packing, store_schema=True)
        return made.getvalue()


def open_parquet(data: bytes, limits: Limits) -> Parquet:
    """A file of Parquet. Cannot where it is encrypted, broken, or would unpack to too much."""
    if data.startswith(b"PARE") or data.endswith(b"PARE"):
        raise Cannot("encrypted")
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
        limits.unpack(sum(group.total_byte_size for group in groups))
        table = file.read(use_threads=False)
        made = Parquet(table, [*_besides(file), *_unsaid(file, table)], limits)
    except (pa.ArrowException, OSError, ValueError):
        raise Cannot("broken") from None
    if groups and groups[0].num_columns:
        made.packing = groups[0].column(0).compression.lower().replace("uncompressed", "none")
    return made


def second_reading(data: bytes) -> Iterator[str]:
    """The texts in its pages, which are found and unpacked without the reader that wrote it."""
    for page in pages(data):
        yield "\n".join(texts_of(page))


def raw(data: bytes) -> Iterator[bytes]:
    """The file as it is, its last part and its statistics among it, and each page unpacked."""
    yield data
    yield from pages(data)


def _unsaid(file: pq.ParquetFile, table: pa.Table) -> Iterator[str]:
    """What the statistics say of columns of text that no row of theirs says."""
    first = 0
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        rows = table.slice(first, group.num_rows)
        first += group.num_rows
        for column in map(group.column, range(group.num_columns)):
            told = column.statistics
            ends = {told.min, told.max} if told is not None and told.has_min_max else set()
            for text in sorted(each for each in ends if isinstance(each, str)):
                if not _says(rows, column.path_in_schema, text):
                    yield text


def _says(rows: pa.Table, name: str, text: str) -> bool:
    """Whether a value of a column begins so: statistics may be cut short."""
    if rows.column_names.count(name) != 1 or not pa.types.is_string(rows.column(name).type):
        return False
    return bool(pc.any(pc.starts_with(rows.column(name), text)).as_py())


def _besides(file: pq.ParquetFile) -> list[str]:
    """What the last part of the file says of programs."""
    return [file.metadata.created_by or ""]
