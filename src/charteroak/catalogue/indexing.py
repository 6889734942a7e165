"""What services are found by: their words, needs, languages and places, as tables; and what is told of all of them at
once, as arrays.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.needs import Need, folded, needs_of
from charteroak.catalogue.things import Thing

TABLES = """
CREATE TABLE services (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, status TEXT NOT NULL,
  organization_id TEXT, modified TEXT);
CREATE TABLE tags (tag TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (tag, number)) WITHOUT ROWID;
CREATE TABLE places (place INTEGER PRIMARY KEY, at TEXT NOT NULL, number INTEGER NOT NULL, longitude REAL,
  latitude REAL);
CREATE TABLE postcodes (postcode TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (postcode, place)) WITHOUT ROWID;
CREATE TABLE named (kind TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, words TEXT NOT NULL, above TEXT,
  within TEXT, PRIMARY KEY (kind, place)) WITHOUT ROWID;
CREATE TABLE arrays (name TEXT PRIMARY KEY, held BLOB NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5 (name, named, told, needs, content = '',
  tokenize = "unicode61 remove_diacritics 2", prefix = '3');
"""
INDEXES = """
CREATE INDEX services_by_name ON services (name, number);
CREATE INDEX services_of ON services (organization_id, number);
CREATE INDEX tags_of ON tags (number);
CREATE INDEX places_of ON places (number);
CREATE INDEX postcodes_of ON postcodes (place);
"""
NAMED = ("organization", "taxonomy", "taxonomy_term")
"""The kinds besides services that are searched by words."""
STATUSES = KINDS["service"].fields["status"].choices
_NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Arrays:
    """All services, and all places of services, at once. An array "of services" is indexed by a service's number."""

    by_name: npt.NDArray[np.int32]
    """The services' numbers, in the order of their names."""
    rank: npt.NDArray[np.int32]
    """Of services: where each stands in that order."""
    status: npt.NDArray[np.uint8]
    """Of services: which of STATUSES; beyond them where there is no such number."""
    modified: npt.NDArray[np.float64]
    """Of services: when it was changed last, in seconds of POSIX; before all times where it does not say."""
    place: npt.NDArray[np.int32]
    """The places, in the order of the services' numbers."""
    number: npt.NDArray[np.int32]
    """Of which service each is."""
    longitude: npt.NDArray[np.float64]
    latitude: npt.NDArray[np.float64]
    """Where each is; NaN where that is not told."""


_DTYPES: Mapping[str, type[np.generic]] = {
    "by_name": np.int32, "rank": np.int32, "status": np.uint8, "modified": np.float64, "place": np.int32,
    "number": np.int32, "longitude": np.float64, "latitude": np.float64,
}  # fmt: skip


def arrange(made: sqlite3.Connection) -> None:
    """Make the arrays anew, from the tables."""
    rows = made.execute("SELECT number, status, modified FROM services ORDER BY name, number").fetchall()
    size = max((row[0] for row in rows), default=0) + 1
    by_name = np.array([row[0] for row in rows], np.int32)
    rank, status, modified = np.zeros(size, np.int32), np.full(size, len(STATUSES), np.uint8), np.full(size, _NEVER)
    rank[by_name] = np.arange(len(rows), dtype=np.int32)
    status[by_name] = [STATUSES.index(row[1]) for row in rows]
    modified[by_name] = [moment(row[2]) for row in rows]
    places = made.execute("SELECT place, number, longitude, latitude FROM places ORDER BY number, place").fetchall()
    columns = list(zip(*places, strict=True)) or [(), (), (), ()]
    made_of = {"by_name": by_name, "rank": rank, "status": status, "modified": modified}
    made_of |= {
        name: np.array(column, _DTYPES[name])
        for name, column in zip(("place", "number", "longitude", "latitude"), columns, strict=True)
    }
    made.executemany("REPLACE INTO arrays VALUES (?, ?)", [(name, held.tobytes()) for name, held in made_of.items()])


def arrays(opened: sqlite3.Connection) -> Arrays:
    """The arrays, as they were made."""
    held = dict(opened.execute("SELECT name, held FROM arrays").fetchall())
    return Arrays(**{name: np.frombuffer(held[name], dtype) for name, dtype in _DTYPES.items()})


def moment(text: str | None) -> float:
    """A time in seconds of POSIX; one without an offset is UTC's. Before all times where there is none."""
    if not text:
        return _NEVER
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()


def need_word(need: Need) -> str:
    """The word that stands for a need in what is searched: no word that anyone would type."""
    return f"need{need.id.replace('_', '')}"


def index(made: sqlite3.Connection, number: int, service: Thing, whole: dict[str, Any]) -> None:
    """Add what a service is found by. `whole`: the service with all that is its own."""
    values = service.values
    made.execute(
        "INSERT INTO services VALUES (?, ?, ?, ?, ?, ?)",
        (number, service.id, values["name"], values["status"], *map(values.get, ("organization_id", "last_modified"))),
    )
    made.execute("INSERT INTO found (rowid, name, named, told, needs) VALUES (?, ?, ?, ?, ?)", (number, *_words(whole)))
    tags = set(_tags(whole))
    for at in whole.get("service_at_locations", ()):
        location = at.get("location", {})
        where = (
            (location["longitude"], location["latitude"])
            if {"longitude", "latitude"} <= location.keys()
            else (None,) * 2
        )
        place = made.execute(
            "INSERT INTO places (at, number, longitude, latitude) VALUES (?, ?, ?, ?)", (at["id"], number, *where)
        ).lastrowid
        postcodes = {each["postal_code"][:5] for each in location.get("addresses", ())}
        made.executemany("INSERT INTO postcodes VALUES (?, ?)", [(each, place) for each in sorted(postcodes)])
        tags |= {f"postcode:{each}" for each in postcodes}
    made.executemany("INSERT INTO tags VALUES (?, ?)", [(tag, number) for tag in sorted(tags)])


def unindex(made: sqlite3.Connection, number: int, whole: dict[str, Any]) -> None:
    """Take away what `index` added, given the same."""
    made.execute(
        "INSERT INTO found (found, rowid, name, named, told, needs) VALUES ('delete', ?, ?, ?, ?, ?)",
        (number, *_words(whole)),
    )
    made.execute("DELETE FROM postcodes WHERE place IN (SELECT place FROM places WHERE number = ?)", (number,))
    for table in ("services", "tags", "places"):
        made.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - names of ours


def name_of(made: sqlite3.Connection, kind: str, place: int, thing: Thing) -> None:
    """Add what an organization, a taxonomy or a term is found by, or change it."""
    values = thing.values
    said = (values.get(each, "") for each in ("name", "alternate_name", "description", "code"))
    words = f" {' '.join(folded(' '.join(map(str, said))))}"
    made.execute(
        "REPLACE INTO named VALUES (?, ?, ?, ?, ?, ?)",
        (kind, place, thing.id, words, values.get("parent_id"), values.get("taxonomy_id")),
    )


def _terms(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [each.get("taxonomy_term", {}) for each in whole.get("attributes", ())]


def _titles(whole: dict[str, Any]) -> list[str]:
    terms = [term.get("name", "") for term in _terms(whole)]
    return [whole.get("alternate_name", ""), whole.get("organization", {}).get("name", ""), *terms]


def _needs(whole: dict[str, Any]) -> list[Need]:
    return list(needs_of(folded(" ".join((whole["name"], *_titles(whole))))))


def _words(whole: dict[str, Any]) -> tuple[str, str, str, str]:
    """The words of the columns of `found`."""
    told = [str(whole.get(name, "")) for name in ("description", "eligibility_description", "application_process")]
    return whole["name"], " ".join(_titles(whole)), " ".join(told), " ".join(map(need_word, _needs(whole)))


def _tags(whole: dict[str, Any]) -> Iterator[str]:
    for term in _terms(whole):
        if "id" in term:
            yield f"term:{term['id']}"
        if of := term.get("taxonomy_id"):
            yield f"taxonomy:{of}"
    for need in _needs(whole):
        yield f"need:{need.id}"
    for each in (whole, *(at.get("location", {}) for at in whole.get("service_at_locations", ()))):
        for language in each.get("languages", ()):
            if code := language.get("code"):
                yield f"language:{code.casefold().split('-')[0]}"
            if said := language.get("name"):
                yield f"language:{' '.join(folded(said))}"
