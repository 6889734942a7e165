"""The guards as SQL: privileges first, then views for whoever was used to the whole table, then rows.

What is written can be read, can be run again, and gives nobody more than he had. One transaction does all or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from charteroak.screening.guard.catalogue import MARK, Column, Relation
from charteroak.screening.guard.names import beside, dotted, listed, literal, quoted, shown
from charteroak.screening.guard.plan import Grantee, Plan, Rows

WITHHELD = "[withheld]"
"""What stands in a view for any value of a text, whatever it is and whether there is one. Other kinds are NULL."""

POLICY = "charteroak_guard"

OPENING = (
    "SET LOCAL lock_timeout = '10s'",
    "SET LOCAL search_path = pg_catalog",
    "SET LOCAL standard_conforming_strings = on",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, and what is said above it. `sql` ends in no semicolon."""

    sql: str
    note: str = ""


def named(grantee: Grantee) -> str:
    """A grantee in a statement."""
    return "PUBLIC" if grantee is None else quoted(grantee)


def called(grantee: Grantee) -> str:
    """A grantee in words."""
    return "everyone (PUBLIC)" if grantee is None else shown(grantee)


def place(relation: Relation, column: str | None = None) -> str:
    """A table or a column in words."""
    return shown(f"{relation.schema}.{relation.name}" + (f".{column}" if column is not None else ""))


def table(relation: Relation) -> str:
    """A table in a statement."""
    return dotted(relation.schema, relation.name)


def statements(plan: Plan) -> list[Statement]:
    """What guards the database, in order."""
    made: list[Statement] = []
    for relation in plan.guarded:
        made += _told(plan, relation)
        made += _narrowed(plan, relation)
    made += _shut(plan)
    made += _views(plan)
    for oid, rows in plan.rows:
        made += _rows(plan, plan.catalogue.relations[oid], rows)
    return made + list(_labels(plan))


def script(plan: Plan, warnings: list[str], heading: str = "Guards") -> str:
    """The whole script, as a text for `psql`."""
    return written(statements(plan), warnings, heading)


def written(made: list[Statement], warnings: list[str], heading: str) -> str:
    """Statements as one transaction, with what is to be known before it is run."""
    about = f"-- {heading} for columns that hold confidential information (2-926, 2-929)."
    head = [about, "-- Made by `charteroak guard`."]
    head += [f"-- Warning: {each}" for each in warnings]
    body = [line for each in made for line in _lines(each)]
    return "\n".join([*head, "", "BEGIN;", *(f"{each};" for each in OPENING), *body, "", "COMMIT;", ""])


def _lines(statement: Statement) -> Iterator[str]:
    if statement.note:
        yield f"\n-- {statement.note}"
    if statement.sql:
        yield f"{statement.sql};"


def _told(plan: Plan, relation: Relation) -> Iterator[Statement]:
    """Nothing that is done: which columns are withheld and why, before what withholds them."""
    names = {each.number: each.name for each in relation.columns}
    marks = sorted(plan.withheld[relation.oid].items())
    why = "; ".join(f"{shown(names[number])} ({mark.words})" for number, mark in marks)
    nobody = "" if any(plan.touched(role, relation) for role in plan.roles) else " (nobody who is guarded may read any)"
    yield Statement("", f"{place(relation)}{nobody}: withheld are {why}")


def _narrowed(plan: Plan, relation: Relation) -> Iterator[Statement]:
    """Of a table, the right to read is taken, and that to what is open given back to whoever had it."""
    for role in plan.roles:
        if not plan.touched(role, relation):
            continue
        # CASCADE: whoever has the right from this role loses it too. A right on the table is one on each column.
        yield Statement(f"REVOKE SELECT, REFERENCES, TRIGGER ON TABLE {table(relation)} FROM {named(role)} CASCADE")
        if opened := plan.open_to(role, relation):
            yield Statement(f"GRANT SELECT ({listed(opened)}) ON TABLE {table(relation)} TO {named(role)}")


def _shut(plan: Plan) -> Iterator[Statement]:
    """Views that read what is withheld with their owners' rights, and partitions that tell it, are shut."""
    shut = (plan.tainted | plan.telling) - plan.withheld.keys()
    for relation in (each for oid, each in plan.catalogue.relations.items() if oid in shut):
        how = (
            "reads what is withheld, with its owner's rights"
            if relation.oid in plan.tainted
            else "tells by being in it"
        )
        for role in plan.roles:
            if plan.touched(role, relation):
                sql = f"REVOKE SELECT, REFERENCES, TRIGGER ON TABLE {table(relation)} FROM {named(role)} CASCADE"
                yield Statement(sql, f"{place(relation)} {how}.")


def _views(plan: Plan) -> Iterator[Statement]:
    """A view over each table, in a schema beside its own, for whoever may read something of it."""
    made: set[str] = set()
    for relation in plan.guarded:
        readers = [role for role in plan.roles if view_is_for(plan, role, relation)]
        if not plan.shows_view(relation) or not readers:
            continue
        schema = beside(relation.schema)
        if schema not in made:
            made.add(schema)
            yield Statement(
                f"CREATE SCHEMA IF NOT EXISTS {quoted(schema)}",
                f"Views in the place of tables of {shown(relation.schema)}, with the rights of whoever asks.",
            )
            yield Statement(f"COMMENT ON SCHEMA {quoted(schema)} IS {literal(MARK)}")
        yield from _view(plan, relation, schema)
        for role in readers:
            yield Statement(f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {named(role)}")
            yield Statement(f"GRANT SELECT ON TABLE {dotted(schema, relation.name)} TO {named(role)}")


def view_is_for(plan: Plan, role: Grantee, relation: Relation) -> bool:
    """Whether somebody is given the view: he reads something of the table, or did."""
    held = plan.catalogue.held(role, relation.oid)
    return bool(held) and bool(plan.open_to(role, relation))


def _view(plan: Plan, relation: Relation, schema: str) -> Iterator[Statement]:
    """The view itself. Where one of another shape is there, it goes first."""
    view = dotted(schema, relation.name)
    hidden = plan.withheld[relation.oid]
    shape = tuple((each.name, _seen_as(each, each.number in hidden)) for each in relation.columns)
    there = plan.catalogue.views.get((schema, relation.name), ())
    if there != shape[: len(there)]:
        yield Statement(f"DROP VIEW IF EXISTS {view}")
    columns = ",\n  ".join(
        f"{mask(each.kind, each.textual)} AS {quoted(each.name)}" if each.number in hidden else quoted(each.name)
        for each in relation.columns
    )
    yield Statement(
        f"CREATE OR REPLACE VIEW {view}\nWITH (security_barrier = true, security_invoker = true) AS\n"
        f"SELECT\n  {columns}\nFROM {table(relation)}"
    )
    yield Statement(f"REVOKE ALL ON TABLE {view} FROM PUBLIC")


def _seen_as(column: Column, hidden: bool) -> str:
    if not hidden:
        return column.declared
    return "text" if column.textual else column.kind


def mask(kind: str, textual: bool) -> str:
    """The constant that stands for a column's values."""
    return f"{literal(WITHHELD)}::text" if textual else f"NULL::{kind}"


def _rows(plan: Plan, relation: Relation, rows: Rows) -> Iterator[Statement]:
    """Row-level security, for the table's owner too."""
    yield Statement(
        f"ALTER TABLE {table(relation)} ENABLE ROW LEVEL SECURITY",
        f"{place(relation)}: a row is told by policy alone, to its owner too.",
    )
    yield Statement(f"ALTER TABLE {table(relation)} FORCE ROW LEVEL SECURITY")
    if rows.column is None:
        return
    told = f"{quoted(rows.column)} IS TRUE" if rows.boolean else f"{quoted(rows.column)} = CURRENT_USER"
    kept = "".join(f" OR pg_has_role(CURRENT_USER, {literal(keeper)}::name, 'USAGE')" for keeper in plan.keepers)
    others = plan.catalogue.policies.get(relation.oid, frozenset()) - {POLICY}
    # Beside policies that permit, one more that permits would add rows; one that restricts takes them away.
    sort = "RESTRICTIVE" if others else "PERMISSIVE"
    yield Statement(f"DROP POLICY IF EXISTS {POLICY} ON {table(relation)}")
    yield Statement(f"CREATE POLICY {POLICY} ON {table(relation)} AS {sort} FOR ALL TO PUBLIC\nUSING ({told}{kept})")


def _labels(plan: Plan) -> Iterator[Statement]:
    """Labels for PostgreSQL Anonymizer, on a server that has it: for its dumps and masked roles."""
    if not plan.catalogue.labels:
        return
    for relation in plan.guarded:
        for each in relation.columns:
            if each.number in plan.withheld[relation.oid]:
                value = literal(WITHHELD) if each.textual else "NULL"
                said = literal(f"MASKED WITH VALUE {value}")
                yield Statement(f"SECURITY LABEL FOR anon ON COLUMN {table(relation)}.{quoted(each.name)} IS {said}")
