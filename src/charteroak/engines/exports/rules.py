"""The table of an act as rules: for each outcome and each clause, the widest conditions under which it decides.

A condition is a set of values for some of the facts. It is a widest one where no value can be added and no fact left
out without its being false of some case. All of the widest ones together are exact with facts missing, too: if an
outcome is certain whatever the missing facts are, then the facts that are known meet one of its conditions, as the
cases they leave open are a condition themselves, and it lies in a widest one. So a target needs no logic of unknowns:
a rule that tests only facts that are there never holds too early, and the rules never hold too late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.exports.exported import Decided, Unsupported, alike, one_of_each, values_of
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import OUTCOMES

Bools = NDArray[np.bool_]
Condition = tuple[tuple[Fact, tuple[Value, ...]], ...]
"""Facts with the values that each may have. Where there are none, it always holds."""

SETTLED = (Outcome.PROHIBITED, Outcome.COUNSEL, Outcome.REQUIRED, Outcome.PERMITTED, Outcome.NOT_ADDRESSED)
"""The outcomes that are answers, those first that stop an act."""

_MOST = 1 << 24  # conditions looked at; a byte each


@dataclass(frozen=True, slots=True)
class Rule:
    """Where one of the conditions holds, the outcome is `outcome`, and `clause` is one of those that decide it.

    `not_addressed` has no clause.
    """

    outcome: Outcome
    clause: str | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is decided of an act: `rules` by clause, and `settles`, the widest conditions for each outcome alone."""

    rules: tuple[Rule, ...]
    settles: tuple[tuple[Outcome, Condition], ...]


def rules_of(decided: Decided) -> Rules:
    """The rules of an act. Unsupported where rules by clause do not say all of the table."""
    masks = np.array([_bits(decided, i) for i in range(len(decided.decisions))], np.uint64)[decided.cells]
    known = masks[(slice(1, None),) * masks.ndim]
    kinds = alike(known)
    _check(decided, masks, kinds)
    small = one_of_each(known, kinds)
    rules, settles = [], []
    for outcome in SETTLED:
        holds = small & _outcome_bit(outcome) != 0
        if not holds.any():
            continue
        settles += [(outcome, condition) for condition in _widest(decided, holds, kinds)]
        clauses = [None] if outcome is Outcome.NOT_ADDRESSED else decided.clauses
        for clause in clauses:
            by_it = holds if clause is None else holds & (small & _clause_bit(decided, clause) != 0)
            if by_it.any():
                rules.append(Rule(outcome, clause, tuple(_widest(decided, by_it, kinds))))
    return Rules(tuple(rules), tuple(settles))


def _bits(decided: Decided, place: int) -> int:
    """A decision as bits: which outcome, and which clauses."""
    outcome, clauses, _ = decided.decisions[place]
    bits = int(_outcome_bit(Outcome(outcome)))
    return bits | sum(int(_clause_bit(decided, clause)) for clause in clauses)


def _outcome_bit(outcome: Outcome) -> np.uint64:
    return np.uint64(1 << OUTCOMES.index(outcome))


def _clause_bit(decided: Decided, clause: str) -> np.uint64:
    return np.uint64(1 << len(OUTCOMES) + decided.clauses.index(clause))


def _check(decided: Decided, masks: NDArray[np.uint64], kinds: list[list[list[int]]]) -> None:
    """Hold what the rules will say of each cell, unknowns and all, against the table.

    A rule by clause holds where outcome and clause are the same in every completion. The table names other clauses
    where none is shared by all completions, and that no such rule can say.
    """
    certain = one_of_each(masks[(slice(1, None),) * masks.ndim], kinds)
    for axis in range(certain.ndim):
        certain = np.concatenate([np.bitwise_and.reduce(certain, axis=axis, keepdims=True), certain], axis=axis)
    slots = [[[0], *([slot + 1 for slot in kind] for kind in groups)] for groups in kinds]
    cells = one_of_each(masks, slots)
    unknown = _outcome_bit(Outcome.UNKNOWN)
    settled = np.bitwise_or.reduce([_outcome_bit(outcome) for outcome in SETTLED])
    if not np.where(cells & unknown, certain & settled == 0, certain == cells).all():
        raise Unsupported(
            f"{decided.act.name}: an outcome is certain before its clauses are, and rules by clause cannot say so"
        )


def _widest(decided: Decided, holds: Bools, kinds: list[list[list[int]]]) -> Iterator[Condition]:
    """The widest conditions under which `holds` is true, those on the fewest facts first."""
    full = [(1 << length) - 1 for length in holds.shape]
    if prod(full) > _MOST:
        raise Unsupported(f"{decided.act.name} has more conditions than can be looked at")
    found = [tuple(int(sets) + 1 for sets in place) for place in np.argwhere(_maximal(_implied(holds)))]
    for sets in sorted(found, key=lambda sets: (sum(one != all_ for one, all_ in zip(sets, full, strict=True)), sets)):
        yield tuple(
            (fact, _values(fact, one, groups))
            for fact, one, all_, groups in zip(decided.act.facts, sets, full, kinds, strict=True)
            if one != all_
        )


def _values(fact: Fact, kinds_in: int, groups: list[list[int]]) -> tuple[Value, ...]:
    slots = [slot + 1 for i, kind in enumerate(groups) if kinds_in >> i & 1 for slot in kind]
    return tuple(value for value in values_of(fact, slots) if value is not None)


def _implied(holds: Bools) -> Bools:
    """For every condition whether `holds` is true of all of its cases.

    Along each axis a slot is no longer a value but a set of them: set `s`, as bits, in slot `s - 1`.
    """
    for _ in range(holds.ndim):
        sets = np.empty(((1 << len(holds)) - 1, *holds.shape[1:]), np.bool_)
        for members in range(1, len(sets) + 1):
            least = members & -members
            value = holds[least.bit_length() - 1]
            sets[members - 1] = value if members == least else value & sets[(members ^ least) - 1]
        holds = _turned(sets)
    return holds


def _maximal(implied: Bools) -> Bools:
    """The conditions that stay none, whichever value is added."""
    widest = implied.copy()
    for _ in range(implied.ndim):
        size = len(implied).bit_length()
        for members in range(1, len(implied) + 1):
            for value in range(size):
                if not members >> value & 1:
                    widest[members - 1] &= ~implied[(members | 1 << value) - 1]
        implied, widest = _turned(implied), _turned(widest)
    return widest


def _turned(grid: Bools) -> Bools:
    """The grid with its first axis last, so that the next is first: work along the first is many times as fast."""
    return np.ascontiguousarray(np.moveaxis(grid, 0, -1))
