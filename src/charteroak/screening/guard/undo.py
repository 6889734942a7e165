"""What takes the guards back: the rights, views and policies as they were when the guards were written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from charteroak.screening.guard.catalogue import Relation
from charteroak.screening.guard.names import beside, dotted, listed, quoted
from charteroak.screening.guard.plan import READS, Grantee, Plan
from charteroak.screening.guard.script import POLICY, Statement, named, place, table, view_is_for, written


def undoing(plan: Plan) -> str:
    """The script that takes back what `script` does. It knows the rights that the guarded roles held themselves."""
    return written([*_steps(plan)], [], "Takes back the guards")


def _steps(plan: Plan) -> Iterator[Statement]:
    for oid, _ in plan.rows:
        yield from _rows(plan, plan.catalogue.relations[oid])
    yield from _views(plan)
    touched = plan.withheld.keys() | plan.tainted | plan.telling
    for relation in (each for oid, each in plan.catalogue.relations.items() if oid in touched):
        for role in plan.roles:
            if plan.touched(role, relation):
                yield from _rights(plan, role, relation)
    if plan.catalogue.labels:
        for relation in plan.guarded:
            for each in relation.columns:
                if each.number in plan.withheld[relation.oid]:
                    yield Statement(f"SECURITY LABEL FOR anon ON COLUMN {table(relation)}.{quoted(each.name)} IS NULL")


def _rows(plan: Plan, relation: Relation) -> Iterator[Statement]:
    if POLICY not in plan.catalogue.policies.get(relation.oid, ()):
        yield Statement(f"DROP POLICY IF EXISTS {POLICY} ON {table(relation)}")
    if not relation.forced:
        yield Statement(f"ALTER TABLE {table(relation)} NO FORCE ROW LEVEL SECURITY")
    if not relation.row_security:
        yield Statement(f"ALTER TABLE {table(relation)} DISABLE ROW LEVEL SECURITY")


def _views(plan: Plan) -> Iterator[Statement]:
    schemas: dict[str, None] = {}
    for relation in plan.guarded:
        schema = beside(relation.schema)
        if plan.shows_view(relation) and any(view_is_for(plan, role, relation) for role in plan.roles):
            schemas[schema] = None
            if (schema, relation.name) not in plan.catalogue.views:
                yield Statement(f"DROP VIEW IF EXISTS {dotted(schema, relation.name)}")
    for schema in schemas:
        if schema not in plan.catalogue.schemas:
            yield Statement(f"DROP SCHEMA IF EXISTS {quoted(schema)}")


def _rights(plan: Plan, role: Grantee, relation: Relation) -> Iterator[Statement]:
    """The rights to read as they were, with those to pass them on."""
    columns = {each.number: each.name for each in relation.columns}
    before: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for right in plan.catalogue.rights:
        if right.oid == relation.oid and right.grantee == role and right.privilege in READS:
            before[right.privilege, right.grantable].append(right.number)
    revoked = f"REVOKE SELECT, REFERENCES, TRIGGER ON TABLE {table(relation)} FROM {named(role)} CASCADE"
    yield Statement(revoked, f"{place(relation)}: as it was.")
    for (privilege, grantable), numbers in sorted(before.items()):
        on = "" if 0 in numbers else f" ({listed(columns[each] for each in numbers if each in columns)})"
        passed = " WITH GRANT OPTION" if grantable else ""
        yield Statement(f"GRANT {privilege}{on} ON TABLE {table(relation)} TO {named(role)}{passed}")
