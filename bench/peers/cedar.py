"""The article in Cedar, run by cedarpy: a policy for each rule, policies and entities parsed once for each act.

A prohibition is a `forbid`, all else a `permit`. Which policies determined the decision is in Cedar's answer, and
their `@id` says which outcome and clause they stand for: so Cedar, too, gives every clause.
"""

from __future__ import annotations

from typing import Any

from bench.peers.rules import STEPS, Infix, Rule, rules, written
from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Outcome

BATCH = 1_000


class Cedar:
    """Decides by cedarpy's `is_authorized`."""

    name = "cedarpy"
    clauses = "every clause"

    def __init__(self) -> None:
        import cedarpy

        self._cedar = cedarpy
        self._entities = cedarpy.Entities.from_json_str("[]")
        self._policies = {act.name: cedarpy.PolicySet.from_str(policies(act.name)) for act in RULEBOOK.acts}
        self._requests = {act.name: _request(act.name) for act in RULEBOOK.acts}

    def decide(self, act: str, facts: dict[str, Value]) -> tuple[str, tuple[str, ...]]:
        """The outcome and its clauses."""
        request = {**self._requests[act], "context": facts}
        return _read(self._cedar.is_authorized(request, self._policies[act], self._entities))

    def decide_batch(self, act: str, many: list[dict[str, Value]]) -> list[tuple[str, tuple[str, ...]]]:
        """The same for many cases of one act in one call."""
        requests = [{**self._requests[act], "context": facts} for facts in many]
        return [_read(a) for a in self._cedar.is_authorized_batch(requests, self._policies[act], self._entities)]


def policies(act: str) -> str:
    """The policies about an act, as Cedar's source."""
    return "\n".join(_policy(act, place, rule) for place, rule in enumerate(rules(act)))


def _policy(act: str, place: int, rule: Rule) -> str:
    effect = "forbid" if rule.outcome is Outcome.PROHIBITED else "permit"
    scope = f'principal, action == Action::"{act}", resource'
    return f'@id("{_id(place, rule)}")\n{effect} ({scope})\nwhen {{ {written(rule.when, _CEDAR)} }};'


def _id(place: int, rule: Rule) -> str:
    """Step, place within the act, and clause: in this order, so that they sort as they are to be read."""
    return f"{STEPS.index(rule.outcome)} {place:02} {rule.clause}"


def _read(answer: Any) -> tuple[str, tuple[str, ...]]:
    ids = sorted(answer.diagnostics.id_annotations_by_reason.values())
    if not ids:
        return "not_addressed", ()
    # Among the permits that hold, those of the first step prevail.
    step = ids[0][0]
    return STEPS[int(step)].value, tuple(dict.fromkeys(each[5:] for each in ids if each[0] == step))


def _request(act: str) -> dict[str, str]:
    return {"principal": 'Person::"anyone"', "action": f'Action::"{act}"', "resource": 'Person::"anyone"'}


def _among(fact: Fact, values: tuple[Value, ...]) -> str:
    name = f"context.{fact.name}"
    if values == (True,):
        return name
    if values == (False,):
        return f"!{name}"
    if len(values) == 1:
        return f'{name} == "{values[0]}"'
    return "[" + ", ".join(f'"{value}"' for value in values) + f"].contains({name})"


_CEDAR = Infix(_among, "&&", "||", "!")

make = Cedar
