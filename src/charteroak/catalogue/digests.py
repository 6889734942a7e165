"""The digest of a catalogue: of what it says, in whatever order it came. The same digest is the same catalogue."""

from __future__ import annotations

import sqlite3
from hashlib import sha256

_SAID = (
    "SELECT kind, id, held FROM things ORDER BY kind, id",
    "SELECT kind, id, list, child FROM lists ORDER BY kind, id, list, number",
)


def digest_of(made: sqlite3.Connection) -> str:
    """The SHA-256 of a store's things, and of the lists that they stand in, in hex. Each text is led by its length."""
    found = sha256()
    for query in _SAID:
        for row in made.execute(query):
            found.update(b"".join(len(text).to_bytes(4, "big") + text for text in map(str.encode, row)))
        found.update(b"-")
    return found.hexdigest()
