"""CSV and TSV: read fast where the text is well-formed, with care from the first place where it is not.

The fast way takes blocks of whole records to Arrow's parser. A block it refuses (a row with too many fields, bytes that
are not UTF-8) is read again record by record, so that each bad row is named and each good one kept. Where a quote
stands inside a value, records cannot be told apart by counting quotes, and the rest of the file is read so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.csv as pa_csv  # type: ignore[import-untyped]

from charteroak.engines.batches import LONGEST_ROW, Batch, Piece, Refused, check_names
from charteroak.engines.cells import as_text, by_dictionary, holds_any, lines_of
from charteroak.engines.codes import ACT, FACTS
from charteroak.logic.errors import BadInput

BLOCK = 1 << 20
"""How many bytes are read at a time."""

_CAREFUL_ROWS = 1 << 13
_WORD = pa.dictionary(pa.int32(), pa.string())
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ONLY_UTF8 = ["text in UTF-8"]


class DelimitedReader:
    """Rows of a CSV or TSV file, every value as text and an empty one as null."""

    text = True
    steady = False

    def __init__(self, stream: BinaryIO, delimiter: str, size: int | None) -> None:
        """Reads the header. BadInput where it cannot be used."""
        self.size = size
        self._some: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._delimiter = delimiter
        self._done = 0
        first = self._read()
        if first.startswith(_UTF16_BOMS):
            raise BadInput("FILE", "text in UTF-16", _ONLY_UTF8)
        names, self._rest = self._header(first.removeprefix(_UTF8_BOM))
        check_names(names)
        self.schema = pa.schema([(name, _WORD if name == ACT or name in FACTS else pa.string()) for name in names])

    def pieces(self) -> Iterator[Piece]:
        """The file in blocks of whole records, and where those cannot be told apart, all the rest of it.

        A row is numbered from 1, the header and empty lines not counted.
        """
        held = self._rest
        while data := self._read():
            held += data
            cut = whole_records(held, self._delimiter)
            if cut is None:
                yield Piece(partial(self._careful, self._blocks(held)), self._done, apart=False)
                return
            if cut == 0 and len(held) > LONGEST_ROW:
                yield Piece(_never_closed, self._done, apart=False)
                return
            yield self._piece(held[:cut])
            held = held[cut:]
        # What is left has all there is, so a quote that is open in it is never closed, and that takes care to tell.
        well_formed = whole_records(held, self._delimiter) is not None and held.count(b'"') % 2 == 0
        if well_formed:
            yield self._piece(held)
        else:
            yield Piece(partial(self._careful, iter([held])), self._done, apart=False)

    def _piece(self, block: bytes) -> Piece:
        return Piece(partial(self._block, block), self._done, text=block)

    def _read(self) -> bytes:
        # One call that waits for a whole block would wait through a Ctrl-C that comes as data do: it looks for signals
        # only where it is interrupted. Between these calls Python looks for itself.
        parts = []
        left = BLOCK
        while left and (part := self._some(left)):
            parts.append(part)
            left -= len(part)
        self._done += BLOCK - left
        return b"".join(parts)

    def _blocks(self, held: bytes) -> Iterator[bytes]:
        yield held
        while data := self._read():
            yield data

    def _header(self, first: bytes) -> tuple[list[str], bytes]:
        """The names of the columns, and what comes after them."""
        used = 0

        def lines() -> Iterator[str]:
            nonlocal used
            for line in first.splitlines(keepends=True):
                used += len(line)
                yield line.decode()

        try:
            names = next(filter(None, csv.reader(lines(), delimiter=self._delimiter, strict=True)), [])
        except UnicodeDecodeError:
            raise BadInput("FILE", "bytes that are not UTF-8", _ONLY_UTF8) from None
        except csv.Error:
            raise BadInput("FILE", "a header that cannot be read", ["a row of names"]) from None
        return names, first[used:]

    def _block(self, block: bytes, first: int) -> Iterator[Batch]:
        """A block of whole records, the fast way if it can be read so."""
        if not block.strip(b"\r\n"):
            return
        try:
            table = pa_csv.read_csv(
                pa.BufferReader(block),
                pa_csv.ReadOptions(column_names=self.schema.names, block_size=len(block) + 1, use_threads=False),
                pa_csv.ParseOptions(delimiter=self._delimiter, newlines_in_values=b'"' in block),
                pa_csv.ConvertOptions(column_types=self.schema, null_values=[""], strings_can_be_null=True),
            )
        except pa.ArrowInvalid:
            yield from self._careful(iter([block]), first)
            return
        for rows in table.combine_chunks().to_batches():
            yield Batch(rows, range(first, first + rows.num_rows), (), rows.num_rows)
            first += rows.num_rows

    def _careful(self, blocks: Iterator[bytes], first: int) -> Iterator[Batch]:
        """The same, record by record."""
        good: list[list[str]] = []
        numbers: list[int] = []
        refused: list[Refused] = []
        for number, row in enumerate(records(blocks, self._delimiter, first), first):
            wrong = row if isinstance(row, BadInput) else _wrong(row, len(self.schema))
            if isinstance(row, list) and wrong is None:
                good.append(row)
                numbers.append(number)
            elif wrong is not None:
                refused.append((number, wrong))
            if len(good) + len(refused) == _CAREFUL_ROWS:
                yield Batch(self._columns(good), numbers, tuple(refused), _CAREFUL_ROWS)
                good, numbers, refused = [], [], []
        yield Batch(self._columns(good), numbers, tuple(refused), len(good) + len(refused))

    def _columns(self, rows: Sequence[Sequence[str]]) -> Any:
        columns = zip(*rows, strict=True) if rows else ([] for _ in self.schema)
        texts = [pa.array([value or None for value in column], pa.string()) for column in columns]
        arrays = [
            text.dictionary_encode() if field.type == _WORD else text
            for text, field in zip(texts, self.schema, strict=True)
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)


def whole_records(block: bytes, delimiter: str) -> int | None:
    """Where the last whole record of the block ends, 0 if there is none; None where quotes do not tell.

    A record ends at a line feed with an even number of quotes before it. That holds if each quote that opens stands
    at the start of a value, and each that closes at the end of one; a doubled quote is one that closes and one that
    opens.
    """
    if b'"' not in block:
        return block.rfind(b"\n") + 1
    buffer = np.frombuffer(block, np.uint8)
    quotes = np.flatnonzero(buffer == ord('"'))
    around = np.zeros(256, np.bool_)
    around[list(f'{delimiter}\r\n"'.encode())] = True
    opens, closes = quotes[0::2], quotes[1::2]
    before = opens[opens > 0] - 1
    after = closes[closes < len(block) - 1] + 1
    if not (around[buffer[before]].all() and around[buffer[after]].all()):
        return None
    feeds = np.flatnonzero(buffer == ord("\n"))
    ends = feeds[np.searchsorted(quotes, feeds) % 2 == 0]
    return int(ends[-1]) + 1 if len(ends) else 0


def records(blocks: Iterator[bytes], delimiter: str, number: int) -> Iterator[list[str] | BadInput]:
    """Each record's values, or what is wrong with it. Raises BadInput for a quote that is never closed.

    `number` is that of the first record.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))
    start, taken, ended = 0, 0, False

    def lines() -> Iterator[str]:
        nonlocal taken, ended
        for line in split_lines(blocks):
            taken += len(line)
            if taken - start > LONGEST_ROW:
                raise _unclosed(number)
            # Bytes that are not UTF-8 are kept apart as lone surrogates: the row is refused, its neighbours are not.
            yield line.decode("utf-8", "surrogateescape")
        ended = True

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        start = taken
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if ended:
                raise _unclosed(number) from None
            yield BadInput("row", "a quoted value with more behind it", ["quotes around a whole value"])
        else:
            if not row:
                continue
            yield row
        number += 1


def split_lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of a text that comes in blocks, with their ends; a line ends as in CSV: LF, CR LF or CR."""
    held = b""
    for block in blocks:
        lines = (held + block).splitlines(keepends=True)
        # The last line may go on in the next block, and so may a CR that is the first half of a CR LF.
        held = b"" if not lines or lines[-1].endswith(b"\n") else lines.pop()
        if len(held) > LONGEST_ROW:
            raise BadInput("FILE", "a line that is too long", [f"lines of up to {LONGEST_ROW} bytes"])
        yield from lines
    yield from held.splitlines(keepends=True)


def _wrong(row: Sequence[str], width: int) -> BadInput | None:
    if len(row) != width:
        kind = "a row with fewer values" if len(row) < width else "a row with more values"
        return BadInput("row", kind, [f"{width} values"])
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return BadInput("row", "bytes that are not UTF-8", _ONLY_UTF8)
    return None


def _never_closed(first: int) -> Iterator[Batch]:
    raise _unclosed(first)


def _unclosed(number: int) -> BadInput:
    return BadInput("FILE", f"a quote that is not closed, in row {number} or after it,", ["quotes in pairs"])


class DelimitedWriter:
    """Writes CSV or TSV: a header, then a line a row; quotes only where they are needed; null is an empty value."""

    text = True

    def __init__(self, stream: BinaryIO, schema: Any, delimiter: str) -> None:
        """Writes the header."""
        self._stream = stream
        self._delimiter = delimiter
        self._special = f'"\r\n{delimiter}'
        header = io.StringIO()
        csv.writer(header, delimiter=delimiter, lineterminator="\n").writerow(schema.names)
        stream.write(header.getvalue().encode())

    def prepared(self, rows: Any) -> memoryview:
        """The rows' lines: they are made as one Arrow column, whose bytes are the text."""
        return lines_of([self._cells(column) for column in rows.columns], self._delimiter, "")

    def write(self, prepared: memoryview) -> None:
        """Write lines."""
        self._stream.write(prepared)

    def close(self) -> None:
        """Everything is written already."""

    def _cells(self, column: Any) -> Any:
        if pa.types.is_dictionary(column.type):
            return by_dictionary(self._cells, column)
        text = as_text(column)
        if not holds_any(text, self._special.encode()):
            return text
        doubled = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
        return pc.if_else(pc.match_substring_regex(text, f"[{self._special}]"), doubled, text)
