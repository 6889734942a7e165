"""What the audit of referrals says, in each language: one table a language, the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class AuditWords:
    """Everything the audit says in one language. Many have {places} to fill."""

    language: str
    ui: Mapping[str, str]
    """What stands on the page."""
    kinds: Mapping[str, str]
    """What groups are made by."""
    of: Mapping[str, str]
    """How a sentence about a group begins, by kind."""
    measures: Mapping[str, str]
    """What each measure is called."""
    told: Mapping[str, tuple[str, str]]
    """What a difference is in words, by measure: more and less."""
    verdicts: Mapping[str, str]
    """What a comparison comes to."""
    units: Mapping[str, str]
    """Units of time."""
    short: Mapping[str, str]
    """The same, short."""
    months: tuple[str, ...]
    """The months, from January."""
    blind: tuple[str, ...]
    """What the audit cannot see."""


def audit_words(language: str) -> AuditWords:
    """The words of a language."""
    found: AuditWords = import_module(f"charteroak.office.referrals.audit_words_{language}").WORDS
    return found
