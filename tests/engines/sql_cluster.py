"""A Spark cluster of our own for the tests: a program with two executors, each a process, on this machine alone."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

MASTER = "local-cluster[2,1,512]"
"""The cluster: a master and two workers in the program's own process, and for each worker an executor apart from it."""
EXECUTOR = b"CoarseGrainedExecutorBackend"
LONGEST = 300
"""Seconds: a cluster that has not started by then will not."""

QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""For programs that live a minute: no threads for the garbage, and code that is compiled once."""


def environment(folder: Path) -> dict[str, str]:
    """What the program of a cluster in a folder is told, and its executors with it."""
    assert shutil.which("java"), "no Java: run `make setup`"
    return {
        **os.environ,
        "SPARK_HOME": str(Path(str(find_spec("pyspark").origin)).parent),  # type: ignore[union-attr]
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_WORKER_DIR": str(folder / "workers"),
        "SPARK_LAUNCHER_OPTS": QUICK,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONWARNINGS": "ignore",  # PySpark's own about pandas, which nothing here uses
        "CHARTEROAK_DATA": str(folder / "data"),
    }


def kill_an_executor(folder: Path) -> None:
    """End one of the two, at once and without notice, and what works for it."""
    [first, _] = sorted(int(each.name) for each in all_of(folder) if EXECUTOR in _read(each / "cmdline"))
    # What Python does for it is told by a pipe that closes with it.
    os.kill(first, signal.SIGKILL)


def all_of(folder: Path) -> list[Path]:
    """The processes of a cluster in a folder: each has it in its environment."""
    mark = os.fsencode(folder)
    return [each for each in Path("/proc").glob("[0-9]*") if mark in _read(each / "environ")]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has ended, or is not ours to look at
        return b""


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
