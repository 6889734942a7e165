"""`charteroak ledger checkpoint`: sign what there is, publish it, and have it witnessed."""

from __future__ import annotations

import click

from charteroak.cli.ledger_opening import ledger_place, opened
from charteroak.ledger.cosigning import Collected
from charteroak.ledger.policy import Policy


@click.command(
    epilog="""\b
Examples:
  charteroak ledger checkpoint
  charteroak ledger checkpoint > checkpoint-of-today
"""
)
def checkpoint() -> int:
    """Sign a checkpoint over all entries, publish it, and print it.

    Where a policy names witnesses they are asked to cosign it. The exit status is 1, and nothing is published, where
    too few do; standard error then says why each one is missing.
    """
    place = ledger_place()
    policy = place.policy()
    with opened(place) as log:
        note = log.checkpoint()
        if policy is None:
            status = 0
        else:
            collected = log.witness()
            note, status = collected.note, _status(collected, policy)
        # The same tree may have been published before, with the same witnesses' earlier times: that one stays.
        if status == 0 and (published := log.public.checkpoint()):
            note = published[0]
    click.echo(note.to_bytes().decode(), nl=False)
    return status


def _status(collected: Collected, policy: Policy) -> int:
    for name, why in collected.missing.items():
        click.echo(f"charteroak: witness {name}: {why}", err=True)
    if collected.complete(policy):
        return 0
    click.echo("charteroak: too few witnesses cosigned it, so it was not published", err=True)
    return 1
