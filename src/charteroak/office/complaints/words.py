"""What the pages of complaints say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class ComplaintWords:
    """Everything these pages say in one language, by key. What residents read is `public`."""

    language: str
    public: Mapping[str, str]
    """What stands on the pages where people complain, and look what became of it. Some have {places} to fill."""
    staff: Mapping[str, str]
    """What stands on the pages of auditors and counsel."""
    about: Mapping[str, str]
    """What a complaint is about, as whoever complains would say it."""
    departments: Mapping[str, str]
    """The departments, as residents know them."""
    months: tuple[str, ...]
    """The months, from January."""
    states: Mapping[str, str]
    """How far a complaint has come, for whoever complained."""
    answers: Mapping[str, str]
    """What came of it, for whoever complained."""
    referrals: Mapping[str, str]
    """To whom it was referred."""
    holds: Mapping[str, str]
    """Why it is held."""
    fields: Mapping[str, tuple[str, str]]
    """The fields: what each is called, and a hint."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the form's own codes."""
    steps: Mapping[str, tuple[str, str]]
    """What an auditor can do, and what that means."""


def complaint_words(language: str) -> ComplaintWords:
    """The words of a language."""
    found: ComplaintWords = import_module(f"charteroak.office.complaints.words_{language}").WORDS
    return found
