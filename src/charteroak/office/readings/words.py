"""What the pages of readings say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class ReadingWords:
    """Everything these pages say in one language, by key. Some have {places} to fill."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of the form: what each is called, and a hint."""
    form_faults: Mapping[str, str]
    """What is wrong with a field, by field and code."""
    faults: Mapping[str, str]
    """Why something was not done (`settling.FAULTS`)."""
    troubles: Mapping[str, str]
    """Why readings are in doubt (`recording.settled.TROUBLES`)."""
    states: Mapping[str, str]
    """What became of a proposal (`models.STATES`)."""
    done: Mapping[str, str]
    """What was done just now."""


def reading_words(language: str) -> ReadingWords:
    """The words of a language."""
    found: ReadingWords = import_module(f"charteroak.office.readings.words_{language}").WORDS
    return found
