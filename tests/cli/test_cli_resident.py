"""`charteroak boundary` and `charteroak resident`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from cli_running import PLANTED, process, run

from charteroak.cli.resident import SAID
from charteroak.residency.asking import WHYS

POINTS = (
    ("NO", "STREET", "X", "Y"),
    ("550", "Main St", -72.6734, 41.7640),
    ("10", "Main St", -72.68, 41.76),
    ("28", "Main St", -72.6440, 41.7823),
)
COLUMNS = tuple(
    word for each in ("number=NO", "street=STREET", "longitude=X", "latitude=Y") for word in ("--column", each)
)


@pytest.fixture
def kept(tmp_path: Path, shared: Path) -> dict[str, str]:
    """The environment of a city whose boundary and three addresses were imported."""
    env = {"CHARTEROAK_DATA": str(tmp_path / "data")}
    assert run("boundary", "import", str(shared / "data/geo/hartford.geojson"), env=env).exit_code == 0
    done = run("boundary", "addresses", str(table(tmp_path / "points.csv", POINTS)), *COLUMNS, env=env)
    assert done.exit_code == 0
    assert "3 addresses" in done.output
    return env


def table(path: Path, rows: tuple) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def test_every_reason_is_said() -> None:
    assert SAID.keys() == set(WHYS)


@pytest.mark.parametrize(
    ("typed", "resident", "status"),
    [
        ("550 Main St\n", "yes", 0),
        ("28 Main St, Hartford CT 06103", "no", 0),
        ("11 Main St", "unsure", 1),
        ("", "unsure", 1),
    ],
)
def test_an_address_is_read_from_standard_input(kept: dict[str, str], typed: str, resident: str, status: int) -> None:
    done = run("resident", "--format", "json", env=kept, input=typed)
    assert (json.loads(done.output)["resident"], done.exit_code) == (resident, status)
    assert run("resident", env=kept, input=typed).output.startswith(resident.capitalize())


def test_a_place_on_a_map(kept: dict[str, str]) -> None:
    assert run("resident", "--at", "41.7640,-72.6734", env=kept).output.startswith("Yes.\n")
    assert run("resident", "--at", "41.7620,-72.7420", env=kept).output.startswith("No.\n")
    assert run("resident", "--at", "41.7640,-72.6734", "--within", "2000", env=kept).exit_code == 1
    done = run("resident", "--at", PLANTED, env=kept)
    assert (done.exit_code, PLANTED in done.output) == (2, False)


def test_points_of_a_table(kept: dict[str, str], tmp_path: Path) -> None:
    given = table(tmp_path / "p.csv", (("longitude", "latitude"), (-72.6734, 41.7640), (-72.7420, 41.7620)))
    done = run("resident", "--points", str(given), env=kept)
    assert [row.split(",")[:2] for row in done.output.split()[1:]] == [["2", "yes"], ["3", "no"]]
    wrong = table(tmp_path / "w.csv", (("longitude", "latitude"), (-72.6734, 41.7640), (PLANTED, 41.7620)))
    done = run("resident", "--points", str(wrong), env=kept)
    assert (done.exit_code, "row 3" in done.output, PLANTED in done.output) == (2, True, False)


def test_an_import_that_fails_leaves_what_was_kept(kept: dict[str, str], tmp_path: Path, shared: Path) -> None:
    spoilt = table(tmp_path / "spoilt.csv", (*POINTS, ("", f"{PLANTED} St", 1, 1), ("5", "Elm St", "x", 1)))
    rejects = tmp_path / "rejects.csv"
    done = run("boundary", "addresses", str(spoilt), *COLUMNS, "--rejects", str(rejects), env=kept)
    assert (done.exit_code, PLANTED in done.output) == (2, False)
    assert rejects.read_text().split() == ["row,reason", "5,number", "6,point"]
    assert "3 addresses" in run("boundary", "show", env=kept).output
    done = run("boundary", "addresses", str(spoilt), *COLUMNS, "--without-rejects", env=kept)
    assert (done.exit_code, "3 addresses" in done.output) == (1, True)
    done = run("boundary", "import", str(shared / "data/geo/README.md"), env=kept)
    assert (done.exit_code, "not imported" in done.output) == (2, True)
    assert "465 points" in run("boundary", "show", env=kept).output


@pytest.mark.parametrize("column", ["number", "number=", "colour=NO", "=NO"])
def test_a_column_that_is_none_is_refused(tmp_path: Path, column: str) -> None:
    given = table(tmp_path / "points.csv", POINTS)
    env = {"CHARTEROAK_DATA": str(tmp_path / "data")}
    assert run("boundary", "addresses", str(given), "--column", column, env=env).exit_code == 2
    named = ("--column", "number=NO", "--column", f"street={PLANTED}")
    done = run("boundary", "addresses", str(given), *named, env=env)
    assert (done.exit_code, "no column for street" in done.output, PLANTED in done.output) == (2, True, False)


def test_without_a_boundary_the_question_is_asked(tmp_path: Path) -> None:
    env = {"CHARTEROAK_DATA": str(tmp_path / "data")}
    assert "is asked, not told" in run("boundary", "show", env=env).output
    done = run("resident", "--format", "json", env=env, input="550 Main St")
    assert json.loads(done.output)["why"] == "no_boundary"
    assert not (tmp_path / "data").exists()


def test_nothing_of_what_is_asked_is_kept(kept: dict[str, str], tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    done = process("resident", env=kept, input=f"550 {PLANTED} St".encode())
    assert (done.returncode, PLANTED.encode() in done.stdout + done.stderr) == (1, False)
    assert {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()} == before
