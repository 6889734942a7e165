"""`charteroak ledger verify`: check a ledger from its files alone, as anyone can who has `verify.py`."""

from __future__ import annotations

import click

from charteroak.cli.options import Whole


@click.command(
    epilog="""\b
Exit statuses:
  0  all is as it should be
  1  it is not: standard error says what
  2  something could not be read

\b
Examples:
  charteroak ledger verify https://ledger.example.gov --key 'NAME+ID+KEY'
  charteroak ledger verify public --policy policy --old checkpoint-of-may
  charteroak ledger verify --receipt 17.tlog-proof --entry 17.entry --key 'NAME+ID+KEY'
"""
)
@click.argument("log", required=False, metavar="DIR-or-URL")
@click.option("--key", multiple=True, metavar="VKEY", help="A public key of the log; may be repeated.")
@click.option("--policy", metavar="FILE", help="Whose word is enough, as C2SP tlog-policy writes it.")
@click.option("--old", multiple=True, metavar="FILE", help="A checkpoint kept from before; may be repeated.")
@click.option("--receipt", multiple=True, metavar="FILE", help="A .tlog-proof file; may be repeated.")
@click.option("--entry", metavar="FILE", help="The entry that the receipts are for.")
@click.option(
    "--pruned", type=Whole(0, 10**11 - 1), metavar="N", help="The first entry that the log still shows; by default 0."
)
def verify(
    log: str | None,
    key: tuple[str, ...],
    policy: str | None,
    old: tuple[str, ...],
    receipt: tuple[str, ...],
    entry: str | None,
    pruned: int | None,
) -> int:
    """Check a ledger from its files alone: every entry, every tile, the root, the signatures.

    The log's public key must come from elsewhere than the ledger itself, with --key or in a policy: what lies beside
    the entries could have been exchanged with them. `charteroak/ledger/verify.py` does the same as one file of its own.
    """
    from charteroak.ledger.verify import main

    given = {"key": key, "policy": policy, "old": old, "receipt": receipt, "entry": entry, "pruned": pruned}
    arguments = [f"--{name}={each}" for name, value in given.items() for each in _each(value)]
    return main([*arguments, *(["--", log] if log is not None else [])])


def _each(value: object) -> tuple[object, ...]:
    """The values of an option: of one that is not repeated, none or one."""
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)
