"""The article in Rego, run by regopy (rego-cpp): a package for each act, planned once as a bundle.

A rule adds its clause to the set of its outcome; `answer` takes the first set that is not empty. What is an "or" or a
"not" in the article is a rule of its own in Rego.
"""

from __future__ import annotations

from typing import Any

from bench.peers.rules import STEPS, rules
from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, Value


class Rego:
    """Decides by regopy's `query_bundle`."""

    name = "regopy"
    clauses = "every clause"

    def __init__(self) -> None:
        import regopy

        self._planned: dict[str, tuple[Any, Any]] = {}
        for act in RULEBOOK.acts:
            interpreter = regopy.Interpreter()
            interpreter.add_module(f"{act.name}.rego", module(act.name))
            self._planned[act.name] = interpreter, interpreter.build("x = data.article.answer")

    def decide(self, act: str, facts: dict[str, Value]) -> tuple[str, tuple[str, ...]]:
        """The outcome and its clauses."""
        interpreter, bundle = self._planned[act]
        interpreter.set_input(facts)
        answer = interpreter.query_bundle(bundle).results[0].bindings["x"]
        return answer["outcome"], tuple(answer["clauses"])


def module(act: str) -> str:
    """The rules about an act, as Rego's source."""
    writer = _Writer()
    for rule in rules(act):
        writer.rule(f'{rule.outcome.value} contains "{rule.clause}"', rule.when)
    present = {rule.outcome for rule in rules(act)}
    steps = [step.value for step in STEPS if step in present]
    chosen = [f'{{"outcome": "{step}", "clauses": {step}}} if count({step}) > 0' for step in steps]
    answer = "answer := " + " else := ".join([*chosen, '{"outcome": "not_addressed", "clauses": []}'])
    return "\n".join(["package article", "import rego.v1", *writer.lines, answer, ""])


class _Writer:
    """Writes rules, and the rules that they need."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._named: dict[Expr, str] = {}

    def rule(self, head: str, when: Expr) -> None:
        """Write that `head` is so where `when` holds."""
        body = "; ".join(self._conditions(when))
        self.lines.append(f"{head} if {{ {body} }}")

    def _conditions(self, expr: Expr) -> list[str]:
        match expr:
            case Is(fact, values):
                return [_among(fact, values)]
            case All(of):
                return [condition for part in of for condition in self._conditions(part)]
            case Not(Is(fact, values)):
                return [_among(fact, tuple(value for value in fact.values if value not in values))]
            case Not(of):
                return [f"not {self._name(of)}"]
            case _:
                return [self._name(expr)]

    def _name(self, expr: Expr) -> str:
        """The name of a rule that holds where `expr` does, written if it is not there yet."""
        if expr not in self._named:
            name = self._named[expr] = f"part_{len(self._named)}"
            for part in expr.of if isinstance(expr, AnyOf) else (expr,):
                self.rule(name, part)
        return self._named[expr]


def _among(fact: Fact, values: tuple[Value, ...]) -> str:
    words = [str(value).lower() if isinstance(value, bool) else f'"{value}"' for value in values]
    if len(words) == 1:
        return f"input.{fact.name} == {words[0]}"
    return f"input.{fact.name} in {{{', '.join(words)}}}"


make = Rego
