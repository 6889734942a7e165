"""Things as tables: a row each, with links to what they stand in. One file a kind, as in a tabular package."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from charteroak.catalogue.hsds import KINDS, Kind
from charteroak.catalogue.nesting import Found
from charteroak.catalogue.rejects import Reject
from charteroak.catalogue.things import Catalogue, Held, Thing, links
from charteroak.catalogue.values import Unfit, checked

_LARGEST_CELL = 1_000_000


def read_table(own: Kind, data: bytes) -> Iterator[Found]:
    """The things of a table in CSV, UTF-8, with a head. Rows are numbered as lines of a sheet: the head is 1."""
    csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        if set(rows.fieldnames or ()) - own.fields.keys():
            yield Reject(1, own.file, "", "unknown_field")
            return
        for row, given in enumerate(rows, 2):
            yield from _row(own, row, given)
    except UnicodeDecodeError:
        yield Reject(0, own.file, "", "not_utf8")
    except csv.Error:
        yield Reject(0, own.file, "", "not_csv")


def read_rows(own: Kind, rows: Any) -> Iterator[Found]:
    """The things of a table as JSON: a list of its rows, numbered from 1."""
    if not isinstance(rows, list):
        yield Reject(0, own.file, "", "not_a_list")
        return
    for row, given in enumerate(rows, 1):
        if not isinstance(given, dict):
            yield Reject(row, own.file, "", "not_an_object")
        elif given.keys() - own.fields.keys():
            yield Reject(row, own.file, "", "unknown_field")
        else:
            yield from _row(own, row, given)


def _row(own: Kind, row: int, given: dict[Any, Any]) -> Iterator[Found]:
    if None in given:  # csv puts there what has no head
        yield Reject(row, own.file, "", "columns")
        return
    values: dict[str, Any] = {}
    wrong = []
    for name, field in own.fields.items():
        try:
            if (value := checked(field, given.get(name))) is not None:
                values[name] = value
        except Unfit as error:
            wrong.append(Reject(row, own.file, name, error.why))
    wrong += [Reject(row, own.file, name, "required") for name in own.needed if not given.get(name)]
    yield from wrong
    if not wrong:
        yield Thing(own, values), None


def rows_of(catalogue: Catalogue, own: Kind) -> list[dict[str, Any]]:
    """The rows of a kind. A thing that stands in several lists has a row for each, as a row has one link of a name:
    the first keeps its id, the others have one that is made of both.
    """
    found: dict[str, list[Held]] = {}
    for held, ids in catalogue.lists.items():
        if KINDS[held.kind].lists[held.list] == own.name:
            for each in ids:
                found.setdefault(each, []).append(held)
    return [row for thing in catalogue.all(own.name) for row in _rows(thing, found.get(thing.id, []))]


def _rows(thing: Thing, stands: list[Held]) -> Iterator[dict[str, Any]]:
    whole, others = dict(thing.values), []
    for held in stands:
        more = links(held, thing.kind.name)
        if all(whole.get(name) in (None, value) for name, value in more.items()):
            whole |= more
        else:
            others.append((held, more))
    bare = {name: value for name, value in thing.values.items() if name not in _LINKS}
    if len(others) == len(stands) > 0:  # its own links name nothing that it stands in
        whole = bare | others.pop(0)[1]
    yield whole
    for held, more in others:
        yield bare | more | {"id": str(uuid5(UUID(thing.id), held.id))}


_LINKS = frozenset({f"{name}_id" for name in KINDS} | {"link_id", "link_entity", "resource_id", "resource_type"}) - {
    "taxonomy_term_id",
    "taxonomy_id",
    "unit_id",
    "program_id",
}


def write_table(catalogue: Catalogue, own: Kind) -> bytes:
    """A table in CSV: the columns of the specification, in its order."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(own.fields), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows_of(catalogue, own))
    return out.getvalue().encode()
