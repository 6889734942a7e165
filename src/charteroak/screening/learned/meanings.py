"""Kinds of meaning: what a word is about, by a lexicon of words and stems in English and Spanish.

So what was learned of one word holds for others of its kind. The lexicon is `learning/meanings.txt`; the trainer keeps
it with the weights as numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.learned.numbers import Hasher, Hashes, hasher
from charteroak.screening.learned.pieces import Pieces, pieces

MOST = 3
"""Kinds of one word."""
LEAST_STEM = 4
_LONGEST_STEM = 14
_NONE = -1

Kinds = NDArray[np.int16]
"""A row for each word: up to MOST numbers of kinds, then -1."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Words and stems by the numbers of their letters, in order, with their kinds."""

    count: int
    """Of kinds."""
    words: Hashes
    of_words: Kinds
    stems: Hashes
    of_stems: Kinds


def kinds_of(meanings: Meanings, taken: Pieces, numbers: Hasher) -> Kinds:
    """The kinds of each word: those of the whole word, else of the longest stem, else without a possessive `'s`.

    `numbers` is made from the buffer of `taken`.
    """
    made, lengths = np.full((len(taken.words), MOST), _NONE, np.int16), taken.ends - taken.words
    _fill(made, np.arange(len(made)), numbers(taken.words, taken.ends), meanings.words, meanings.of_words)
    for length in range(min(_LONGEST_STEM, int(lengths.max(initial=0))), LEAST_STEM - 1, -1):
        at = np.flatnonzero((lengths >= length) & (made[:, 0] == _NONE))
        _fill(made, at, numbers(taken.words[at], taken.words[at] + length), meanings.stems, meanings.of_stems)
    at = np.flatnonzero((lengths > 2) & (made[:, 0] == _NONE))
    at = at[(taken.data[taken.ends[at] - 2] == ord("'")) & (taken.data[taken.ends[at] - 1] == ord("s"))]
    _fill(made, at, numbers(taken.words[at], taken.ends[at] - 2), meanings.words, meanings.of_words)
    return made


def _fill(made: Kinds, rows: NDArray[np.int64], numbers: Hashes, known: Hashes, kinds: Kinds) -> None:
    if not len(known):
        return
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    same = known[places] == numbers
    made[rows[same]] = kinds[places[same]]


def read(lines: Iterable[str]) -> Meanings:
    """A lexicon: in each line a kind, a language and words of that kind, parted by tabs; `stem*` is a beginning.

    Raises ValueError where a line is none, or a stem is too short or too long.
    """
    names: dict[str, int] = {}
    words: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for line in lines:
        name, _, listed = line.rstrip("\n").split("\t")
        number = names.setdefault(name, len(names))
        for word in listed.split():
            stem = word.removesuffix("*")
            if stem != word and not LEAST_STEM <= len(stem) <= _LONGEST_STEM:
                raise ValueError(f"not a stem: {word}")
            kinds = (words if stem == word else stems).setdefault(stem, [])
            if number not in kinds:
                kinds.append(number)
    for word, kinds in words.items():
        ends = (word[:end] for end in range(len(word), LEAST_STEM - 1, -1))
        longest = next((stems[each] for each in ends if each in stems), [])
        kinds += [each for each in longest if each not in kinds]
    return Meanings(len(names), *_table(words), *_table(stems))


def _table(entries: dict[str, list[int]]) -> tuple[Hashes, Kinds]:
    taken = pieces(" ".join(entries).encode())
    if len(taken.words) != len(entries):
        raise ValueError("an entry is not one word")
    numbers = hasher(taken.data)(taken.words, taken.ends)
    rows = [(each + [_NONE] * MOST)[:MOST] for each in entries.values()]
    order = np.argsort(numbers)
    return numbers[order], np.array(rows, np.int16).reshape(-1, MOST)[order]
