"""What the pages for the police say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TypeVar

from charteroak.police.told import Signal

T = TypeVar("T")


@dataclass(frozen=True)
class PageWords:
    """Everything that these pages say of their own in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    signals: Mapping[Signal, str]
    """By what a record is told: the kinds of signals."""
    asks: Mapping[str, str]
    """The officer's questions, by the step at which they are asked."""
    choices: Mapping[str, tuple[str, str]]
    """What the officer can answer, by step: a button's words, and what helps to choose it."""
    heads: Mapping[str, str]
    """What to do, by outcome; "choice.outcome" goes before "outcome"."""
    go_on: Mapping[str, tuple[str, ...]]
    """What one may do, and what to do before, by outcome; "choice.outcome" goes before "outcome"."""


def most_special(table: Mapping[str, T], choices: Iterable[str], outcome: str) -> T:
    """What a table has for the first of the choices that it has something for at that outcome, or for any choice."""
    keys = (f"{choice}.{outcome}" for choice in choices)
    return table[next((key for key in keys if key in table), outcome)]


def page_words(language: str) -> PageWords:
    """The words of a language."""
    found: PageWords = import_module(f"charteroak.office.police.words_{language}").WORDS
    return found
