"""A report as CSV: one file, a line for each number, in the form that any program reads (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
import re

from charteroak.office.reports.said import ReportSaid
from charteroak.office.reports.words import report_words

_FORMULA = re.compile(r"^[=+\-@\t\r]")


def as_csv(report: ReportSaid) -> bytes:
    """The report. No cell begins as a formula does: a spreadsheet would reckon it."""
    ui = report_words(report.language).ui
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")

    def line(*cells: object) -> None:
        lines.writerow([plain(str(cell)) for cell in cells])

    line(ui["section"], ui["table"], ui["row"], ui["column"], ui["count"])
    for label, value in (
        (ui["of_report"], report.title), (ui["origin"], report.origin), (ui["size"], report.size),
        (ui["root"], report.root), (ui["digest"], report.digest),
    ):  # fmt: skip
        line(ui["made_from"], label, "", "", value)
    for section in report.sections:
        for table in section.tables:
            for row in table.rows:
                for head, cell, count in zip(table.heads[1:], row.cells, row.counts, strict=True):
                    line(
                        section.title,
                        table.title,
                        row.label,
                        head,
                        count if cell.strip() and cell[0].isdigit() else cell,
                    )
            if table.withheld:
                line(section.title, table.title, table.withheld, "", ui["cell_withheld"])
        for title in section.empty:
            line(section.title, title, "", "", ui["cell_withheld"])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
