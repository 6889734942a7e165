"""The HSDS API: what it serves is what the specification's schemas have and what its own description says; its filters
find what a slow look finds; and what is wrong is named.
"""

from __future__ import annotations

import json
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from bench.catalogue_made import made_up
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.needs import folded
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.reading import read
from charteroak.catalogue.store import FILE, make
from charteroak.catalogue.things import Catalogue, Held, Thing

LISTS = ("services", "taxonomies", "taxonomy_terms", "organizations", "service_at_locations")
OFFICIAL = {
    "services": ("compiled/service_list", "compiled/service_with_definitions"),
    "organizations": ("compiled/organization_list", ""),
    "service_at_locations": ("compiled/service_at_location_list", ""),
    "taxonomies": ("taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
}
"""The specification's schemas for an item of a list, and for one by itself: those that we have."""


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return made_up(60)


@pytest.fixture
def api(office: None, whole: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Api:  # noqa: ARG001
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    make(tmp_path / FILE, whole)
    return Api()


class Api:
    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(enforce_csrf_checks=True)

    def ask(self, path: str, method: str = "GET", status: int = 200, **given: Any) -> Any:
        response = self.client.generic(method, f"/hsds{path}", **given)
        assert response.status_code == status, (path, response.content[:300])
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        return json.loads(response.content) if response.content else None

    def all(self, name: str, query: str = "") -> list[dict[str, Any]]:
        found, page = [], 1
        while True:
            told = self.ask(f"/{name}?per_page=50&page={page}&{query}")
            found += told["contents"]
            assert told["last_page"] == (page == told["total_pages"])
            if told["last_page"]:
                assert len(found) == told["total_items"]
                return found
            page += 1


@pytest.fixture(scope="module")
def schemas(shared: Path) -> Registry:
    folder = shared / "data/hsds/schema"
    found = [(path.name, json.loads(path.read_text())) for path in folder.glob("*.json")]
    made = [(name, Resource.from_contents(each, default_specification=_SPECIFICATION)) for name, each in found]
    return Registry().with_resources(made)


def _specification() -> Any:
    from referencing.jsonschema import DRAFT202012

    return DRAFT202012


_SPECIFICATION = _specification()


def official(shared: Path, registry: Registry, name: str) -> jsonschema.Draft202012Validator:
    told = json.loads((shared / f"data/hsds/schema/{name}.json").read_text())
    return jsonschema.Draft202012Validator(told, registry=registry)


def own(api: Api, path: str, content: str = "application/json") -> jsonschema.Draft202012Validator:
    """The schema of an answer, as the API's own description has it."""
    told = api.ask("/openapi.json")
    schema = told["paths"][path]["get"]["responses"]["200"]["content"][content]["schema"]
    return jsonschema.Draft202012Validator({**schema, "components": told["components"]})


@pytest.mark.parametrize("name", LISTS)
def test_every_answer_is_what_the_schemas_have(api: Api, shared: Path, schemas: Registry, name: str) -> None:
    item, alone = OFFICIAL[name]
    page, of_one = own(api, f"/{name}"), own(api, f"/{name}/{{id}}")
    for query in ("", *(each for each in ("full=true", "minimal=true") if each.split("=")[0] in _filters(api, name))):
        told = api.ask(f"/{name}?per_page=20&{query}")
        page.validate(told)
        assert told["contents"]
        for each in told["contents"] if query == "" else ():
            official(shared, schemas, item).validate(each)
    for each in api.ask(f"/{name}?per_page=5")["contents"]:
        one = api.ask(f"/{name}/{each['id']}")
        of_one.validate(one)
        if alone:
            official(shared, schemas, alone).validate(one)


def _filters(api: Api, name: str) -> list[str]:
    given = api.ask("/openapi.json")["paths"][f"/{name}"]["get"]["parameters"]
    return [each["$ref"].rpartition("/")[2] for each in given]


@pytest.mark.parametrize("name", ["service_full", "organization_full", "service_at_location_full", "service_list"])
def test_official_examples_come_back_as_they_were(
    api: Api, shared: Path, schemas: Registry, tmp_path: Path, name: str
) -> None:
    path = shared / f"data/hsds/examples/{name}.json"
    make(tmp_path / FILE, read(path))
    given = json.loads(path.read_text())
    given = given["contents"][0] if "contents" in given else given
    of = {"organization_full": "organizations", "service_at_location_full": "service_at_locations"}.get(
        name, "services"
    )
    told = api.ask(f"/{of}/{given['id']}" + ("?full_service=true" if of == "organizations" else ""))
    assert given["id"] in [each["id"] for each in api.all(of)]
    assert _within(given, told) == []
    if name == "service_full":
        official(shared, schemas, "compiled/service_with_definitions").validate(told)


def _within(given: Any, told: Any, at: str = "") -> list[str]:
    """Where what was given is not told again; what an id links to may be told besides."""
    if isinstance(given, dict):
        return [each for name, value in given.items() for each in _within(value, told.get(name), f"{at}/{name}")]
    if isinstance(given, list):
        if len(given) != len(told or ()):
            return [at]
        return [each for n, (a, b) in enumerate(zip(given, told, strict=True)) for each in _within(a, b, f"{at}/{n}")]
    return [] if given == told else [at]


def test_the_first_page_says_what_the_api_is(api: Api) -> None:
    for path in ("", "/"):
        told = api.ask(path)
        assert told["version"] == "3.1"
        assert told["openapi_url"] == "http://testserver/hsds/openapi.json"
    own(api, "/").validate(told)


def test_the_description_has_every_route_and_every_parameter(api: Api) -> None:
    told = api.ask("/openapi.json")
    assert set(told["paths"]) == {"/", "/openapi.json", *(f"/{n}{end}" for n in LISTS for end in ("", "/{id}"))}
    values = {"integer": "1", "boolean": "true", "number": "5", "uuid": "0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10"}
    for name in LISTS:
        for each in _filters(api, name):
            schema = told["components"]["parameters"][each]["schema"]
            value = schema.get("enum", [values.get(schema.get("format", schema["type"]), "2026-01-01T00:00:00Z")])[0]
            more = "&postcode=06106" if each == "proximity" else ""
            api.ask(f"/{name}?{each}={value}{more}")
        api.ask(f"/{name}?language=es", status=400)


def _services(whole: Catalogue) -> list[dict[str, Any]]:
    return [nested(whole, each) for each in whole.all("service")]


def test_the_filters_of_services_find_what_a_slow_look_finds(api: Api, whole: Catalogue) -> None:
    every = _services(whole)
    term = every[0]["attributes"][0]["taxonomy_term"]
    agency, since = every[0]["organization_id"], sorted(each["last_modified"] for each in every)[30]
    expected = {
        "": every,
        f"taxonomy_term_id={term['id']}": [e for e in every if e["attributes"][0]["taxonomy_term"]["id"] == term["id"]],
        f"taxonomy_id={term['taxonomy_id']}": every,
        "taxonomy_id=0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10": [],
        f"organization_id={agency}": [e for e in every if e["organization_id"] == agency],
        f"modified_after={since}": [e for e in every if e["last_modified"] >= since],
        f"modified_after={since}&organization_id={agency}": [
            e for e in every if e["last_modified"] >= since and e["organization_id"] == agency
        ],
        "search=noche": [e for e in every if "noche" in folded(" ".join((e["name"], e["description"])))],
        "search=noche zebra": [],
        "postcode=06106": [e for e in every if _in_zip(e)],
    }
    for query, wanted in expected.items():
        assert {each["id"] for each in api.all("services", query)} == {each["id"] for each in wanted}, query
    assert 0 < len(expected["search=noche"]) < 60 > len(expected["postcode=06106"]) > 0


def _in_zip(service: dict[str, Any]) -> bool:
    return any(
        address["postal_code"] == "06106"
        for at in service["service_at_locations"]
        for address in at["location"]["addresses"]
    )


def test_places_are_found_by_postcode_and_by_how_near_its_middle_they_are(api: Api, whole: Catalogue) -> None:
    every = [nested(whole, each) for each in whole.all("service_at_location")]
    there = [e for e in every if e["location"]["addresses"][0]["postal_code"] == "06106"]
    assert {e["id"] for e in api.all("service_at_locations", "postcode=06106")} == {e["id"] for e in there}
    middle = [sum(e["location"][name] for e in there) / len(there) for name in ("longitude", "latitude")]

    def away(each: dict[str, Any]) -> float:
        across = 111_195 * cos(radians(middle[1]))
        at = each["location"]
        return hypot((at["longitude"] - middle[0]) * across, (at["latitude"] - middle[1]) * 111_195)

    near = sorted((e for e in every if away(e) <= 5000), key=away)
    told = api.all("service_at_locations", "postcode=06106&proximity=5000")
    assert [e["id"] for e in told] == [e["id"] for e in near]
    assert len(every) > len(near) > 3
    assert told[0]["service"]["name"]
    services = {e["service_id"] for e in near}
    assert {e["id"] for e in api.all("services", "postcode=06106&proximity=5000")} == services
    assert api.all("services", "postcode=99999&proximity=5000") == []


def test_organizations_and_terms_are_found_by_words_and_terms(api: Api, whole: Catalogue) -> None:
    every = _services(whole)
    term = every[0]["attributes"][0]["taxonomy_term"]
    those = {e["organization_id"] for e in every if e["attributes"][0]["taxonomy_term"]["id"] == term["id"]}
    assert {e["id"] for e in api.all("organizations", f"taxonomy_term_id={term['id']}")} == those
    assert {e["id"] for e in api.all("organizations", f"taxonomy_id={term['taxonomy_id']}")} == {
        e["organization_id"] for e in every
    }
    name = every[0]["organization"]["name"]
    assert every[0]["organization_id"] in [e["id"] for e in api.all("organizations", f"search={name}")]
    assert [e["name"] for e in api.all("taxonomy_terms", "search=Food")] == ["Food"]
    assert len(api.all("taxonomy_terms", "top_only=true")) == len(api.all("taxonomy_terms")) > 20
    assert api.all("taxonomy_terms", f"parent_id={term['id']}") == []
    full = api.all("organizations", "full_service=true")
    assert sum(len(each["services"]) for each in full) <= 60 == sum(len(e.get("services", ())) for e in full)
    assert full[0]["services"][0]["languages"]


def test_an_organization_is_found_by_a_term_of_its_own(api: Api, tmp_path: Path) -> None:
    made = made_up(20)
    agencies, terms = list(made.things["organization"]), list(made.things["taxonomy_term"])
    term = next(each for each in terms if not api.all("services", f"taxonomy_term_id={each}"))
    values = {"link_id": agencies[1], "link_entity": "organization", "taxonomy_term_id": term}
    attribute = Thing(KINDS["attribute"], {"id": "0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10", **values})
    made.add(attribute, Held("organization", agencies[1], "attributes"))
    taxonomy = made.things["taxonomy_term"][term].values["taxonomy_id"]
    for each in list(made.things["attribute"].values()):
        if each.values["link_id"] in made.things["service"]:
            made.lists.pop(Held("service", str(each.values["link_id"]), "attributes"), None)
    make(tmp_path / FILE, made)
    for query in (f"taxonomy_term_id={term}", f"taxonomy_id={taxonomy}"):
        assert [each["id"] for each in api.all("organizations", query)] == [agencies[1]]


def test_all_of_them_are_told_without_pages(api: Api, whole: Catalogue) -> None:
    minimal = api.ask("/services?minimal=true")
    assert minimal["total_pages"] == 1
    assert {each["id"] for each in minimal["contents"]} == set(whole.things["service"])
    lines = api.client.get("/hsds/services?format=ndjson").content.decode().splitlines()
    assert [json.loads(line) for line in lines] == api.all("services")


WRONG = (
    "/services?page=0", "/services?page=-1", "/services?page=one", "/services?per_page=501", "/services?format=xml",
    "/services?full=perhaps", "/services?taxonomy_id=food", "/services?modified_after=yesterday",
    "/services?page=1&page=2", "/services?proximity=5", "/services?proximity=nan&postcode=06106",
    "/services?citizenship=us", "/services/0c8d5fbc?full=true", "/taxonomies?organization_id=x", "/?page=1",
    f"/services?search={'a' * 201}",
)  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
def test_what_is_wrong_is_named_and_not_repeated(api: Api, path: str) -> None:
    told = api.ask(path, status=400)
    jsonschema.validate(told, api.ask("/openapi.json")["components"]["schemas"]["Error"])
    for value in ("perhaps", "yesterday", "citizenship", "nan", "xml", "a" * 40):
        assert value not in json.dumps(told)


def test_what_is_not_there_and_what_is_not_taken(api: Api) -> None:
    for name in LISTS:
        api.ask(f"/{name}/0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10", status=404)
        api.ask(f"/{name}/x%00y", status=404)
        for method in ("PUT", "DELETE", "PATCH"):
            api.ask(f"/{name}", method, status=405)
        api.ask(f"/{name}/x", "POST", status=405)
    assert api.client.get("/es/hsds/services").status_code == 404
    response = api.client.options("/hsds/services", headers={"Origin": "https://example.org"})
    assert (response.status_code, response.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert api.client.head("/hsds/services").status_code == 200


def test_a_post_is_a_read_whose_parameters_may_be_sent(api: Api, whole: Catalogue) -> None:
    agency = next(iter(whole.things["organization"]))
    wanted = api.ask(f"/services?organization_id={agency}&per_page=5")
    assert api.ask(f"/services?organization_id={agency}&per_page=5", "POST") == wanted
    sent = api.client.post("/hsds/services?per_page=5", {"organization_id": agency})
    assert sent.json() == wanted
    assert api.client.post("/hsds/services", {"organization_id": "x"}).status_code == 400


def test_what_is_known_already_is_not_sent_again_until_the_catalogue_changes(api: Api, tmp_path: Path) -> None:
    first = api.client.get("/hsds/services?per_page=5")
    tag = first.headers["ETag"]
    for path, status in (("/hsds/services?per_page=5", 304), ("/hsds/services?per_page=6", 200)):
        assert api.client.get(path, headers={"If-None-Match": tag}).status_code == status
    make(tmp_path / FILE, made_up(7))
    again = api.client.get("/hsds/services?per_page=5", headers={"If-None-Match": tag})
    assert (again.status_code, again.json()["total_items"]) == (200, 7)


def test_without_a_catalogue_lists_are_empty(api: Api, tmp_path: Path) -> None:
    (tmp_path / FILE).unlink()
    for name in LISTS:
        told = api.ask(f"/{name}")
        assert (told["total_items"], told["total_pages"], told["empty"], told["contents"]) == (0, 1, True, [])
        own(api, f"/{name}").validate(told)
        api.ask(f"/{name}/0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10", status=404)
        assert api.client.get(f"/hsds/{name}?format=ndjson").content == b""
