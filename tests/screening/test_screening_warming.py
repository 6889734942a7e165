"""The compiled rules: kept whole or not at all, and made ahead, in a process that whoever serves does not wait for."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from charteroak.cli import server
from charteroak.screening import kept, warming


@pytest.fixture(scope="module")
def made() -> kept.Kept:
    """What is to be kept."""
    return kept.patterns()[0]


@pytest.fixture
def folder(made: kept.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - made before
    """A folder for what is kept, with nothing in it."""
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    return tmp_path / "patterns"


@pytest.fixture
def anew() -> Iterator[None]:
    """No process was begun before."""
    warming.end()
    yield
    warming.end()


def test_what_is_kept_is_read_whole_and_a_spoilt_file_is_none(made: kept.Kept, folder: Path) -> None:
    kept._write(made)
    [path] = folder.iterdir()
    assert kept._read() == made
    whole = path.read_bytes()
    middle = len(whole) // 2
    for spoilt in (whole[:-1], b"", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]):
        path.write_bytes(spoilt)
        assert kept._read() is None


def test_where_it_cannot_be_kept_nothing_is_left_behind(
    made: kept.Kept, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", refuse)
    kept._write(made)
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("anew")
def test_one_process_is_begun_nobody_waits_for_it_for_ever_and_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_COMMAND", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(warming, "_SECONDS", 0.05)
    process = warming.begin()
    assert warming.begin() is process
    warming.ready()
    assert process.poll() is None
    warming.end()
    assert process.poll() is not None


@pytest.mark.usefixtures("anew")
def test_the_process_finds_what_is_kept_and_leaves_it(made: kept.Kept, folder: Path) -> None:
    kept._write(made)
    before = [(path.name, path.stat().st_mtime_ns) for path in folder.iterdir()]
    warming.ready()
    assert warming.begin().returncode == 0
    assert [(path.name, path.stat().st_mtime_ns) for path in folder.iterdir()] == before


@pytest.mark.skipif(not os.environ.get("CHARTEROAK_EVERY_CASE"), reason="compiles the rules: CHARTEROAK_EVERY_CASE=1")
@pytest.mark.usefixtures("anew")
def test_the_process_compiles_what_is_not_kept(made: kept.Kept, folder: Path) -> None:
    warming.ready()
    anew = kept._read()
    assert anew is not None
    assert anew.book.codes.keys() == made.book.codes.keys()
    assert [path.suffix for path in folder.iterdir()] == [".bin"]


def test_the_server_begins_it_when_it_is_up_and_ends_it_with_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "lifespan"
        for step in ("startup", "shutdown"):
            await receive()
            told.append(step)
            await send({"type": f"lifespan.{step}.complete"})

    def begin() -> None:
        told.append("begin")
        running.should_exit = True

    monkeypatch.setattr(server, "_QUIET_SECONDS", 0.0)
    monkeypatch.setattr(warming, "begin", begin)
    monkeypatch.setattr(warming, "end", lambda: told.append("end"))
    with socket.create_server(("127.0.0.1", 0)) as bound:
        running = server.Running(app, bound, "warning", access_log=False, grace=1)
        running.run(sockets=[bound])
    assert told == ["startup", "begin", "end", "shutdown"]


def test_screening_starts_without_what_it_does_not_need() -> None:
    """The law, the rules for columns and the readers of packages take longer to load than a short text to screen."""
    said = "import sys, charteroak.cli.screen, charteroak.screening.scale.running, charteroak.screening.detect;"
    heavy = ("charteroak.law.law", "charteroak.screening.columns.book", "importlib.metadata", "numpy", "tempfile")
    asked = f"{said} print([each for each in {heavy!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
