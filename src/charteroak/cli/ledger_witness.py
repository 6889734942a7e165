"""`charteroak ledger witness`: cosign the checkpoints of logs, as a city clerk or an outside body does."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import click

from charteroak.cli.options import OneOf, Whole
from charteroak.cli.paths import FilePath
from charteroak.cli.serve import _bound
from charteroak.ledger.encoding import from_utf8
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.files import LARGEST, load
from charteroak.ledger.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE, key_from, load_key, save_key
from charteroak.ledger.signing import KeyType, SignerKey, VerifierKey
from charteroak.ledger.witness import Witness
from charteroak.logic.errors import BadInput

TYPES = {"ed25519": KeyType.ED25519_COSIGNATURE, "ml-dsa-44": KeyType.ML_DSA_44}
_GRACE_SECONDS = 5

_Value = TypeVar("_Value")


@click.command(
    epilog=f"""\b
Examples:
  charteroak ledger witness --init --database clerk.db --key clerk.key \\
      --name clerk.example.gov/witness
  charteroak ledger witness --database clerk.db --key clerk.key --logs logs.txt
  charteroak ledger witness --database clerk.db --key clerk.key \\
      --log 'charteroak.example/ledger+0b1c2d3e+AbC...'

\b
Environment:
  {KEY_VARIABLE}         the key itself, in place of --key
  {PASSPHRASE_VARIABLE}  the passphrase of the key file; else it is asked for

\b
The database is what this witness remembers. Where it is lost, or an old copy
is put back, the key must not be used again: make a new witness with --init.
"""
)
@click.option("--database", type=FilePath(), required=True, metavar="FILE", help="What this witness remembers.")
@click.option("--key", "key_file", type=FilePath(), metavar="FILE", help="Its private key, sealed by a passphrase.")
@click.option("--init", is_flag=True, help="Make the key and the database, say what goes into a policy, and end.")
@click.option("--name", metavar="NAME", help="With --init, the name of the key, as clerk.example.gov/witness.")
@click.option(
    "--type",
    "key_type",
    type=OneOf(TYPES),
    default="ed25519",
    show_default=True,
    metavar="|".join(TYPES),
    help="With --init, the type of the key.",
)
@click.option(
    "--log", "vkeys", multiple=True, metavar="VKEY", help="The public key of a log to serve; may be repeated."
)
@click.option(
    "--logs", "logs_file", type=FilePath(), metavar="FILE", help="A file of them, one a line; # is a comment."
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to serve on.")
@click.option(
    "--port", type=Whole(0, 65535), default=8001, show_default=True, metavar="PORT", help="0 takes a free one."
)
@click.option("--prefix", default="", metavar="PATH", help="What stands before /add-checkpoint in the address.")
def witness(
    database: Path,
    key_file: Path | None,
    init: bool,
    name: str | None,
    key_type: str,
    vkeys: tuple[str, ...],
    logs_file: Path | None,
    host: str,
    port: int,
    prefix: str,
) -> int:
    """Cosign the checkpoints of logs that only grow, over HTTP (C2SP tlog-witness), until told to stop.

    It cosigns a log's checkpoint only if the log has grown out of what this witness saw before. Put a server with
    TLS in front of it; its address, with what stands before /add-checkpoint, goes into the log's policy file.
    """
    if init:
        _begin(database, key_file, name, TYPES[key_type])
        return 0
    logs = [*_given(vkeys), *(load(logs_file, _listed) if logs_file else ())]
    if not logs:
        raise BadInput("--log and --logs", "nothing", ["the public key of each log to serve"])
    path = _prefix(prefix)
    with Witness(database, _key(key_file), logs) as watching:
        _serve(watching, host, port, path)
    return 0


def _begin(database: Path, key_file: Path | None, name: str | None, key_type: KeyType) -> None:
    """Make a witness: its database, and its key if the environment does not hold that already."""
    key = key_from(os.environ)
    if key:
        Witness.create(database, key)
    else:
        key = SignerKey.generate(_wanted("--name", name, "the name of the key"), key_type)
        path = _wanted("--key", key_file, "the file to write the key to")
        passphrase = _passphrase(new=True)
        Witness.create(database, key)
        try:
            save_key(path, key, passphrase)
        except LedgerError:
            database.unlink()  # it was made just now, and nobody has used it
            raise
    click.echo(f"The key of this witness is {key.verifier.vkey}")
    click.echo("In a log's policy, with a name of your choice and the address that it is reached at:")
    click.echo(f"witness NAME {key.verifier.vkey} https://ADDRESS")


def _key(key_file: Path | None) -> SignerKey:
    """The private key: out of the environment if it is there, or else out of its file."""
    if key := key_from(os.environ):
        return key
    return load_key(_wanted("--key", key_file, f"the key file, or {KEY_VARIABLE} in the environment"), _passphrase())


def _passphrase(*, new: bool = False) -> str:
    """The passphrase: out of the environment, or else from a person at a terminal."""
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    if not sys.stdin.isatty():
        raise BadInput(PASSPHRASE_VARIABLE, "nothing", ["the passphrase of the key", "a terminal to ask for it at"])
    answer: str = click.prompt("Passphrase of the key", hide_input=True, confirmation_prompt=new, err=True)
    return answer


def _given(vkeys: Iterable[str]) -> list[VerifierKey]:
    try:
        return [VerifierKey.parse(vkey) for vkey in vkeys]
    except Malformed as error:
        raise error.at("--log") from None


def _listed(data: bytes) -> list[VerifierKey]:
    """The keys of a file. Malformed, with the number of the line, where one is none."""
    keys = []
    for number, line in enumerate(from_utf8(data, "the list of logs", LARGEST).split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            keys.append(VerifierKey.parse(line.strip()))
        except Malformed as error:
            raise error.at(f"line {number}") from None
    return keys


def _prefix(given: str) -> str:
    """What stands before /add-checkpoint, with a slash in front and none behind."""
    parts = [part for part in given.split("/") if part]
    if not given.isascii() or not given.isprintable() or any(mark in given for mark in " ?#%"):
        raise BadInput("--prefix", "another text", ["the path of an address, as /witness"])
    return "".join(f"/{part}" for part in parts)


def _wanted(option: str, value: _Value | None, what: str) -> _Value:
    """The value of an option that is needed here."""
    if value is None:
        raise BadInput(option, "nothing", [what])
    return value


def _serve(watching: Witness, host: str, port: int, prefix: str) -> None:
    with _bound(host, port) as listening:
        # These load the server, which nothing above needs.
        from charteroak.cli.server import Running
        from charteroak.ledger.witness_app import WitnessApp

        click.echo(f"This witness's key is {watching.vkey}")
        for number in (signal.SIGTERM, signal.SIGINT):
            # The server stops in order, and then raises again what it was told to stop by.
            signal.signal(number, lambda *_: None)
        server = Running(WitnessApp(watching, prefix), listening, "warning", access_log=False, grace=_GRACE_SECONDS)
        server.run(sockets=[listening])
