"""`charteroak report`: the public report of a quarter or a year, from the ledger; and checking one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.options import OneOf
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.recording.reading import Reader
    from charteroak.recording.reporting.checking import Checked
    from charteroak.recording.reporting.periods import Period
    from charteroak.recording.reporting.report import Report

_FORMATS = ("html", "pdf", "csv", "json")
_SAYS = {
    "signature": "The checkpoint is signed by this ledger",
    "root": "Its root is that of this ledger at that size",
    "entries": "The entries hash to that root",
    "reports": "The reports that it builds on are published as it says",
    "figures": "The figures come out of the entries again, byte for byte",
    "recorded": "The ledger has its digest",
}
_RESULTS = {
    "holds": "holds",
    "fails": "FAILS",
    "gone": "cannot be told: entries have been deleted by rule",
    "not_published": "not published: it is not in the ledger",
}


@click.command(
    epilog="""\b
Examples:
  charteroak report --quarter 2026Q3
  charteroak report --year 2026 --format pdf -o 2026.pdf
  charteroak report --quarter 2026Q3 --format html --language es -o informe.html
  charteroak report --verify 2026-q3.json

\b
Exit statuses:
  0  the report was written; with --verify, all of it holds
  1  with --verify, something does not hold
  2  it was not written, or could not be checked whole: one line on standard error says why
"""
)
@click.option("--quarter", metavar="YYYYQn", help="The quarter, as 2026Q3; by default the last that has ended.")
@click.option("--year", metavar="YYYY", help="The year.")
@click.option(
    "--format", "written", type=OneOf(_FORMATS), default="json", metavar="html|pdf|csv|json",
    help="What is written: the report itself as JSON (the default), a page, a tagged PDF, or a table.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", type=FilePath(), metavar="FILE", help="Where it goes; by default standard output."
)
@click.option(
    "--language", type=OneOf(("en", "es")), default="en", metavar="en|es", help="Of all but the JSON; by default en."
)
@click.option("--verify", "checked", type=FilePath(), metavar="FILE", help="Check a report's JSON against the ledger.")
def report(
    quarter: str | None, year: str | None, written: str, target: Path | None, language: str, checked: Path | None
) -> int:
    """Write the public report of a quarter or a year: what the City was asked and what it did, counted from the ledger.

    A report that is published is written as it was published. Of any other period that has ended, it is made now from
    the ledger's published checkpoint, and standard error says that it is not published: that takes two people, on the
    site. Numbers of fewer than five matters are withheld, so that no one is found by them.

    With --verify, every entry of the ledger is read anew, and the figures must come out again byte for byte.
    """
    from charteroak.recording.place import Place
    from charteroak.recording.reading import Reader

    if checked is not None and (quarter or year or target):
        raise BadInput("--verify", "another option beside it", ["--verify alone"])
    period = None if checked is not None else _period(quarter, year)
    reader = Reader(Place.from_environment())
    try:
        if checked is not None:
            return _verify(reader, checked)
        assert period is not None  # noqa: S101 - it is None for checking alone
        found, published = _found(reader, period)
    finally:
        reader.close()
    data = _written(found, written, language, published=published)
    if target is None or target == STANDARD:
        sys.stdout.buffer.write(data)
    else:
        with using("--output"):
            target.write_bytes(data)
    if not published:
        click.echo(
            "charteroak: this report is not published: its figures are those of the ledger as it stands now", err=True
        )
    return 0


def _period(quarter: str | None, year: str | None) -> Period:
    from charteroak.law.law import today
    from charteroak.recording.reporting.periods import Period, ended

    if quarter and year:
        raise BadInput("--year", "both a quarter and a year", ["one of the two"])
    if not quarter and not year:
        return next(each for each in ended(today()) if not each.is_year)
    period = Period.parse(quarter, "--quarter") if quarter else Period.parse(year or "", "--year")
    if period.is_year == bool(quarter):
        raise BadInput("--quarter" if quarter else "--year", "the other kind of period", ["2026Q3 or 2026"])
    if period.after > today():
        raise BadInput("--quarter" if quarter else "--year", "a period that has not ended", ["one that has"])
    return period


def _found(reader: Reader, period: Period) -> tuple[Report, bool]:
    """The report, and whether it is published."""
    from charteroak.recording.reporting.publishing import made, published
    from charteroak.recording.reporting.report import make

    there = published(reader)
    own = next((each.report for each in there if each.report.period == period), None)
    return (own, True) if own else (make(reader, period, made(there)), False)


def _written(found: Report, written: str, language: str, *, published: bool) -> bytes:
    if written == "json":
        return found.data
    if written == "html":
        from charteroak.office.reports.alone import as_html

        return as_html(language, found, published=published)
    from charteroak.office.reports.said import said

    if written == "csv":
        from charteroak.office.reports.spreadsheet import spreadsheet

        return spreadsheet(said(language, found))
    from charteroak.office.reports.pdf import as_pdf, there

    if not there():
        raise BadInput(
            "--format", "pdf, for which typst is not installed", ["html", "pip install 'charteroak[reports]'"]
        )
    return as_pdf(said(language, found), published=published)


def _verify(reader: Reader, path: Path) -> int:
    from charteroak.recording.reporting.checking import check
    from charteroak.recording.reporting.report import Report

    with using("--verify"):
        data = sys.stdin.buffer.read() if path == STANDARD else path.read_bytes()
    done = check(reader, Report.parse(data))
    for each in done:
        click.echo(f"{_SAYS[each.what]}: {_RESULTS[each.result]}")
    return _status(done)


def _status(done: list[Checked]) -> int:
    results = {each.result for each in done}
    if "fails" in results:
        click.echo("NOT verified: do not rely on this report.")
        return 1
    click.echo("Not all of it could be checked." if "gone" in results else "Verified.")
    return 2 if "gone" in results else 0
