"""One service changed on disk: a copy of the file with that service and its index written anew, put in its place.

To make the whole file takes a second for 5,000 services, and most of it would be as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from charteroak.catalogue.digests import digest_of
from charteroak.catalogue.indexing import arrange, index, unindex
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.store import Store
from charteroak.catalogue.things import Catalogue, Held, Thing


def part_of(store: Store, service: str, lists: Iterable[str]) -> Catalogue:
    """A service and what stands in these of its lists, in memory, to be changed there. KeyError where there is none."""
    thing = store.get("service", service)
    if thing is None:
        raise KeyError(service)
    part = Catalogue()
    part.things["service"][service] = thing
    for name in lists:
        children = store.within(thing, name)
        part.things[thing.kind.lists[name]].update({each.id: each for each in children})
        part.lists[Held("service", service, name)] = dict.fromkeys(each.id for each in children)
    return part


def rewrite(path: Path, store: Store, service: str, part: Catalogue, lists: Iterable[str]) -> None:
    """Put what was changed of a part (`part_of`) into the file. Whatever is raised while, that stays as it was.

    `store`: the file, opened. What a list had and has no more is gone, unless it stands in another list.
    """
    before = store.get("service", service)
    if before is None:
        raise KeyError(service)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft)) as made:
            made.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            [number] = made.execute("SELECT number FROM services WHERE id = ?", (service,)).fetchone()
            unindex(made, number, nested(store, before))
            _keep(made, part.things["service"][service])
            for name in lists:
                _write_list(made, store, before, part, name)
            made.commit()
            with closing(Store(draft)) as now:
                after = now.get("service", service)
                whole = nested(now, after) if after else {}
            if after is not None:
                index(made, number, after, whole)
            arrange(made)
            made.execute("UPDATE about SET digest = ?", (digest_of(made),))
            made.commit()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_list(made: sqlite3.Connection, store: Store, service: Thing, part: Catalogue, name: str) -> None:
    kind = service.kind.lists[name]
    now = list(part.lists.get(Held("service", service.id, name), ()))
    made.execute("DELETE FROM lists WHERE kind = 'service' AND id = ? AND list = ?", (service.id, name))
    for each in now:
        _keep(made, part.things[kind][each])
        made.execute("INSERT INTO lists (kind, id, list, child) VALUES ('service', ?, ?, ?)", (service.id, name, each))
    for old in store.within(service, name):
        if old.id not in now and not made.execute("SELECT 1 FROM lists WHERE child = ?", (old.id,)).fetchone():
            made.execute("DELETE FROM things WHERE kind = ? AND id = ?", (kind, old.id))


def _keep(made: sqlite3.Connection, thing: Thing) -> None:
    kind, held = thing.kind.name, json.dumps(thing.values, ensure_ascii=False)
    if not made.execute("UPDATE things SET held = ? WHERE kind = ? AND id = ?", (held, kind, thing.id)).rowcount:
        made.execute(
            "INSERT INTO things SELECT ?, ?, coalesce(max(place), -1) + 1, ? FROM things WHERE kind = ?",
            (kind, thing.id, held, kind),
        )
