"""The program that the tests of Spark run: it decides rows on the cluster, in both ways, and writes them out.

    python sql_on_spark.py MASTER FOLDER

FOLDER has the rows as rows/*.parquet. It gets `slow`, decided by `engines.spark` a second a file, and meanwhile a file
named `started` when a first task runs; and `joined`, decided by the view of the SQL, with its plan in the file `plan`.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType
from sql_cluster import QUICK

from charteroak.engines.spark import decide
from charteroak.engines.sql.script import statements

SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.executor.memory": "512m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.files.maxPartitionBytes": "64m",
    "spark.sql.files.openCostInBytes": "64m",  # so that each file is a task
}
PAUSE = 0.7
"""Seconds that a task takes besides its work, so that there is a middle of the job."""


def session(master: str, folder: Path) -> SparkSession:
    builder = SparkSession.builder.master(master).config("spark.sql.warehouse.dir", str(folder / "warehouse"))
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def slowly(folder: Path, batches: Iterable[Any]) -> Iterator[Any]:
    """The batches with a column for the attempt that they are decided in; the first says that the job has started."""
    context = TaskContext.get()
    assert context is not None
    (folder / f"task-{context.partitionId()}-{context.attemptNumber()}").touch()
    time.sleep(PAUSE)
    for batch in batches:
        yield batch.append_column("attempt", pa.array([context.attemptNumber()] * batch.num_rows, pa.int32()))


def by_columns(spark: SparkSession, folder: Path) -> DataFrame:
    rows = spark.read.parquet(str(folder / "rows"))
    counted = rows.mapInArrow(
        lambda batches: slowly(folder, batches), StructType(list(rows.schema)).add("attempt", "integer")
    )
    return decide(counted)


def by_view(spark: SparkSession, folder: Path) -> DataFrame:
    spark.sql(f"CREATE TABLE `order` USING PARQUET LOCATION '{(folder / 'rows').as_uri()}'")
    for statement in statements("spark", source="order"):
        spark.sql(statement)
    return spark.table("charteroak_decided").select("number", "outcome", "clauses", "missing", "rejected")


def main(master: str, folder: Path) -> None:
    with session(master, folder) as spark:
        times = {}
        for name, decided in (("slow", by_columns), ("joined", by_view)):
            start = time.monotonic()
            frame = decided(spark, folder)
            frame.write.parquet(str(folder / name))
            times[name] = time.monotonic() - start
            (folder / f"{name}.plan").write_text(frame._jdf.queryExecution().executedPlan().toString())
            (folder / f"{name}.schema").write_text(frame.schema.json())
        small = spark.table("charteroak_provide_service")
        (folder / "cells.json").write_text(json.dumps([row.asDict() for row in small.collect()]))
        (folder / "times.json").write_text(json.dumps(times))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
