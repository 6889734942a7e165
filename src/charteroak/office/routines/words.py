"""What the pages of routines say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class RoutineWords:
    """Everything these pages say in one language, by key."""

    language: str
    """Which."""
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of a proposal: what each is called, and a hint."""
    states: Mapping[str, tuple[str, str]]
    """How a routine stands: a word, and what it means."""
    done: Mapping[str, str]
    """What was done, as the page says afterwards."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the form's own codes."""


def routine_words(language: str) -> RoutineWords:
    """The words of a language."""
    found: RoutineWords = import_module(f"charteroak.office.routines.words_{language}").WORDS
    return found
