"""`charteroak ledger init`: set a ledger up."""

from __future__ import annotations

import os

import click

from charteroak.cli.ledger_opening import new_passphrase
from charteroak.cli.options import OneOf
from charteroak.ledger import keys
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.logic.errors import BadInput
from charteroak.recording.place import Place
from charteroak.recording.setup import create, create_unattended, own_origin
from charteroak.recording.words import vocabulary

TYPES = {"ed25519": KeyType.ED25519, "ml-dsa-44": KeyType.ML_DSA_44}


@click.command(
    epilog=f"""\b
Examples:
  charteroak ledger init
  charteroak ledger init --origin ledger.example.gov/article-xxi
  CHARTEROAK_LEDGER_PASSPHRASE=... charteroak ledger init --type ml-dsa-44

\b
Environment:
  CHARTEROAK_DATA      the folder that the ledger is made in
  {keys.PASSPHRASE_VARIABLE}  the passphrase for the key; else it is asked for
  {keys.KEY_VARIABLE}  a key that exists already; no key file is kept then
"""
)
@click.option(
    "--origin", metavar="NAME", help="The log's name, as ledger.example.gov/article-xxi; by default one is made up."
)
@click.option(
    "--type",
    "key_type",
    type=OneOf(TYPES),
    metavar="|".join(TYPES),
    help="The type of the key; by default ed25519, which all witnesses know.",
)
@click.option(
    "--keep-passphrase",
    is_flag=True,
    help="Make a passphrase and keep it in a file beside the ledger, so that it opens with no one there.",
)
def init(origin: str | None, key_type: str | None, keep_passphrase: bool) -> int:
    """Set up a ledger: its key, its first entry, its first checkpoint, and the folder to publish.

    It prints the public key, which outsiders need to check the ledger.
    """
    place = Place.from_environment()
    if place.exists:  # before anyone is asked for a passphrase
        raise LedgerError(f"{place.folder}: there is a ledger already")
    if (given := keys.key_from(os.environ)) is not None:
        _refuse_beside_a_key(origin, key_type, keep_passphrase)
        create(place, given, vocabulary(), None)
        _tell(place, given, "Its key is in the environment alone; no copy of it was kept.")
        return 0
    key = _made(origin, key_type)
    if keep_passphrase:
        create_unattended(place, vocabulary(), key)
        _tell(place, key, _kept(place))
        return 0
    passphrase = new_passphrase(otherwise=("--keep-passphrase",))
    create(place, key, vocabulary(), passphrase, keys.COST)
    _tell(place, key, f"Its key is {place.key}, sealed by your passphrase. If that is lost, so is the key.")
    return 0


def _refuse_beside_a_key(origin: str | None, key_type: str | None, keep_passphrase: bool) -> None:
    given = {"--origin": origin, "--type": key_type, "--keep-passphrase": keep_passphrase}
    if named := [option for option, value in given.items() if value]:
        raise BadInput(named[0], f"this option beside {keys.KEY_VARIABLE}", ["one of them: the key has all that"])


def _made(origin: str | None, key_type: str | None) -> SignerKey:
    try:
        return SignerKey.generate(own_origin() if origin is None else origin, TYPES[key_type or "ed25519"])
    except Malformed as error:
        raise error.at("--origin") from None


def _kept(place: Place) -> str:
    return (
        f"Its key is {place.key}, and the passphrase of that is {place.passphrase}: who can read both can sign. To "
        f"keep them apart, set {keys.PASSPHRASE_VARIABLE} to what the second holds, and delete that file."
    )


def _tell(place: Place, key: SignerKey, about_key: str) -> None:
    """What outsiders need, where things lie, and what to do next."""
    lock = "what CHARTEROAK_LEDGER_LOCK names" if place.lock_setting else place.lock  # a URL may hold a password
    for line in (
        "The ledger has been set up. Its public key, which outsiders check it with:",
        key.verifier.vkey,
        about_key,
        f"Publish {place.public}: any web server can serve it.",
        f"Back up {place.folder}, and {lock} elsewhere: it remembers the last checkpoint, so an old copy is found out.",
        f"Name witnesses in {place.policy_file} (C2SP tlog-policy): `charteroak ledger witness --help`.",
    ):
        click.echo(line)
    if key.type == KeyType.ML_DSA_44:
        click.echo(
            "Note: a checkpoint that is public or witnessed has an Ed25519 signature, too, as C2SP has it. With an "
            "ML-DSA-44 key alone, outsiders need a verifier that knows ML-DSA-44, as ours does."
        )
