"""A comparison as JSON. `KEYS` says what every key is; the same comparison is always the same text."""

from __future__ import annotations

from typing import Any

from charteroak.engines.comparison.clauses import ClauseChange
from charteroak.engines.comparison.sides import ActChange, Comparison, Direction, Group, Side
from charteroak.law.draft_expr import write_condition
from charteroak.logic.expr import Is

KEYS = """\
changed      whether anything does: a settled case, or a clause's words or norms
before       one side: as_of, in_force, ordinance, readings (id to choice, null where not settled), draft (null, or its
after        title and the clauses that it names); and the other
acts         for each act: act, verdict (equivalent, stricter, looser, mixed, neither), cases that change and of how
             many; how many of them are stricter, looser, turned, neither, same; clauses_gone and clauses_come, which
             decide no case any more and decided none before; say, a sentence; and groups
  groups     for each pair of outcomes: before, after, direction, cases; clauses, for each list of deciding clauses
             that gives way to another its before, after and cases; ways, each an object of values by fact, of which
             any one is enough (null where there are too many to tell); fewest, whether fewer would not do; when, the
             same as a draft writes it (null where it is every case, or not told); example, a case of the group
clauses      for each clause that comes, goes or changes: clause, change, words (null where they stay, or pieces with
             text and change), norms (name, change, parts: each a part that changes, and its change)
findings     for each: finding, about (a clause or a reading), others (clauses), and say, a sentence
say          what it comes to, in a sentence
notes        what is counted, and that this is no legal advice
"""


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison without sentences: those are of a language, and whoever prints it adds them."""
    return {
        "changed": comparison.changed,
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        "acts": [_act(act) for act in comparison.acts],
        "clauses": [_clause(clause) for clause in comparison.clauses],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "as_of": side.day.isoformat(),
        "in_force": side.version is not None,
        "ordinance": side.version.ordinance if side.version else None,
        "readings": dict(side.readings),
        "draft": {"title": side.draft.title, "clauses": list(side.draft.clauses)} if side.draft else None,
    }


def _act(act: ActChange) -> dict[str, Any]:
    return {
        "act": act.act.name,
        "verdict": act.verdict.value,
        "cases": act.cases,
        "of": act.all_cases,
        **{direction.value: act.counted(direction) for direction in Direction},
        "clauses_gone": list(act.gone),
        "clauses_come": list(act.come),
        "groups": [_group(group) for group in act.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    described = group.described
    expression = described.expression
    return {
        "before": group.before.value,
        "after": group.after.value,
        "direction": group.direction.value,
        "cases": group.cases,
        "clauses": [
            {"before": list(each.before), "after": list(each.after), "cases": each.cases} for each in group.transitions
        ],
        "ways": [_way(box) for box in described.boxes] if described.told else None,
        "fewest": described.exact,
        "when": write_condition(expression) if expression else None,
        "example": dict(group.example),
    }


def _way(box: tuple[Is, ...]) -> dict[str, Any]:
    return {each.fact.name: list(each.values) for each in box}


def _clause(change: ClauseChange) -> dict[str, Any]:
    words = change.words
    return {
        "clause": change.clause,
        "change": change.kind.value,
        "words": words and [{"text": each.words, "change": each.kind and each.kind.value} for each in words],
        "norms": [
            {
                "name": norm.name,
                "change": norm.kind.value,
                "parts": [{"part": part, "change": kind.value} for part, kind in norm.parts],
            }
            for norm in change.norms
        ],
    }
