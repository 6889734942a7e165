"""Which columns are withheld: those of a class, those that may hold anything, and those made of such."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from charteroak.logic.errors import BadInput
from charteroak.screening.found import Category
from charteroak.screening.guard.catalogue import Catalogue, Column, Relation
from charteroak.screening.guard.names import parts


class Classified(Protocol):
    """What a column's classification says: a class, or that it may hold something of any."""

    @property
    def category(self) -> Category | None:
        """The class, where there is one."""

    @property
    def may_contain(self) -> bool:
        """Whether it is free text, in which anything can stand."""


Classify = Callable[[str, Sequence[str], Sequence[object], str], Classified]
"""Classifies a column from its name, the names of its table and neighbours, some of its values, and the table that a
foreign key of it leads to, or ""."""

Samples = Callable[[Relation], Mapping[str, Sequence[object]]]
"""Some values of a relation's columns, by the columns' names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a column is withheld. No category: free text, which may hold anything."""

    category: Category | None

    @property
    def words(self) -> str:
        """The reason, for a comment."""
        return self.category.value if self.category else "free text, may contain any class"


Marks = dict[int, dict[int, Mark]]
"""By the relation's oid and the column's number."""


def nothing(_: Relation) -> Mapping[str, Sequence[object]]:
    """No samples: names alone decide."""
    return {}


def by_classes(
    catalogue: Catalogue, classify: Classify, samples: Samples = nothing, schemas: Collection[str] = ()
) -> Marks:
    """The columns that are withheld by names, neighbours, enumerated values and samples, in all schemas or some."""
    marks: Marks = {}
    for relation in catalogue.relations.values():
        if schemas and relation.schema not in schemas:
            continue
        values = samples(relation) if relation.is_table else {}
        names = [each.name for each in relation.columns]
        for number, column in enumerate(relation.columns):
            beside = [relation.name, *names[:number], *names[number + 1 :]]
            given = [*column.labels, *values.get(column.name, ())]
            found = classify(column.name, beside, given, catalogue.refers.get((relation.oid, column.number), ""))
            if found.category is not None or found.may_contain:
                marks.setdefault(relation.oid, {})[column.number] = Mark(found.category)
    return marks


def by_file(catalogue: Catalogue, text: str) -> Marks:
    """The columns that a file of JSON Lines names, as `charteroak columns` writes it.

    BadInput where a line is none, or names a column that the database does not have.
    """
    marks: Marks = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            _one(catalogue, _object(line, number), number, marks)
    return marks


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadInput(f"--columns line {number}", "no JSON object", ["a line of `charteroak columns`"])
    return found


def _one(catalogue: Catalogue, line: dict[str, Any], number: int, marks: Marks) -> None:
    field = f"--columns line {number}"
    category, may = line.get("category"), line.get("may_contain", False)
    if category is not None and category not in list(Category):
        raise BadInput(f"{field}, category", "something else", list(Category))
    if not isinstance(may, bool):
        raise BadInput(f"{field}, may_contain", "something else", ["true", "false"])
    column, table = line.get("name") or line.get("column"), line.get("table")
    if not isinstance(column, str | int) or not isinstance(table, str):
        raise BadInput(field, "no column of a table", ["table, and name or number of a column"])
    if category is None and not may:
        return
    for relation in _meant(catalogue, line.get("schema"), table, field):
        if (found := _named(relation, column)) is None:
            raise BadInput(field, "a column that the database does not have", ["one that it has"])
        marks.setdefault(relation.oid, {})[found.number] = Mark(Category(category) if category else None)


def _named(relation: Relation, column: str | int) -> Column | None:
    """A column by its name, or by its number from 1 where its name was not shown."""
    if isinstance(column, str):
        return relation.column(column)
    return relation.columns[column - 1] if 0 < column <= len(relation.columns) else None


def _meant(catalogue: Catalogue, schema: Any, table: str, field: str) -> list[Relation]:
    """The tables of that name: one, or where no schema is said all of that name."""
    if isinstance(schema, str):
        names: tuple[str, ...] = (schema, table)
    else:
        exactly = [each for each in catalogue.relations.values() if table in (each.name, f"{each.schema}.{each.name}")]
        if exactly:
            return exactly
        names = parts(table) or (table,)
    found = relations(catalogue, names)
    if not found:
        raise BadInput(field, "a table that the database does not have", ["one that it has"])
    return found


def relations(catalogue: Catalogue, names: Sequence[str]) -> list[Relation]:
    """The relations that `table` or `schema.table` means."""
    return [each for each in catalogue.relations.values() if (each.schema, each.name)[-len(names) :] == tuple(names)]


def without(marks: Marks, opened: Iterable[tuple[int, int]]) -> Marks:
    """The marks but for some columns, of which somebody says that they are needed for the service."""
    left = {oid: dict(columns) for oid, columns in marks.items()}
    for oid, number in opened:
        left.get(oid, {}).pop(number, None)
    return {oid: columns for oid, columns in left.items() if columns}


def spread(catalogue: Catalogue, marks: Marks) -> Marks:
    """The marks, and those of columns generated of them, and of the same columns in partitions, heirs and parents."""
    whole = {oid: dict(columns) for oid, columns in marks.items()}
    pending = [(oid, number) for oid, columns in marks.items() for number in columns]
    while pending:
        oid, number = pending.pop()
        for other in _kin(catalogue, oid, number):
            if other[1] not in whole.setdefault(other[0], {}):
                whole[other[0]][other[1]] = whole[oid][number]
                pending.append(other)
    return {oid: columns for oid, columns in whole.items() if columns and oid in catalogue.relations}


def _kin(catalogue: Catalogue, oid: int, number: int) -> list[tuple[int, int]]:
    """Columns that hold what this one holds."""
    kin = [made for made, of in catalogue.derived if of == (oid, number)]
    name = next((each.name for each in catalogue.relations[oid].columns if each.number == number), None)
    for other in catalogue.near.get(oid, ()):
        relation = catalogue.relations.get(other)
        column = relation.column(name) if relation and name is not None else None
        if column is not None:
            kin.append((other, column.number))
    return kin
