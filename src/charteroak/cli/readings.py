"""`charteroak readings`: how the open questions of the text are read, since when, and by what entry of the ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import OneOf
from charteroak.cli.terminal import heading, say

if TYPE_CHECKING:
    from charteroak.law.settled import Settlement, Standing

DOUBTS = {
    "damaged": "readings.json cannot be read as what it is to be.",
    "disagrees": "readings.json does not say what the ledger says.",
    "ledger": "The ledger cannot be read, so that nothing confirms readings.json.",
}
"""Why something is in doubt, by the words of `recording.settled.TROUBLES`."""


@click.command(
    epilog="""\b
Examples:
  charteroak readings
  charteroak readings --check
  charteroak readings --format json
"""
)
@click.option("--check", is_flag=True, help="Compare what is kept with the whole ledger; exit status 1 if they differ.")
@click.option(
    "--format", "form", type=OneOf(("text", "json")), default="text", metavar="text|json", help="By default text."
)
def readings(check: bool, form: str) -> int:
    """How the eight open questions of the article are read here.

    Of each: how it is read today, whether that is as this software has it or as two of counsel settled it, since when,
    why, and by which entry of the ledger; and what is settled already for a later day. A reading of which what is kept
    here and the ledger do not say the same is in doubt: it is read as not settled, so that what turns on it is for
    counsel to answer.
    """
    from charteroak.law import settled
    from charteroak.recording.settled import read

    if check:
        settled.put(read(thorough=True))
    standing = settled.standing()
    if form == "json":
        click.echo(json.dumps(_as_dict(standing), ensure_ascii=False))
    else:
        _print(standing)
    if standing.trouble:
        click.echo(f"charteroak: {DOUBTS[standing.trouble]}", err=True)
    return 1 if check and standing.trouble else 0


def _as_dict(standing: Standing) -> dict[str, Any]:
    from charteroak.law.law import law, today
    from charteroak.law.readings import READINGS

    now = law().readings
    return {
        "as_of": today().isoformat(),
        "readings": [
            {
                "id": reading.id,
                "settled": now[reading.id],
                "shipped": reading.shipped,
                "in_doubt": reading.id in standing.doubted,
                "by_counsel": _settlement(standing.holding(reading.id, today())),
                "coming": [_settlement(each) for each in standing.coming(today()) if each.reading == reading.id],
            }
            for reading in READINGS
        ],
        "trouble": standing.trouble or None,
    }


def _settlement(each: Settlement | None) -> dict[str, Any] | None:
    if each is None:
        return None
    return {
        "choice": each.choice,
        "since": each.since.isoformat(),
        "reason": each.reason,
        "record": each.record,
        "index": each.index,
        "entry_sha256": each.entry,
    }


def _print(standing: Standing) -> None:
    from charteroak.law.law import law, today
    from charteroak.law.readings import READINGS

    now = law().readings
    for reading in READINGS:
        heading(f"{reading.id}: {now[reading.id] or 'not settled'}")
        say(reading.question, 2)
        held = standing.holding(reading.id, today())
        if reading.id in standing.doubted:
            say("In doubt: what is kept is not what the ledger says. It is read as not settled.", 2)
        elif held is not None:
            say(f"By counsel, two signatures, since {held.since}; the ledger's entry {held.index}.", 2)
            say(f"Why: {held.reason}", 2)
        else:
            say("As this software has it; counsel has not spoken to it.", 2)
        for each in standing.coming(today()):
            if each.reading == reading.id:
                say(f"From {each.since} on: {each.choice or 'not settled'}; the ledger's entry {each.index}.", 2)
