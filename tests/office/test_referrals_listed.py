"""The list of a referral: its order, what it is made from, and that it is made again from the same catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import cos, hypot, inf, radians
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from office_catalogue import agencies

from charteroak.catalogue.needs import NEEDS, folded, needs_of
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.store import Store, make
from charteroak.catalogue.things import Catalogue, Thing
from charteroak.office.referrals.asking import AGENCIES, ANYWHERE, LANGUAGES, PLACE_NAMES, PLACES
from charteroak.office.referrals.listing import BANDS, MOST, made_list

ASKED = {
    "need": st.sampled_from(("food", "health", "housing", "legal", "pets")),
    "place": st.sampled_from(("frog_hollow", "06112", "downtown", ANYWHERE)),
    "language": st.sampled_from(("en", "es", "pl", "und")),
}


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return agencies(count=90)


@pytest.fixture(scope="module")
def opened(whole: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from store_of(whole, tmp_path_factory.mktemp("referrals"))


def store_of(catalogue: Catalogue, folder: Path) -> Iterator[Store]:
    make(folder / "catalogue.sqlite", catalogue)
    store = Store(folder / "catalogue.sqlite")
    yield store
    store.close()


def slow(whole: Catalogue, need: str, place: str, language: str) -> list[str]:
    """The same list by looking at every service, one after the other."""
    rows = []
    for service in whole.all("service"):
        told = nested(whole, service)
        home = told["organization"]
        needs = {each.id for each in needs_of(folded(f"{told['name']} {home['name']}"))}
        if told["status"] != "active" or need not in needs:
            continue
        away = inf
        for each in told.get("service_at_locations", ()):
            at, middle = each["location"], PLACES.get(place)
            if middle:
                across = cos(radians(middle.latitude))
                parts = (at["longitude"] - middle.longitude) * across, at["latitude"] - middle.latitude
                away = min(away, 111_195 * hypot(*parts))
        band = 2 if place == ANYWHERE else next(i for i, most in enumerate(BANDS) if away <= most)
        silent = language not in {each["code"] for each in told["languages"]}
        rows.append((band, silent, home["name"], told["name"], service.id, home["id"]))
    first: dict[str, str] = {}
    for *_, id_, home_id in sorted(rows):
        first.setdefault(home_id, id_)
    return list(first.values())[:MOST]


@settings(max_examples=60, deadline=None)
@given(**ASKED)
def test_a_list_is_what_a_slow_look_at_every_service_makes(
    whole: Catalogue, opened: Store, need: str, place: str, language: str
) -> None:
    assert [each.id for each in made_list(opened, need, place, language).agencies] == slow(whole, need, place, language)


def test_a_catalogue_that_came_in_another_order_makes_the_same_lists(tmp_path: Path, opened: Store) -> None:
    other = next(store_of(agencies(count=90, order=4), tmp_path))
    assert other.digest == opened.digest
    for place in ("frog_hollow", ANYWHERE):
        assert made_list(other, "food", place, "es") == made_list(opened, "food", place, "es")
    other.close()


def test_a_catalogue_that_says_anything_else_has_another_digest(tmp_path: Path, opened: Store) -> None:
    changed = agencies(count=90)
    phone = next(iter(changed.all("phone")))
    changed.things["phone"][phone.id] = Thing(phone.kind, {**phone.values, "number": "860-555-0199"})
    other = next(store_of(changed, tmp_path))
    one, two = (made_list(each, "food", "downtown", "en") for each in (other, opened))
    assert one.catalogue != two.catalogue
    assert one.ids == two.ids
    assert one.digest != two.digest
    other.close()


def test_what_was_asked_is_in_the_digest(opened: Store) -> None:
    made = {made_list(opened, "pets", place, language).digest for place in PLACE_NAMES for language in LANGUAGES}
    assert len(made) == len(PLACE_NAMES) * len(LANGUAGES)
    assert made_list(opened, "pets", ANYWHERE, "en").agencies == ()


def test_what_is_no_choice_is_named_by_its_field_and_not_by_its_value(opened: Store) -> None:
    right = {"need": "food", "place": ANYWHERE, "language": "en"}
    for field in right:
        with pytest.raises(ValueError, match=f"^{field}: choose one of") as raised:
            made_list(opened, **{**right, field: "zebra"})
        assert "zebra" not in str(raised.value)


def test_what_is_handed_over_is_what_the_catalogue_says(opened: Store) -> None:
    first = made_list(opened, "food", "downtown", "es").agencies[0]
    assert first.agency.endswith(" House")
    assert first.address.endswith("Main Street, Hartford, CT 06106")
    assert first.phone.startswith("860-555-01")
    assert first.speaks == ("es" in first.languages)


def test_every_need_has_its_kind_of_agency() -> None:
    assert set(AGENCIES) == set(NEEDS)
    assert set(AGENCIES.values()) == {"medical", "social_service", "other"}


def test_every_place_lies_in_the_city(shared: Path) -> None:
    """By the boundary of the tests: a middle that is mistyped is in another town."""
    found = json.loads((shared / "data" / "geo" / "hartford.geojson").read_text(encoding="utf-8"))
    [feature] = found.get("features", [found])
    city = shapely.from_geojson(json.dumps(feature["geometry"]))
    out = [name for name, at in PLACES.items() if not city.contains(shapely.Point(at.longitude, at.latitude))]
    assert out == []
    assert not city.contains(shapely.Point(-72.74, 41.76))
