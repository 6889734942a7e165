"""What privileges and views cannot close, in a line each. Names of tables and roles, and never a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.guard.catalogue import Key, Relation
from charteroak.screening.guard.names import shown
from charteroak.screening.guard.plan import READS, Grantee, Plan, may_read, rounds
from charteroak.screening.guard.script import called, place

_WRITES = ("INSERT", "UPDATE")
_FIXED = {15: 14, 16: 10, 17: 6}
"""The minor versions since which the planner's statistics tell nothing of rows behind a view or a partition
(CVE-2025-8713)."""

_HOW = {
    "unique": "a second one of a kind is refused, which tells that there is a first: use a key that means nothing",
    "exclusion": "a row that clashes is refused, which tells what is there",
    "check": "a row that breaks it is refused, which tells what stands beside",
    "foreign": "what is not in the other table is refused, which tells what is",
    "referenced": "rows of another table point at it, and hold the same values",
}


def warnings(plan: Plan) -> list[str]:
    """What is to be known, each thing once, in a fixed order."""
    found = [*_version(plan), *_roles(plan), *_rights(plan)]
    for relation in plan.guarded:
        found += [*_owner(plan, relation), *_keys(plan, relation), *_parts(plan, relation), *_readers(plan, relation)]
    found += [*_functions(plan), *_rows(plan), *_opened(plan), *_server(plan)]
    return list(dict.fromkeys(found))


def _version(plan: Plan) -> Iterator[str]:
    major, minor = divmod(plan.catalogue.version, 10_000)
    if minor < _FIXED.get(major, 0):
        better = f"{major}.{_FIXED[major]}"
        yield f"this server is PostgreSQL {major}.{minor}, whose planner can tell what is hidden: update it to {better}"


def _roles(plan: Plan) -> Iterator[str]:
    for role in plan.roles:
        if role is not None:
            for each in rounds(plan.catalogue, role):
                yield f"{shown(role)} {each}: no guard of a table holds against that"
            if plan.catalogue.roles[role].makes_roles:
                yield f"{shown(role)} may make roles, and so may give itself those of others"


def _rights(plan: Plan) -> Iterator[str]:
    """Rights that a statement of the table's owner does not reach, or reaches more of than is seen."""
    for right in plan.catalogue.rights:
        relation = plan.catalogue.relations[right.oid]
        if right.privilege not in READS or right.oid not in plan.withheld:
            continue
        if right.grantee in plan.roles and right.grantor != relation.owner:
            held = f"{called(right.grantee)} has {right.privilege} from {shown(right.grantor)}"
            yield f"{place(relation)}: {held}, not from its owner, so only {shown(right.grantor)} can revoke it"
        if right.grantee in plan.roles and right.grantable:
            held = f"{called(right.grantee)} may pass {right.privilege} on"
            yield f"{place(relation)}: {held}; whoever has it so loses it"


def _owner(plan: Plan, relation: Relation) -> Iterator[str]:
    owner = plan.catalogue.roles.get(relation.owner)
    if owner is None or owner.superuser:
        return
    if relation.owner in plan.roles:
        yield f"{place(relation)}: {shown(relation.owner)} owns it, and an owner may give itself every right again"
    elif owner.logs_in:
        yield f"{place(relation)}: its owner {shown(relation.owner)} can log in; an application's role must be another"
    for role in plan.roles:
        if role is not None and relation.owner in plan.catalogue.roles[role].member_of:
            yield f"{place(relation)}: {shown(role)} is a member of its owner {shown(relation.owner)}"


def _keys(plan: Plan, relation: Relation) -> Iterator[str]:
    """Keys and constraints that speak of what is withheld, where somebody who may not read may write."""
    writers = [role for role in plan.roles if _writes(plan, role, relation)]
    hidden = plan.withheld[relation.oid].keys()
    for key in plan.catalogue.keys.get(relation.oid, ()):
        if _tells(key, hidden) and (writers or key.kind == "referenced"):
            yield f"{place(relation)}: {key.kind} key {shown(key.name)} is over what is withheld; {_HOW[key.kind]}"


def _tells(key: Key, hidden: object) -> bool:
    common = key.numbers & set(hidden)  # type: ignore[call-overload]
    # A check of withheld columns alone tells of what is written alone.
    return bool(common) and (key.kind != "check" or common != key.numbers)


def _writes(plan: Plan, role: Grantee, relation: Relation) -> bool:
    return any(plan.catalogue.held(role, relation.oid, privilege) for privilege in _WRITES)


def _parts(plan: Plan, relation: Relation) -> Iterator[str]:
    if plan.catalogue.partitioned.get(relation.oid, frozenset()) & plan.withheld[relation.oid].keys():
        yield f"{place(relation)}: it is parted by what is withheld; a query's plan tells which part a row came from"


def _readers(plan: Plan, relation: Relation) -> Iterator[str]:
    """Roles that a guarded one is a member of, and that are not guarded but hold rights of their own."""
    for role in plan.roles:
        if role is None:
            continue
        for other in sorted(plan.catalogue.roles[role].member_of - {*plan.roles, relation.owner}):
            if plan.catalogue.held(other, relation.oid) & plan.withheld[relation.oid].keys():
                kept = " (a keeper)" if other in plan.keepers else ""
                yield f"{place(relation)}: {shown(role)} reads it as a member of {shown(other)}{kept}"


def _functions(plan: Plan) -> Iterator[str]:
    """Functions that run with the rights of one who may read, and name a table with withheld columns."""
    for function in plan.catalogue.functions:
        callers = [role for role in plan.roles if role in function.callers]
        if not callers or function.owner not in plan.catalogue.roles:
            continue
        for relation in plan.guarded:
            reads = may_read(plan.catalogue, function.owner, relation, plan.keepers)
            if reads and re.search(rf"(?<!\w){re.escape(relation.name)}(?!\w)", function.source, re.IGNORECASE):
                name = shown(f"{function.schema}.{function.name}")
                yield f"{place(relation)}: function {name} names it and runs as its owner; read what it tells"


def _rows(plan: Plan) -> Iterator[str]:
    for oid, rows in plan.rows:
        if rows.column is None and not plan.catalogue.policies.get(oid):
            where = place(plan.catalogue.relations[oid])
            yield f"{where}: it has no policy, so once row-level security is forced nobody sees a row of it"


def _opened(plan: Plan) -> Iterator[str]:
    for oid, number in plan.opened:
        relation = plan.catalogue.relations[oid]
        name = next(each.name for each in relation.columns if each.number == number)
        yield f"{place(relation, name)}: left open because you said so; 2-929 asks for a law or a service that needs it"


def _server(plan: Plan) -> Iterator[str]:
    """What is to come, what goes to other servers, and what the server writes of every statement."""
    for default in plan.catalogue.defaults:
        if default.grantee in plan.roles:
            where = f"in schema {shown(default.schema)}" if default.schema is not None else "anywhere"
            makes = f"every table that {shown(default.maker)} makes {where}"
            yield f"{called(default.grantee)} may read {makes}: run this again when there is one"
    for name, oid, column in sorted(plan.catalogue.published):
        relation = plan.catalogue.relations.get(oid)
        found = relation.column(column) if relation is not None else None
        if relation is not None and found is not None and found.number in plan.withheld.get(oid, {}):
            yield f"{place(relation, column)}: publication {shown(name)} sends it to whoever subscribes"
    for setting in plan.catalogue.logged:
        yield f"the server logs statements ({setting}), with the values that are written in them"
