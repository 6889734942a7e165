"""The article as Rego: one package that answers about every act, from `input.act` and `input.facts`.

    data.article_xxi.answer   act, outcome, clauses, missing, wrong: as Charter Oak answers, in every case
    data.article_xxi.allow    whether the outcome is permitted or required; false where it is anything else

In Rego what cannot be evaluated is undefined, and a rule that is undefined does not hold: a prohibition on a fact that
is missing would not. Here an outcome is what a rule shows to be certain from the facts that are there, and `unknown`
where no rule does; nothing holds because something else does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from charteroak.engines.exports.exported import Decided, Export, check_names, export_of
from charteroak.engines.exports.rules import Condition, Rules, rules_of
from charteroak.law import text
from charteroak.law.law import Readings
from charteroak.logic.expr import Fact, Value

PACKAGE = "article_xxi"

_RESERVED = (
    *("as", "contains", "data", "default", "else", "every", "false", "if", "import", "in", "input", "not", "null"),
    *("package", "some", "true", "with"),
)

_MACHINERY = Path(__file__).with_name("rego_answer.rego")
"""How rules and data become an answer: the part of a module that is the same whatever is exported."""


def module(
    acts: Iterable[str] | None = None, *, readings: Readings | None = None, as_of: date | str | None = None
) -> str:
    """The rules about these acts, or all, as a module of Rego v1. The same arguments give the same text.

    BadInput where an argument is wrong, Unsupported where Rego cannot say it.
    """
    export = export_of(acts, readings, as_of)
    check_names(export, "Rego", _RESERVED)
    ruled = [(each, rules_of(each)) for each in export.acts]
    parts = [
        "".join(f"# {line}\n" for line in export.heading("Rego")),
        f"package {PACKAGE}\n\nimport rego.v1\n",
        _MACHINERY.read_text(encoding="utf-8"),
        *(rule for each, rules in ruled for rule in _rules(each, rules)),
        *_data(export, ruled),
    ]
    return "\n".join(parts)


def _rules(decided: Decided, rules: Rules) -> Iterator[str]:
    """A rule for each condition, the first of a clause's under its words."""
    for rule in rules.rules:
        words = f"{rule.clause}: {text.clause(rule.clause).text}" if rule.clause else "No clause speaks to this."
        yield "# " + " ".join(words.split())
        decides = f'{{"outcome": {_term(rule.outcome.value)}, "clause": {_term(rule.clause)}}}'
        for condition in rule.conditions:
            yield _rule(decides, decided.act.name, condition)


def _rule(decides: str, act: str, condition: Condition) -> str:
    tests = [f"input.act == {_term(act)}", *(_test(fact, values) for fact, values in condition)]
    return "\n\t".join([f"decides contains {decides} if {{", *tests]) + "\n}\n"


def _test(fact: Fact, values: tuple[Value, ...]) -> str:
    name = f"facts.{fact.name}"
    return f"{name} == {_term(values[0])}" if len(values) == 1 else f"{name} in {_set(values)}"


def _data(export: Export, ruled: list[tuple[Decided, Rules]]) -> Iterator[str]:
    """What the machinery goes by: the acts with their facts, the clauses in order, the conditions of each outcome."""
    yield f"law := {json.dumps(list(export.clauses))}\n"
    yield _object("order", {d.act.name: json.dumps([fact.name for fact in d.act.facts]) for d, _ in ruled})
    yield _object("allowed", {d.act.name: _sets((f, f.values) for f in d.act.facts) for d, _ in ruled})
    yield _object("settles", {decided.act.name: _conditions(rules) for decided, rules in ruled})


def _conditions(rules: Rules) -> str:
    lines = "".join(f'\t\t{{"outcome": {_term(one)}, "when": {_sets(when)}}},\n' for one, when in rules.settles)
    return f"[\n{lines}\t]"


def _object(name: str, members: dict[str, str]) -> str:
    lines = "".join(f"\t{_term(key)}: {value},\n" for key, value in members.items())
    return f"{name} := {{\n{lines}}}\n"


def _sets(facts: Iterable[tuple[Fact, tuple[Value, ...]]]) -> str:
    return "{" + ", ".join(f"{_term(fact.name)}: {_set(values)}" for fact, values in facts) + "}"


def _set(values: Iterable[Value]) -> str:
    return "{" + ", ".join(_term(value) for value in values) + "}"


def _term(value: Value | None) -> str:
    return json.dumps(value, ensure_ascii=False)
