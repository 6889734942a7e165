"""`charteroak db`: what is to be done is told first, and is done whole or not at all."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from cli_backups import city, ran

_FAILS = """
import django
django.setup()
from django.db import connection
from charteroak.office import upgrading
def half(*_, **__):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE half_done (x integer)")
        cursor.execute("DELETE FROM accounts_auditline")
    raise RuntimeError("a step that fails")
upgrading.call_command = half
try:
    upgrading.upgrade()
except RuntimeError:
    print("failed")
"""


def failing(env: dict[str, str]) -> str:
    """An upgrade that changes something and then fails: what it printed."""
    environment = {**os.environ, **env, "DJANGO_SETTINGS_MODULE": "charteroak.office.settings"}
    command = [sys.executable, "-c", _FAILS]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ours


def test_it_tells_what_is_to_be_done_and_does_it(tmp_path: Path) -> None:
    made = city(tmp_path, 0)
    said = ran(made, "db", "status")
    assert said.stdout.splitlines() == [
        "office: none yet; the first start of the service makes it",
        "ledger: sqlite, 1 entries, 1 under the published checkpoint, up to date",
    ]
    said = ran(made, "db", "migrate", "--check")
    assert (said.exit_code, said.stderr) == (1, "")
    assert "accounts 0001_initial" in said.stdout
    assert not _tables(made.data)
    assert ran(made, "db", "migrate").exit_code == 0
    assert "accounts_person" in _tables(made.data)
    assert [path.name for path in made.data.glob("office.sqlite*")] == ["office.sqlite"]


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    made = city(tmp_path)
    lines = "SELECT * FROM accounts_auditline"
    before = _all(made.data, lines)
    assert failing(made.env) == "failed\n"
    assert _all(made.data, lines) == before
    assert "half_done" not in _tables(made.data)
    assert [path.name for path in made.data.glob("*before*")] == []


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    made = city(tmp_path)
    with closing(sqlite3.connect(made.data / "office.sqlite")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('accounts', '0999_x', '2026-01-01')"
        )
    for command in (("db", "migrate"), ("serve", "--port", "0")):
        said = ran(made, *command)
        assert (said.exit_code, said.stdout) == (2, "")
        assert "of a later version of this program: docs/upgrade.md says how to go back" in said.stderr


def _tables(data: Path) -> set[str]:
    return {str(name) for (name,) in _all(data, "SELECT name FROM sqlite_master WHERE type = 'table'")}


def _all(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "office.sqlite")) as database:
        return database.execute(query).fetchall()
