"""What `triage` and `paper` share on the command line: the options to record with, and how they write."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from charteroak.cli.ask import Listed
from charteroak.cli.options import OneOf

_Made = TypeVar("_Made", bound=Callable[..., Any])


def recording_options(command: _Made) -> _Made:
    """--record, as `act`, --role and --department"""
    for option in reversed(
        (
            click.option(
                "--record",
                "act",
                type=OneOf(("arrest", "detain")),
                metavar="arrest|detain",
                help="Record in the ledger that you act on the answer about that, and give the receipt.",
            ),
            click.option(
                "--role", type=Listed("ROLES"), metavar="ROLE", help="With --record, your role, if it is not police."
            ),
            click.option(
                "--department", type=Listed("DEPARTMENTS"), metavar="NAME", help="With --record, your department."
            ),
        )
    ):
        command = option(command)
    return command


def write(text: str) -> None:
    """Write to standard output: bold only where somebody looks, UTF-8 wherever it goes."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(click.unstyle(text).encode("utf-8", "replace"))
