"""What is drawn on a page for a pen: lines to write on, small squares to tick, frames, and the cells of tables."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.pdf_words import Box, Sheet

_MOST = 2_500
"""Paths on a page that are looked at, and edges of cells."""
_MOST_PLACES = 800
"""Of each sort on one page."""
_MOST_SEGMENTS = 64
_THIN = 2.6
"""In points: what is thinner is a line."""
_NEAR = 2.5
"""In points: edges so near are one."""
_TICK_LEAST, _TICK_MOST = 5.0, 22.0
_SHORTEST = 18.0
"""In points, of a line to write on."""
_MOST_CORNERS = 1_500
_COMB, _LEAST_LETTERS = 5.0, 3
"""In points: squares so near one another leave no room for words; so many in a row are for letters."""


@dataclass(slots=True)
class Ruled:
    """Lines to write on, squares to tick, frames that stand alone, and tables as rows of cells; all on the paper."""

    lines: list[Box] = field(default_factory=list)
    ticks: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    tables: list[list[list[Box]]] = field(default_factory=list)


def ruled(sheet: Sheet) -> Ruled:
    """What is drawn on a page."""
    found = Ruled()
    across, down = list[Box](), list[Box]()
    for number, path in enumerate(sheet.page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number == _MOST:
            break
        for box in _strokes(path, sheet):
            _sort(box, found, across, down)
    found.ticks, found.frames = _combs(found.ticks)
    across, down = _merged(across, 1), _merged(down, 0)
    groups = _tables(across, down)
    for cells in groups:
        if len(cells) == 1:
            found.frames.append(cells[0])
        else:
            found.tables.append(_rows(cells))
    used = [cell for cells in groups for cell in cells]
    del found.ticks[_MOST_PLACES:], found.frames[_MOST_PLACES:]
    across = across[:_MOST_PLACES]
    found.lines = [line for line in across if line[2] - line[0] >= _SHORTEST and not _is_edge(line, used)]
    return found


def _sort(box: Box, found: Ruled, across: list[Box], down: list[Box]) -> None:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if height <= _THIN < width:
        across.append((left, (top + bottom) / 2, right, (top + bottom) / 2))
    elif width <= _THIN < height:
        down.append(((left + right) / 2, top, (left + right) / 2, bottom))
    elif _TICK_LEAST <= width <= _TICK_MOST and _TICK_LEAST <= height <= _TICK_MOST and abs(width - height) <= 3:
        found.ticks.append(box)
    elif width > _THIN and height > _THIN:
        across += [(left, top, right, top), (left, bottom, right, bottom)]
        down += [(left, top, left, bottom), (right, top, right, bottom)]


def _combs(ticks: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Squares apart, and those in rows without anything between: a place for one letter each."""
    alone, combs, run = list[Box](), list[Box](), list[Box]()
    for tick in [*sorted(ticks, key=lambda tick: (round(tick[1] / _NEAR), tick[0])), None]:
        if tick is not None and run and abs(tick[1] - run[-1][1]) <= _NEAR and -_NEAR <= tick[0] - run[-1][2] <= _COMB:
            run.append(tick)
            continue
        if len(run) >= _LEAST_LETTERS:
            combs.append((run[0][0], run[0][1], run[-1][2], run[0][3]))
        else:
            alone += run
        run = [tick] if tick is not None else []
    return alone, combs


def _strokes(path: Any, sheet: Sheet) -> Iterator[Box]:
    """A path's lines along the page's edges, or the box around it where it is a rectangle."""
    left, bottom, right, top = path.get_bounds()
    whole = sheet.on_paper(left, bottom, right, top)
    count = raw.FPDFPath_CountSegments(path)
    if count <= 2 or count > _MOST_SEGMENTS or _is_rectangle(path, count):
        if count <= _MOST_SEGMENTS:
            yield whole
        return
    points = list(_points(path, count))
    low_x, high_x = min(x for x, _, _ in points), max(x for x, _, _ in points)
    low_y, high_y = min(y for _, y, _ in points), max(y for _, y, _ in points)
    if high_x == low_x or high_y == low_y:
        yield whole
        return
    # A path has its own measure, which its matrix and those around it turn into the page's; its bounds tell the same.
    along, up = (right - left) / (high_x - low_x), (top - bottom) / (high_y - low_y)
    for (x, y, _), (next_x, next_y, moves) in pairwise(points):
        if not moves and (abs(x - next_x) < 0.5 or abs(y - next_y) < 0.5):
            one = left + (min(x, next_x) - low_x) * along, bottom + (min(y, next_y) - low_y) * up
            other = left + (max(x, next_x) - low_x) * along, bottom + (max(y, next_y) - low_y) * up
            yield sheet.on_paper(*one, *other)


def _points(path: Any, count: int) -> Iterator[tuple[float, float, bool]]:
    """The points of a path in its own measure, and whether the pen was lifted to come there."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        yield x.value, y.value, raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO


def _is_rectangle(path: Any, count: int) -> bool:
    if count not in (4, 5):
        return False
    points = list(_points(path, count))
    sides = pairwise(points)
    straight = all(abs(x - a) < 0.5 or abs(y - b) < 0.5 for (x, y, _), (a, b, _) in sides)
    return straight and not any(moves for _, _, moves in points[1:])


def _merged(lines: Sequence[Box], along: int) -> list[Box]:
    """Lines in one place that touch are one. `along` is 1 where they lie across the page, 0 where they go down it."""
    made = list[Box]()
    for line in sorted(lines, key=lambda line: (round(line[along] / _NEAR), line[1 - along])):
        last = made[-1] if made else None
        same = last is not None and abs(last[along] - line[along]) <= _NEAR
        touch = (
            last is not None
            and last[1 - along] - _NEAR <= line[3 - along]
            and line[1 - along] <= last[3 - along] + _NEAR
        )
        if last is not None and same and touch:
            start, end = min(last[1 - along], line[1 - along]), max(last[3 - along], line[3 - along])
            made[-1] = (start, last[1], end, last[3]) if along else (last[0], start, last[2], end)
        else:
            made.append(line)
    return made


# Cells.


def _tables(across: Sequence[Box], down: Sequence[Box]) -> list[list[Box]]:
    """The smallest rectangles that lines make, by those that touch."""
    corners = _corners(across[:_MOST], down[:_MOST])
    if not 4 <= len(corners) <= _MOST_CORNERS:
        return []
    return _touching(list(_cells(corners)))


Corners = dict[tuple[float, float], tuple[set[int], set[int]]]
"""Where lines meet: the numbers of those across and of those down that do."""


def _corners(across: Sequence[Box], down: Sequence[Box]) -> Corners:
    ordered = sorted(range(len(across)), key=lambda number: across[number][1])
    heights = [across[number][1] for number in ordered]
    found: Corners = {}
    for number, (x, top, _, bottom) in enumerate(down):
        for at in range(bisect_left(heights, top - _NEAR), len(ordered)):
            line = across[ordered[at]]
            if line[1] > bottom + _NEAR:
                break
            if line[0] - _NEAR <= x <= line[2] + _NEAR:
                flat, upright = found.setdefault((round(x, 1), round(line[1], 1)), (set(), set()))
                flat.add(ordered[at])
                upright.add(number)
        if len(found) > _MOST_CORNERS:
            return found
    return found


def _cells(corners: Corners) -> Iterator[Box]:
    by_row: dict[float, list[float]] = {}
    by_column: dict[float, list[float]] = {}
    for x, y in corners:
        by_row.setdefault(y, []).append(x)
        by_column.setdefault(x, []).append(y)
    for each in (*by_row.values(), *by_column.values()):
        each.sort()
    for (x, y), (flat, upright) in corners.items():
        box = next(
            (
                (x, y, right, below)
                for below in by_column[x]
                if below > y and upright & corners[x, below][1]
                for right in by_row[y]
                if right > x and flat & corners[right, y][0]
                and (right, below) in corners
                and corners[right, below][0] & corners[x, below][0]
                and corners[right, below][1] & corners[right, y][1]
            ),
            None,
        )  # fmt: skip
        if box is not None and box[2] - box[0] > 3 and box[3] - box[1] > 3:
            yield box


def _touching(cells: Sequence[Box]) -> list[list[Box]]:
    groups = list[list[Box]]()
    corners = dict[tuple[int, int], int]()
    into = list(range(len(cells)))

    def root(number: int) -> int:
        while into[number] != number:
            into[number] = into[into[number]]
            number = into[number]
        return number

    for number, (left, top, right, bottom) in enumerate(cells):
        for x in (left, right):
            for y in (top, bottom):
                key = round(x), round(y)
                into[root(number)] = root(corners.setdefault(key, number))
    by_root: dict[int, list[Box]] = {}
    for number, cell in enumerate(cells):
        by_root.setdefault(root(number), []).append(cell)
    groups += by_root.values()
    return groups


def _rows(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells by rows from top to bottom, each from left to right."""
    rows = list[list[Box]]()
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        if rows and abs(rows[-1][0][1] - cell[1]) <= _NEAR:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row) for row in rows]


def _is_edge(line: Box, cells: Sequence[Box]) -> bool:
    """Whether a line is the edge of a cell."""
    return any(
        min(abs(line[1] - cell[1]), abs(line[1] - cell[3])) <= _NEAR
        and line[0] < cell[2] - _NEAR and line[2] > cell[0] + _NEAR
        for cell in cells
    )  # fmt: skip
