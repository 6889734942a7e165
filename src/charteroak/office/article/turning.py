"""The cases that turn on a clause, read off the tables: made once for each
act and each way that the readings stand, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law, under_readings
from charteroak.logic.norm import Outcome
from charteroak.office.article.conditions import Cover, cover

SETTLED = (Outcome.PROHIBITED, Outcome.REQUIRED, Outcome.PERMITTED, Outcome.COUNSEL)
"""The outcomes that a clause can decide."""


@dataclass(frozen=True)
class Turn:
    """Cases of one outcome. Acts of which the same cases have it are taken together."""

    acts: tuple[str, ...]
    outcome: Outcome
    cover: Cover


@under_readings(256)
def turning(clause: str) -> tuple[Turn, ...]:
    """The cases in which the clause is among those that decide, with the readings as they stand."""
    acts = [act.name for act in RULEBOOK.acts if clause in law().table(act.name).layout.clauses]
    found = [Turn((act,), outcome, _decided(act, clause, outcome)) for outcome in SETTLED for act in acts]
    return _together([turn for turn in found if turn.cover.cases])


@under_readings(256)
def lifting(clause: str) -> tuple[Turn, ...]:
    """The cases in which nothing but this clause lifts another, with the readings as they stand."""
    found = []
    for act in RULEBOOK.acts:
        if any(clause == lift.by for norm in RULEBOOK.norms_of(act.name) for lift in norm.lifts):
            alone = cover(law().table(act.name), lambda detail: (clause,) in detail.lifted_by)
            found.append(Turn((act.name,), Outcome.PERMITTED, alone))
    return _together([turn for turn in found if turn.cover.cases])


def lifted(clause: str) -> tuple[str, ...]:
    """The clauses that this clause can lift."""
    lifts = [norm.clause for norm in RULEBOOK.norms for lift in norm.lifts if lift.by == clause]
    return tuple(dict.fromkeys(lifts))


@under_readings(256)
def with_outcome(act: str, outcome: Outcome) -> Cover:
    """The cases of an act that have this outcome."""
    return cover(law().table(act), lambda detail: detail.outcome is outcome)


def _decided(act: str, clause: str, outcome: Outcome) -> Cover:
    return cover(law().table(act), lambda detail: detail.outcome is outcome and clause in detail.clauses)


def _together(turns: list[Turn]) -> tuple[Turn, ...]:
    joined: list[Turn] = []
    for turn in turns:
        same = next((i for i, t in enumerate(joined) if (t.outcome, t.cover) == (turn.outcome, turn.cover)), None)
        if same is None:
            joined.append(turn)
        else:
            joined[same] = Turn((*joined[same].acts, *turn.acts), turn.outcome, turn.cover)
    return tuple(joined)
