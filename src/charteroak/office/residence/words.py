"""What is said of residency, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class ResidenceWords:
    """Everything that is said of residency in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the page. Some have {metres}, {row} or {column} to fill."""
    answers: Mapping[str, str]
    """The answer in a few words: yes, no or unsure."""
    whys: Mapping[str, str]
    """Why, by the words of `residency.asking.WHYS`; and what to do next."""


def residence_words(language: str) -> ResidenceWords:
    """The words of a language."""
    found: ResidenceWords = import_module(f"charteroak.office.residence.words_{language}").WORDS
    return found
