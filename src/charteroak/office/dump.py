"""The office's tables as rows of JSON, and back: the same for SQLite and PostgreSQL, with nothing but their drivers.

They are read in one transaction that sees one state, while others write. Sessions are left out, and so is every table
whose model says `in_backup = False`: keys that are to be destroyed must not live on in a backup. What is written is
the state of the tables as far as they were migrated; it comes back into that state, and is brought up to date then.
"""

from __future__ import annotations

import base64
import datetime
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from charteroak.logic.errors import BadInput

PART = 4 << 20
"""About how many bytes are in one part."""
_LEFT_OUT = frozenset({"django_session", "django_migrations"})
_ROWS = 500
Migrations = list[list[str]]


def applied() -> Migrations:
    """The migrations that the database has, in order of their names."""
    loader = MigrationExecutor(connection).loader
    return sorted([app, name] for app, name in loader.applied_migrations if (app, name) in loader.graph.nodes)


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for all that is read inside, whoever writes meanwhile. It keeps no one from writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            cursor.execute("SELECT count(*) FROM sqlite_master")  # from this read on, the state is settled
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def parts(migrations: Migrations) -> Iterator[tuple[str, bytes]]:
    """Every table in parts, each with a name: inside `snapshot`, for a database with these migrations."""
    for model in _models(migrations):
        for number, data in enumerate(_parts(model)):
            yield f"office/{_about(model).db_table}/{number:06d}.jsonl", data


def _about(model: type[Model]) -> Any:
    return model._meta  # noqa: SLF001 - Django's public interface, whatever its name begins with


def _rows(model: type[Model]) -> Any:
    return model._default_manager  # noqa: SLF001 - likewise


def _models(migrations: Migrations) -> list[type[Model]]:
    """The tables as they were after these migrations. BadInput where there is one that this program does not know."""
    loader = MigrationExecutor(connection).loader
    nodes = [(app, name) for app, name in migrations]
    if any(node not in loader.graph.nodes for node in nodes):
        raise BadInput(
            "the backup", "one of a later version of this program", ["one of this version, or an earlier one"]
        )
    left_out = _LEFT_OUT | {
        _about(each).db_table for each in apps.get_models() if getattr(each, "in_backup", True) is False
    }
    state = loader.project_state(nodes)
    models = state.apps.get_models(include_auto_created=True)
    return sorted(
        (
            each
            for each in models
            if _about(each).managed and not _about(each).proxy and _about(each).db_table not in left_out
        ),
        key=lambda each: _about(each).db_table,
    )


def _parts(model: type[Model]) -> Iterator[bytes]:
    fields = _about(model).concrete_fields
    head = json.dumps([field.column for field in fields]).encode() + b"\n"
    lines, size = [head], len(head)
    rows = _rows(model).order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=_ROWS):
        line = json.dumps([_told(value) for value in row], ensure_ascii=False).encode() + b"\n"
        if size + len(line) > PART and len(lines) > 1:
            yield b"".join(lines)
            lines, size = [head], len(head)
        lines.append(line)
        size += len(line)
    yield b"".join(lines)


def _told(value: Any) -> Any:
    """A value in JSON. What JSON has no form for is an object of one member, named for the type."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes() | memoryview():
            return {"bytes": base64.b64encode(bytes(value)).decode()}
        case datetime.datetime():
            return {"time": value.isoformat()}
        case datetime.date():
            return {"day": value.isoformat()}
        case datetime.timedelta():
            return {"seconds": value.total_seconds()}
        case Decimal():
            return {"decimal": str(value)}
        case uuid.UUID():
            return {"uuid": str(value)}
        case dict() | list():
            return {"json": value}
    raise TypeError("a column has a type that no backup holds")


_READ: dict[str, Any] = {
    "bytes": base64.b64decode,
    "time": datetime.datetime.fromisoformat,
    "day": datetime.date.fromisoformat,
    "seconds": lambda said: datetime.timedelta(seconds=said),
    "decimal": Decimal,
    "uuid": uuid.UUID,
    "json": lambda said: said,
}


def _value(told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    [(kind, said)] = told.items()
    return _READ[kind](said)


class Filling:
    """Fills an empty database with what a backup holds of one."""

    def __init__(self, migrations: Migrations) -> None:
        """Make the tables as they were. BadInput where the backup is of a later version."""
        _models(migrations)
        executor = MigrationExecutor(connection)
        executor.migrate([(app, name) for app, name in migrations])
        self._tables = {_about(each).db_table: each for each in _models(migrations)}
        # What one row says of another is checked at the end: tables come in the order of their names.
        self._whole = ExitStack()
        self._whole.enter_context(transaction.atomic())
        with connection.cursor() as cursor:
            for table in self._tables:  # a migration may have filled one
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table of ours

    def take(self, name: str, data: bytes) -> None:
        """Take a part of a table. BadInput where there is no such table or column."""
        model = self._tables.get(name.split("/")[1])
        if model is None:
            raise BadInput("the backup", "a table that there is not", ["those of this program"])
        head, *lines = data.decode().splitlines()
        columns = {field.column: field for field in _about(model).concrete_fields}
        fields = [columns.get(column) for column in json.loads(head)]
        if None in fields:
            raise BadInput("the backup", "a column that there is not", ["those of this program"])
        self._insert(model, fields, [json.loads(line) for line in lines if line])

    def _insert(self, model: type[Model], fields: Sequence[Any], rows: Iterable[list[Any]]) -> None:
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {quote(_about(model).db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
        values = [
            [field.get_db_prep_save(_value(told), connection) for field, told in zip(fields, row, strict=True)]
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)

    def end(self) -> None:
        """Go on counting where the rows end, and bring the tables up to date."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self._tables.values())):
                cursor.execute(statement)
            if connection.vendor == "postgresql":  # which changes no table while something is left to check
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        self._whole.close()
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
