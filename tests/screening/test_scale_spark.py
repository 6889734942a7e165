"""Files screened on a Spark cluster by two executors, one of which is killed: the lines that one machine writes."""

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from charteroak.cli.main import program
from tests.fixtures.every import EVERY

# Spark itself is in the suite with the law's table; this takes two minutes more.
pytestmark = pytest.mark.skipif(not EVERY, reason="takes two minutes: set CHARTEROAK_EVERY_CASE=1")


@pytest.fixture(scope="module")
def clusters() -> ModuleType:
    """What starts clusters; it lies with the tests of the engines."""
    path = Path(__file__).parents[1] / "engines" / "sql_cluster.py"
    spec = importlib.util.spec_from_file_location("sql_cluster", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("sql_cluster", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(clusters: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark")
    (folder / "files").mkdir()
    for n in range(18):
        said = "Maria is undocumented." if n % 3 == 0 else "The library opens at nine."
        (folder / "files" / f"{n:02}.html").write_text(f"<p>{said}</p>")
    (folder / "files" / "18.txt").write_text("Maria is undocumented.\n" + "\n" * 4_300_000 + "She is on SNAP.\n")
    (folder / "files" / "19.zip").write_bytes(b"PK\x03\x04")
    command = [sys.executable, str(Path(__file__).with_name("scale_on_spark.py")), clusters.MASTER, str(folder)]
    log = folder / "program.log"
    with clusters.process(command, log, clusters.environment(folder), folder) as running:
        until = time.monotonic() + clusters.LONGEST
        while len(list(folder.glob("task-*"))) < 3:  # one is done, two are under way
            assert running.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.02)
        clusters.kill_an_executor(folder)
        assert running.wait(clusters.LONGEST) == 0, log.read_text()
    return folder


def written(folder: Path) -> list[str]:
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_text().splitlines()]


def test_the_lines_are_those_of_one_machine_each_once_in_order(folder: Path) -> None:
    assert {path.name.split("-")[2] for path in folder.glob("task-*")} > {"0"}, "a task was lost and done again"
    arguments = ["screen", "--format", "jsonl", "--max-size", "1", str(folder / "files")]
    wanted = CliRunner(env={"CHARTEROAK_DATA": str(folder / "data")}).invoke(program, arguments)
    lines = written(folder / "lines")
    assert len(lines) == 21
    assert lines == wanted.stdout.splitlines()


def test_a_tables_texts_are_screened_by_the_row(folder: Path) -> None:
    rows = sorted((json.loads(line) for line in written(folder / "rows")), key=lambda row: int(row["n"]))
    assert [[each["category"] for each in row.get("said", [])] for row in rows] == [["public_assistance"], [], []]
    assert "SNAP" not in str(rows)
