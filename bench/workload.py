"""The cases that are decided: random, made beforehand, the same in every run.

The dicts are made in the order in which they are decided, so that they lie in memory as a caller's would who has just
made them: strewn about, to fetch them would take a good part of the time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import product
from typing import Any

from charteroak.law.article import RULEBOOK
from charteroak.logic.norm import Act

Facts = dict[str, Any]
"""Values by a fact's name; None is not known."""
Case = tuple[str, Facts]
"""An act and facts about it."""

SIZE = 10_500
_SEED = 2008_08_11


def settled() -> list[Case]:
    """Cases with every fact known, as many of each act. Each is a dict of its own, though small acts repeat."""
    draw = random.Random(_SEED)  # noqa: S311 - a benchmark needs the same cases again, not secrecy
    acts = RULEBOOK.acts
    cases = [(act.name, _any_case(act, draw)) for act in acts for _ in range(SIZE // len(acts))]
    draw.shuffle(cases)
    return [(act, facts.copy()) for act, facts in cases]


def nine_facts() -> list[Case]:
    """Cases of `inquire`, the act with most facts: every one known, no two cases alike."""
    every = list(every_case("inquire"))
    return [("inquire", case.copy()) for case in random.Random(_SEED).sample(every, SIZE)]  # noqa: S311 - as above


def left_out(cases: list[Case]) -> list[Case]:
    """The cases with about half of their facts left out."""
    draw = random.Random(_SEED)  # noqa: S311 - as above
    return [(act, {name: value for name, value in facts.items() if draw.random() < 0.5}) for act, facts in cases]


def null(cases: list[Case]) -> list[Case]:
    """The cases with about half of their facts None."""
    draw = random.Random(_SEED)  # noqa: S311 - as above
    return [(act, {n: value if draw.random() < 0.5 else None for n, value in facts.items()}) for act, facts in cases]


def from_json(cases: list[Case]) -> list[Case]:
    """The cases as they come out of a JSON parser: no word is the same object as the one the law is written with."""
    return [(act, json.loads(json.dumps(facts))) for act, facts in cases]


def every_case(act: str) -> Iterator[Facts]:
    """Every case of an act in which all facts are known."""
    facts = RULEBOOK.act(act).facts
    for values in product(*(fact.values for fact in facts)):
        yield dict(zip((fact.name for fact in facts), values, strict=True))


def _any_case(act: Act, draw: random.Random) -> Facts:
    return {fact.name: draw.choice(fact.values) for fact in act.facts}
