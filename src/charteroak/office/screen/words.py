"""What the page says, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from charteroak.screening.documents import Unreadable
from charteroak.screening.found import Category

_MARGIN = re.compile(r"\bword/(header|footer)(\d+)\.xml")


@dataclass(frozen=True)
class ScreenWords:
    """Everything that the page says of its own in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the page. Some have {places} to fill."""
    classes: Mapping[Category, tuple[str, str]]
    """Each class: its name, and how the clause puts it."""
    tiers: Mapping[str, str]
    """How a finding tells what it tells."""
    certainties: Mapping[str, tuple[str, str]]
    """How sure a finding is: a word, and what follows."""
    troubles: Mapping[str, str]
    """Why nothing came of a file, or why there is no copy, where that is no trouble of reading."""
    places: Mapping[str, str]
    """The words in which places of files and why they were not read are said, by those that readers use."""

    def place(self, where: str) -> str:
        """A place of a file, or why it was not read. What has no word here, the name of a part for one, stays."""
        return self._known.sub(lambda found: self.places[found[0]], _MARGIN.sub(r"\1 \2", where))

    def trouble(self, kind: str) -> str:
        """A kind of trouble in words."""
        if kind in self.troubles:
            return self.troubles[kind]
        return Unreadable(kind).says(self.language)  # type: ignore[arg-type]  # a test holds that there is no other

    @cached_property
    def _known(self) -> re.Pattern[str]:
        longest_first = sorted(self.places, key=len, reverse=True)
        return re.compile(rf"(?<![\w/.])(?:{'|'.join(map(re.escape, longest_first))})(?![\w/]|\.\w)")


def screen_words(language: str) -> ScreenWords:
    """The words of a language."""
    found: ScreenWords = import_module(f"charteroak.office.screen.words_{language}").WORDS
    return found
