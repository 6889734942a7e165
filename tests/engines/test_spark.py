"""Spark decides as the table does: by the columns engine and by the SQL, by two executors, of which one is killed."""

import json
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sql_cells import WANTED, bad_rows, cells
from sql_cluster import LONGEST, MASTER, all_of, environment, kill_an_executor, process

from charteroak.engines.spark import _decided, decide
from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from tests.fixtures.every import EVERY

FILES = 6
STEP = 2 if EVERY else 29
"""Of the cells of `inquire` one in so many, in which each value of each fact is met; of the other acts' all."""
ANSWER = ("outcome", "clauses", "missing")


@dataclass(frozen=True)
class Ran:
    """What the program on the cluster left, and how many of its tasks had begun when an executor was killed."""

    folder: Path
    begun: int

    def rows(self, name: str) -> pa.Table:
        """The rows that were decided in one of the two ways, in the order of their numbers."""
        return pq.read_table(self.folder / name).sort_by("number")


@pytest.fixture(scope="module")
def given() -> pa.Table:
    """Cells of all acts, and rows that are wrong, numbered and well mixed."""
    rows = pa.concat_tables([cells(step=STEP), bad_rows()], promote_options="default")
    return rows.append_column("number", pa.array(range(rows.num_rows), pa.int64()))


@pytest.fixture(scope="module")
def ran(given: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The program, run, and the cluster ended with it; while rows were decided slowly, an executor was killed."""
    folder = tmp_path_factory.mktemp("spark")
    (folder / "rows").mkdir()
    for i in range(FILES):  # each file has rows of every act
        pq.write_table(given.take(pa.array(range(i, given.num_rows, FILES))), folder / "rows" / f"{i}.parquet")
    command = [sys.executable, str(Path(__file__).with_name("sql_on_spark.py")), MASTER, str(folder)]
    log = folder / "program.log"
    with process(command, log, environment(folder), folder) as program:
        until = time.monotonic() + LONGEST
        while len(begun := list(folder.glob("task-*"))) < 3:  # one is done, two are under way
            assert program.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.02)
        kill_an_executor(folder)
        assert program.wait(LONGEST) == 0, log.read_text()
    return Ran(folder, len(begun))


def test_an_executor_was_killed_in_the_middle_and_its_task_was_done_again(ran: Ran) -> None:
    assert ran.begun < FILES
    attempts = ran.rows("slow")["attempt"].unique().to_pylist()
    assert set(attempts) > {0}, "a task was lost, and what it did is from a second attempt"


@pytest.mark.parametrize("way", ["slow", "joined"])
def test_every_row_is_there_once_with_the_answer_that_the_table_has(way: str, ran: Ran, given: pa.Table) -> None:
    rows = ran.rows(way)
    assert given.num_rows > (300_000 if EVERY else 40_000)
    assert rows["number"].equals(given["number"])
    for name, wanted in zip((*ANSWER, "rejected"), (*WANTED, "want_rejected"), strict=True):
        assert rows[name].cast(given[wanted].type).equals(given[wanted])
    if way == "slow":
        assert rows.select(given.column_names).equals(given), "what was given is passed through"


@pytest.mark.parametrize("way", ["slow", "joined"])
def test_the_columns_have_the_types_that_are_promised(way: str, ran: Ran) -> None:
    kinds = {field["name"]: field["type"] for field in json.loads((ran.folder / f"{way}.schema").read_text())["fields"]}
    assert [kinds[name] for name in ("outcome", "rejected")] == ["string"] * 2
    assert [(kinds[name]["type"], kinds[name]["elementType"]) for name in ("clauses", "missing")] == [
        ("array", "string")
    ] * 2


def test_the_view_joins_by_broadcast_alone(ran: Ran) -> None:
    plan = (ran.folder / "joined.plan").read_text()
    assert plan.count("BroadcastHashJoin") == 4
    assert "SortMergeJoin" not in plan
    assert "MapInArrow" in (ran.folder / "slow.plan").read_text()


def test_the_view_of_an_act_is_its_table(ran: Ran) -> None:
    found = json.loads((ran.folder / "cells.json").read_text())
    table = law().table("provide_service")
    assert len(found) == table.size
    for row in found:
        answer = tuple(row.pop(name) for name in ANSWER)
        decision = table.decide(row)
        assert answer == (decision.outcome, list(decision.clauses), list(decision.missing))


def test_nothing_of_the_cluster_is_left_running(ran: Ran) -> None:
    """Whatever the cluster starts has its folder in its environment. One that is killed takes a moment to be gone."""
    until = time.monotonic() + 60
    while left := all_of(ran.folder):
        assert time.monotonic() < until, left
        time.sleep(0.1)
    with process(["sleep", "60"], ran.folder / "log", {"MARK": str(ran.folder)}, ran.folder) as one:
        while Path(f"/proc/{one.pid}") not in all_of(ran.folder):  # which has none yet while it begins
            assert time.monotonic() < until, "the search can find one"
            time.sleep(0.01)


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        (["agency"], "act"),
        (["act", "agency", "agency"], "agency"),
        (["act", "outcome"], "outcome"),
        (["act", "rejected"], "rejected"),
    ],
)
def test_columns_that_cannot_be_decided_by_are_refused_at_once(columns: list[str], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        decide(SimpleNamespace(columns=columns))  # type: ignore[arg-type]
    assert wrong.value.field == field


@pytest.mark.parametrize(
    ("settings", "field"), [({"readings": {"mood": "good"}}, "readings.mood"), ({"as_of": "soon"}, "as_of")]
)
def test_settings_that_are_none_are_refused_at_once(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        decide(SimpleNamespace(columns=["act"]), **settings)  # type: ignore[arg-type]
    assert wrong.value.field == field


def test_a_batch_is_decided_under_the_readings_and_on_the_day_that_were_chosen() -> None:
    """What a worker does with a batch, without Spark."""
    readings, before = {"self_access": "a_disclosure"}, date(2008, 8, 10)
    for settings in ({"readings": readings}, {"as_of": before}):
        wanted = cells(["disclose"], **settings)  # type: ignore[arg-type]
        chosen = tuple(law(settings.get("readings")).readings.items())  # type: ignore[arg-type]
        [found] = _decided(chosen, settings.get("as_of"), wanted.to_batches())  # type: ignore[arg-type]
        for name, want in zip(ANSWER, WANTED, strict=True):
            assert found.column(name).to_pylist() == wanted[want].to_pylist()
        assert wanted.select(WANTED).to_pylist() != cells(["disclose"]).select(WANTED).to_pylist()
