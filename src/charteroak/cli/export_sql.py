"""`charteroak export sql`: the article's tables as relations, with a view that joins a table of cases to them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from charteroak.cli.options import OneOf, acts, as_of_option, readings_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

DIALECTS = ("duckdb", "sqlite", "postgres", "spark", "trino")
EXAMPLES = ("rls",)


@click.command(
    epilog="""\b
Examples:
  charteroak export sql --dialect duckdb --source stops -o charteroak.sql
  charteroak export sql --dialect trino --source lake.city.stops --act arrest --act detain -o -
  charteroak export sql --dialect postgres --example rls -o -
  charteroak export sql --dialect sqlite --source stops -o -
"""
)
@click.option(
    "--dialect", type=OneOf(DIALECTS), required=True, metavar="DIALECT", help=f"One of {', '.join(DIALECTS)}."
)
@click.option("-o", "--out", type=FilePath(), required=True, metavar="FILE", help="Where to; - is standard output.")
@click.option("--act", "acts", type=OneOf(acts()), multiple=True, metavar="ACT", help="Only this act; may be repeated.")
@click.option(
    "--source",
    metavar="TABLE",
    help="Make the view charteroak_decided over this table; SCHEMA.TABLE in another schema.",
)
@click.option(
    "--example", type=OneOf(EXAMPLES), metavar="|".join(EXAMPLES), help="Add row-level security; for postgres alone."
)
@readings_option
@as_of_option
def sql(
    dialect: str,
    out: Path,
    acts: tuple[str, ...],
    source: str | None,
    example: str | None,
    readings: dict[str, str | None] | None,
    as_of: date | None,
) -> int:
    """Write the article's decisions as SQL: definitions, data, views.

    There is a view for each act with every cell of its table, a row for each combination of its facts, NULL where one
    is not known; charteroak_refer, and in PostgreSQL charteroak.refer.

    With --source there is a view `charteroak_decided` of that table's rows with the columns outcome, clauses, missing
    and rejected. The table has a column `act` and a column for each fact of the acts, texts or booleans; NULL is not
    known. A row that is wrong has no outcome, and `rejected` says which field is the matter.

    PostgreSQL has a function, too: charteroak.decide(act, facts), with the facts as jsonb.
    """
    if example is not None and dialect != "postgres":
        raise BadInput("--example", f"an example with {dialect}", ["--dialect postgres"])
    if example is not None and acts and "disclose" not in acts:
        raise BadInput("--act", "acts without the one that the example is about", ["disclose"])
    from charteroak.engines.sql.script import script

    try:
        made = script(dialect, acts=acts or None, readings=readings, as_of=as_of, source=source, example=example)
    except BadInput as wrong:
        raise BadInput(f"--{wrong.field}", wrong.given, wrong.allowed) from None
    _write(made.encode(), out)
    return 0


def _write(made: bytes, out: Path) -> None:
    if out == STANDARD:
        sys.stdout.buffer.write(made)
        return
    from charteroak.engines.files import whole_file

    with using("--out"), whole_file(out) as stream:
        stream.write(made)
