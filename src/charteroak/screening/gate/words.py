"""Words of texts counted by a compiled loop: for telling the language of many texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np

from charteroak.screening.gate.loops import PRIME, count

_LETTERS = bytes(each if chr(each) in "abcdefghijklmnopqrstuvwxyzáéíóúüñ" else 0 for each in range(256))
_SIZE = 1024


def counted(texts: Sequence[str], *sets: frozenset[str]) -> list[list[int]] | None:
    """How many words of each text are in each of two sets, and how many have a letter with an accent.

    None where that cannot be told so: a letter becomes two when it is made small.
    """
    joined = "\0".join([*texts, ""])
    small = joined.lower()
    if len(small) != len(joined):
        return None
    letters = np.frombuffer(small.encode("latin-1", "replace").translate(_LETTERS), np.uint8)
    ends = np.array([end - 1 for end in accumulate(len(text) + 1 for text in texts)], np.int64)
    out = np.zeros((len(texts) + 1, 3), np.int64)
    count(letters, np.append(ends, -1), *_table(sets), out)
    found: list[list[int]] = out[:-1].tolist()
    return found


@cache
def _table(sets: Iterable[frozenset[str]]) -> tuple[Any, Any]:
    """The words as bytes in a number, by their hashes, and of each the number of its set."""
    keys, values = np.zeros(_SIZE, np.uint64), np.zeros(_SIZE, np.int64)
    for number, words in enumerate(sets):
        for word in words:
            key = int.from_bytes(word.encode("ascii"), "big")
            if key >= 1 << 64:
                raise ValueError(f"{word} is longer than the loop counts")
            at = (key * PRIME & (1 << 64) - 1) >> 54
            while keys[at]:
                at = (at + 1) % _SIZE
            keys[at], values[at] = key, number
    return keys, values
