"""`charteroak resident`: whether a place that someone lives at is in the city. Nothing of it is kept."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.boundary import folder, need_libraries
from charteroak.cli.options import OneOf
from charteroak.cli.terminal import say
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.residency.asking import Answer
    from charteroak.residency.boundary import Boundary

SAID = {
    "inside": "The place is in the city.",
    "outside": "The place is not in the city.",
    "near_line": "The place is too near the city's line to tell.",
    "several_places": "More than one place fits, some in the city and some not.",
    "another_town": "Another town was named, and a name does not decide: point at the place, or name a cross street.",
    "no_such_address": "The street is known, the number is not.",
    "no_such_street": "No such street is known.",
    "no_such_crossing": "The two streets are known, and do not cross.",
    "no_such_place": "No place of that name is known.",
    "no_boundary": "No boundary was imported: ask whether the place is in the city.",
    "no_table": "No addresses were imported: point at the place.",
    "empty": "Nothing was given.",
    "too_long": "That is longer than an address.",
    "po_box": "A post office box is no place that someone lives at.",
    "no_number": "The number is missing.",
    "no_street": "The street is missing.",
    "not_read": "That could not be read as an address.",
}
"""Why an answer is what it is, by the words of `residency.asking.WHYS`."""
_EXITS = {"yes": 0, "no": 0, "unsure": 1}


@click.command(
    epilog="""\b
Exit statuses:
  0  yes or no
  1  unsure: ask
  2  not done

\b
Examples:
  charteroak resident < address.txt
  charteroak resident --place --format json < name.txt
  charteroak resident --at 41.7640,-72.6734
  charteroak resident --points places.csv > answers.csv
"""
)
@click.option("--at", metavar="LATITUDE,LONGITUDE", help="A place on a map.")
@click.option(
    "--within", type=click.FloatRange(0, 10_000), default=0.0, metavar="METRES", help="How far --at may be off."
)
@click.option("--place", is_flag=True, help="What is read is a place's name, a shelter's for example.")
@click.option(
    "--points",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A table with columns longitude and latitude: an answer for each row.",
)
@click.option(
    "--format", "form", type=OneOf(("text", "json")), default="text", metavar="text|json", help="By default text."
)
def resident(at: str | None, within: float, place: bool, points: Path | None, form: str) -> int:
    """Whether a "primary place of habitation" (2-926) is in the city: yes, no, or unsure.

    The place is read from standard input: an address, or two streets that cross. It is no argument, since a command
    line is seen and kept by others. No document is asked for, a city's name and a ZIP code do not decide, and nothing
    of what is asked is kept.
    """
    need_libraries()
    from charteroak.residency import asking
    from charteroak.residency.keeping import kept_boundary, kept_table

    boundary = kept_boundary(folder())
    if points is not None:
        return _many(boundary, points, within)
    if at is not None:
        answer = asking.pointed_at(boundary, *_pointed(at), within=within)
    else:
        given = sys.stdin.read(4096)
        table = kept_table(folder())
        answer = asking.at(boundary, table, given) if place else asking.typed(boundary, table, given)
    _print(answer, form)
    return _EXITS[answer.resident]


def _print(answer: Answer, form: str) -> None:
    if form == "json":
        metres = None if answer.metres is None else round(answer.metres, 1)
        click.echo(json.dumps({"resident": str(answer.resident), "why": answer.why, "metres_from_the_line": metres}))
        return
    say(str(answer.resident).capitalize() + ".", strong=True)
    say(SAID[answer.why])
    if answer.metres is not None:
        say(f"It is {answer.metres:.0f} m from the line.")


def _pointed(at: str) -> tuple[float, float]:
    try:
        latitude, longitude = map(float, at.split(","))
    except ValueError:
        latitude = longitude = 999.0
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise BadInput("--at", "another text", ["a latitude and a longitude in degrees, as 41.7640,-72.6734"])
    return longitude, latitude


def _many(boundary: Boundary | None, path: Path, within: float) -> int:
    """A line for each row of a table: its number, the answer and the metres."""
    if boundary is None:
        raise click.ClickException(SAID["no_boundary"])
    given = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row, each in enumerate(csv.DictReader(file), 2):
            try:
                given.append((float(each["longitude"]), float(each["latitude"])))
            except (KeyError, TypeError, ValueError):
                raise BadInput(f"row {row}", "something else", ["longitude and latitude in degrees"]) from None
    try:
        lies, metres = boundary.standings(*zip(*given, strict=True), within=within) if given else ((), ())
    except ValueError:
        raise BadInput("a row", "something else", ["longitude and latitude in degrees"]) from None
    writer = csv.writer(sys.stdout)
    writer.writerow(["row", "resident", "metres_from_the_line"])
    writer.writerows(
        (row, ("yes", "no", "unsure")[code], f"{far:.1f}")
        for row, (code, far) in enumerate(zip(lies, metres, strict=True), 2)
    )
    return 0
