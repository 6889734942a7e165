"""What the ledger's pages say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class LedgerWords:
    """Everything these pages say in one language, by key. Kinds, roles and bases go by their wire names."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    checks: Mapping[str, str]
    """What the check in the reader's browser says. The script fills the {places}."""
    kinds: Mapping[str, str]
    """The kinds of entries."""
    subjects: Mapping[str, str]
    """What the public thing is that an entry of a kind is about."""
    roles: Mapping[str, str]
    """The roles that no person can choose; `office.record` has the others."""
    bases: Mapping[str, str]
    """The grounds on which something is disclosed or asked."""
    questions: Mapping[str, str]
    """What the facts of the City's own matters are called."""
    values: Mapping[str, Mapping[str, str]]
    """The values of those facts."""
    short_months: tuple[str, ...]
    """The months, as they fit below a bar."""


def ledger_words(language: str) -> LedgerWords:
    """The words of a language."""
    found: LedgerWords = import_module(f"charteroak.office.ledger.words_{language}").WORDS
    return found
