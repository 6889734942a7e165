"""Applying a plan to a server, and running its probes against it. Nothing that a server says is passed on but the kind
of its refusal: what it says can hold a value.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from charteroak.logic.errors import BadInput
from charteroak.screening.guard.catalogue import OLDEST, Catalogue, Relation, read
from charteroak.screening.guard.names import dotted, quoted
from charteroak.screening.guard.plan import Plan
from charteroak.screening.guard.probes import TOLD, Probe, equipment, probes

Database = psycopg.Connection[Any]

_REFUSED = "42501"
_SAMPLES = 200
_LARGE = 100_000
_LENGTH = 2000


class NotApplied(Exception):
    """The guards were not applied, and nothing of them was kept. The text says where it stopped, and no value."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a probe came to. `how` says it in words where it did not hold."""

    probe: Probe
    holds: bool
    how: str = ""


@contextmanager
def connected(dsn: str) -> Iterator[Database]:
    """A connection. BadInput where there is none to be had, or the server is older than PostgreSQL 15."""
    try:
        database: Database = psycopg.connect(
            dsn, autocommit=True, application_name="charteroak guard", connect_timeout=15
        )
    except (psycopg.Error, UnicodeError, ValueError):
        raise BadInput("DSN", "a database that cannot be opened", ["as postgresql://user@host/database"]) from None
    with database:
        if database.info.server_version < OLDEST:
            raise BadInput("DSN", "an older PostgreSQL", ["PostgreSQL 15 or later"])
        yield database


def catalogued(database: Database) -> Catalogue:
    """The catalogue, and whether the server takes labels of PostgreSQL Anonymizer."""
    from dataclasses import replace

    try:
        return replace(read(database), labels=_takes_labels(database))
    except psycopg.Error as fault:
        raise BadInput("DSN", f"a catalogue that cannot be read ({_kind(fault)})", ["one that can"]) from None


def _takes_labels(database: Database) -> bool:
    """Whether a label provider `anon` is loaded. There is no list of them: only a label that is tried tells."""
    try:
        with database.transaction(force_rollback=True):
            database.execute("CREATE TEMPORARY TABLE charteroak_label (nothing integer)")
            database.execute("SECURITY LABEL FOR anon ON COLUMN pg_temp.charteroak_label.nothing IS NULL")
    except psycopg.Error:
        return False
    return True


def samples(database: Database, relation: Relation) -> Mapping[str, Sequence[object]]:
    """Some values of each column of a table, cut short; none where the table cannot be read."""
    # The first rows of a large table are all of one time: blocks from all over it tell more.
    where = " TABLESAMPLE SYSTEM (1)" if relation.rows > _LARGE and relation.kind in "rp" else ""
    columns = ", ".join(f"left({quoted(each.name)}::text, {_LENGTH})" for each in relation.columns)
    query = f"SELECT {columns} FROM {dotted(relation.schema, relation.name)}{where} LIMIT {_SAMPLES}"  # noqa: S608
    try:
        with database.transaction(force_rollback=True):
            database.execute("SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '5s'")
            rows = database.execute(query.encode()).fetchall() if columns else []
    except psycopg.Error:
        return {}
    return {
        column.name: [row[place] for row in rows if row[place] is not None]
        for place, column in enumerate(relation.columns)
    }


def apply(database: Database, script: str) -> None:
    """Run a script of ours, which is one transaction. NotApplied where the server refuses a part of it."""
    try:
        database.execute(script.encode())
    except psycopg.Error as fault:
        at = fault.diag.statement_position
        line = script.encode()[: int(at)].count(b"\n") + 1 if at else None
        if database.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            database.rollback()
        where = f", in line {line} of the script" if line else ""
        raise NotApplied(f"the guards were not applied, and nothing was changed: {_kind(fault)}{where}") from None


def run(database: Database, plan: Plan) -> Iterator[Result]:
    """Run each probe of a plan as its role. All is taken back: at the end the database is as it was.

    BadInput where the one who is connected cannot make what probes need.
    """
    told: list[str] = []
    database.add_notice_handler(lambda notice: told.append(notice.message_primary or ""))
    with _equipped(database, equipment(plan)) as anyone:
        for probe in probes(plan):
            told.clear()
            how = _tried(database, probe, anyone)
            if TOLD in told:
                how = "a value was told"
            yield Result(probe, not how, how)


@contextmanager
def _equipped(database: Database, tools: str) -> Iterator[str]:
    """A transaction with what the probes use, and a role that has nothing but what everyone has: its name."""
    anyone = f"charteroak_guard_{secrets.token_hex(8)}"
    try:
        with database.transaction(force_rollback=True):
            database.execute(
                "SET LOCAL client_min_messages = notice; SET LOCAL lock_timeout = '10s'; "
                "SET LOCAL statement_timeout = '60s'; SET LOCAL search_path = pg_catalog"
            )
            database.execute(f"CREATE ROLE {anyone}; GRANT {anyone} TO CURRENT_USER".encode())
            database.execute(tools.encode())
            yield anyone
    except psycopg.Error as fault:
        allowed = ["a role that may make roles and temporary functions, and become the guarded roles"]
        raise BadInput("DSN", f"a role that cannot run the probes ({_kind(fault)})", allowed) from None


def _tried(database: Database, probe: Probe, anyone: str) -> str:
    """What is wrong; nothing where the probe holds."""
    try:
        with database.transaction(force_rollback=True):
            if probe.role != "":
                name = sql.Identifier(anyone if probe.role is None else probe.role)
                try:
                    database.execute(sql.SQL("SET LOCAL ROLE {}").format(name))
                except psycopg.Error as fault:
                    return f"not tried: one cannot become this role ({_kind(fault)})"
            return _answer(database, probe)
    except psycopg.Error as fault:
        if fault.sqlstate == _REFUSED:
            return "" if probe.wants == "refused" else "it is refused"
        return f"not refused: {_kind(fault)}" if probe.wants == "refused" else _kind(fault)


def _answer(database: Database, probe: Probe) -> str:
    with database.cursor() as cursor:
        if probe.sql.startswith("COPY"):
            with cursor.copy(probe.sql.encode()) as copy:
                for _ in copy:
                    pass  # what is left unread would stand before the next answer
            return "it is copied"
        cursor.execute(probe.sql.encode())
        if probe.wants == "refused":
            return "it is not refused"
        if probe.wants == "done":
            return ""
        row: Any = cursor.fetchone()
        return "" if row == (True,) else "it is not so"


def _kind(fault: psycopg.Error) -> str:
    """The kind of a fault: the standard's number and the driver's word for it."""
    word = type(fault).__name__
    return f"{word}, {fault.sqlstate}" if fault.sqlstate else word
