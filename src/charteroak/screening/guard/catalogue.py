"""What a PostgreSQL database says of itself: tables, columns, rights, and what reads what.

Everything is read in one look from the system's own catalogue; no row of a table is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from charteroak.screening.guard import queries

if TYPE_CHECKING:
    import psycopg

    Database = psycopg.Connection[Any]

MARK = "charteroak guard: views of tables without what 2-929 protects"
"""The comment on a schema of ours. A schema of that name without it is somebody else's, and left alone."""

OLDEST = 150_000
"""PostgreSQL 15: the first with views that check the rights of whoever asks."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

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
class Default:
    """A right to read tables that are yet to be made, in a schema or in any."""

    maker: str
    schema: str | None
    grantee: str | None


@dataclass(frozen=True)
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
    keys: dict[int, list[Key]] = field(default_factory=dict)
    partitioned: dict[int, frozenset[int]] = field(default_factory=dict)
    functions: tuple[Function, ...] = ()
    policies: dict[int, frozenset[str]] = field(default_factory=dict)
    ours: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()
    views: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    labels: bool = False
    defaults: tuple[Default, ...] = ()
    published: frozenset[tuple[str, int, str]] = frozenset()
    logged: tuple[str, ...] = ()
    refers: dict[Place, str] = field(default_factory=dict)

    @cached_property
    def of_holder(self) -> dict[tuple[int, str | None], list[Right]]:
        """The rights by relation and holder."""
        return _grouped(((right.oid, right.grantee), right) for right in self.rights)

    @cached_property
    def near(self) -> dict[int, list[int]]:
        """The parents and heirs of each relation."""
        pairs = (pair for heir, parent in self.heirs for pair in ((heir, parent), (parent, heir)))
        return _grouped(pairs)

    def held(self, grantee: str | None, oid: int, privilege: str = "SELECT") -> frozenset[int]:
        """The columns on which the grantee itself, not through others, has a privilege."""
        rights = self.of_holder.get((oid, grantee), ())
        numbers = {right.number for right in rights if right.privilege == privilege}
        return frozenset(each.number for each in self.relations[oid].columns) if 0 in numbers else frozenset(numbers)


def read(database: Database) -> Catalogue:
    """The catalogue of a database. `psycopg.Error` where it cannot be read."""
    with database.transaction(), database.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")

        def rows(query: str) -> list[tuple[Any, ...]]:
            return cursor.execute(query.encode()).fetchall()

        relations = _relations(rows)
        keys = [Key(*_gathering(row)) for row in rows(queries.KEYS)]
        return Catalogue(
            version=database.info.server_version,
            user=rows("SELECT current_user")[0][0],
            relations=relations,
            rights=tuple(Right(*row) for row in rows(queries.RIGHTS) if row[0] in relations),
            roles={row[0]: Role(*_gathering(row)) for row in rows(queries.ROLES)},
            uses=frozenset(rows(queries.USES)),
            derived=frozenset(((oid, made), (oid, of)) for oid, made, of in rows(queries.DERIVED)),
            heirs=frozenset(rows(queries.HEIRS)),
            keys=_grouped((key.oid, key) for key in keys),
            partitioned={oid: frozenset(numbers) for oid, numbers in rows(queries.PARTITIONED)},
            functions=tuple(Function(*_gathering(row)) for row in rows(queries.FUNCTIONS)),
            policies=_policies(rows(queries.POLICIES)),
            ours=frozenset(name for name, comment in rows(queries.SCHEMAS) if comment == MARK),
            schemas=frozenset(name for name, _ in rows(queries.SCHEMAS)),
            defaults=tuple(Default(*row) for row in rows(queries.DEFAULTS)),
            published=frozenset(rows(queries.PUBLISHED)),
            refers={(oid, number): name for oid, number, name in rows(queries.REFERS)},
            logged=tuple(name for (name,) in rows(queries.LOGGED)),
            views={view: tuple(columns) for view, columns in _grouped(_columns_of(rows)).items()},
        )


def _relations(rows: Any) -> dict[int, Relation]:
    columns: dict[int, list[Column]] = defaultdict(list)
    for oid, *row in rows(queries.COLUMNS):
        columns[oid].append(Column(*row))
    ours = {name for name, comment in rows(queries.SCHEMAS) if comment == MARK}
    return {
        oid: Relation(oid, schema, name, kind, owner, tuple(columns[oid]), *more)
        for oid, schema, name, kind, owner, *more in rows(queries.RELATIONS)
        if schema not in ours
    }


def _policies(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    return {oid: frozenset(names) for oid, names in _grouped(pairs).items()}


def _columns_of(rows: Any) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    """The columns of our views, with their types."""
    return (((schema, name), (column, kind)) for schema, name, column, kind in rows(queries.VIEWS.format(mark=MARK)))


def _gathering(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row whose last cell, a list, is made a set."""
    return (*row[:-1], frozenset(row[-1]))


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    grouped: dict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return dict(grouped)
