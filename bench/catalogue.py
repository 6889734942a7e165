"""The catalogue searched: services that a query finds, of 50,000, and a page of the API's lists; beside a plain scan.

The peer reads every row of a table of the same texts with LIKE, as one does who has no index.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.catalogue_made import CENTRE, made_up
from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios

_SERVICES = 50_000
_PAGE = 50
_GOAL = Goal("ours", "<", 0.05)


def catalogue(effort: Effort, _check_all: bool) -> list[Section]:
    """Searches of each kind, one after the other."""
    from charteroak.catalogue.nesting import nested
    from charteroak.catalogue.searching import Near, Query, search, search_places
    from charteroak.catalogue.store import Store, make

    queries = {
        "all, the last page": Query(page=900),
        "one word": Query("family"),
        "the beginning of a word": Query("fam"),
        "three words": Query("family center free"),
        "eight words, of which none has all": Query("program center help community family north south xyzzy"),
        "a need": Query(needs=("food",)),
        "a language": Query(language="en"),
        "within 2 km": Query(near=Near(*CENTRE, 2000)),
        "a radius that holds everything": Query(near=Near(*CENTRE, 200_000)),
        "words, need, language and radius": Query(
            "family", needs=("food",), language="en", near=Near(*CENTRE, 200_000)
        ),
    }
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-") as folder:
        path = Path(folder) / "catalogue.sqlite"
        make(path, made_up(_SERVICES))
        store = Store(path)
        scanned = _scanned(store)
        lines = []
        for what, query in queries.items():
            lines.append(_line(what, lambda _, each=query: search(store, each), effort, _GOAL))
        near = Query(near=Near(*CENTRE, 200_000), statuses=(), size=_PAGE)
        lines.append(
            _line("places of services, a radius that holds all", lambda _: search_places(store, near), effort, _GOAL)
        )

        def page(_: object) -> None:
            for id_ in search(store, Query("family", statuses=(), size=_PAGE)).ids:
                if (service := store.get("service", id_)) is not None:
                    nested(store, service, full=False)

        lines.append(_line(f"a list of {_PAGE}, as the API nests them", page, effort, _GOAL))
        peer = _raced(store, scanned, effort)
        store.close()
        scanned.close()
    return [
        Section(
            "Catalogue searched: seconds a search", [f"{_SERVICES:,} made-up services, on one core."], [*lines, peer]
        )
    ]


def _line(what: str, run: Any, effort: Effort, goal: Goal) -> Line:
    rates = race([Contender("ours", lambda part: [run(each) for each in part], range(64))], effort)
    return Line(what, ours=Spread.of([1 / each for each in rates["ours"]]), unit="s", goal=goal)


def _scanned(store: Any) -> sqlite3.Connection:
    """A table of the same services, with their words in a column."""
    opened = sqlite3.connect(":memory:")
    opened.execute("CREATE TABLE services (id TEXT, name TEXT, words TEXT)")
    rows = (
        (each.id, each.values["name"], f"{each.values['name']} {each.values['description']}")
        for each in store.all("service")
    )
    opened.executemany("INSERT INTO services VALUES (?, ?, ?)", rows)
    return opened


def _raced(store: Any, scanned: sqlite3.Connection, effort: Effort) -> Line:
    from charteroak.catalogue.searching import Query, search

    words = ("asylum hill", "clay arsenal", "noche gratis", "open door")

    def ours(part: Sequence[str]) -> None:
        for each in part:
            search(store, Query(each, statuses=()))

    def theirs(part: Sequence[str]) -> None:
        for each in part:
            given = [f"%{word}%" for word in each.split()]
            where = " AND ".join("words LIKE ?" for _ in given)
            scanned.execute(f"SELECT count(*) FROM services WHERE {where}", given).fetchall()  # noqa: S608
            scanned.execute(f"SELECT id FROM services WHERE {where} ORDER BY name LIMIT 20", given).fetchall()  # noqa: S608

    rates = race([Contender("ours", ours, words), Contender("LIKE", theirs, words)], effort)
    return Line(
        "two words, beside a scan with LIKE",
        ours=Spread.of([1 / each for each in rates["ours"]]),
        peer=Spread.of([1 / each for each in rates["LIKE"]]),
        ratio=ratios(rates["ours"], rates["LIKE"]),
        unit="s",
        goal=_GOAL,
    )
