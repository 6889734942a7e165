"""What the model looks at around a word: the words beside it, their stems and endings, and their kinds of meaning.

A look is a place or several beside a word, and what of the words there is looked at. Places beyond the segment are no
words; most looks do not count there. Looks of one group share their weights: whether "wife" stands two or five words
behind is then the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.learned.meanings import MOST, Kinds
from charteroak.screening.learned.numbers import Hasher, Hashes, bucket
from charteroak.screening.learned.pieces import Numbers, Pieces

BITS = 18
"""Of the number of buckets."""
_BEFORE, _AFTER = np.uint64(2), np.uint64(1)
"""What stands for a word before the segment's first and after its last."""
_STEP = np.uint64(0xA0761D6478BD642F)
_GROUP = 0x9E3779B97F4A7C15
_FAR = 8

WHOLE, SHORT, STEM, LONG, ENDING = "whole", "short", "stem", "long", "ending"
_LETTERS = {SHORT: 4, STEM: 5, LONG: 7, ENDING: 3}
_KINDS = tuple(f"kind {each}" for each in range(MOST))

Part = tuple[str, int]
"""What is looked at, and how many words ahead."""


class Look(NamedTuple):
    """Parts that count together. `edges`: also where one of them is beyond the segment."""

    group: int
    parts: tuple[Part, ...]
    edges: bool = False


def _group(*places: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    return list(places)


@cache
def looks() -> tuple[Look, ...]:
    """Every look, in the order in which they are counted."""
    beside = [
        *(_group(((WHOLE, at),)) for at in range(-4, 5)),
        *(_group(((STEM, at),)) for at in range(-2, 3)),
        *(_group(((what, 0),)) for what in (SHORT, LONG, ENDING)),
        *(_group(((WHOLE, at), (WHOLE, at + 1))) for at in range(-2, 2)),
        *(_group(((WHOLE, at), (WHOLE, at + 1), (WHOLE, at + 2))) for at in range(-2, 1)),
        *(_group(((STEM, at), (STEM, at + 1))) for at in (-1, 0)),
        *(_group(((what, one), (WHOLE, other))) for what, one, other in ((WHOLE, -1, 1), (STEM, 0, 2), (STEM, 0, -2))),
    ]
    two = _KINDS[:2]
    away = [
        *(_group(*(((STEM, side * at),) for at in range(2, _FAR + 1))) for side in (-1, 1)),
        _group(*(((STEM, 0), (STEM, at)) for at in (*range(-5, -1), *range(2, 6)))),
        *(_group(*(((kind, at),) for kind in _KINDS)) for at in range(-4, 5)),
        *(
            _group(*(((one, 0), (other, side * at)) for at in range(1, _FAR) for one in two for other in two))
            for side in (-1, 1)
        ),
    ]
    return tuple(
        Look(number, parts, number <= len(beside))
        for number, group in enumerate([*beside, *away], 1)
        for parts in group
    )


def buckets(taken: Pieces, kinds: Kinds, numbers: Hasher) -> Iterator[tuple[Numbers, NDArray[np.bool_]]]:
    """For each look the bucket of each word, and whether it counts there. `numbers` is made from the words' buffer."""
    signs = _Signs(taken, kinds, numbers)
    for look in looks():
        made = np.full(len(taken.words), (look.group * _GROUP) & ((1 << 64) - 1), np.uint64)
        counts = np.ones(len(taken.words), bool)
        for what, at in look.parts:
            values, inside = signs.beside(what, at)
            made = (made + values) * _STEP
            if not look.edges:
                counts &= inside
        yield bucket(made, BITS), counts


class _Signs:
    """What is looked at, as a number for each word, and moved to the words beside these."""

    def __init__(self, taken: Pieces, kinds: Kinds, numbers: Hasher) -> None:
        self._segments = taken.segments
        self._values = {WHOLE: numbers(taken.words, taken.ends)}
        self._there = {}
        lengths = taken.ends - taken.words
        for what, most in _LETTERS.items():
            some = np.minimum(lengths, most)
            starts = taken.ends - some if what == ENDING else taken.words
            self._values[what] = numbers(starts, starts + some)
        for number, what in enumerate(_KINDS):
            self._values[what] = kinds[:, number].astype(np.uint64) + np.uint64(1)
            self._there[what] = kinds[:, number] >= 0
        self._moved: dict[Part, tuple[Hashes, NDArray[np.bool_]]] = {}

    def beside(self, what: str, at: int) -> tuple[Hashes, NDArray[np.bool_]]:
        """For each word what stands so many words ahead, and whether anything does in its segment."""
        if (what, at) not in self._moved:
            self._moved[what, at] = self._move(what, at)
        return self._moved[what, at]

    def _move(self, what: str, at: int) -> tuple[Hashes, NDArray[np.bool_]]:
        count = len(self._segments)
        values = np.full(count, _AFTER if at > 0 else _BEFORE, np.uint64)
        inside = np.zeros(count, bool)
        size = max(count - abs(at), 0)
        here, there = (slice(0, size), slice(count - size, count))[:: 1 if at >= 0 else -1]
        same = self._segments[here] == self._segments[there]
        values[here] = np.where(same, self._values[what][there], values[here])
        inside[here] = same & self._there[what][there] if what in self._there else same
        return values, inside
