"""The office's tables as they come back: filled, brought up to date, and without what was destroyed since."""

from __future__ import annotations

from datetime import date

from charteroak.ledger.codec import Codec, record_of, time_of, vocabulary_of
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.stores import open_store
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.office.dump import Filling
from charteroak.office.restoring import shred_again
from charteroak.recording.backup.returning import Returning

_AT_ONCE = 4096


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

    def finish(self, returning: Returning) -> int:
        """Bring the tables up to date, and shred what the ledger says was shredded. How many complaints that were."""
        self._filling.end()
        return shred_again(shredded_since(returning))


def shredded_since(returning: Returning) -> dict[bytes, date]:
    """The record ids of the complaints that the ledger says were shredded, before the backup or after it, and when."""
    words = [Vocabulary.parse(data) for name, data in returning.published.items() if name.startswith("vocabulary/")]
    codecs = {each.id: Codec(each) for each in words}
    found: dict[bytes, date] = {}
    if not codecs:
        return found
    store = open_store(returning.staged)
    try:
        for start in range(store.first(), store.head().size, _AT_ONCE):
            for data in store.entries(start, start + _AT_ONCE):
                if data[1] == Kind.COMPLAINT:
                    codec = codecs[vocabulary_of(data)]
                    said = codec.describe(codec.decode(data))
                    if said.get("facts", {}).get("complaint") == "shredded":
                        found[record_of(data)] = time_of(data).date()
    finally:
        store.close()
    return found
