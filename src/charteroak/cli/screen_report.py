"""What `charteroak screen` writes: a report to read, lines of JSON, and on standard error what went wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from charteroak.screening.scale.running import Told
    from charteroak.screening.task import Outcome


def line_of(told: Told) -> str:
    """A line of JSON about a file, or a part of one."""
    from charteroak.screening.scale.telling import fields

    return f"{json.dumps(fields(told, told.outcome), ensure_ascii=False)}\n" if told.outcome is not None else ""


def report(told: Told) -> str:
    """The same for people."""
    outcome, name = told.outcome, told.entry.shown + (f", {told.part}" if told.part else "")
    if outcome is None:
        return ""
    if outcome.trouble is not None:
        return f"{name}: not read\n"
    return "".join(f"{line}\n" for line in _report(name, outcome))


def _report(name: str, outcome: Outcome) -> Iterator[str]:
    count = len(outcome.findings)
    what = "a record withheld whole (2-926: all information in an individual's income tax records)"
    head = what if outcome.document else f"{count} found" if count else "nothing found"
    yield click.style(f"{name}: {head}", bold=bool(count or outcome.document))
    for each in outcome.findings:
        sure = "" if each.certainty == "protected" else ", undetermined: withhold"
        shown = f": {' '.join(each.value.split())}" if each.value is not None else ""
        yield f"  {each.where} {each.start}-{each.end}  {each.category} ({each.tier}{sure}){shown}"
    for left in outcome.unread:
        yield f"  {left.where}  not read ({left.why})"


def kinds_of(outcome: Outcome) -> str:
    """Why places were not read, each kind once."""
    return ", ".join(dict.fromkeys(each.why for each in outcome.unread))


def failed(line: str) -> int:
    """Say on standard error what went wrong. The status."""
    sys.stdout.flush()
    click.echo(f"charteroak: {line}", err=True)
    return 2


def write(text: str) -> None:
    """Write to standard output: bold only where somebody looks, UTF-8 wherever it goes."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(click.unstyle(text).encode())
        sys.stdout.flush()
