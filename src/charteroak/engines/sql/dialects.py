"""The dialects of SQL that are spoken, where they differ, and the one door through which a statement becomes text.

sqlglot writes most of what a dialect lacks as if it were there. So each dialect has a list of the nodes that have been
run in it, and a statement with any other node is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from sqlglot import exp
from sqlglot.errors import ErrorLevel, UnsupportedError

from charteroak.engines.exports.exported import Unsupported

SCHEMA = "charteroak"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one dialect says what not all say alike.

    `lists`: it has arrays; otherwise lists are joined with ";". `typed`: a column holds values of its type alone.
    `schema`: the relations lie in a schema of their own and are kept from one export to the next, as views depend on
    them; otherwise they have names of their own and are made anew. `keys`: it has primary keys. `atomic`: a transaction
    holds definitions, too. `stored_as`: the format of a new table, where it must be named. `longest_name`: of how many
    bytes, where it cuts a longer one off.
    """

    name: str
    lists: bool = True
    typed: bool = True
    schema: bool = False
    keys: bool = True
    atomic: bool = True
    stored_as: str | None = None
    longest_name: int | None = None


DIALECTS = {
    dialect.name: dialect
    for dialect in (
        Dialect("duckdb"),
        Dialect("sqlite", lists=False, typed=False),
        Dialect("postgres", schema=True, longest_name=63),
        Dialect("spark", keys=False, atomic=False, stored_as="PARQUET"),
        Dialect("trino", keys=False, atomic=False),
    )
}
"""Every dialect, by the name it has in sqlglot."""

_Nodes = set[type[exp.Expr]]
_SAID_BY_ALL: _Nodes = {
    *(
        exp.Add,
        exp.Alias,
        exp.And,
        exp.Boolean,
        exp.Case,
        exp.Column,
        exp.ColumnDef,
        exp.Create,
        exp.DataType,
        exp.Drop,
    ),
    *(exp.EQ, exp.From, exp.Identifier, exp.If, exp.Insert, exp.Is, exp.Join, exp.Literal, exp.Mul, exp.NEQ),
    *(
        exp.Not,
        exp.Null,
        exp.Or,
        exp.Paren,
        exp.Schema,
        exp.Select,
        exp.Star,
        exp.Subquery,
        exp.Table,
        exp.TableAlias,
        exp.Tuple,
    ),
    *(exp.Values, exp.Where),
}
_KEYS: _Nodes = {exp.ColumnConstraint, exp.PrimaryKeyColumnConstraint}
_LISTS: _Nodes = {exp.Array, exp.Cast}
_ATOMIC: _Nodes = {exp.Commit, exp.Transaction}
_JSON: _Nodes = {exp.Bracket, exp.Coalesce, exp.Div, exp.JSONExtract, exp.Mod, exp.Sub}
_SAID_BY: dict[str, _Nodes] = {
    "duckdb": {*_KEYS, *_LISTS, *_ATOMIC},
    "sqlite": {*_KEYS, *_ATOMIC, exp.Typeof},
    "postgres": {*_KEYS, *_LISTS, *_ATOMIC, *_JSON, exp.Analyze, exp.Delete, exp.Properties, exp.Property, exp.Var},
    "spark": {*_LISTS, exp.FileFormatProperty, exp.Properties, exp.Var},
    "trino": _LISTS,
}


def said(expression: exp.Expression, dialect: Dialect, *, pretty: bool = False) -> str:
    """An expression as text in a dialect, every name quoted. Unsupported where the dialect cannot say it.

    The expression is used up: what sqlglot changes in it to write it stays changed.
    """
    for node in expression.walk():
        if type(node) not in _SAID_BY_ALL | _SAID_BY[dialect.name]:
            raise Unsupported(f"{dialect.name} does not say {type(node).__name__}")
        if isinstance(node, exp.DataType) and node.expressions and not dialect.lists:
            raise Unsupported(f"{dialect.name} has no type {node.this.name}")
    try:
        return expression.sql(
            dialect.name, identify=True, pretty=pretty, unsupported_level=ErrorLevel.RAISE, copy=False
        )
    except UnsupportedError as fault:
        raise Unsupported(f"{dialect.name}: {fault}") from None


def relation(name: str, dialect: Dialect) -> exp.Table:
    """One of our relations: in a schema of its own, or under a name that says whose it is."""
    if dialect.schema:
        return exp.table_(name, db=SCHEMA, quoted=True)
    return exp.table_(f"{SCHEMA}_{name}", quoted=True)


def total(parts: Iterable[exp.Expression]) -> exp.Expression:
    """The sum of some products, cases and numbers, which become part of it: sqlglot's own `+` copies them each time."""
    return reduce(lambda left, right: exp.Add(this=left, expression=right), parts)
