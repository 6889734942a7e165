"""A set of cases in words of the vocabulary: boxes of `cover` as conditions, and those said together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charteroak.engines.comparison.cover import Bools, Box, cover
from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, leaves

Condition = Is | AnyOf
Way = tuple[Condition, ...]
"""Conditions of which every one holds."""


@dataclass(frozen=True)
class Described:
    """A set of cases. `boxes` are the fewest there are, if `exact`; each is enough to be in the set.

    The same is said in fewer words by `always` and `ways`: all of `always` hold, and all of some one of `ways`, where
    there are any. With no box in it, but `told`, the set is empty; not `told`, it would take too many to read.
    """

    boxes: tuple[tuple[Is, ...], ...]
    always: Way
    ways: tuple[Way, ...]
    exact: bool
    told: bool = True

    @property
    def expression(self) -> Expr | None:
        """All of it as one expression; None where every case is in the set, or it is not told."""
        either = [All(way) for way in self.ways]
        parts = (*self.always, *([AnyOf(tuple(either))] if either else []))
        return All(parts) if parts else None


def describe(facts: Sequence[Fact], cases: Bools) -> Described:
    """A set of cases, an axis a fact, in the fewest boxes."""
    found = cover(cases)
    if found is None:
        return Described((), (), (), exact=False, told=False)
    boxes = tuple(tuple(_conditions(facts, box)) for box in found.boxes)
    order = {fact.name: place for place, fact in enumerate(facts)}
    ways = [sorted(way, key=lambda each: _place(each, order)) for way in _together(boxes, order)]
    always = tuple(each for each in ways[0] if all(each in way for way in ways)) if ways else ()
    rest = tuple(tuple(each for each in way if each not in always) for way in ways)
    return Described(boxes, always, rest if all(rest) else (), found.exact)


def _conditions(facts: Sequence[Fact], box: Box) -> Iterator[Is]:
    """A box as conditions; a fact of which it takes in every value is none."""
    for fact, part in zip(facts, box, strict=True):
        if len(part) < len(fact.values):
            yield Is(fact, tuple(fact.values[place] for place in part))


def _together(boxes: Sequence[tuple[Is, ...]], order: dict[str, int]) -> list[frozenset[Condition]]:
    """The same ways, fewer: those that differ in one condition alone are one, in which any of these holds.

    Three kinds of paper, each with any of three grounds, are nine boxes, and one way: any of the papers, and any of
    the grounds.
    """
    ways: list[frozenset[Condition]] = [frozenset(box) for box in boxes]
    while group := _interchangeable(ways, order):
        rests = dict.fromkeys(way - set(group) for way in ways if group[0] in way)
        merged = [frozenset({*rest, AnyOf(group)}) for rest in rests]
        at = next(place for place, way in enumerate(ways) if group[0] in way)
        kept = [(place, way) for place, way in enumerate(ways) if not way & set(group)]
        ways = [way for place, way in kept if place < at] + merged + [way for place, way in kept if place > at]
    return ways


def _interchangeable(ways: Sequence[frozenset[Condition]], order: dict[str, int]) -> tuple[Condition, ...]:
    """The most conditions that go with exactly the same others; none where no two do."""
    rests: dict[Condition, set[frozenset[Condition]]] = defaultdict(set)
    for way in ways:
        for one in way:
            rests[one].add(way - {one})
    groups: dict[frozenset[frozenset[Condition]], list[Condition]] = defaultdict(list)
    for one, beside in rests.items():
        groups[frozenset(beside)].append(one)
    found = [tuple(sorted(group, key=lambda one: _place(one, order))) for group in groups.values() if len(group) > 1]
    return min(found, key=lambda group: (-len(group), [_place(one, order) for one in group]), default=())


def _place(one: Condition, order: dict[str, int]) -> tuple[int, list[tuple[int, tuple[int, ...]]]]:
    """Where a condition stands among others: in the order of the act's facts, those with an any-of last."""
    found = [leaf for leaf in leaves(one) if isinstance(leaf, Is)]
    places = [(order[leaf.fact.name], tuple(map(leaf.fact.values.index, leaf.values))) for leaf in found]
    return len(places), places
