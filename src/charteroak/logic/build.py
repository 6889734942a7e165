"""Builds the table of an act: every case evaluated once, every unknown folded over all that it could be.

An axis a fact. The grid of cases has a slot for each value of a fact; the cells have one more in front, slot 0, for
"unknown". What can be said of a case is packed into bits, so that folding an axis is one bitwise OR.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.logic.cases import OUTCOME_BITS, Cases, Choices, Words
from charteroak.logic.norm import Act, Rulebook
from charteroak.logic.table import COST_STEP, OUTCOMES, RANK_BITS, Layout, Table

Costs = NDArray[np.float32]

_UNKNOWN = len(OUTCOMES) - 1
_ODD = np.uint64(0x9E3779B97F4A7C15)  # mixes words; any large odd number will do
# From a set of outcomes, as bits, to the place in OUTCOMES: of the one there is, or of unknown where there are more.
_OUTCOME = np.array([_UNKNOWN if i & (i - 1) else max(i.bit_length() - 1, 0) for i in range(32)], np.uint64)
# From a set of states, as bits (silent, stands, lifted), to the place in STATES.
_STATE = np.array([0, 0, 1, 3, 2, 3, 3, 3], np.uint64)


def build(rulebook: Rulebook, act: str, readings: Choices) -> Table:
    """The table of `act` under `readings` (reading id to choice, None where unsettled).

    Takes about half a second for the largest act of the article, where half a million cells are folded.
    """
    layout = Layout.of(rulebook, act)
    cases = Cases(rulebook.act(act), layout.norms, readings)
    decided = _decided(layout, cases) | _turns(layout, cases, rulebook.act(act), readings)
    turns_on = [_turns_on(cases, axis) for axis in range(len(layout.facts))]
    further, ranks = _questions(decided.shape, [mask != 0 for mask in turns_on])
    words = (decided, _side_by_side(turns_on, decided.shape, len(layout.norms)), ranks, further)
    numbers, distinct = _number(words)
    return Table(
        rulebook.act(act),
        layout,
        cells=numbers.astype("<u2").tobytes(),
        details=np.stack([word.ravel()[distinct] for word in words], axis=1).astype("<u8").tobytes(),
    )


def _fold(grid: NDArray[Any], skip: int | None = None) -> NDArray[Any]:
    """Put the OR over each axis in front of it, as the slot of the unknown; the axis `skip` stays as it is."""
    for axis in range(grid.ndim):
        if axis != skip:
            grid = np.concatenate([_along(operator.or_, grid, axis), grid], axis=axis)
    return grid


def _along(operation: Callable[[Any, Any], Any], grid: NDArray[Any], axis: int) -> Any:
    """All of an axis in one slot. NumPy's own reductions take twice as long along axes as short as these."""
    everything = (slice(None),) * grid.ndim
    return reduce(operation, (grid[_with(everything, axis, slice(i, i + 1))] for i in range(grid.shape[axis])))


def _bits(number: int) -> np.uint64:
    return np.uint64((1 << number) - 1)


def _decided(layout: Layout, cases: Cases) -> Words:
    """For each cell the first word of its answer, but for the turns: outcome, clauses, states, lifts."""
    clauses, norms, lifts = len(layout.clauses), len(layout.norms), len(layout.lifts)
    some_lift = reduce(operator.or_, (settled.lifts for settled in cases.settled))
    every_lift = reduce(operator.and_, (settled.lifts for settled in cases.settled))
    # What holds in every completion is what fails in none: its complement folds by OR like the rest.
    fields = [
        (OUTCOME_BITS, cases.outcome),
        (clauses, cases.clauses),
        (clauses, ~cases.clauses & _bits(clauses)),
        (lifts, some_lift),
        (lifts, ~every_lift & _bits(lifts)),
        *((3, _states_of(cases, norm)) for norm in range(norms)),
    ]
    folded = _split(_fold(_join(fields)), [width for width, _ in fields])
    outcome, some, not_every, some_lift, not_every_lift, *states = folded
    number = _OUTCOME[outcome]
    every = ~not_every & _bits(clauses)
    deciding = np.where(number == _UNKNOWN, np.uint64(0), np.where(every != 0, every, some))
    every_lift = ~not_every_lift & _bits(lifts)
    word = number | deciding << np.uint64(layout.clauses_at)
    for i, possible in enumerate(states):
        word |= _STATE[possible] << np.uint64(layout.states_at + 2 * i)
        own = np.uint64(sum(1 << k for k, (norm, _) in enumerate(layout.lifts) if norm == i))
        lifting = np.where(every_lift & own, every_lift & own, some_lift & own)
        word |= np.where(possible == 4, lifting, np.uint64(0)) << np.uint64(layout.lifts_at)
    return word


def _states_of(cases: Cases, norm: int) -> Words:
    """The states a norm can have in each case over the choices of unsettled readings: a bit for each."""
    shift = np.uint64(2 * norm)
    return reduce(operator.or_, (np.uint64(1) << (settled.states >> shift & _bits(2)) for settled in cases.settled))


def _join(fields: Sequence[tuple[int, Words]]) -> Words:
    """Fields side by side in one word, the first lowest. The layout's checks keep them within 64 bits."""
    word, at = fields[0][1], fields[0][0]
    for width, field in fields[1:]:
        word = word | field << np.uint64(at)
        at += width
    if at > 64:
        raise ValueError("too many norms or readings for one word")
    return word


def _split(word: Words, widths: Sequence[int]) -> list[Words]:
    starts = itertools.accumulate(widths, initial=0)
    return [word >> np.uint64(at) & _bits(width) for at, width in zip(starts, widths, strict=False)]


def _turns(layout: Layout, cases: Cases, act: Act, readings: Choices) -> Words:
    """The turns of the first word: a bit for each reading whose choice, made otherwise, gives another outcome."""
    word = np.zeros([length + 1 for length in cases.shape], np.uint64)
    here = _OUTCOME[_fold(cases.outcome.astype(np.uint8))]
    for i, reading in enumerate(layout.readings):
        for choice in reading.choices:
            if choice != readings[reading.id]:
                other = Cases(act, layout.norms, {**readings, reading.id: choice}).outcome
                turns = _OUTCOME[_fold(other.astype(np.uint8))] != here
                word |= turns.astype(np.uint64) << np.uint64(layout.turns_at + i)
    return word


def _turns_on(cases: Cases, axis: int) -> NDArray[np.uint16]:
    """Where a fact is unknown, the norms whose state it can change in a way that changes the outcome, as bits.

    The axis of the fact itself has one slot, as the fact has no value here; the others are folded.
    """
    norms = len(cases.norms)
    length = cases.shape[axis]
    differing = np.array([_pairs_nonzero(x, norms) for x in range(4**norms)], np.uint16)
    found = np.zeros([1 if i == axis else n for i, n in enumerate(cases.shape)], np.uint16)
    for one, other in itertools.combinations(range(length), 2):
        matters = cases.outcome.take([one], axis) != cases.outcome.take([other], axis)
        for settled in cases.settled:
            changed = settled.states.take([one], axis) ^ settled.states.take([other], axis)
            found |= np.where(matters, differing[changed], np.uint16(0))
    return _fold(found, skip=axis)


def _pairs_nonzero(states: int, norms: int) -> int:
    """A bit for each norm whose two bits in `states` are not both zero."""
    return sum(1 << i for i in range(norms) if states >> 2 * i & 3)


def _side_by_side(turns_on: Sequence[NDArray[np.uint16]], shape: tuple[int, ...], norms: int) -> Words:
    """The second word: what each fact turns on, fact by fact; nothing for a fact that is known."""
    word = np.zeros(shape, np.uint64)
    for axis, mask in enumerate(turns_on):
        unknown = tuple(slice(0, 1) if i == axis else slice(None) for i in range(len(shape)))
        word[unknown] |= mask.astype(np.uint64) << np.uint64(axis * norms)
    return word


def _questions(shape: tuple[int, ...], relevant: Sequence[NDArray[np.bool_]]) -> tuple[Words, Words]:
    """For each cell, how many further questions settle it, in steps of COST_STEP, and the rank of each fact to ask.

    Asking a fact costs one question and what its answers leave to ask, on average over its values. The best fact
    costs least; ranks begin at 1, and 0 is a fact that is known or cannot matter. Cells are done in the order of how
    many facts are unknown, so that what an answer leads to is already there.
    """
    axes = range(len(shape))
    costs = np.zeros(shape, np.float64)
    asking = np.full((len(shape), *shape), np.inf, np.float32)
    unknowns = (set(some) for size in axes for some in itertools.combinations(axes, size + 1))
    for unknown in unknowns:
        block = tuple(slice(0, 1) if i in unknown else slice(1, None) for i in axes)
        best = np.full(costs[block].shape, np.inf)
        for axis in unknown:
            answers = costs[_with(block, axis, slice(1, None))]
            cost = 1 + _along(operator.add, answers, axis) / answers.shape[axis]
            # Costs are rounded so that equal ones stay equal however they were summed.
            cost = np.where(relevant[axis][_with(block, axis, slice(None))], np.round(cost / COST_STEP), np.inf)
            asking[(axis, *block)] = cost
            np.minimum(best, cost * COST_STEP, out=best)
        costs[block] = np.where(np.isfinite(best), best, 0)
    return np.round(costs / COST_STEP).astype(np.uint64), _ranks(asking)


def _with(block: tuple[slice, ...], axis: int, part: slice) -> tuple[slice, ...]:
    return (*block[:axis], part, *block[axis + 1 :])


def _ranks(asking: Costs) -> Words:
    """The third word: for each fact its place among those to ask, cheapest first, ties in the order of the facts."""
    word = np.zeros(asking.shape[1:], np.uint64)
    for axis, cost in enumerate(asking):
        ahead = [other <= cost if i < axis else other < cost for i, other in enumerate(asking) if i != axis]
        rank = 1 + reduce(operator.add, (here.astype(np.uint8) for here in ahead), np.zeros(cost.shape, np.uint8))
        word |= np.where(np.isfinite(cost), rank, 0).astype(np.uint64) << np.uint64(axis * RANK_BITS)
    return word


def _number(words: Sequence[Words]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Number the distinct answers: the number in each cell, flat, and for each number a cell that has it."""
    mixed = reduce(lambda sum_, word: sum_ * _ODD + word.ravel(), words, np.zeros(words[0].size, np.uint64))
    _, first, numbers = np.unique(mixed, return_index=True, return_inverse=True)
    # Two answers that mix to the same number would be taken for one, so look.
    if any((word.ravel()[first][numbers] != word.ravel()).any() for word in words):
        raise ArithmeticError("two distinct answers were mixed to one number; choose another _ODD")
    return numbers, first
