"""The folded tables as relations: their definitions and their data, as statements of sqlglot.

law     name, value; what the data were made from: the version of the article, its text's digest, each reading
slot    fact, slot, value; the values of a fact from slot 1 on; slot 0, whose value is NULL, is what is not known
front   place, part; the kind of what the first facts of an act come to
back    place, part; the kind of what its other facts come to
cell    place, answer; `front.part + back.part` is the place where two kinds meet, with the number of the answer there
answer  answer, outcome, clauses, missing; each distinct answer once
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from charteroak.engines.sql.dialects import Dialect, relation
from charteroak.engines.sql.halves import Halves
from charteroak.logic.expr import Fact
from charteroak.logic.table import wire

ROWS = 5000
"""How many rows one statement inserts: some hundred kilobytes at most, and in Spark a job for each."""

WHOLE, TEXT, LIST = exp.DataType.build("int"), exp.DataType.build("text"), exp.DataType.build("array<text>")

Cell = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with its data. `key` is how many of the first columns tell a row from all others."""

    name: str
    columns: dict[str, exp.DataType]
    rows: Sequence[tuple[Cell, ...]]
    key: int = 1


def relations(halves: Halves, about: dict[str, str | None]) -> tuple[Relation, ...]:
    """The relations that hold the folded tables, and `about`, what they were made from."""
    return (
        Relation("law", {"name": TEXT, "value": TEXT}, list(about.items())),
        Relation("slot", {"fact": TEXT, "slot": WHOLE, "value": TEXT}, list(_slots(halves.facts)), key=2),
        Relation("front", {"place": WHOLE, "part": WHOLE}, list(enumerate(halves.front))),
        Relation("back", {"place": WHOLE, "part": WHOLE}, list(enumerate(halves.back))),
        Relation("cell", {"place": WHOLE, "answer": WHOLE}, list(enumerate(halves.cells))),
        Relation(
            "answer",
            {"answer": WHOLE, "outcome": TEXT, "clauses": LIST, "missing": LIST},
            [(number, *answer) for number, answer in enumerate(halves.answers)],
        ),
    )


def _slots(facts: Iterable[Fact]) -> Iterator[tuple[Cell, ...]]:
    for fact in facts:
        yield fact.name, 0, None
        for slot, value in enumerate(fact.values, start=1):
            yield fact.name, slot, wire(value)


def dropped(each: Relation, dialect: Dialect) -> exp.Expression:
    """The statement that removes a relation which an earlier export made."""
    return exp.Drop(tables=[relation(each.name, dialect)], kind="TABLE", exists=True)


def emptied(each: Relation, dialect: Dialect) -> exp.Expression:
    """The statement that takes all rows out of a relation."""
    return exp.Delete(this=relation(each.name, dialect))


def defined(each: Relation, dialect: Dialect) -> exp.Expression:
    """The statement that makes a relation; where it is kept from one export to the next, only if it is not there."""
    columns: list[exp.Expression] = [
        exp.ColumnDef(
            this=exp.to_identifier(name, quoted=True),
            kind=_kind(kind, dialect),
            constraints=[exp.ColumnConstraint(kind=exp.PrimaryKeyColumnConstraint())]
            if _keyed(each, at, dialect)
            else [],
        )
        for at, (name, kind) in enumerate(each.columns.items())
    ]
    stored = [exp.FileFormatProperty(this=exp.var(dialect.stored_as))] if dialect.stored_as else []
    return exp.Create(
        this=exp.Schema(this=relation(each.name, dialect), expressions=columns),
        kind="TABLE",
        exists=dialect.schema,
        properties=exp.Properties(expressions=stored) if stored else None,
    )


def filled(each: Relation, dialect: Dialect) -> Iterator[exp.Expression]:
    """The statements that put a relation's rows into it."""
    for start in range(0, len(each.rows), ROWS):
        rows = [
            exp.Tuple(expressions=[value(cell, dialect) for cell in row]) for row in each.rows[start : start + ROWS]
        ]
        yield exp.Insert(this=relation(each.name, dialect), expression=exp.Values(expressions=rows))


def value(cell: Cell, dialect: Dialect) -> exp.Expression:
    """A value as a literal. A list is an array, or text joined with ";" where there are no arrays."""
    if cell is None:
        return exp.null()
    if isinstance(cell, int):
        return exp.Literal.number(cell)
    if isinstance(cell, str):
        return exp.Literal.string(cell)
    if not dialect.lists:
        return exp.Literal.string(";".join(cell))
    return exp.Cast(this=exp.Array(expressions=[exp.Literal.string(each) for each in cell]), to=LIST.copy())


def _kind(kind: exp.DataType, dialect: Dialect) -> exp.DataType:
    return TEXT.copy() if kind.expressions and not dialect.lists else kind.copy()


def _keyed(each: Relation, at: int, dialect: Dialect) -> bool:
    return dialect.keys and each.key == 1 and at == 0
