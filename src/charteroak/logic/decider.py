"""The fastest way from a dict of facts to an answer: a decision diagram, and a function written out to walk it.

A table repeats itself. As a diagram, in which equal parts of it are one, half a million cells are two thousand nodes,
with everything that can be left unknown: it fits a processor's cache, and a walk through it computes no index.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from charteroak.logic.expr import Value

Offsets = Mapping[str, Mapping[Value | None, int]]
Facts = Mapping[str, Value | None]


def decider(offsets: Offsets, cells: array[int], answers: Sequence[Any], index: Callable[[Facts], int]) -> Any:
    """A function from facts to `answers[cells[index(facts)]]`, which it finds without `index` wherever it can.

    `offsets` says what each fact and value adds to the index, nothing for the unknown, which is first. Each fact's
    values are words, or True and False. What the function cannot follow it leaves to `index`, to find or to refuse;
    and so any other mapping than a plain dict, as a defaultdict would make up a fact that is not there.
    """
    source = f"""
def decide(facts):
    try:
        if type(facts) is dict:
            if len(facts) == {len(offsets)}:
                return diagram{_path("facts", offsets)}
            known = unknown | facts
            if len(known) == {len(offsets)}:
                return diagram{_path("known", offsets)}
    except (KeyError, TypeError):
        pass
    return answers[cells[index(facts)]]
"""
    scope = {"answers": answers, "cells": cells, "index": index, "diagram": _diagram(offsets, cells, answers)}
    scope |= {"unknown": dict.fromkeys(offsets), "no": None}
    exec(source, scope)  # noqa: S102 - the source holds names of facts from the rulebook, no input
    return scope["decide"]


def _path(facts: str, offsets: Offsets) -> str:
    """The steps from the diagram's root to an answer, as source; `facts` is the name of a dict that has every fact.

    True and False are told by identity, as 1 equals True and must not be taken for it.
    """
    steps = []
    for name, values in offsets.items():
        step = f"{facts}[{name!r}]"
        if True in values:
            yes, no = list(values).index(True), list(values).index(False)
            step = f"{yes} if (v := {step}) is True else {no} if v is False else 0 if v is None else no"
        steps.append(f"[{step}]")
    return "".join(steps)


def _diagram(offsets: Offsets, cells: array[int], answers: Sequence[Any]) -> Any:
    """The table as nodes, a level for each fact: a dict by word, or a tuple for a yes and no, the unknown first."""
    levels = [tuple(values) for values in offsets.values()]
    made: dict[bytes, Any] = {}

    def node(part: bytes, level: int) -> Any:
        # A part's length says its level, so that equal parts are the same node.
        if part in made:
            return made[part]
        if level == len(levels):
            return answers[int.from_bytes(part, sys.byteorder)]
        step = len(part) // len(levels[level])
        nodes = tuple(node(part[i : i + step], level + 1) for i in range(0, len(part), step))
        made[part] = nodes if True in levels[level] else dict(zip(levels[level], nodes, strict=True))
        return made[part]

    return node(cells.tobytes(), 0)
