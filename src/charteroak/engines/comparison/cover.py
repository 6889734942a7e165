"""A set of cases said in the fewest conditions: the fewest boxes that together are the set, and no case besides.

A box allows each fact some of its values, independently of the others: "an officer or a civilian of the police; about
immigration status; whatever else". To find the fewest is multi-valued logic minimisation, as Quine and McCluskey
have it for two values: first every *prime* box, one that the set has room to widen no further, then the choice of the
fewest primes that leave no case out, by branch and bound. Among as few boxes those with the fewest conditions win.

Both steps can explode, so both are bounded by a count of steps: the same input gives the same answer on any machine.
Beyond the bounds the boxes found are still exactly the set, but may be more than are needed: `exact` is then False. A
set that takes more boxes than anyone would read is not described at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import or_

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.comparison.choice import Column, fewest

Bools = NDArray[np.bool_]
Box = tuple[tuple[int, ...], ...]
"""For each axis, the places that the box takes in, in order."""

MOST_PRIMES = 3000
"""As many boxes, in all steps together, are looked for."""
MOST_BOXES = 100
"""As many boxes as are told."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A set as boxes, the widest first; of no boxes where it is empty. `exact` says that fewer would not do."""

    boxes: tuple[Box, ...]
    exact: bool


def cover(cases: Bools) -> Cover | None:
    """The fewest boxes that together are exactly the cases, an axis a fact, for which `cases` is true.

    None where they would be more than MOST_BOXES.
    """
    small, alike = _reduced(cases)
    space = _Space(small)
    try:
        primes, all_primes = space.primes(), True
    except _TooManyError:
        primes, all_primes = space.some(), False
    if not all_primes and not primes:
        return None
    columns = [Column(bits, space.conditions(box)) for box, bits in primes]
    chosen, fewest_of_these = fewest(space.cases, columns)
    if len(chosen) > MOST_BOXES:
        return None
    boxes = tuple(
        tuple(tuple(sorted(k for place in part for k in alike[axis][place])) for axis, part in enumerate(primes[i][0]))
        for i in chosen
    )
    if not np.array_equal(union(boxes, cases.shape), cases):
        raise ArithmeticError("the boxes are not the set that they were made of")
    widest = sorted(boxes, key=lambda box: (-_size(box), box))
    return Cover(tuple(widest), all_primes and fewest_of_these)


def union(boxes: Sequence[Box], shape: tuple[int, ...]) -> Bools:
    """The cases of some boxes."""
    found = np.zeros(shape, np.bool_)
    for box in boxes:
        found[np.ix_(*box)] = True
    return found


def _size(box: Box) -> int:
    return prod(map(len, box))


def _reduced(cases: Bools) -> tuple[Bools, list[list[tuple[int, ...]]]]:
    """The set with one value for all that never make a difference to it, and on each axis which values those are.

    It takes as few boxes as the set itself: a value that is like another can go wherever that one goes.
    """
    alike = []
    for axis in range(cases.ndim):
        classes: dict[bytes, list[int]] = defaultdict(list)
        for place in range(cases.shape[axis]):
            classes[cases.take(place, axis).tobytes()].append(place)
        cases = cases.take([places[0] for places in classes.values()], axis)
        alike.append([tuple(places) for places in classes.values()])
    return cases, alike


class _TooManyError(Exception):
    """There are more boxes than are looked for."""


_Boxes = list[tuple[Box, int]]
"""Boxes, each with its cases as the bits of a number."""


class _Space:
    """A set of cases as the bits of a number, the last axis in the lowest bits."""

    def __init__(self, cases: Bools) -> None:
        self.shape = cases.shape
        self.cases = int.from_bytes(np.packbits(cases, bitorder="little").tobytes(), "little")
        self._strides = [prod(self.shape[axis + 1 :]) for axis in range(len(self.shape))]
        self._made = 0
        self._known: dict[tuple[int, int], _Boxes] = {}

    def conditions(self, box: Box) -> int:
        """How many axes the box bounds."""
        return sum(len(part) < length for part, length in zip(box, self.shape, strict=True))

    def primes(self) -> _Boxes:
        """Every box that can be widened no further. _TooManyError where that is too much to look for."""
        return self._primes(0, self.cases)

    def _primes(self, axis: int, cases: int) -> _Boxes:
        """The same of a set on the axes from `axis` on.

        A prime's part on this axis is closed: it has every place at which all of its other parts are in the set. So
        each set of cases that some places share is looked at once, and a prime of it that more places share is left
        to the set that those share.
        """
        if axis == len(self.shape):
            return [((), 1)] if cases else []
        key = axis, cases
        if key not in self._known:
            slices = self._slices(axis, cases)
            found = []
            for shared in self._intersections(slices):
                places = tuple(k for k, one in enumerate(slices) if not shared & ~one)
                for rest, bits in self._primes(axis + 1, shared):
                    if all(bits & ~one for k, one in enumerate(slices) if k not in places):
                        found.append(((places, *rest), self._at(axis, places, bits)))
            self._count(len(found))
            self._known[key] = found
        return self._known[key]

    def _intersections(self, slices: Sequence[int]) -> list[int]:
        """What any of these sets have in common, each once; nothing is left out."""
        found: dict[int, None] = {}
        for one in filter(None, slices):
            found |= dict.fromkeys([one, *(shared for other in found if (shared := one & other))])
            self._count(1)
            if len(found) > MOST_PRIMES:
                raise _TooManyError
        return list(found)

    def _count(self, more: int) -> None:
        self._made += more
        if self._made > MOST_PRIMES:
            raise _TooManyError

    def _slices(self, axis: int, cases: int) -> list[int]:
        stride = self._strides[axis]
        return [cases >> k * stride & (1 << stride) - 1 for k in range(self.shape[axis])]

    def _at(self, axis: int, places: Sequence[int], bits: int) -> int:
        return reduce(or_, (bits << k * self._strides[axis] for k in places), 0)

    # Where there are too many primes.

    def some(self) -> _Boxes:
        """Prime boxes that together are the set: a few around one case after another, until none is left.

        None at all where that takes too many.
        """
        left = self.cases
        found: dict[Box, int] = {}
        for _ in range(2 * MOST_BOXES):
            place = (left & -left).bit_length() - 1
            around = [self._widened(place, order) for order in self._orders()]
            found |= dict(around)
            left &= ~max(around, key=lambda each: ((each[1] & left).bit_count(), -self.conditions(each[0])))[1]
            if not left:
                return list(found.items())
        return []

    def _orders(self) -> list[list[int]]:
        axes = list(range(len(self.shape)))
        return [axes[start:] + axes[:start] for start in axes] + [axes[start::-1] + axes[:start:-1] for start in axes]

    def _widened(self, place: int, order: Sequence[int]) -> tuple[Box, int]:
        """The box of one case, widened axis by axis, in this order, as far as the set goes."""
        bits = 1 << place
        parts: list[tuple[int, ...]] = [
            (place // stride % length,) for stride, length in zip(self._strides, self.shape, strict=True)
        ]
        for axis in order:
            here, stride = parts[axis][0], self._strides[axis]
            moved = (
                (bits << (k - here) * stride if k >= here else bits >> (here - k) * stride)
                for k in range(self.shape[axis])
            )
            fits = [(k, more) for k, more in enumerate(moved) if not more & ~self.cases]
            parts[axis] = tuple(k for k, _ in fits)
            bits = reduce(or_, (more for _, more in fits), 0)
        return tuple(parts), bits
