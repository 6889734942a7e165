"""The interview: from nothing known to a settled answer, by the fewest questions that can be expected.

An interview has no state of its own: it is the answers so far, in the order they were given. Going back is giving
another answer to an earlier question; the later ones are kept, and count again as soon as they matter again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.logic.decider import Facts
from charteroak.logic.expr import Fact, Value
from charteroak.logic.table import Detail, Table


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next.

    `because` are the clauses that make it matter; `expected` is how many questions settle the case, this one
    counted, on average over the answers they can have.
    """

    fact: Fact
    asks: str
    because: tuple[str, ...]
    expected: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an interview stands.

    `known` are the answers that count, in the order of the questions; `aside` those that cannot matter as things
    stand, kept for when they do. `question` is None once the answer is settled; `detail` is the answer so far.
    """

    known: Mapping[str, Value]
    aside: Mapping[str, Value]
    question: Question | None
    detail: Detail


def progress(table: Table, answers: Facts) -> Progress:
    """Where the interview stands after these answers. BadInput where one is wrong."""
    table.index(answers)
    given = {name: value for name, value in answers.items() if value is not None}
    known: dict[str, Value] = {}
    while True:
        detail = table.detail(table.index(known))
        # An answer counts from the moment it can matter: the best question's first, then in the order given.
        matters = [name for name in (*detail.missing[:1], *given) if name in detail.missing and name in given]
        if not matters:
            break
        known[matters[0]] = given[matters[0]]
    aside = {name: value for name, value in given.items() if name not in known}
    return Progress(known, aside, _question(table, detail), detail)


def _question(table: Table, detail: Detail) -> Question | None:
    if not detail.missing:
        return None
    fact = next(fact for fact in table.act.facts if fact.name == detail.missing[0])
    return Question(fact, table.act.question(fact), detail.because[0], detail.questions)
