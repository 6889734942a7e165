"""`charteroak ledger rotate-key`: sign with a new key from here on, and say so in the log."""

from __future__ import annotations

import os
import sys

import click

from charteroak.cli.ledger_init import TYPES
from charteroak.cli.ledger_opening import ask_passphrase, ledger_place, new_passphrase
from charteroak.cli.options import OneOf
from charteroak.ledger import keys
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.logic.errors import BadInput
from charteroak.recording.place import Place, find_passphrase
from charteroak.recording.stewardship import check_policy, new_key, rotate
from charteroak.recording.succession import keep_next, next_to, settle

NEW_PASSPHRASE = "CHARTEROAK_LEDGER_NEW_PASSPHRASE"  # noqa: S105 - the name of a variable
NEXT_KEY = "CHARTEROAK_LEDGER_NEXT_KEY"


@click.command(
    "rotate-key",
    epilog=f"""\b
Environment, beside that of the ledger:
  {NEW_PASSPHRASE}  with --new-passphrase; else it is asked for
  {NEXT_KEY}        the new key itself, where {keys.KEY_VARIABLE} has the old

\b
Examples:
  charteroak ledger rotate-key
  charteroak ledger rotate-key --type ml-dsa-44 --new-passphrase
""",
)
@click.option(
    "--type",
    "key_type",
    type=OneOf(TYPES),
    metavar="|".join(TYPES),
    help="The type of the new key; by default the same.",
)
@click.option("--new-passphrase", "other", is_flag=True, help="Seal the new key with another passphrase.")
@click.option(
    "--show-key", is_flag=True, help="Where the key is in the environment: print the new one, terminal or not."
)
def rotate_key(key_type: str | None, other: bool, show_key: bool) -> int:
    """Have a new key sign the log from here on.

    The change is an entry of the log, both keys sign the checkpoint over it, and then the new key takes the old one's
    place. Broken off at any point, the ledger still opens; run it again to go on. Where a policy names witnesses, it
    has to name the new key first: this says so, keeps the new key for the next time, and changes nothing yet.
    """
    place = ledger_place()
    wanted = TYPES[key_type] if key_type else None
    if (old := keys.key_from(os.environ)) is not None:
        if other:
            raise BadInput("--new-passphrase", f"this option beside {keys.KEY_VARIABLE}", ["one of them"])
        new = _next_in_environment(old, wanted, show_key)
        check_policy(place, new)
        rotate(place, old, new)
        _tell(new, f"Set {keys.KEY_VARIABLE} to the new key, wherever the ledger is written.")
        return 0
    settle(place.key, place.lock, place.public)
    passphrase = find_passphrase(place, os.environ, ask_passphrase)
    old = keys.load_key(place.key, passphrase)
    new = _next_in_file(place, old, wanted, new_passphrase(NEW_PASSPHRASE) if other else passphrase, other)
    check_policy(place, new)
    rotate(place, old, new)
    if other:
        place.passphrase.unlink(missing_ok=True)  # what was kept there opens nothing any more
    _tell(new, "It is sealed by the new passphrase." if other else "It is sealed by the same passphrase.")
    return 0


def _next_in_file(place: Place, old: SignerKey, wanted: KeyType | None, passphrase: str, other: bool) -> SignerKey:
    """The new key: the one that an earlier run left beside the old one, or one made and kept there now."""
    path = next_to(place.key)
    if path.exists():
        new = keys.load_key(path, passphrase)
        if new.name != old.name or (wanted is not None and new.type != wanted):
            raise LedgerError(f"{path}: is of another name or type than is asked for; delete it to begin anew")
        return new
    new = new_key(old, wanted)
    _, cost = keys.read_head(place.key)
    keep_next(place.key, new, passphrase, keys.COST if other else cost)
    return new


def _next_in_environment(old: SignerKey, wanted: KeyType | None, show_key: bool) -> SignerKey:
    """The new key: from the environment, or one made now and shown this once, before anything is signed with it."""
    if given := os.environ.get(NEXT_KEY):
        try:
            new = SignerKey.parse(given)
        except Malformed as error:
            raise error.at(NEXT_KEY) from None
        if new.name != old.name or new == old:
            raise LedgerError(f"{NEXT_KEY}: is not another key of the log's name")
        return new
    if not show_key and not sys.stdout.isatty():
        raise BadInput("--show-key", "nothing", ["--show-key, as the new key is not kept here", "a terminal", NEXT_KEY])
    new = new_key(old, wanted)
    click.echo("The new key, shown this once. Keep it secret:")
    click.echo(new.skey)
    click.echo(f"Where this is broken off, go on with {NEXT_KEY} set to it.")
    sys.stdout.flush()
    return new


def _tell(new: SignerKey, about_key: str) -> None:
    for line in (
        "The ledger signs with a new key. Its public key, which outsiders check it with from here on:",
        new.verifier.vkey,
        about_key,
        "Start anew what writes to this ledger, as `charteroak serve`: until then it records nothing.",
        "The old public key still checks what it signed. Both stand in the public folder, in the file `keys`.",
    ):
        click.echo(line)
