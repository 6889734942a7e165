"""The same screening on a Spark cluster: files, or the text columns of a table, screened where their partitions are.

The extra `spark` brings PySpark; charteroak has to be installed on every worker, too, and a path has to lead to the
same file on each. Files are opened in processes of their own there, as they are here. What Spark does again after it
has lost a worker gives the same lines, and its writers count each task once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_FILES_A_TASK = 64
_ROWS_A_BATCH = 512


class Done(NamedTuple):
    """How a run ended: the highest of the files' statuses, and how many files, or parts, were not read whole."""

    status: int
    troubled: int


def screen_paths(paths: Sequence[str], target: Path, *, values: bool, most: int, master: str) -> Done:
    """Screen files and folders into a new folder of JSON lines, those of the first files in the first file there."""
    from charteroak.screening.scale.sources import walk

    entries = [(os.fsencode(entry.locator),) for entry in walk(paths)]
    with _session(master) as spark:
        from pyspark.errors import PySparkException

        try:
            return _screened(spark, entries, target, values=values, most=most)
        except PySparkException:  # it quotes what its workers said
            raise BadInput("--engine spark", "a cluster that did not do it", ["one with charteroak on it"]) from None


def _screened(spark: SparkSession, entries: list[tuple[bytes]], target: Path, *, values: bool, most: int) -> Done:
    from pyspark.sql import Observation
    from pyspark.sql import functions as f

    tasks = max(spark.sparkContext.defaultParallelism, -(-len(entries) // _FILES_A_TASK))
    given = spark.createDataFrame(spark.sparkContext.parallelize(entries, tasks), "path binary")
    seen = Observation()
    troubled = f.sum((f.col("status") == f.lit(2)).cast("int")).alias("troubled")
    found = screen_files(given, values=values, most=most).observe(seen, f.max("status").alias("status"), troubled)
    found.select("line").write.text(target.absolute().as_uri())
    return Done(seen.get["status"] or 0, seen.get["troubled"] or 0)


def screen_files(dataframe: DataFrame, *, values: bool = False, most: int = 64 << 20) -> DataFrame:
    """What is in the files that a DataFrame's column `path` names: a row for each, or for each part of a large one.

    `path` (string, or binary for names that are no UTF-8) is a file's path or an address that fsspec reads. The answer:

        line    string  the line that `charteroak screen --format jsonl` writes
        status  int     0 nothing found, 1 found, 2 not read, or not whole

    `values` has the lines hold the words that were found; `most` is how many bytes of a file are read at once.
    """
    if "path" not in dataframe.columns:
        raise BadInput("path", "no such column", ["a DataFrame with the column `path`"])
    return dataframe.select("path").mapInArrow(partial(_files, values, most), "line string, status int")


def screen_rows(dataframe: DataFrame, keep: Sequence[str] = ()) -> DataFrame:
    """What the text columns of a DataFrame hold, by `screen_batch`: for each, a column of the same name with findings.

    The columns named in `keep`, a key for one, are passed through as they are, and are not screened.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StringType, StructType

    schema = StructType([dataframe.schema[name] for name in keep])
    import pyarrow as pa  # type: ignore[import-untyped]

    from charteroak.screening.batch import finding_type

    names = [each.name for each in dataframe.schema if isinstance(each.dataType, StringType) and each.name not in keep]
    for each in from_arrow_schema(pa.schema([(name, finding_type()) for name in names])):
        schema.add(each)
    return dataframe.select(*keep, *names).mapInArrow(partial(_rows, tuple(keep)), schema)


def _session(master: str) -> SparkSession:
    """A session without a page of its own, and without a bar on standard error."""
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        raise BadInput("--engine", "spark, without the extra `spark`", ["install charteroak[spark]"]) from None
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_A_BATCH),
    }
    builder = SparkSession.builder.master(master).appName("charteroak screen")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # it would write whole stacks to standard error
    return session


def _files(values: bool, most: int, batches: Iterable[Any]) -> Iterator[Any]:
    """The lines of the files of a partition. It runs on a worker."""
    import pyarrow as pa

    from charteroak.screening.scale.running import Run
    from charteroak.screening.scale.sources import entry_of
    from charteroak.screening.scale.telling import fields, status
    from charteroak.screening.working import Workers, warm

    warm()
    with Workers(1) as workers:
        entries = (entry_of(os.fsdecode(path)) for batch in batches for path in batch.column("path").to_pylist())
        lines, statuses = [], []
        for told in Run(most, values).each(entries, workers, apart=True):
            if told.outcome is not None:
                lines.append(json.dumps(fields(told, told.outcome), ensure_ascii=False))
                statuses.append(status(told.outcome))
            if len(lines) >= _ROWS_A_BATCH:
                yield _batch(pa, lines, statuses)
                lines, statuses = [], []
        yield _batch(pa, lines, statuses)


def _batch(pa: Any, lines: list[str], statuses: list[int]) -> Any:
    columns = [pa.array(lines, pa.string()), pa.array(statuses, pa.int32())]
    return pa.RecordBatch.from_arrays(columns, names=["line", "status"])


def _rows(keep: tuple[str, ...], batches: Iterable[Any]) -> Iterator[Any]:
    """The findings of the rows of a partition. It runs on a worker."""
    import pyarrow as pa

    from charteroak.screening.batch import screen_batch

    for batch in batches:
        found = screen_batch(batch.drop_columns(list(keep)))
        columns = [batch.column(name) for name in keep] + list(found.columns)
        yield pa.RecordBatch.from_arrays(columns, names=[*keep, *found.schema.names])
