"""Bringing the office's database up to date: all of it, or the state before. What is to be done can be told first."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from charteroak.ledger.alone import alone

BEFORE = ".before-upgrade"
_LOCK = 0x2929_0001
"""The advisory lock of PostgreSQL that whoever upgrades holds."""


class StepFailed(Exception):
    """A step of an upgrade failed, and the database is as it was before the first."""

    def __init__(self, step: str, kind: str) -> None:
        self.step, self.kind = step, kind
        super().__init__(
            f"nothing was changed: the step {step} failed ({kind}), and the database is as it was. Go on with the "
            "version before, or mend what stands in the way and run `charteroak db migrate` again: docs/upgrade.md"
        )


def plan() -> list[str]:
    """The migrations that are to be done, in order, as `app name`."""
    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name}" for migration, _ in steps]


def is_from_later() -> bool:
    """Whether the database was migrated by a later version of this program."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _ in loader.graph.nodes}
    return any(app in ours and (app, name) not in loader.graph.nodes for app, name in loader.applied_migrations)


def upgrade() -> None:
    """Do them. StepFailed where one fails: then the database is as it was before the first.

    Of two that begin at once, one waits for the other and has nothing left to do.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():  # PostgreSQL takes changes of tables back, too
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            _migrate()
        return
    file = Path(str(connection.settings_dict["NAME"]))
    with alone(file.parent):
        if plan():
            _upgrade_file(file)


def _upgrade_file(file: Path) -> None:
    copy = file.with_name(file.name + BEFORE)
    _copy(file, copy)
    try:
        _migrate()
    except BaseException:
        connection.close()
        # Into the file itself, as others may have it open: a page at a time, in one transaction.
        _copy(copy, file)
        raise
    finally:
        copy.unlink(missing_ok=True)


def _migrate() -> None:
    told = StringIO()
    try:
        call_command("migrate", verbosity=1, no_color=True, interactive=False, stdout=told)
    except Exception as error:
        begun = re.findall(r"Applying (\w+)\.(\w+)\.\.\.", told.getvalue()) or [("before", "any")]
        raise StepFailed(" ".join(begun[-1]), type(error).__name__) from error


def _copy(source: Path, target: Path) -> None:
    if not target.exists():
        target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
