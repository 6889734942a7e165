"""`charteroak cases`: browse the table of an act, case by case, each with every fact known."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from itertools import product

import click

from charteroak.cli.options import OneOf, Whole, act_option, as_of_option, readings_option
from charteroak.cli.terminal import say
from charteroak.law.article import RULEBOOK, version_at
from charteroak.law.law import NOT_IN_FORCE, law, today
from charteroak.logic.errors import BadInput, field_name
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act
from charteroak.logic.table import OUTCOMES, Decision, Table, wire

SHOWN = 20
"""How many cases are printed to be read, unless asked for more."""

SETTLED = tuple(outcome.value for outcome in OUTCOMES if outcome != "unknown")
CLAUSES = tuple(dict.fromkeys(norm.clause for norm in RULEBOOK.norms))

Case = tuple[dict[str, Value], Decision]


@click.command(
    epilog="""\b
Examples:
  charteroak cases --act refer --count
  charteroak cases --act arrest --outcome permitted --fact removal_warrant_in_ncic=true
  charteroak cases --act inquire --outcome counsel --limit 3
  charteroak cases --act detain --clause "2-928(d)" --format jsonl > cases.jsonl
"""
)
@act_option
@click.option("--outcome", type=OneOf(SETTLED), metavar="OUTCOME", help=f"Only these: {', '.join(SETTLED)}.")
@click.option("--clause", type=OneOf(CLAUSES), metavar="CLAUSE", help="Only those that this clause decides.")
@click.option(
    "--fact", "wanted", multiple=True, metavar="NAME=VALUE", help="Only those with this fact; may be repeated."
)
@click.option(
    "--limit", type=Whole(0, 10**9), metavar="N", help=f"At most so many; {SHOWN} if they are printed to be read."
)
@click.option("--count", is_flag=True, help="Print only how many there are, by outcome and clauses.")
@click.option(
    "--format", "form", type=OneOf(("text", "jsonl")), default="text", metavar="text|jsonl", help="By default text."
)
@readings_option
@as_of_option
def cases(
    act: str,
    outcome: str | None,
    clause: str | None,
    wanted: tuple[str, ...],
    limit: int | None,
    count: bool,
    form: str,
    readings: dict[str, str | None] | None,
    as_of: date | None,
) -> int:
    """Browse the cases of an act: every combination of its facts, with its outcome and the clauses that decide it."""
    browsed = Browsed(law(readings).table(act), wanted, as_of or today())
    wanted_answers = {
        decision
        for decision in browsed.decisions
        if (outcome is None or decision.outcome == outcome) and (clause is None or clause in decision.clauses)
    }
    if count:
        _print_counts(browsed.counts(), wanted_answers, form)
    elif form == "jsonl":
        _print_lines(act, browsed.cases(wanted_answers), limit)
    else:
        _print(browsed.cases(wanted_answers), SHOWN if limit is None else limit)
    return 0


class Browsed:
    """The cases of a table that have some facts in common, in the order of the vocabulary."""

    def __init__(self, table: Table, wanted: Iterable[str], day: date) -> None:
        fixed = _facts(table.act, wanted)
        self._facts = {fact.name: _values(fact, fixed) for fact in table.act.facts}
        self.decisions = table.decisions if version_at(day) else [NOT_IN_FORCE] * len(table.decisions)
        cells = [0]
        for name, values in self._facts.items():
            adds = [table.offsets[name][value] for value in values]
            cells = [cell + add for cell in cells for add in adds]
        self._numbers = [table.cells[cell] for cell in cells]

    def counts(self) -> Counter[Decision]:
        """How many cases have each decision."""
        counts: Counter[Decision] = Counter()
        for number, cases in Counter(self._numbers).items():
            counts[self.decisions[number]] += cases
        return counts

    def cases(self, among: Set[Decision]) -> Iterator[Case]:
        """Each case with one of these decisions."""
        for number, values in zip(self._numbers, product(*self._facts.values()), strict=True):
            if (decision := self.decisions[number]) in among:
                yield dict(zip(self._facts, values, strict=True)), decision


def _values(fact: Fact, fixed: Mapping[str, Value]) -> tuple[Value, ...]:
    return (fixed[fact.name],) if fact.name in fixed else fact.values


def _facts(act: Act, wanted: Iterable[str]) -> dict[str, Value]:
    """What the cases are to have in common. BadInput where it is no fact of the act, or no value of the fact."""
    facts: dict[str, Value] = {}
    for each in wanted:
        name, _, word = each.partition("=")
        fact = next((fact for fact in act.facts if fact.name == name), None)
        if fact is None:
            raise BadInput(
                f"--fact {field_name(name)}", "a fact that this act does not have", [fact.name for fact in act.facts]
            )
        values = {wire(value): value for value in fact.values}
        if word not in values:
            raise BadInput(f"--fact {name}", "another text" if word else "nothing", values)
        if facts.setdefault(name, values[word]) is not values[word]:
            raise BadInput(f"--fact {name}", "a second value", ["one value a fact"])
    return facts


def _print_counts(counts: Counter[Decision], among: Set[Decision], form: str) -> None:
    """The number of cases for each outcome with its clauses, the most first, and of them all."""
    found = {decision: number for decision, number in counts.items() if decision in among}
    for (outcome, clauses, _), number in sorted(found.items(), key=lambda each: (-each[1], each[0])):
        if form == "jsonl":
            _print_json({"outcome": outcome, "clauses": clauses, "cases": number})
        else:
            say(f"{number:>7,}  {outcome}  {', '.join(clauses)}".rstrip())
    if form == "text":
        say(f"{sum(found.values()):>7,}  in all")


def _print_lines(act: str, found: Iterator[Case], limit: int | None) -> None:
    for number, (facts, decision) in enumerate(found):
        if number == limit:
            return
        _print_json({"act": act, "facts": facts, "outcome": decision.outcome, "clauses": decision.clauses})


def _print(found: Iterator[Case], limit: int) -> None:
    number = 0
    for facts, decision in found:
        number += 1
        if number <= limit:
            say(f"{decision.outcome}  {', '.join(decision.clauses)}".rstrip(), strong=True)
            say(", ".join(f"{name}={wire(value)}" for name, value in facts.items()), 2)
    shown = min(number, limit)
    say(f"{shown:,} of {number:,} cases" + ("; --limit shows more, --count counts them" if shown < number else ""))


def _print_json(made: dict[str, object]) -> None:
    sys.stdout.buffer.write(f"{json.dumps(made, ensure_ascii=False)}\n".encode())
