"""What the pages of services say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class ServiceWords:
    """Everything these pages say in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the public pages. Some have {places} to fill."""
    hours: Mapping[str, str]
    """What hours are told with."""
    days: tuple[str, ...]
    """The days of the week, from Monday."""
    kinds: Mapping[str, str]
    """Kinds of phones."""
    staff: Mapping[str, str]
    """What stands on the staff's pages."""
    fields: Mapping[str, tuple[str, str]]
    """The fields of a service that the staff edits: what each is called, and a hint."""
    statuses: Mapping[str, str]
    """The statuses of HSDS."""
    faults: Mapping[str, str]
    """What can be wrong with a field."""
    done: Mapping[str, str]
    """What was just done."""


def service_words(language: str) -> ServiceWords:
    """The words of a language."""
    found: ServiceWords = import_module(f"charteroak.office.services.words_{language}").WORDS
    return found
