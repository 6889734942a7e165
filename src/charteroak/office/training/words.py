"""What the pages of training say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class TrainingWords:
    """Everything these pages say in one language, by key."""

    language: str
    """Which."""
    ui: Mapping[str, str]
    """What stands on the pages of everyone. Some have {places} to fill."""
    office: Mapping[str, str]
    """What stands on the pages of the training officer."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of the forms: what each is called, and a hint."""
    columns: Mapping[str, tuple[str, str]]
    """The fields that a table's columns are mapped to."""
    states: Mapping[str, str]
    """Where someone stands with a course (`training.counted.State`)."""
    ways: Mapping[str, str]
    """Where a completion comes from (`training.learning.WAYS`)."""
    audiences: Mapping[str, str]
    """For whom a course is."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the forms' own codes."""
    verdicts: Mapping[str, str]
    """Why a certificate proves nothing (`certificate.NoCertificate`)."""


def training_words(language: str) -> TrainingWords:
    """The words of a language."""
    found: TrainingWords = import_module(f"charteroak.office.training.words_{language}").WORDS
    return found
