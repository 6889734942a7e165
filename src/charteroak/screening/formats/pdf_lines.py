"""The letters of a page by lines, and where they come to stand when some of them are taken out.

What is left of a line must not tell how wide the part was that is gone. So a line of which something is taken out is
laid out anew: its words are set one after the other with the same gap between any two, the mark has the same width
whatever it stands for, and a line whose beginning no other line shares begins at a place that many could.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

WORD_GAP = 0.28
"""Of the size: the gap between any two words of a line that was laid out anew."""
_APART = 0.12
"""Of the size: from there on a gap parts words."""
WIDE = 1.6
"""Of the size: from there on a gap parts cells of a table or a form, which keep their places."""
_GRID = 1.6
"""Of the size."""
_SAME_START = 0.1
"""Of the size."""
_SHARED = 2
MARK_SIZE = 8.0
"""Of the letters of a mark, in points; where the line's are smaller, of theirs."""
MARK_WIDTH = 3.9
"""Of that size."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on a line: from and to along it, its number, whether it is a space, and what it is taken out with.

    `span` is the number of that; -1 where it stays.
    """

    number: int
    start: float
    end: float
    space: bool
    span: int = -1
    apart: bool = False
    """Whether another cell or column begins with it."""


@dataclass(slots=True)
class _Item:
    """A word, or a stretch that is taken out; `spaced` says that there is a gap before it."""

    letters: list[Letter]
    spaced: bool
    end: float

    @property
    def span(self) -> int:
        return self.letters[0].span


_Segment = list[_Item]


@dataclass(slots=True)
class Laid:
    """A line laid out anew: where letters come to stand, marks by their spans, and from where to where it was cut."""

    places: dict[int, float] = field(default_factory=dict)
    marks: dict[int, float] = field(default_factory=dict)
    cuts: list[tuple[float, float]] = field(default_factory=list)
    """The stretches that are laid out anew, as they were."""
    dropped: list[int] = field(default_factory=list)
    """Spaces beside what is taken out."""
    end: float = 0.0


def lay_out(letters: Sequence[Letter], size: float, mark: float, starts: Sequence[float], done: set[int]) -> Laid:
    """A line laid out anew, of letters of a size.

    `mark` is how wide a mark is, `starts` are where stretches of all lines begin; spans in `done` have their mark.
    """
    ordered = sorted(letters, key=lambda letter: letter.start)
    made, narrowed, cursor = Laid(), _inner_gap(ordered, size), float("-inf")
    for segment in _segments(ordered, size, made.dropped):
        first, last = segment[0].letters[0].start, max(item.end for item in segment)
        if any(item.span >= 0 for item in segment):
            made.cuts.append((first, last))
            begin = max(_begin(first, starts, size), cursor + WORD_GAP * size)
            cursor = _set(segment, begin, (WORD_GAP * size, mark, narrowed), made, done)
        else:
            begin = max(first, cursor + WORD_GAP * size)
            made.places.update((each.number, each.start + begin - first) for item in segment for each in item.letters)
            cursor = last + begin - first
    made.end = cursor
    return made


def _segments(letters: Sequence[Letter], size: float, dropped: list[int]) -> Iterator[_Segment]:
    items: _Segment = []
    spaced = False
    for letter in letters:
        if letter.space and letter.span < 0:
            if items and items[-1].span < 0:
                items[-1].letters.append(letter)  # it goes with the word before it
            else:
                dropped.append(letter.number)
            spaced = True
            continue
        gap = letter.start - items[-1].end if items else 0.0
        if items and (gap > WIDE * size or letter.apart):
            yield items
            items, spaced = [], False
        apart = bool(items) and (spaced or letter.space or gap > _APART * size)
        if items and items[-1].span == letter.span and (letter.span >= 0 or not apart):
            items[-1].letters.append(letter)
            items[-1].end = max(items[-1].end, letter.end)
        else:
            items.append(_Item([letter], apart, letter.end))
        spaced = letter.space
    if items:
        yield items


def _inner_gap(letters: Sequence[Letter], size: float) -> float:
    """The gap that letters of a word have on this line, where they are spaced to fill it."""
    gaps = [
        after.start - before.end
        for before, after in pairwise(letters)
        if not before.space and not after.space and abs(after.start - before.end) <= _APART * size
    ]
    return median(gaps) if gaps else 0.0


def _begin(start: float, starts: Sequence[float], size: float) -> float:
    """Where a stretch begins, so that it does not tell how wide it was: one set in the middle of a page would."""
    shared = sum(abs(each - start) <= _SAME_START * size for each in starts) >= _SHARED
    return start if shared else start // (_GRID * size) * _GRID * size


def _set(segment: _Segment, begin: float, how: tuple[float, float, float], made: Laid, done: set[int]) -> float:
    """Set the words of a stretch one after the other; where the last one ends.

    `how`: the gap between two, how wide a mark is, and by how much the letters of words move together.
    """
    gap, mark, narrowed = how
    cursor = begin
    for item in segment:
        if item.spaced and cursor > begin:
            cursor += gap
        if item.span < 0:
            cursor = _set_word(item, cursor, narrowed, made)
        elif item.span not in done:
            done.add(item.span)
            made.marks[item.span] = cursor
            cursor += mark
    return cursor


def _set_word(item: _Item, cursor: float, narrowed: float, made: Laid) -> float:
    first, end = item.letters[0].start, cursor
    for number, letter in enumerate(each for each in item.letters if not each.space):
        place = cursor + letter.start - first - number * narrowed
        made.places[letter.number] = place
        end = max(end, place + letter.end - letter.start)
    made.places.update((letter.number, end) for letter in item.letters if letter.space)
    return end


def mark_width(size: float) -> float:
    """The width of a mark on a line of letters of a size."""
    return MARK_WIDTH * min(MARK_SIZE, size)
