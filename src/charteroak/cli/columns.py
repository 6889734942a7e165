"""`charteroak columns`: which columns of tables and databases hold what is confidential."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import Whole, format_option
from charteroak.cli.paths import using
from charteroak.cli.screen import bytes_of, named
from charteroak.cli.screen_report import failed, write
from charteroak.cli.screening_words import said
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.columns.table import Classified, Named

_SIZE = 1 << 30


@click.command(
    epilog="""\b
Examples:
  charteroak columns clients.parquet
  charteroak columns intake.xlsx --format jsonl
  charteroak columns shelter.db --sample 0
  charteroak columns duckdb:////srv/city.duckdb
  charteroak columns postgresql://reader@db/city

\b
Exit statuses:
  0  every table was read, and no column is confidential or may contain what is
  1  some column is, or may
  2  a file or a database could not be read: one line on standard error says which and why
"""
)
@click.argument("sources", nargs=-1, metavar="FILE|DSN...")
@format_option
@click.option(
    "--sample",
    type=Whole(0, 1_000_000),
    default=10_000,
    metavar="ROWS",
    help="How many rows of a table are looked at, from all over it; by default 10000. 0 goes by names alone.",
)
def columns(sources: tuple[str, ...], written: str, sample: int) -> int:
    """Classify columns by their names, their neighbours and some of their values, in English and Spanish.

    A FILE is CSV, Parquet, Arrow, a workbook, each sheet of which is a table, or an SQLite or DuckDB database; what it
    is, is told by its content. A DSN names a database: sqlite:///FILE, duckdb:///FILE or postgresql://…. Databases are
    opened to read alone. A few rows that say something of somebody are enough, however many do not. Of free text any
    row may.

    Values are never shown, and nothing is kept. A column's name is not shown either, where it may itself be a value.
    """
    if not sources:
        raise BadInput("FILE|DSN", "nothing", ["a file's name", "a database's"])
    from charteroak.screening.columns.databases import database_in, is_database
    from charteroak.screening.formats.surface import Cannot

    status = 0
    for number, source in enumerate(sources, 1):
        try:
            has_address = is_database(source)
            shown = f"{source.partition('://')[0]} database {number}" if has_address else named(Path(source))
            in_database = has_address or database_in(source) is not None
            for table in _in_database(source, sample) if in_database else _in_file(number, source, sample):
                status = max(status, _tell(shown, table, written))
        except Cannot as trouble:
            status = failed(f"FILE|DSN {number}: {said(str(trouble))}")
        except BadInput as wrong:
            status = failed(str(wrong))
    return status


def _in_database(dsn: str, sample: int) -> Iterator[Classified]:
    from charteroak.screening.columns.databases import tables_in
    from charteroak.screening.columns.table import classified

    return map(classified, tables_in(dsn, sample))


def _in_file(number: int, name: str, sample: int) -> Sequence[Classified]:
    """The tables of a file, which is opened in a process that can write none. Cannot where it cannot be read."""
    from charteroak.screening.formats.surface import Cannot
    from charteroak.screening.task import Task
    from charteroak.screening.working import Workers, warm

    if not name or "\0" in name:
        raise BadInput(f"FILE|DSN {number}", "no name of a file", ["a file's name"])
    with using(f"FILE|DSN {number}"):
        data = bytes_of(Path(name), _SIZE)
    task = Task(what="columns", name=named(Path(name))[-200:], sample=sample, size=_SIZE).timed(data)
    warm()
    with Workers(1) as workers:
        [outcome] = workers.each([(task, data)])
    if outcome.trouble is not None:
        raise Cannot(outcome.trouble)
    return outcome.tables


def _tell(path: str, table: Classified, written: str) -> int:
    """Write about one table. 1 where a column of it is something, or may be."""
    lines = [json.dumps(_line(path, table, each), ensure_ascii=False) for each in table.columns]
    report = [click.style(f"{path}, {table.where}: {table.rows} rows", bold=True), *map(_row, table.columns)]
    write("".join(f"{line}\n" for line in (lines if written == "jsonl" else report)))
    return int(any(each.column.category or each.column.may_contain for each in table.columns))


def _line(path: str, table: Classified, each: Named) -> dict[str, Any]:
    import msgspec

    about: dict[str, Any] = msgspec.to_builtins(each.column)
    sampled = about.pop("rows")
    head: dict[str, Any] = {"path": path, "table": table.where, "column": each.number, "name": each.name}
    return head | about | {"sampled": sampled, "rows": table.rows}


def _row(each: Named) -> str:
    column = each.column
    name = f"{each.number} {each.name}" if each.name is not None else f"{each.number} (not shown)"
    classes = ", ".join(f"{one} ({column.counts[one]} of {column.rows} rows)" if one in column.counts else str(one)
                        for one in column.categories)  # fmt: skip
    sure = " undetermined: withhold" if column.certainty == "undetermined" else ""
    free = " may contain anything: free text" if column.may_contain else ""
    return f"  {name}: {classes or ('' if free else 'nothing found')}{sure}{free}"
