"""Statements tried in every case there is: all facts, all readings, in NumPy.

This owes nothing to the solvers. The answers come from `logic.cases`, of which tables are built, and claims about them
are worked out on a grid with an axis for each fact.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.proofs.claims import (
    Alike,
    Always,
    Cites,
    Claim,
    Comes,
    In,
    Instance,
    Kept,
    OfAnAct,
    OnlyCounsel,
    Same,
    Stands,
    Unsettled,
    clauses_of,
)
from charteroak.logic.build import build
from charteroak.logic.cases import Cases, Settled
from charteroak.logic.expr import All, AnyOf, Is, Not, ReadAs, Reading, Value
from charteroak.logic.norm import Outcome, Rulebook, State
from charteroak.logic.table import OUTCOMES, Table

Bools = NDArray[np.bool_]
Codes = NDArray[np.uint8]
Setting = dict[str, str | None]

_BIT = {outcome: 1 << i for i, outcome in enumerate(OUTCOMES)}
_COUNSEL, _UNKNOWN = _BIT[Outcome.COUNSEL], _BIT[Outcome.UNKNOWN]
_STATES = {State.SILENT: 0, State.STANDS: 1, State.LIFTED: 2}
_OUTCOME_BITS = 6


@dataclass(frozen=True, slots=True)
class Tried:
    """How many cases were tried, and the first in which the statement is false, if any."""

    cases: int
    instances: tuple[Instance, ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """Every case under one setting of the readings; `settled` is None where it leaves one open."""

    grid: Grid
    setting: Setting
    settled: Settled | None

    @property
    def answers(self) -> Settled:
        """The answers. TypeError where readings are open, as only what is given may then be claimed of."""
        if self.settled is None:
            raise TypeError("a claim about an answer, where readings are open")
        return self.settled


class Grid:
    """Every case of an act under every choice of every reading: those that bear on the act, if none are given."""

    def __init__(self, rulebook: Rulebook, act: str, readings: tuple[Reading, ...] | None = None) -> None:
        self.rulebook = rulebook
        self.act = rulebook.act(act)
        self.norms = rulebook.norms_of(act)
        self.readings = rulebook.readings_of(act) if readings is None else readings
        self.clauses = clauses_of(self.norms)
        self.shape = tuple(len(fact.values) for fact in self.act.facts)
        self.size = int(np.prod(self.shape))

    @cached_property
    def settled(self) -> list[tuple[Setting, Settled]]:
        """Each way to settle all readings, with every case under it."""
        return [(way, Cases(self.act, self.norms, way).settled[0]) for way in self.ways()]

    def ways(self, *, open_too: bool = False) -> Iterator[Setting]:
        """Each way to settle all readings, or where `open_too`, to settle some of them."""
        choices = [(*reading.choices, None) if open_too else reading.choices for reading in self.readings]
        for way in itertools.product(*choices):
            yield {reading.id: choice for reading, choice in zip(self.readings, way, strict=True)}

    @cached_property
    def facts_kept(self) -> dict[bool, Tried]:
        """Whether answers are kept when facts are learned: the four outcomes by False, `counsel` by True."""
        return _facts_kept(self)

    def folded(self, setting: Setting) -> Codes:
        """The outcome of every case, as a bit, with the readings that are not settled folded."""
        outcomes = reduce(operator.or_, (outcomes for _, outcomes in self.within(setting)))
        return np.where(outcomes & (outcomes - 1), np.uint8(_COUNSEL), outcomes)

    def within(self, setting: Setting) -> list[tuple[Setting, Codes]]:
        """Each way to settle what a setting leaves open, with the outcome of every case under it, as a bit."""
        return [
            (way, outcomes)
            for way, outcomes in self._outcomes
            if all(choice in (None, way[reading]) for reading, choice in setting.items())
        ]

    @cached_property
    def _outcomes(self) -> list[tuple[Setting, Codes]]:
        return [(way, settled.outcome.astype(np.uint8)) for way, settled in self.settled]

    def where(self, claims: Sequence[Claim], here: Here) -> Bools:
        """Where all of the claims hold, on the whole grid."""
        return np.broadcast_to(reduce(operator.and_, (holds(each, here) for each in claims), np.True_), self.shape)

    def facts_at(self, index: Sequence[int], *, known: Sequence[bool] | None = None) -> dict[str, Value | None]:
        """The facts of the case at an index; those that are not known as None."""
        are_known = known or [True] * len(index)
        rows = zip(self.act.facts, index, are_known, strict=True)
        return {fact.name: fact.values[i] if is_known else None for fact, i, is_known in rows}


def holds(claim: Claim, here: Here) -> Any:
    """Where a claim holds: a grid, or what broadcasts to one."""
    return _ROWS[type(claim)](claim, here)


def _is(claim: Is, here: Here) -> Bools:
    axis = here.grid.act.facts.index(claim.fact)
    shape = [1] * len(here.grid.shape)
    shape[axis] = len(claim.fact.values)
    return np.array([value in claim.values for value in claim.fact.values]).reshape(shape)


def _comes(claim: Comes, here: Here) -> Any:
    return (here.answers.outcome & np.uint64(sum(_BIT[outcome] for outcome in claim.to))) != 0


def _cites(claim: Cites, here: Here) -> Any:
    if claim.clause not in here.grid.clauses:
        return np.False_
    return (here.answers.clauses & np.uint64(1 << here.grid.clauses.index(claim.clause))) != 0


def _stands(claim: Stands, here: Here) -> Any:
    named = tuple(norm.name for norm in here.grid.norms if norm.effect is claim.effect)
    return _in(In(State.STANDS, named), here)


def _in(claim: In, here: Here) -> Any:
    at = [i for i, norm in enumerate(here.grid.norms) if norm.name in claim.norms]
    states = here.answers.states
    found = (states >> np.uint64(2 * i) & np.uint64(3) == np.uint64(_STATES[claim.state]) for i in at)
    return reduce(operator.or_, found, np.False_)


_ROWS: dict[type, Callable[[Any, Here], Any]] = {
    Is: _is,
    ReadAs: lambda e, h: np.bool_(h.setting[e.reading.id] == e.choice),
    Not: lambda e, h: ~holds(e.of, h),
    All: lambda e, h: reduce(operator.and_, (holds(part, h) for part in e.of), np.True_),
    AnyOf: lambda e, h: reduce(operator.or_, (holds(part, h) for part in e.of), np.False_),
    Comes: _comes,
    Cites: _cites,
    Stands: _stands,
    In: _in,
    Unsettled: lambda c, h: np.bool_(h.setting[c.reading] is None),
}


def tried(statement: OfAnAct, grid: Grid) -> Tried:
    """Try a statement about an act in every case of the act."""
    match statement:
        case Always():
            return _always(statement, grid)
        case Same():
            return _same(statement, grid)
        case OnlyCounsel():
            return _only_counsel(statement, grid)
        case Kept(counsel=True):
            return grid.facts_kept[True]
        case Kept():
            return _outcome_kept(grid)


def _always(statement: Always, grid: Grid) -> Tried:
    count = 0
    for setting, settled in grid.settled:
        here = Here(grid, setting, settled)
        given = grid.where(statement.given, here)
        count += grid.size
        if given.any():
            wrong = given & ~reduce(operator.or_, (holds(each, here) for each in statement.then), np.False_)
            if wrong.any():
                return Tried(count, (Instance(grid.facts_at(_first(wrong)), setting),))
    return Tried(count)


def _same(statement: Same, grid: Grid) -> Tried:
    """Every pair of cases that differ in the varying facts at most: rows of cases, in which each meets each."""
    axes = [grid.act.facts.index(fact) for fact in statement.varying]
    together = int(np.prod([grid.shape[axis] for axis in axes]))

    def rows(array: Any) -> Any:
        return np.moveaxis(array, axes, range(-len(axes), 0)).reshape(-1, together)

    places = rows(np.arange(grid.size).reshape(grid.shape))
    count = 0
    for setting, settled in grid.settled:
        here = Here(grid, setting, settled)
        first = rows(grid.where((*statement.given, *statement.first), here))
        second = rows(grid.where((*statement.given, *statement.second), here))
        alike = settled.outcome
        if statement.alike is Alike.ANSWER:
            alike = alike | settled.clauses << np.uint64(_OUTCOME_BITS)
        answers = rows(alike)
        for i, j in itertools.product(range(together), repeat=2):
            wrong = first[:, i] & second[:, j] & (answers[:, i] != answers[:, j])
            if wrong.any():
                [row] = _first(wrong)
                pair = (np.unravel_index(places[row, k], grid.shape) for k in (i, j))
                return Tried(count, tuple(Instance(grid.facts_at([int(n) for n in at]), setting) for at in pair))
        count += len(places) * together * together
    return Tried(count)


def _only_counsel(statement: OnlyCounsel, grid: Grid) -> Tried:
    count = 0
    for setting in grid.ways(open_too=True):
        here = Here(grid, setting, None)
        count += grid.size
        wrong = grid.where(statement.given, here) & (grid.folded(setting) == _COUNSEL)
        wrong = wrong & ~reduce(operator.or_, (holds(each, here) for each in statement.then), np.False_)
        if wrong.any():
            return Tried(count, (Instance(grid.facts_at(_first(wrong)), setting),))
    return Tried(count)


def _outcome_kept(grid: Grid) -> Tried:
    """Facts: in every cell. Readings: in every case, as a cell has an outcome where all of its cases have it."""
    found = grid.facts_kept[False]
    if found.instances:
        return found
    count = found.cases
    for setting in grid.ways(open_too=True):
        before = grid.folded(setting)
        has_outcome = before != _COUNSEL
        for way, outcomes in grid.within(setting):
            count += grid.size
            wrong = has_outcome & (before != outcomes)
            if wrong.any():
                facts = grid.facts_at(_first(wrong))
                return Tried(count, (Instance(facts, setting), Instance(facts, way)))
    return Tried(count)


def _facts_kept(grid: Grid) -> dict[bool, Tried]:
    """Learning one fact changes no settled answer: in any cell, under any setting, and in the table as it is shipped.

    To learn more is to learn one after another, as the answer that is kept is settled still. Gives what was tried for
    the four outcomes, by False, and for `counsel`, by True.
    """
    shipped = {each.id: grid.rulebook.shipped[each.id] for each in grid.readings}
    cells = ((setting, _cells(grid.folded(setting))) for setting in grid.ways(open_too=True))
    table = ((shipped, outcomes_of(build(grid.rulebook, grid.act.name, grid.rulebook.shipped))),)
    count = 0
    wrong: dict[bool, tuple[Instance, ...]] = {False: (), True: ()}
    for setting, codes in itertools.chain(cells, table):
        count += codes.size
        for later, axis in _changed(codes):
            before = (*later[:axis], 0, *later[axis + 1 :])
            is_counsel = bool(codes[before] == _COUNSEL)
            wrong[is_counsel] = wrong[is_counsel] or tuple(_cell(grid, at, setting) for at in (before, later))
    return {counsel: Tried(count, instances) for counsel, instances in wrong.items()}


def _changed(codes: Codes) -> Iterator[tuple[tuple[int, ...], int]]:
    """Cells whose answer is another than the settled one from before a fact was known: their index, the fact's axis.

    Gives one for each fact's value, outcomes and `counsel` apart, if there is any.
    """
    for axis, length in enumerate(codes.shape):
        by_value = codes.reshape(-1, length, math.prod(codes.shape[axis + 1 :]))
        before = by_value[:, 0]
        # Answers are bits: those of all values together are the one before only if each of them is.
        together = reduce(operator.or_, (by_value[:, value] for value in range(1, length)))
        if not ((together != before) & (before != _UNKNOWN)).any():
            continue
        for value in range(1, length):
            differs = (by_value[:, value] != before) & (before != _UNKNOWN)
            for those in (differs & (before == _COUNSEL), differs & (before != _COUNSEL)):
                if those.any():
                    row, column = _first(those)
                    flat = (row * length + value) * by_value.shape[2] + column
                    yield tuple(int(i) for i in np.unravel_index(flat, codes.shape)), axis


def _cells(outcomes: Codes) -> Codes:
    """The facts' fold: slot 0 of each axis is for a fact that is not known."""
    folded = np.zeros([length + 1 for length in outcomes.shape], np.uint8)
    folded[(slice(1, None),) * outcomes.ndim] = outcomes
    for axis, length in enumerate(folded.shape):
        # In three axes, what lies before and behind is worked through in long runs.
        by_value = folded.reshape(-1, length, math.prod(folded.shape[axis + 1 :]))
        by_value[:, 0] = reduce(operator.or_, (by_value[:, value] for value in range(1, length)))
    folded[(folded & (folded - 1)) != 0] = _UNKNOWN
    return folded


def _cell(grid: Grid, at: Sequence[int], setting: Setting) -> Instance:
    return Instance(grid.facts_at([max(i - 1, 0) for i in at], known=[i > 0 for i in at]), setting)


def outcomes_of(table: Table) -> Codes:
    """The outcome in each cell of a table, as a bit."""
    codes: Codes = np.array([_BIT[outcome] for outcome in table.outcomes], np.uint8)
    cells: Codes = codes[np.array(table.cells)]
    return cells.reshape(table.shape)


def _first(where: Bools) -> tuple[int, ...]:
    """The index of the first place that is true."""
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(where)), where.shape))
