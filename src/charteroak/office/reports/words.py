"""What reports say, in each language: the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class TableWords:
    """A table: its title, what its first column and its numbers are, and what must be known to read it."""

    title: str
    rows: str
    hint: str = ""


@dataclass(frozen=True)
class ReportWords:
    """Everything that reports say in one language beyond the ledger's and the law's own words."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    sections: Mapping[str, str]
    """The parts of a report."""
    tables: Mapping[str, TableWords]
    """The tables."""
    rows: Mapping[str, Mapping[str, str]]
    """The names of rows and columns that are reports' own, by table."""
    absent: tuple[str, ...]
    """What other laws have in their reports and this ledger does not hold."""


def report_words(language: str) -> ReportWords:
    """The words of a language."""
    found: ReportWords = import_module(f"charteroak.office.reports.words_{language}").WORDS
    return found
