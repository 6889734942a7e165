"""Decisions in Spark: a DataFrame of cases, decided where its partitions are, by the columns engine.

The extra `spark` brings PySpark; charteroak has to be installed on every worker, too. Where that cannot be, the SQL of
`charteroak export sql --dialect spark` needs nothing but Spark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from charteroak.law.law import Readings, day_of, law, law_under
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from charteroak.engines.columns import Columns

ANSWER = ["outcome", "clauses", "missing"]
REJECTED = "rejected"
"""The column that says why a row has no answer."""

_Settings = tuple[tuple[str, str | None], ...]


def decide(dataframe: DataFrame, readings: Readings | None = None, as_of: date | str | None = None) -> DataFrame:
    """The DataFrame with four more columns: its rows, each with its answer.

    It has a column `act` (string) and columns named for facts: strings, and booleans for those that are true or false.
    Null, and a fact without a column, is not known. Other columns are passed through. Added are

        outcome   string         null where the row is wrong
        clauses   array<string>  the clauses that decide, likewise
        missing   array<string>  the facts that can still change the outcome, likewise
        rejected  string         what is wrong with the row: a field, and what was there by kind, never a value

    `as_of` is the day of the acts, today if not given. BadInput where a reading or the day is wrong, or a column: no
    `act`, one that is there twice, one that would be added.
    """
    _check(dataframe.columns)
    settings, day = tuple(law(readings).readings.items()), day_of(as_of)
    from pyspark.sql.types import ArrayType, StringType, StructType

    schema = StructType(list(dataframe.schema))
    for name in (*ANSWER, REJECTED):
        schema.add(name, StringType() if name in ("outcome", REJECTED) else ArrayType(StringType()))
    return dataframe.mapInArrow(partial(_decided, settings, day), schema)


def _check(names: list[str]) -> None:
    """Refuse columns as `batches.check_names` does, and ours besides."""
    from charteroak.engines.batches import check_names

    check_names(names)
    if REJECTED in names:
        raise BadInput(REJECTED, "a column that deciding adds", ["a DataFrame without it"])


def _decided(settings: _Settings, day: date | None, batches: Iterable[Any]) -> Iterator[Any]:
    """Each record batch of a partition with the columns of its answers. It runs on a worker."""
    columns, answers = _columns(settings, day)
    for batch in batches:
        yield _answered(columns, answers, batch)


@lru_cache(maxsize=4)
def _columns(settings: _Settings, day: date | None) -> tuple[Columns, list[Any]]:
    """The engine, and its answers' three parts as columns of types that Spark reads.

    Made once in each of a worker's processes, which Spark uses again.
    """
    import pyarrow as pa  # type: ignore[import-untyped]

    from charteroak.engines.columns import Columns

    columns = Columns(law_under(settings), day)
    outcomes, clauses, missing = zip(*columns.answers, strict=True)
    lists = pa.list_(pa.string())
    return columns, [pa.array(outcomes, pa.string()), pa.array(clauses, lists), pa.array(missing, lists)]


def _answered(columns: Columns, answers: list[Any], batch: Any) -> Any:
    """A record batch with the columns of its answers, in its order."""
    import numpy as np
    import pyarrow as pa

    numbers = columns.numbers(batch)
    wrong = np.flatnonzero(numbers < 0)
    places = pa.array(numbers, mask=numbers < 0)
    for name, pool in zip(ANSWER, answers, strict=True):
        batch = batch.append_column(name, pool.take(places))
    said: list[str | None] = [None] * batch.num_rows
    for refusal in columns.decide(batch.take(pa.array(wrong)).drop_columns(ANSWER)).refused:
        said[wrong[refusal.at]] = f"{refusal.error.field}: {refusal.error.given}"
    return batch.append_column(REJECTED, pa.array(said, pa.string()))
