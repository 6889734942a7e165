"""A report as CSV: one file, a line for each number, in the form that any program reads (RFC 4180, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.office.cells import as_csv
from charteroak.office.reports.said import ReportSaid
from charteroak.office.reports.words import report_words


def spreadsheet(report: ReportSaid) -> bytes:
    """The report."""
    return as_csv(_lines(report))


def _lines(report: ReportSaid) -> Iterator[tuple[object, ...]]:
    ui = report_words(report.language).ui
    yield ui["section"], ui["table"], ui["row"], ui["column"], ui["count"]
    for label, value in (
        (ui["of_report"], report.title), (ui["origin"], report.origin), (ui["size"], report.size.replace(",", "")),
        (ui["root"], report.root), (ui["digest"], report.digest),
    ):  # fmt: skip
        yield ui["made_from"], label, "", "", value
    if report.made_up:
        yield ui["made_from"], ui["of_report"], "", "", report.made_up
    for section in report.sections:
        for table in section.tables:
            for row in table.rows:
                for head, cell, count in zip(table.heads[1:], row.cells, row.counts, strict=True):
                    yield section.title, table.title, row.label, head, count if cell[:1].isdigit() else cell
            if table.withheld:
                yield section.title, table.title, table.withheld, "", ui["cell_withheld"]
        for title in section.empty:
            yield section.title, title, "", "", ui["cell_withheld"]
