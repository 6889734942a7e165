"""What counts as learned: where someone stands with a course, and how many stand where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Where someone stands with a course that they have to take."""

    DONE = "done"
    """They hold a completion that counts, and need none other yet."""
    DUE = "due"
    """They have still time."""
    OVERDUE = "overdue"
    LATER = "later"
    """They have not begun their work, or no version is in force yet."""
    LEFT = "left"
    """They are no longer here: nothing is asked of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner and a course that they have to take."""

    learner: str
    course: str
    state: State
    by: date | None
    """The day by which it has to be done, or done again. It is late from the day after. None: never again, or not yet
    known."""
    version: str | None = None
    """The newest version that they have completed."""
    on: date | None = None
    """When they last did."""


@dataclass(frozen=True, slots=True)
class Count:
    """Of those who are here, how many stand where, counting a learner once for each course that they have to take."""

    name: str
    """A unit, a course, a clause, a version."""
    learners: int
    """People, each once."""
    done: int
    due: int
    overdue: int

    @property
    def of(self) -> int:
        """All that had to be done."""
        return self.done + self.due + self.overdue


@dataclass(frozen=True, slots=True)
class Month:
    """How it stood at the end of a month."""

    day: date
    """Its last day; of the present month, the day that was asked for."""
    learners: int
    done: int
    due: int
    overdue: int
