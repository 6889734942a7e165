"""What the register's pages say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from charteroak.screening.forms.register import Basis


@dataclass(frozen=True)
class RegisterWords:
    """Everything these pages say in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of an entry: what each is called, and a hint."""
    bases: Mapping[Basis, tuple[str, str]]
    """The two bases: a name, and what has to be given with it."""
    states: Mapping[str, tuple[str, str]]
    """How an entry stands: a word, and what it means."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the kind that the register's reader knows, and by the form's own."""


def register_words(language: str) -> RegisterWords:
    """The words of a language."""
    found: RegisterWords = import_module(f"charteroak.office.register.words_{language}").WORDS
    return found
