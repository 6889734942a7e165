"""What was destroyed, taken back or ended after a backup was made does not come alive again by a restore."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cli_backups import emptied, here, ran
from cli_backups import rows as in_file
from cli_office_days import WORDS
from fixtures.database import of_its_own
from fixtures.scratch_ledger import Scratch, scratch

from charteroak.recording.backup.archive import reading

DAYS = str(Path(__file__).with_name("cli_office_days.py"))
Query = Callable[[str], list[tuple[Any, ...]]]


def day(of: str, made: Scratch, env: dict[str, str]) -> str:
    environment = {**os.environ, **made.env, **env, "CHARTEROAK_LIMITS": "off"}
    done = subprocess.run([sys.executable, DAYS, of], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


def asking(url: str, made: Scratch) -> Query:
    if not url:
        return lambda query: in_file(made.data / "office.sqlite", query)

    def ask(query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(url) as connection:
            return connection.execute(query).fetchall()

    return ask


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_what_ended_after_a_backup_has_ended_after_a_restore(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server = request.getfixturevalue("postgres") if kind == "postgres" else ""
    old, path = scratch(tmp_path / "old"), tmp_path / "backup"
    env = {"CHARTEROAK_DATABASE": of_its_own(server) if server else ""}
    ask = asking(env["CHARTEROAK_DATABASE"], old)
    key = day("before", old, env)
    done = ran(old, "backup", str(path), env=env)
    assert done.exit_code == 0, done.stderr
    content = {name: bytes(sealed) for name, sealed in ask("SELECT id, content FROM complaints_complaint")}
    day("after", old, env)

    # No session is in it, nor what begins one.
    with reading(path, None) as files:
        held = dict(files)
    assert key.encode() not in path.read_bytes()
    assert not {name for name in held if "sitting" in name or "onetime" in name or "failure" in name}

    new = emptied(old, tmp_path / "new")
    env = {"CHARTEROAK_DATABASE": of_its_own(server) if server else ""}
    done = ran(new, "restore", str(path), "--mirror", str(old.place.public), env=env)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 complaints were shredded again.\n3 requests and routines went on since" in done.stdout
    then, ask = ask, asking(env["CHARTEROAK_DATABASE"], new)
    query = "SELECT id, content, commitment, shredded_on FROM complaints_complaint ORDER BY id"
    [gone] = [row[0] for row in ask(query) if not bytes(row[1])]
    assert [row for row in ask(query) if row[0] == gone] == [row for row in then(query) if row[0] == gone]
    for table in ("sitting", "onetimecode", "failure"):
        assert ask(f"SELECT * FROM accounts_{table}") == []  # noqa: S608 - ours
    query = "SELECT state, entries, key = '' FROM disclosures_request ORDER BY id"
    assert [row[0] for row in ask(query)] == ["closed_released", "decided", "waits_supervisor"]
    assert ask(query) == then(query)
    query = "SELECT answer FROM disclosures_approval ORDER BY id"
    assert {row[0] for row in ask(query)} == {"lapsed"}
    assert [len(row[0]) > 0 for row in ask("SELECT closed FROM routines_routine ORDER BY id")] == [True, False]
    assert new.entries() == old.entries()
    assert here(new, "backup", "--verify", str(path)).exit_code == 0

    # Of what was shredded no piece is left where a file can be looked through.
    if kind == "sqlite":
        there = b"".join(each.read_bytes() for each in sorted(new.data.rglob("*")) if each.is_file())
        pieces = [content[gone][at : at + 24] for at in range(0, len(content[gone]) - 24, 97)]
        assert [each for each in pieces if each in there] == []
        assert WORDS.encode() not in there
