"""`charteroak guard`: what a database needs so that nobody reads what is confidential whose work it is not."""

from __future__ import annotations

import click

from charteroak.cli.main import Commands


@click.group(
    cls=Commands,
    modules={"postgres": "charteroak.cli.guard_postgres:postgres"},
    epilog="""\b
Examples:
  charteroak guard postgres "service=intake" -o guards.sql
""",
)
def guard() -> None:
    """Guard a database's columns: privileges, views with masks, row-level security, and probes that prove them."""
