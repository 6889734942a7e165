"""The catalogue on disk: one SQLite file, made whole beside its place and then put there, with what is searched.

It reads as `things.Catalogue` does, so what nests a thing there nests one here.
"""

from __future__ import annotations

import json
import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from charteroak.catalogue.digests import digest_of
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.indexing import INDEXES, NAMED, TABLES, Arrays, arrange, arrays, index, name_of
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.things import Catalogue, Held, Thing

FILE = "catalogue.sqlite"
"""The file."""
_LAYOUT = 2
"""Which tables the file has: another number is of another version of this program."""
_MADE = f"""
PRAGMA user_version = {_LAYOUT};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE things (kind TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, held TEXT NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE lists (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, list TEXT NOT NULL,
  child TEXT NOT NULL);
CREATE TABLE about (digest TEXT NOT NULL);
{TABLES}
"""
_INDEXED = f"""
CREATE INDEX things_in_order ON things (kind, place);
CREATE INDEX lists_of_things ON lists (kind, id, list, number);
CREATE INDEX lists_that_hold ON lists (child, list);
{INDEXES}
ANALYZE;
"""


def make(path: Path, catalogue: Catalogue) -> None:
    """Make the file, in place of the one that was. Whatever is raised while, that stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as made:
            made.executescript(_MADE)
            made.executemany("INSERT INTO things VALUES (?, ?, ?, ?)", _things(catalogue))
            made.executemany("INSERT INTO lists (kind, id, list, child) VALUES (?, ?, ?, ?)", _lists(catalogue))
            for number, service in enumerate(catalogue.all("service"), 1):
                index(made, number, service, nested(catalogue, service))
            for kind in NAMED:
                for place, thing in enumerate(catalogue.all(kind)):
                    name_of(made, kind, place, thing)
            made.executescript(_INDEXED)
            arrange(made)
            made.execute("INSERT INTO about VALUES (?)", (digest_of(made),))
            made.commit()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Store:
    """The catalogue of a file that `make` made. ValueError where it is none. Threads may share one."""

    def __init__(self, path: Path) -> None:
        try:
            self.opened = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            weakref.finalize(self, self.opened.close)
            if self.opened.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                raise sqlite3.DatabaseError
            self.count = int(self.opened.execute("SELECT count(*) FROM services").fetchone()[0])
            self.digest = str(self.opened.execute("SELECT digest FROM about").fetchone()[0])
        except sqlite3.Error:
            raise ValueError("the catalogue cannot be read: import it anew") from None

    @cached_property
    def arrays(self) -> Arrays:
        """All services at once."""
        return arrays(self.opened)

    def get(self, kind: str, id_: object) -> Thing | None:
        """A thing; None where there is none."""
        found = self.opened.execute("SELECT held FROM things WHERE kind = ? AND id = ?", (kind, str(id_))).fetchone()
        return Thing(KINDS[kind], json.loads(found[0])) if found else None

    def all(self, kind: str) -> Iterator[Thing]:
        """The things of a kind, in the order in which they came."""
        for (held,) in self.opened.execute("SELECT held FROM things WHERE kind = ? ORDER BY place", (kind,)):
            yield Thing(KINDS[kind], json.loads(held))

    def within(self, thing: Thing, name: str) -> list[Thing]:
        """What stands in a list of a thing."""
        child = KINDS[thing.kind.lists[name]]
        rows = self.opened.execute(
            "SELECT held FROM lists JOIN things ON things.kind = ? AND things.id = child"
            " WHERE lists.kind = ? AND lists.id = ? AND list = ? ORDER BY lists.number",
            (child.name, thing.kind.name, thing.id, name),
        )
        return [Thing(child, json.loads(held)) for (held,) in rows]

    def whole(self) -> Catalogue:
        """All of it in memory, as it was imported."""
        catalogue = Catalogue()
        for kind in KINDS:
            for thing in self.all(kind):
                catalogue.things[kind][thing.id] = thing
        for kind, id_, held_as, child in self.opened.execute("SELECT kind, id, list, child FROM lists ORDER BY number"):
            catalogue.lists.setdefault(Held(kind, id_, held_as), {})[child] = None
        return catalogue

    def close(self) -> None:
        """Close the file."""
        self.opened.close()


def _things(catalogue: Catalogue) -> Iterator[tuple[str, str, int, str]]:
    for kind in KINDS:
        for place, thing in enumerate(catalogue.all(kind)):
            yield kind, thing.id, place, json.dumps(thing.values, ensure_ascii=False)


def _lists(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for held, ids in catalogue.lists.items():
        for child in ids:
            yield held.kind, held.id, held.list, child
