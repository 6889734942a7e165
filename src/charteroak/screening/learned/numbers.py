"""Letters as numbers: what words, their beginnings and their ends are told apart by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.learned.pieces import Numbers, Pieces

Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Hasher:
    """Numbers of stretches of a buffer, by their letters alone: a sum of them by powers, brought back to the start."""

    sums: Hashes
    back: Hashes

    def __call__(self, starts: Numbers, ends: Numbers) -> Hashes:
        """A number for each stretch."""
        return (self.sums[ends] - self.sums[starts]) * self.back[starts]


def hasher(data: NDArray[np.uint8]) -> Hasher:
    """For a buffer in small letters."""
    count = len(data)
    sums = np.zeros(count + 1, np.uint64)
    np.cumsum((data.astype(np.uint64) + np.uint64(1)) * _powers(_BASE, count + 1)[:count], out=sums[1:])
    return Hasher(sums, _powers(_INVERSE, count + 1))


def word_hashes(taken: Pieces) -> Hashes:
    """A number for each word."""
    return hasher(taken.data)(taken.words, taken.ends)


def bucket(hashes: Hashes, bits: int) -> Numbers:
    """One of two to the power of `bits` for each."""
    mixed = (hashes ^ (hashes >> _HALF)) * _MIX
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _powers(base: int, count: int) -> Hashes:
    made = np.full(count, base, np.uint64)
    made[0] = 1
    return np.multiply.accumulate(made)
