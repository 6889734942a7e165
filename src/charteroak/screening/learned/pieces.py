"""Shadow text taken apart for the model: its segments, about a sentence each, and their words.

Everything works on whole buffers at once. A segment ends with a sentence, a line, a cell or a semicolon; a word is a
run of letters and digits, where every digit counts as 0, or one sign.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_WORD = np.zeros(256, bool)
_WORD[[ord(each) for each in "abcdefghijklmnopqrstuvwxyz0123456789'"]] = True
_SIGN = np.zeros(256, bool)
_SIGN[33:127] = True
_SIGN &= ~_WORD
_ALWAYS = np.zeros(256, bool)
_ALWAYS[[ord(each) for each in "\n|;"]] = True
_OFTEN = np.zeros(256, bool)
_OFTEN[[ord(each) for each in ".!?"]] = True
_BEHIND = np.zeros(256, bool)
_BEHIND[[ord(each) for each in " \n\t\"')|"]] = True
_PLAIN = bytes(0x30 if 0x30 <= each <= 0x39 else each for each in range(256))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The segments of a buffer and its words, in order. Each word is in one segment."""

    data: NDArray[np.uint8]
    """The bytes, in small letters, every digit a 0."""
    starts: Numbers
    """Of the segments that have a word; each ends before the next begins."""
    words: Numbers
    """Where words and signs begin."""
    ends: Numbers
    segments: Numbers
    """Of the words: the number of their segment."""

    def only(self, kept: NDArray[np.bool_]) -> Pieces:
        """The words of some segments; these keep their numbers."""
        words = kept[self.segments]
        return Pieces(self.data, self.starts, self.words[words], self.ends[words], self.segments[words])

    def between(self, low: int, high: int) -> Pieces:
        """Some of the words, with no more of the buffer than they need."""
        words, ends, segments = (each[low:high] for each in (self.words, self.ends, self.segments))
        first, last = (int(words[0]), int(ends[-1])) if len(words) else (0, 0)
        return Pieces(self.data[first:last], self.starts, words - first, ends - first, segments)

    @property
    def are_words(self) -> NDArray[np.bool_]:
        """Which are words, and not signs."""
        return _WORD[self.data[self.words]]

    @property
    def is_word(self) -> NDArray[np.bool_]:
        """Which bytes are of words."""
        return _WORD[self.data]


def pieces(data: bytes) -> Pieces:
    """Take shadow text apart."""
    codes = np.frombuffer(data.lower().translate(_PLAIN), np.uint8)
    after = np.append(codes[1:], np.uint8(0x0A))
    ends = _ALWAYS[codes] | (_OFTEN[codes] & _BEHIND[after])
    starts = np.concatenate(([0], np.flatnonzero(ends) + 1))
    words, stops = _words(codes)
    used, segments = np.unique(np.searchsorted(starts, words, "right") - 1, return_inverse=True)
    return Pieces(codes, starts[used], words, stops, segments.astype(np.int64))


def _words(codes: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Where words and signs begin and end."""
    inside = _WORD[codes].astype(np.int8)
    steps = np.diff(inside, prepend=0, append=0)
    signs = np.flatnonzero(_SIGN[codes])
    starts = np.concatenate((np.flatnonzero(steps == 1), signs))
    ends = np.concatenate((np.flatnonzero(steps == -1), signs + 1))
    order = np.argsort(starts, kind="stable")
    return starts[order], ends[order]
