"""`charteroak guard postgres`: writes the guards of a PostgreSQL database, applies them, and proves that they hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import format_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.guard.catalogue import Catalogue
    from charteroak.screening.guard.plan import Plan, Rows
    from charteroak.screening.guard.running import Database

_ADDRESS = "as postgresql://user@host/database"


@click.command(
    epilog="""\b
Examples:
  charteroak guard postgres "service=intake" > guards.sql
  charteroak guard postgres "service=intake" --keep caseworkers --undo undo.sql --apply --probe
  charteroak guard postgres "service=intake" --role webapp --columns columns.jsonl --probe
  charteroak guard postgres "service=intake" --rows public.notes=caseworker -o guards.sql

\b
Exit statuses:
  0  done; with --probe, all guards hold
  1  a probe shows that a guard does not hold
  2  not done: one line on standard error says why, and nothing was changed
"""
)
@click.argument("dsn", metavar="DSN")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="Guard from this role; may be repeated. "
              "By default from everyone with a right to read, but for owners.")  # fmt: skip
@click.option("--keep", "keepers", multiple=True, metavar="ROLE", help="A role whose work it is to read what is "
              "withheld: no right of its own is taken.")  # fmt: skip
@click.option(
    "--schema", "schemas", multiple=True, metavar="SCHEMA", help="Only tables of this schema; may be repeated."
)
@click.option("--columns", "file", type=FilePath(), metavar="FILE", help="Withhold the columns that this file of JSON "
              "Lines names, as `charteroak columns` writes it, in place of those found.")  # fmt: skip
@click.option("--names-only", is_flag=True, help="Find columns by their names alone, and read no row.")
@click.option("--open", "opened", multiple=True, metavar="TABLE.COLUMN", help="Leave this column open: a law or a "
              "service needs it.")  # fmt: skip
@click.option("--rows", "rows", multiple=True, metavar="TABLE[=COLUMN]", help="Force row-level security: a row is told "
              "to the role that COLUMN names or, where it is true or false, where it is true.")  # fmt: skip
@click.option("-o", "--out", type=FilePath(), metavar="FILE", help="Write the guards here; - is standard output.")
@click.option("--undo", type=FilePath(), metavar="FILE", help="Write what takes the guards back.")
@click.option("--apply", "applied", is_flag=True, help="Apply the guards, all or none.")
@click.option("--probe", "probed", is_flag=True, help="Try as each role what they forbid, and take it back.")
@format_option
def postgres(dsn: str, **options: Any) -> int:
    """Write the SQL that guards the confidential columns of a PostgreSQL database (2-926, 2-929), 15 or later.

    From each role that is guarded the right to read them is taken, and to read free text, in which anything can stand;
    what else it could read it still can. In a schema beside, with _guarded after its name, are views with a constant in
    their place. Views and partitions that would tell them are shut. What cannot be closed so is warned of.

    The script is for someone to read; it is applied only with --apply. Rows are read, a few of each table and as who
    is connected, to find columns by what is in them; none of it is kept or shown. DSN is an address or a connection
    string; leave a password to a service file, a .pgpass or PGPASSWORD, since others on this machine can see what is
    typed here.
    """
    try:
        from charteroak.screening.guard.running import connected
    except ModuleNotFoundError:
        raise BadInput("DSN", "a database whose driver is not installed", ["any, with charteroak[postgres]"]) from None
    given = Given(**options)
    from charteroak.screening.columns.databases import is_of_a_file

    if is_of_a_file(dsn):
        raise BadInput("DSN", "a database in a file, in which nobody has rights that could be taken", [_ADDRESS])
    with connected(dsn) as database:
        return given.do(database)


@dataclass(frozen=True, slots=True)
class Given:
    """What was asked for."""

    roles: tuple[str, ...]
    keepers: tuple[str, ...]
    schemas: tuple[str, ...]
    file: Path | None
    names_only: bool
    opened: tuple[str, ...]
    rows: tuple[str, ...]
    out: Path | None
    undo: Path | None
    applied: bool
    probed: bool
    written: str

    def do(self, database: Database) -> int:
        """Plan, write, apply and probe, as asked. The exit status."""
        from charteroak.screening.guard import running
        from charteroak.screening.guard.script import script
        from charteroak.screening.guard.undo import undoing
        from charteroak.screening.guard.warnings import warnings

        plan = self.plan(database)
        said = warnings(plan)
        for each in said:
            click.echo(f"charteroak: warning: {each}", err=True)
        made = script(plan, said)
        self._write(made, undoing(plan))
        if self.applied:
            try:
                running.apply(database, made)
            except running.NotApplied as fault:
                click.echo(f"charteroak: {fault}", err=True)
                return 2
            click.echo(f"applied: {_counted(plan)}", err=True)
        return self._tell(running.run(database, plan)) if self.probed else 0

    def plan(self, database: Database) -> Plan:
        """What is to be done, from the catalogue and what was asked. BadInput names what is not there."""
        from charteroak.screening.guard import marking, running
        from charteroak.screening.guard.plan import planned

        catalogue = running.catalogued(database)
        self._check(catalogue)
        opened = [_column(catalogue, text, "--open") for text in self.opened]
        marks = self._marks(database, catalogue)
        left = marking.without(marking.spread(catalogue, marks), opened)
        rows = [_rows(catalogue, text) for text in self.rows]
        return planned(catalogue, left, self.roles, self.keepers, rows, opened)

    def _marks(self, database: Database, catalogue: Catalogue) -> Any:
        from charteroak.screening.columns import classify
        from charteroak.screening.guard import marking, running

        if self.file is not None:
            with using("--columns"):
                try:
                    return marking.by_file(catalogue, self.file.read_text(encoding="utf-8-sig"))
                except UnicodeDecodeError:
                    raise BadInput("--columns", "bytes that are not UTF-8", ["JSON Lines in UTF-8"]) from None
        if self.names_only:
            return marking.by_classes(catalogue, classify, schemas=self.schemas)
        return marking.by_classes(catalogue, classify, partial(running.samples, database), self.schemas)

    def _check(self, catalogue: Catalogue) -> None:
        for option, names in (("--role", self.roles), ("--keep", self.keepers)):
            if not set(names) <= catalogue.roles.keys():
                raise BadInput(option, "the name of no role", ["a role of this server"])
        if not set(self.schemas) <= catalogue.schemas:
            raise BadInput("--schema", "the name of no schema", ["a schema of this database"])
        if set(self.roles) & set(self.keepers):
            raise BadInput("--keep", "a role that is guarded", ["another role"])

    def _write(self, made: str, undoing: str) -> None:
        out = self.out
        if out is None and not self.applied and not self.probed:
            out = STANDARD
        for path, text, option in ((out, made, "--out"), (self.undo, undoing, "--undo")):
            if path == STANDARD:
                sys.stdout.buffer.write(text.encode())
                sys.stdout.buffer.flush()
            elif path is not None:
                from charteroak.engines.files import whole_file

                with using(option), whole_file(path) as stream:
                    stream.write(text.encode())

    def _tell(self, results: Iterator[Any]) -> int:
        """A line for each probe. 0 where all hold."""
        from charteroak.screening.guard.names import shown

        held = failed = 0
        for result in results:
            held += result.holds
            failed += not result.holds
            probe = result.probe
            role = None if probe.role is None else shown(probe.role) or "the database"
            if self.written == "jsonl":
                line = {"holds": result.holds, "role": role, "where": probe.where, "claim": probe.claim}
                click.echo(json.dumps(line if result.holds else {**line, "how": result.how}, ensure_ascii=False))
                continue
            word = "holds" if result.holds else click.style("FAILS", bold=True)
            click.echo(f"{word}  {role or 'everyone'}: {probe.where}: {probe.claim}{_how(result)}")
        if self.written == "text":
            click.echo(f"{held} hold, {failed} fail")
        return 1 if failed else 0


def _how(result: Any) -> str:
    return "" if result.holds else f" ({result.how})"


def _counted(plan: Plan) -> str:
    columns = sum(map(len, plan.withheld.values()))
    return f"{columns} columns of {len(plan.withheld)} tables are withheld from {len(plan.roles)} roles"


def _names(text: str, option: str, most: int) -> tuple[str, ...]:
    from charteroak.screening.guard.names import parts

    found = parts(text)
    if found is None or len(found) > most:
        raise BadInput(option, "another text", ['a name, as in schema.table, in " where it has a dot'])
    return found


def _one(catalogue: Catalogue, names: Sequence[str], option: str) -> Any:
    """The table of that name, of which there may be one."""
    from charteroak.screening.guard.marking import relations

    found = [each for each in relations(catalogue, names) if each.is_table]
    if len(found) != 1:
        given = "the name of more than one table" if found else "the name of no table"
        raise BadInput(option, given, ["schema.table"])
    return found[0]


def _column(catalogue: Catalogue, text: str, option: str) -> tuple[int, int]:
    names = _names(text, option, 3)
    if len(names) < 2:
        raise BadInput(option, "a column without its table", ["table.column", "schema.table.column"])
    relation = _one(catalogue, names[:-1], option)
    if (column := relation.column(names[-1])) is None:
        raise BadInput(option, "the name of no column of that table", ["table.column", "schema.table.column"])
    return relation.oid, column.number


_KINDS = ("text", "name", "boolean")


def _rows(catalogue: Catalogue, text: str) -> tuple[int, Rows]:
    """TABLE or TABLE=COLUMN."""
    from charteroak.screening.guard.plan import Rows

    table, _, name = text.partition("=")
    relation = _one(catalogue, _names(table, "--rows", 2), "--rows")
    if relation.kind == "f":
        raise BadInput("--rows", "a table of another server", ["a table of this one"])
    if not name:
        return relation.oid, Rows()
    column = relation.column(_names(name, "--rows", 1)[0])
    if column is None or not (column.textual or column.kind in _KINDS):
        raise BadInput("--rows", "no column that says whose a row is", ["one of a text, or of true and false"])
    return relation.oid, Rows(column.name, column.kind == "boolean")
