"""`charteroak training`: roster, assignments, imports, compliance and certificates from the command line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fixtures.xapi_scenarios import AT, HOME, told
from office_training import COURSE, done, learner, taught
from test_training_office import ROSTER

pytestmark = pytest.mark.usefixtures("office", "ledger")


def run(*arguments: str, given: str | None = None) -> Result:
    from charteroak.cli.training import training

    return CliRunner().invoke(training, list(arguments), input=given, standalone_mode=False)


def test_a_roster_from_the_command_is_looked_at_first_and_then_taken_in(tmp_path: Path) -> None:
    from charteroak.office.training.models import Learner

    file = tmp_path / "roster.csv"
    file.write_text(ROSTER)
    assert run("roster", str(file), "--look").output == "new: 3; changed: 0; as they are: 0\n"
    assert not Learner.objects.exists()
    assert run("roster", str(file)).exit_code == 0
    assert run("roster", str(file)).output == "new: 0; changed: 0; as they are: 3\n"
    assert Learner.objects.count() == 3


def test_rejects_are_written_by_row_and_nothing_is_taken_in(tmp_path: Path) -> None:
    from charteroak.office.training.models import Learner

    file, wrong = tmp_path / "roster.csv", tmp_path / "wrong.csv"
    file.write_text(f"{ROSTER}9,Zebulon Quagga,police_officer,Patrol,soon\n,,,,2020-01-01\n")
    result = run("roster", str(file), "--rejects", str(wrong))
    assert result.return_value == 2
    rows = list(csv.reader(io.StringIO(wrong.read_text("utf-8-sig"))))
    assert rows[0] == ["row", "field", "why"]
    assert {row[0] for row in rows[1:]} == {"5", "6"}
    assert "Quagga" not in wrong.read_text() + result.output
    assert not Learner.objects.exists()


def test_what_is_assigned_taken_in_and_counted() -> None:
    from charteroak.law.law import today
    from charteroak.office.training.models import Assignment, Completion

    learner(number="4117")
    learner(number="4118")
    assert run("assign", COURSE, "--role", "nobody").exception is not None
    assert run("assign", COURSE, "--role", "police_officer", "--never-again").exit_code == 0
    assert Assignment.objects.get().renew_years is None
    table = f"badge,course id,version,completed on,status\n4117,{COURSE},{taught().version},{today()},completed\n"
    assert run("import", "-", given=table).output == "completions: 1; there already: 0; not completed: 0\n"
    assert run("import", "-", given=table).output == "completions: 0; there already: 1; not completed: 0\n"
    assert Completion.objects.get().way == "csv"
    said = run("compliance").output
    assert "2-928(e): 1 of 2 officers were taught every clause" in said
    rows = [json.loads(line) for line in run("compliance", "--people", "--format", "jsonl").output.splitlines()]
    assert {row["id"]: row["state"] for row in rows} == {"4117": "done", "4118": "due"}
    assert len(run("compliance", "--proof", "--format", "csv").output.splitlines()) == 1 + len(taught().clauses)


def test_a_certificate_is_verified_with_a_key_and_without(tmp_path: Path) -> None:
    from charteroak.office.training.views_certificate import file_of
    from charteroak.recording.place import Place
    from charteroak.recording.succession import published

    _, row = done(learner(name="Rosa Stone"))
    found = file_of(row)
    assert found is not None
    file = tmp_path / "certificate.json"
    file.write_bytes(found[1])
    key = published(Place.from_environment().public)[0].vkey
    for arguments in ((), ("--key", key)):
        assert "Rosa Stone" in run("certificate", str(file), *arguments).output
    file.write_bytes(found[1].replace(b"Rosa Stone", b"Otto Stone"))
    changed = run("certificate", str(file))
    assert changed.exception is not None
    assert "Otto" not in f"{changed.output} {changed.exception}"


def test_the_courses_are_listed_and_go_out_as_packages(tmp_path: Path) -> None:
    listed = [json.loads(line) for line in run("courses", "--format", "jsonl").output.splitlines()]
    assert COURSE in {each["course"] for each in listed}
    out = tmp_path / "package.zip"
    assert run("package", COURSE, "--address", "https://article.example", "--output", str(out)).exit_code == 0
    assert "cmi5.xml" in zipfile.ZipFile(out).namelist()
    assert run("package", COURSE, "--address", "nowhere", "--output", str(out)).exception is not None


def test_statements_of_another_system_are_taken_in_and_what_proves_nothing_is_written_by_its_number(
    tmp_path: Path,
) -> None:
    from charteroak.office.training.models import Completion

    learner(number="7")
    unit = f"{AT}/training/courses/{COURSE}/{taught().version}"
    now = datetime.now(UTC) - timedelta(days=1)
    whole = told("launched initialized completed passed=0.9>0.8 satisfied terminated", unit=unit, start=now)
    other = told("launched initialized completed", unit=f"{AT}/training/courses/zebra/v1", start=now)
    file, left = tmp_path / "statements.json", tmp_path / "left.csv"
    file.write_text(json.dumps([*whole, *other]))
    options = ("--xapi", "--address", AT, "--accounts", HOME, "--rejects", str(left))
    assert run("import", str(file), "--xapi").exception is not None
    assert run("import", str(file), *options, "--look").output == "completions: 1; there already: 0; not completed: 3\n"
    assert not Completion.objects.exists()
    assert run("import", str(file), *options).return_value == 0
    assert [(row.learner.number, row.way, row.score) for row in Completion.objects.all()] == [("7", "cmi5", 90)]
    rows = list(csv.reader(io.StringIO(left.read_text("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["7", "8", "9"]
    assert {row[2] for row in rows[1:]} == {"It is no version of a course of ours."}
    assert "there already: 1" in run("import", str(file), *options).output
    assert Completion.objects.count() == 1
