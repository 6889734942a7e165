"""`charteroak ledger`: the log of what was acted on, which no one can rewrite unseen."""

from __future__ import annotations

import click

from charteroak.cli.main import Commands

ENVIRONMENT = """\b
Environment:
  CHARTEROAK_DATA               the folder that the ledger lies in
  CHARTEROAK_LEDGER_PASSPHRASE  opens the key file; else it is asked for
  CHARTEROAK_LEDGER_KEY         the key itself, in place of a key file
  CHARTEROAK_LEDGER_STORE       the entries' database: a path or postgresql://
  CHARTEROAK_LEDGER_LOCK        the last signed checkpoint's, best elsewhere
  CHARTEROAK_LEDGER_POLICY      the policy file that names the witnesses
"""


@click.group(
    cls=Commands,
    modules={
        "init": "charteroak.cli.ledger_init:init",
        "append": "charteroak.cli.ledger_append:append",
        "checkpoint": "charteroak.cli.ledger_checkpoint:checkpoint",
        "receipt": "charteroak.cli.ledger_receipt:receipt",
        "verify": "charteroak.cli.ledger_verify:verify",
        "witness": "charteroak.cli.ledger_witness:witness",
        "rotate-key": "charteroak.cli.ledger_rotate:rotate_key",
        "prune": "charteroak.cli.ledger_prune:prune",
    },
    epilog=f"""{ENVIRONMENT}
\b
Examples:
  charteroak ledger init --origin ledger.example.gov/article-xxi
  charteroak ledger checkpoint
  charteroak ledger verify https://ledger.example.gov --key 'NAME+ID+KEY'
""",
)
def ledger() -> None:
    """Keep a log of decisions that were acted on, which outsiders can check and no one can rewrite unseen.

    An entry holds names out of closed lists, times and digests. It has no place for free text or for who anyone is.
    """
