"""`charteroak export`: the article's decisions in other forms."""

from __future__ import annotations

import click

from charteroak.cli.main import Commands


@click.group(
    cls=Commands,
    modules={"table": "charteroak.cli.export_table:table"},
    epilog="""\b
Examples:
  charteroak export table --act inquire -o inquire.parquet
""",
)
def export() -> None:
    """Write the article's decisions in another form."""
