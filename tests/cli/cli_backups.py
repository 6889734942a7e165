"""A city's data folder for the tests of backups: people, an audit, a ledger; and what lies in it afterwards."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from cli_running import COMMAND, PLANTED, run
from click.testing import Result
from fixtures.scratch_ledger import PASSPHRASE, Scratch, scratch

NAME = f"Ana {PLANTED}"
SECRET = "the passphrase of the backups"  # noqa: S105 - it guards nothing
_PEOPLE = """
import sys
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from charteroak.office.accounts.models import AuditLine, Holding, Person
from charteroak.office.database import ready
ready()
for number in range(int(sys.argv[2])):
    person = Person.objects.create(login=f"{sys.argv[3]}-{number}", name=sys.argv[1], department="other")
    Holding.objects.create(person=person, role="auditor")
    AuditLine.objects.create(person=person.handle, event="read", route="audit", about="", outcome="done")
    session = SessionStore()
    session["person"] = "in-a-session-alone"
    session.save()
"""


def people(env: dict[str, str], count: int = 2) -> None:
    """An office with people in it, who are signed in."""
    environment = {**os.environ, **env, "DJANGO_SETTINGS_MODULE": "charteroak.office.settings"}
    command = [sys.executable, "-c", _PEOPLE, NAME, str(count), os.urandom(4).hex()]
    subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own


def city(folder: Path, count: int = 2) -> Scratch:
    """A data folder with a ledger and, unless there are to be none, with people."""
    made = scratch(folder)
    if count:
        people(made.env, count)
    (made.data / "readings.json").write_text("{}")
    (made.data / "questions.toml").write_text("# none\n")
    (made.data / "reports" / "2026").mkdir(parents=True)
    (made.data / "reports" / "2026" / "q1.html").write_text("a report")
    return made


def emptied(made: Scratch, folder: Path, *, lock: bool = True) -> Scratch:
    """Another machine's data folder with what was kept apart of a city's: the key, and the lock if it was not lost."""
    data = folder / "data"
    (data / "ledger").mkdir(parents=True, mode=0o700)
    data.chmod(0o700)
    shutil.copy(made.place.key, data / "ledger" / "key")
    if lock:
        with (
            closing(sqlite3.connect(made.place.lock)) as old,
            closing(sqlite3.connect(data / "ledger-lock.sqlite")) as new,
        ):
            old.backup(new)
        (data / "ledger-lock.sqlite").chmod(0o600)
    return Scratch(data, made.key)


class Done(NamedTuple):
    """What came of a process."""

    exit_code: int
    stdout: str
    stderr: str


def ran(
    made: Scratch, *arguments: str, env: dict[str, str] | None = None, limit: Callable[[], None] | None = None
) -> Done:
    """`charteroak` as a process of its own with a city's environment, under a limit that it sets for itself."""
    environment = {**os.environ, **made.env, **(env or {})}
    done = subprocess.run(  # noqa: S603 - our own, and one thread
        [COMMAND, *arguments],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=limit,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def here(made: Scratch, *arguments: str, env: dict[str, str] | None = None) -> Result:
    """The same in this process: what needs no tables of the office, which another test's Django may have elsewhere."""
    return run(*arguments, env={**made.env, **(env or {})})


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of a database."""
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()


__all__ = ["NAME", "PASSPHRASE", "SECRET", "city", "emptied", "here", "people", "ran", "rows"]
