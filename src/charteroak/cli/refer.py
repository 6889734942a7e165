"""`charteroak refer`: the list that anyone gets with a need and a place, and what it was made from (2-927(b))."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from charteroak.cli.options import OneOf
from charteroak.cli.services import opened
from charteroak.cli.terminal import heading, say
from charteroak.logic.errors import BadInput
from charteroak.office.referrals.asking import AGENCIES, ANYWHERE, LANGUAGES, PLACE_NAMES

if TYPE_CHECKING:
    from charteroak.office.referrals.listing import Listed

_DIGEST = re.compile(r"[0-9a-f]{64}")


@click.command(
    epilog="""\b
Exit statuses:
  0  done
  1  --check found that the list is another
  2  not done

\b
Examples:
  charteroak refer --need food --place 06106 --language es
  charteroak refer --need health --place frog_hollow --format jsonl
"""
)
@click.option(
    "--need", type=OneOf(AGENCIES), required=True, metavar="NEED", help=f"What is needed: {', '.join(AGENCIES)}."
)
@click.option(
    "--place",
    type=OneOf(PLACE_NAMES),
    default=ANYWHERE,
    metavar="PLACE",
    help=f"Where help should be near to, by default {ANYWHERE}: {', '.join(PLACE_NAMES)}.",
)
@click.option(
    "--language",
    type=OneOf(LANGUAGES),
    default="en",
    metavar="CODE",
    help=f"The language of the list, by default en: {', '.join(LANGUAGES)}.",
)
@click.option(
    "--check", metavar="DIGEST", help="The digest of a list that was handed over: whether this is the same one."
)
@click.option(
    "--format", "form", type=OneOf(("text", "jsonl")), default="text", metavar="text|jsonl", help="By default text."
)
def refer(need: str, place: str, language: str, check: str | None, form: str) -> int:
    """The list of agencies that everyone gets with this need, place and language, "in the same manner" (2-927(b)).

    It is made from these three and the catalogue of services, and from nothing else; nothing of it is kept. Who has
    the same catalogue makes the same list: the digest of each is printed with it.
    """
    from charteroak.office.referrals.listing import made_list

    if check is not None and not _DIGEST.fullmatch(check):
        raise BadInput("--check", "another text", ["64 small hexadecimal digits"])
    store = opened()
    try:
        listed = made_list(store, need, place, language)
    finally:
        store.close()
    (_lines if form == "jsonl" else _text)(listed)
    if check is None or check == listed.digest:
        return 0
    click.echo("charteroak: this is another list than the one with that digest", err=True)
    return 1


def _lines(listed: Listed) -> None:
    """A line of what it was made from, and then one for each agency, in order."""
    about = {name: getattr(listed, name) for name in ("need", "place", "language", "catalogue", "digest")}
    click.echo(json.dumps({**about, "offered": len(listed.agencies)}))
    for number, each in enumerate(listed.agencies, 1):
        click.echo(json.dumps({"number": number, **asdict(each)}, ensure_ascii=False))


def _text(listed: Listed) -> None:
    """The words of the sheet that is handed over, and what it was made from."""
    from charteroak.office.referrals.said import said

    shown = said(listed)
    say(shown.say["title"], strong=True)
    for label, value in (("for", shown.need), ("near", shown.place), ("language", shown.language)):
        say(f"{shown.say[label]}: {value}")
    for band in shown.bands:
        heading(band.name)
        for each in band.agencies:
            say(each.agency, first="- ")
            for line in (each.service, each.address, each.phone, each.website, each.spoken):
                if line:
                    say(line, indent=2)
    if not shown.bands:
        heading(shown.say["nothing"])
        say(shown.say["nothing_text"])
    say()
    if shown.bands:
        say(shown.say["more"])
    say(shown.say["not_asked"])
    say()
    say(f"list {listed.digest}")
    say(f"catalogue {listed.catalogue}")
