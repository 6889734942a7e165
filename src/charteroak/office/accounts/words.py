"""What the pages of people say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module

from charteroak.law.words import words


@dataclass(frozen=True)
class AccountWords:
    """Everything these pages say in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of the forms: what each is called, and a hint."""
    faults: Mapping[str, str]
    """What is wrong with a field, by a code of the forms'."""
    done: Mapping[str, str]
    """What was done, as the page says it after."""
    events: Mapping[str, str]
    """What a line of the audit is about (`events`)."""
    ways: Mapping[str, str]
    """How a session was begun."""


def account_words(language: str) -> AccountWords:
    """The words of a language."""
    found: AccountWords = import_module(f"charteroak.office.accounts.words_{language}").WORDS
    return found


def minute_of(when: datetime, language: str) -> str:
    """A minute of UTC as it is written in a sentence: "August 11, 2008, 14:05"."""
    there = when.astimezone(UTC)
    return f"{words(language).date(there.date())}, {there:%H:%M}"
