"""`charteroak db migrate` from one version to the next: whole or not at all, by one at a time, and never back."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from cli_backups import people, ran
from cli_backups import rows as in_file
from cli_running import COMMAND
from fixtures.database import of_its_own
from fixtures.scratch_ledger import Scratch, scratch

Query = Callable[[str], list[tuple[object, ...]]]

# The next version: its migrations of accounts, put beside those of this one wherever Python starts.
_NEXT = """
import importlib
import charteroak.office.accounts.migrations as migrations
migrations.__path__.append({folder!r})
reload = importlib.reload
importlib.reload = lambda module: module if module is migrations else reload(module)
"""
_FIRST = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL("CREATE TABLE first_step (x integer)")]
"""
_SECOND = """
import os, time
from django.db import migrations
def step(*_):
    time.sleep(float(os.environ.get("STEP_SECONDS", "0")))
    if "STEP_FAILS" in os.environ:
        raise RuntimeError("a name that is in no line: Quillfeather")
class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_first")]
    operations = [
        migrations.RunSQL("CREATE TABLE second_step (x integer)"),
        migrations.RunSQL("DELETE FROM accounts_auditline"),
        migrations.RunPython(step),
    ]
"""


@pytest.fixture
def later(tmp_path: Path) -> dict[str, str]:
    """The environment in which the program is of the next version."""
    folder = tmp_path / "next"
    folder.mkdir()
    (folder / "0002_first.py").write_text(_FIRST)
    (folder / "0003_second.py").write_text(_SECOND)
    (tmp_path / "sitecustomize.py").write_text(_NEXT.format(folder=str(folder)))
    return {"PYTHONPATH": str(tmp_path)}


@pytest.fixture(params=["sqlite", "postgres"])
def city(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Scratch, dict[str, str], Query]:
    """A city on either database, whose tables are those of this version: its environment, and how to ask them."""
    made = scratch(tmp_path)
    if request.param == "sqlite":
        people(made.env)
        return made, {}, lambda query: in_file(made.data / "office.sqlite", query)
    url = of_its_own(request.getfixturevalue("postgres"))
    env = {"CHARTEROAK_DATABASE": url}

    def ask(query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(url) as connection:
            return connection.execute(query).fetchall()

    said = ran(made, "serve", "--port", "0", env=env)
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == "charteroak: the database is not up to date: run `charteroak db migrate`\n"
    assert ran(made, "db", "migrate", env=env).exit_code == 0
    people({**made.env, **env})
    return made, env, ask


LINES = "SELECT * FROM accounts_auditline ORDER BY id"
DONE = "SELECT app, name FROM django_migrations ORDER BY 1, 2"


def test_a_step_that_fails_leaves_all_as_it_was_and_a_second_run_does_it(
    city: tuple[Scratch, dict[str, str], Query], later: dict[str, str]
) -> None:
    made, env, ask = city
    before = ask(LINES), ask(DONE)
    said = ran(made, "db", "migrate", env={**env, **later, "STEP_FAILS": "yes"})
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert said.stderr.startswith(
        "charteroak: nothing was changed: the step accounts 0003_second failed (RuntimeError)"
    )
    assert "Quillfeather" not in said.stderr
    assert (ask(LINES), ask(DONE)) == before
    with pytest.raises(Exception, match="first_step"):
        ask("SELECT * FROM first_step")
    assert [path.name for path in made.data.glob("*before*")] == []
    said = ran(made, "db", "migrate", env={**env, **later})
    assert (said.exit_code, said.stderr) == (0, "")
    assert ask(LINES) == ask("SELECT * FROM second_step") == []
    # And to the version before, it is one of a later version.
    for command in (("db", "migrate"), ("serve", "--port", "0")):
        said = ran(made, *command, env=env)
        assert (said.exit_code, said.stdout, said.stderr.count("\n")) == (2, "", 1)
        assert "of a later version of this program: docs/upgrade.md says how to go back" in said.stderr


def test_of_two_at_once_one_does_it_and_the_other_finds_it_done(
    city: tuple[Scratch, dict[str, str], Query], later: dict[str, str]
) -> None:
    made, env, ask = city
    environment = {**os.environ, **made.env, **env, **later, "STEP_SECONDS": "2"}
    both = [
        subprocess.Popen([COMMAND, "db", "migrate"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
        for _ in range(2)
    ]
    said = [each.communicate(timeout=120) for each in both]
    assert [(each.returncode, errors) for each, (_, errors) in zip(both, said, strict=True)] == [(0, b"")] * 2
    assert [row for row in ask(DONE) if row[0] == "accounts"] == [
        ("accounts", name) for name in ("0001_initial", "0002_first", "0003_second")
    ]
    assert ran(made, "db", "migrate", "--check", env={**env, **later}).stdout == "Everything is up to date.\n"


@pytest.mark.parametrize("command", [("db", "migrate"), ("serve", "--port", "0"), ("db", "status")], ids=" ".join)
def test_a_database_that_is_not_there_is_a_line_without_its_address(command: tuple[str, ...], tmp_path: Path) -> None:
    made = scratch(tmp_path)
    url = "postgresql://quillfeather:zephyrmont@127.0.0.1:9/office?connect_timeout=1"
    said = ran(made, *command, env={"CHARTEROAK_DATABASE": url})
    assert said.exit_code == 2
    assert "cannot be used" in said.stdout + said.stderr
    assert said.stderr.count("\n") <= 1
    assert not {"quillfeather", "zephyrmont"} & set((said.stdout + said.stderr).replace(":", " ").split())
