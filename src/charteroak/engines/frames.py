"""Tables of any library decided whole: whatever hands its columns on through Arrow's C interface.

Polars, pandas and DuckDB do, and Arrow itself. Columns are taken where they lie; no text is copied but that of string
views, of which NumPy and Arrow can compare no other way, and only in the columns of facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from charteroak.engines.batches import check_names
from charteroak.engines.codes import ACT, FACTS
from charteroak.engines.columns import Columns, Lists, with_answers
from charteroak.engines.fast import worthwhile
from charteroak.engines.pipeline import cores
from charteroak.engines.refusals import Refusal
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput, kind_of

SLICE = 1 << 21
"""How many rows are decided at a time, by one thread, at the most."""

_LEAST = 1 << 16
_PLAIN_ROWS = 30e6
"""How many rows a second are decided, about, without compiled loops."""

_REFUSED = pa.schema(
    [("at", pa.int64()), ("field", pa.string()), ("given", pa.string()), ("allowed", pa.list_(pa.string()))]
)


@dataclass(frozen=True, slots=True)
class DecidedTable:
    """A table, decided.

    `table` is a `pyarrow.Table` of the same rows and columns with `outcome`, `clauses` and `missing` added; they are
    null in a row that cannot be decided. `refused` has a row for each of those: its place in the table, from 0, the
    field that is wrong, what kind of thing was given, and what is allowed. `left_out` names the columns that are
    not in `table` because Arrow cannot hold them: Python objects of many kinds. Facts among them are decided by, value
    by value.
    """

    table: Any
    refused: Any
    left_out: tuple[str, ...]


def decide_table(
    table: Any,
    law: Law,
    day: date | None = None,
    *,
    act: str | None = None,
    coded: bool = False,
    lists: Lists = Lists.PLAIN,
    threads: int | None = None,
    fast: bool | None = None,
) -> DecidedTable:
    """Decide every row of a table: see `charteroak.decide_table`, and `Columns.decide` for the columns.

    `fast` says whether to use the compiled loops; by default `fast.worthwhile` does. BadInput
    where the table as a whole cannot be decided.
    """
    given = _Given.of(table)
    check_names([*([] if act is None else [ACT]), *given.table.schema.names])
    rows = given.table.num_rows
    threads = max(1, threads or cores())
    columns = _columns(law, day, worthwhile(rows / _PLAIN_ROWS) if fast is None else fast)
    batches = given.batches(threads)
    places = columns.room(rows)
    starts = list(accumulate((batch.num_rows for batch in batches), initial=0))

    def one(start: int, batch: Any) -> tuple[Sequence[Refusal], Any]:
        part = places.part(start, start + batch.num_rows)
        refused = columns.fill(part, batch, act=act, text=given.mixed, coded=coded)
        # As lists, they are made part by part: the lists of a whole table may be too long for one column.
        return refused, columns.columns(part, lists, some_refused=bool(refused)) if lists is Lists.PLAIN else None

    with ThreadPoolExecutor(max(1, min(threads, len(batches)))) as pool:
        done = list(pool.map(one, starts, batches))
    if lists is Lists.PLAIN and done:
        made = [pa.chunked_array(parts) for parts in zip(*(parts for _, parts in done), strict=True)]
    else:
        made = columns.columns(places, lists, some_refused=any(refused for refused, _ in done))
    kept = given.table.drop_columns(list(given.mixed)) if given.mixed else given.table
    schema = with_answers(kept.schema, lists)
    refused = _refused(given, zip(starts, (each for each, _ in done), strict=False))
    return DecidedTable(pa.Table.from_arrays([*kept.columns, *made], schema=schema), refused, given.left_out)


@dataclass(frozen=True, slots=True)
class _Given:
    """A table as Arrow has it. `mixed` has, by name, the values of columns of facts whose values are of many kinds."""

    table: Any
    mixed: dict[str, list[Any]]
    left_out: tuple[str, ...]

    def batches(self, threads: int) -> list[Any]:
        """The table in slices, a few for each thread, so that all have something to do to the end."""
        size = min(SLICE, max(_LEAST, -(-self.table.num_rows // (2 * threads))))
        return [batch for batch in self.table.to_batches(max_chunksize=size) if batch.num_rows]

    @classmethod
    def of(cls, table: Any) -> _Given:
        if isinstance(table, pa.Table):
            return cls(table, {}, ())
        if isinstance(table, pa.RecordBatch):
            return cls(pa.Table.from_batches([table]), {}, ())
        if _has_objects(table):
            return cls._by_column(table)
        try:
            if hasattr(table, "__arrow_c_stream__"):
                return cls(pa.RecordBatchReader.from_stream(table).read_all(), {}, ())
            if hasattr(table, "__arrow_c_array__"):
                return cls(pa.Table.from_batches([pa.record_batch(table)]), {}, ())
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            if hasattr(table, "columns"):
                return cls._by_column(table)
            raise BadInput("table", "what is no table", ["a table with a column for each fact"]) from None
        allowed = ["a table of Arrow, Polars, pandas or DuckDB, or another with Arrow's C interface"]
        raise BadInput("table", kind_of(table), allowed)

    @classmethod
    def _by_column(cls, frame: Any) -> _Given:
        """A frame with columns of Python objects: each column by itself, and in those of facts each value."""
        columns: dict[str, Any] = {}
        mixed: dict[str, list[Any]] = {}
        left_out = []
        for key in frame.columns:
            name, column = str(key), frame[key]
            try:
                columns[name] = _as_arrow(list(column) if _is_object(frame, key) else column)
            except (pa.ArrowInvalid, pa.ArrowTypeError):
                left_out.append(name)
                if name == ACT or name in FACTS:
                    mixed[name] = list(column)
                    columns[name] = _words(name, mixed[name])
        return cls(pa.table(columns), mixed, tuple(left_out))


def _as_arrow(column: Any) -> Any:
    return column.to_arrow() if hasattr(column, "to_arrow") else pa.array(column, from_pandas=True)


def _words(name: str, values: Iterable[Any]) -> Any:
    """A column of facts of many kinds as words, true and false written out; what is neither is no fact's word."""
    truth = name in FACTS and True in FACTS[name].values

    def word(value: Any) -> str | None:
        if value is None or value != value:  # NaN stands for nothing in pandas
            return None
        if truth:
            return ("true" if value else "false") if isinstance(value, bool) else ""
        return value if isinstance(value, str) else ""

    return pa.array([word(value) for value in values], pa.string())


def _refused(given: _Given, parts: Iterable[tuple[int, Sequence[Refusal]]]) -> Any:
    """The rows that are refused, as a table, from those of each slice and where it starts."""
    rows = [(start + each.at, each.error) for start, refused in parts for each in refused]
    told = [(at, _told(given, at, error)) for at, error in rows]
    columns = [
        [at for at, _ in told],
        [error.field for _, error in told],
        [error.given for _, error in told],
        [error.allowed for _, error in told],
    ]
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, _REFUSED, strict=True)], schema=_REFUSED
    )


def _told(given: _Given, at: int, error: BadInput) -> BadInput:
    if error.field not in given.mixed or error.given == "a fact that this act does not have":
        return error
    return BadInput(error.field, kind_of(given.mixed[error.field][at]), error.allowed)


def _has_objects(table: Any) -> bool:
    """Whether a frame has a column that Polars hands on as bytes without meaning: where its objects lie."""
    return any(_is_object(table, name) for name in getattr(table, "columns", ()))


def _is_object(table: Any, name: Any) -> bool:
    schema = getattr(table, "schema", None)
    return isinstance(schema, dict) and str(schema.get(name)) == "Object"


@lru_cache(maxsize=8)
def _columns(law: Law, day: date | None, fast: bool) -> Columns:
    return Columns(law, day, fast=fast)
