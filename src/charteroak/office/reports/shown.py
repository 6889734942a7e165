"""What a page shows of a report, on the site and by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.office.reports.said import ReportSaid, said
from charteroak.office.reports.words import report_words
from charteroak.recording.reporting.report import Report


@dataclass(frozen=True)
class Shown:
    """A report as `reports/body.html` shows it."""

    say: Mapping[str, str]
    report: ReportSaid
    published: bool
    recorded: str
    """Where the ledger has it."""
    recorded_href: str
    layout: str
    absent: tuple[str, ...]
    script: str
    """What to run to check it."""


def shown(
    language: str,
    report: Report,
    *,
    published: bool,
    recorded: str = "",
    recorded_href: str = "",
) -> Shown:
    """What is shown of a report."""
    own = report_words(language)
    return Shown(
        say=own.ui,
        report=said(language, report),
        published=published,
        recorded=recorded,
        recorded_href=recorded_href,
        layout=own.ui["layout_text"].format(help=own.tables["help"].title),
        absent=own.absent,
        script=f"charteroak report --verify {report.period.slug}.json",
    )
