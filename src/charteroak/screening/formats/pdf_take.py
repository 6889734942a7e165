"""Taking letters out of a page: which letters of the page's operators they are, and where the others come to stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.formats.pdf_glyphs import Shown, Walk
from charteroak.screening.formats.pdf_lines import WIDE, Laid, Letter, lay_out, mark_width
from charteroak.screening.formats.pdf_matrix import Box, times

_SAME_PLACE = 0.4
"""In points: how far apart the two libraries may see one letter."""
_SAME_LINE = 0.5
"""Of the size."""
_SAME_WAY = 0.999
_SAME_FOOT = 0.12
"""Of the size: how far apart the feet of letters on one line are."""
_SMALLER = 0.75
_BESIDE = 0.3
_JUMP = 0.6
"""Of the size: a gap of at least so much parts columns, where the file goes on elsewhere."""
_NEXT = 3
"""By how many numbers one letter may follow another: there may be spaces between them."""
_RULE = 2.0
"""In points."""
_HIGHER = 1.7
"""Of the size."""
_FAR = 1e6
_ROW = 1e7

Floats = NDArray[np.float64]


class Unproven(Exception):
    """What is to be taken out cannot be told for certain among a page's operators."""


@dataclass(slots=True)
class Glyphs:
    """The letters of all operators that write, one after the other: a row for each."""

    at: Floats
    """Where each stands on the page: x and y."""
    way: Floats
    """In which direction writing goes: a step of one point."""
    wide: Floats
    high: Floats
    shown: NDArray[np.int64]
    """Which operator it is of."""
    space: NDArray[np.bool_]

    along: Floats = field(init=False)
    """How far along its line each stands."""
    across: Floats = field(init=False)
    """How far up its line stands."""

    def __post_init__(self) -> None:
        self.along = self.at[:, 0] * self.way[:, 0] + self.at[:, 1] * self.way[:, 1]
        self.across = self.at[:, 1] * self.way[:, 0] - self.at[:, 0] * self.way[:, 1]

    def on_line(self, number: int) -> NDArray[np.bool_]:
        """Which letters stand on one's line."""
        near = np.abs(self.across - self.across[number]) <= _SAME_LINE * self.high[number]
        if near.any():
            near[near] = (self.way[near] @ self.way[number]) > _SAME_WAY
        return np.asarray(near)


def glyphs_of(walk: Walk) -> Glyphs:
    """The letters of a page."""
    rows = [_rows(number, shown) for number, shown in enumerate(walk.shown) if shown.codes]
    table = np.concatenate(rows) if rows else np.zeros((0, 8))
    return Glyphs(table[:, :2], table[:, 2:4], table[:, 4], table[:, 5], table[:, 6].astype(np.int64), table[:, 7] > 0)


def _rows(number: int, shown: Shown) -> Floats:
    state = shown.state
    a, b, c, d, e, f = times(shown.matrix, state.matrix)
    long, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5 * abs(state.size)
    if not long:
        raise Unproven
    pens = shown.pens[:-1]
    made = np.empty((len(pens), 8))
    made[:, 0] = e + state.rise * c + pens * a
    made[:, 1] = f + state.rise * d + pens * b
    made[:, 2:4] = a / long, b / long
    made[:, 4] = np.array(shown.widths) * (0.001 * state.size * state.stretch * long)
    made[:, 5], made[:, 6] = high, number
    made[:, 7] = [code == b" " for code in shown.codes]
    return made


@dataclass(slots=True)
class Mark:
    """A mark: where it stands, in which direction, for letters of which size, and before which letter of the page's."""

    x: float
    y: float
    way: tuple[float, float]
    size: float
    letter: int = -1


@dataclass(slots=True)
class Taken:
    """What becomes of a page: the places of letters that move, those that are gone, and marks."""

    places: dict[int, float] = field(default_factory=dict)
    """By their numbers, how far along its line each letter comes to stand."""
    gone: set[int] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)
    bands: list[Box] = field(default_factory=list)
    """Boxes around what was laid out anew, as it was."""
    lines: list[Box] = field(default_factory=list)
    """Boxes around the whole of these lines, as they were and as they are."""


@dataclass(slots=True)
class Matches:
    """Which letter of the operators is which of PDFium's: pairs of their numbers, in the order of PDFium's."""

    points: NDArray[np.int64]
    letters: NDArray[np.int64]


def find(at: Floats, points: Floats) -> Matches:
    """The letters that stand where PDFium has its own, to within less than half a point."""
    rows = _rows_of(at)
    order = np.lexsort((at[:, 0], rows))
    keys = (rows * _ROW + at[:, 0])[order]
    pairs: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    first, last = _rows_of(points - _SAME_PLACE), _rows_of(points + _SAME_PLACE)
    for row, wanted in ((first, np.arange(len(points))), (last, np.flatnonzero(last != first))):
        key = row[wanted] * _ROW + points[wanted, 0]
        low, high = np.searchsorted(keys, key - _SAME_PLACE), np.searchsorted(keys, key + _SAME_PLACE)
        count = high - low
        begin = np.repeat(low - np.cumsum(count) + count, count)
        pairs.append((np.repeat(wanted, count), order[begin + np.arange(len(begin))]))
    which, letters = (np.concatenate([pair[i] for pair in pairs]) for i in (0, 1))
    near = np.hypot(*(at[letters] - points[which]).T) <= _SAME_PLACE
    which, letters = which[near], letters[near]
    by_point = np.argsort(which, kind="stable")
    return Matches(which[by_point], letters[by_point])


def _rows_of(points: Floats) -> Floats:
    """The row, one point high, in which each stands."""
    return np.asarray(np.floor(np.clip(np.nan_to_num(points[:, 1]), -_FAR, _FAR)))


def take(
    glyphs: Glyphs, spans: Mapping[int, int], edge: Box, walls: Sequence[Box] = (), unmarked: Iterable[int] = ()
) -> Taken:
    """Take out letters, by their numbers, each with the number of its span; spans are numbered as they are read.

    `edge` is the page's, `walls` are boxes around what is drawn, which may part cells, and spans in `unmarked` get no
    mark. Unproven where what is left of a line would be off the page.
    """
    made, done = Taken(gone=set(spans)), set(unmarked)
    starts: dict[tuple[float, float], list[float]] = {}
    for members, removed in sorted(_lines(glyphs, spans), key=lambda line: min(spans[each] for each in line[1])):
        size = float(np.median(glyphs.high[removed]))
        first = removed[0]
        way = round(float(glyphs.way[first][0]), 3), round(float(glyphs.way[first][1]), 3)
        if way not in starts:
            starts[way] = _starts(glyphs, glyphs.way[first])
        laid = lay_out(_letters(glyphs, members, spans, walls), mark_width, starts[way], done)
        _settle(glyphs, laid, members, size, made, spans)
        end = _point(glyphs.way[first], laid.end, float(glyphs.across[first]))
        if _within(_point(glyphs.way[first], *_place(glyphs, first)), edge) and not _within(end, edge):
            raise Unproven
    return made


def _place(glyphs: Glyphs, letter: int) -> tuple[float, float]:
    return float(glyphs.along[letter]), float(glyphs.across[letter])


def _lines(glyphs: Glyphs, spans: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """The lines that something is taken out of: all their letters, and those that are taken out."""
    left = sorted(spans)
    while left:
        members = _members(glyphs, left[0])
        removed = [each for each in members if each in spans]
        yield members, removed
        gone = set(removed)
        left = [each for each in left if each not in gone]


def _members(glyphs: Glyphs, letter: int) -> list[int]:
    """The letters on one's line: those at its foot that are about as large, and smaller ones set higher or lower.

    The latter go with those before or after which the file has them.
    """
    size = glyphs.high[letter]
    near = glyphs.on_line(letter)
    foot = near & (np.abs(glyphs.across - glyphs.across[letter]) <= _SAME_FOOT * size)
    foot &= (glyphs.high >= _SMALLER * size) & (glyphs.high * _SMALLER <= size)
    found = set(np.flatnonzero(foot).tolist())
    others = np.flatnonzero(near & ~foot & (glyphs.high < size)).tolist()
    for each in (*others, *reversed(others)):
        beside = [other for other in range(each - _NEXT, each + _NEXT + 1) if other in found]
        if any(_gap(glyphs, each, other) <= _BESIDE * size for other in beside):
            found.add(each)
    return sorted(found)


def _gap(glyphs: Glyphs, one: int, other: int) -> float:
    """How far apart two letters are."""
    first, second = sorted((one, other), key=lambda each: float(glyphs.along[each]))
    return abs(float(glyphs.along[second] - glyphs.along[first] - glyphs.wide[first]))


def _letters(glyphs: Glyphs, members: Sequence[int], spans: Mapping[int, int], walls: Sequence[Box]) -> list[Letter]:
    """The letters of a line, from its beginning, with what parts cells and columns."""
    order = sorted((each for each in members), key=lambda each: float(glyphs.along[each]))
    level = bool(glyphs.way[order[0]][0] > _SAME_WAY)
    edges = _edges(walls, float(glyphs.across[order[0]]), float(np.median(glyphs.high[order]))) if level else []
    made: list[Letter] = []
    number, end = -1, 0.0
    for each in order:
        start, blank, size = float(glyphs.along[each]), bool(glyphs.space[each]), float(glyphs.high[each])
        apart = False
        if number >= 0 and not blank:
            jumps = start - end > _JUMP * min(size, glyphs.high[number]) and not 0 < each - number <= _NEXT
            apart = jumps or any(end - 0.5 <= edge <= start + 0.5 for edge in edges)
        made.append(Letter(each, start, start + float(glyphs.wide[each]), size, blank, spans.get(each, -1), apart))
        if not blank:
            number, end = each, max(start + float(glyphs.wide[each]), end)
    return made


def _edges(walls: Sequence[Box], foot: float, size: float) -> list[float]:
    """Where rules, or sides of boxes higher than a line, stand beside a line."""
    middle = foot + 0.3 * size
    found: list[float] = []
    for left, bottom, right, top in walls:
        rule = right - left <= _RULE and top - bottom >= 0.9 * size
        if bottom <= middle <= top and (rule or top - bottom > _HIGHER * size):
            found += (left, right)
    return found


def _starts(glyphs: Glyphs, way: Floats) -> list[float]:
    """Where stretches of lines begin that go in a direction."""
    which = np.flatnonzero(((glyphs.way @ way) > _SAME_WAY) & ~glyphs.space)
    along, across = glyphs.along[which], np.round(glyphs.across[which] / 2.0)
    order = np.lexsort((along, -across))
    along, across, ends = along[order], across[order], (along + glyphs.wide[which])[order]
    first = np.ones(len(order), bool)
    first[1:] = (across[1:] != across[:-1]) | (along[1:] - ends[:-1] > WIDE * glyphs.high[which][order][1:])
    return [float(each) for each in along[first]]


def _settle(
    glyphs: Glyphs, laid: Laid, members: Sequence[int], size: float, made: Taken, spans: Mapping[int, int]
) -> None:
    made.places.update(laid.places)
    made.gone.update(laid.dropped)
    first = {spans[each]: each for each in reversed(members) if each in spans}
    for span, (along, size_beside) in laid.marks.items():
        number = min(each for each in members if spans.get(each) == span)
        way, across = glyphs.way[number], float(glyphs.across[first[span]])
        x, y = _point(way, along, across)
        made.marks.append(Mark(x, y, (float(way[0]), float(way[1])), size_beside, number))
    for start, end in laid.cuts:
        made.bands.append(_band(glyphs, members[0], start, end, size))
    places = [*laid.places.values(), *glyphs.along[list(members)].tolist()]
    ends = [*((glyphs.along + glyphs.wide)[list(members)].tolist()), laid.end, *places]
    made.lines.append(_band(glyphs, members[0], min(ends), max(ends) + size, size))


def _band(glyphs: Glyphs, member: int, start: float, end: float, size: float) -> Box:
    way, across = glyphs.way[member], float(glyphs.across[member])
    corners = [_point(way, along, up) for along in (start, end) for up in (across - 0.45 * size, across + 1.0 * size)]
    x, y = [each for each, _ in corners], [each for _, each in corners]
    return min(x), min(y), max(x), max(y)


def _point(way: Floats, along: float, across: float) -> tuple[float, float]:
    return along * float(way[0]) - across * float(way[1]), along * float(way[1]) + across * float(way[0])


def _within(place: tuple[float, float], edge: Box) -> bool:
    return edge[0] <= place[0] <= edge[2] and edge[1] <= place[1] <= edge[3]
