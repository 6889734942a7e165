"""The text of a page of a PDF, in the order of reading, and which of PDFium's letters each of its letters is.

PDFium gives the letters in the order of the file, with spaces and line ends where it sees gaps. Only the first and the
last letter of a word are asked for where they stand: that is what makes it fast.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.formats import pdf_calls as calls
from charteroak.screening.formats.pdf_order import SAME_LINE, WIDE_GAP, Run, in_order
from charteroak.screening.formats.surface import Cannot

MOST_LETTERS = 200_000
"""On one page."""
MADE = -1
"""The number of a letter that no letter of PDFium's stands for: a space or a line end between runs."""

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?|\ufffe")
_DOUBTFUL = re.compile("[\u0370-\u1fff\u3000-\uffff]")
"""Letters that may be others of which PDFium has dropped the upper half."""
_BACK = -0.5
_SAME_PLACE = 2.0
"""In points."""
_LEAST_HEIGHT = 0.1
_FORWARDS = np.array((1, 0, -1, 0))
"""Which way from right to left is against the way of writing, by how words are turned."""
_STACKED = 0.2
"""In points."""
_SLANTED = 0.03
"""Of a quarter of a circle: words that are turned by more are kept in the order of the file."""
_NOWHERE = 1e5
"""In points, from the page's corner: what is further away has no place on a line. A page is 14,400 points at most."""
_SAID = dict.fromkeys(range(0x20), 0x20) | {0xFFFE: 0x2D, 0xFFFF: 0xFFFD, 0x7F: 0xFFFD, 0x2: 0x2D}
_SAID |= dict.fromkeys(range(0xE000, 0xF900), 0xFFFD)

Numbers = NDArray[np.int64]
Boxes = NDArray[np.float64]
"""A row for each: left, bottom, right, top, in the page's own points."""


@dataclass(slots=True)
class Said:
    """A text, and the number of PDFium's letter for each of its own.

    Numbers below MADE are of letters that are filled in: -2 is the first of all that is filled in on the page.
    """

    text: str = ""
    letters: array[int] = field(default_factory=lambda: array("i"))


@dataclass(slots=True)
class Words:
    """The words of a page in the order of the file: where they are in its text, their boxes, how they are turned."""

    text: str
    starts: Numbers
    ends: Numbers
    lines: Numbers
    boxes: Boxes
    quarters: Numbers
    """By how many quarters of a circle, clockwise."""
    slanted: NDArray[np.bool_]
    """Whether they stand otherwise than that, or have no true place: they are kept in the order of the file."""

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, which: NDArray[np.bool_]) -> Words:
        """Some of them."""
        starts, ends, lines, quarters = (each[which] for each in (self.starts, self.ends, self.lines, self.quarters))
        return Words(self.text, starts, ends, lines, self.boxes[which], quarters, self.slanted[which])


def words_of(textpage: Any) -> Words:
    """The words of a page. Cannot ("too large") where it has more letters than a page can have."""
    text = text_of(textpage)
    spans = [match.span() for match in _WORD.finditer(text)]
    starts, ends = (np.array([span[i] for span in spans], np.int64) for i in (0, 1))
    breaks = np.array([match.start() for match in re.finditer(r"[\n\ufffe]", text)], np.int64)
    lines = np.searchsorted(breaks, starts)
    page = calls.address(textpage.raw)
    quarters = _quarters(page, starts, lines)
    turned = np.round(quarters).astype(np.int64) % 4
    boxes, odd = _boxes(page, starts, ends - 1, turned)
    slanted = (np.abs(quarters - np.round(quarters)) > _SLANTED) | np.isin(lines, lines[odd])
    return Words(text.translate(_SAID), starts, ends, lines, boxes, turned, slanted)


def text_of(textpage: Any) -> str:
    """The letters of a page, as many as PDFium has; a hyphen at the end of a line is U+FFFE."""
    count = textpage.count_chars()
    if count > MOST_LETTERS:
        raise Cannot("too large")
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count and not _DOUBTFUL.search(text.replace("\ufffe", "")):
        return text
    page = calls.address(textpage.raw)
    return _joined([calls.unicode_of(page, number) for number in range(count)])


def _joined(codes: list[int]) -> str:
    """A letter for each of PDFium's, which has two halves of one beyond the usual planes: the second has no width."""
    letters = [_letter(code) for code in codes]
    for at, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            letters[at : at + 2] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00), "\u200b"
    return "".join(letters)


def _letter(code: int) -> str:
    if code == 0x2:
        return "\ufffe"
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _boxes(page: int, firsts: Numbers, lasts: Numbers, turned: Numbers) -> tuple[Boxes, NDArray[np.bool_]]:
    """The boxes around the room that the font gives the first and the last letter of each word.

    And which of them are odd: of no height, nowhere near a page, in one place with the next, or written backwards.
    """
    count = len(firsts)
    found = np.zeros((2 * count, 4), np.float32)  # left, top, right, bottom, as PDFium writes them
    at, room = found.ctypes.data, calls.room
    for number in (*firsts.tolist(), *lasts.tolist()):
        room(page, number, at)
        at += 16
    one, other = found[:count].astype(np.float64), found[count:].astype(np.float64)
    low, high = np.minimum(one, other), np.maximum(one, other)
    made = np.stack((low[:, 0], low[:, 3], high[:, 2], high[:, 1]), axis=1)
    odd = (np.abs(made).max(axis=1, initial=0) > _NOWHERE) | ((one[:, 0] - other[:, 0]) * _FORWARDS[turned] > 0)
    for flat in np.flatnonzero((made[:, 3] - made[:, 1] < _LEAST_HEIGHT) | (made[:, 2] - made[:, 0] < _LEAST_HEIGHT)):
        made[flat] = _ink(page, int(firsts[flat]), int(lasts[flat]))
    stacked = np.abs(made[1:] - made[:-1])[:, (0, 2, 3)].max(axis=1, initial=0) < _STACKED
    odd[1:] |= stacked
    odd[:-1] |= stacked
    return made, odd | (made[:, 3] - made[:, 1] < _LEAST_HEIGHT)


def _ink(page: int, first: int, last: int) -> Boxes:
    """The box around what is drawn of a word, for fonts that do not say how much room their letters have."""
    found = np.zeros((2, 4))  # left, right, bottom, top, as PDFium writes them
    for at, number in zip((found.ctypes.data, found.ctypes.data + 32), (first, last), strict=True):
        calls.ink(page, number, at, at + 8, at + 16, at + 24)
    low, high = found.min(axis=0), found.max(axis=0)
    return np.array((low[0], low[2], high[1], high[3]))


def _quarters(page: int, starts: Numbers, lines: Numbers) -> Boxes:
    """By how many quarters of a circle the words are turned, told by the first of each line."""
    if not len(starts):
        return np.zeros(0)
    _, firsts, inverse = np.unique(lines, return_index=True, return_inverse=True)
    turned = [calls.angle(page, number) / (np.pi / 2) for number in starts[firsts].tolist()]
    return np.array(turned)[inverse]


def said(words: Words, filled: Sequence[Run] = ()) -> tuple[Said, Said]:
    """The text of some words in the order of reading, and that of words drawn a second time in the same place.

    What is filled in stands among the first; the start of such a run is the number of its first letter.
    """
    upright = _upright(words)
    once = _once(words, upright)
    again = ~once
    first = _said(words.only(once), upright[once], filled)
    return first, (_said(words.only(again), upright[again]) if again.any() else Said())


def _upright(words: Words) -> Boxes:
    """The boxes when the page is held so that each word is upright."""
    if not words.quarters.any():
        return words.boxes
    left, bottom, right, top = words.boxes.T
    ways = {
        1: (-top, left, -bottom, right),
        2: (-right, -top, -left, -bottom),
        3: (bottom, -right, top, -left),
    }
    made = words.boxes.copy()
    for quarters, way in ways.items():
        which = words.quarters == quarters
        made[which] = np.stack(way, axis=1)[which]
    return made


def _once(words: Words, boxes: Boxes) -> NDArray[np.bool_]:
    """Which words are not drawn again in nearly the same place, as some programs make letters bold."""
    once = np.ones(len(words), bool)
    back = (boxes[1:, 0] < boxes[:-1, 2] - 1.0) & (np.abs(boxes[1:, 1] - boxes[:-1, 1]) < _SAME_PLACE)
    if not back.any():
        return once
    kept: dict[tuple[str, int, int], float] = {}
    for i in range(len(words)):
        text = words.text[words.starts[i] : words.ends[i]]
        column, row = round(boxes[i, 0] / 3), round(boxes[i, 1] / 3)
        near = [(text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if any(key in kept and abs(kept[key] - boxes[i, 0]) < _SAME_PLACE for key in near):
            once[i] = False
        else:
            kept[text, column, row] = float(boxes[i, 0])
    return once


def _said(words: Words, boxes: Boxes, filled: Sequence[Run] = ()) -> Said:
    made, parts = Said(), list[str]()
    for quarters in _by_count(words.quarters) or [0]:
        which = words.quarters == quarters
        runs = [*_runs(words.only(which), boxes[which]), *(() if parts else filled)]
        for between, run in in_order(runs):
            gap = between if parts and between else "\n" if parts else ""
            parts += [gap, run.text]
            made.letters.extend([MADE] * len(gap))
            step = 1 if run.start >= 0 else -1
            made.letters.extend(range(run.start, run.start + step * len(run.text), step))
    made.text = "".join(parts)
    return made


def _by_count(quarters: Numbers) -> list[int]:
    """The ways in which words are turned, that of most of them first."""
    counts = np.bincount(quarters, minlength=4)
    return [int(each) for each in np.argsort(-counts, kind="stable") if counts[each]]


def _runs(words: Words, boxes: Boxes) -> Iterator[Run]:
    """The words that stand beside each other, together."""
    height = np.maximum(boxes[:, 3] - boxes[:, 1], _LEAST_HEIGHT)
    least = np.minimum(height[1:], height[:-1])
    gap = boxes[1:, 0] - boxes[:-1, 2]
    if not len(words):
        return
    apart = (gap > WIDE_GAP * least) | (gap < _BACK * least) | (words.lines[1:] != words.lines[:-1])
    apart |= np.abs(boxes[1:, 1] - boxes[:-1, 1]) > SAME_LINE * least
    apart &= ~(words.slanted[1:] & words.slanted[:-1]) | (words.lines[1:] != words.lines[:-1])
    firsts = np.flatnonzero(np.concatenate(([True], apart)))
    lasts = np.append(firsts[1:], len(words))
    starts, ends = words.starts[firsts].tolist(), words.ends[lasts - 1].tolist()
    low, high = np.minimum.reduceat(boxes, firsts), np.maximum.reduceat(boxes, firsts)
    places = np.stack((low[:, 0], low[:, 1], high[:, 2], high[:, 3]), axis=1).tolist()
    for number, (start, end, place) in enumerate(zip(starts, ends, places, strict=True)):
        yield Run(number, words.text[start:end], start, *place)
