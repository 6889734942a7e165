"""`charteroak columns`: tables and databases of every kind, statuses, and no value in what is written."""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from cli_running import run

from charteroak.screening.columns import databases

COLUMNS: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4],
    "on_snap": ["Y", "N", "N", None],
    "case_notes": ["called", "Zyxwv said her husband hit her", "her husband hit her", ""],
    "color": ["red", "blue", "red", "red"],
    "fld_9": ["citizen", "Asylee", "Asylee", "citizen"],
}
CAME = {
    "id": (None, False),
    "on_snap": ("public_assistance", False),
    "case_notes": ("domestic_violence_victim", True),
    "color": (None, False),
    "fld_9": ("immigration_status", False),
}
ROWS = list(zip(*COLUMNS.values(), strict=True))
PLANTED = ("Zyxwv", "husband", "Asylee", "blue")


def as_csv(folder: Path) -> str:
    lines = [";".join(COLUMNS), *(";".join("" if value is None else str(value) for value in row) for row in ROWS)]
    (folder / "t.csv").write_text("\n".join(lines))
    return str(folder / "t.csv")


def as_parquet(folder: Path) -> str:
    pq.write_table(pa.table(COLUMNS), folder / "t.parquet")
    return str(folder / "t.parquet")


def as_arrow(folder: Path) -> str:
    table = pa.table(COLUMNS)
    with pa.ipc.new_file(folder / "t.arrow", table.schema) as writer:
        writer.write_table(table)
    return str(folder / "t.arrow")


def as_xlsx(folder: Path) -> str:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Clients of the shelter"])
    for row in (tuple(COLUMNS), *ROWS):
        sheet.append(row)
    book.save(folder / "t.xlsx")
    return str(folder / "t.xlsx")


def as_sqlite(folder: Path) -> str:
    base = sqlite3.connect(folder / "t.db")
    base.execute('CREATE TABLE "we""ird" (id, on_snap, case_notes, color, fld_9)')
    base.executemany('INSERT INTO "we""ird" VALUES (?, ?, ?, ?, ?)', ROWS)
    base.commit()
    base.close()
    return f"sqlite:///{folder / 't.db'}"


def as_duckdb(folder: Path) -> str:
    base = duckdb.connect(str(folder / "t.duckdb"))
    base.execute("CREATE TABLE t (id INT, on_snap TEXT, case_notes TEXT, color TEXT, fld_9 TEXT)")
    base.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", ROWS)
    base.close()
    return f"duckdb:///{folder / 't.duckdb'}"


def as_path_to_sqlite(folder: Path) -> str:
    return as_sqlite(folder).removeprefix("sqlite:///")


def as_path_to_duckdb(folder: Path) -> str:
    named = Path(as_duckdb(folder).removeprefix("duckdb:///"))
    return str(named.rename(folder / "nothing says what this is"))


def lines_of(*arguments: str, status: int) -> list[Any]:
    result = run("columns", "--format", "jsonl", *arguments)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


KINDS = (as_csv, as_parquet, as_arrow, as_xlsx, as_sqlite, as_duckdb, as_path_to_sqlite, as_path_to_duckdb)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What one run of the command says of a table of each kind: it starts what reads them once for all."""
    lines = lines_of(*(kind(tmp_path_factory.mktemp(kind.__name__)) for kind in KINDS), status=1)
    each = len(COLUMNS)
    assert len(lines) == each * len(KINDS)
    return {kind.__name__: lines[at * each : (at + 1) * each] for at, kind in enumerate(KINDS)}


@pytest.mark.parametrize("kind", [kind.__name__ for kind in KINDS])
def test_each_kind_of_table_comes_to_the_same(kind: str, told: dict[str, list[Any]]) -> None:
    lines = told[kind]
    assert {line["name"]: (line["category"], line["may_contain"]) for line in lines} == CAME
    assert {line["rows"] for line in lines} == {4}
    assert lines[4]["counts"] == {"immigration_status": 2}
    assert not any(word in json.dumps(lines) for word in PLANTED)


def test_the_report_shows_no_value(tmp_path: Path) -> None:
    report = run("columns", as_sqlite(tmp_path))
    assert report.exit_code == 1
    assert "public_assistance" in report.output
    assert not any(word in report.output for word in PLANTED)


def test_a_postgresql_database_is_read_and_its_keys_followed(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as base:
        base.execute("CREATE TABLE immigration_statuses (id int PRIMARY KEY)")
        base.execute(
            'CREATE TABLE people (id int, "on snap" text, status_id int REFERENCES immigration_statuses, "a""b" text)'
        )
        base.execute("""INSERT INTO people VALUES (1, 'Y', NULL, 'Zyxwv is undocumented'), (2, 'N', NULL, 'x')""")
        try:
            lines = lines_of(postgres, "--sample", "100", status=1)
        finally:
            base.execute("DROP TABLE people, immigration_statuses")
    came = {line["name"]: line["category"] for line in lines if line["table"] == "public.people"}
    assert came["on snap"] == "public_assistance"
    assert came["status_id"] == "immigration_status"
    assert came["id"] is None
    assert "Zyxwv" not in json.dumps(lines)


def test_a_table_with_nothing_in_it_is_0_and_names_alone_are_enough(tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text("id,color\n1,red\n2,blue\n")
    assert [line["category"] for line in lines_of(str(tmp_path / "plain.csv"), status=0)] == [None, None]
    lines = lines_of(as_csv(tmp_path), "--sample", "0", status=1)
    assert [line["category"] for line in lines] == [None, "public_assistance", None, None, None]
    assert {line["sampled"] for line in lines} == {0}


def test_what_stands_in_a_first_row_may_be_data_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("Zyxwv Qrst is undocumented,red\nothers say no,blue\n")
    result = run("columns", "--format", "jsonl", str(tmp_path / "bare.csv"))
    assert "Zyxwv" not in result.output
    assert json.loads(result.stdout.splitlines()[0])["name"] is None


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"PAR1broken"])
def test_what_is_no_table_is_one_line_and_2(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(content)
    result = run("columns", str(tmp_path / "bad"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb", "postgresql"])
def test_a_database_that_is_not_there_is_not_made_and_its_name_not_told(scheme: str, tmp_path: Path) -> None:
    secret = f"{scheme}://u:hunter2@/x?host={tmp_path}" if scheme == "postgresql" else f"{scheme}:///{tmp_path}/hunter2"
    result = run("columns", secret)
    assert result.exit_code == 2
    assert "hunter2" not in result.output
    assert list(tmp_path.iterdir()) == []
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_fails_leaves_the_others_told(tmp_path: Path) -> None:
    assert len(lines_of(str(tmp_path / "none.csv"), as_csv(tmp_path), status=2)) == len(COLUMNS)


@pytest.mark.parametrize("name", ["a b%20?x=1#.csv", ":memory:", "t.parquet"])
def test_a_path_to_a_database_is_no_address(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(as_path_to_sqlite(tmp_path)).rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    before = (tmp_path / name).read_bytes()
    lines = lines_of(name, "--sample", "0", status=1)
    assert {line["path"] for line in lines} == {name}
    assert len(lines) == len(COLUMNS)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("head", [b"SQLite format 3\0", b"\1" * 8 + b"DUCK"])
def test_a_broken_database_is_one_line_and_the_next_is_read(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(head + b"\xff\0" * 3000)
    result = run("columns", "--format", "jsonl", str(tmp_path / "bad"), as_sqlite(tmp_path))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert len(result.stdout.splitlines()) == len(COLUMNS)


def test_a_view_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "_SECONDS", 0.2)
    with sqlite3.connect(tmp_path / "endless.db") as base:
        base.execute(
            "CREATE VIEW v AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        )
    base.close()
    result = run("columns", str(tmp_path / "endless.db"))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_of_a_large_value_only_the_beginning_is_fetched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "large.db") as base:
        base.execute("CREATE TABLE t (note, photo, n)")
        base.execute("INSERT INTO t VALUES (?, ?, 7)", ("é" * 100_000, b"\xff" * 100_000))
    base.close()
    [read] = databases.tables_in(str(tmp_path / "large.db"), 10)
    assert [each[0] for each in read.samples] == ["é" * 20_000, b"\xff" * 20_000, 7]
