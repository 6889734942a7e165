"""Searching the catalogue: by words in English and Spanish, by need, language and place, and by what HSDS filters by.

Everyone who asks the same is answered the same, in the same order: nothing of who asks has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import numpy.typing as npt

from charteroak.catalogue.indexing import STATUSES, Arrays, moment, need_word
from charteroak.catalogue.languages import tags_of
from charteroak.catalogue.needs import folded, needs_of
from charteroak.catalogue.store import Store

Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

MOST_WORDS = 8
"""Words of a search that count."""
OFFERED = ("active", "temporarily closed")
"""The statuses of services that are there, or will be again."""
_WEIGHTS = "10.0, 5.0, 1.0, 4.0"
"""What a word counts for in the name, in other names, in what is told, and as a need."""
FEW = 5000
"""So many services are weighed by their words. Of more, those come first that have the words in a title."""
MANY = 30_000
"""Of more than so many that have some of the words, none is put before another."""
_PLURALS = ("s", "es")
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
    taxonomy: str = ""
    """Any term of this taxonomy."""
    language: str = ""
    """A language's code or name."""
    postcode: str = ""
    near: Near | None = None
    organization: str = ""
    modified_after: str = ""
    """Changed then or later: a time in ISO 8601. ValueError where it is none."""
    statuses: Sequence[str] = OFFERED
    """Nothing here means any."""
    loosely: bool = True
    """Whether what has only some of the words is found where nothing has them all."""
    page: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What was found."""

    total: int
    ids: tuple[str, ...]
    """What is on the page, by id."""
    loosened: bool = False
    """Whether nothing had all the words, and what has some of them is shown."""


def search(store: Store, query: Query) -> Found:
    """The services that a query finds, best first where there are words, else nearest first, else by name."""
    chosen, loosened = _chosen(store, query)
    first = (query.page - 1) * query.size
    ids = _ids(store, "SELECT number, id FROM services WHERE number", chosen[first : first + query.size])
    return Found(len(chosen), ids, loosened)


def search_places(store: Store, query: Query) -> Found:
    """The places of services that a query finds: `service_at_location`, by id, the nearest first, else by service."""
    told = store.arrays
    chosen, loosened = _chosen(store, query)
    mask = _marked(told, chosen)[told.number]
    if query.postcode:
        there = _numbers(store, "SELECT place FROM postcodes WHERE postcode = ?", [query.postcode[:5]])
        mask &= np.isin(told.place, there)
    away = None if query.near is None else _away(told, query.near)
    if query.near is not None and away is not None:
        mask &= away <= query.near.metres**2
    at = np.flatnonzero(mask)
    at = at[np.lexsort((told.place[at], told.rank[told.number[at]], *(() if away is None else (away[at],))))]
    first = (query.page - 1) * query.size
    places = told.place[at[first : first + query.size]]
    return Found(len(at), _ids(store, "SELECT place, at FROM places WHERE place", places), loosened)


def centroid(store: Store, postcode: str) -> tuple[float, float] | None:
    """Where the places of a ZIP code are, on the whole: longitude and latitude. None where none is told."""
    told = store.arrays
    there = np.isin(told.place, _numbers(store, "SELECT place FROM postcodes WHERE postcode = ?", [postcode[:5]]))
    there &= ~np.isnan(told.longitude)
    return (float(told.longitude[there].mean()), float(told.latitude[there].mean())) if there.any() else None


def _chosen(store: Store, query: Query) -> tuple[Numbers, bool]:
    """The services by number, in order; and whether they have only some of the words."""
    words = folded(query.words)[:MOST_WORDS]
    mask, away = _mask(store, query), None
    if query.near is not None:
        away = _nearest(store.arrays, query.near)
        mask &= away <= query.near.metres**2
    if not words:
        return _in_order(store.arrays, mask, away), False
    chosen = _with_words(store, mask, [_asked(store, word) for word in words], " AND ")
    if len(chosen) or len(words) == 1 or not query.loosely:
        return chosen, False
    chosen = _with_words(store, mask, [_asked(store, word) for word in words], " OR ")
    return chosen, len(chosen) > 0


def _mask(store: Store, query: Query) -> Mask:
    """Which services fulfil all but the words and the place."""
    told = store.arrays
    wanted = np.array([*(not query.statuses or each in query.statuses for each in STATUSES), False])
    mask: Mask = wanted[told.status]
    if query.modified_after:
        mask &= told.modified >= moment(query.modified_after)
    if query.organization:
        of = _numbers(store, "SELECT number FROM services WHERE organization_id = ?", [query.organization])
        mask &= _marked(told, of)
    for tags in _tags(query):
        where = f"SELECT number FROM tags WHERE tag IN ({', '.join('?' * len(tags))})"  # noqa: S608
        mask &= _marked(told, _numbers(store, where, tags))
    return mask


def _in_order(told: Arrays, mask: Mask, away: npt.NDArray[np.float64] | None) -> Numbers:
    chosen: Numbers = told.by_name[mask[told.by_name]]
    return chosen if away is None else chosen[np.argsort(away[chosen], kind="stable")]


def _with_words(store: Store, mask: Mask, asked: list[str], joined_by: str) -> Numbers:
    """Those of the services that have the words, the best first."""
    told, match = store.arrays, joined_by.join(asked)
    hits = _numbers(store, "SELECT rowid FROM found WHERE found MATCH ?", [match])
    if len(hits) <= FEW:
        scores = f"SELECT rowid, bm25(found, {_WEIGHTS}) FROM found WHERE found MATCH ?"  # noqa: S608 - numbers of ours
        weighed = store.opened.execute(scores, [match]).fetchall()
        numbers = np.array([row[0] for row in weighed], np.int32)
        order = np.lexsort((told.rank[numbers], np.array([row[1] for row in weighed])))
        best: Numbers = numbers[order]
        return best[mask[best]]
    chosen: Numbers = told.by_name[(mask & _marked(told, hits))[told.by_name]]
    if joined_by == " OR " and len(hits) > MANY:
        return chosen  # nearly all have some word: none is better than another
    titled = _numbers(store, "SELECT rowid FROM found WHERE found MATCH ?", [f"{{name named needs}} : ({match})"])
    in_title = _marked(told, titled)
    return np.concatenate((chosen[in_title[chosen]], chosen[~in_title[chosen]]))


def _asked(store: Store, word: str) -> str:
    """A word for the index: as one or many, or where the catalogue has neither as a beginning; or a need."""
    numbers = dict.fromkeys(
        (word, f"{word}s", f"{word}es", *(word.removesuffix(end) for end in _PLURALS if len(word) > 4))
    )
    either = [f'"{each}"' for each in numbers]
    there = store.opened.execute("SELECT 1 FROM found WHERE found MATCH ? LIMIT 1", (" OR ".join(either),)).fetchone()
    if not there and len(word) > 1:  # a letter alone begins too much
        either.append(f'"{word}"*')
    either += [f'needs:"{need_word(need)}"' for need in needs_of([word])]
    return f"({' OR '.join(either)})"


def _tags(query: Query) -> Iterator[list[str]]:
    if query.needs:
        yield [f"need:{each}" for each in query.needs]
    if query.terms:
        yield [f"term:{each}" for each in query.terms]
    if query.taxonomy:
        yield [f"taxonomy:{query.taxonomy}"]
    if query.language:
        yield [f"language:{each}" for each in tags_of(query.language)]
    if query.postcode:
        yield [f"postcode:{query.postcode[:5]}"]


def _nearest(told: Arrays, near: Near) -> npt.NDArray[np.float64]:
    """Of services: the square of the metres from a place to the nearest place of each; infinite where there is none."""
    found = np.full(len(told.status), np.inf)
    if len(told.number):
        starts = np.flatnonzero(np.diff(told.number, prepend=-1))
        found[told.number[starts]] = np.minimum.reduceat(_away(told, near), starts)
    return found


def _away(told: Arrays, near: Near) -> npt.NDArray[np.float64]:
    """The same of each place."""
    across = _METRES * max(cos(radians(near.latitude)), 1e-6)
    east, north = (told.longitude - near.longitude) * across, (told.latitude - near.latitude) * _METRES
    return np.nan_to_num(east * east + north * north, nan=np.inf)


def _numbers(store: Store, statement: str, given: Sequence[str]) -> Numbers:
    return np.fromiter((row[0] for row in store.opened.execute(statement, given)), np.int32)


def _marked(told: Arrays, numbers: Numbers) -> Mask:
    """Of services: whether each is among these."""
    mask = np.zeros(len(told.status), np.bool_)
    mask[numbers] = True
    return mask


def _ids(store: Store, of: str, numbers: Numbers) -> tuple[str, ...]:
    """The ids of these numbers, in their order. `of`: what gives a number and its id, up to `IN`."""
    wanted = [int(each) for each in numbers]
    found: dict[int, str] = {}
    for first in range(0, len(wanted), 500):
        part = wanted[first : first + 500]
        found.update(store.opened.execute(f"{of} IN ({', '.join('?' * len(part))})", part).fetchall())
    return tuple(found[each] for each in wanted)
