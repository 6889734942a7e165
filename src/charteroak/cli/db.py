"""`charteroak db`: what the databases hold, and bringing them up to date."""

from __future__ import annotations

import click

from charteroak.cli.main import Commands


@click.group(
    cls=Commands,
    modules={"migrate": "charteroak.cli.db_migrate:migrate", "status": "charteroak.cli.db_status:status"},
    epilog="""\b
Examples:
  charteroak db status
  charteroak db migrate --check
  charteroak db migrate
""",
)
def db() -> None:
    """Look at the databases of the office and of the ledger, and bring them up to date after an upgrade.

    The office's lies in the data folder, or in PostgreSQL where CHARTEROAK_DATABASE names one.
    """
