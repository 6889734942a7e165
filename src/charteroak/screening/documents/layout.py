"""From words and where they stand on a page to its text in the order in which people read.

Words on one line are a line, whatever order the file has them in; a wide gap stays visible as spaces, as forms set
labels and answers apart. Only where a page has columns of running text is one column read after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.45
"""Of the smaller height: how far apart the feet of words on one line may be."""
_WIDE_GAP = 1.2
"""Of the height: from there on a gap is more than one between words."""
_COLUMN_LINES = 5
_COLUMN_WIDTH = 28
"""In letters: the usual line of a column of running text has more; a caption's or a form's has fewer."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of its box; never nothing."""
        return max(self.bottom - self.top, 1.0)


Line = list[Word]


def text_of(words: Sequence[Word]) -> str:
    """The text of a page."""
    lines = lines_of(once(words))
    columns = _columns(lines)
    parts = columns if columns else [lines]
    return "\n".join(_text(line) for part in parts for line in part)


def once(words: Sequence[Word]) -> list[Word]:
    """The words without those drawn again in nearly the same place, as some programs make letters bold."""
    kept: dict[tuple[str, int, int], Word] = {}
    for word in words:
        column, row = round(word.left / 3), round(word.bottom / 3)
        near = ((word.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if not any(key in kept and abs(kept[key].left - word.left) < 2 for key in near):
            kept[word.text, column, row] = word
    return list(kept.values())


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The words by lines from top to bottom, each from left to right."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if lines and _beside(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _beside(first: Word, word: Word) -> bool:
    return word.bottom - first.bottom <= _SAME_LINE * min(first.height, word.height)


def _columns(lines: list[Line]) -> list[list[Line]] | None:
    """The page in parts to be read one after the other, or None where it is read line by line."""
    if len(lines) < _COLUMN_LINES:
        return None
    gutter = _gutter(lines)
    if gutter is None:
        return None
    parts: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        west = [word for word in line if word.right <= gutter]
        east = [word for word in line if word.left >= gutter]
        if len(west) + len(east) < len(line):  # it goes across: what stood above it is read first
            parts += [part for part in (left, right) if part]
            parts.append([line])
            left, right = [], []
        else:
            left += [west] if west else []
            right += [east] if east else []
    return [*parts, *(part for part in (left, right) if part)]


def _gutter(lines: list[Line]) -> float | None:
    """Where two columns of running text part: a gap that many lines have in the same place."""
    gaps: list[tuple[float, float, Line]] = []
    for line in lines:
        for before, after in pairwise(line):
            if after.left - before.right > _WIDE_GAP * min(before.height, after.height):
                gaps.append((before.right, after.left, line))
    if len(gaps) < _COLUMN_LINES:
        return None
    middle = median((start + end) / 2 for start, end, _ in gaps)
    parted = [(start, end, line) for start, end, line in gaps if start <= middle <= end]
    if len(parted) < _COLUMN_LINES or len(parted) < 0.4 * len(lines):
        return None
    widths = [min(_letters(line, middle)) for _, _, line in parted]
    return middle if median(widths) >= _COLUMN_WIDTH else None


def _letters(line: Line, middle: float) -> tuple[int, int]:
    west = sum(len(word.text) + 1 for word in line if word.right <= middle)
    return west, sum(len(word.text) + 1 for word in line) - west


def _text(line: Line) -> str:
    said = [line[0].text]
    for before, word in pairwise(line):
        gap = (word.left - before.right) / min(before.height, word.height)
        said.append(" " if gap < _WIDE_GAP else "   ")
        said.append(word.text)
    return "".join(said)
