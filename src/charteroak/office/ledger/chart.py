"""Stacked bars as the numbers that an SVG is drawn from. No colour is chosen here: each series has a class."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 300, 14, 34, 52, 10
_PER_TICK = 84  # the room that a label below a bar takes
_MOST_LINES = 5


@dataclass(frozen=True)
class Segment:
    """A part of a bar: its series, and its rectangle."""

    series: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Bar:
    """A bar: what it says when it is pointed at, and its parts from the lowest up."""

    says: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Mark:
    """A number beside a line of the chart, or a label below a bar, and where it is."""

    label: str
    at: float


@dataclass(frozen=True)
class Chart:
    """A chart of a width."""

    width: int
    bars: tuple[Bar, ...]
    lines: tuple[Mark, ...]
    ticks: tuple[Mark, ...]

    height = HEIGHT
    left = LEFT
    bottom = HEIGHT - BOTTOM

    @property
    def right(self) -> int:
        """Where the lines end."""
        return self.width - RIGHT

    @property
    def beside(self) -> int:
        """Where the numbers beside the lines end."""
        return LEFT - 8

    @property
    def below(self) -> int:
        """Where the labels below the bars stand."""
        return HEIGHT - BOTTOM + 20


@dataclass(frozen=True)
class Column:
    """What a bar is drawn from: its label, what it says, and how many there are of each series."""

    tick: str
    says: str
    counts: Sequence[tuple[str, int]]


def chart(width: int, columns: Sequence[Column]) -> Chart:
    """The chart of these columns."""
    most = max(sum(count for _, count in column.counts) for column in columns)
    lines = _lines(most)
    scale = (HEIGHT - TOP - BOTTOM) / lines[-1]
    step = (width - LEFT - RIGHT) / len(columns)
    bars = tuple(_bar(column, LEFT + at * step, step, scale) for at, column in enumerate(columns))
    every = max(1, math.ceil(_PER_TICK / step))
    ticks = tuple(
        Mark(column.tick, round(LEFT + (at + 0.5) * step, 1))
        for at, column in enumerate(columns)
        if at % every == 0 and (at == 0 or width - LEFT - (at + 0.5) * step > _PER_TICK / 2)
    )
    marks = tuple(Mark(f"{line:,}", round(HEIGHT - BOTTOM - line * scale, 1)) for line in lines)
    return Chart(width, bars, marks, ticks)


def _bar(column: Column, left: float, step: float, scale: float) -> Bar:
    segments, at = [], 0
    width = min(step * 0.8, 64)
    x = round(left + (step - width) / 2, 1)
    for series, count in column.counts:
        top = HEIGHT - BOTTOM - (at + count) * scale
        segments.append(Segment(series, x, round(top, 2), round(width, 1), round(count * scale, 2)))
        at += count
    return Bar(column.says, tuple(segments))


def _lines(most: int) -> list[int]:
    """The numbers of the lines, from 0 to the first that no bar is above: whole, round, and few."""
    step = next(
        digit * 10**power
        for power in range(len(str(most)) + 1)
        for digit in (1, 2, 5)
        if math.ceil(most / (digit * 10**power)) <= _MOST_LINES
    )
    return [step * number for number in range(math.ceil(most / step) + 1)]
