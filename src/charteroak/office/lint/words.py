"""What the page says, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from charteroak.office.screen.words import screen_words


@dataclass(frozen=True)
class LintWords:
    """Everything that the page says of its own in one language, by key. Places go by the screening page's words."""

    language: str
    ui: Mapping[str, str]
    """What stands on the page. Some have {places} to fill."""
    kinds: Mapping[str, str]
    """What kind of form it was read as."""
    parts: Mapping[str, str]
    """Which part of a question tells, by the flag's names."""
    troubles: Mapping[str, str]
    """Why a file was not read as a form, where that is no trouble of reading files."""

    def trouble(self, kind: str) -> str:
        """A kind of trouble in words."""
        return self.troubles.get(kind) or screen_words(self.language).trouble(kind)

    def place(self, where: str) -> str:
        """A place of a form in words."""
        return screen_words(self.language).place(where)


def lint_words(language: str) -> LintWords:
    """The words of a language."""
    found: LintWords = import_module(f"charteroak.office.lint.words_{language}").WORDS
    return found
