"""Where a sentence begins and ends in shadow text: as far as rules look around a word."""

from __future__ import annotations

import re

from charteroak.screening.grammar.tokens import ABBREVIATED

_BEFORE, _AFTER = 300, 260
_OPENS = re.compile(rb"\s*(?:[-*]\s|\(?\d{1,3}[.)]\s|\(|[A-Za-z][\w /'.]{0,28}:)")
_SHORT = {word.encode() for word in ABBREVIATED}
_SIGNS = (b".", b"\n", b"?", b"!")
_SIGN = re.compile(rb"[.\n?!]")
_BEHIND = b" \n\t\"')"
_WORD_BEFORE = re.compile(rb"[A-Za-z]+\Z")
_WRAPPED = 45  # a line at least this long may go on in the next


def sentence(data: bytes, at: int, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around `at`, between `start` and `end`, and not without limit."""
    low, high = max(start, at - _BEFORE), min(end, at + _AFTER)
    first = at
    while (first := max(data.rfind(sign, low, first) for sign in _SIGNS)) >= 0 and not _is_end(data, first, start, end):
        pass
    last = at - 1
    while (last := _next(data, last + 1, high)) >= 0 and not _is_end(data, last, start, end):
        pass
    if first < 0:
        first = low if low == start else _word_after(data, low, at)
    else:
        first += 1
    return first, last + 1 if last >= 0 else high


def _next(data: bytes, at: int, high: int) -> int:
    found = _SIGN.search(data, at, high)
    return found.start() if found else -1


def _word_after(data: bytes, at: int, limit: int) -> int:
    space = data.find(b" ", at, limit)
    return at if space < 0 else space + 1


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
