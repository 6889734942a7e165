"""The misreadings of the article: what people take it to say, as rules that give another answer.

Each is named (`teaching/misreadings.toml`) and says what it changes: a fact that is read wrongly, assumed or
forgotten, or an outcome that is taken for another. What it answers is then the article's answer to the changed case:
so where it happens to be right, it is no misreading of that case and is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Table
from charteroak.training.course import Words
from charteroak.training.scenarios import Scenario, teaching, words_of

Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Misreading:
    """A misreading: where one meets it, what it changes, what is said for it, and what is wrong with it."""

    id: str
    acts: tuple[str, ...]
    when: Mapping[str, tuple[Value, ...]]
    """The values of facts that it is about; a fact that is not known meets none."""
    clauses: tuple[str, ...]
    """The clauses about whose scenarios it is; nothing means any clause's."""
    reads: Facts
    """Facts that it takes for these, whatever they are."""
    assumes: Facts
    """Facts that it takes for these where they are not known."""
    forgets: tuple[str, ...]
    """Facts that it takes as not known."""
    turns: Mapping[str, str]
    """Outcomes that it takes for others."""
    clause: str
    """The clause that it misreads, in 2-926 with the term defined: `2-926 Resident`. Nothing: the one that decides."""
    says: Words
    """The reason that it gives."""
    why: Words
    """Why that is wrong."""

    def meets(self, scenario: Scenario) -> bool:
        """Whether it is about such a case."""
        return (
            scenario.act in self.acts
            and (not self.clauses or scenario.clause in self.clauses)
            and all(scenario.facts.get(fact) in values for fact, values in self.when.items())
        )

    def reads_as(self, scenario: Scenario) -> dict[str, Value]:
        """The facts of the case as it takes them: of the facts that the act has."""
        has = {fact.name for fact in RULEBOOK.act(scenario.act).facts} - set(self.forgets)
        return {fact: value for fact, value in {**self.assumes, **scenario.facts, **self.reads}.items() if fact in has}

    def offered(self, outcome: Outcome) -> bool:
        """Whether it would be said with this outcome: a misreading is sure of itself, unless it is one that forgets."""
        return bool(self.forgets) if outcome is Outcome.UNKNOWN else outcome is not Outcome.COUNSEL

    def answers(self, table: Table, scenario: Scenario) -> Outcome:
        """What it takes the article to say of a case that it is about, by the table of the case's act."""
        outcome = table.detail(table.index(self.reads_as(scenario))).outcome
        return Outcome(self.turns.get(outcome, outcome))


@cache
def misreadings() -> Mapping[str, Misreading]:
    """Every misreading by its id, the nearest at hand first."""
    return {name: _misreading(name, given) for name, given in teaching("misreadings.toml").items()}


def _misreading(name: str, given: Mapping[str, Any]) -> Misreading:
    return Misreading(
        id=name,
        acts=tuple(given["acts"]),
        when={fact: tuple(values) for fact, values in given.get("when", {}).items()},
        clauses=tuple(given.get("clauses", ())),
        reads=given.get("reads", {}),
        assumes=given.get("assumes", {}),
        forgets=tuple(given.get("forgets", ())),
        turns=given.get("turns", {}),
        clause=given.get("clause", ""),
        says=words_of(given["says"]),
        why=words_of(given["why"]),
    )
