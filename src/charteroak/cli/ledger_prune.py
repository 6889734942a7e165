"""`charteroak ledger prune`: delete entries that are older than a retention policy has them kept."""

from __future__ import annotations

from pathlib import Path

import click

from charteroak.cli.ledger_opening import ledger_place, opened
from charteroak.cli.paths import FilePath
from charteroak.ledger.codec import Codec
from charteroak.ledger.files import load
from charteroak.ledger.public import Public
from charteroak.ledger.retention import Retention
from charteroak.ledger.stores import open_store
from charteroak.recording.place import Place
from charteroak.recording.reading import current_vocabulary
from charteroak.recording.stewardship import Pruning, to_prune
from charteroak.recording.stewardship import prune as delete


@click.command(
    epilog="""\b
A retention policy is a text file of this form, with up to eight authorities:
  charteroak ledger retention v1
  keep 2555 days
  authority the records retention schedule that lets you delete what is older

\b
Examples:
  charteroak ledger prune --policy retention.txt --dry-run
  charteroak ledger prune --policy retention.txt
"""
)
@click.option("--policy", type=FilePath(), required=True, metavar="FILE", help="The retention policy.")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
def prune(policy: Path, dry_run: bool) -> int:
    """Delete the entries that are older than a policy has them kept, for good. Proofs and receipts stay valid.

    It goes by whole bundles of 256, up to the first entry that is to be kept. That it was done, and under which
    policy, is an entry of the log, and the policy is published beside it. A year is the least that can be kept. What
    is in backups, in receipts and with those who copied the ledger is not reached.
    """
    retention = load(policy, Retention.parse)
    place = ledger_place()
    if dry_run:
        _tell("would be deleted", _planned(place, retention))
        return 0
    with opened(place) as log:
        what = to_prune(log.store, log.public, retention)
        delete(log, Codec(current_vocabulary(place)), retention, what)
    _tell("were deleted", what)
    return 0


def _planned(place: Place, retention: Retention) -> Pruning:
    store = open_store(place.store)
    try:
        return to_prune(store, Public(place.public), retention)
    finally:
        store.close()


def _tell(done: str, what: Pruning) -> None:
    count = what.until - what.first
    click.echo(f"{count} {'entry' if count == 1 else 'entries'} {done}, of those from before {what.before:%Y-%m-%d}.")
    if what.until:
        click.echo(
            f"The first entry {'now' if done == 'were deleted' else 'then'} is {what.until}; whoever verifies "
            f"the ledger says so: --pruned {what.until}"
        )
