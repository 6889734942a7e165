"""What the papers of a release say, in each language: one table a language, the same keys (`cover_en`, `cover_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from charteroak.law.words import ReadingWords, words
from charteroak.office.record.words import record_words


@dataclass(frozen=True)
class CoverWords:
    """Everything that the papers of a release say in one language, by key."""

    language: str
    """Which."""
    ui: Mapping[str, str]
    """What stands on them. Some have {places} to fill."""
    reasons: Mapping[str, str]
    """Why something is withheld, by the words of `cover.REASONS`."""

    @property
    def departments(self) -> Mapping[str, str]:
        """The departments."""
        return record_words(self.language).departments

    @property
    def readings(self) -> Mapping[str, ReadingWords]:
        """The readings of the article."""
        return words(self.language).readings


def cover_words(language: str) -> CoverWords:
    """The words of a language."""
    found: CoverWords = import_module(f"charteroak.office.disclosures.cover_{language}").WORDS
    return found
