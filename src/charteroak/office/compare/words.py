"""What is said of comparisons, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class CompareWords:
    """Everything that is said of comparisons in one language, by key. Some have {places} to fill."""

    language: str
    ui: Mapping[str, str]
    """What stands on the page alone."""
    said: Mapping[str, str]
    """What the page and the command line both say."""
    verdicts: Mapping[str, tuple[str, str]]
    """What a comparison comes to for an act: in a word, and what that means."""
    directions: Mapping[str, tuple[str, str, str]]
    """What a change is for the one who acts: in a word, and how cases of it are counted, one and several."""
    findings: Mapping[str, str]
    """What is worth a sentence: {about} is a clause or a reading's short name, {others} are clauses."""
    kinds: Mapping[str, str]
    """What happens to a clause."""
    norms: Mapping[str, str]
    """What happens to a norm {name}."""
    parts: Mapping[str, str]
    """Which part of a norm changes; {by} is what lifts it."""
    problems: Mapping[str, str]
    """What can be wrong with a draft: `law.draft_toml.PROBLEMS` has the codes."""
    allowed: Mapping[str, str]
    """What may stand instead, where the law names it in English words. A name of the vocabulary is no such words."""


def compare_words(language: str) -> CompareWords:
    """The words of a language."""
    found: CompareWords = import_module(f"charteroak.office.compare.words_{language}").WORDS
    return found
