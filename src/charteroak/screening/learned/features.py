"""What the model looks at in a segment: runs of words and of letters, and the words around it, each as a number.

A feature is a bucket of one of four tables: runs of one to three words (`WORD`), runs of three to five letters within a
word and its edges (`LETTERS`), runs of one or two words in the segments beside it (`NEAR`), and words further away
(`FAR`). In each table a feature counts by one over the root of how many there are, so that length does not decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from charteroak.screening.learned.numbers import Hashes
from charteroak.screening.learned.numbers import bucket as numbered
from charteroak.screening.learned.pieces import Numbers, Pieces

WORD, LETTERS, NEAR, FAR = range(4)
BITS = (18, 17, 16, 15)
"""Of the number of buckets of each table."""
WEIGHTS = (1.0, 1.0, 0.4, 0.3)
"""How much each table counts for."""
BESIDE = (-2, -1, 1)
"""Which segments are near; all others up to AROUND are far."""
AROUND = 6
_MOST_WORDS = {WORD: 3, NEAR: 2, FAR: 1}
_LETTERS = (3, 4, 5)

_STEPS = tuple(np.uint64(each) for each in (0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3))
_BYTE = np.uint64(8)


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of one length, in order: their buckets, the numbers of the first word of each, and over how many words."""

    buckets: Numbers
    words: Numbers
    over: int


def _bucket(hashes: Hashes, table: int) -> Numbers:
    return numbered(hashes, BITS[table])


def features(taken: Pieces, hashes: Hashes, table: int) -> Iterator[Runs]:
    """The features of a table, by the words that they stand in (for NEAR and FAR, not yet by segments beside these)."""
    return _of_letters(taken) if table == LETTERS else _of_words(taken, hashes, table)


def _of_words(taken: Pieces, hashes: Hashes, table: int) -> Iterator[Runs]:
    """Runs of words within a segment."""
    run = np.zeros(len(hashes), np.uint64)
    for length in range(1, _MOST_WORDS[table] + 1):
        count = max(len(hashes) - length + 1, 0)
        run = run[:count] + hashes[length - 1 :][:count] * _STEPS[length - 1]
        whole = np.flatnonzero(taken.segments[:count] == taken.segments[length - 1 :][:count])
        yield Runs(_bucket(run[whole], table), whole, length)


def _of_letters(taken: Pieces) -> Iterator[Runs]:
    """Runs of letters of a word; what stands before and after the word counts as a space."""
    inside = np.pad(taken.is_word, 1)
    letters = np.where(inside, np.pad(taken.data, 1), np.uint8(0x20)).astype(np.uint64)
    chosen, words = _letters_of_words(taken)
    run = letters.copy()
    whole = chosen
    for length in range(2, _LETTERS[-1] + 1):
        # A run begins with what stands before its first inner letter: `run[at]` for that of the letter at `at`.
        run = (run[: len(letters) - length + 1] << _BYTE) | letters[length - 1 :]
        if length in _LETTERS:
            whole = whole[inside[chosen[whole] + length - 2]] if length > _LETTERS[0] else np.arange(len(chosen))
            places = chosen[whole]
            hashes = (run[places] | (np.uint64(length) << np.uint64(56))) * _STEPS[0]
            yield Runs(_bucket(hashes, LETTERS), words[whole], 1)


def _letters_of_words(taken: Pieces) -> tuple[Numbers, Numbers]:
    """Where the letters of the words are, one after the other, and the number of the word of each."""
    words = np.flatnonzero(taken.is_word[taken.words])
    firsts, lengths = taken.words[words], (taken.ends - taken.words)[words]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - ends + lengths, lengths)
    return places, np.repeat(words, lengths)
