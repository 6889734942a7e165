"""Deciding files: every row of one file, with its answer, to another; what cannot be decided is named and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]

from charteroak.engines.batches import Piece, Reader, Refused
from charteroak.engines.columns import ACT, FACTS, Columns, Lists, spoken, with_answers
from charteroak.engines.files import DELIMITERS, reading, writing
from charteroak.engines.lines import LineDecider, numbered_lines
from charteroak.engines.passing import Passing
from charteroak.engines.pipeline import cores, in_turn
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput

Reject = Callable[[int, BadInput], None]
"""Takes the number of a row that cannot be decided, and why."""

Progress = Callable[[int, int | None], None]
"""Is told how far the file is read, and how far there is to read, if that is known."""


LISTS = {"csv": Lists.JOINED, "tsv": Lists.JOINED, "jsonl": Lists.SHARED}
"""How the lists of an answer are made for the formats that write them out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path, or a stream, and the format it is in."""

    at: Path | BinaryIO
    form: str


@dataclass(frozen=True, slots=True)
class Target:
    """Something open to write to, the format to write, and whether it is a file rather than a stream."""

    stream: BinaryIO
    form: str
    is_file: bool = True


@dataclass(slots=True)
class Tally:
    """How many rows were decided, how many could not be, and the columns that were passed through as no facts."""

    decided: int = 0
    rejected: int = 0
    passed: tuple[str, ...] = ()


def decide_file(
    source: Source,
    target: Target,
    law: Law,
    day: date | None,
    reject: Reject,
    progress: Progress,
    *,
    coded: bool = False,
) -> Tally:
    """Decide every row of `source` and write it to `target`, with the columns of the answer, in order.

    With `coded`, columns of numbers hold codes, in the formats that have numbers: see `codes.codes`.

    Raises BadInput where the file as a whole cannot be decided; Arrow's errors and OSError where it cannot be read
    or written.
    """
    if source.form == target.form == "jsonl":
        return _decide_lines(source, target, LineDecider(law, day), reject, progress)
    with reading(source.at, source.form, law) as reader:
        columns = Columns(law, day)
        alike = source.form == target.form and source.form in DELIMITERS
        passing = Passing(columns, reader.schema, DELIMITERS[source.form]) if alike else None
        return _decide_batches(reader, target, columns, passing, reject, progress, coded=coded)


def _decide_batches(
    reader: Reader,
    target: Target,
    columns: Columns,
    passing: Passing | None,
    reject: Reject,
    progress: Progress,
    *,
    coded: bool,
) -> Tally:
    tally = Tally(passed=tuple(name for name in reader.schema.names if name != ACT and name not in FACTS))
    lists = LISTS.get(target.form, Lists.PLAIN)
    shape = _Shape(reader, target)
    schema = with_answers(shape.schema, lists)
    with writing(target.stream, target.form, schema, is_file=target.is_file) as writer:

        def work(piece: Piece, first: int) -> Iterator[tuple[_Part, int]]:
            passed = passing.decided(piece.text) if passing is not None else None
            if passed is not None:
                yield _Part(*passed[:3]), passed[3]
                return
            for batch in piece.read(first):
                decided = columns.decide(batch.rows, text=reader.text, coded=coded, lists=lists)
                refused = [*batch.refused, *((batch.numbers[each.at], each.error) for each in decided.refused)]
                prepared = writer.prepared(shape.shaped(decided.rows, schema))
                yield _Part(prepared, decided.rows.num_rows, sorted(refused, key=_number)), batch.count

        for piece, part, before in in_turn(_considered(reader, passing), work, cores()):
            for number, error in part.refused:
                reject(before + number, error)
            writer.write(part.prepared)
            tally.rejected += len(part.refused)
            tally.decided += part.rows
            progress(piece.done, reader.size)
    return tally


def _considered(reader: Reader, passing: Passing | None) -> Iterator[Piece]:
    """The pieces; and for each, whether what there is to read is worth loading what is compiled."""
    for piece in reader.pieces():
        if passing is not None:
            passing.consider(reader.size or 2 * piece.done)
        yield piece


@dataclass(frozen=True, slots=True)
class _Part:
    """Decided rows as they are to be written, how many, and those that were refused, by number."""

    prepared: Any
    rows: int
    refused: list[Refused]


def _number(refused: Refused) -> int:
    return refused[0]


def _decide_lines(source: Source, target: Target, decider: LineDecider, reject: Reject, progress: Progress) -> Tally:
    """JSON Lines to JSON Lines: nothing but the answer is added, so each line is passed through as it is."""
    if isinstance(source.at, Path):
        with source.at.open("rb") as stream:
            return _decide_stream(stream, source.at.stat().st_size, target, decider, reject, progress)
    return _decide_stream(source.at, None, target, decider, reject, progress)


def _decide_stream(
    stream: BinaryIO, size: int | None, target: Target, decider: LineDecider, reject: Reject, progress: Progress
) -> Tally:
    tally, done = Tally(), 0
    for number, line in numbered_lines(stream):
        try:
            target.stream.write(decider.decide(line))
            tally.decided += 1
        except BadInput as wrong:
            reject(number, wrong)
            tally.rejected += 1
        done += len(line) + 1
        if number % 4096 == 0:
            progress(done, size)
    return tally


class _Shape:
    """How rows that were read are written: true and false as such, and dictionaries only where one will do for all."""

    def __init__(self, reader: Reader, target: Target) -> None:
        typed = target.form not in ("csv", "tsv")
        one_each = target.form == "arrow" and target.is_file  # such a file has one dictionary for a column
        fields = []
        self._changes: dict[int, Callable[[Any], Any]] = {}
        for i, field in enumerate(reader.schema):
            kind = field.type
            if reader.text and typed and field.name in FACTS and True in FACTS[field.name].values:
                kind, self._changes[i] = pa.bool_(), spoken
            elif one_each and not reader.steady and pa.types.is_dictionary(kind):
                kind, self._changes[i] = kind.value_type, _decoded
            fields.append(field.with_type(kind))
        self.schema = pa.schema(fields, metadata=reader.schema.metadata)

    def shaped(self, rows: Any, schema: Any) -> Any:
        """The rows as they are to be written, with this schema."""
        columns = [self._changes.get(i, _same)(column) for i, column in enumerate(rows.columns)]
        return pa.RecordBatch.from_arrays(columns, schema=schema)


def _decoded(column: Any) -> Any:
    return column.cast(column.type.value_type)


def _same(column: Any) -> Any:
    return column
