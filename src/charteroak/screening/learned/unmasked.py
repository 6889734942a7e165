"""Digits that stand for letters in words of the lexicon: `p0lice`, `fr1end`. Rules' own words are mended before."""

from __future__ import annotations

import re

import numpy as np

from charteroak.screening.learned.meanings import Meanings, kinds_of
from charteroak.screening.learned.numbers import hasher
from charteroak.screening.learned.pieces import pieces

_READINGS = [bytes.maketrans(b"0134578", b"o" + one + b"eastb") for one in (b"i", b"l")]
_TOKEN = re.compile(rb"[A-Za-z0-9]+")
_BEFORE = re.compile(rb"[A-Za-z0-9]*\Z")
_LEAST, _LONGEST = 4, 24


def unmasked(data: bytes, meanings: Meanings) -> bytes:
    """The same length, with letters for such digits."""
    found = dict.fromkeys(token for at in _beside_letters(data) if (token := _token(data, at)))
    if not found:
        return data
    made = bytearray(data)
    for reading in _READINGS:
        words = {token: data[slice(*token)].translate(reading) for token in found}
        for token in _known(words, meanings):
            made[slice(*token)] = words[token]
            del found[token]
    return bytes(made)


def _beside_letters(data: bytes) -> list[int]:
    """Where a digit stands between two letters, or begins or ends a run with them."""
    codes = np.frombuffer(data, np.uint8)
    letters = np.pad((codes | 0x20) - np.uint8(0x61) < 26, 1)
    digits = codes - np.uint8(0x30) < 10
    made: list[int] = np.flatnonzero(digits & (letters[:-2] | letters[2:])).tolist()
    return made


def _token(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the run of letters and digits is that has a place, if it may be a word."""
    before = _BEFORE.search(data, max(0, at - _LONGEST), at)
    after = _TOKEN.match(data, at, at + _LONGEST)
    start, end = before.start() if before else at, after.end() if after else at
    digits = sum(map(bytes.isdigit, (data[each : each + 1] for each in range(start, end))))
    return (start, end) if _LEAST <= end - start <= _LONGEST and 2 * digits <= end - start else None


def _known(words: dict[tuple[int, int], bytes], meanings: Meanings) -> list[tuple[int, int]]:
    """Those whose word the lexicon has."""
    taken = pieces(b" ".join(words.values()))
    kinds = kinds_of(meanings, taken, hasher(taken.data))
    return [token for token, own in zip(words, kinds, strict=True) if own[0] >= 0]
