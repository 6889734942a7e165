"""What the register's pages say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class AuthorityWords:
    """Everything these pages say in one language, by key. What an entry says is in English everywhere."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of an entry: what each is called, and a hint."""
    kinds: Mapping[str, str]
    """What an entry is, in law."""
    effects: Mapping[str, tuple[str, str]]
    """What an entry does, and what that means."""
    marks: Mapping[str, str]
    """How far it was checked before counsel saw it."""
    states: Mapping[str, tuple[str, str]]
    """How an entry stands: a word, and what it means."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the form's own codes."""


def authority_words(language: str) -> AuthorityWords:
    """The words of a language."""
    found: AuthorityWords = import_module(f"charteroak.office.authorities.words_{language}").WORDS
    return found
