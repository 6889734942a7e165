"""A Spark cluster of our own for the tests: a master and two workers, each a process, on this machine alone."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
REGISTERED = "Registering worker"
LONGEST = 300
"""Seconds: a cluster that has not started by then will not."""

QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""For programs that live a minute: no threads for the garbage, and code that is compiled once."""


@dataclass(frozen=True)
class Cluster:
    """Where the master is, the workers, and the environment that programs of the cluster need."""

    url: str
    workers: list["subprocess.Popen[bytes]"]
    env: dict[str, str]
    folder: Path


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster that runs in a folder, and only meanwhile: everything it started is ended with it."""
    home = Path(str(find_spec("pyspark").origin)).parent  # type: ignore[union-attr]
    assert shutil.which("java"), "no Java: run `make setup`"
    env = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": "128m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
        "SPARK_LAUNCHER_OPTS": QUICK,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONWARNINGS": "ignore",  # PySpark's own about pandas, which nothing here uses
        "CHARTEROAK_DATA": str(folder / "data"),
    }
    with ExitStack() as running:

        def start(name: str, kind: str, *options: str) -> "subprocess.Popen[bytes]":
            command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", *options]
            return running.enter_context(process(command, folder / f"{name}.log", env, folder))

        local = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        master = start("master", "master.Master", *local)
        url = _wait(folder / "master.log", master, lambda text: (found := STARTED.search(text)) and found[1])
        size = ("--cores", "1", "--memory", "512m")
        workers = [
            start(f"worker-{i}", "worker.Worker", *local, *size, "--work-dir", str(folder / f"worker-{i}"), url)
            for i in (1, 2)
        ]
        _wait(folder / "master.log", master, lambda text: text.count(REGISTERED) == len(workers))
        yield Cluster(url, workers, env, folder)


@contextmanager
def process(command: list[str], log: Path, env: dict[str, str], folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that leads a group of its own, which is ended, whoever is still in it, at the end."""
    with log.open("wb") as out:
        started = subprocess.Popen(  # noqa: S603 - our own command
            command, env=env, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield started
    finally:
        end(started)


def end(leader: "subprocess.Popen[bytes]") -> None:
    """End a process that `process` started, and its group, at once and without notice."""
    if leader.returncode is None:  # not waited for, so that the number is still its own
        os.killpg(leader.pid, signal.SIGKILL)
        leader.wait()


def _wait(log: Path, starting: "subprocess.Popen[bytes]", looks: Any) -> Any:
    """What `looks` finds in the log, as soon as it finds something."""
    until = time.monotonic() + LONGEST
    while not (found := looks(log.read_text())):
        assert starting.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.1)
    return found
