"""The ledger of `charteroak serve`: there from the start, open before anyone is answered, closed at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from charteroak.cli.ledger_opening import ask_passphrase
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.keys import COST, PASSPHRASE_VARIABLE, key_from
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.recording.place import Place, find_passphrase
from charteroak.recording.recorder import NotRecorded, recorder
from charteroak.recording.setup import create, create_unattended, own_origin
from charteroak.recording.words import vocabulary


@contextmanager
def ledger_open(*, wanted: bool) -> Iterator[None]:
    """The recorder of this process, open where it can be. Why it is not is one line; guidance is served all the same.

    Where the ledger is not wanted, none is made, and nothing is recorded in one that there is.
    """
    if not wanted:
        recorder().leave()
    else:
        try:
            _prepare(Place.from_environment())
            recorder().opened()
        except (LedgerError, NotRecorded) as error:
            click.echo(f"charteroak: answers are given and none is recorded: {error}", err=True)
    try:
        yield
    finally:
        recorder().close()


def _prepare(place: Place) -> None:
    """Set a ledger up where there is none, and have its passphrase where a person must give it."""
    if not place.exists:
        _begin(place)
    elif key_from(os.environ) is None:
        find_passphrase(place, os.environ, _asked_once)


def _asked_once() -> str | None:
    """The passphrase from a person, put where the recorder looks for it: this process's own environment."""
    given = ask_passphrase()
    if given:
        os.environ[PASSPHRASE_VARIABLE] = given
    return given


def _begin(place: Place) -> None:
    """Set a ledger up, with what the environment has for it, or with a passphrase that is kept beside it."""
    if (key := key_from(os.environ)) is not None:
        create(place, key, vocabulary(), None)
        how = "Its key is in the environment alone."
    elif passphrase := os.environ.get(PASSPHRASE_VARIABLE):
        create(place, SignerKey.generate(own_origin(), KeyType.ED25519), vocabulary(), passphrase, COST)
        how = f"Its key is sealed by {PASSPHRASE_VARIABLE}."
    else:
        create_unattended(place, vocabulary())
        how = f"Its key's passphrase is kept beside it, in {place.passphrase}; the README says how to take that away."
    click.echo(
        f"A ledger has been set up in {place.folder}, for answers that someone asks to have recorded. {how}", err=True
    )
