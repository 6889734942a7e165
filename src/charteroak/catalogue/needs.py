"""What people need, in English and Spanish, and the words by which they ask for it.

Ours and open: the names are plain words, not those of a licensed index. A catalogue may bring a taxonomy of its own;
where one of its terms has a need's name or word, it is that need's.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Need:
    """A need."""

    id: str
    en: str
    es: str
    words: tuple[str, ...]
    """Words that ask for it, in both languages, folded."""

    def name(self, language: str) -> str:
        """Its name."""
        return self.es if language == "es" else self.en


def _needs() -> Mapping[str, Need]:
    text = (files("charteroak.catalogue") / "needs.toml").read_text("utf-8")
    return {
        name: Need(name, given["en"], given["es"], tuple(given["words"].split()))
        for name, given in tomllib.loads(text).items()
    }


NEEDS: Mapping[str, Need] = _needs()
"""The needs, in the order in which they are offered."""


def folded(text: str) -> list[str]:
    """The words of a text as they are compared: small, without accents."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in bare).casefold().split()


def needs_of(words: list[str]) -> Iterator[Need]:
    """The needs that words ask for, each once."""
    found = dict.fromkeys(need for word in words for need in _by_word().get(word, ()))
    return iter(found)


@cache
def _by_word() -> Mapping[str, tuple[Need, ...]]:
    made: dict[str, tuple[Need, ...]] = {}
    for need in NEEDS.values():
        for word in {*need.words, *folded(need.en), *folded(need.es)} - _SMALL:
            made[word] = (*made.get(word, ()), need)
    return made


_SMALL = frozenset(
    {"a", "and", "of", "de", "con", "y", "the", "with", "to", "in", "contra", "la", "help", "ayuda", "care", "atencion"}
    | {"getting", "around", "from"}
)
"""Words of names that ask for nothing by themselves."""
