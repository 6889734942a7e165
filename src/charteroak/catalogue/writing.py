"""Writing a catalogue: as a tabular package (a .zip), as tables in JSON, or as services with all that is theirs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charteroak.catalogue.hsds import KINDS, VERSION, Field, Kind
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.tables import rows_of, write_table
from charteroak.catalogue.things import Catalogue

_TYPES = {"number": "number", "date": "date", "datetime": "datetime", "time": "time"}
_FORMATS = {"uuid": "uuid", "uri": "uri", "email": "email"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a package: the same catalogue gives the same bytes."""


def package(catalogue: Catalogue) -> bytes:
    """A tabular package: a table for each kind that there is one of, and what it says of itself."""
    out = io.BytesIO()
    kinds = [kind for kind in KINDS.values() if catalogue.things[kind.name]]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("datapackage.json", _EPOCH), json.dumps(description(kinds), indent=1))
        for kind in kinds:
            archive.writestr(ZipInfo(kind.file, _EPOCH), write_table(catalogue, kind), ZIP_DEFLATED)
    return out.getvalue()


def tables(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """The tables, by their files, each a list of rows."""
    return {kind.file: rows_of(catalogue, kind) for kind in KINDS.values() if catalogue.things[kind.name]}


def services(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """The services with all that is theirs, and what belongs to none of them, each by the name of its table."""
    made = {"services": [nested(catalogue, each) for each in catalogue.all("service")]}
    there = set(_ids(made))
    for kind in KINDS.values():
        for thing in catalogue.all(kind.name):
            if thing.id not in there:
                whole = nested(catalogue, thing)
                there.update(_ids(whole))
                made.setdefault(kind.file.removesuffix(".csv"), []).append(whole)
    return made


def _ids(told: Any) -> Iterator[str]:
    """The ids of all things in what was nested."""
    if isinstance(told, dict):
        if "id" in told:
            yield told["id"]
        told = told.values()
    elif not isinstance(told, list):
        return
    for each in told:
        yield from _ids(each)


def description(kinds: list[Kind]) -> dict[str, Any]:
    """What a package says of itself."""
    return {"name": "hsds", "version": VERSION, "resources": [_resource(kind, kinds) for kind in kinds]}


def _resource(kind: Kind, kinds: list[Kind]) -> dict[str, Any]:
    names = {each.name for each in kinds}
    keys = [
        {"fields": name, "reference": {"resource": name.removesuffix("_id"), "fields": "id"}}
        for name in kind.fields
        if name.removesuffix("_id") in names and name.endswith("_id")
    ]
    fields = [_described(kind, each) for each in kind.fields.values()]
    return {
        "name": kind.name,
        "path": kind.file,
        "profile": "tabular-data-resource",
        "schema": {"fields": fields, "primaryKey": "id", "foreignKeys": keys},
    }


def _described(kind: Kind, field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": _TYPES.get(field.form, "string")}
    if field.form in _FORMATS:
        made["format"] = _FORMATS[field.form]
    limits: dict[str, Any] = {"required": True} if field.required or field.name in kind.needed else {}
    if field.choices:
        limits["enum"] = list(field.choices)
    return made | ({"constraints": limits} if limits else {})
