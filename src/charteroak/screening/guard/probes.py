"""Probes: what a role would try, as statements, and what each has to come to where the guards hold.

A probe is data. `running` runs it as the role, in a transaction that is taken back. None brings a value out of the
database: what is answered is yes, no, or that it is refused.
"""

# ruff: noqa: S608 - names are quoted by `names`, and nothing else goes into a statement

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from charteroak.screening.guard.catalogue import Column, Relation
from charteroak.screening.guard.names import beside, dotted, listed, literal, quoted
from charteroak.screening.guard.plan import Grantee, Plan, Rows
from charteroak.screening.guard.script import mask, place, table, view_is_for

Wants = Literal["refused", "true", "done"]
"""Refused for want of a privilege; one row that says true; or nothing but that it is done."""

LEAK = "pg_temp.charteroak_leak"
"""A function that is cheap, so that it is called before any test of a policy, and that says so when it is shown what it
should not be: `charteroak_leak(value, allowed)`."""

TOLD = "charteroak guard: a value was told"
"""What it says. A probe during which this is said fails, whatever it came to."""

_TOOL = f"""
CREATE FUNCTION {LEAK}(value anyelement, allowed anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $body$
BEGIN
  IF value IS DISTINCT FROM allowed THEN
    RAISE NOTICE '{TOLD}';
  END IF;
  RETURN true;
END
$body$;
GRANT EXECUTE ON FUNCTION {LEAK}(anyelement, anyelement) TO PUBLIC;
"""
_OPERATOR = """
CREATE FUNCTION pg_temp.charteroak_near(one {kind}, other {kind}) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
  RAISE NOTICE '{told}';
  RETURN true;
END
$body$;
CREATE OPERATOR pg_temp.<~> (
  LEFTARG = {kind}, RIGHTARG = {kind}, FUNCTION = pg_temp.charteroak_near, RESTRICT = eqsel
);
GRANT EXECUTE ON FUNCTION pg_temp.charteroak_near({kind}, {kind}) TO PUBLIC;
"""


def equipment(plan: Plan) -> str:
    """What the probes use, in the session's own temporary schema, and gone with the transaction.

    The planner calls an operator without saying of what types, so there is one for each type.
    """
    columns = [each for relation in plan.guarded for each in relation.columns if _constant(each) is not None]
    kinds = dict.fromkeys(_plain(each.kind) for each in columns)
    return _TOOL + "".join(_OPERATOR.format(kind=kind, told=TOLD) for kind in kinds)


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing to try as a role (None: as nobody in particular; `""`: as the one who is connected).

    `where` is the table or column in words, `claim` the sentence that holds if it comes to what it should.
    """

    role: Grantee
    where: str
    claim: str
    sql: str
    wants: Wants


def probes(plan: Plan) -> list[Probe]:
    """All probes of a plan, in order of tables and roles."""
    works = f"SELECT {LEAK}('a'::text, 'a'::text) "
    # Were the probes' own tools refused to a role, a probe that is refused would say nothing of the table.
    made = [Probe(role, "the probes' tools", "they can be used", works, "done") for role in plan.roles]
    for relation in plan.guarded:
        made += _rest(plan, relation)
        for role in plan.roles:
            made += _of_table(plan, role, relation)
            for column in relation.columns:
                if column.number in plan.withheld[relation.oid]:
                    made += _of_column(role, relation, column)
            made += _of_view(plan, role, relation)
    made += _of_shut(plan)
    for oid, rows in plan.rows:
        made += _of_rows(plan, plan.catalogue.relations[oid], rows)
    return made


def _of_column(role: Grantee, relation: Relation, column: Column) -> Iterator[Probe]:
    """A column of a table, tried every way there is to it."""
    name, where, source = quoted(column.name), place(relation, column.name), table(relation)
    tries = {
        "selecting it is refused": f"SELECT {name} FROM {source} LIMIT 0",
        "filtering by it is refused": f"SELECT count(*) FROM {source} WHERE {name} IS NOT NULL",
        "counting it is refused": f"SELECT count(DISTINCT {name}::text) FROM {source}",
        "ordering by it is refused": f"SELECT 1 FROM {source} ORDER BY {name}::text LIMIT 1",
        "an error message does not show it": f"SELECT ({name}::text || 'x')::integer FROM {source} WHERE false",
        "a change does not return it": f"UPDATE {source} SET {name} = DEFAULT WHERE false RETURNING {name}",
        "EXPLAIN does not estimate it": f"EXPLAIN SELECT 1 FROM {source} WHERE {name} IS NOT NULL",
        "a function that tells is not called": f"SELECT 1 FROM {source} WHERE {LEAK}({name}::text, '')",
    }
    for claim, sql in tries.items():
        yield Probe(role, where, claim, sql, "refused")
    if (constant := _constant(column)) is not None:
        sql = f"EXPLAIN SELECT 1 FROM {source} WHERE {name} OPERATOR(pg_temp.<~>) {constant}"
        yield Probe(role, where, "planning does not show its common values to an operator", sql, "refused")
    found = f"schemaname = {literal(relation.schema)} AND tablename = {literal(relation.name)}"
    sql = f"SELECT count(*) = 0 FROM pg_stats WHERE {found} AND attname = {literal(column.name)}"
    yield Probe(role, where, "pg_stats hides it", sql, "true")
    sql = f"SELECT count(*) = 0 FROM pg_stats_ext WHERE {found} AND {literal(column.name)} = ANY (attnames)"
    yield Probe(role, where, "pg_stats_ext hides it", sql, "true")


def _constant(column: Column) -> str | None:
    """Some value of a column's type, to compare with; None where none is known, as of a domain, which may refuse it."""
    if column.declared != column.kind:
        return None
    kind = _plain(column.kind)
    for kinds, value in _SOME.items():
        if kind in kinds:
            return f"{literal(value)}::{kind}"
    return f"{literal(column.labels[0])}::{kind}" if column.labels else None


def _plain(kind: str) -> str:
    """A type without its length or precision."""
    return kind if kind.endswith('"') else re.sub(r"\(\d+(,-?\d+)?\)", "", kind, count=1)


_SOME = {
    ("text", "character varying", "character", "name"): "x",
    ("smallint", "integer", "bigint", "numeric", "real", "double precision"): "0",
    ("boolean",): "true",
    ("date", "timestamp without time zone", "timestamp with time zone"): "2000-01-01",
    ("uuid",): "00000000-0000-0000-0000-000000000000",
}


def _of_table(plan: Plan, role: Grantee, relation: Relation) -> Iterator[Probe]:
    """A table as a whole."""
    where, source = place(relation), table(relation)
    whole = f"SELECT whole FROM {source} AS whole LIMIT 0"
    yield Probe(role, where, "selecting whole rows is refused", whole, "refused")
    yield Probe(role, where, "copying it is refused", f"COPY (TABLE {source} LIMIT 0) TO STDOUT", "refused")
    held = f"SELECT NOT has_table_privilege({relation.oid}::oid, 'TRIGGER')"
    yield Probe(role, where, "no trigger of its own runs at a change", held, "true")
    names = listed(each.name for each in relation.columns if each.number in plan.withheld[relation.oid])
    points = f"SELECT NOT has_any_column_privilege({relation.oid}::oid, 'REFERENCES')"
    yield Probe(role, where, "no key of its own points at it", points, "true")
    if role is not None and (opened := plan.open_to(role, relation)):
        yield Probe(role, where, "what is open is read", f"SELECT {listed(opened)} FROM {source} LIMIT 1", "done")
    if plan.catalogue.partitioned.get(relation.oid, frozenset()) & plan.withheld[relation.oid].keys():
        # Which part a row came from is in the plan of any query that may read a column.
        sql = f"SELECT NOT has_any_column_privilege({relation.oid}::oid, 'SELECT')"
        yield Probe(role, where, f"no plan tells which part, by {names}, a row came from", sql, "true")


def _of_view(plan: Plan, role: Grantee, relation: Relation) -> Iterator[Probe]:
    """The view in the table's place."""
    if role is None or not plan.shows_view(relation) or not view_is_for(plan, role, relation):
        return
    schema = beside(relation.schema)
    view, where = dotted(schema, relation.name), f"{place(relation)} (view)"
    hidden = [each for each in relation.columns if each.number in plan.withheld[relation.oid]]
    yield Probe(role, where, "it is read", f"SELECT * FROM {view} LIMIT 1", "done")
    differs = " OR ".join(
        f"{quoted(each.name)}::text IS DISTINCT FROM {mask(each.kind, each.textual)}::text" for each in hidden
    )
    yield Probe(
        role, where, "it shows the mask and nothing else", f"SELECT count(*) = 0 FROM {view} WHERE {differs}", "true"
    )
    shown = " AND ".join(f"{LEAK}({quoted(each.name)}::text, {mask(each.kind, each.textual)}::text)" for each in hidden)
    leaky = f"SELECT count(*) >= 0 FROM (SELECT 1 FROM {view} WHERE {shown} LIMIT 1000) AS seen"
    yield Probe(role, where, "a function that tells what it is shown is shown the mask", leaky, "true")
    made = f"""SELECT count(*) = 0 FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
WHERE d.classid = 'pg_rewrite'::regclass AND r.ev_class = {literal(view)}::regclass
  AND d.refclassid = 'pg_class'::regclass AND d.refobjid = {relation.oid}
  AND d.refobjsubid IN ({", ".join(str(each.number) for each in hidden)})"""
    yield Probe("", where, "it is made of no column that is withheld", made, "true")
    options = f"""SELECT reloptions @> ARRAY['security_barrier=true', 'security_invoker=true']
FROM pg_class WHERE oid = {literal(view)}::regclass"""
    yield Probe("", where, "it is a barrier, and asks with the rights of whoever asks", options, "true")


def _rest(plan: Plan, relation: Relation) -> Iterator[Probe]:
    """Whoever is not named: of all roles, only owner, keepers and those who read all may read."""
    numbers = ", ".join(map(str, sorted(plan.withheld[relation.oid])))
    allowed = ", ".join(literal(each) for each in (relation.owner, *plan.keepers, "pg_read_all_data"))
    sql = f"""SELECT count(*) = 0 FROM pg_roles r CROSS JOIN unnest(ARRAY[{numbers}]::smallint[]) AS k
WHERE NOT r.rolsuper AND has_column_privilege(r.oid, {relation.oid}::oid, k, 'SELECT')
  AND NOT EXISTS (SELECT 1 FROM pg_roles a WHERE a.rolname IN ({allowed}) AND pg_has_role(r.oid, a.oid, 'MEMBER'))"""
    yield Probe("", place(relation), "of all roles, only its owner and keepers read what is withheld", sql, "true")


def _of_shut(plan: Plan) -> Iterator[Probe]:
    """Views that read what is withheld, and partitions that tell it."""
    shut = (plan.tainted | plan.telling) & plan.catalogue.relations.keys()
    for relation in (each for oid, each in plan.catalogue.relations.items() if oid in shut):
        what = "a view that reads what is withheld" if relation.oid in plan.tainted else "a partition that tells"
        for role in plan.roles:
            sql = f"SELECT 1 FROM {table(relation)} LIMIT 1"
            yield Probe(role, place(relation), f"reading {what} is refused", sql, "refused")


def _of_rows(plan: Plan, relation: Relation, rows: Rows) -> Iterator[Probe]:
    """Row-level security: it is forced, and no function sees a row that its caller does not."""
    where, source = place(relation), table(relation)
    sql = f"SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = {relation.oid}"
    yield Probe("", where, "row-level security is on and forced", sql, "true")
    owner = plan.catalogue.roles.get(relation.owner)
    active = f"SELECT row_security_active({relation.oid}::oid)"
    if owner is not None and not owner.superuser and not owner.bypasses:
        yield Probe(relation.owner, where, "its owner obeys the policies", active, "true")
    for role in plan.roles:
        yield Probe(role, where, "the policies hold for it", active, "true")
        column = relation.column(rows.column) if rows.column is not None else None
        if role is None or column is None or column.name not in plan.open_to(role, relation):
            continue
        allowed = "true" if rows.boolean else "CURRENT_USER::text"
        shown = f"{quoted(column.name)}" if rows.boolean else f"{quoted(column.name)}::text"
        sql = f"SELECT count(*) >= 0 FROM (SELECT 1 FROM {source} WHERE {LEAK}({shown}, {allowed}) LIMIT 1000) AS seen"
        yield Probe(role, where, "a function that tells what it is shown is shown no hidden row", sql, "true")
        sql = f"SELECT count(*) = 0 FROM {source} WHERE {shown} IS DISTINCT FROM {allowed}"
        yield Probe(role, where, "no hidden row is seen", sql, "true")
