"""`charteroak services check`: which services turn on immigration status, and on what authority."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from charteroak.cli.options import OneOf
from charteroak.cli.services import opened
from charteroak.cli.terminal import say

if TYPE_CHECKING:
    from charteroak.office.services.conflicts import Conflict

STANDINGS = {
    "uncited": "no authority is cited",
    "over": "the authority that is cited does not hold any more",
    "not_required": "the authority that is cited does not require it",
    "cited": "cited",
}
"""How a demand stands, by the words of `office.services.conflicts.Standing`."""


@click.command(
    epilog="""\b
Exit statuses:
  0  no service turns on immigration status without an authority that requires it
  1  one does: it is in conflict with 2-927(a)

\b
Examples:
  charteroak services check
  charteroak services check --questions --format jsonl
"""
)
@click.option(
    "--questions", is_flag=True, help="List the demands for other classes of 2-926, too: 2-929 asks about them."
)
@click.option(
    "--format", "form", type=OneOf(("text", "jsonl")), default="text", metavar="text|jsonl", help="By default text."
)
def check(questions: bool, form: str) -> int:
    """Check what services demand: eligibility, the way to apply, and required documents.

    A service that turns on immigration status, or asks for what tends to reveal one, has to cite an authority that
    requires it; people of counsel cite one on the service's page. Otherwise it is in conflict with 2-927(a).
    """
    from charteroak.cli.office_opening import set_up

    store = opened()
    set_up()
    from charteroak.catalogue.nesting import nested
    from charteroak.law.law import today
    from charteroak.office.database import ready
    from charteroak.office.services.conflicts import STATUS, looked_at

    ready()
    count = wrong = asked = 0
    try:
        for service in store.all("service"):
            found = looked_at(nested(store, service), today())
            status = [each for each in found if each.clause == STATUS]
            wrong += any(each.is_open for each in status)
            asked += len(found) - len(status)
            count += 1
            _print(service.id, str(service.values["name"]), found if questions else tuple(status), form)
    finally:
        store.close()
    if form == "text":
        say(f"{count} services: {wrong} in conflict with 2-927(a), {asked} questions under 2-929.", strong=True)
    return 1 if wrong else 0


def _print(id_: str, name: str, found: tuple[Conflict, ...], form: str) -> None:
    if form == "jsonl":
        for each in found:
            line = {"id": id_, "name": name, "clause": each.clause, "where": each.where, "words": each.words}
            line |= {"tier": each.tier, "category": str(each.category), "standing": each.standing}
            authority = {"id": each.authority.id, "citation": each.authority.citation} if each.authority else None
            click.echo(json.dumps({**line, "authority": authority}, ensure_ascii=False))
    elif found:
        say(name, strong=True)
        say(id_, 2)
        for each in found:
            cited = f" ({each.authority.citation})" if each.authority else ""
            say(f"{each.clause}, {each.where}, {each.tier}: “{each.words}”. {_standing(each)}{cited}", 2)


def _standing(each: Conflict) -> str:
    from charteroak.office.services.conflicts import STATUS

    if each.clause != STATUS:
        return f"A question about {str(each.category).replace('_', ' ')}: does a law or the service need it?"
    words = STANDINGS[each.standing]
    return f"In conflict with 2-927(a): {words}" if each.is_open else words.capitalize()
