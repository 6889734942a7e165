"""The article in Casbin, run by pycasbin: ABAC rules through `eval`, in the order in which they prevail.

The request's parameters are the facts themselves, which is the least work for Casbin's evaluator. The `priority` effect
takes the first rule that holds; `enforce_ex` names it, and it carries the outcome and its clause. Casbin stops there,
so of several clauses it gives the first.
"""

from __future__ import annotations

from typing import Any

from bench.peers.rules import Infix, rules, written
from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act, Outcome

_MODEL = """
[request_definition]
r = {facts}
[policy_definition]
p = rule, eft, outcome, clause
[policy_effect]
e = priority(p.eft) || deny
[matchers]
m = eval(p.rule)
"""


class Casbin:
    """Decides by pycasbin's `enforce_ex`."""

    name = "pycasbin"
    clauses = "the first clause"

    def __init__(self) -> None:
        self._enforcers = {act.name: _enforcer(act) for act in RULEBOOK.acts}
        self._facts = {act.name: tuple(fact.name for fact in act.facts) for act in RULEBOOK.acts}

    def decide(self, act: str, facts: dict[str, Value]) -> tuple[str, tuple[str, ...]]:
        """The outcome and its first clause."""
        _, rule = self._enforcers[act].enforce_ex(*[facts[name] for name in self._facts[act]])
        return (rule[2], (rule[3],)) if rule else ("not_addressed", ())


def policies(act: str) -> list[list[str]]:
    """The rules about an act, as Casbin's policy."""
    return [
        [written(r.when, _CASBIN), "deny" if r.outcome is Outcome.PROHIBITED else "allow", r.outcome.value, r.clause]
        for r in rules(act)
    ]


def _enforcer(act: Act) -> Any:
    import casbin
    from casbin.util.log import disabled_logging

    model = casbin.Enforcer.new_model(text=_MODEL.format(facts=", ".join(fact.name for fact in act.facts)))
    enforcer = casbin.Enforcer(model)
    disabled_logging()  # it would write every request to the log, and be slower for it
    enforcer.add_policies(policies(act.name))
    return enforcer


def _among(fact: Fact, values: tuple[Value, ...]) -> str:
    name = f"r.{fact.name}"
    if values == (True,):
        return name
    if values == (False,):
        return f"not {name}"
    if len(values) == 1:
        return f"{name} == {values[0]!r}"
    return f"{name} in ({', '.join(map(repr, values))})"


_CASBIN = Infix(_among, "and", "or", "not ")

make = Casbin
