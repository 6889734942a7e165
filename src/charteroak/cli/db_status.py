"""`charteroak db status`: what the databases are, and how far they have come."""

from __future__ import annotations

import click

from charteroak.cli.office_opening import has_office, set_up
from charteroak.ledger.errors import LedgerError
from charteroak.recording.place import Place


@click.command(
    epilog="""\b
Exit statuses:
  0  both can be read
  2  one cannot be: the line says why

\b
Examples:
  charteroak db status
"""
)
def status() -> int:
    """Say of the office's database and of the ledger what they are and whether they are up to date."""
    return max(_office(), _ledger())


def _office() -> int:
    if not has_office():
        click.echo("office: none yet; the first start of the service makes it")
        return 0
    set_up()
    from django.db import Error, connection

    from charteroak.office.upgrading import is_from_later, plan

    try:
        later, steps = is_from_later(), plan()
    except Error as error:
        click.echo(f"office: {connection.vendor}, cannot be used: {type(error).__name__}")
        return 2
    state = "of a later version of this program" if later else f"{len(steps)} steps behind" if steps else "up to date"
    click.echo(f"office: {connection.vendor}, {state}")
    return 2 if later else 0


def _ledger() -> int:
    from charteroak.recording.reading import Reader, current_vocabulary
    from charteroak.recording.words import vocabulary

    place = Place.from_environment()
    if not place.exists:
        click.echo("ledger: none yet; the first start of the service makes it")
        return 0
    try:
        reader = Reader(place)
        try:
            size, (_, checkpoint) = reader.store.head().size, reader.checkpoint()
            behind = vocabulary() != current_vocabulary(place)
        finally:
            reader.close()
    except LedgerError as error:
        click.echo(f"ledger: cannot be read: {error}")
        return 2
    kind = "postgresql" if "://" in place.store else "sqlite"
    words = "new words to take in" if behind else "up to date"
    click.echo(f"ledger: {kind}, {size} entries, {checkpoint.size} under the published checkpoint, {words}")
    return 0
