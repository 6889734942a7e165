"""What the words of a question mean: concepts, found by words and phrases of the lexicon in `words/`.

    >>> sorted(each.concept for each in concepts(tokens("Country of birth")))
    ['BORN']

Of phrases that lie within one another the longest counts: "place of birth" is about where, and "birth" in it is no
date; "citizens' meeting" is no citizen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from charteroak.screening.forms.words import english, spanish

_NONE = ("",) * 12
"""Stands behind the last word, so that a phrase that goes on there is none."""
_KEY = 3
"""So many letters of a stem are looked up; a stem has no fewer."""


class Meant(NamedTuple):
    """A concept and the words that mean it: from `start` to `end`, the end exclusive."""

    start: int
    end: int
    concept: str


Phrase = tuple[str, ...]
"""Words one after the other; one that ends with * is a beginning."""


@lru_cache(maxsize=16_384)
def concepts(words: tuple[str, ...]) -> tuple[Meant, ...]:
    """The concepts of words, in order."""
    found = set(_found(words))
    long = [each for each in found if each.end - each.start > 1]
    return tuple(sorted(each for each in found if not any(_holds(other, each) for other in long)))


def _holds(other: Meant, each: Meant) -> bool:
    longer = other.end - other.start > each.end - each.start
    return longer and other.start <= each.start and each.end <= other.end


def _found(words: Sequence[str]) -> Iterator[Meant]:
    whole, stems = _book()
    for start, word in enumerate(words):
        for phrase, concept in whole.get(word, ()):
            if len(phrase) == 1 or all(map(_is, (*words[start : start + len(phrase)], *_NONE), phrase)):
                yield Meant(start, start + len(phrase), concept)
        for phrase, concept in stems.get(word[:_KEY], ()):
            if all(map(_is, (*words[start : start + len(phrase)], *_NONE), phrase)):
                yield Meant(start, start + len(phrase), concept)


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted


Listed = dict[str, tuple[tuple[Phrase, str], ...]]


@cache
def _book() -> tuple[Listed, Listed]:
    """The phrases by their first word, or by how it begins."""
    whole: dict[str, list[tuple[Phrase, str]]] = {}
    stems: dict[str, list[tuple[Phrase, str]]] = {}
    for lexicon in (english.CONCEPTS, spanish.CONCEPTS):
        for concept, listed in lexicon.items():
            for each in listed.split("|"):
                phrase = phrase_of(each)
                first = phrase[0]
                by, key = (stems, first[:_KEY]) if first[-1] == "*" else (whole, first)
                by.setdefault(key, []).append((phrase, concept))
    return _fixed(whole), _fixed(stems)


def _fixed(listed: dict[str, list[tuple[Phrase, str]]]) -> Listed:
    return {key: tuple(entries) for key, entries in listed.items()}


def phrase_of(text: str) -> Phrase:
    """A phrase of the lexicon, which is written as the words of questions are folded. ValueError where it is none."""
    phrase = tuple(text.split())
    if not phrase or (phrase[0][-1] == "*" and len(phrase[0]) <= _KEY):
        raise ValueError(f"no phrase: {text.strip()}")
    return phrase
