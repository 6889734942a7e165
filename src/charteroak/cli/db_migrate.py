"""`charteroak db migrate`: bring the office's tables and the ledger's words up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import click

from charteroak.cli.ledger_opening import ask_passphrase
from charteroak.cli.office_opening import set_up
from charteroak.ledger.errors import LedgerError
from charteroak.recording.place import Place, find_key


@click.command(
    epilog="""\b
Exit statuses:
  0  everything is up to date
  1  with --check, something is to be done: each thing on a line
  2  something could not be done, and the database is as it was before

\b
Examples:
  charteroak db migrate --check
  charteroak db migrate
"""
)
@click.option("--check", is_flag=True, help="Say what is to be done, and do nothing.")
def migrate(check: bool) -> int:
    """Bring the office's database and the ledger up to date. Make a backup first; stop the service meanwhile.

    All of the office's tables are changed, or none is. A ledger takes in new words with an entry of its own; where its
    key is not to be had here, that is done when the service opens it.
    """
    set_up()
    to_do = [*_office(), *_ledger()]
    if not to_do:
        click.echo("Everything is up to date.")
    for what, action in to_do:
        click.echo(what)
        if not check:
            action()
    return 1 if to_do and check else 0


def _office() -> Iterator[tuple[str, Callable[[], None]]]:
    from django.db import Error, connection

    from charteroak.office.database import FROM_LATER, unusable
    from charteroak.office.upgrading import StepFailed, is_from_later, plan, upgrade

    try:
        later, steps = is_from_later(), plan()
    except Error as error:
        raise click.ClickException(unusable(error)) from None
    if later:
        raise click.ClickException(FROM_LATER)
    if not steps:
        return

    def change() -> None:
        try:
            upgrade()
        except StepFailed as failed:
            raise click.ClickException(str(failed)) from None
        connection.close()

    yield f"The office's database: {len(steps)} steps ({', '.join(steps)}).", change


def _ledger() -> Iterator[tuple[str, Callable[[], None]]]:
    from charteroak.recording.growth import grown
    from charteroak.recording.reading import current_vocabulary
    from charteroak.recording.setup import open_log
    from charteroak.recording.words import vocabulary

    place, wanted = Place.from_environment(), vocabulary()
    if not (place.public / "vocabulary").is_dir():
        return
    current = current_vocabulary(place)
    if wanted == current or not wanted.extends(current):
        return

    def grow() -> None:
        try:
            with open_log(place, find_key(place, os.environ, ask_passphrase)) as log:
                grown(place, log, wanted)
        except LedgerError as error:
            click.echo(f"charteroak: left to the service, which does it when it opens the ledger: {error}", err=True)

    yield "The ledger: new words, which an entry takes in.", grow
