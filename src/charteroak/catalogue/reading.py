"""Reading a catalogue from a file: nested JSON, a tabular package as a folder, a .zip or JSON, or a single table.

All of it or nothing: what is wrong is gathered, up to a thousand, and `Rejected` names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from charteroak.catalogue.hsds import BY_FILE, KINDS
from charteroak.catalogue.nesting import Found, flat
from charteroak.catalogue.rejects import Reject, Rejected
from charteroak.catalogue.tables import read_rows, read_table, rows_of
from charteroak.catalogue.things import Catalogue, Twice

MOST = 1000
"""Rejects that are named."""
LARGEST = 512 * 1024 * 1024
"""Bytes of a file, unpacked."""
TROUBLES = ("not_json", "not_utf8", "not_csv", "not_zip", "too_large", "not_a_kind", "nothing")
"""What can be wrong with a whole file, besides `values.REASONS`."""


def read(path: Path, kept: Catalogue | None = None) -> Catalogue:
    """The catalogue that a file holds. Rejected where something of it is wrong; OSError where it cannot be read.

    A single table takes the place of that table of `kept`, the catalogue that there is, and stands beside its others.
    """
    catalogue, wrong = Catalogue(), []
    for each in chain(_beside(path, kept), _found(path)):
        if isinstance(each, Reject):
            wrong.append(each)
            if len(wrong) >= MOST:
                break
            continue
        try:
            catalogue.add(*each)
        except Twice:
            wrong.append(Reject(0, each[0].kind.name, "id", "twice"))
    wrong = wrong or list(islice(loose(catalogue, needed=True), MOST))
    if not wrong and not len(catalogue):
        wrong = [Reject(0, "", "", "nothing")]
    if wrong:
        raise Rejected(wrong)
    return catalogue


def loose(catalogue: Catalogue, *, needed: bool) -> Iterator[Reject]:
    """Links to what is not there: those that a row needs, or the others. The row is the thing's number of its kind."""
    for kind in KINDS.values():
        names = {name: _linked(name) for name in kind.fields if _linked(name)}
        for row, thing in enumerate(catalogue.all(kind.name), 1):
            for name, other in names.items():
                is_needed = name in kind.needed
                if is_needed == needed and name in thing.values and not catalogue.get(other, thing.values[name]):
                    yield Reject(row, kind.name, name, "no_such_thing")


def _linked(name: str) -> str:
    """The kind that a field links to; empty where it is no link to one kind."""
    kind = {"parent_id": "taxonomy_term", "parent_organization_id": "organization"}.get(name, name.removesuffix("_id"))
    return kind if name.endswith("_id") and kind in KINDS else ""


def _found(path: Path) -> Iterator[Found]:
    if path.is_dir():
        return _tables((each.name, each) for each in sorted(path.iterdir()) if each.suffix.lower() == ".csv")
    if path.stat().st_size > LARGEST:
        return iter([Reject(0, "", "", "too_large")])
    if path.suffix.lower() == ".csv":
        return _tables([(path.name, path)])
    data = path.read_bytes()
    return _zipped(path) if data[:2] == b"PK" else _json(data)


def _beside(path: Path, kept: Catalogue | None) -> Iterator[Found]:
    """The other tables of a catalogue, where the file is a single one."""
    if kept is not None and path.suffix.lower() == ".csv" and not path.is_dir():
        for kind in KINDS.values():
            if kind.file != path.name.lower():
                yield from read_rows(kind, rows_of(kept, kind))


def _tables(files: Iterable[tuple[str, Path]]) -> Iterator[Found]:
    for name, path in files:
        yield from _table(name, path.read_bytes())


def _table(name: str, data: bytes) -> Iterator[Found]:
    if (own := BY_FILE.get(name.lower())) is None:
        yield Reject(0, "", "", "not_a_kind")
    else:
        yield from read_table(own, data)


def _zipped(path: Path) -> Iterator[Found]:
    try:
        with ZipFile(path) as archive:
            inside = [each for each in archive.infolist() if each.filename.lower().endswith(".csv")]
            if sum(each.file_size for each in inside) > LARGEST:
                yield Reject(0, "", "", "too_large")
                return
            for each in inside:
                yield from _table(Path(each.filename).name, archive.read(each))
    except (BadZipFile, OSError, EOFError, RuntimeError, ValueError):
        yield Reject(0, "", "", "not_zip")


def _json(data: bytes) -> Iterator[Found]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        yield Reject(0, "", "", "not_json")
        return
    if isinstance(given, dict) and (kinds := {_named(name) for name in given}) and "" not in kinds:
        for name, rows in given.items():
            yield from read_rows(KINDS[_named(name)], rows) if name.endswith(".csv") else _nested(_named(name), rows)
        return
    things = given.get("contents", [given]) if isinstance(given, dict) else given
    yield from _nested("", things)


def _named(name: str) -> str:
    """The kind that a name of a JSON object means: "services", "service" or "services.csv"."""
    for kind in KINDS.values():
        if name in (kind.name, kind.file, kind.file.removesuffix(".csv")):
            return kind.name
    return ""


def _nested(kind: str, things: Any) -> Iterator[Found]:
    if not isinstance(things, list):
        yield Reject(0, kind, "", "not_a_list")
        return
    for row, each in enumerate(things, 1):
        own = kind or _kind_of(each)
        if own:
            yield from flat(own, each, row)
        else:
            yield Reject(row, "", "", "not_a_kind")


def _kind_of(given: Any) -> str:
    """What a thing without a name is, by the fields that only its kind has."""
    if not isinstance(given, dict):
        return ""
    if "status" in given:
        return "service"
    if "location_type" in given:
        return "location"
    if "version" in given:
        return "taxonomy"
    if given.keys() & {"location", "service", "location_id"}:
        return "service_at_location"
    if given.keys() & {
        "website",
        "legal_status",
        "tax_id",
        "organization_identifiers",
        "services",
        "year_incorporated",
    }:
        return "organization"
    return "taxonomy_term" if given.keys() & {"parent_id", "code", "taxonomy"} else "organization"
