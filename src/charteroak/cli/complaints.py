"""`charteroak complaints`: an auditor's key, made off the server; and shredding what is due."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from charteroak.logic.errors import BadInput

PASSPHRASE = "CHARTEROAK_COMPLAINTS_PASSPHRASE"  # noqa: S105 - the name of a variable


@click.group(
    epilog="""\b
Examples:
  charteroak complaints key auditor.key
  charteroak complaints shred
"""
)
def complaints() -> None:
    """What residents write is sealed for the City's auditors, and shredded on schedule."""


@complaints.command(
    epilog=f"""\b
Environment:
  {PASSPHRASE}  the passphrase, where it is not to be asked for

\b
Examples:
  charteroak complaints key auditor.key
"""
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def key(file: Path) -> int:
    """Make an auditor's key on this machine: its file is sealed with a passphrase, and its public line is printed.

    Paste the line into the site, under “Auditors' keys”. Keep the file and the passphrase: without them nothing that
    was sealed for the key can be read, by anyone.
    """
    from charteroak.office.complaints.keyfile import SHORTEST, new_pair, public_text, seal_key

    passphrase = os.environ.get(PASSPHRASE) or _asked()
    if len(passphrase) < SHORTEST:
        raise BadInput("the passphrase", "a shorter one", [f"at least {SHORTEST} characters"])
    pair = new_pair()
    try:
        with open(file, "xb", opener=_for_the_owner) as written:
            written.write(seal_key(pair, passphrase))
            written.flush()
            os.fsync(written.fileno())
    except OSError as error:
        raise click.ClickException(f"{file}: the key cannot be written: {error.strerror}") from None
    click.echo(public_text(pair.public))
    return 0


@complaints.command(
    epilog="""\b
Examples:
  charteroak complaints shred
"""
)
def shred() -> int:
    """Shred what is due today. The site does so by itself, at its start and each day.

    The ledger has to take that it was done. Where the site has the ledger open, leave it to the site.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    import django

    django.setup()
    from charteroak.law.law import today
    from charteroak.office.complaints.shredding import shred_due
    from charteroak.office.database import ready
    from charteroak.recording.recorder import recorder

    ready()
    try:
        count = shred_due(today())
    finally:
        recorder().close()
    click.echo(f"{count} shredded")
    return 0


def _asked() -> str:
    if not sys.stdin.isatty():
        raise BadInput("the passphrase", "nothing", [f"a terminal to type it on, or {PASSPHRASE}"])
    typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    return typed


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
