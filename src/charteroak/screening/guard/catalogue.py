"""What a PostgreSQL database says of itself: tables, columns, rights, and what reads what.

Everything is read in one look from the system's own catalogue; no row of a table is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from charteroak.screening.guard import queries

if TYPE_CHECKING:
    import psycopg

    Database = psycopg.Connection[Any]

MARK = "charteroak guard: views of tables without what 2-929 protects"
"""The comment on a schema of ours. A schema of that name without it is somebody else's, and left alone."""

OLDEST = 150_000
"""PostgreSQL 15: the first with views that check the rights of whoever asks."""

Place = tuple[int, int]
"""A column: the relation's oid and the column's number."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `declared` is its type, `kind` that without domains, `textual` whether that is a kind of text."""

    number: int
    name: str
    kind: str
    textual: bool
    declared: str
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Relation:
    """A table (r, partitioned p, foreign f), a view (v) or a materialised one (m)."""

    oid: int
    schema: str
    name: str
    kind: str
    owner: str
    columns: tuple[Column, ...]
    row_security: bool = False
    forced: bool = False
    invoker: bool = False
    partition: bool = False
    whole_rows: bool = False
    rows: float = 0

    @property
    def is_table(self) -> bool:
        """Whether it holds rows, here or elsewhere."""
        return self.kind in "rpf"

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((each for each in self.columns if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Right:
    """A privilege that somebody holds: on a whole relation (`number` 0) or a column. No `grantee` is PUBLIC."""

    oid: int
    number: int
    grantor: str
    grantee: str | None
    privilege: str
    grantable: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and of which others it has the rights."""

    name: str
    superuser: bool
    bypasses: bool
    replicates: bool
    makes_roles: bool
    logs_in: bool
    member_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Key:
    """An index or a constraint by which whoever writes can tell what is there. `numbers` are its columns'."""

    oid: int
    name: str
    kind: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Function:
    """A function that runs with its owner's rights."""

    schema: str
    name: str
    owner: str
    source: str
    callers: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A database as its catalogue tells it."""

    version: int
    user: str
    relations: dict[int, Relation]
    rights: tuple[Right, ...]
    roles: dict[str, Role]
    uses: frozenset[tuple[int, int, int]] = frozenset()
    derived: frozenset[tuple[Place, Place]] = frozenset()
    heirs: frozenset[tuple[int, int]] = frozenset()
    keys: tuple[Key, ...] = ()
    partitioned: dict[int, frozenset[int]] = field(default_factory=dict)
    functions: tuple[Function, ...] = ()
    policies: dict[int, frozenset[str]] = field(default_factory=dict)
    ours: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()
    views: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    labels: bool = False

    def held(self, grantee: str | None, oid: int, privilege: str = "SELECT") -> frozenset[int]:
        """The columns on which the grantee itself, not through others, has a privilege."""
        numbers = {
            right.number
            for right in self.rights
            if right.oid == oid and right.grantee == grantee and right.privilege == privilege
        }
        return frozenset(each.number for each in self.relations[oid].columns) if 0 in numbers else frozenset(numbers)


def read(database: Database, schemas: Iterable[str] = ()) -> Catalogue:
    """The catalogue of a database, of all its schemas or of some. `psycopg.Error` where it cannot be read."""
    with database.transaction(), database.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")

        def rows(query: str) -> list[tuple[Any, ...]]:
            return cursor.execute(query.encode()).fetchall()

        relations = _relations(rows, frozenset(schemas))
        keys = [Key(oid, name, kind, frozenset(numbers)) for oid, name, kind, numbers in rows(queries.KEYS)]
        return Catalogue(
            version=database.info.server_version,
            user=rows("SELECT current_user")[0][0],
            relations=relations,
            rights=tuple(Right(*row) for row in rows(queries.RIGHTS) if row[0] in relations),
            roles={row[0]: Role(*_gathering(row)) for row in rows(queries.ROLES)},
            uses=frozenset(rows(queries.USES)),
            derived=frozenset(((oid, made), (oid, of)) for oid, made, of in rows(queries.DERIVED)),
            heirs=frozenset(rows(queries.HEIRS)),
            keys=tuple(key for key in keys if key.oid in relations),
            partitioned={oid: frozenset(numbers) for oid, numbers in rows(queries.PARTITIONED)},
            functions=tuple(Function(*_gathering(row)) for row in rows(queries.FUNCTIONS)),
            policies=_gathered(rows(queries.POLICIES)),
            ours=frozenset(name for name, comment in rows(queries.SCHEMAS) if comment == MARK),
            schemas=frozenset(name for name, _ in rows(queries.SCHEMAS)),
            views=_views(rows(queries.VIEWS.format(mark=MARK))),
        )


def _relations(rows: Any, schemas: frozenset[str]) -> dict[int, Relation]:
    columns: dict[int, list[Column]] = defaultdict(list)
    for oid, *row in rows(queries.COLUMNS):
        columns[oid].append(Column(*row))
    ours = {name for name, comment in rows(queries.SCHEMAS) if comment == MARK}
    return {
        oid: Relation(oid, schema, name, kind, owner, tuple(columns[oid]), *more)
        for oid, schema, name, kind, owner, *more in rows(queries.RELATIONS)
        if schema not in ours and (not schemas or schema in schemas)
    }


def _gathering(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row whose last cell, a list, is made a set."""
    return (*row[:-1], frozenset(row[-1]))


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    gathered: dict[int, set[str]] = defaultdict(set)
    for oid, name in pairs:
        gathered[oid].add(name)
    return {oid: frozenset(names) for oid, names in gathered.items()}


def _views(rows: Iterable[tuple[str, str, str, str]]) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    views: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for schema, name, column, kind in rows:
        views[schema, name].append((column, kind))
    return {view: tuple(columns) for view, columns in views.items()}
