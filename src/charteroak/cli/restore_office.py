"""The office's tables as they come back: filled, brought up to date, and without what was destroyed or ended since."""

from __future__ import annotations

from charteroak.ledger.errors import LedgerError
from charteroak.office.dump import Filling
from charteroak.recording.backup.returning import Returning
from charteroak.recording.backup.since import told


class Office:
    """Tables that come back. LedgerError where the database that they go into has people in it already."""

    def __init__(self, migrations: list[list[str]]) -> None:
        from django.db import connection

        if "accounts_person" in connection.introspection.table_names():
            raise LedgerError("the office's database is not empty: restore into one that is")
        self._filling = Filling(migrations)

    def take(self, name: str, data: bytes) -> None:
        """Take a part of a table."""
        self._filling.take(name, data)

    def finish(self, returning: Returning) -> tuple[int, int]:
        """Bring the tables up to date; shred and end what the ledger says was shredded or ended. How many of each."""
        from charteroak.office.restoring import end_again, open_matters, shred_again

        self._filling.end()
        since = told(returning, open_matters())
        return shred_again(since.shredded), end_again(since.matters)
