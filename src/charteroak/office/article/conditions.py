"""A set of cases said in few conditions, instead of one by one.

The 41,472 cases of `inquire` are too many to read. Here those that a clause decides are covered by a few boxes, each
as wide as it can be: for every fact the values under which the case is one of the set. Boxes that differ in one fact
are then said together. What comes out is exact: it holds in every case of the set and in no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
import numpy.typing as npt

from charteroak.logic.expr import All, AnyOf, Fact, Is
from charteroak.logic.table import Detail, Table

Box = tuple[tuple[int, ...], ...]
"""For each fact, the places of the values that the box takes in."""
Literal = Is | AnyOf
Conditions = frozenset[Literal]
"""Conditions of which every one holds."""


@dataclass(frozen=True)
class Cover:
    """A set of cases: each of `conditions` is enough to be in it; it has `cases` of the act's `all_cases`."""

    conditions: tuple[All, ...]
    cases: int
    all_cases: int


def cover(table: Table, wanted: Callable[[Detail], bool]) -> Cover:
    """The cases in which every fact is known and whose answer is `wanted`."""
    facts = table.act.facts
    numbers = np.asarray(table.cells).reshape(table.shape)[(slice(1, None),) * len(facts)]
    cases = np.isin(numbers, [number for number in np.unique(numbers).tolist() if wanted(table.answer(number))])
    space, alike = _space(cases)
    boxes = [tuple(sum((alike[i][k] for k in part), ()) for i, part in enumerate(box)) for box in space.boxes()]
    order = {fact.name: i for i, fact in enumerate(facts)}
    said = _factored([_literals(facts, box) for box in boxes], order)
    conditions = tuple(_in_order(each, order) for each in sorted(said, key=len))
    return Cover(conditions, int(cases.sum()), cases.size)


def _space(cases: npt.NDArray[np.bool_]) -> tuple[Space, list[list[tuple[int, ...]]]]:
    """The set, with values of a fact that never make a difference to it taken together, and which those were."""
    alike = []
    for axis in range(cases.ndim):
        classes: dict[bytes, list[int]] = defaultdict(list)
        for place in range(cases.shape[axis]):
            classes[cases.take(place, axis).tobytes()].append(place)
        cases = cases.take([places[0] for places in classes.values()], axis)
        alike.append([tuple(places) for places in classes.values()])
    return Space(cases), alike


class Space:
    """A set of cases as the bits of a number, and the boxes that cover it."""

    def __init__(self, cases: npt.NDArray[np.bool_]) -> None:
        """`cases` says whether each case is in the set, an axis a fact."""
        self._cases = _bits(cases)
        self._all = (1 << cases.size) - 1
        self._shape = cases.shape
        places = np.indices(cases.shape)
        self._with = [[_bits(places[i] == k) for k in range(n)] for i, n in enumerate(cases.shape)]

    def boxes(self) -> list[Box]:
        """Boxes that together are the set, none of which the others make needless, in whole or in a value."""
        left = self._cases
        boxes: list[Box] = []
        while left:
            found = self._widened(left & -left)
            best = max(found, key=lambda box: ((self._bits_of(box) & left).bit_count(), -self._bounds(box)))
            left &= ~self._bits_of(best)
            boxes.append(best)
        return self._trimmed(boxes)

    def _widened(self, case: int) -> Iterator[Box]:
        """Boxes around one case, widened as far as the set goes, the facts tried in several orders."""
        axes = list(range(len(self._shape)))
        for start in axes:
            yield self._wide(case, axes[start:] + axes[:start])
            yield self._wide(case, axes[start::-1] + axes[:start:-1])

    def _wide(self, case: int, order: Sequence[int]) -> Box:
        """A box around one case to which no value can be added: first whole facts are tried, then single values."""
        box: Box = tuple(tuple(k for k, bits in enumerate(of) if bits & case) for of in self._with)
        for i in order:
            every = range(self._shape[i])
            for more in (every, *((k,) for k in every if k not in box[i])):
                trial = (*box[:i], tuple(sorted({*box[i], *more})), *box[i + 1 :])
                if not self._bits_of(trial) & ~self._cases:
                    box = trial
        return box

    def _trimmed(self, boxes: list[Box]) -> list[Box]:
        """The boxes without those, and then without those values of a fact, that other boxes take in anyway."""
        for box in sorted(boxes, key=lambda box: self._bits_of(box).bit_count()):
            others = [other for other in boxes if other != box]
            if self._union(others) == self._cases:
                boxes = others
        for n, box in enumerate(boxes):
            elsewhere = self._union([*boxes[:n], *boxes[n + 1 :]])
            for i, part in enumerate(box):
                here = boxes[n]
                needed = tuple(k for k in part if self._bits_of((*here[:i], (k,), *here[i + 1 :])) & ~elsewhere)
                if len(part) < self._shape[i]:
                    boxes[n] = (*here[:i], needed, *here[i + 1 :])
        return boxes

    def _bits_of(self, box: Sequence[Sequence[int]]) -> int:
        bits = self._all
        for of, part in zip(self._with, box, strict=True):
            if len(part) < len(of):
                bits &= reduce(or_, (of[k] for k in part))
        return bits

    def _union(self, boxes: Sequence[Box]) -> int:
        return reduce(or_, map(self._bits_of, boxes), 0)

    def _bounds(self, box: Box) -> int:
        return sum(len(part) < length for part, length in zip(box, self._shape, strict=True))


def _bits(cases: npt.NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(cases, bitorder="little").tobytes(), "little")


def _literals(facts: Sequence[Fact], box: Box) -> Conditions:
    """A box as conditions; a fact of which it takes in every value is no condition."""
    return frozenset(
        Is(fact, tuple(fact.values[place] for place in part))
        for fact, part in zip(facts, box, strict=True)
        if len(part) < len(fact.values)
    )


def _factored(boxes: Sequence[Conditions], order: dict[str, int]) -> list[Conditions]:
    """The same boxes, fewer: those with the same further conditions are one, with an any-of in it."""
    said = list(boxes)
    while group := _same_rest(said, order):
        rests = {each - {group[0]} for each in said if group[0] in each}
        said = [each for each in said if not each & set(group)]
        said += [frozenset({*rest, AnyOf(group)}) for rest in rests]
    return said


def _same_rest(said: Sequence[Conditions], order: dict[str, int]) -> tuple[Literal, ...]:
    """The most conditions that go with exactly the same others, or none where no two do."""
    rests: dict[Literal, set[Conditions]] = defaultdict(set)
    for conditions in said:
        for one in conditions:
            rests[one].add(conditions - {one})
    groups: dict[frozenset[Conditions], list[Literal]] = defaultdict(list)
    for one, rest in rests.items():
        groups[frozenset(rest)].append(one)
    most = max(map(len, groups.values()), default=0)
    if most < 2:
        return ()
    found = [sorted(group, key=lambda one: _place(one, order)) for group in groups.values() if len(group) == most]
    return tuple(min(found, key=lambda group: [_place(one, order) for one in group]))


def _in_order(conditions: Conditions, order: dict[str, int]) -> All:
    ordered: list[Literal] = sorted(conditions, key=lambda one: _place(one, order))
    return All(tuple(ordered))


def _place(literal: Literal, order: dict[str, int]) -> tuple[int, int]:
    """Where a condition stands among others: in the order of the act's facts, those with an any-of last."""
    if isinstance(literal, Is):
        return 0, order[literal.fact.name]
    return 1, min(_place(part, order)[1] for part in literal.of if isinstance(part, Is | AnyOf))
