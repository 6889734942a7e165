"""Where an interview stands when a person may say that a fact is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from charteroak.law.law import law
from charteroak.logic.expr import Value
from charteroak.logic.interview import Progress
from charteroak.logic.table import Table
from charteroak.office.ask.case import Case


@dataclass(frozen=True)
class Standing:
    """Where the interview stands. `question` is the fact to ask next: the best that is not said to be not known.

    It is None once the answer is settled, or where only facts that are not known are missing. `expected` is how many
    questions will still be asked, on average over the answers they can have.
    """

    progress: Progress
    question: str | None
    expected: float

    def because(self, fact: str) -> tuple[str, ...]:
        """The clauses that make a missing fact matter; none where it does not."""
        return dict(zip(self.progress.detail.missing, self.progress.detail.because, strict=True)).get(fact, ())


def stand(case: Case) -> Standing:
    """Where the interview stands after the answers of this case."""
    progress = law().interview(case.act, case.answers)
    to_ask = [fact for fact in progress.detail.missing if fact not in case.not_known]
    expected = _expected(law().table(case.act), progress, case.not_known)
    return Standing(progress, to_ask[0] if to_ask else None, expected)


def _expected(table: Table, progress: Progress, not_known: frozenset[str]) -> float:
    """The questions still to come: those about facts that are not known are never asked again."""
    if not not_known:
        return progress.detail.questions

    @cache
    def further(cell: int) -> float:
        missing = [fact for fact in table.detail(cell).missing if fact not in not_known]
        if not missing:
            return 0.0
        steps = [step for value, step in table.offsets[missing[0]].items() if value is not None]
        return 1 + sum(further(cell + step) for step in steps) / len(steps)

    return further(table.index(progress.known))


def previous(case: Case, known: Mapping[str, Value], fact: str | None) -> str | None:
    """The question before that about `fact`, or before the answer where `fact` is None; None before the first."""
    order = [name for name in case.answers if name in known or name in case.not_known]
    earlier = order[: order.index(fact)] if fact in order else order
    return earlier[-1] if earlier else None
