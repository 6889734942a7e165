"""The article as Cedar: policies annotated with their clauses, and a schema in which every fact is required.

Cedar answers Allow or Deny and tells which policies determined it. So an outcome is read from the policies' ids, each
"ACT OUTCOME CLAUSE": permitted and required are `permit`, prohibited and counsel are `forbid`, and so is the guard
"ACT unknown", which holds wherever the facts given do not settle the outcome. What is not addressed has no policy: it
is denied by default, and other policies remain free to permit it.

Cedar skips a policy that errs, so one that reads an attribute that is not there fails open where it forbids. These
policies cannot err: each looks whether an attribute is there before it reads it, and compares by `==` and `contains`,
which take any value. Nor does a permit lean on a forbid: it holds only where the outcome is certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charteroak.engines.exports.exported import Decided, check_names, export_of, made_by
from charteroak.engines.exports.rules import Condition, Rule, rules_of
from charteroak.law import text
from charteroak.law.law import ARTICLE, Readings
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act, Outcome
from charteroak.logic.table import wire

NAMESPACE = "ArticleXXI"

_RESERVED = ("true", "false", "if", "then", "else", "in", "is", "like", "has")
_PERMITS = (Outcome.PERMITTED, Outcome.REQUIRED)


def policies(
    acts: Iterable[str] | None = None, *, readings: Readings | None = None, as_of: date | str | None = None
) -> str:
    """The policies about these acts, or all, in Cedar's source. The same arguments give the same text.

    BadInput where an argument is wrong, Unsupported where Cedar cannot say it.
    """
    export = export_of(acts, readings, as_of)
    check_names(export, "Cedar", _RESERVED)
    heading = "".join(f"// {line}\n" for line in (*export.heading("Cedar policies"), *_HOW_TO_READ))
    return "\n".join([heading, *(policy for each in export.acts for policy in _policies(each))])


_HOW_TO_READ = (
    "Allow: permitted or required. Deny: by a policy of its own where prohibited, for counsel, or unknown, as facts",
    "that matter are missing; by no policy where the article does not address it. Ids are: act, outcome, clause.",
)


def schema(acts: Iterable[str] | None = None, *, optional: bool = False) -> str:
    """The schema of requests about these acts, or all: an action for each, its facts the context's attributes.

    All are required, so that a request without one is refused; with `optional` none is, and the policies answer what
    the facts given settle. BadInput where an act is none.
    """
    export = export_of(acts)
    check_names(export, "Cedar", _RESERVED)
    kind = "may be left out" if optional else "is required"
    lines = [
        f"// {ARTICLE}, as a Cedar schema of requests. Every fact {kind}.",
        f"// Made by {made_by()}.",
        f"namespace {NAMESPACE} {{",
        "  entity Employee, Person;",
        *(line for each in export.acts for line in _action(each.act, optional)),
        "}",
    ]
    return "\n".join([*lines, ""])


def _action(act: Act, optional: bool) -> Iterator[str]:
    yield ""
    yield f"  @means({_quoted(act.means)})"
    yield f"  action {_quoted(act.name)} appliesTo {{"
    yield "    principal: [Employee],"
    yield "    resource: [Person],"
    yield "    context: {"
    for fact in act.facts:
        yield f"      @asks({_quoted(act.question(fact))})"
        yield f"      @values({_quoted(', '.join(wire(value) for value in fact.values))})"
        yield f"      {fact.name}{'?' if optional else ''}: {'Bool' if True in fact.values else 'String'},"
    yield "    }"
    yield "  };"


def _policies(decided: Decided) -> Iterator[str]:
    rules = rules_of(decided)
    act = decided.act.name
    for rule in rules.rules:
        if rule.clause is not None:
            yield _rule(act, rule, rule.clause)
    annotations = {
        "id": f"{act} unknown",
        "outcome": "unknown",
        "say": "A fact that could change the answer is missing.",
    }
    yield _policy(act, annotations, "forbid", "unless", [condition for _, condition in rules.settles])


def _rule(act: str, rule: Rule, clause: str) -> str:
    annotations = {
        "id": f"{act} {rule.outcome} {clause}",
        "outcome": rule.outcome.value,
        "clause": clause,
        "quote": text.clause(clause).text,
    }
    return _policy(act, annotations, "permit" if rule.outcome in _PERMITS else "forbid", "when", rule.conditions)


def _policy(act: str, annotations: dict[str, str], effect: str, keyword: str, conditions: Iterable[Condition]) -> str:
    return "\n".join(
        [
            *(f"@{name}({_quoted(value)})" for name, value in annotations.items()),
            f'{effect} (principal, action == {NAMESPACE}::Action::"{act}", resource)',
            f"{keyword} {{",
            " ||\n".join(_condition(condition) for condition in conditions),
            "};",
            "",
        ]
    )


def _condition(condition: Condition) -> str:
    tests = " &&\n   ".join(_test(fact, values) for fact, values in condition) or "true"
    return f"  ({tests})"


def _test(fact: Fact, values: tuple[Value, ...]) -> str:
    """That the fact is there and has one of the values, in that order: `&&` does not read what follows if not."""
    name = f"context.{fact.name}"
    words = [wire(value) if isinstance(value, bool) else _quoted(value) for value in values]
    holds = f"{name} == {words[0]}" if len(words) == 1 else f"[{', '.join(words)}].contains({name})"
    return f"context has {fact.name} && {holds}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
