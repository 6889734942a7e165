"""What a search finds is what a slow look through all finds; a store is the catalogue that it was made of."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.needs import NEEDS, folded, needs_of
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.reading import read
from charteroak.catalogue.searching import Found, Near, Query, search
from charteroak.catalogue.store import Store, make
from charteroak.catalogue.things import Catalogue, Held, Thing
from charteroak.catalogue.writing import package, tables

WORDS = ("food", "pantry", "comida", "clinic", "dental", "library", "zebra", "quilt", "médico", "card")
LANGUAGES = (("en", "English"), ("es", "Spanish"), ("", "Polish"))
STATUSES = ("active", "inactive", "temporarily closed")
CENTRE = (-72.68, 41.76)


def city(size: int = 150) -> Catalogue:
    """A made-up catalogue, the same each time."""
    chance = random.Random(9)  # noqa: S311
    made = Catalogue()

    def add(kind: str, held: Held | None = None, **values: object) -> str:
        id_ = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        made.add(Thing(KINDS[kind], {"id": id_, **values}), held)
        return id_

    homes = [add("organization", name=name, description="-") for name in ("North House", "Clinic Alliance", "Quilt")]
    terms = [add("taxonomy_term", name=NEEDS[name].en, description="-") for name in ("food", "health", "library")]
    for _ in range(size):
        name, told = (" ".join(chance.choices(WORDS, k=k)) for k in (2, 4))
        of = chance.choice(homes)
        own = add("service", organization_id=of, name=name, status=chance.choice(STATUSES), description=told,
                  last_modified=f"2026-0{chance.randint(1, 9)}-01T00:00:00Z")  # fmt: skip
        code, language = chance.choice(LANGUAGES)
        add("language", Held("service", own, "languages"), name=language, **({"code": code} if code else {}))
        term = chance.choice(terms)
        add("attribute", Held("service", own, "attributes"), link_id=own, link_entity="service", taxonomy_term_id=term)
        for _ in range(chance.randint(0, 2)):
            at = {"longitude": CENTRE[0] + chance.gauss(0, 0.05), "latitude": CENTRE[1] + chance.gauss(0, 0.05)}
            place = add("location", location_type="physical", name="-", **at)
            add("address", Held("location", place, "addresses"), address_1="1 Main St", city="Hartford",
                state_province="CT", country="US", address_type="physical",
                postal_code=chance.choice(("06103", "06106-1234")))  # fmt: skip
            add("service_at_location", Held("service", own, "service_at_locations"), service_id=own, location_id=place)
    return made


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return city()


@pytest.fixture(scope="module")
def store(whole: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "catalogue.sqlite"
    make(path, whole)
    opened = Store(path)
    yield opened
    opened.close()


QUERIES = st.builds(
    Query,
    words=st.lists(st.sampled_from([*WORDS, "alliance", "Foods", "pant", "MEDICO", "quilts"]), max_size=2).map(
        " ".join
    ),
    needs=st.lists(st.sampled_from(("food", "health", "library", "pets")), max_size=2),
    language=st.sampled_from(("", "es", "Spanish", "polish", "xx")),
    postcode=st.sampled_from(("", "06103", "06106", "06106-9999")),
    near=st.none() | st.builds(Near, st.just(CENTRE[0]), st.just(CENTRE[1]), st.sampled_from((500.0, 4000.0, 9000.0))),
    modified_after=st.sampled_from(("", "2026-05-01T00:00:00Z")),
    statuses=st.sampled_from(((), ("active",), ("active", "temporarily closed"))),
    size=st.just(1000),
)


@given(QUERIES)
def test_a_search_finds_what_a_slow_look_finds(whole: Catalogue, store: Store, query: Query) -> None:
    found = search(store, query)
    slow = {each.id for each in whole.all("service") if _fits(whole, each, query, all_words=True)}
    if not slow and len(query.words.split()) > 1:
        slow = {each.id for each in whole.all("service") if _fits(whole, each, query, all_words=False)}
        assert found.loosened == bool(slow)
    assert set(found.ids) == slow
    assert found.total == len(slow)


def _fits(whole: Catalogue, service: Thing, query: Query, *, all_words: bool) -> bool:
    told = nested(whole, service)
    terms = [each["taxonomy_term"]["name"] for each in told["attributes"]]
    titles = folded(" ".join((told["name"], told["organization"]["name"], *terms)))
    needs = {need.id for need in needs_of(titles)}
    words = {*titles, *folded(told["description"])}
    locations = [each["location"] for each in told.get("service_at_locations", ())]
    languages = {word for each in told["languages"] for word in (each.get("code"), each["name"].casefold())}
    postcodes = {each["postal_code"][:5] for place in locations for each in place["addresses"]}
    asked = [_has(whole, word, words, needs) for word in folded(query.words)]
    return (
        (not asked or (all(asked) if all_words else any(asked)))
        and (not query.needs or bool(needs & set(query.needs)))
        and (not query.statuses or told["status"] in query.statuses)
        and (not query.modified_after or told["last_modified"] >= query.modified_after)
        and (not query.language or query.language.casefold() in languages)
        and (not query.postcode or query.postcode[:5] in postcodes)
        and (query.near is None or any(_away(query.near, each) <= query.near.metres for each in locations))
    )


def _has(whole: Catalogue, word: str, words: set[str], needs: set[str]) -> bool:
    forms = {word, f"{word}s", f"{word}es", *(word.removesuffix(end) for end in ("s", "es") if len(word) > 4)}
    known = _known(whole)
    begins = not forms & known and any(each.startswith(word) for each in words)
    return bool(forms & words) or begins or any(need.id in needs for need in needs_of([word]))


_KNOWN: dict[int, set[str]] = {}
"""Every word of a catalogue, by its identity."""


def _known(whole: Catalogue) -> set[str]:
    if id(whole) not in _KNOWN:
        texts = [f"{each.values['name']} {each.values['description']}" for each in whole.all("service")]
        texts += [each.values["name"] for kind in ("organization", "taxonomy_term") for each in whole.all(kind)]
        _KNOWN[id(whole)] = set(folded(" ".join(texts)))
    return _KNOWN[id(whole)]


def _away(near: Near, place: dict) -> float:
    across = 111_195 * cos(radians(near.latitude))
    return hypot((place["longitude"] - near.longitude) * across, (place["latitude"] - near.latitude) * 111_195)


def test_pages_follow_each_other_and_hold_all(store: Store) -> None:
    for query in (Query(), Query("food"), Query(near=Near(*CENTRE, 20_000))):
        pages: list[Found] = [search(store, _page(query, number)) for number in range(1, 40)]
        ids = [each for page in pages for each in page.ids]
        assert len(ids) == len(set(ids)) == pages[0].total > 20


def _page(query: Query, number: int) -> Query:
    return Query(query.words, near=query.near, page=number, size=7)


def test_the_nearest_is_first(whole: Catalogue, store: Store) -> None:
    near = Near(*CENTRE, 9000)
    far = []
    for id_ in search(store, Query(near=near, size=100)).ids:
        service = store.get("service", id_)
        assert service is not None
        places = nested(whole, service)["service_at_locations"]
        far.append(min(_away(near, each["location"]) for each in places))
    assert far == sorted(far)


@pytest.mark.parametrize("words", ['"', "*", "needs:needfood", "a OR b NOT (", "food'; DROP TABLE found", "\0", "ñ́"])
def test_no_search_is_a_command(store: Store, words: str) -> None:
    search(store, Query(words))
    assert search(store, Query("food")).total


def test_both_languages_ask_for_the_same_needs() -> None:
    for need in NEEDS.values():
        assert need in set(needs_of(folded(need.en))), need.id
        assert need in set(needs_of(folded(need.es))), need.id
        assert all(folded(word) == word.split() for word in need.words), need.id


def test_a_store_is_the_catalogue_that_it_was_made_of(shared: Path, tmp_path: Path, whole: Catalogue) -> None:
    for number, given_ in enumerate((whole, read(shared / "data/hsds/examples/service_full.json"))):
        make(tmp_path / f"{number}.sqlite", given_)
        opened = Store(tmp_path / f"{number}.sqlite")
        assert tables(opened.whole()) == tables(given_)
        assert package(opened.whole()) == package(given_)
        for service in given_.all("service"):
            assert nested(opened, service) == nested(given_, service)
        opened.close()


def test_a_store_that_cannot_be_made_leaves_the_old_one(tmp_path: Path, whole: Catalogue) -> None:
    path = tmp_path / "catalogue.sqlite"
    make(path, whole)
    before = path.read_bytes()
    spoilt = Catalogue({**whole.things, "service": {"x": Thing(KINDS["service"], {"id": "x"})}}, {})
    with pytest.raises(KeyError):
        make(path, spoilt)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["catalogue.sqlite"]
    path.write_bytes(b"no catalogue")
    with pytest.raises(ValueError, match="import it anew"):
        Store(path)
