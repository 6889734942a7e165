"""Where a sentence begins and ends in shadow text: as far as rules look around a word."""

from __future__ import annotations

import re

from charteroak.screening.grammar.tokens import ABBREVIATED

STEP = 280
"""Half of how long a part of a long sentence is, in characters."""
_NEAR, _WORD = 200, 40
_OPENS = re.compile(rb"\s*(?:[-*]\s|\(?\d{1,3}[.)]\s|\(|[A-Za-z][\w /'.]{0,28}:)")
_SHORT = {word.encode() for word in ABBREVIATED}
_SIGN = re.compile(rb"[.\n?!]")
_BEHIND = b" \n\t\"')"
_WORD_BEFORE = re.compile(rb"[A-Za-z]+\Z")
_WRAPPED = 45  # a line at least this long may go on in the next
_BEFORE_MORE, _SMALL, _CELL, _COLON = 1, 2, 4, 8
_SIGNIFIES = bytes(
    _BEFORE_MORE * (chr(each).isalpha() or chr(each) in ",'\")&/")
    | _SMALL * chr(each).islower()
    | _CELL * (chr(each) in "|\t")
    | _COLON * (chr(each) == ":")
    if each < 128
    else 0
    for each in range(256)
)
_INDENT, _LABEL = 8, 14


def sentence(data: bytes, at: int, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around `at`, between `start` and `end`. It may be of any length: see `windows`."""
    first = at
    while (first := _previous(data, start, first)) >= 0 and not _is_end(data, first, start, end):
        pass
    last = at - 1
    while (found := _SIGN.search(data, last + 1, end)) and not _is_end(data, last := found.start(), start, end):
        pass
    return (start if first < 0 else first + 1), (last + 1 if found else end)


def _previous(data: bytes, start: int, at: int) -> int:
    """The last sign before a place; looked for step by step, as it is near."""
    find = data.rfind
    while at > start:
        low = max(start, at - _NEAR)
        found = max(find(b".", low, at), find(b"\n", low, at), find(b"?", low, at), find(b"!", low, at))
        if found >= 0:
            return found
        at = low
    return -1


def windows(data: bytes, first: int, last: int) -> list[tuple[int, int]]:
    """A sentence whole; or if it is long its parts, each a STEP after the one before it and overlapping it by half."""
    if last - first <= 2 * STEP:
        return [(first, last)]
    starts = range(first, last - STEP, STEP)
    return [(_begin(data, low, first), _stop(data, min(low + 2 * STEP, last), last)) for low in starts]


def _begin(data: bytes, at: int, first: int) -> int:
    """Where a part begins: with a word."""
    space = -1 if at == first else data.find(b" ", at, at + _WORD)
    return space + 1 if space >= 0 else at


def _stop(data: bytes, at: int, last: int) -> int:
    """Where a part ends: with a word."""
    space = -1 if at == last else data.rfind(b" ", at - _WORD, at)
    return space if space >= 0 else at


def _is_end(data: bytes, at: int, start: int, end: int) -> bool:
    """Does a sentence end with the sign at a place? A dot may shorten a word, and a line's end may only wrap."""
    sign = data[at]
    if sign != 0x0A and at + 1 < end and data[at + 1] not in _BEHIND:
        return False
    if sign == 0x2E:
        word = _WORD_BEFORE.search(data, max(start, at - 12), at)
        return word is None or word[0].lower() not in _SHORT
    return sign != 0x0A or not wraps(data, at, start, end)


def wraps(data: bytes, at: int, start: int, end: int) -> bool:
    """Does the sentence go on in the line after the line end at a place?"""
    line = data[max(start, data.rfind(b"\n", start, at) + 1) : at].rstrip()
    following = data.find(b"\n", at + 1, end)
    after = data[at + 1 : min(end, at + 60) if following < 0 else following]
    if not line or not after.strip() or b"|" in line or b"\t" in line:
        return False
    if after.lstrip()[:1].islower():
        return line[-1] not in b".!?"
    return len(line) >= _WRAPPED and line[-1] not in b".:;!?" and not _OPENS.match(after)


def unwrapped(data: bytes) -> bytes:
    """The same length, with a space for each line end after which a sentence goes on in small letters.

    Of `wraps` it is what can be told of all lines of a buffer at once; and a line that begins with a label, as in a
    chat or on a form, goes on with none.
    """
    import numpy as np

    codes = np.frombuffer(data + b"\n", np.uint8)
    kinds = np.frombuffer(data.translate(_SIGNIFIES) + b"\0", np.uint8)
    ends = np.flatnonzero(codes[:-1] == 0x0A)
    before, after = ends - 1, ends + 1
    before -= codes[before] == 0x20
    for _ in range(_INDENT):
        after += codes[after] == 0x20
    goes_on = (kinds[before] & _BEFORE_MORE > 0) & (kinds[after] & _SMALL > 0)
    edges = np.flatnonzero(kinds >= _CELL)
    cells = edges[kinds[edges] == _CELL]
    inside = np.diff(np.searchsorted(cells, ends), prepend=0, append=len(cells))  # of each line
    goes_on &= (inside[:-1] == 0) & (inside[1:] == 0)  # a line with cells is a row
    colons = np.append(edges[kinds[edges] == _COLON], len(codes) + _LABEL)
    goes_on &= colons[np.searchsorted(colons, ends)] - after > _LABEL
    whole = codes[:-1].copy()
    whole[ends[goes_on]] = 0x20
    return whole.tobytes()
