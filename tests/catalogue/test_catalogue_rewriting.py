"""A service that is changed on disk is as if the whole catalogue had been made anew with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from bench.catalogue_made import made_up
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.rewriting import part_of, rewrite
from charteroak.catalogue.searching import Query, search, search_places
from charteroak.catalogue.store import Store, make
from charteroak.catalogue.things import Catalogue, Held, Thing
from charteroak.catalogue.writing import services

LISTS = ("required_documents",)
NEW = str(UUID(int=7, version=4))


def change(catalogue: Catalogue, service: str) -> None:
    """Another name and status, one document gone and another there."""
    values = {**catalogue.things["service"][service].values, "name": "Zebra quilt", "status": "inactive"}
    del values["description"]
    catalogue.things["service"][service] = Thing(KINDS["service"], {**values, "last_modified": "2026-11-23T00:00:00Z"})
    held = Held("service", service, "required_documents")
    for old in catalogue.lists.pop(held):
        if not any(old in ids for ids in catalogue.lists.values()):
            catalogue.things["required_document"].pop(old)
    catalogue.things["required_document"][NEW] = Thing(KINDS["required_document"], {"id": NEW, "document": "A quilt"})
    catalogue.lists[held] = {NEW: None}


def rows(path: Path) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(path)) as opened:
        found = {
            "things": opened.execute("SELECT kind, id, held FROM things ORDER BY kind, id").fetchall(),
            "lists": opened.execute(
                "SELECT kind, id, list, child FROM lists ORDER BY kind, id, list, child"
            ).fetchall(),
            "services": opened.execute("SELECT * FROM services ORDER BY number").fetchall(),
            "about": opened.execute("SELECT digest FROM about").fetchall(),
            "tags": opened.execute("SELECT * FROM tags ORDER BY tag, number").fetchall(),
            "places": opened.execute("SELECT at, number, longitude, latitude FROM places ORDER BY at").fetchall(),
            "postcodes": opened.execute(
                "SELECT postcode, at FROM postcodes JOIN places USING (place) ORDER BY postcode, at"
            ).fetchall(),
        }
        found["arrays"] = opened.execute(
            "SELECT name, held FROM arrays WHERE name IN ('by_name', 'rank', 'status')"
        ).fetchall()
        return found


@pytest.mark.parametrize("at", [0, 17, 39])
def test_a_change_is_as_if_all_had_been_made_anew(tmp_path: Path, at: int) -> None:
    whole, path = made_up(40), tmp_path / "catalogue.sqlite"
    service = list(whole.things["service"])[at]
    make(path, whole)
    with closing(Store(path)) as store:
        part = part_of(store, service, LISTS)
        change(part, service)
        rewrite(path, store, service, part, LISTS)
        assert store.get("service", service) == whole.get("service", service)  # who had it open reads on
    change(whole, service)
    make(tmp_path / "anew.sqlite", whole)
    assert rows(path) == rows(tmp_path / "anew.sqlite")
    with closing(Store(path)) as now, closing(Store(tmp_path / "anew.sqlite")) as anew:
        assert services(now.whole()) == services(anew.whole())
        for query in (Query("zebra", statuses=()), Query("noche", statuses=()), Query(), Query(needs=("food",))):
            assert search(now, query) == search(anew, query)
            assert search_places(now, query) == search_places(anew, query)
        assert search(now, Query("zebra", statuses=())).ids == (service,)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["anew.sqlite", "catalogue.sqlite"]


def test_a_document_that_another_service_asks_for_stays(tmp_path: Path) -> None:
    whole, path = made_up(3), tmp_path / "catalogue.sqlite"
    first, second = list(whole.things["service"])[:2]
    [shared] = whole.lists[Held("service", first, "required_documents")]
    whole.lists[Held("service", second, "required_documents")][shared] = None
    make(path, whole)
    with closing(Store(path)) as store:
        part = part_of(store, first, LISTS)
        change(part, first)
        rewrite(path, store, first, part, LISTS)
    with closing(Store(path)) as now:
        assert now.get("required_document", shared) == whole.get("required_document", shared)
        assert len(now.within(now.get("service", second), "required_documents")) == 2  # type: ignore[arg-type]


def test_a_change_that_fails_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    whole = made_up(3)
    make(path, whole)
    before, service = path.read_bytes(), next(iter(whole.things["service"]))
    with closing(Store(path)) as store:
        part = part_of(store, service, LISTS)
        part.things["service"][service] = Thing(KINDS["service"], {"id": service})
        with pytest.raises(KeyError):
            rewrite(path, store, service, part, LISTS)
        with pytest.raises(KeyError):
            part_of(store, NEW, LISTS)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["catalogue.sqlite"]
