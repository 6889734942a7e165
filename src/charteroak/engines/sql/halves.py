"""The tables of acts, folded small enough to be data in SQL: half a million cells become some three thousand rows.

A cell's index (`Table.index`) is parted in two: what its first facts add to it, the front, and what is left, the back.
Much of a table repeats itself, so many fronts are alike, whatever the back is, and many backs are, whatever the front.
What is kept is the kind of each front, the kind of each back, and an answer for each two kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.exports.exported import Decided
from charteroak.logic.expr import Fact
from charteroak.logic.norm import Act
from charteroak.logic.table import Decision

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class ActHalves:
    """Where the halves of one act's table are.

    A cell's place in the `cells` of `Halves` is `front[f] + back[b]`. `f` is `front_start` and, for each fact in
    `front`, its stride there times the slot of its value, which is 0 for not known and counts from 1; `b` likewise. The
    act has `fronts` fronts and `backs` backs.
    """

    act: Act
    front_start: int
    back_start: int
    fronts: int
    backs: int
    front: Mapping[str, int]
    back: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Halves:
    """The tables of some acts, folded: `cells[front + back]` is the place in `answers` of what is decided."""

    acts: tuple[ActHalves, ...]
    front: tuple[int, ...]
    back: tuple[int, ...]
    cells: tuple[int, ...]
    answers: tuple[Decision, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of these acts, each once, in the order of the vocabulary."""
        return tuple({fact.name: fact for each in self.acts for fact in each.act.facts}.values())


def halves(acts: Iterable[Decided]) -> Halves:
    """What is decided of these acts, folded."""
    folded: list[ActHalves] = []
    front: list[int] = []
    back: list[int] = []
    cells: list[int] = []
    places: dict[Decision, int] = {}
    for each in acts:
        numbers = np.array([places.setdefault(decision, len(places)) for decision in each.decisions], np.int32)
        answers = numbers.take(each.cells.ravel())
        width = _best_width(answers, each.cells.shape)
        fronts, rows = _kinds(answers.reshape(-1, width))
        backs, columns = _kinds(answers[rows[:, None] * width + np.arange(width)].T)
        folded.append(_act(each, len(front), len(back), width))
        front += (len(cells) + fronts * len(columns)).tolist()
        back += backs.tolist()
        cells += answers[rows[:, None] * width + columns].ravel().tolist()
    return Halves(tuple(folded), tuple(front), tuple(back), tuple(cells), tuple(places))


def _act(each: Decided, front_start: int, back_start: int, width: int) -> ActHalves:
    stride = each.cells.size
    front, back = {}, {}
    for fact, slots in zip(each.act.facts, each.cells.shape, strict=True):
        stride //= slots
        if stride >= width:
            front[fact.name] = stride // width
        else:
            back[fact.name] = stride
    return ActHalves(each.act, front_start, back_start, each.cells.size // width, width, front, back)


def _best_width(answers: Numbers, shape: Sequence[int]) -> int:
    """How many cells one front has, where the table is parted after the fact that leaves the fewest rows in all."""
    widths = [int(np.prod(shape[after:])) for after in range(1, len(shape) + 1)]
    best, fewest = widths[0], answers.size * 2
    for width in sorted(widths, key=lambda width: answers.size // width + width):
        if answers.size // width + width >= fewest:
            break  # the fronts and backs by themselves are more already
        if (rows := _rows(answers, width)) < fewest:
            best, fewest = width, rows
    return best


def _rows(answers: Numbers, width: int) -> int:
    _, rows = _kinds(answers.reshape(-1, width))
    _, columns = _kinds(answers.reshape(-1, width).T)
    return len(answers) // width + width + len(rows) * len(columns)


def _kinds(lines: Numbers) -> tuple[Numbers, Numbers]:
    """For each line the number of its kind, in which all are equal; and for each kind the place of its first line."""
    kinds: dict[bytes, int] = {}
    kind_of = np.array([kinds.setdefault(line.tobytes(), len(kinds)) for line in np.ascontiguousarray(lines)], np.int32)
    return kind_of, np.unique(kind_of, return_index=True)[1].astype(np.int32)
