"""`charteroak services`: the catalogue of services, taken in, given out, searched, and checked against 2-927(a)."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.main import Commands
from charteroak.cli.options import OneOf
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.catalogue.rejects import Reject
    from charteroak.catalogue.store import Store
    from charteroak.catalogue.things import Catalogue

REASONS = {
    "required": "is missing",
    "text": "is no text",
    "uuid": "is no UUID",
    "number": "is no number",
    "date": "is no day, as 2026-11-23",
    "datetime": "is no time, as 2026-11-23T09:00:00Z",
    "time": "is no time of day, as 09:00",
    "uri": "is no address with a scheme, as https://…",
    "email": "is no e-mail address",
    "choice": "is none of the words that HSDS has for it",
    "too_long": "is too long",
    "unknown_field": "has a field that HSDS does not have",
    "twice": "is there already, and says something else",
    "no_such_thing": "names what is not there",
    "another_thing": "names another thing than that which it stands in",
    "not_a_list": "is no list",
    "not_an_object": "is no object",
    "too_deep": "is nested too deeply",
    "columns": "has more columns than its head",
    "not_json": "the file is no JSON",
    "not_utf8": "the file is not UTF-8",
    "not_csv": "the file is no table in CSV",
    "not_zip": "the file is no .zip that can be read",
    "too_large": "the file is too large",
    "not_a_kind": "this is no table, and nothing else, that HSDS has",
    "nothing": "there is nothing in it",
}
"""What is wrong, by the words of `catalogue.values.REASONS` and `catalogue.reading.TROUBLES`."""


@click.group(
    cls=Commands,
    modules={
        "import": "charteroak.cli.services:import_",
        "export": "charteroak.cli.services:export",
        "list": "charteroak.cli.services_list:list_",
        "check": "charteroak.cli.services_check:check",
    },
    epilog="""\b
Examples:
  charteroak services import hsds.zip
  charteroak services list food pantry --language es
  charteroak services check
  charteroak services export --format package -o hsds.zip
""",
)
def services() -> None:
    """The services of the city, "made available to residents, regardless of immigration status" (2-927(a))."""


def opened() -> Store:
    """The catalogue. ClickException where there is none."""
    from charteroak.catalogue.store import FILE, Store
    from charteroak.recording.folder import data_folder

    path = data_folder() / FILE
    if not path.exists():
        raise click.ClickException("no catalogue was imported: charteroak services import FILE")
    try:
        return Store(path)
    except ValueError as damaged:
        raise click.ClickException(str(damaged)) from None


@click.command(
    "import",
    epilog="""\b
Exit statuses:
  0  imported
  2  nothing was imported, and the catalogue that was there stays

\b
Examples:
  charteroak services import services.json
  charteroak services import hsds.zip --rejects rejects.csv
  charteroak services import tables/
""",
)
@click.argument("file", type=FilePath(), metavar="FILE")
@click.option("--rejects", type=FilePath(), metavar="FILE", help="Write what is wrong: a row for each thing, in CSV.")
def import_(file: Path, rejects: Path | None) -> int:
    """Take the catalogue from a file of HSDS 3.x, in place of the one that is kept.

    FILE is JSON (services, organizations, a page of an HSDS API, or tables), a tabular package (a folder or a .zip of
    tables in CSV), or one table in CSV that is called as HSDS calls it: that takes the place of this table alone. It is
    taken in whole or not at all: each thing that is wrong is named by its row, which is the line of a table or the
    number of a thing in a list.
    """
    from charteroak.catalogue.changing import LOCK
    from charteroak.catalogue.reading import loose, read
    from charteroak.catalogue.rejects import Rejected
    from charteroak.catalogue.store import FILE, make
    from charteroak.ledger.alone import alone
    from charteroak.recording.folder import data_folder

    wrong: list[Reject] = []
    with using("FILE"):
        try:
            made = read(file, _kept() if file.suffix.lower() == ".csv" else None)
        except Rejected as told:
            wrong = told.rejects
    if rejects is not None:
        with using("--rejects"):
            _write_rejects(rejects, wrong)
    if wrong:
        raise click.ClickException(f"nothing was imported: {len(wrong)} wrong, the first is {said(wrong[0])}")
    if not made.things["service"]:
        raise click.ClickException("nothing was imported: there is no service in it")
    target = data_folder()
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(target / LOCK):
        make(target / FILE, made)
    there = {name: len(things) for name, things in made.things.items() if things}
    click.echo(f"{there.get('service', 0)} services are in the catalogue, of {there.get('organization', 0)} agencies.")
    if others := sum(1 for _ in loose(made, needed=False)):
        click.echo(
            f"charteroak: {others} links name what is not in the file; the things that have them are kept", err=True
        )
    return 0


def _kept() -> Catalogue | None:
    """The catalogue that there is; None where there is none, or it is damaged, as what is imported takes its place."""
    from charteroak.catalogue.store import FILE, Store
    from charteroak.recording.folder import data_folder

    try:
        store = Store(data_folder() / FILE)
    except ValueError:
        return None
    try:
        return store.whole()
    finally:
        store.close()


def said(reject: Reject) -> str:
    """What is wrong, and where. It names no value."""
    place = f"row {reject.row}" if reject.row else "the file"
    of = f" of {reject.table}" if reject.table else ""
    what = f", {reject.field}" if reject.field else ""
    return f"{place}{of}{what}: {REASONS[reject.why]}"


def _write_rejects(path: Path, wrong: list[Reject]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "table", "field", "why", "said"])
        writer.writerows((each.row, each.table, each.field, each.why, REASONS[each.why]) for each in wrong)


@click.command(
    epilog="""\b
Examples:
  charteroak services export > services.json
  charteroak services export --format package -o hsds.zip
  charteroak services export --format csv --table locations -o locations.csv
"""
)
@click.option(
    "--format",
    "form",
    type=OneOf(("json", "tables", "package", "csv")),
    default="json",
    metavar="json|tables|package|csv",
    help="Nested JSON (the default), the tables in JSON, a tabular package (.zip), or one table.",
)
@click.option("--table", metavar="NAME", default="services", help="Which table, for csv; by default services.")
@click.option(
    "-o", "--output", "target", type=FilePath(), metavar="DST", help="Where it goes; a package has to have one."
)
def export(form: str, table: str, target: Path | None) -> int:
    """Give the catalogue out, as HSDS 3.1 has it. Imported again, it is the same catalogue."""
    to_screen = target is None or target == STANDARD
    if form == "package" and to_screen:
        raise BadInput("--output", "nothing, with a package", ["a file's name"])
    store = opened()
    try:
        data = _exported(store, form, table)
    finally:
        store.close()
    if to_screen or target is None:
        click.echo(data, nl=False)
        return 0
    from charteroak.engines.files import whole_file

    with using("--output"), whole_file(target) as stream:
        stream.write(data)
    return 0


def _exported(store: Store, form: str, table: str) -> bytes:
    from charteroak.catalogue import writing
    from charteroak.catalogue.hsds import KINDS
    from charteroak.catalogue.tables import write_table

    names = {kind.file.removesuffix(".csv"): kind for kind in KINDS.values()}
    if table not in names:
        raise BadInput("--table", "another text", names)
    catalogue = store.whole()
    if form == "package":
        return writing.package(catalogue)
    if form == "csv":
        return write_table(catalogue, names[table])
    told = writing.services(catalogue) if form == "json" else writing.tables(catalogue)
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
