"""What changes between two sides: two days, two settings of the readings, or the article and a draft amendment of it.

Every settled case of every act is decided on both sides: the cases in which every fact is known, with an unsettled
reading folded as the contract folds it. Those that come out otherwise are grouped by what they came to and come to, and
each group is said in the fewest conditions (`cover`). What has unknowns is not counted: it is a question, and
its answer on each side follows from the cases that are counted here.

Whether an act is treated more strictly is judged from the one who does it:

- where the article prohibits, it leaves them to refrain; where it requires, to act; where it permits or is silent,
  both. To be left less is *stricter*, to be left more is *looser*;
- `counsel` is a no for now, so stricter than a free hand and looser than a prohibition;
- between a duty and a no, one freedom goes and another comes: neither stricter nor looser, but *turned*;
- between `permitted` and `not_addressed` nothing is taken or given: whether a clause says so or none speaks is a
  difference in what the article says, and is told as that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import prod

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.comparison.clauses import ClauseChange, clause_changes
from charteroak.engines.comparison.describe import Described, describe
from charteroak.law.article import VERSIONS, Version, version_at
from charteroak.law.draft import Draft, read_draft
from charteroak.law.law import Readings, law, today
from charteroak.logic.cases import Bools, Cases
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import ReadAs, Value
from charteroak.logic.norm import Act, Norm, Outcome, Rulebook
from charteroak.logic.table import OUTCOMES

MOST_SETTINGS = 32
"""As many ways to settle the readings one act may turn on."""


class Direction(StrEnum):
    """What a change of outcome means for the one who acts."""

    STRICTER = "stricter"
    LOOSER = "looser"
    TURNED = "turned"
    NEITHER = "neither"
    SAME = "same"


class Verdict(StrEnum):
    """What a comparison comes to for an act: every change stricter, every one looser, some of each or turned, or else
    changes that are neither; `equivalent` where no outcome changes, whatever clauses decide.
    """

    EQUIVALENT = "equivalent"
    STRICTER = "stricter"
    LOOSER = "looser"
    MIXED = "mixed"
    NEITHER = "neither"


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the article on a day, under readings, as a draft would have it. `version` is None
    where there was no article.
    """

    day: date
    readings: Mapping[str, str | None]
    version: Version | None
    draft: Draft | None = None

    @property
    def rulebook(self) -> Rulebook:
        """The rules of this side; of no norms, where there was no article."""
        first = VERSIONS[0].rulebook
        return self.version.rulebook if self.version else Rulebook(first.acts, (), first.readings, first.fixed)


def side(day: date | None = None, readings: Readings | None = None, draft: str | None = None) -> Side:
    """A side: on a day, today if not given; with these readings otherwise than they stand; with a draft's
    text adopted.

    BadInput where a reading is wrong; its kind `BadDraft` where the draft is.
    """
    on = day or today()
    version = version_at(on)
    settings = law(readings).readings
    if draft is None:
        return Side(on, settings, version)
    if version is None:
        raise BadInput("draft", "an amendment of no article", [f"a day from {VERSIONS[0].in_force_from} on"])
    made = read_draft(draft, version)
    return Side(on, settings, made.version, made)


@dataclass(frozen=True)
class Transition:
    """Clauses that decided, clauses that decide, and in how many cases."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cases: int


@dataclass(frozen=True)
class Group:
    """Cases of an act that came to one outcome and come to another, or to the same by other clauses."""

    before: Outcome
    after: Outcome
    direction: Direction
    cases: int
    transitions: tuple[Transition, ...]
    described: Described
    example: Mapping[str, Value]


@dataclass(frozen=True)
class ActChange:
    """What changes for an act. `cases` of `all_cases` come out otherwise, `groups` has them by outcome.

    `deciding` are the clauses that decide some case on the side after; `gone` those that decide none any more, `come`
    those that decided none before.
    """

    act: Act
    verdict: Verdict
    cases: int
    all_cases: int
    groups: tuple[Group, ...]
    deciding: tuple[str, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]

    def counted(self, direction: Direction) -> int:
        """How many cases change in a direction."""
        return sum(group.cases for group in self.groups if group.direction is direction)


@dataclass(frozen=True)
class Comparison:
    """What changes between two sides: for each act, and in each clause's words and norms.

    `moot` are the readings that some act turned on and none does any more, `opened` the other way round.
    """

    before: Side
    after: Side
    acts: tuple[ActChange, ...]
    clauses: tuple[ClauseChange, ...]
    moot: tuple[str, ...]
    opened: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything does: a case, or a clause's words or norms."""
        return bool(self.clauses) or any(act.cases for act in self.acts)


def compare(before: Side, after: Side) -> Comparison:
    """What changes from one side to the other. BadInput where too many readings are open to try every choice."""
    acts = tuple(_act_change(before, after, act) for act in before.rulebook.acts)
    was, comes = _turned_on(before.rulebook), _turned_on(after.rulebook)
    return Comparison(
        before=before,
        after=after,
        acts=acts,
        clauses=clause_changes(before.version, after.version),
        moot=tuple(reading for reading in was if reading not in comes),
        opened=tuple(reading for reading in comes if reading not in was),
    )


def _turned_on(rulebook: Rulebook) -> dict[str, None]:
    used = {leaf.reading.id for norm in rulebook.norms for leaf in norm.leaves if isinstance(leaf, ReadAs)}
    return {reading.id: None for reading in rulebook.readings if reading.id in used}


# The cases of an act.


@dataclass(frozen=True)
class _Decided:
    """Every case of an act: its outcome's place in OUTCOMES, and its clauses' in a list that both sides share."""

    outcome: NDArray[np.intp]
    clauses: NDArray[np.intp]


def _decided(side: Side, act: Act, lists: dict[tuple[str, ...], int]) -> _Decided:
    norms = side.rulebook.norms_of(act.name)
    _check_settings(side, act, norms)
    cases = Cases(act, norms, side.readings)
    names = list(dict.fromkeys(norm.clause for norm in norms))
    masks, inverse = np.unique(cases.clauses, return_inverse=True)
    named = (tuple(name for i, name in enumerate(names) if int(mask) >> i & 1) for mask in masks)
    numbers = np.array([lists.setdefault(clauses, len(lists)) for clauses in named])
    outcome = np.zeros(cases.shape, np.intp)
    for place in range(len(OUTCOMES)):
        outcome[cases.outcome == np.uint64(1 << place)] = place
    return _Decided(outcome, numbers[inverse].reshape(cases.shape))


def _check_settings(side: Side, act: Act, norms: Sequence[Norm]) -> None:
    open_ = {
        leaf.reading.id: len(leaf.reading.choices)
        for norm in norms
        for leaf in norm.leaves
        if isinstance(leaf, ReadAs) and side.readings[leaf.reading.id] is None
    }
    if prod(open_.values()) > MOST_SETTINGS:
        raise BadInput(
            "readings", f"{len(open_)} readings that {act.name} turns on, not settled", ["fewer: settle some"]
        )


def _act_change(before: Side, after: Side, act: Act) -> ActChange:
    if after.rulebook.act(act.name).facts != act.facts:
        raise BadInput("from, to", f"two versions that ask other things about {act.name}", ["two that ask the same"])
    lists: dict[tuple[str, ...], int] = {}
    was, comes = _decided(before, act, lists), _decided(after, act, lists)
    names = list(lists)
    otherwise = (was.outcome != comes.outcome) | (was.clauses != comes.clauses)
    pairs = Counter(zip(was.outcome[otherwise].tolist(), comes.outcome[otherwise].tolist(), strict=True))
    groups = tuple(
        _group(act, was, comes, otherwise & (was.outcome == old) & (comes.outcome == new), names) for old, new in pairs
    )
    decided_was, decided_comes = _deciding(was, names), _deciding(comes, names)
    return ActChange(
        act=act,
        verdict=_verdict({group.direction for group in groups}),
        cases=int(otherwise.sum()),
        all_cases=otherwise.size,
        groups=tuple(sorted(groups, key=_order)),
        deciding=tuple(decided_comes),
        gone=tuple(clause for clause in decided_was if clause not in decided_comes),
        come=tuple(clause for clause in decided_comes if clause not in decided_was),
    )


def _order(group: Group) -> tuple[int, int, int, int]:
    """Changes of outcome before those of clauses alone; then the strictest first."""
    directions = list(Direction)
    old, new = OUTCOMES.index(group.before), OUTCOMES.index(group.after)
    return directions.index(group.direction), -group.cases, old, new


def _deciding(decided: _Decided, names: Sequence[tuple[str, ...]]) -> list[str]:
    return sorted({clause for number in np.unique(decided.clauses).tolist() for clause in names[number]})


def _group(act: Act, was: _Decided, comes: _Decided, cases: Bools, names: Sequence[tuple[str, ...]]) -> Group:
    """The group of some cases that came to one outcome and come to one."""
    first = np.unravel_index(int(np.argmax(cases)), cases.shape)
    before, after = OUTCOMES[was.outcome[first]], OUTCOMES[comes.outcome[first]]
    pairs = Counter(zip(was.clauses[cases].tolist(), comes.clauses[cases].tolist(), strict=True))
    transitions = [Transition(names[old], names[new], count) for (old, new), count in pairs.items()]
    return Group(
        before=before,
        after=after,
        direction=direction(before, after),
        cases=int(cases.sum()),
        transitions=tuple(sorted(transitions, key=lambda each: (-each.cases, each.before, each.after))),
        described=describe(act.facts, cases),
        example={fact.name: fact.values[int(place)] for fact, place in zip(act.facts, first, strict=True)},
    )


# What a change means for the one who acts.

_LEAVES: Mapping[Outcome, frozenset[str]] = {
    Outcome.REQUIRED: frozenset({"act"}),
    Outcome.PERMITTED: frozenset({"act", "refrain"}),
    Outcome.NOT_ADDRESSED: frozenset({"act", "refrain"}),
    Outcome.COUNSEL: frozenset({"refrain"}),
    Outcome.PROHIBITED: frozenset({"refrain"}),
}
"""What each outcome leaves the one who acts."""


def direction(before: Outcome, after: Outcome) -> Direction:
    """What it means for the one who acts that one outcome takes the place of another."""
    was, comes = _LEAVES[before], _LEAVES[after]
    if before is after:
        return Direction.SAME
    if was < comes or (before, after) == (Outcome.PROHIBITED, Outcome.COUNSEL):
        return Direction.LOOSER
    if comes < was or (before, after) == (Outcome.COUNSEL, Outcome.PROHIBITED):
        return Direction.STRICTER
    return Direction.NEITHER if was == comes else Direction.TURNED


def _verdict(directions: set[Direction]) -> Verdict:
    if Direction.TURNED in directions or {Direction.STRICTER, Direction.LOOSER} <= directions:
        return Verdict.MIXED
    for one in (Direction.STRICTER, Direction.LOOSER, Direction.NEITHER):
        if one in directions:
            return Verdict(one.value)
    return Verdict.EQUIVALENT
