"""`charteroak export table`: every case of an act as a file of rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from charteroak.cli.options import act_option, as_of_option, readings_option
from charteroak.cli.paths import FilePath, using
from charteroak.law.law import law


@click.command(
    epilog="""\b
Examples:
  charteroak export table --act inquire -o inquire.parquet
  charteroak export table --act refer -o refer.csv
  charteroak export table --act detain -o detain.arrow --readings '{"civil_papers_are_status": "no"}'
"""
)
@act_option
@click.option(
    "-o", "--out", type=FilePath(), required=True, metavar="FILE", help="A .parquet, .arrow, .csv, .tsv or .jsonl file."
)
@readings_option
@as_of_option
def table(act: str, out: Path, readings: dict[str, str | None] | None, as_of: date | None) -> int:
    """Write every case of an act: a row for each combination of its facts, all known.

    The columns are the facts, then `outcome`, and `clauses` as a list, which in CSV and TSV is joined with a
    semicolon.
    """
    from charteroak.engines.cases import write_cases
    from charteroak.engines.files import format_of, whole_file

    form = format_of(out, "--out")
    with using("--out"), whole_file(out) as stream:
        write_cases(law(readings).table(act), as_of, stream, form)
    return 0
