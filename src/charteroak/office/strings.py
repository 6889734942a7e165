"""The site's own words, beyond those of `charteroak.law.words`, in each language: one table a language, the same keys.

The tables are Python, not gettext catalogues: there is nothing to compile, and a key that one language lacks is
found by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Strings:
    """Everything the site says in one language, by key. Facts, readings and clauses go by their wire names."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    states: Mapping[str, str]
    """What a norm comes to in a case, by "effect.state"; {because} is what lifts it."""
    labels: Mapping[str, str]
    """A short name for each fact that is more than yes or no."""
    statements: Mapping[str, tuple[str, str]]
    """For each fact that is yes or no, what yes says and what no says; "act.fact" goes before "fact"."""
    sets: Mapping[tuple[str, tuple[str, ...]], str]
    """Values of a fact that have a name together, in the order of the fact."""
    readings: Mapping[str, str]
    """A short name for each reading."""
    who_knows: Mapping[str, str]
    """For each fact, who could find it out and how; "act.fact" goes before "fact"."""
    no_norms: Mapping[str, str]
    """For each clause without a norm, why it has none."""


def strings(language: str) -> Strings:
    """The strings of a language."""
    found: Strings = import_module(f"charteroak.office.strings_{language}").STRINGS
    return found
