"""The program that the test of Spark runs: files screened on the cluster, slowly, and a table's texts.

python scale_on_spark.py MASTER FOLDER
"""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyspark import TaskContext
from pyspark.sql import SparkSession

from charteroak.screening.scale.spark import screen_files, screen_rows

SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.executor.memory": "512m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
PAUSE = 0.7


def slowly(folder: Path, batches: Iterable[Any]) -> Iterator[Any]:
    context = TaskContext.get()
    assert context is not None
    (folder / f"task-{context.partitionId()}-{context.attemptNumber()}").touch()
    time.sleep(PAUSE)
    yield from batches


def main(master: str, folder: Path) -> None:
    builder = SparkSession.builder.master(master)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    with builder.getOrCreate() as spark:
        paths = [(str(path),) for path in sorted((folder / "files").iterdir())]
        given = spark.createDataFrame(spark.sparkContext.parallelize(paths, 6), "path string")
        counted = given.mapInArrow(lambda batches: slowly(folder, batches), "path string")
        screen_files(counted, most=1 << 20).select("line").write.text(str(folder / "lines"))
        rows = spark.createDataFrame([(1, "She is on SNAP."), (2, None), (3, "The pool opens.")], "n int, said string")
        screen_rows(rows, keep=["n"]).write.json(str(folder / "rows"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
