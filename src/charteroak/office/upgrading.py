"""Bringing the office's database up to date: all of it, or the state before. What is to be done can be told first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

BEFORE = ".before-upgrade"


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
    """Do them. Where one fails, the database is as it was before the first: the error says what failed."""
    if connection.vendor != "sqlite":
        with transaction.atomic():  # PostgreSQL takes changes of tables back, too
            _migrate()
        return
    file = Path(str(connection.settings_dict["NAME"]))
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
    call_command("migrate", verbosity=0, interactive=False)


def _copy(source: Path, target: Path) -> None:
    if not target.exists():
        target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
