"""The columns of databases: SQLite, DuckDB and PostgreSQL, opened to read alone.

A database is named as `sqlite:///FILE`, `duckdb:///FILE` (with four strokes from the root) or `postgresql://…`. What a
driver says of trouble may quote the database, and goes nowhere: Cannot names the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any
from urllib.parse import quote, unquote

from charteroak.screening.columns.table import Read
from charteroak.screening.formats.surface import Cannot

SCHEMES = ("sqlite", "duckdb", "postgresql", "postgres")
_SECONDS = 60


def is_database(name: str) -> bool:
    """Whether it names a database, rather than a file."""
    return name.partition("://")[0].lower() in SCHEMES and "://" in name


def tables_in(dsn: str, most: int) -> Iterator[Read]:
    """The tables and views of a database in order of their names, with at most so many rows of each."""
    scheme, _, rest = dsn.partition("://")
    reads = {"sqlite": _sqlite, "duckdb": _duckdb}.get(scheme.lower())
    try:
        if reads is None:
            yield from _postgres(dsn, most)
        else:
            yield from reads(unquote(rest[1:] if rest.startswith("/") else rest), most)
    except ModuleNotFoundError:
        raise Cannot("no extra") from None
    except Cannot:
        raise
    except Exception:
        raise Cannot("unreadable") from None


def _sqlite(path: str, most: int) -> Iterator[Read]:
    import sqlite3

    with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as base:
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA query_only = ON")
        base.text_factory = lambda data: data.decode("utf-8", "replace")
        listed = base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name").fetchall()
        for (table,) in listed:
            if table.startswith("sqlite_"):
                continue
            cursor = base.execute(f"SELECT * FROM {_quoted(table)} ORDER BY random() LIMIT {most}")  # noqa: S608 - quoted
            rows = cursor.fetchall()
            names = [each[0] for each in cursor.description]
            count = base.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0]  # noqa: S608 - quoted
            keys = base.execute(f"PRAGMA foreign_key_list({_quoted(table)})").fetchall()
            yield _read(table, names, rows, count, {key[3]: key[2] for key in keys})


def _duckdb(path: str, most: int) -> Iterator[Read]:
    import duckdb

    with closing(duckdb.connect(path, read_only=True)) as base:
        base.execute("SET enable_external_access = false")
        listed = base.execute(
            "SELECT table_schema, table_name FROM information_schema.tables ORDER BY table_schema, table_name"
        ).fetchall()
        for schema, table in listed:
            full = f"{_quoted(schema)}.{_quoted(table)}"
            cursor = base.execute(f"SELECT * FROM {full} USING SAMPLE {most} ROWS")  # noqa: S608 - quoted
            names = [each[0] for each in cursor.description or ()]
            rows = cursor.fetchall()
            counted = base.execute(f"SELECT count(*) FROM {full}").fetchone()  # noqa: S608 - quoted
            yield _read(f"{schema}.{table}", names, rows, counted[0] if counted else 0, {})


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
