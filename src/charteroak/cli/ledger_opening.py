"""Opening the ledger from the command line: its key, its passphrase, and who can be asked for that."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.keys import PASSPHRASE_VARIABLE
from charteroak.ledger.log import Log
from charteroak.logic.errors import BadInput
from charteroak.recording.place import Place, find_key
from charteroak.recording.setup import open_log


def ledger_place() -> Place:
    """The place of the ledger. LedgerError where none has been set up."""
    place = Place.from_environment()
    if not place.exists:
        raise LedgerError("no ledger has been set up: run `charteroak ledger init`")
    return place


@contextmanager
def opened(place: Place) -> Iterator[Log]:
    """The ledger, open to write, with its key. LedgerError says why it cannot be."""
    with open_log(place, find_key(place, os.environ, ask_passphrase)) as log:
        yield log


def ask_passphrase() -> str | None:
    """The passphrase, from a person at a terminal; None where there is none."""
    if not _someone_is_there():
        return None
    answer: str = click.prompt("Passphrase of the ledger's key", hide_input=True, err=True)
    return answer


def new_passphrase(variable: str = PASSPHRASE_VARIABLE, otherwise: tuple[str, ...] = ()) -> str:
    """A passphrase for a new key: from the environment, or from a person, who types it twice. BadInput if neither."""
    if given := os.environ.get(variable):
        return given
    if not _someone_is_there():
        raise BadInput(variable, "nothing", ["a passphrase for the new key", "a terminal to ask for one", *otherwise])
    answer: str = click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True)
    return answer


def _someone_is_there() -> bool:
    """Whether there is a terminal to ask at. Standard input may be something else, which is not read for it."""
    if sys.stdin.isatty():
        return True
    if os.name != "posix" or not sys.stderr.isatty():
        return False
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
