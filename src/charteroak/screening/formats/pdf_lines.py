"""The letters of a page by lines, and where they come to stand when some of them are taken out.

What is left of a line must not tell how wide the part was that is gone. So a line of which something is taken out is
laid out anew: its words are set one after the other with the same gap between any two, the mark has the same width
whatever it stands for, and a line whose beginning no other line shares begins at a place that many could.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    """A letter on a line: from and to along it, its number and size, whether it is a space, what it is taken out with.

    `span` is the number of that; -1 where it stays. `apart` says that another cell or column begins with it.
    """

    number: int
    start: float
    end: float
    size: float
    space: bool = False
    span: int = -1
    apart: bool = False


@dataclass(slots=True)
class _Item:
    """A word, or a stretch that is taken out; `spaced` says that there is a gap before it."""

    letters: list[Letter]
    spaced: bool
    end: float

    @property
    def span(self) -> int:
        return self.letters[0].span


@dataclass(slots=True)
class _Segment:
    """Words beside each other with no wide gap."""

    items: list[_Item]

    @property
    def size(self) -> float:
        return median(letter.size for item in self.items for letter in item.letters)

    @property
    def is_cut(self) -> bool:
        return any(item.span >= 0 for item in self.items)


@dataclass(slots=True)
class Laid:
    """A line laid out anew: where letters come to stand, marks by their spans, and from where to where it was cut."""

    places: dict[int, float] = field(default_factory=dict)
    marks: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Where each stands, and the size of the letters beside it."""
    cuts: list[tuple[float, float]] = field(default_factory=list)
    """The stretches that are laid out anew, as they were."""
    dropped: list[int] = field(default_factory=list)
    """Spaces beside what is taken out."""
    end: float = 0.0


Width = Callable[[float], float]
"""How wide a mark is beside letters of a size."""


def lay_out(letters: Sequence[Letter], mark: Width, starts: Sequence[float], done: set[int]) -> Laid:
    """A line laid out anew. `starts` are where stretches of all lines begin; spans in `done` have their mark."""
    ordered = sorted(letters, key=lambda letter: letter.start)
    made, cursor = Laid(), float("-inf")
    for segment in _segments(ordered, made.dropped):
        first, last, size = segment.items[0].letters[0].start, max(item.end for item in segment.items), segment.size
        least = cursor + WORD_GAP * size
        if segment.is_cut:
            made.cuts.append((first, last))
            cursor = _set(segment, max(_begin(first, starts, size), least), mark(size), made, done)
        else:
            begin = max(first, least)
            places = ((each.number, each.start + begin - first) for item in segment.items for each in item.letters)
            made.places.update(places)
            cursor = last + begin - first
    made.end = cursor
    return made


def _segments(letters: Sequence[Letter], dropped: list[int]) -> Iterator[_Segment]:
    items: list[_Item] = []
    spaced = False
    for letter in letters:
        if letter.space and letter.span < 0:
            if items and items[-1].span < 0:
                items[-1].letters.append(letter)  # it goes with the word before it
            else:
                dropped.append(letter.number)
            spaced = True
            continue
        gap, size = (letter.start - items[-1].end, _less(items[-1], letter)) if items else (0.0, letter.size)
        if items and (gap > WIDE * size or letter.apart):
            yield _Segment(items)
            items, spaced = [], False
        apart = bool(items) and (spaced or letter.space or gap > _APART * size)
        if items and items[-1].span == letter.span and (letter.span >= 0 or not apart):
            items[-1].letters.append(letter)
            items[-1].end = max(items[-1].end, letter.end)
        else:
            items.append(_Item([letter], apart, letter.end))
        spaced = letter.space
    if items:
        yield _Segment(items)


def _less(item: _Item, letter: Letter) -> float:
    """The smaller of two sizes: a gap beside small letters is wide sooner."""
    return min(item.letters[-1].size, letter.size)


def _inner_gap(segment: _Segment, size: float) -> float:
    """The gap that letters of a word have here, where they are spaced to fill the line."""
    letters = (pairwise(letter for letter in item.letters if not letter.space) for item in segment.items)
    gaps = [after.start - before.end for pairs in letters for before, after in pairs]
    return median([gap for gap in gaps if abs(gap) <= _APART * size] or [0.0])


def _begin(start: float, starts: Sequence[float], size: float) -> float:
    """Where a stretch begins, so that it does not tell how wide it was: one set in the middle of a page would."""
    shared = sum(abs(each - start) <= _SAME_START * size for each in starts) >= _SHARED
    return start if shared else start // (_GRID * size) * _GRID * size


def _set(segment: _Segment, begin: float, mark: float, made: Laid, done: set[int]) -> float:
    """Set the words of a stretch one after the other; where the last one ends."""
    size, cursor = segment.size, begin
    narrowed = _inner_gap(segment, size)
    for item in segment.items:
        if item.spaced and cursor > begin:
            cursor += WORD_GAP * size
        if item.span < 0:
            cursor = _set_word(item, cursor, narrowed, made)
        elif item.span not in done:
            done.add(item.span)
            made.marks[item.span] = cursor, size
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
