"""The columns of files: CSV and its like, Parquet, Arrow, and each sheet of a workbook."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any

from charteroak.screening.columns.table import Read
from charteroak.screening.formats.kinds import kind_of
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import Cannot

_MOST_TITLE = 20
_TABLES = frozenset({"delimited", "parquet", "arrow", "text"})


def tables_of(data: bytes, name: str, most: int, limits: Limits) -> list[Read]:
    """The tables in a file, with at most so many rows of each. Cannot where it has none, or cannot be read."""
    if len(data) > limits.size:
        raise Cannot("too large")
    kind = kind_of(data, name)
    if kind == "xlsx":
        return list(_sheets(data, most, limits))
    if kind not in _TABLES:
        raise Cannot("unsupported")
    if kind == "text":
        name = "table.csv"
    opened: Any = open_file(data, name, limits)
    names, rows, count = opened.columns(most)
    if kind == "text" and max(len(names), *(len(row) for row in rows[:1]), 0) < 2:
        raise Cannot("unsupported")
    return [Read("table 1", names, _turned(rows), count)]


def _turned(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The values by column; None where a row is short."""
    return list(zip_longest(*rows))


def _sheets(data: bytes, most: int, limits: Limits) -> Iterator[Read]:
    """The sheets of a workbook, hidden ones too. The first row of words alone has the names."""
    import warnings

    import openpyxl  # type: ignore[import-untyped]  # it has no types

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for member in package.infolist():
            limits.unpack(member.file_size, member.compress_size)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they quote the file
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
        for number, sheet in enumerate(book.worksheets, 1):
            sheet.reset_dimensions()
            yield _sheet(f"sheet {number}", sheet.iter_rows(values_only=True), most)


def _sheet(where: str, rows: Iterator[tuple[Any, ...]], most: int) -> Read:
    """A sheet's columns. Rows are kept as they come, every second left out whenever there are too many."""
    names: list[str] = []
    kept: list[tuple[Any, ...]] = []
    step = 1
    count = 0
    for row in _without_title(row for row in rows if any(value is not None for value in row)):
        if not count and not names and _is_head(row):
            names = ["" if value is None else str(value).strip() for value in row]
            continue
        if most and count % step == 0:
            kept.append(row)
            if len(kept) > most:
                kept, step = kept[::2], step * 2
        count += 1
    return Read(where, names, _turned(kept), count)


def _without_title(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows without those of one cell above the first that has more."""
    first = list(islice(rows, _MOST_TITLE))
    wide = next((number for number, row in enumerate(first) if _said(row) > 1), 0)
    yield from first[wide:]
    yield from rows


def _said(row: tuple[Any, ...]) -> int:
    return sum(value is not None for value in row)


def _is_head(row: tuple[Any, ...]) -> bool:
    """Whether a row has names: words in several cells, if there are several, and nothing but words."""
    return all(value is None or isinstance(value, str) for value in row) and _said(row) > (len(row) > 1)
