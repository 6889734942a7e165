"""The article as an AuthZEN policy.

A case: the action is the act; the facts are looked for by name in the properties of the subject, the action and the
resource, and in the context. The same fact may stand in two places if the value is the same. Names that are no fact's
are ignored, as AuthZEN demands, and so is a fact that this act does not have: a batch shares one subject among acts,
and an action search asks about all acts at once. A fact's value must be one of its own, wherever it stands; null says
that it is not known.

A subject of type "employee" whose id is a kind of employee is one of that kind, so that what a search finds can be
asked back; likewise a resource of type "topic" or "agency" whose id is a value of that fact. Any other id says
nothing, and is not looked at.

Three names of the context are ours: "time", an ISO 8601 date or date and time, gives the day of the act (the day as it
is written there); "not_addressed": "allow" makes the decision true where the article is silent; and "record": true says
that the caller acts on the answer, which is then recorded in the ledger. Searches record nothing, and ignore it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import UNSET

from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law, law, today
from charteroak.logic.errors import BadInput, kind_of
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import wire
from charteroak.pdp.answers import Answers
from charteroak.pdp.policy import OtherKind
from charteroak.pdp.wire import BAGS, START, Entity, Evaluation, Sought, bags
from charteroak.recording.recorder import Acted

SUBJECT_KINDS = frozenset({"employee"})
"""Types of subjects that are facts, with the values as ids."""
RESOURCE_KINDS = frozenset({"topic", "agency"})
"""Types of resources that are facts. Persons and records are not among them: to list them would disclose."""

_TRUE = frozenset({Outcome.REQUIRED, Outcome.PERMITTED})
_FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
_OF_A_FACT = frozenset({str, bool})

Slots = dict[str, dict[Value, int]]
_SETTINGS = 8


class _Act:
    """An act: its answers, and what each value of each fact of the vocabulary adds to the index of a cell."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        own = answers.table.offsets
        nothing: dict[Value | None, int] = {}
        self.slots: Slots = {
            name: {value: own.get(name, nothing).get(value, 0) for value in fact.values}
            for name, fact in _FACTS.items()
        }


class ArticlePolicy:
    """The article, under the readings as they stand when it is asked."""

    def __init__(self) -> None:
        self._law = law()
        self._acts: dict[str, _Act] = {}
        self._before: dict[Law, dict[str, _Act]] = {self._law: self._acts}

    @property
    def actions(self) -> tuple[str, ...]:
        """The names of the acts."""
        return tuple(act.name for act in RULEBOOK.acts)

    def prepare(self) -> None:
        """Load the table of every act."""
        for name in self.actions:
            self._act(name)

    def permits(self, case: Evaluation) -> bool:
        """Whether the decision is true. BadInput where the case is wrong."""
        act = self._act(case.action.name)
        cell = _cell(act.slots, case)
        return _decision(act.answers.outcome(cell, _day(case.context)), case)

    def evaluate(self, case: Evaluation, language: str) -> tuple[bool, bytes]:
        """The decision, and the response with the contract's answer in its context. BadInput where it is wrong."""
        act = self._act(case.action.name)
        cell = _cell(act.slots, case)
        day = _day(case.context)
        decision = _decision(act.answers.outcome(cell, day), case)
        return decision, b"".join((START[decision], act.answers.encoded(cell, language, day), b"}"))

    def acted(self, case: Evaluation, language: str) -> Acted | None:
        """What is to be recorded of an evaluation, if the context asks for it. BadInput where it asks wrongly."""
        record = False if case.context is UNSET else case.context.get("record", False)
        if record is False:
            return None
        if record is not True:
            raise BadInput("context.record", kind_of(record), ["true", "false"])
        act = self._act(case.action.name)
        cell = _cell(act.slots, case)
        return Acted(act.answers.answer(cell, language, _day(case.context)), act.answers.facts(cell))

    def subjects(self, sought: Sought) -> Iterator[Entity]:
        """The kinds of employees."""
        return _kinds(sought, SUBJECT_KINDS)

    def resources(self, sought: Sought, action: str) -> Iterator[Entity]:
        """The topics of an act that has them, or the kinds of agencies. Never a person or a record."""
        return _kinds(sought, RESOURCE_KINDS & {fact.name for fact in RULEBOOK.act(action).facts})

    def _act(self, name: str) -> _Act:
        now = law()
        acts = self._acts if now is self._law else self._turned(now)
        act = acts.get(name)
        if act is None:
            if name not in self.actions:
                raise BadInput("action.name", kind_of(name), self.actions)
            act = acts[name] = _Act(Answers(now, name))
        return act

    def _turned(self, now: Law) -> dict[str, _Act]:
        """The acts under readings that counsel has settled since. Those of a few settings are kept: some are to come,
        and what began to be answered under another goes on under it.
        """
        acts = self._before.setdefault(now, {})
        while len(self._before) > _SETTINGS:
            self._before.pop(next(iter(self._before)))
        return acts


def _cell(every: Slots, case: Evaluation) -> int:
    """The index of the cell that the facts in the case's bags lead to."""
    cell = 0
    given: dict[str, Value] = {}
    for where, bag in zip(BAGS, bags(case), strict=True):
        if bag is UNSET:
            continue
        for name, value in bag.items():
            slots = every.get(name)
            if slots is None or value is None:
                continue
            # 1 and 1.0 equal True, so the type is looked at first.
            step = slots.get(value) if value.__class__ in _OF_A_FACT else None  # type: ignore[call-overload]
            if step is None:
                raise BadInput(f"{where}.{name}", kind_of(value), map(wire, slots))
            if name not in given:
                given[name] = value
                cell += step
            elif given[name] != value:
                raise BadInput(f"{where}.{name}", "a value other than that given elsewhere", ["one value for one fact"])
    if case.subject.type in SUBJECT_KINDS:
        cell += _kind(every, given, "subject.id", case.subject)
    if case.resource.type in RESOURCE_KINDS:
        cell += _kind(every, given, "resource.id", case.resource)
    return cell


def _kind(every: Slots, given: dict[str, Value], where: str, entity: Entity) -> int:
    """What an entity adds to the index whose type is a fact, and whose id may be a value of it."""
    step = every[entity.type].get(entity.id)
    if step is None or given.get(entity.type) == entity.id:
        return 0
    if entity.type in given:
        raise OtherKind(where, "a value other than that given elsewhere", ["one value for one fact"])
    return step


def _kinds(sought: Sought, types: frozenset[str]) -> Iterator[Entity]:
    if sought.type in types:
        for value in _FACTS[sought.type].values:
            yield Entity(sought.type, wire(value), sought.properties)


def _day(context: Any) -> date:
    """The day of the act: that of the context's `time`, as it is written there, or today."""
    time = None if context is UNSET else context.get("time")
    if time is None:
        return today()
    try:
        return datetime.fromisoformat(time).date()
    except (TypeError, ValueError):
        allowed = "an ISO 8601 date or date and time, as in 2026-11-22T10:15-05:00"
        raise BadInput("context.time", kind_of(time), [allowed]) from None


def _decision(outcome: Outcome, case: Evaluation) -> bool:
    """Whether the outcome lets the subject go ahead. What is unknown, or is for counsel to say, does not."""
    silence = None if case.context is UNSET else case.context.get("not_addressed")
    if silence is not None and silence != "allow":
        raise BadInput("context.not_addressed", kind_of(silence), ["allow"])
    return outcome in _TRUE or (outcome is Outcome.NOT_ADDRESSED and silence is not None)
