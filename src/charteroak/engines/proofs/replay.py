"""A counterexample tried in the meaning itself: one case after another, with nothing shared with who found it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from charteroak.engines.proofs.claims import (
    Alike,
    Always,
    Checked,
    Cites,
    Claim,
    Comes,
    Counterexample,
    In,
    Instance,
    Kept,
    OnlyCounsel,
    Same,
    Stands,
    Unsettled,
)
from charteroak.logic.expr import Value
from charteroak.logic.meaning import Case, Settings, holds, meaning, state
from charteroak.logic.norm import Norm, Outcome, Rulebook, State


@dataclass(frozen=True, slots=True)
class Replay:
    """An act as its meaning has it."""

    rulebook: Rulebook
    act: str

    @property
    def norms(self) -> tuple[Norm, ...]:
        """The norms of the act."""
        return self.rulebook.norms_of(self.act)

    def is_true(self, claim: Claim, instance: Instance) -> bool:
        """Whether a claim is true of a case in which all that it asks for is known and settled."""
        case = cast(Case, instance.facts)
        match claim:
            case Comes(to):
                return self.outcome(instance) in to
            case Cites(clause):
                return clause in meaning(self.norms, case, instance.readings)[1]
            case Stands(effect):
                named = [norm for norm in self.norms if norm.effect is effect]
                return any(state(norm, case, instance.readings) is State.STANDS for norm in named)
            case In(wanted, norms):
                named = [norm for norm in self.norms if norm.name in norms]
                return any(state(norm, case, instance.readings) is wanted for norm in named)
            case Unsettled(reading):
                return instance.readings[reading] is None
        return holds(claim, case, instance.readings)

    def all_true(self, claims: Sequence[Claim], instance: Instance) -> bool:
        """Whether all of them are."""
        return all(self.is_true(claim, instance) for claim in claims)

    def outcome(self, instance: Instance) -> Outcome:
        """The outcome of a case, folded as the contract says: readings first, then facts."""
        found = {self._settled(case, instance.readings) for case in self._completions(instance.facts)}
        return found.pop() if len(found) == 1 else Outcome.UNKNOWN

    def _settled(self, case: Case, readings: Settings) -> Outcome:
        found = {meaning(self.norms, case, setting)[0] for setting in self._settings(readings)}
        return found.pop() if len(found) == 1 else Outcome.COUNSEL

    def _completions(self, facts: Mapping[str, Value | None]) -> Iterator[Case]:
        known = self.rulebook.act(self.act).facts
        rows = [fact.values if facts[fact.name] is None else (facts[fact.name],) for fact in known]
        for values in itertools.product(*rows):
            yield cast(Case, {fact.name: value for fact, value in zip(known, values, strict=True)})

    def _settings(self, readings: Settings) -> Iterator[Settings]:
        bears = self.rulebook.readings_of(self.act)
        rows = [each.choices if readings[each.id] is None else (readings[each.id],) for each in bears]
        for choices in itertools.product(*rows):
            yield {each.id: choice for each, choice in zip(bears, choices, strict=True)}


def refutes(found: Counterexample, rulebook: Rulebook) -> bool:
    """Whether the counterexample is one: its statement is false there, in the meaning."""
    statement = found.statement
    if isinstance(statement, Checked):
        return statement.finds(rulebook) == found.faults != ()
    replay = Replay(rulebook, statement.act)
    match statement:
        case Always(_, given, then):
            [one] = found.instances
            return replay.all_true(given, one) and not any(replay.is_true(each, one) for each in then)
        case OnlyCounsel(_, given, then):
            [one] = found.instances
            counsel = replay.outcome(one) is Outcome.COUNSEL
            return counsel and replay.all_true(given, one) and not any(replay.is_true(each, one) for each in then)
        case Same():
            return _differ(statement, replay, *found.instances)
        case Kept(counsel=counsel):
            before, later = found.instances
            was = replay.outcome(before)
            kept = was is Outcome.COUNSEL if counsel else was not in (Outcome.COUNSEL, Outcome.UNKNOWN)
            return kept and _is_more(before, later) and replay.outcome(later) is not was


def _differ(statement: Same, replay: Replay, one: Instance, other: Instance) -> bool:
    varying = {fact.name for fact in statement.varying}
    comparable = one.readings == other.readings and all(
        one.facts[name] == other.facts[name] for name in one.facts if name not in varying
    )
    given = replay.all_true((*statement.given, *statement.first), one)
    given = given and replay.all_true((*statement.given, *statement.second), other)
    answers = [meaning(replay.norms, cast(Case, each.facts), each.readings) for each in (one, other)]
    parts = [answer if statement.alike is Alike.ANSWER else answer[0] for answer in answers]
    return comparable and given and parts[0] != parts[1]


def _is_more(before: Instance, later: Instance) -> bool:
    """Whether the later case knows and settles what the earlier does, and differs from it in nothing else."""
    facts = all(value in (None, later.facts[name]) for name, value in before.facts.items())
    return facts and all(choice in (None, later.readings[name]) for name, choice in before.readings.items())
