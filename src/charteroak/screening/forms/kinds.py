"""The kinds of meaning that the screener's lexicon gives words: what was learned of one word holds for its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from charteroak.screening.learned.meanings import Meanings, kinds_of
from charteroak.screening.learned.model import meanings
from charteroak.screening.learned.numbers import hasher
from charteroak.screening.learned.pieces import pieces

_MOST = 50_000
_KNOWN: dict[str, tuple[int, ...]] = {}
"""Words that were asked for. Words of forms come again and again; there is a bound for what a hostile one brings."""


def kinds(words: Sequence[str]) -> list[tuple[int, ...]]:
    """The numbers of each word's kinds."""
    new = sorted({word for word in words if word not in _KNOWN and word.isalnum()})
    if new:
        _learn(new)
    return [_KNOWN.get(word, ()) for word in words]


def _learn(words: list[str]) -> None:
    if len(_KNOWN) + len(words) > _MOST:
        _KNOWN.clear()
    taken = pieces("\n".join(words).encode())
    rows = kinds_of(_lexicon(), taken, hasher(taken.data))
    for word, row in zip(words, rows.tolist(), strict=True):
        _KNOWN[word] = tuple(number for number in row if number >= 0)


@cache
def _lexicon() -> Meanings:
    return meanings()
