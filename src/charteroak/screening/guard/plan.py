"""What is to be guarded from whom: which roles, which columns, which views that read them, which partitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charteroak.logic.errors import BadInput
from charteroak.screening.guard.catalogue import Catalogue, Relation
from charteroak.screening.guard.marking import Marks
from charteroak.screening.guard.names import beside

PUBLIC = None
"""Everybody, who in the catalogue is nobody in particular."""

Grantee = str | None

READS = frozenset({"SELECT", "REFERENCES", "TRIGGER"})
"""The privileges by which what stands in a column is learnt: reading it, pointing at it, and running at its changes."""

_READERS_OF_ALL = ("pg_read_all_data",)
_ROUNDS = {
    "pg_read_all_data": "reads every table",
    "pg_read_server_files": "reads the server's files",
    "pg_execute_server_program": "runs programs on the server",
    "pg_write_server_files": "writes the server's files",
    "pg_monitor": "sees other sessions' queries, with the values in them",
    "pg_read_all_stats": "sees other sessions' queries, with the values in them",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are told by a column: of the role that it names, or, where it is true or false, where it is true."""

    column: str | None = None
    boolean: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What the guard does. `withheld` has tables alone; `tainted` are views that show or tell what is withheld."""

    catalogue: Catalogue
    withheld: Marks
    roles: tuple[Grantee, ...]
    keepers: tuple[str, ...] = ()
    tainted: frozenset[int] = frozenset()
    telling: frozenset[int] = frozenset()
    rows: tuple[tuple[int, Rows], ...] = ()
    opened: tuple[tuple[int, int], ...] = ()

    @property
    def guarded(self) -> list[Relation]:
        """The tables with withheld columns, in order of their names."""
        return [relation for oid, relation in self.catalogue.relations.items() if oid in self.withheld]

    def open_to(self, grantee: Grantee, relation: Relation) -> list[str]:
        """The columns that the grantee reads now and goes on reading."""
        if relation.oid in self.telling or relation.oid in self.tainted:
            return []
        held = self.catalogue.held(grantee, relation.oid)
        hidden = self.withheld.get(relation.oid, {})
        return [each.name for each in relation.columns if each.number in held and each.number not in hidden]

    def touched(self, grantee: Grantee, relation: Relation) -> bool:
        """Whether the grantee holds a privilege there by which something could be learnt."""
        return any(right.privilege in READS for right in self.catalogue.of_holder.get((relation.oid, grantee), ()))

    def shows_view(self, relation: Relation) -> bool:
        """Whether the table gets a view: a partition is seen through the table that it is part of."""
        return relation.oid in self.withheld and relation.is_table and not relation.partition


def planned(
    catalogue: Catalogue,
    marks: Marks,
    roles: Iterable[str] = (),
    keepers: Iterable[str] = (),
    rows: Iterable[tuple[int, Rows]] = (),
    opened: Iterable[tuple[int, int]] = (),
) -> Plan:
    """A plan for roles, or where none is named for everyone with a right to a table or view that matters.

    `marks` are spread already. `keepers` are the roles whose work it is to read what is withheld.
    """
    withheld = {oid: columns for oid, columns in marks.items() if catalogue.relations[oid].is_table}
    _free(catalogue, withheld)
    tainted = _tainted(catalogue, withheld)
    kept = tuple(dict.fromkeys(keepers))
    named = [each for each in roles if each not in kept]
    chosen = [PUBLIC, *dict.fromkeys(named)] if named else _concerned(catalogue, {*withheld, *tainted}, kept)
    return Plan(
        catalogue=catalogue,
        withheld=withheld,
        roles=tuple(chosen),
        keepers=kept,
        tainted=tainted,
        telling=_telling(catalogue, withheld),
        rows=tuple(rows),
        opened=tuple(opened),
    )


def _free(catalogue: Catalogue, withheld: Marks) -> None:
    """BadInput where a schema has the name of one of the guard's and is somebody else's."""
    for oid in withheld:
        name = beside(catalogue.relations[oid].schema)
        if name in catalogue.schemas and name not in catalogue.ours:
            raise BadInput("DSN", "a schema of the name that the guard gives its views' schema", ["none of that name"])


def _concerned(catalogue: Catalogue, oids: set[int], keepers: tuple[str, ...]) -> list[Grantee]:
    held = {right.grantee for right in catalogue.rights if right.oid in oids and right.privilege in READS}
    named = sorted(each for each in held if each is not None and each not in keepers)
    return [PUBLIC, *(each for each in named if not catalogue.roles[each].superuser)]


def _tainted(catalogue: Catalogue, withheld: Marks) -> frozenset[int]:
    """The views that read what is withheld with their owner's rights: whatever they make of it may tell it.

    A view that asks with its caller's rights is none, and neither is one over it; but what is materialised over it is,
    for that was read by its owner.
    """
    marked = {(oid, number) for oid, columns in withheld.items() for number in columns}
    reading: set[int] = set()
    tainted: set[int] = set()
    before = -1
    while before != len(reading) + len(tainted):
        before = len(reading) + len(tainted)
        for view, of, number in catalogue.uses:
            if (found := catalogue.relations.get(view)) is None:
                continue
            itself = (of, number) in marked or (of in withheld and found.whole_rows)
            if itself or of in reading:
                reading.add(view)
            if not found.invoker and (itself or of in tainted or (found.kind == "m" and of in reading)):
                tainted.add(view)
    return frozenset(tainted)


def _telling(catalogue: Catalogue, withheld: Marks) -> frozenset[int]:
    """The partitions of a table that is parted by what is withheld: being in one tells it."""
    telling = {oid for oid, numbers in catalogue.partitioned.items() if numbers & withheld.get(oid, {}).keys()}
    below: set[int] = set()
    pending = list(telling)
    while pending:
        parent = pending.pop()
        heirs = [heir for heir, of in catalogue.heirs if of == parent and heir not in below]
        below.update(heirs)
        pending.extend(heirs)
    return frozenset(below)


def rounds(catalogue: Catalogue, role: str) -> list[str]:
    """The ways in which a role goes round every guard of a table, in words."""
    its = catalogue.roles[role]
    found = ["is a superuser"] if its.superuser else []
    found += ["bypasses row-level security"] if its.bypasses else []
    found += ["may copy the whole database (REPLICATION)"] if its.replicates else []
    found += [f"{words} (as a member of {name})" for name, words in _ROUNDS.items() if name in its.member_of]
    return list(dict.fromkeys(found))


def may_read(catalogue: Catalogue, role: str, relation: Relation, keepers: Iterable[str]) -> bool:
    """Whether a role reads a table by what it is: as owner, keeper, superuser or reader of all."""
    its = catalogue.roles[role]
    own = {role, *its.member_of}
    return its.superuser or bool(own & {relation.owner, *keepers, *_READERS_OF_ALL})
