"""`charteroak services list`: the services that a search finds, in the order in which everyone is shown them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import OneOf, Whole
from charteroak.cli.services import opened
from charteroak.cli.terminal import say
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.catalogue.searching import Near

_LONGEST = 200


@click.command(
    "list",
    epilog="""\b
Exit statuses:
  0  something was found
  1  nothing was

\b
Examples:
  charteroak services list
  charteroak services list food pantry
  charteroak services list --need health --language es --near 41.7640,-72.6734 --within 2000
  charteroak services list --need shelter --format jsonl --most 500
""",
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--need", "needs", multiple=True, metavar="NEED", help="A need, by its name here; any of several.")
@click.option("--language", default="", metavar="NAME", help="A language that is spoken there: its name, or its code.")
@click.option("--postcode", default="", metavar="ZIP", help="Where an address has this ZIP code.")
@click.option("--near", metavar="LATITUDE,LONGITUDE", help="The nearest first, and those within --within alone.")
@click.option(
    "--within", type=Whole(1, 100_000), default=5000, metavar="METRES", help="How far, with --near; by default 5000."
)
@click.option("--every", is_flag=True, help="Those too that are inactive or have ended.")
@click.option(
    "--most", type=Whole(1, 100_000), default=20, metavar="NUMBER", help="How many are listed; by default 20."
)
@click.option(
    "--format",
    "form",
    type=OneOf(("text", "jsonl")),
    default="text",
    metavar="text|jsonl",
    help="By default text; jsonl has a service with all that is its own on each line.",
)
def list_(
    words: tuple[str, ...],
    needs: tuple[str, ...],
    language: str,
    postcode: str,
    near: str | None,
    within: int,
    every: bool,
    most: int,
    form: str,
) -> int:
    """List services by words in English or Spanish, by need, language and place: the same list for everyone."""
    from charteroak.catalogue.needs import NEEDS
    from charteroak.catalogue.nesting import nested
    from charteroak.catalogue.searching import OFFERED, Query, search

    if not set(needs) <= NEEDS.keys():
        raise BadInput("--need", "another text", NEEDS)
    query = Query(
        words=" ".join(words),
        needs=needs,
        language=language,
        postcode=postcode,
        near=_place(near, within),
        size=most,
        statuses=() if every else OFFERED,
    )
    store = opened()
    try:
        found = search(store, query)
        for id_ in found.ids:
            if (service := store.get("service", id_)) is not None:
                _print(nested(store, service), form)
    finally:
        store.close()
    if form == "text":
        shown = "" if found.total == len(found.ids) else f", the first {len(found.ids)} of them shown"
        some = "; nothing has all the words" if found.loosened else ""
        say(f"{found.total} found{shown}{some}.")
    return 0 if found.total else 1


def _place(near: str | None, within: int) -> Near | None:
    from charteroak.catalogue.searching import Near

    if near is None:
        return None
    try:
        latitude, longitude = map(float, near.split(","))
    except ValueError:
        latitude = longitude = 999.0
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise BadInput("--near", "another text", ["a latitude and a longitude in degrees, as 41.7640,-72.6734"])
    return Near(longitude, latitude, within)


def _print(service: dict[str, Any], form: str) -> None:
    if form == "jsonl":
        click.echo(json.dumps(service, ensure_ascii=False))
        return
    say(service["name"], strong=True)
    told = [service["id"], service["status"], service.get("organization", {}).get("name", "")]
    say(" · ".join(each for each in told if each), 2)
    if described := " ".join(service.get("description", "").split()):
        say(described if len(described) <= _LONGEST else described[:_LONGEST].rsplit(" ", 1)[0] + " …", 2)
    for place in service.get("service_at_locations", ()):
        for each in place.get("location", {}).get("addresses", ()):
            say(", ".join(each[name] for name in ("address_1", "city", "postal_code") if name in each), 2)
