"""The fastest way from a dict of facts to the number of a cell, as a function written out for one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from charteroak.logic.expr import Value

Offsets = Mapping[str, Mapping[Value | None, int]]
Facts = Mapping[str, Value | None]


def decider(offsets: Offsets, cells: Sequence[int], answers: Sequence[Any], refuse: Callable[[Facts], Any]) -> Any:
    """A function from facts to `answers[cells[index]]`.

    `offsets` says what each fact and value adds to the index. What the function cannot look up it hands to `refuse`.
    A case with every fact is computed in one expression, written out here: a loop over the facts takes twice as long.
    True and False are told by identity, as 1 equals True and must not be taken for it.
    """
    true = {name: values[True] for name, values in offsets.items() if True in values}
    false = {name: values[False] for name, values in offsets.items() if False in values}
    words = {name: {v: n for v, n in values.items() if isinstance(v, str)} for name, values in offsets.items()}

    def some(facts: Facts) -> Any:
        cell = 0
        for name, value in facts.items():
            if value is True:
                cell += true[name]
            elif value is False:
                cell += false[name]
            elif value is not None:
                cell += words[name][value]
            elif name not in words:
                raise KeyError(name)
        return answers[cells[cell]]

    terms = []
    for i, name in enumerate(offsets):
        if name in true:
            value = f"(v{i} := facts[{name!r}])"
            terms.append(f"({true[name]} if {value} is True else {false[name]} if v{i} is False else no)")
        else:
            terms.append(f"words_{i}[facts[{name!r}]]")
    source = f"""
def decide(facts):
    try:
        if len(facts) == {len(offsets)}:
            try:
                return answers[cells[{" + ".join(terms)}]]
            except (KeyError, TypeError):
                pass  # a fact is None, or wrong
        return some(facts)
    except (KeyError, TypeError, AttributeError):
        return refuse(facts)
"""
    scope = {"answers": answers, "cells": cells, "some": some, "refuse": refuse, "no": None}
    scope |= {f"words_{i}": words[name] for i, name in enumerate(offsets)}
    exec(source, scope)  # noqa: S102 - the source holds names of facts and numbers from the rulebook, no input
    return scope["decide"]
