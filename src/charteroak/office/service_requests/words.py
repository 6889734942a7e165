"""What the pages and the interface of requests say, in each language: one table a language, the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class RequestWords:
    """Everything these pages say in one language, by key. Some have {places} to fill."""

    language: str
    public: Mapping[str, str]
    """What stands on the pages where residents ask, and look what became of it."""
    staff: Mapping[str, str]
    """What stands on the pages of staff and administrators."""
    api: Mapping[str, str]
    """What the interface says beside its data."""
    fields: Mapping[str, tuple[str, str]]
    """The fields: what each is called, and a hint."""
    faults: Mapping[str, str]
    """What is wrong with a field, by code: on pages and by the interface."""
    agencies: Mapping[str, str]
    """Who does the work."""
    states: Mapping[str, str]
    """How far a request has come, for whoever asked."""
    reasons: Mapping[str, str]
    """Why it was closed."""
    steps: Mapping[str, tuple[str, str]]
    """What the staff can do, and what that means."""
    ways: Mapping[str, tuple[str, str]]
    """How the interface answers, by the specification's words."""
    datatypes: Mapping[str, tuple[str, str]]
    """The kinds of questions, by the specification's words."""


def request_words(language: str) -> RequestWords:
    """The words of a language."""
    found: RequestWords = import_module(f"charteroak.office.service_requests.words_{language}").WORDS
    return found
