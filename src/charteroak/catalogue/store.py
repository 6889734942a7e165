"""The catalogue on disk: one SQLite file, made whole beside its place and then put there, with what is searched.

It reads as `things.Catalogue` does, so what nests a thing there nests one here.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.needs import Need, folded, needs_of
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.things import Catalogue, Held, Thing

FILE = "catalogue.sqlite"
"""The file."""
_MADE = """
CREATE TABLE things (kind TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, held TEXT NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE lists (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, list TEXT NOT NULL,
  child TEXT NOT NULL);
CREATE TABLE services (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, status TEXT NOT NULL,
  organization_id TEXT, modified TEXT);
CREATE TABLE tags (tag TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (tag, number)) WITHOUT ROWID;
CREATE TABLE points (number INTEGER NOT NULL, at TEXT NOT NULL, longitude REAL NOT NULL, latitude REAL NOT NULL);
CREATE VIRTUAL TABLE found USING fts5 (name, named, told, needs, content = '',
  tokenize = "unicode61 remove_diacritics 2", prefix = '3');
"""
_INDEXED = """
CREATE INDEX things_in_order ON things (kind, place);
CREATE INDEX lists_of_things ON lists (kind, id, list, number);
CREATE INDEX services_by_name ON services (name, number, status);
CREATE INDEX points_by_place ON points (latitude, longitude, number);
ANALYZE;
"""


def make(path: Path, catalogue: Catalogue) -> None:
    """Make the file, in place of the one that was. Whatever is raised while, that stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as made:
            made.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _MADE)
            made.executemany("INSERT INTO things VALUES (?, ?, ?, ?)", _things(catalogue))
            made.executemany("INSERT INTO lists (kind, id, list, child) VALUES (?, ?, ?, ?)", _lists(catalogue))
            for number, service in enumerate(catalogue.all("service"), 1):
                _index(made, number, service, nested(catalogue, service))
            made.executescript(_INDEXED)
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
            self.count = int(self.opened.execute("SELECT count(*) FROM services").fetchone()[0])
        except sqlite3.Error:
            raise ValueError("the catalogue cannot be read: import it anew") from None

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
        for kind, id_, name, child in self.opened.execute("SELECT kind, id, list, child FROM lists ORDER BY number"):
            catalogue.lists.setdefault(Held(kind, id_, name), {})[child] = None
        return catalogue

    def close(self) -> None:
        """Close the file."""
        self.opened.close()


def need_word(need: Need) -> str:
    """The word that stands for a need in what is searched: no word that anyone would type."""
    return f"need{need.id.replace('_', '')}"


def _things(catalogue: Catalogue) -> Iterator[tuple[str, str, int, str]]:
    for kind in KINDS:
        for place, thing in enumerate(catalogue.all(kind)):
            yield kind, thing.id, place, json.dumps(thing.values, ensure_ascii=False)


def _lists(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for held, ids in catalogue.lists.items():
        for child in ids:
            yield held.kind, held.id, held.list, child


def _index(made: sqlite3.Connection, number: int, service: Thing, whole: dict[str, Any]) -> None:
    """What a service is found by: its words, its needs, its languages, its places."""
    values = service.values
    made.execute(
        "INSERT INTO services VALUES (?, ?, ?, ?, ?, ?)",
        (number, service.id, values["name"], values["status"], *map(values.get, ("organization_id", "last_modified"))),
    )
    terms = [each.get("taxonomy_term", {}) for each in whole.get("attributes", ())]
    named = [
        values.get("alternate_name", ""),
        whole.get("organization", {}).get("name", ""),
        *(term.get("name", "") for term in terms),
    ]
    needs = list(needs_of(folded(" ".join((values["name"], *named)))))
    told = [str(values.get(name, "")) for name in ("description", "eligibility_description", "application_process")]
    made.execute(
        "INSERT INTO found (rowid, name, named, told, needs) VALUES (?, ?, ?, ?, ?)",
        (number, values["name"], " ".join(named), " ".join(told), " ".join(map(need_word, needs))),
    )
    tags = {f"term:{term['id']}" for term in terms if "id" in term} | {f"need:{need.id}" for need in needs}
    tags |= {f"language:{code}" for each in whole.get("languages", ()) for code in _codes(each)}
    for place in whole.get("service_at_locations", ()):
        location = place.get("location", {})
        tags |= {f"language:{code}" for each in location.get("languages", ()) for code in _codes(each)}
        tags |= {f"postcode:{each['postal_code'][:5]}" for each in location.get("addresses", ())}
        if "longitude" in location and "latitude" in location:
            made.execute(
                "INSERT INTO points VALUES (?, ?, ?, ?)",
                (number, place["id"], location["longitude"], location["latitude"]),
            )
    made.executemany("INSERT INTO tags VALUES (?, ?)", [(tag, number) for tag in sorted(tags)])


def _codes(language: dict[str, Any]) -> Iterator[str]:
    """By what a language is asked for: its code, and its name folded."""
    if code := language.get("code"):
        yield code.casefold().split("-")[0]
    if name := language.get("name"):
        yield " ".join(folded(name))
