"""The answer to a question, explained: what is decided, by what, what is missing, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from charteroak.logic.decider import Facts
from charteroak.logic.expr import Value
from charteroak.logic.norm import State
from charteroak.logic.table import Detail, Table


@dataclass(frozen=True, slots=True)
class Missing:
    """An unknown fact that can still change the outcome, and the clauses that make it matter."""

    fact: str
    asks: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NormState:
    """A norm that speaks to the case, or may: its clause in its own words, and what it comes to."""

    clause: str
    effect: str
    state: str
    text: str
    lifted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A smallest set of changes to known facts, and the outcome it gives."""

    set: dict[str, Value]
    outcome: str


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A reading that bears on the act, its choice, and whether another choice gives another outcome here."""

    id: str
    settled: str | None
    changes_outcome: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Which law answered, in which version. `in_force` is written only where it was not."""

    article: str
    ordinance: str
    passed: str
    text_sha256: str
    as_of: str
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of the contract. Every field is as it goes on the wire; `as_dict` and `as_json` write it."""

    act: str
    outcome: str
    clauses: tuple[str, ...]
    missing: tuple[Missing, ...]
    norms: tuple[NormState, ...]
    would_change: tuple[Change, ...]
    readings: tuple[ReadingNote, ...]
    say: str
    law: Source

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain dicts, lists and values, to change or to write as one likes."""
        plain: dict[str, Any] = _plain(self)
        return plain

    def as_json(self) -> str:
        """The answer as JSON on one line."""
        return json.dumps(self.as_dict(), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value with its parts as dicts and lists, and without the default of a field that is written only otherwise."""
    match value:
        case tuple():
            return [_plain(part) for part in value]
        case dict():
            return dict(value)
        case Source(in_force=True):
            return {name: getattr(value, name) for name in value.__slots__ if name != "in_force"}
        case Missing() | NormState() | Change() | ReadingNote() | Source() | Answer():
            return {name: _plain(getattr(value, name)) for name in value.__slots__}
        case _:
            return value


Step = tuple[int, tuple[tuple[str, Value], ...]]
"""A set of changes to facts, after what it adds to a cell's index."""


class Wording(Protocol):
    """How answers are worded: a law's own words, and a language's words for the person at the counter."""

    def asks(self, act: str, fact: str) -> str:
        """The question that asks for a fact."""

    def text(self, clause: str) -> str:
        """The clause's own words."""

    def say(self, act: str, detail: Detail) -> str:
        """One or two plain sentences for the person at the counter."""


class Explainer:
    """Explains the answers of one table in one wording. What does not depend on the facts is made once an answer."""

    def __init__(
        self, table: Table, wording: Wording, settled: Mapping[str, str | None], fixed: frozenset[str]
    ) -> None:
        self._table = table
        self._wording = wording
        self._settled = settled
        self._choices = tuple(fact.name for fact in table.act.facts if fact.name not in fixed)
        self._made: dict[int, tuple[Any, ...]] = {}
        self._made_steps: dict[tuple[Value | None, ...], list[list[Step]]] = {}

    def explain(self, facts: Facts, source: Source) -> Answer:
        """The full answer for these facts. BadInput where they are wrong."""
        index = self._table.index(facts)
        number = self._table.cells[index]
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make(self._table.answer(number))
        outcome, clauses, missing, norms, readings, say = made
        changes = () if missing else self.would_change(index, facts)
        return Answer(self._table.act.name, outcome, clauses, missing, norms, changes, readings, say, source)

    def would_change(self, index: int, facts: Facts) -> tuple[Change, ...]:
        """Every smallest set of changes to known facts that gives another outcome, for a settled answer.

        Sets of one change are tried first, then of two, and so on; those of the first size that has any are all. A
        set may leave the outcome unknown, where a fact that did not matter before comes to matter.
        """
        outcomes, cells = self._table.outcomes, self._table.cells
        here = outcomes[cells[index]]
        for level in self._steps(tuple(map(facts.get, self._choices))):
            found = [(sets, there) for step, sets in level if (there := outcomes[cells[index + step]]) is not here]
            if found:
                return tuple(Change(dict(sets), there.value) for sets, there in found)
        return ()

    def _steps(self, values: tuple[Value | None, ...]) -> list[list[Step]]:
        """Every set of changes to facts that have these values, smallest first, a list for each size.

        They are the same in every case that has these values, so they are made once; all there can be are some
        hundred thousand in the largest act.
        """
        made = self._made_steps.get(values)
        if made is None:
            known = [(name, value) for name, value in zip(self._choices, values, strict=True) if value is not None]
            made = [[] for _ in known]
            steps: list[Step] = [(0, ())]
            for name, value in known:
                for other, step in self._table.moves[name][value]:
                    steps += [(at + step, (*sets, (name, other))) for at, sets in steps if name not in dict(sets)]
            for at, sets in steps[1:]:
                made[len(sets) - 1].append((at, sets))
            self._made_steps[values] = made
        return made

    def _make(self, detail: Detail) -> tuple[Any, ...]:
        return (
            detail.outcome.value,
            detail.clauses,
            tuple(self._missing(detail)),
            tuple(self._norms(detail)),
            tuple(self._readings(detail)),
            self._wording.say(self._table.act.name, detail),
        )

    def _missing(self, detail: Detail) -> Sequence[Missing]:
        asks = self._wording.asks
        act = self._table.act.name
        return [
            Missing(fact, asks(act, fact), because)
            for fact, because in zip(detail.missing, detail.because, strict=True)
        ]

    def _norms(self, detail: Detail) -> Sequence[NormState]:
        return [
            NormState(norm.clause, norm.effect.value, state.value, self._wording.text(norm.clause), lifted_by)
            for norm, state, lifted_by in zip(self._table.layout.norms, detail.states, detail.lifted_by, strict=True)
            if state is not State.SILENT
        ]

    def _readings(self, detail: Detail) -> Sequence[ReadingNote]:
        return [
            ReadingNote(reading.id, self._settled[reading.id], turns)
            for reading, turns in zip(self._table.layout.readings, detail.turns, strict=True)
        ]
