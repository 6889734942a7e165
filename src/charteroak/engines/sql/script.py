"""The article's tables as SQL: relations, their data, and a view that joins a table of cases to them.

For DuckDB, SQLite, PostgreSQL, Spark and Trino. `halves` says how half a million cells become a few thousand rows,
`relations` what relations hold them, `views` how a row finds its answer, `postgres` what PostgreSQL has
besides: a function, and an example of row-level security. docs/sql.md shows all of it in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from charteroak.engines.exports.exported import Export, export_of, made_by
from charteroak.engines.sql import postgres
from charteroak.engines.sql.dialects import DIALECTS, SCHEMA, Dialect, relation, said
from charteroak.engines.sql.halves import Halves, halves
from charteroak.engines.sql.relations import Relation, defined, dropped, emptied, filled, relations
from charteroak.engines.sql.views import cells, decided
from charteroak.law import text
from charteroak.law.law import ARTICLE, Readings
from charteroak.logic.errors import BadInput, kind_of

VIEW = f"{SCHEMA}_decided"
"""The view of a source's rows with their answers."""

SOURCES = (
    'the name of a table as it is kept, after its schema and a dot if it is in another, as in city."stops.2026"',
)
_PART = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')
_MOST_PARTS = 3  # a catalogue, a schema, a table


@dataclass(frozen=True, slots=True)
class _Export:
    exported: Export
    halves: Halves
    dialect: Dialect
    source: exp.Table | None


def script(
    dialect: str,
    *,
    acts: Iterable[str] | None = None,
    readings: Readings | None = None,
    as_of: date | str | None = None,
    source: str | None = None,
    example: str | None = None,
) -> str:
    """The article in `dialect`, as a script to run: definitions, data, views.

    With a `source`, a table with a column `act` and a column for each fact of these acts, there is a view
    `charteroak_decided` of its rows with their answers. `example` adds one (PostgreSQL has `rls`). The same arguments
    give the same script. BadInput where one is wrong.
    """
    made = _export(dialect, acts, readings, as_of, source)
    parts = [f"{statement};\n" for statement in _statements(made)]
    if example is not None:
        parts.append(f"\n{_example(dialect, example)}")
    heading = [f"-- {line}\n" for line in made.exported.heading(f"relations for {dialect}")]
    return f"{''.join(heading)}\n{''.join(parts)}"


def statements(
    dialect: str,
    *,
    acts: Iterable[str] | None = None,
    readings: Readings | None = None,
    as_of: date | str | None = None,
    source: str | None = None,
) -> list[str]:
    """The statements of `script`, one by one and without semicolons, for a client that runs one at a time."""
    return list(_statements(_export(dialect, acts, readings, as_of, source)))


def table_named(name: object, longest: int | None = None) -> exp.Table:
    """The table of that name, its parts quoted. BadInput where it is none, or a part has more than `longest` bytes."""
    if not isinstance(name, str):
        raise BadInput("source", kind_of(name), SOURCES)
    parts = [quoted.replace('""', '"') or plain for quoted, plain in _PART.findall(name)]
    whole = re.fullmatch(rf"(?:{_PART.pattern})(?:\.(?:{_PART.pattern}))*", name) and name.isprintable()
    if not whole or len(parts) > _MOST_PARTS or any(len(part.encode()) > (longest or 255) for part in parts):
        raise BadInput("source", "another text", SOURCES)
    names = [exp.to_identifier(part, quoted=True) for part in reversed(parts)]
    return exp.Table(**dict(zip(("this", "db", "catalog"), names, strict=False)))


def _export(
    dialect: str, acts: Iterable[str] | None, readings: Readings | None, as_of: date | str | None, source: str | None
) -> _Export:
    if not isinstance(dialect, str) or dialect not in DIALECTS:
        raise BadInput("dialect", kind_of(dialect), DIALECTS)
    spoken = DIALECTS[dialect]
    table = None if source is None else table_named(source, spoken.longest_name)
    exported = export_of(acts, readings, as_of)
    return _Export(exported, halves(exported.acts), spoken, table)


def _about(exported: Export) -> dict[str, str | None]:
    """What the data are made from, by name. A reading without a choice is one that counsel has not settled."""
    stood = exported.version
    return {
        "article": ARTICLE,
        "ordinance": stood.ordinance if stood else None,
        "in_force_from": stood.in_force_from.isoformat() if stood else None,
        "text_sha256": text.ARTICLE_SHA256,
        "as_of": exported.day.isoformat() if exported.day else None,
        "made_by": made_by(),
        **{f"readings.{name}": choice for name, choice in exported.law.readings.items()},
    }


def _statements(what: _Export) -> Iterator[str]:
    dialect = what.dialect
    if dialect.atomic:
        yield said(exp.Transaction(), dialect)
    if dialect.schema:
        yield said(exp.Create(this=exp.Table(db=exp.to_identifier(SCHEMA)), kind="SCHEMA", exists=True), dialect)
    for each in relations(what.halves, _about(what.exported)):
        yield from _relation(each, dialect)
    yield from _views(what)
    if dialect.name == "postgres":
        yield from postgres.functions(what.halves, dialect)
    if dialect.atomic:
        yield said(exp.Commit(), dialect)


def _relation(each: Relation, dialect: Dialect) -> Iterator[str]:
    """Where views depend on a table, it is emptied; elsewhere it is made anew."""
    if dialect.schema:
        yield said(defined(each, dialect), dialect)
        yield said(emptied(each, dialect), dialect)
    else:
        yield said(dropped(each, dialect), dialect)
        yield said(defined(each, dialect), dialect)
    for statement in filled(each, dialect):
        yield said(statement, dialect)
    if dialect.schema:
        yield said(exp.Analyze(this=relation(each.name, dialect)), dialect)


def _views(what: _Export) -> Iterator[str]:
    dialect = what.dialect
    for each in what.halves.acts:
        name = relation(each.act.name, dialect)
        if not dialect.schema:
            yield said(exp.Drop(tables=[name], kind="VIEW", exists=True), dialect)
        view = exp.Create(this=name.copy(), kind="VIEW", replace=dialect.schema, expression=cells(each, dialect))
        yield said(view, dialect, pretty=True)
    if what.source is not None:
        name = exp.table_(VIEW, quoted=True)
        yield said(exp.Drop(tables=[name], kind="VIEW", exists=True), dialect)
        # The rows that a caller sees in the view are those that the caller sees in the source.
        invoker = exp.Properties(expressions=[exp.Property(this=exp.var("security_invoker"), value=exp.true())])
        view = exp.Create(
            this=name.copy(),
            kind="VIEW",
            properties=invoker if dialect.schema else None,
            expression=decided(what.halves, what.source, dialect),
        )
        yield said(view, dialect, pretty=True)


def _example(dialect: str, name: str) -> str:
    if dialect != "postgres" or name not in postgres.EXAMPLES:
        raise BadInput("example", kind_of(name), [f"{each}, with postgres" for each in postgres.EXAMPLES])
    return postgres.example(name)
