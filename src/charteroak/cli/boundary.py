"""`charteroak boundary`: the city's line and its addresses, from the City's own files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.residency.boundary import Boundary
    from charteroak.residency.rows import Reject
    from charteroak.residency.table import Named, Numbers

_FILE = click.Path(dir_okay=False, path_type=Path)


def folder() -> Path:
    """Where the boundary and the addresses are kept."""
    from charteroak.recording.folder import data_folder

    return data_folder() / "residency"


def need_libraries() -> None:
    """Say what is to be installed, where what reads geography is not there."""
    if not all(map(find_spec, ("shapely", "pyproj", "shapefile", "usaddress"))):
        raise click.ClickException("this needs what reads geography: pip install 'charteroak[residency]'")


@click.group(
    epilog="""\b
Examples:
  charteroak boundary import hartford.geojson
  charteroak boundary import towns.zip --where NAME=Hartford
  charteroak boundary addresses points.csv --column number=STREETNUM --column street=STREET \\
    --column longitude=X --column latitude=Y
  charteroak boundary show
"""
)
def boundary() -> None:
    """The city's boundary (2-926, "resident"), and the addresses by which a place is found."""


@boundary.command(
    "import",
    epilog="""\b
Examples:
  charteroak boundary import hartford.geojson
  charteroak boundary import towns.zip --where NAME=Hartford --margin 30
  charteroak boundary import city.shp --crs EPSG:2234
""",
)
@click.argument("file", type=_FILE)
@click.option("--where", metavar="NAME=VALUE", help="The area, or areas, whose property has this value.")
@click.option("--all", "every", is_flag=True, help="All areas of the file together.")
@click.option("--crs", metavar="CODE", help="What the coordinates are measured by, over what the file says.")
@click.option(
    "--margin", type=click.FloatRange(0, 1000), metavar="METRES", help="How near the line nothing is said; 25."
)
def import_(file: Path, where: str | None, every: bool, crs: str | None, margin: float | None) -> int:
    """Take the boundary from a file: GeoJSON, a Shapefile (.shp or .zip) or a GeoPackage.

    Rings may stand in any order. What the file says wins over nothing: a file that is not whole is refused, and the
    boundary that was kept stays.
    """
    need_libraries()
    from charteroak.residency.boundary import MARGIN
    from charteroak.residency.drawing import Choice, boundary_of
    from charteroak.residency.errors import Unfit
    from charteroak.residency.keeping import keep_boundary

    name, equals, value = (where or "").partition("=")
    if where and not (name and equals):
        raise BadInput("--where", "another text", ["NAME=VALUE"])
    try:
        made = boundary_of(file, Choice(name, value, every), system=crs, margin=MARGIN if margin is None else margin)
    except Unfit as wrong:
        raise click.ClickException(f"the boundary was not imported: {wrong.said}") from None
    digest = keep_boundary(folder(), made, file)
    _describe(made)
    click.echo(f"sha256 of the file: {digest}")
    return 0


@boundary.command(
    epilog="""\b
Examples:
  charteroak boundary show
"""
)
def show() -> int:
    """What is kept: how large the boundary is, how near its line nothing is said, and how many addresses there are."""
    need_libraries()
    _show()
    return 0


@boundary.command(
    epilog="""\b
Examples:
  charteroak boundary addresses points.csv --column number=NO --column street=STREET \\
    --column longitude=X --column latitude=Y --rejects rejects.csv
"""
)
@click.argument("file", type=_FILE)
@click.option("--column", "columns", multiple=True, metavar="WHAT=NAME", help="The file's name of a column; see below.")
@click.option("--crs", metavar="CODE", help="What the coordinates are measured by, over what the file says.")
@click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows that cannot be used.")
@click.option("--without-rejects", is_flag=True, help="Import the others though some rows cannot be used.")
def addresses(
    file: Path, columns: tuple[str, ...], crs: str | None, rejects: Path | None, without_rejects: bool
) -> int:
    """Take the City's addresses from a table (CSV) or a file of geography, in place of those that are kept.

    WHAT is number, or low and high (with side: odd, even or both; low_other, high_other and side_other for the other
    side), or place for a place with a name; street, or name, kind, before and after; and in a table longitude and
    latitude. A row that cannot be used is written to --rejects with its number and the reason, and nothing is
    imported, unless --without-rejects.
    """
    need_libraries()
    from charteroak.residency.errors import Unfit
    from charteroak.residency.keeping import ADDRESSES
    from charteroak.residency.rows import rows
    from charteroak.residency.table import make

    refused: list[Reject] = []
    target = folder()
    target.mkdir(parents=True, exist_ok=True)
    try:
        make(target / ADDRESSES, _fit(rows(file, _columns(columns), crs), refused, without_rejects))
    except Unfit as wrong:
        raise click.ClickException(f"no address was imported: {wrong.said}") from None
    except _Refused:
        pass
    if rejects:
        _write(rejects, refused)
    if refused:
        count, first = len(refused), refused[0]
        click.echo(f"charteroak: {count} rows cannot be used, the first is row {first.row}: {first.why}", err=True)
        if not without_rejects:
            raise click.ClickException("no address was imported")
    _show()
    return 1 if refused else 0


class _Refused(Exception):
    """Rows were refused, and so the whole."""


def _fit(
    given: Iterable[Numbers | Named | Reject], refused: list[Reject], without_rejects: bool
) -> Iterator[Numbers | Named]:
    from charteroak.residency.rows import Reject

    for each in given:
        if isinstance(each, Reject):
            refused.append(each)
        else:
            yield each
    if refused and not without_rejects:
        raise _Refused


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    from charteroak.residency.rows import COLUMNS

    found = dict(each.partition("=")[::2] for each in given)
    if not found or not found.keys() <= set(COLUMNS) or not all(found.values()):
        raise BadInput("--column", "another text", [f"{each}=NAME" for each in COLUMNS])
    return found


def _write(path: Path, refused: list[Reject]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "reason"])
        writer.writerows((each.row, each.why) for each in refused)


def _show() -> None:
    from charteroak.residency.keeping import kept_boundary, kept_table

    kept, table = kept_boundary(folder()), kept_table(folder())
    if kept is None:
        click.echo("No boundary is kept: whether someone is a resident is asked, not told.")
    else:
        _describe(kept)
    if table is None:
        click.echo("No addresses are kept: a place has to be pointed at.")
    else:
        click.echo(f"{table.numbers} addresses and ranges of them, {table.places} places with a name.")


def _describe(made: Boundary) -> None:
    west, south, east, north = made.area.bounds
    click.echo(f"The boundary has {made.points} points and surrounds {made.square_kilometres:.2f} km².")
    click.echo(f"It lies between {south:.4f} and {north:.4f} north, {west:.4f} and {east:.4f} east.")
    click.echo(f"Within {made.margin:g} m of its line nothing is said.")
