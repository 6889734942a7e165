"""The tables of all acts made small, so that deciding a row touches nothing outside the processor's nearest cache.

A table of half a million cells repeats itself. Its facts are parted in two groups; combinations of one group's values
between which no combination of the other's tells are one class. For `inquire`, 1,400 combinations of the first four
facts are 50 classes, 405 of the other five are 31, and 50 times 31 cells say all that 567,000 do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import prod
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.codes import FACTS

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]

_MOST_ACTS = 16  # an act is a bit of sixteen where a batch mixes them
_MOST = 1 << 16


@dataclass(frozen=True, slots=True)
class Classes:
    """Every act's table in one. Rows of the two-dimensional arrays are acts, columns facts, as the vocabulary has them.

    A row's index in `first` is its act's `first_start` and for each fact its code times `first_steps`; so in `second`.
    What stands there, added up, is its place in `cells`, which hold the numbers of answers. `has` is whether an act has
    a fact, `most` each fact's greatest code.
    """

    has: NDArray[np.bool_]
    most: U8
    first_steps: U16
    second_steps: U16
    first_start: U16
    second_start: U16
    first: U16
    second: U16
    cells: U32


def classes(tables: Sequence[Any], numbers: Sequence[Sequence[int]]) -> Classes:
    """The tables of the acts in one. `numbers` has, for each, what stands for each of its answers.

    OverflowError where a rulebook is too large for it.
    """
    names = {name: place for place, name in enumerate(FACTS)}
    shape = len(tables), len(names)
    has = np.zeros(shape, np.bool_)
    steps = np.zeros((2, *shape), np.uint16)
    parts: list[tuple[Any, Any, Any]] = []
    starts: list[tuple[int, int, int]] = [(0, 0, 0)]
    for act, (table, of) in enumerate(zip(tables, numbers, strict=True)):
        split = _split(table.shape)
        for group, facts, lengths in (
            (0, table.act.facts[:split], table.shape[:split]),
            (1, table.act.facts[split:], table.shape[split:]),
        ):
            for at, fact in enumerate(facts):
                has[act, names[fact.name]] = True
                steps[group, act, names[fact.name]] = prod(lengths[at + 1 :])
        parts.append(_classes(np.array(of, np.uint32).take(np.frombuffer(table.cells, np.uint16)), table.shape, split))
        starts.append(tuple(at + len(part) for at, part in zip(starts[-1], parts[-1], strict=True)))  # type: ignore[arg-type]
    if len(tables) > _MOST_ACTS or max(starts[-1]) > _MOST:
        raise OverflowError("these acts have too many cells for two bytes")
    first, second, cells = zip(*parts, strict=True)
    return Classes(
        has,
        np.array([len(fact.values) for fact in FACTS.values()], np.uint8),
        steps[0],
        steps[1],
        np.array([start[0] for start in starts[:-1]], np.uint16),
        np.array([start[1] for start in starts[:-1]], np.uint16),
        np.concatenate([part + start[2] for part, start in zip(first, starts, strict=False)]).astype(np.uint16),
        np.concatenate(second).astype(np.uint16),
        np.concatenate(cells).astype(np.uint32),
    )


def _split(shape: Sequence[int]) -> int:
    """After how many facts to part them, so that both groups have few combinations."""
    before = [1, *accumulate(shape, mul)]
    return min(range(1, len(shape) + 1), key=lambda at: before[at] + before[-1] // before[at])


def _classes(numbers: U32, shape: Sequence[int], split: int) -> tuple[Any, Any, Any]:
    """Where each combination of the first group leads, what each of the second adds, and the cells of the classes."""
    grid = numbers.reshape(prod(shape[:split]), -1)
    rows, of_row = _distinct(grid)
    columns, of_column = _distinct(rows.T)
    cells = columns.T
    return of_row * cells.shape[1], of_column, cells.ravel()


def _distinct(grid: Any) -> tuple[Any, Any]:
    """The distinct rows, and for each row which of them it is."""
    whole = np.ascontiguousarray(grid)
    bytes_of = whole.view(np.dtype((np.void, whole.shape[1] * whole.itemsize))).ravel()
    _, at, which = np.unique(bytes_of, return_index=True, return_inverse=True)
    return whole[at], which.ravel().astype(np.int64)
