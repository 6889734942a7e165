"""`charteroak training roster`, `assign`, `import`: what is taken in, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.paths import FilePath, using
from charteroak.cli.training import office, printed, read
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.office.training.importing import ResultsLook
    from charteroak.training.rejects import Reject, Rejected

Suggest = Callable[[Sequence[str]], Mapping[str, str]]

COLUMN = click.option(
    "--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Which column a field is; may be repeated."
)
LOOK = click.option("--look", is_flag=True, help="Say what taking it in would do, and take nothing in.")
REJECTS = click.option("--rejects", type=FilePath(), metavar="FILE", help="Write what is wrong as CSV, by row.")


@click.command(
    epilog="""\b
Examples:
  charteroak training roster people.csv
  charteroak training roster people.csv --column id=Shield --column role=Rank --look
  charteroak training roster people.csv --began 2026-01-01 --rejects wrong.csv
"""
)
@click.argument("file", type=FilePath())
@COLUMN
@click.option("--began", metavar="DAY", help="Since when those are there whose row does not say.")
@LOOK
@REJECTS
def roster(file: Path, columns: tuple[str, ...], began: str | None, look: bool, rejects: Path | None) -> int:
    """Take a roster in from a table: people by their number, new and changed. One wrong row, and none of it.

    Fields are id, name, role, unit, since and until. Headings that name them are found; --column says the others.
    """
    from charteroak.training import roster as tables
    from charteroak.training.rejects import Rejected

    data, since = _given(file), _day("--began", began)
    with office():
        from charteroak.office.training import importing

        mapping = _mapping(data, columns, tables.suggest, tables.FIELDS)
        found = importing.look_at_roster(data, mapping, since)
        if isinstance(found, Rejected):
            return _rejected(found, rejects)
        if not look:
            importing.take_roster(None, data, found)
    click.echo(f"new: {len(found.new)}; changed: {len(found.changed)}; as they are: {found.same}")
    return 0


@click.command(
    epilog="""\b
Examples:
  charteroak training assign officers --role police_officer
  charteroak training assign staff --unit Library --days 60 --never-again --pass-mark 70
"""
)
@click.argument("course")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="A role of the roster; by default every one.")
@click.option("--unit", "units", multiple=True, metavar="UNIT", help="A unit of the roster; by default every one.")
@click.option("--days", type=click.IntRange(1, 3650), default=90, help="Days to take it; by default 90.")
@click.option("--years", type=click.IntRange(1, 20), default=3, help="Years until it is taken again; by default 3.")
@click.option("--never-again", is_flag=True, help="It need not be taken again, for however long.")
@click.option("--old-versions", is_flag=True, help="A new version need not be learned.")
@click.option("--pass-mark", type=click.IntRange(1, 100), default=80, help="Per cent; by default 80.")
@click.option("--attempts", type=click.IntRange(1, 50), help="How often it may be tried; by default without end.")
def assign(
    course: str,
    roles: tuple[str, ...],
    units: tuple[str, ...],
    days: int,
    years: int,
    never_again: bool,
    old_versions: bool,
    pass_mark: int,
    attempts: int | None,
) -> int:
    """Assign a course to roles and units of the roster, from today."""
    from charteroak.training.courses import course_ids

    if course not in course_ids():
        raise BadInput("COURSE", "none of the courses", list(course_ids()))
    with office():
        from charteroak.office.training import keeping

        for field, given in (("role", roles), ("unit", units)):
            known = keeping.known(field)
            if set(given) - set(known):
                raise BadInput(f"--{field}", "one that nobody on the roster has", known)
        facts = {
            "course": course,
            "roles": list(roles),
            "units": list(units),
            "days": days,
            "renew_years": None if never_again else years,
            "on_new_version": not old_versions,
            "pass_mark": pass_mark,
            "attempts": attempts,
        }
        row = keeping.assign(facts)
    click.echo(row.handle)
    return 0


@click.command(
    "import",
    epilog="""\b
Examples:
  charteroak training import completed.csv
  charteroak training import completed.csv --column learner=Shield --look
  charteroak training import statements.json --xapi --address https://article.example.gov --accounts https://hr.example.gov
""",
)
@click.argument("file", type=FilePath())
@COLUMN
@click.option("--xapi", is_flag=True, help="The file has statements of xAPI (cmi5), as JSON.")
@click.option("--address", metavar="URL", help="With --xapi: the address that the packages were made with.")
@click.option("--accounts", multiple=True, metavar="URL", help="With --xapi: a home page whose accounts are numbers.")
@LOOK
@REJECTS
def import_(
    file: Path,
    columns: tuple[str, ...],
    xapi: bool,
    address: str | None,
    accounts: tuple[str, ...],
    look: bool,
    rejects: Path | None,
) -> int:
    """Take in what another system says was completed; each completion becomes an entry of the ledger.

    A table's fields are learner, course, version, on, status and score. One wrong row, and none of it. Of statements of
    xAPI those that prove nothing are left out and counted. Where the site has the ledger open, use its own page.
    """
    if xapi and (not address or not accounts):
        raise BadInput("--xapi", "this option alone", ["--xapi --address URL --accounts URL"])
    from charteroak.recording.recorder import NotRecorded
    from charteroak.training import completions
    from charteroak.training.rejects import Rejected

    data = _given(file)
    with office():
        from charteroak.office.training import importing

        left: tuple[Reject, ...] = ()
        if xapi:
            found, left = _stated(data, address or "", accounts)
        else:
            mapping = _mapping(data, columns, completions.suggest, completions.FIELDS)
            found = importing.look_at_results(data, mapping)
        if isinstance(found, Rejected):
            return _rejected(found, rejects)
        try:
            if not look:
                importing.take_results(None, "xapi" if xapi else "csv", data, found.new)
        except NotRecorded as error:
            raise click.ClickException(f"nothing was taken in: {error}") from None
    if left and rejects is not None:
        _write(rejects, _rows(left))
    click.echo(f"completions: {len(found.new)}; there already: {found.known}; not completed: {found.not_done}")
    return 0


def _stated(data: bytes, address: str, accounts: tuple[str, ...]) -> tuple[ResultsLook | Rejected, tuple[Reject, ...]]:
    """What statements of xAPI prove, and those that were left out: an export holds other courses' statements too."""
    from charteroak.office.training import importing, teaching
    from charteroak.training import xapi
    from charteroak.training.rejects import Rejected
    from charteroak.training.xapi_statements import Identities

    statements = xapi.read(data)
    if isinstance(statements, Rejected):
        return statements, ()
    who = Identities(dict.fromkeys(accounts))
    judged = xapi.judge(statements, teaching.versions(), who, address, now=datetime.now(UTC))
    looked = importing.look_at(judged.completions)
    if isinstance(looked, Rejected):
        return looked, ()
    return importing.ResultsLook(*looked, len(judged.rejects), ()), judged.rejects


def _given(file: Path) -> bytes:
    with using("FILE"):
        return read(file)


def _mapping(data: bytes, columns: tuple[str, ...], suggest: Suggest, fields: tuple[str, ...]) -> dict[str, str]:
    """The suggested mapping, with what --column says."""
    from charteroak.training.rejects import Rejected
    from charteroak.training.tabular import read_table

    table = read_table(data)
    found = {} if isinstance(table, Rejected) else dict(suggest(table.headings))
    for each in columns:
        name, equals, heading = each.partition("=")
        if not equals or name not in fields:
            raise BadInput("--column", "another text", [f"{name}=HEADING" for name in fields])
        found[name] = heading
    return found


def _rejected(found: Rejected, file: Path | None) -> int:
    """Say what is wrong, and that nothing was taken in."""
    rows = _rows(found.rejects)
    if file is not None:
        _write(file, rows)
    else:
        printed("text", _HEADINGS, rows)
    click.echo(f"nothing was taken in: {found.total} wrong", err=True)
    return 2


_HEADINGS = ("row", "field", "why")


def _rows(rejects: Iterable[Reject]) -> list[tuple[object, ...]]:
    """Where each is, and what is wrong with it."""
    from charteroak.office.training import importing

    return [(each.row, each.field, importing.why("en", each)) for each in rejects]


def _write(file: Path, rows: list[tuple[object, ...]]) -> None:
    """The file of rejects."""
    from charteroak.office.cells import as_csv

    with using("--rejects"):
        file.write_bytes(as_csv([_HEADINGS, *rows]))


def _day(option: str, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise BadInput(option, "no day", ["a day as 2026-01-31"]) from None
