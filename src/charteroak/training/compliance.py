"""Who is trained: where every learner stands with every course that they have to take, on a day.

A course has to be taken within the assignment's days from when someone began, or was asked, or the course began: of
these the latest. It has to be taken again so many years after it was last completed, and, where the assignment says so,
within its days from a new version on. Of several assignments of one course the strictest counts. A completion counts if
it is of a version that was in force when it was taken, and if its score, where one is known, reaches the pass mark.

Everything is computed for everyone at once; `bench/peers/compliance.py` says the same a person at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.training.counted import Count, Month, Standing, State
from charteroak.training.duties import (
    NEVER,
    NONE,
    Duties,
    Events,
    Flags,
    Numbers,
    Place,
    Renewal,
    day_of,
    events,
    numbered,
    ordinals,
    version_of,
)
from charteroak.training.learning import Assignment, Completion, Learner, Version

States = NDArray[np.int8]
_STATES = (State.DONE, State.DUE, State.OVERDUE, State.LATER, State.LEFT)
_DONE, _DUE, _OVERDUE, _LATER, _LEFT = range(5)
_NOT_ASKED = -1


def compliance(
    learners: Sequence[Learner],
    assignments: Sequence[Assignment],
    versions: Iterable[Version],
    completions: Sequence[Completion],
    day: date,
) -> Compliance:
    """Where everyone stands on a day. ValueError where two learners have one id."""
    return Compliance(learners, assignments, versions, completions, day)


class Compliance:
    """Where everyone stands on `day`."""

    def __init__(
        self,
        learners: Sequence[Learner],
        assignments: Sequence[Assignment],
        versions: Iterable[Version],
        completions: Sequence[Completion],
        day: date,
    ) -> None:
        self.day, self.learners, self.completions = day, tuple(learners), completions
        self.row = {each.id: number for number, each in enumerate(self.learners)}
        if len(self.row) != len(self.learners):
            raise ValueError("two learners have one id")
        self.place = Place(versions, assignments)
        self.duties = Duties(self.learners, assignments, self.place)
        self.events = events(completions, self.row, self.place)
        self.not_on_roster = sum(each not in self.row for each in map(attrgetter("learner"), completions))
        """Completions of people who are not on the roster: they count for nobody."""
        self._since = ordinals((each.since for each in self.learners), 0)
        self._until = ordinals((each.until for each in self.learners), NEVER)
        self._renewal = Renewal(self.events.on)
        self.states, self.by = self._standing_at(day.toordinal(), self._best_at(day.toordinal()))
        """A row a learner, a column an assigned course: the state's number, -1 where it is not asked; and by when."""

    def here(self, day: int) -> Flags:
        """Who has begun and not left."""
        return (self._since <= day) & (self._until >= day)

    @property
    def is_late(self) -> Flags:
        """Who has something overdue."""
        return np.asarray((self.states == _OVERDUE).any(axis=1))

    # A learner and a course

    def standings(self) -> Iterator[Standing]:
        """Where everyone stands with every course that they have to take, in the order of the roster."""
        rows, columns = np.nonzero(self.states != _NOT_ASKED)
        return map(self._standing, rows.tolist(), columns.tolist())

    def of(self, learner: str) -> list[Standing]:
        """Where someone stands. KeyError where they are not on the roster."""
        row = self.row[learner]
        return [self._standing(row, column) for column in np.flatnonzero(self.states[row] != _NOT_ASKED).tolist()]

    def overdue(self, most: int | None = None) -> list[Standing]:
        """What is overdue, the longest first; all of it, or so many."""
        return self._by_day(self.states == _OVERDUE, most)

    def due(self, until: date) -> list[Standing]:
        """What has to be done, or done again, from today until a day, the soonest first: what one is reminded of."""
        soon = (self.by <= until.toordinal()) & ((self.states == _DUE) | (self.states == _DONE))
        return self._by_day(soon)

    def _by_day(self, which: Flags, most: int | None = None) -> list[Standing]:
        rows, columns = np.nonzero(which)
        order = np.lexsort((columns, rows, self.by[rows, columns]))[:most]
        return list(map(self._standing, rows[order].tolist(), columns[order].tolist()))

    def _standing(self, row: int, column: int) -> Standing:
        course = int(self.duties.courses[column])
        state = _STATES[self.states[row, column]]
        by, held = int(self.by[row, column]), int(self.held[row, course])
        version, on = held >> 32, held & 0xFFFFFFFF
        return Standing(
            self.learners[row].id,
            self.place.courses[course],
            state,
            date.fromordinal(by) if by < NEVER and state not in (State.LATER, State.LEFT) else None,
            self.place.versions[course][version].version if held >= 0 else None,
            date.fromordinal(on) if held >= 0 else None,
        )

    # How many

    @cached_property
    def whole(self) -> Count:
        """All together."""
        return _count("", self.states)

    @cached_property
    def by_unit(self) -> tuple[Count, ...]:
        """A count a unit, by name."""
        units, unit = np.unique([each.unit for each in self.learners], return_inverse=True)
        return tuple(_count(str(name), self.states[unit == number]) for number, name in enumerate(units))

    @cached_property
    def by_course(self) -> tuple[Count, ...]:
        """A count a course that is assigned."""
        return tuple(
            _count(self.place.courses[course], self.states[:, [column]])
            for column, course in enumerate(self.duties.courses)
        )

    @cached_property
    def by_version(self) -> tuple[tuple[Version, Count], ...]:
        """Of each version, those whose newest it is, and where they stand with its course."""
        found = []
        for column, course in enumerate(self.duties.courses):
            newest = version_of(self.held[:, course])
            for number, version in enumerate(self.place.versions[course]):
                found.append((version, _count(version.version, self.states[newest == number][:, [column]])))
        return tuple(found)

    @cached_property
    def by_clause(self) -> tuple[Count, ...]:
        """Of each clause that a version in force teaches: of those who have to take one that does, who has."""
        asked, overdue = (self.states >= 0) & (self.states <= _OVERDUE), self.states == _OVERDUE
        found = []
        for clause, teaching in self.taught().items():
            columns = np.flatnonzero(np.isin(self.duties.courses, sorted(teaching)))
            has_to = asked[:, columns].any(axis=1)
            done = has_to & self.valid[:, sorted(teaching)].any(axis=1)
            late = has_to & ~done & overdue[:, columns].any(axis=1)
            counts = [int(each.sum()) for each in (has_to, done, has_to & ~done & ~late, late)]
            found.append(Count(clause, *counts))
        return tuple(found)

    def taught(self) -> dict[str, set[int]]:
        """By clause, the courses whose version in force teaches it."""
        found: dict[str, set[int]] = {}
        for course, number in enumerate(self.place.in_force(self.day.toordinal()).tolist()):
            if number >= 0:
                for clause in self.place.versions[course][number].clauses:
                    found.setdefault(clause, set()).add(course)
        return dict(sorted(found.items()))

    def trend(self, months: int = 24) -> tuple[Month, ...]:
        """How it stood at the end of each of so many months, and on the day itself, which is the last.

        By the roster as it is: who was taken off it is not in the past either, and all are in their present units.
        """
        ends = [*_month_ends(self.day, months), self.day]
        best = self._nothing()
        found, begin = [], 0
        for end in ends:
            until = int(np.searchsorted(self.events.on, end.toordinal(), side="right"))
            self._take(best, self.events.only(slice(begin, until)))
            begin = until
            states, _ = self._standing_at(end.toordinal(), best)
            count = _count("", states)
            found.append(Month(end, count.learners, count.done, count.due, count.overdue))
        return tuple(found)

    # How it is computed

    def _nothing(self) -> Numbers:
        return np.full((len(self.learners), len(self.duties.assignments)), NONE, np.int64, order="F")

    def _best_at(self, day: int) -> Numbers:
        best = self._nothing()
        self._take(best, self.events.only(self.events.on <= day))
        return best

    def _take(self, best: Numbers, more: Events) -> None:
        """Raise the best completion of each learner for each assignment by those of `more` that count for it."""
        for column, course in enumerate(self.duties.course):
            own = more.course == course
            own &= (more.score < 0) | (more.score >= self.duties.pass_mark[column])
            version = more.version[own] if self.duties.every_version[column] else np.zeros(int(own.sum()), np.int64)
            np.maximum.at(best[:, column], more.learner[own], numbered(version, more.on[own]))

    def _standing_at(self, day: int, best: Numbers) -> tuple[States, Numbers]:
        """The states and the days, a row a learner, a column a course."""
        asked, done = (np.empty_like(self.duties.applies, order="F") for _ in range(2))
        by = np.empty_like(best, order="F")  # a column after the other: the processor's cache holds one at a time
        for column in range(best.shape[1]):
            asked[:, column], done[:, column], by[:, column] = self._duty_at(day, column, best[:, column])
        return self._of_courses(day, asked, done, by)

    def _duty_at(self, day: int, column: int, best: Numbers) -> tuple[Flags, Flags, Numbers]:
        """Of an assignment, whom it is asked of, who has done it, and by when it has to be done, or again."""
        duties, held = self.duties, best >= 0
        since = duties.asked_since[column]
        begun = since[np.where(held, version_of(best) + 1, 0)]
        begun[begun > day] = NEVER  # a version that is not in force yet is not asked for
        again = np.full_like(best, NEVER)
        again[held] = self._renewal.after(duties.years[column], day_of(best[held]))
        need = np.maximum(np.maximum(begun, duties.begins[column]), self._since) + duties.days[column]
        by = np.where(begun < NEVER, np.minimum(again, need), again)
        is_asked = max(duties.begins[column], since[0]) <= day
        return duties.applies[:, column] & is_asked, held & (begun == NEVER) & (again >= day), by

    def _of_courses(self, day: int, asked: Flags, done: Flags, by: Numbers) -> tuple[States, Numbers]:
        """Of several assignments of a course: done if each is, by the first of their days."""
        if not asked.shape[1]:
            return np.empty(asked.shape, np.int8), by
        is_asked = self._reduced(np.logical_or, asked)
        all_done = self._reduced(np.logical_and, done | ~asked)
        soonest = self._reduced(np.minimum, np.where(asked, by, NEVER))
        states = np.where(soonest < day, np.int8(_OVERDUE), np.int8(_DUE))
        states[all_done] = _DONE
        states[~is_asked | (self._since > day)[:, None]] = _LATER
        states[np.broadcast_to((self._until < day)[:, None], states.shape)] = _LEFT
        states[~self._reduced(np.logical_or, self.duties.applies)] = _NOT_ASKED
        return states, soonest

    def _reduced(self, by: np.ufunc, cells: NDArray[Any]) -> NDArray[Any]:
        """A column a course, of a column an assignment."""
        first = self.duties.first
        return cells if len(first) == cells.shape[1] else np.asarray(by.reduceat(cells, first, axis=1))

    # What is held, whoever asks for it

    @cached_property
    def _strictest(self) -> tuple[Numbers, list[tuple[int | None, Flags]]]:
        """Of each learner and course, the highest pass mark that is asked of them; and who renews after how many years.

        Of whom none is asked, what is asked of anyone.
        """
        shape = len(self.learners), len(self.place.courses)
        mark = np.zeros(shape, np.int64)
        years = np.full(shape, NEVER, np.int64)
        for course in self.duties.courses.tolist():
            own = np.flatnonzero(self.duties.course == course)
            applies = self.duties.applies[:, own]
            applies = applies | ~applies.any(axis=1, keepdims=True)
            each = np.array(
                [NEVER if self.duties.years[column] is None else self.duties.years[column] for column in own]
            )
            mark[:, course] = np.where(applies, self.duties.pass_mark[own], 0).max(axis=1)
            years[:, course] = np.where(applies, each, NEVER).min(axis=1)
        known = [(None if own == NEVER else int(own), years == own) for own in np.unique(years)]
        return mark, known

    @cached_property
    def counting(self) -> Events:
        """The completions until the day that reach the pass mark."""
        mark, _ = self._strictest
        own = self.events
        return own.only(
            (own.on <= self.day.toordinal()) & ((own.score < 0) | (own.score >= mark[own.learner, own.course]))
        )

    @cached_property
    def held(self) -> Numbers:
        """A row a learner, a column a course: their newest version and when they last completed it; -1 for none."""
        found = np.full((len(self.learners), len(self.place.courses)), NONE, np.int64)
        own = self.counting
        np.maximum.at(found, (own.learner, own.course), numbered(own.version, own.on))
        return found

    @cached_property
    def valid(self) -> Flags:
        """A row a learner, a column a course: whether they hold an unexpired completion of the version in force."""
        _, renewals = self._strictest
        day = self.day.toordinal()
        current = (self.held >= 0) & (version_of(self.held) == self.place.in_force(day))
        found = np.zeros(current.shape, bool)
        for years, where in renewals:
            own = current & where
            found[own] = self._renewal.after(years, day_of(self.held[own])) >= day
        return found


def _count(name: str, states: States) -> Count:
    done, due, overdue = ((states == number) for number in (_DONE, _DUE, _OVERDUE))
    people = int((done | due | overdue).any(axis=1).sum())
    return Count(name, people, int(done.sum()), int(due.sum()), int(overdue.sum()))


def _month_ends(day: date, months: int) -> list[date]:
    """The last days of so many months before the month of a day."""
    months_since_0 = day.year * 12 + day.month - 1
    firsts = (date(each // 12, each % 12 + 1, 1) for each in range(months_since_0 - months + 1, months_since_0 + 1))
    return [date.fromordinal(each.toordinal() - 1) for each in firsts]
