"""Every settled case that comes out otherwise under another setting of the readings, one by one, for a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import product
from typing import Any

from charteroak.engines.comparison.sides import Side
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law
from charteroak.logic.norm import Act
from charteroak.logic.table import wire

FORMS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}
"""The forms of the file, and their types."""
_SIDES = ("before", "after")
COLUMNS = (*(f"{what}_{side}" for side in _SIDES for what in ("outcome", "clauses")),)
"""What each row says of its case, beside the act and the facts."""


def changed_cases(before: Side, after: Side) -> Iterator[dict[str, Any]]:
    """Each case with another outcome, or other clauses, as an object: act, facts, before, after. The two sides differ
    in their readings alone. In the order of the vocabulary.
    """
    was, comes = Law(before.readings), Law(after.readings)
    for act in RULEBOOK.acts:
        yield from _of_act(act, was, comes)


def _of_act(act: Act, was: Law, comes: Law) -> Iterator[dict[str, Any]]:
    old, new = was.table(act.name), comes.table(act.name)
    if old is new:
        return
    names = [fact.name for fact in act.facts]
    steps = [[(value, old.offsets[fact.name][value]) for value in fact.values] for fact in act.facts]
    for case in product(*steps):
        at = sum(step for _, step in case)
        here, there = old.decisions[old.cells[at]], new.decisions[new.cells[at]]
        if here.outcome != there.outcome or here.clauses != there.clauses:
            yield {
                "act": act.name,
                "facts": dict(zip(names, (value for value, _ in case), strict=True)),
                "before": {"outcome": here.outcome, "clauses": list(here.clauses)},
                "after": {"outcome": there.outcome, "clauses": list(there.clauses)},
            }


def written(before: Side, after: Side, form: str) -> Iterator[bytes]:
    """The cases as a file of a form (`FORMS`), line by line. KeyError where there is no such form."""
    return {"csv": _csv, "jsonl": _jsonl}[form](changed_cases(before, after))


def _jsonl(cases: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for case in cases:
        yield json.dumps(case, ensure_ascii=False).encode() + b"\n"


def _csv(cases: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """A column for each fact of the vocabulary; of one that the act has not, nothing."""
    facts = list(dict.fromkeys(fact.name for act in RULEBOOK.acts for fact in act.facts))
    yield _line(["act", *facts, *COLUMNS])
    for case in cases:
        told = case["facts"]
        values = [wire(told[fact]) if fact in told else "" for fact in facts]
        sides = [part for side in _SIDES for part in (case[side]["outcome"], ";".join(case[side]["clauses"]))]
        yield _line([case["act"], *values, *sides])


def _line(row: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue().encode()
