"""Parquet: rows as surfaces, and a file written wholly anew, so that no statistics and no dictionary tell of before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
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
        made = Parquet(file.read(use_threads=False), _besides(file), limits)
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


def _besides(file: pq.ParquetFile) -> list[str]:
    """What the last part of the file says of programs."""
    return [file.metadata.created_by or ""]
