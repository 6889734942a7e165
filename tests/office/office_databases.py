"""The office's database in tests: SQLite's file, or PostgreSQL, and all that is in either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ON = "OFFICE_TESTS_ON"
"""The variable that has all of the office's tests run on PostgreSQL where it is `postgres`."""


def quick(server: str) -> str:
    """A database of its own on a server, which need not survive a power cut."""
    from fixtures.database import of_its_own

    return f"{of_its_own(server)}&options=-c%20synchronous_commit%3Doff"


@contextmanager
def on(url: str) -> Iterator[None]:
    """Django with PostgreSQL for its database, in all threads, meanwhile."""
    from django.db import connections

    from charteroak.office.database import _postgres

    def put(settings: object) -> None:
        connections["default"].close()
        connections.settings["default"] = settings
        del connections["default"]

    before = connections.settings["default"]
    put(connections.configure_settings({"default": _postgres(url)})["default"])
    try:
        yield
    finally:
        put(before)


def stored() -> dict[str, bytes]:
    """Every byte of SQLite's files by their names; on PostgreSQL every value of every table, by the table's."""
    from django.db import connection

    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return {path.name: path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*"))}
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - ours
            values = [value for row in cursor.fetchall() for value in row]
            raw = [bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in values]
            found[table] = b"\n".join(raw)
    return found
