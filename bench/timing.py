"""Rates and ratios on a noisy machine: contenders take turns, and a ratio is formed turn by turn.

In this process, seconds are those of processor time: what other processes take from the core is not counted.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

WARM_UP_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several passes, and the range that holds the middle eight tenths of them."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        ordered = sorted(values)
        outside = len(ordered) // 10
        return cls(statistics.median(ordered), ordered[outside], ordered[-1 - outside])


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that does pieces of work: `run` takes a part of `work` and does every piece of it."""

    name: str
    run: Callable[[Sequence[Any]], object]
    work: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: how many passes, and how long each contender's turn is in one."""

    passes: int
    turn_seconds: float


Rates = dict[str, list[float]]
"""By contender, pieces done a second in each pass."""


def race(contenders: Sequence[Contender], effort: Effort) -> Rates:
    """Let the contenders take turns, A B C A B C, and tell how fast each was in each pass.

    A turn does as many pieces as fit in its time, and begins where the last one ended, so that even a slow contender
    sees many different pieces.
    """
    rates: Rates = {contender.name: [] for contender in contenders}
    with quiet():
        turns = {each.name: _turns(each.work, _pieces_in(each, effort.turn_seconds)) for each in contenders}
        for _ in range(effort.passes):
            for contender in contenders:
                part = next(turns[contender.name])
                rates[contender.name].append(len(part) / _seconds(contender, part))
    return rates


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times as fast as theirs ours was, pass by pass."""
    return Spread.of([a / b for a, b in zip(ours, theirs, strict=True)])


def seconds(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """How long one run takes by the clock: by default, how much of the processor's time."""
    begin = clock()
    run()
    return clock() - begin


@contextmanager
def quiet() -> Iterator[None]:
    """No garbage collection, and this process on one core, if the system lets it choose."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        if cores:
            os.sched_setaffinity(0, cores)


def _turns(work: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Parts of the work, one after another and round again, of about `size` pieces each."""
    if size >= len(work):
        whole = [*work] * (size // len(work))
        while True:
            yield whole
    at = 0
    while True:
        yield [*work[at : at + size], *work[: max(0, at + size - len(work))]]
        at = (at + size) % len(work)


def _pieces_in(contender: Contender, turn_seconds: float) -> int:
    """How many pieces of work fill a turn, found by doing more and more: which is the warm-up, too.

    Each number is tried twice, as the first time something may be loaded that is there for good.
    """
    size = 1
    while True:
        part = [contender.work[i % len(contender.work)] for i in range(size)]
        taken = min(_seconds(contender, part) for _ in range(2))
        if taken >= WARM_UP_SECONDS:
            return max(1, round(size * turn_seconds / taken))
        size *= 2


def _seconds(contender: Contender, part: Sequence[Any]) -> float:
    return seconds(lambda: contender.run(part))
