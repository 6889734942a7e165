"""The model is the specification's, and what is read from a file is what is written again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from charteroak.catalogue.hsds import KINDS, Field
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.reading import TROUBLES, loose, read
from charteroak.catalogue.rejects import Reject, Rejected
from charteroak.catalogue.tables import rows_of
from charteroak.catalogue.values import REASONS, Unfit, checked
from charteroak.catalogue.writing import package, services, tables

ADDED = {
    ("attribute", "label"),
    ("organization", "additional_websites"),
    ("service", "capacities"),
    ("service", "additional_urls"),
    ("service_at_location", "service_areas"),
}
"""What 3.1 added to things that 3.0 has."""
PLANTED = "Zqx7planted"


@pytest.fixture(scope="module")
def hsds(shared: Path) -> Path:
    return shared / "data/hsds"


def schema(hsds: Path, name: str) -> dict[str, Any]:
    return json.loads((hsds / f"schema/{name}.json").read_text())


def as_schema(field: Field) -> dict[str, Any]:
    """What the specification says of a field like this."""
    kept: dict[str, Any] = {"type": "number" if field.form == "number" else "string"}
    if field.form in ("uuid", "uri", "email"):
        kept["format"] = field.form
    if field.form in ("date", "time", "datetime"):
        kept["datapackage_type"] = field.form
    return kept | ({"enum": list(field.choices)} if field.choices else {})


@pytest.mark.parametrize("name", sorted(KINDS.keys() - {"unit", "service_capacity", "url"}))
def test_every_kind_is_as_the_specification_has_it(hsds: Path, name: str) -> None:
    kind, said = KINDS[name], schema(hsds, name)
    assert kind.file == said["path"]
    assert set(kind.needed) == set(said.get("tabular_required", ()))
    assert {each.name for each in kind.fields.values() if each.required} == set(said["required"])
    properties = {own: each for own, each in said["properties"].items() if (name, own) not in ADDED}
    lists = {own: each["items"]["$ref"][:-5] for own, each in properties.items() if each.get("type") == "array"}
    assert {own: child for own, child in kind.lists.items() if (name, own) not in ADDED} == lists
    assert dict(kind.ones) == {own: each["$ref"][:-5] for own, each in properties.items() if "$ref" in each}
    plain = {own: each for own, each in properties.items() if "$ref" not in each and own not in lists}
    assert [own for own in kind.fields if (name, own) not in ADDED] == list(plain)
    for own, each in plain.items():
        kept = {key: each[key] for key in ("type", "format", "datapackage_type", "enum") if key in each}
        if kept.get("format") == "date-time":
            del kept["format"]
        assert as_schema(kind.fields[own]) == kept, own


FULL = ("service_full", "organization_full", "service_at_location_full")


def bare(given: Any) -> Any:
    """A thing without its links, which nesting says as well."""
    if isinstance(given, dict):
        return {key: bare(each) for key, each in given.items() if not key.endswith("_id") and key not in _ABOVE}
    return [bare(each) for each in given] if isinstance(given, list) else given


_ABOVE = ("services", "service")


@pytest.mark.parametrize("name", FULL)
def test_the_specifications_own_examples_come_out_as_they_went_in(hsds: Path, name: str) -> None:
    path = hsds / f"examples/{name}.json"
    given = json.loads(path.read_text())
    catalogue = read(path)
    thing = catalogue.get(name.removesuffix("_full"), given["id"])
    assert thing is not None
    assert bare(nested(catalogue, thing)) == bare(given)
    if name == "service_full":
        validator(hsds, "service_with_definitions").validate(nested(catalogue, thing))


def validator(hsds: Path, name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(hsds, f"compiled/{name}"))


def test_the_specifications_tables_come_out_as_they_went_in(hsds: Path, tmp_path: Path) -> None:
    path = hsds / "examples/tabular.json"
    given = json.loads(path.read_text())
    catalogue = read(path)
    for kind in KINDS.values():
        rows = [{key: each for key, each in row.items() if each not in ("", None)} for row in given.get(kind.file, [])]
        assert rows_of(catalogue, kind) == rows
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, rows in given.items():
        (folder / name).write_text(as_csv(rows))
    assert as_texts(tables(read(folder))) == as_texts(tables(catalogue))


def as_csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_texts(given: Mapping[str, Any]) -> Any:
    """A table's values as CSV has them: an identifier that was a number is its digits."""
    return {name: [{key: str(each) for key, each in row.items()} for row in rows] for name, rows in given.items()}


@pytest.mark.parametrize("name", FULL)
def test_a_package_holds_all_of_a_catalogue(hsds: Path, tmp_path: Path, name: str) -> None:
    catalogue = read(hsds / f"examples/{name}.json")
    path = tmp_path / "package.zip"
    path.write_bytes(package(catalogue))
    again = read(path)
    assert len(again) >= len(catalogue)
    assert tables(again) == tables(catalogue)
    assert package(again) == package(catalogue)
    with ZipFile(path) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert {each["path"] for each in told["resources"]} | {"datapackage.json"} == set(archive.namelist())
        for each in told["resources"]:
            head = next(csv.reader(io.StringIO(archive.read(each["path"]).decode())))
            assert head == [field["name"] for field in each["schema"]["fields"]]


def test_services_as_json_are_read_again(hsds: Path, tmp_path: Path) -> None:
    catalogue = read(hsds / "examples/service_full.json")
    path = tmp_path / "services.json"
    path.write_text(json.dumps(services(catalogue)))
    assert services(read(path)) == services(catalogue)


ID = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
OTHER = "ac148810-d857-441c-9679-408f346de14b"
GOOD = {"id": ID, "name": "Library card", "status": "active"}


@pytest.mark.parametrize(
    ("content", "rejects"),
    [
        (b"", [Reject(0, "", "", "not_json")]),
        (b"[]", [Reject(0, "", "", "nothing")]),
        (b"{" * 50_000, [Reject(0, "", "", "not_json")]),
        (b"PK\3\4 no", [Reject(0, "", "", "not_zip")]),
        (b'{"services": 3}', [Reject(0, "service", "", "not_a_list")]),
        (b'{"services": [3]}', [Reject(1, "service", "", "not_an_object")]),
        ([GOOD, {**GOOD, "name": "Another"}], [Reject(0, "service", "id", "twice")]),
        ([GOOD, {"id": OTHER, "name": "One"}], [Reject(2, "service", "status", "required")]),
        ([{**GOOD, PLANTED: 1}], [Reject(1, "service", "", "unknown_field")]),
        ([{**GOOD, "status": PLANTED}], [Reject(1, "service", "status", "choice")]),
        ([{**GOOD, "id": PLANTED}], [Reject(1, "service", "id", "uuid")]),
        ([{**GOOD, "url": f"{PLANTED} {PLANTED}"}], [Reject(1, "service", "url", "uri")]),
        ([{**GOOD, "minimum_age": PLANTED}], [Reject(1, "service", "minimum_age", "number")]),
        ([{**GOOD, "assured_date": "2024-02-30"}], [Reject(1, "service", "assured_date", "date")]),
        ([{**GOOD, "description": [PLANTED]}], [Reject(1, "service", "description", "text")]),
        ([{**GOOD, "phones": {}}], [Reject(1, "service", "phones", "not_a_list")]),
        ([{**GOOD, "phones": [{"id": OTHER}]}], [Reject(1, "phone", "number", "required")]),
        ([{**GOOD, "organization_id": OTHER}], [Reject(1, "service", "organization_id", "no_such_thing")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_taken(tmp_path: Path, content: Any, rejects: list[Reject]) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps({"services": content}).encode())
    with pytest.raises(Rejected) as refused:
        read(path)
    assert refused.value.rejects == rejects
    assert PLANTED not in repr(refused.value.rejects)
    assert {each.why for each in rejects} <= {*REASONS, *TROUBLES}


def test_rows_of_tables_are_named_as_a_sheet_numbers_them(tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_text(f"id,name,status,organization_id\n{ID},One,active,{ID}\n,Two,active,{ID}\n{OTHER},Three,gone,\n")
    with pytest.raises(Rejected) as refused:
        read(path)
    assert refused.value.rejects == [
        Reject(3, "services.csv", "id", "required"),
        Reject(4, "services.csv", "status", "choice"),
        Reject(4, "services.csv", "organization_id", "required"),
    ]


def test_links_that_lead_nowhere_and_are_not_needed_are_told(hsds: Path) -> None:
    found = list(loose(read(hsds / "examples/tabular.json"), needed=False))
    assert Reject(1, "location", "organization_id", "no_such_thing") in found


FIELDS = sorted({(kind.name, name) for kind in KINDS.values() for name in kind.fields})


@example(("accessibility", "description"), float("inf"))
@example(("accessibility", "description"), float("nan"))
@example(("accessibility", "description"), 10**400)
@given(
    st.sampled_from(FIELDS),
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text())),
)
def test_whatever_a_field_is_given_it_is_kept_or_refused_by_a_word(at: tuple[str, str], value: Any) -> None:
    field = KINDS[at[0]].fields[at[1]]
    try:
        kept = checked(field, value)
    except Unfit as refused:
        assert refused.why in REASONS  # noqa: PT017
        return
    assert kept is None or isinstance(kept, str | int | float)
    json.dumps(kept, allow_nan=False)
