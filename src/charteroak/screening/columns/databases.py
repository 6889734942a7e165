"""The columns of databases: SQLite, DuckDB and PostgreSQL, opened to read alone.

A database is named as `sqlite:///FILE`, `duckdb:///FILE` (with four strokes from the root) or `postgresql://…`; one of
the first two also by its file's path alone, whatever it ends in. What a driver says of trouble may quote the database,
and goes nowhere: Cannot names the kind.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from charteroak.screening.columns.table import Read
from charteroak.screening.formats.surface import Cannot

SCHEMES = ("sqlite", "duckdb", "postgresql", "postgres")
_OF_FILES = SCHEMES[:2]
_SQLITE, _DUCKDB, _DUCKDB_AT = b"SQLite format 3\0", b"DUCK", 8
_SECONDS = 60
_STEPS = 100_000
"""After so many steps of SQLite's machine the clock is looked at."""
_MEMORY = "1GB"
_LONGEST = 20_000
"""More of one value is not fetched: `values` looks at no more."""


def is_database(name: str) -> bool:
    """Whether it names a database, rather than a file."""
    return name.partition("://")[0].lower() in SCHEMES and "://" in name


def database_in(path: str) -> str | None:
    """The scheme of the database that a file is, told by its first bytes; None where it is none, or cannot be read."""
    with suppress(OSError, ValueError):
        if Path(path).is_file():  # of a pipe, what is read once is gone
            with Path(path).open("rb") as file:
                head = file.read(len(_SQLITE))
            if head == _SQLITE:
                return "sqlite"
            return "duckdb" if head[_DUCKDB_AT:].startswith(_DUCKDB) else None
    return None


def is_of_a_file(name: str) -> bool:
    """Whether it names a database that is a file, as an address or as a path."""
    scheme = name.partition("://")[0].lower() if is_database(name) else database_in(name)
    return scheme in _OF_FILES


def tables_in(name: str, most: int) -> Iterator[Read]:
    """The tables and views of a database in order of their names, with at most so many rows of each.

    It is named by its address or, where it is a file, by the path.
    """
    scheme, path = database_in(name), name
    if scheme is None:
        scheme, _, rest = name.partition("://")
        path = unquote(rest.removeprefix("/"))
    reads = {"sqlite": _sqlite, "duckdb": _duckdb}.get(scheme.lower())
    try:
        if reads is None:
            yield from _postgres(name, most)
        else:
            yield from reads(os.path.abspath(path), most)  # noqa: PTH100 - no link is to be followed, nor `..` kept
    except ModuleNotFoundError:
        raise Cannot("no extra") from None
    except Cannot:
        raise
    except Exception:
        raise Cannot("unreadable") from None


def _sqlite(path: str, most: int) -> Iterator[Read]:
    import sqlite3

    with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)) as base:
        for setting in ("trusted_schema = OFF", "query_only = ON", "temp_store = MEMORY"):
            base.execute(f"PRAGMA {setting}")
        base.text_factory = lambda data: data.decode("utf-8", "replace")
        listed = base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name").fetchall()
        for (table,) in listed:
            if table.startswith("sqlite_"):
                continue
            base.set_progress_handler(_clock(), _STEPS)
            names = [each[0] for each in base.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0").description]  # noqa: S608 - quoted
            taken = ", ".join(map(_short, map(_quoted, names)))
            rows = base.execute(f"SELECT {taken} FROM {_quoted(table)} ORDER BY random() LIMIT {most}").fetchall()  # noqa: S608 - quoted
            count = base.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0]  # noqa: S608 - quoted
            keys = base.execute(f"PRAGMA foreign_key_list({_quoted(table)})").fetchall()
            yield _read(table, names, rows, count, {key[3]: key[2] for key in keys})


def _clock() -> Callable[[], bool]:
    """Whether it has taken too long since now: a view may be one that never ends."""
    late = time.monotonic() + _SECONDS
    return lambda: time.monotonic() > late


def _short(column: str) -> str:
    """SQLite's words for the beginning of a value: pictures and papers of all rows would not go into memory."""
    return f"CASE WHEN typeof({column}) IN ('text', 'blob') THEN substr({column}, 1, {_LONGEST}) ELSE {column} END"


def _duckdb(path: str, most: int) -> Iterator[Read]:
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {"memory_limit": _MEMORY, "temp_directory": ""}
    with closing(duckdb.connect(path, read_only=True, config=settings)) as base:
        base.execute("SET enable_external_access = false")  # after that no setting changes
        listed = base.execute(
            "SELECT table_schema, table_name FROM information_schema.tables ORDER BY table_schema, table_name"
        ).fetchall()
        for schema, table in listed:
            full = f"{_quoted(schema)}.{_quoted(table)}"
            with _in_time(base.interrupt):
                cursor = base.execute(f"SELECT * FROM {full} USING SAMPLE {most} ROWS")  # noqa: S608 - quoted
                names = [each[0] for each in cursor.description or ()]
                rows = cursor.fetchall()
                counted = base.execute(f"SELECT count(*) FROM {full}").fetchone()  # noqa: S608 - quoted
            yield _read(f"{schema}.{table}", names, rows, counted[0] if counted else 0, {})


@contextmanager
def _in_time(interrupt: Callable[[], None]) -> Iterator[None]:
    """Interrupt what takes too long."""
    timer = threading.Timer(_SECONDS, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


_LISTED = """SELECT n.nspname, c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY 1, 2"""
_KEYS = """SELECT a.attname, f.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) WHERE k.contype = 'f'
AND k.conrelid = %s"""


def _postgres(dsn: str, most: int) -> Iterator[Read]:
    import psycopg
    from psycopg import sql

    with psycopg.connect(dsn, connect_timeout=10) as base:
        base.read_only = True
        base.execute(f"SET statement_timeout = {_SECONDS * 1000}")
        for schema, table, oid in base.execute(_LISTED).fetchall():
            full = sql.Identifier(schema, table)
            counted = base.execute(sql.SQL("SELECT count(*) FROM {}").format(full)).fetchone()
            count = counted[0] if counted else 0
            share = min(2 * most / count, 1) if count else 1  # twice, so that there are enough
            chosen = sql.SQL("SELECT * FROM {} WHERE random() < {} LIMIT {}").format(full, share, most)
            cursor = base.execute(chosen)
            rows = cursor.fetchall()
            names = [each.name for each in cursor.description or ()]
            yield _read(f"{schema}.{table}", names, rows, count, dict(base.execute(_KEYS, (oid,)).fetchall()))


def _read(table: str, names: list[str], rows: Sequence[Sequence[Any]], count: int, refers: dict[str, str]) -> Read:
    return Read(table, names, list(zip(*rows, strict=True)), count, table.rpartition(".")[2], refers)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
