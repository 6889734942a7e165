"""The table of an act as rows of which exactly one holds, whatever is known: what a decision table of DMN wants.

Not known is a value among the others, so the rows say of missing facts what the table does. They are the leaves of a
tree that asks one fact after the other, those first that leave the fewest rows; values that lead to the same part of
the tree share its rows. That exactly one row holds is not trusted to that: `prove` counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.exports.exported import Decided, alike, one_of_each, values_of
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act

Grid = NDArray[np.uint16]

_TRIED = 2
"""How many facts are tried at each step of the tree: more takes longer, and makes it little smaller."""


class Said(NamedTuple):
    """What a row says: outcome, clauses, and where it is unknown the best fact to find out next."""

    outcome: str
    clauses: tuple[str, ...]
    ask: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Where each fact in `given` has one of these values, None being not known, the answer is `said`."""

    given: dict[Fact, tuple[Value | None, ...]]
    said: Said


def rows_of(decided: Decided) -> tuple[Row, ...]:
    """The rows of an act's table, proven to be disjoint and complete; those that hold in the most known cases first."""
    answers = {said: number for number, said in enumerate(dict.fromkeys(map(_said, decided.decisions)))}
    numbers = np.array([answers[_said(decision)] for decision in decided.decisions], np.uint16)
    grid = numbers[decided.cells]
    kinds = alike(grid)
    tree = _Tree(one_of_each(grid, kinds))
    said = list(answers)
    rows = [Row(_given(decided.act, path, kinds), said[number]) for path, number in tree.leaves()]
    prove(decided.act, [row.given for row in rows])
    # An engine that looks at one row after the other is done soonest so; to the answer their order is nothing.
    return tuple(sorted(rows, key=lambda row: -_known_cases(decided.act, row)))


def prove(act: Act, rows: Sequence[dict[Fact, tuple[Value | None, ...]]]) -> None:
    """Raise ArithmeticError unless exactly one row holds for every case of the act, with all that can be missing.

    Two rows are disjoint if there is a fact for which they share no value. Disjoint rows that have as many cases
    together as there are leave none out.
    """
    masks = np.zeros((len(rows), len(act.facts)), np.int64)
    sizes = []
    for place, row in enumerate(rows):
        slots = [
            [(None, *fact.values).index(value) for value in row.get(fact, (None, *fact.values))] for fact in act.facts
        ]
        masks[place] = [sum(1 << slot for slot in each) for each in slots]
        sizes.append(prod(len(each) for each in slots))
    shared = (masks[:, None] & masks[None, :] != 0).all(axis=2).sum()
    if shared != len(rows):
        raise ArithmeticError(f"two rows about {act.name} hold together")
    if sum(sizes) != prod(len(fact.values) + 1 for fact in act.facts):
        raise ArithmeticError(f"there are cases of {act.name} for which no row holds")


def _said(decision: Any) -> Said:
    return Said(decision.outcome, decision.clauses, decision.missing[0] if decision.missing else None)


def _given(act: Act, path: dict[int, list[int]], kinds: list[list[list[int]]]) -> dict[Fact, tuple[Value | None, ...]]:
    """A path through the tree as values of facts. True and False are told from their like by the facts' own values."""
    return {
        act.facts[axis]: values_of(act.facts[axis], [slot for kind in path[axis] for slot in kinds[axis][kind]])
        for axis in sorted(path)
    }


def _known_cases(act: Act, row: Row) -> int:
    """In how many cases with nothing missing a row holds."""
    return prod(sum(value is not None for value in row.given.get(fact, fact.values)) for fact in act.facts)


class _Tree:
    """Which fact to ask first in a grid, and in each part that its values leave; equal parts are looked at once."""

    def __init__(self, grid: Grid) -> None:
        self._grid = np.ascontiguousarray(grid)
        self._sizes: dict[tuple[Any, ...], tuple[int, int]] = {}

    def leaves(self) -> list[tuple[dict[int, list[int]], int]]:
        """Each leaf as the slots on its path, axis by axis, and the number there."""
        return list(self._leaves(self._grid, {}))

    def _leaves(self, grid: Grid, path: dict[int, list[int]]) -> Any:
        axis = self._best(grid)[1]
        if axis < 0:
            yield path, int(grid.flat[0])
            return
        for slots, part in _parts(grid, axis):
            yield from self._leaves(part, {**path, axis: slots})

    def _best(self, grid: Grid) -> tuple[int, int]:
        """How many leaves a grid has, and the axis to ask first; -1 where it is one leaf."""
        key = grid.shape, grid.tobytes()
        if key not in self._sizes:
            self._sizes[key] = self._look(grid)
        return self._sizes[key]

    def _look(self, grid: Grid) -> tuple[int, int]:
        if (grid == grid.flat[0]).all():
            return 1, -1
        parted = {axis: _parts(grid, axis) for axis in range(grid.ndim) if grid.shape[axis] > 1}
        telling = [axis for axis, parts in parted.items() if len(parts) > 1]
        # A fact looks good where few different answers are left in its parts.
        telling.sort(key=lambda axis: (sum(len(np.unique(part)) for _, part in parted[axis]), len(parted[axis]), axis))
        return min((sum(self._best(part)[0] for _, part in parted[axis]), axis) for axis in telling[:_TRIED])


def _parts(grid: Grid, axis: int) -> list[tuple[list[int], Grid]]:
    """The different parts of a grid along an axis, each with the slots that have it."""
    groups: dict[bytes, tuple[list[int], Grid]] = {}
    for slot in range(grid.shape[axis]):
        part = np.ascontiguousarray(grid.take([slot], axis))
        groups.setdefault(part.tobytes(), ([], part))[0].append(slot)
    return list(groups.values())
