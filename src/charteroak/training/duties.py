"""Who has to learn what by when, for everyone at once: a row a learner, a column an assignment or a course.

Days are numbers as `date.toordinal` has them; `NEVER` is a day that does not come. A completion is a number too: in the
upper half that of its version, counted from 0 among its course's, in the lower its day. The greater of two is of the
newer version, or of the same and later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.training.learning import Assignment, Completion, Learner, Version

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NEVER = 10_000_000
NONE = -1
_SHIFT = 32
_DAY = (1 << _SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Events:
    """Completions, by day: the learner's row, the course, the version's number, the day, the score (-1: not known)."""

    learner: Numbers
    course: Numbers
    version: Numbers
    on: Numbers
    score: Numbers
    given: Numbers
    """Which of the completions that were given it is."""

    def only(self, which: Flags | Numbers | slice) -> Events:
        """Some of them, or all in another order."""
        return Events(*(getattr(self, name)[which] for name in self.__slots__))


class Place:
    """The courses and their versions, by number."""

    def __init__(self, versions: Iterable[Version], assignments: Sequence[Assignment]) -> None:
        ordered = sorted(versions, key=lambda each: each.since)
        named = sorted({each.course for each in ordered} | {each.course for each in assignments})
        self.courses = tuple(named)
        self.number = {course: number for number, course in enumerate(named)}
        self.versions: tuple[tuple[Version, ...], ...] = tuple(
            tuple(each for each in ordered if each.course == course) for course in named
        )
        widest = max((len(own) for own in self.versions), default=0)
        self.since = np.full((len(named), widest + 1), NEVER, np.int64)
        """When each version of a course came in force; behind the last there is none."""
        for number, own in enumerate(self.versions):
            self.since[number, : len(own)] = [each.since.toordinal() for each in own]
        self.of_version = {
            (each.course, each.version): (self.number[each.course], number)
            for own in self.versions
            for number, each in enumerate(own)
        }

    def in_force(self, day: int) -> Numbers:
        """Of each course, the number of the version in force; -1 where there is none."""
        return np.asarray((self.since <= day).sum(axis=1) - 1, np.int64)


class _Numbered(dict[Any, int]):
    """Numbers by what they stand for; -1 where it is unknown."""

    def __missing__(self, key: Any) -> int:
        return NONE


class _Scores(dict[int | None, int]):
    """A score as a number; -1 where there is none."""

    def __missing__(self, key: int | None) -> int:
        return NONE if key is None else key


def events(completions: Sequence[Completion], row: dict[str, int], place: Place) -> Events:
    """The completions of learners on the roster, of versions that were in force when they were taken."""

    def column(name: str, number: Callable[[Any], int]) -> Numbers:
        return np.fromiter(map(number, map(attrgetter(*name.split()), completions)), np.int64, len(completions))

    of_version = _Numbered((key, course << 16 | version) for key, (course, version) in place.of_version.items())
    version = column("course version", of_version.__getitem__)
    found = Events(
        column("learner", _Numbered(row).__getitem__),
        version >> 16,
        version & 0xFFFF,
        column("on", date.toordinal),
        column("score", _Scores().__getitem__),
        np.arange(len(completions)),
    )
    found = found.only((found.learner >= 0) & (found.course >= 0))
    found = found.only(found.on >= place.since[found.course, found.version])
    return found.only(np.argsort(found.on, kind="stable"))


class Duties:
    """The assignments as columns, in the order of their courses."""

    def __init__(self, learners: Sequence[Learner], assignments: Sequence[Assignment], place: Place) -> None:
        self.assignments = tuple(sorted(assignments, key=lambda each: place.number[each.course]))
        self.course = np.array([place.number[each.course] for each in self.assignments], np.int64)
        self.begins = np.array([_ordinal(each.since, 0) for each in self.assignments], np.int64)
        self.days = np.array([each.days for each in self.assignments], np.int64)
        self.pass_mark = np.array([each.pass_mark for each in self.assignments], np.int64)
        self.every_version = np.array([each.on_new_version for each in self.assignments], bool)
        self.years = [each.renew_years for each in self.assignments]
        self.asked_since = place.since[self.course].copy()
        """When each version began that has to be learned: only the first, where a new one has not to be."""
        self.asked_since[~self.every_version, 1:] = NEVER
        self.applies = _applies(learners, self.assignments)
        self.courses, self.first = np.unique(self.course, return_index=True)
        """The courses that are assigned, and the first column of each."""


def _applies(learners: Sequence[Learner], assignments: Sequence[Assignment]) -> Flags:
    found = np.empty((len(learners), len(assignments)), bool, order="F")
    roles, role = np.unique([each.role for each in learners], return_inverse=True)
    units, unit = np.unique([each.unit for each in learners], return_inverse=True)
    for column, own in enumerate(assignments):
        by_role = np.isin(roles, own.roles) if own.roles else np.ones(len(roles), bool)
        by_unit = np.isin(units, own.units) if own.units else np.ones(len(units), bool)
        found[:, column] = by_role[role] & by_unit[unit]
    return found


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def ordinals(days: Iterable[date | None], otherwise: int) -> Numbers:
    """Days as numbers."""
    return np.array([_ordinal(day, otherwise) for day in days], np.int64)


class Renewal:
    """The day by which what was done on another has to be done again, after so many years."""

    def __init__(self, days: Numbers) -> None:
        self._first = int(days.min()) if len(days) else 1
        self._last = int(days.max()) if len(days) else 1
        self._tables: dict[int | None, Numbers] = {}

    def after(self, years: int | None, days: Numbers) -> Numbers:
        """The same day of the year, so many years on; 28 February for the 29th. `days` are among those of events."""
        if years is None:
            return np.full_like(days, NEVER)
        if years not in self._tables:
            known = range(self._first, self._last + 1)
            self._tables[years] = np.array([_years_on(date.fromordinal(day), years) for day in known], np.int64)
        return self._tables[years][days - self._first]


def _years_on(day: date, years: int) -> int:
    if day.year + years > date.max.year:
        return NEVER
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28).toordinal()


def numbered(version: Numbers, on: Numbers) -> Numbers:
    """Completions as numbers."""
    return (version << _SHIFT) | on


def version_of(number: Numbers) -> Numbers:
    """The version's number in a completion's; -1 where there is none."""
    return number >> _SHIFT


def day_of(number: Numbers) -> Numbers:
    """The day in a completion's number."""
    return number & _DAY
