"""The table of an act: an answer for every case and for everything that can be left unknown.

A cell holds the number of a distinct answer. To decide is to compute an index and load a cell; nothing is evaluated.
This module needs no NumPy: `build` makes a table, and what it made is loaded from bytes.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from charteroak.logic.decider import Facts, decider
from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.logic.expr import Fact, Reading, Value
from charteroak.logic.norm import Act, Norm, Outcome, Rulebook, State

OUTCOMES = (
    Outcome.REQUIRED,
    Outcome.PERMITTED,
    Outcome.PROHIBITED,
    Outcome.NOT_ADDRESSED,
    Outcome.COUNSEL,
    Outcome.UNKNOWN,
)
STATES = (State.SILENT, State.STANDS, State.LIFTED, State.PENDING)
COST_STEP = 1 / 1024
"""Expected questions are kept in steps of this."""

_COLUMNS = 4
_PLAIN = frozenset({str, bool, type(None)})
RANK_BITS = 4


class Decision(NamedTuple):
    """A bare answer: the outcome, the clauses that decide it, and the missing facts that can still change it."""

    outcome: str
    clauses: tuple[str, ...]
    missing: tuple[str, ...]


class Detail(NamedTuple):
    """A distinct answer with all that explains it, but for the facts that were given.

    `missing` is in the best order to ask, `because` has the clauses that make each matter, `states` and `lifted_by`
    go by norm, `turns` by reading: whether choosing otherwise changes this outcome. `questions` is how many
    further questions settle the case, on average over the answers they can have.
    """

    outcome: Outcome
    clauses: tuple[str, ...]
    missing: tuple[str, ...]
    because: tuple[tuple[str, ...], ...]
    states: tuple[State, ...]
    lifted_by: tuple[tuple[str, ...], ...]
    turns: tuple[bool, ...]
    questions: float


@dataclass(frozen=True)
class Layout:
    """Which bit of a packed answer says what, for one act: the agreement between `build` and `Table`.

    An answer is four words of 64 bits: what is decided, what each missing fact turns on, the order to ask, the
    expected questions.
    """

    facts: tuple[Fact, ...]
    norms: tuple[Norm, ...]
    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, rulebook: Rulebook, act: str) -> Layout:
        """The layout of an act's answers. ValueError if the act is too wide for it."""
        layout = cls(rulebook.act(act).facts, rulebook.norms_of(act), rulebook.readings_of(act))
        if layout.turns_at + len(layout.readings) > 64 or len(layout.facts) * max(len(layout.norms), RANK_BITS) > 64:
            raise ValueError(f"{act} has too many facts or norms for one packed answer")
        return layout

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the act's norms, each once, in the order of the law."""
        return tuple(dict.fromkeys(norm.clause for norm in self.norms))

    @cached_property
    def lifts(self) -> tuple[tuple[int, str], ...]:
        """Each lift as the number of its norm and what lifts it."""
        return tuple((i, lift.by) for i, norm in enumerate(self.norms) for lift in norm.lifts)

    # The first word: outcome in 3 bits, then the clauses, the states in 2 bits each, the lifts, the turns.
    clauses_at = 3

    @cached_property
    def states_at(self) -> int:
        """The bit at which the norms' states begin."""
        return self.clauses_at + len(self.clauses)

    @cached_property
    def lifts_at(self) -> int:
        """The bit at which the lifts begin."""
        return self.states_at + 2 * len(self.norms)

    @cached_property
    def turns_at(self) -> int:
        """The bit at which the readings' turns begin."""
        return self.lifts_at + len(self.lifts)

    def unpack(self, decided: int, turns_on: int, ranks: int, cost: int) -> Detail:
        """The answer that four words say."""
        states = tuple(STATES[decided >> self.states_at + 2 * i & 3] for i in range(len(self.norms)))
        lifts = [lift for i, lift in enumerate(self.lifts) if decided >> self.lifts_at + i & 1]
        order = [(rank, i) for i in range(len(self.facts)) if (rank := ranks >> RANK_BITS * i & (1 << RANK_BITS) - 1)]
        missing = [i for _, i in sorted(order)]
        return Detail(
            outcome=OUTCOMES[decided & 7],
            clauses=self._clauses_in(decided >> self.clauses_at),
            missing=tuple(self.facts[i].name for i in missing),
            because=tuple(self._clauses_of(turns_on >> i * len(self.norms)) for i in missing),
            states=states,
            lifted_by=tuple(tuple(by for n, by in lifts if n == i) for i in range(len(self.norms))),
            turns=tuple(bool(decided >> self.turns_at + i & 1) for i in range(len(self.readings))),
            questions=cost * COST_STEP,
        )

    def _clauses_in(self, mask: int) -> tuple[str, ...]:
        return tuple(clause for i, clause in enumerate(self.clauses) if mask >> i & 1)

    def _clauses_of(self, mask: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(norm.clause for i, norm in enumerate(self.norms) if mask >> i & 1))


class Table:
    """Every answer about one act under one setting of the readings."""

    def __init__(self, act: Act, layout: Layout, cells: bytes, details: bytes) -> None:
        """`cells`: a little-endian uint16 for each cell; `details`: four uint64 for each distinct answer."""
        self.act = act
        self.layout = layout
        self.cells = _array("H", cells)
        self._words = _array("Q", details)
        self._details: dict[int, Detail] = {}
        if len(self.cells) != self.size:
            raise ValueError("the table does not have the act's shape")

    def __len__(self) -> int:
        """How many distinct answers there are."""
        return len(self._words) // _COLUMNS

    def answer(self, number: int) -> Detail:
        """The distinct answer of that number."""
        detail = self._details.get(number)
        if detail is None:
            words = self._words[number * _COLUMNS : (number + 1) * _COLUMNS]
            detail = self._details[number] = self.layout.unpack(*words)
        return detail

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """The outcome of each distinct answer, by number."""
        return [OUTCOMES[word & 7] for word in self._words[::_COLUMNS]]

    @cached_property
    def decisions(self) -> list[Decision]:
        """Each distinct answer without what explains it, by number."""
        made: dict[tuple[int, int], Decision] = {}
        decisions = []
        for number, (decided, ranks) in enumerate(zip(self._words[::_COLUMNS], self._words[2::_COLUMNS], strict=True)):
            # Three answers in four differ in what explains them alone.
            key = decided & (1 << self.layout.states_at) - 1, ranks
            if key not in made:
                detail = self.answer(number)
                made[key] = Decision(detail.outcome.value, detail.clauses, detail.missing)
            decisions.append(made[key])
        return decisions

    def to_bytes(self) -> bytes:
        """The cells and then the details, as the constructor takes them."""
        return _bytes(self.cells) + _bytes(self._words)

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """The cells along each fact: one for unknown, then one for each value."""
        return tuple(len(fact.values) + 1 for fact in self.act.facts)

    @cached_property
    def size(self) -> int:
        """How many cells there are."""
        size = 1
        for length in self.shape:
            size *= length
        return size

    @cached_property
    def offsets(self) -> dict[str, dict[Value | None, int]]:
        """For each fact and value, what it adds to a cell's index. A fact that is unknown adds nothing."""
        offsets: dict[str, dict[Value | None, int]] = {}
        stride = self.size
        for fact, length in zip(self.act.facts, self.shape, strict=True):
            stride //= length
            offsets[fact.name] = {None: 0} | {v: stride * i for i, v in enumerate(fact.values, start=1)}
        return offsets

    def index(self, facts: Facts) -> int:
        """The index of the cell for these facts. BadInput names the first fact that is wrong."""
        try:
            index = 0
            for name, value in facts.items():
                # 1 equals True, so the class is looked at first.
                if value.__class__ not in _PLAIN:
                    return self._careful_index(facts)
                index += self.offsets[name][value]
            return index
        except (KeyError, TypeError, AttributeError):
            return self._careful_index(facts)

    def _careful_index(self, facts: Facts) -> int:
        if not isinstance(facts, Mapping):
            raise BadInput("facts", kind_of(facts), ["an object of facts by name"])
        return sum(self._offset(name, value) for name, value in facts.items())

    def _offset(self, name: object, value: object) -> int:
        values = self.offsets.get(name) if isinstance(name, str) else None
        if values is None:
            raise BadInput(f"facts.{field_name(name)}", "a fact that this act does not have", self.offsets)
        for known, offset in values.items():
            if value is known or (isinstance(value, str) and value == known):
                return offset
        raise BadInput(f"facts.{name}", kind_of(value), [wire(known) for known in values if known is not None])

    @cached_property
    def moves(self) -> dict[str, dict[Value, tuple[tuple[Value, int], ...]]]:
        """For each fact and value, every other value of the fact and what changing to it adds to the index."""
        return {
            fact.name: {
                here: tuple((other, offsets[other] - offsets[here]) for other in fact.values if other != here)
                for here in fact.values
            }
            for fact in self.act.facts
            for offsets in (self.offsets[fact.name],)
        }

    def detail(self, index: int) -> Detail:
        """The answer in the cell at `index`."""
        return self.answer(self.cells[index])

    @cached_property
    def decide(self) -> Callable[[Facts], Decision]:
        """A function from facts to the bare answer: the fastest way through the table.

        It takes the facts by name, missing or None where unknown, and raises BadInput as `index` does.
        """
        made: Callable[[Facts], Decision] = decider(self.offsets, self.cells, self.decisions, self.index)
        return made


def wire(value: Value) -> str:
    """A value as it is written on the wire."""
    return value if isinstance(value, str) else str(value).lower()


def _array(code: str, data: bytes) -> array[int]:
    return _little_endian(array(code, data))


def _bytes(numbers: array[int]) -> bytes:
    return _little_endian(numbers[:]).tobytes()


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
