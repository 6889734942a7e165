"""`charteroak db`: what is to be done is told first, and is done whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cli_backups import city, ran


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
