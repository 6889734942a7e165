"""`charteroak export`: the article's decisions in other forms."""

from __future__ import annotations

import click

from charteroak.cli.main import Commands


@click.group(
    cls=Commands,
    modules={
        "table": "charteroak.cli.export_table:table",
        "sql": "charteroak.cli.export_sql:sql",
        "cedar": "charteroak.cli.export_policies:cedar",
        "rego": "charteroak.cli.export_policies:rego",
        "dmn": "charteroak.cli.export_policies:dmn",
        "json": "charteroak.cli.export_policies:json",
    },
    epilog="""\b
Examples:
  charteroak export table --act inquire -o inquire.parquet
  charteroak export sql --dialect duckdb --source stops -o charteroak.sql
  charteroak export cedar -o article.cedar --schema article.cedarschema
""",
)
def export() -> None:
    """Write the article's decisions in another form."""
