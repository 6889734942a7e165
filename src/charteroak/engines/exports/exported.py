"""What every export of the article starts from: the decisions of some acts, and what they were made from.

An export says all of what it is made from, or it is refused: `Unsupported` tells why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.law import text
from charteroak.law.article import RULEBOOK, VERSIONS, Version, version_at
from charteroak.law.law import ARTICLE, NOT_IN_FORCE, Law, Readings, day_of, law
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act
from charteroak.logic.table import Decision, Table

ACTS = tuple(act.name for act in RULEBOOK.acts)
NOT_COUNSEL = "It states what the article says; it is not counsel. What is not addressed is not thereby allowed."

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


class Unsupported(Exception):
    """This form cannot say what is to be exported, so nothing is exported. The message tells what it cannot say."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An act with everything that is decided of it.

    `cells` has an axis for each fact, with slot 0 for "not known" and then one for each value; a cell is a place in
    `decisions`. `clauses` are those that can decide, in the order of the law.
    """

    act: Act
    cells: NDArray[np.uint16]
    decisions: Sequence[Decision]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported: acts, under a setting of the readings, on a day if one is given."""

    acts: tuple[Decided, ...]
    law: Law
    day: date | None

    @property
    def version(self) -> Version | None:
        """The version of the article that decides: on the day, or where none is given the last."""
        return VERSIONS[-1] if self.day is None else version_at(self.day)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of these acts, each once, in the order of the vocabulary."""
        return tuple({fact.name: fact for each in self.acts for fact in each.act.facts}.values())

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that can decide one of these acts, in the order of the law."""
        deciding = {clause for each in self.acts for clause in each.clauses}
        return tuple(clause.id for clause in text.clauses() if clause.id in deciding)

    def heading(self, form: str) -> list[str]:
        """What this is, as lines for the top of a file: nothing in them depends on when or where it is made."""
        version_of = self.version
        stood = (
            f"Ordinance {version_of.ordinance}, in force from {version_of.in_force_from}"
            if version_of
            else "The article was not in force"
        )
        readings = ", ".join(f"{name}: {choice or 'not settled'}" for name, choice in self.law.readings.items())
        return [
            f"{ARTICLE}, as {form}.",
            NOT_COUNSEL,
            f"{stood}; SHA-256 of its text: {text.ARTICLE_SHA256}.",
            *([f"As of: {self.day}."] if self.day else []),
            f"Acts: {', '.join(each.act.name for each in self.acts)}.",
            f"Readings: {readings}.",
            f"Made by {made_by()}.",
        ]


def export_of(
    acts: Iterable[str] | None = None, readings: Readings | None = None, as_of: date | str | None = None
) -> Export:
    """These acts, or all, to be exported. BadInput where an act, a reading or the day is none."""
    day = day_of(as_of)
    chosen = law(readings)
    names = dict.fromkeys(ACTS if acts is None else acts)
    return Export(tuple(decided(chosen.table(name), day) for name in names), chosen, day)


def decided(table: Table, day: date | None = None) -> Decided:
    """What is decided of a table's act; on a `day` without the article nothing is addressed."""
    in_force = day is None or version_at(day) is not None
    cells = np.frombuffer(table.cells, np.uint16).reshape(table.shape)
    decisions = table.decisions if in_force else [NOT_IN_FORCE] * len(table.decisions)
    return Decided(table.act, cells, decisions, table.layout.clauses if in_force else ())


def made_by() -> str:
    """The program and its version."""
    return f"charteroak {version('charteroak')}"


def check_names(export: Export, form: str, reserved: Iterable[str]) -> None:
    """Unsupported where an act or a fact has a name that is no plain name in the target, or is one of its words."""
    for name in (*(each.act.name for each in export.acts), *(fact.name for fact in export.facts)):
        if not _NAME.match(name) or name in set(reserved):
            raise Unsupported(f"{form} cannot have {name!r} as a name")


def alike(grid: NDArray[Any]) -> list[list[list[int]]]:
    """For each axis of a grid its slots, those together between which nothing in the grid tells."""
    kinds = []
    for axis in range(grid.ndim):
        groups: dict[bytes, list[int]] = {}
        for slot in range(grid.shape[axis]):
            groups.setdefault(np.ascontiguousarray(grid.take(slot, axis)).tobytes(), []).append(slot)
        kinds.append(list(groups.values()))
    return kinds


def one_of_each(grid: NDArray[Any], kinds: list[list[list[int]]]) -> NDArray[Any]:
    """The grid with one slot for each kind of slot along an axis."""
    return grid[np.ix_(*([kind[0] for kind in groups] for groups in kinds))]


def values_of(fact: Fact, slots: Iterable[int]) -> tuple[Value | None, ...]:
    """The values in these slots of a fact, in order; None is the unknown, in slot 0."""
    return tuple(None if slot == 0 else fact.values[slot - 1] for slot in sorted(slots))
