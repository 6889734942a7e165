"""What the pages that record say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class RecordWords:
    """Everything these pages say in one language, by key. Roles, departments and reasons go by their wire names."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    roles: Mapping[str, str]
    """Who can say that they acted: every role but that of a program."""
    departments: Mapping[str, str]
    """The departments."""
    reasons: Mapping[str, tuple[str, str]]
    """Why something was not recorded, and what to do. `recorder.REASONS`, "changed", and "authority"."""


def record_words(language: str) -> RecordWords:
    """The words of a language."""
    found: RecordWords = import_module(f"charteroak.office.record.words_{language}").WORDS
    return found
