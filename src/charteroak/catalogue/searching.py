"""Searching the catalogue: by words in English and Spanish, by need, language and place, and by what HSDS filters by.

Everyone who asks the same is answered the same, in the same order: nothing of who asks has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from charteroak.catalogue.languages import tags_of
from charteroak.catalogue.needs import folded, needs_of
from charteroak.catalogue.store import Store, need_word

MOST_WORDS = 12
"""Words of a search that count."""
OFFERED = ("active", "temporarily closed")
"""The statuses of services that are there, or will be again."""
_WEIGHTS = "10.0, 5.0, 1.0, 4.0"
"""What a word counts for in the name, in other names, in what is told, and as a need."""
_MANY = ("s", "es")
_METRES = 111_195.0
"""Metres to a degree of latitude, on the sphere: nearness is for an order, and a few in a thousand do not matter."""


@dataclass(frozen=True, slots=True)
class Near:
    """Within so many metres of a place."""

    longitude: float
    latitude: float
    metres: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; all of it has to hold."""

    words: str = ""
    needs: Sequence[str] = ()
    """Any of these needs."""
    terms: Sequence[str] = ()
    """Any of these terms of a taxonomy, by id."""
    language: str = ""
    """A language's code or name."""
    postcode: str = ""
    near: Near | None = None
    organization: str = ""
    modified_after: str = ""
    statuses: Sequence[str] = OFFERED
    """Nothing here means any."""
    page: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What was found."""

    total: int
    ids: tuple[str, ...]
    """The services of the page, by id."""
    loosened: bool = False
    """Whether nothing had all the words, and what has some of them is shown."""


def search(store: Store, query: Query) -> Found:
    """The services that a query finds, best first where there are words, else nearest first, else by name."""
    words = folded(query.words)[:MOST_WORDS]
    found = _found(store, query, words, " AND ")
    if found.total == 0 and len(words) > 1:
        some = _found(store, query, words, " OR ")
        return Found(some.total, some.ids, loosened=some.total > 0)
    return found


def _found(store: Store, query: Query, words: list[str], joined_by: str) -> Found:
    where, given = _conditions(query)
    source, order = "services s", "s.name, s.number"
    if words:
        source = "found CROSS JOIN services s ON s.number = found.rowid"  # what has the words first
        where.insert(0, "found MATCH ?")
        given.insert(0, joined_by.join(_asked(store, word) for word in words))
        order = f"bm25(found, {_WEIGHTS}), s.name, s.number"
    if query.near:
        source += " CROSS JOIN nearby n ON n.number = s.number" if words else " JOIN nearby n ON n.number = s.number"
        order = order if words else "n.away, s.name, s.number"
    head, placed = _nearby(query.near)
    condition = " AND ".join(where) or "1"
    total = store.opened.execute(f"{head} SELECT count(*) FROM {source} WHERE {condition}", placed + given).fetchone()  # noqa: S608
    rows = store.opened.execute(
        f"{head} SELECT s.id FROM {source} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608
        [*placed, *given, query.size, (query.page - 1) * query.size],
    )
    return Found(int(total[0]), tuple(id_ for (id_,) in rows))


def _asked(store: Store, word: str) -> str:
    """A word for the index: as one or many, or where the catalogue has neither as a beginning; or a need."""
    numbers = dict.fromkeys(
        (word, f"{word}s", f"{word}es", *(word.removesuffix(end) for end in _MANY if len(word) > 4))
    )
    either = [f'"{each}"' for each in numbers]
    if not store.opened.execute("SELECT 1 FROM found WHERE found MATCH ? LIMIT 1", (" OR ".join(either),)).fetchone():
        either.append(f'"{word}"*')
    either += [f'needs:"{need_word(need)}"' for need in needs_of([word])]
    return f"({' OR '.join(either)})"


def _conditions(query: Query) -> tuple[list[str], list[str | float]]:
    where: list[str] = []
    given: list[str | float] = []
    for column, values in (("s.status", query.statuses), ("s.organization_id", [query.organization])):
        if any(values):
            where.append(f"{column} IN ({', '.join('?' * len(values))})")
            given += values
    if query.modified_after:
        where.append("s.modified > ?")
        given.append(query.modified_after)
    for tags in _tags(query):
        where.append(f"s.number IN (SELECT number FROM tags WHERE tag IN ({', '.join('?' * len(tags))}))")  # noqa: S608
        given += tags
    return where, given


def _tags(query: Query) -> Iterator[list[str]]:
    if query.needs:
        yield [f"need:{each}" for each in query.needs]
    if query.terms:
        yield [f"term:{each}" for each in query.terms]
    if query.language:
        yield [f"language:{each}" for each in tags_of(query.language)]
    if query.postcode:
        yield [f"postcode:{query.postcode[:5]}"]


def _nearby(near: Near | None) -> tuple[str, list[str | float]]:
    """A table of the services near a place, with the square of how far they are; by a box first, which has an index."""
    if near is None:
        return "", []
    across = _METRES * max(cos(radians(near.latitude)), 1e-6)
    up, over = near.metres / _METRES, near.metres / across
    away = "((longitude - ?) * ?) * ((longitude - ?) * ?) + ((latitude - ?) * ?) * ((latitude - ?) * ?)"
    text = (
        f"WITH nearby AS MATERIALIZED (SELECT number, min({away}) AS away FROM points WHERE latitude BETWEEN ? AND ?"  # noqa: S608
        " AND longitude BETWEEN ? AND ? GROUP BY number HAVING away <= ?)"
    )
    east, north = [near.longitude, across], [near.latitude, _METRES]
    box = [near.latitude - up, near.latitude + up, near.longitude - over, near.longitude + over]
    return text, [*east, *east, *north, *north, *box, near.metres**2]
