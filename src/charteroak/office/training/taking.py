"""Taking a course: a test is begun, its questions are drawn, and its answers are counted and not kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from charteroak.law.law import today
from charteroak.logic.clock import now
from charteroak.office.roles import Role
from charteroak.office.training import teaching
from charteroak.office.training.completing import Earned, department_of, record
from charteroak.office.training.models import Assignment, Attempt, Completion, Learner
from charteroak.training.course import Course, Question
from charteroak.training.learning import Assignment as Rule
from charteroak.training.learning import Completion as Learned

PASS_MARK = 80
"""Per cent, where nobody has assigned the course."""
EARLY = 60
"""So many days before it is due again a course can be taken again."""


class Moved(Exception):
    """The test is over, or its course has a new version: nothing was counted."""


class Exhausted(Exception):
    """All the attempts that are allowed were made."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms someone takes a course: the strictest of what is assigned to them."""

    pass_mark: int
    attempts: int | None


def rule_of(row: Assignment) -> Rule:
    """An assignment as the rules of compliance take it."""
    return Rule(
        course=row.course,
        roles=tuple(row.roles),
        units=tuple(row.units),
        days=row.days,
        renew_years=row.renew_years,
        on_new_version=row.on_new_version,
        pass_mark=row.pass_mark,
        attempts=row.attempts,
        since=row.since,
    )


def standing() -> list[Assignment]:
    """The assignments that hold."""
    return list(Assignment.objects.filter(ended__isnull=True))


def concerns(row: Assignment, learner: Learner) -> bool:
    """Whether an assignment is for someone."""
    return (not row.roles or learner.role in row.roles) and (not row.units or learner.unit in row.units)


def terms_of(learner: Learner, course: str) -> Terms:
    """The strictest mark and the fewest attempts of what is assigned."""
    found = [row for row in standing() if row.course == course and concerns(row, learner)]
    limits = [row.attempts for row in found if row.attempts is not None]
    return Terms(max((row.pass_mark for row in found), default=PASS_MARK), min(limits, default=None))


def left(learner: Learner, course: Course) -> int | None:
    """How many attempts are left at this version, since it was last passed; None for without end."""
    allowed = terms_of(learner, course.id).attempts
    if allowed is None:
        return None
    tried = Attempt.objects.filter(learner=learner, course=course.id, version=course.version, ended__isnull=False)
    passed = tried.filter(passed=True).order_by("-ended").first()
    if passed is not None and passed.ended is not None:
        tried = tried.filter(ended__gt=passed.ended)
    return max(0, allowed - tried.count())


def open_attempt(learner: Learner, course: Course) -> Attempt | None:
    """The test that someone has begun and not handed in; None also where it is of another version."""
    found = Attempt.objects.filter(learner=learner, course=course.id, ended__isnull=True).first()
    return found if found is not None and found.version == course.version else None


def begin(learner: Learner, course: Course) -> Attempt:
    """The test of someone: the one that is open or, where there is none of this version, a new one. Exhausted."""
    with transaction.atomic():
        rows = Attempt.objects.select_for_update().filter(learner=learner, course=course.id, ended__isnull=True)
        found = rows.first()
        if found is not None and found.version == course.version:
            return found
        if left(learner, course) == 0:
            raise Exhausted
        if found is not None:
            found.delete()  # its questions are of a version that is no longer taught
        try:
            with transaction.atomic():
                return Attempt.objects.create(
                    learner=learner, course=course.id, version=course.version, seed=secrets.randbelow(1 << 31)
                )
        except IntegrityError:  # begun in another window
            return rows.get()


@transaction.atomic
def hand_in(handle: str, course: Course, chosen: Mapping[str, str]) -> Attempt:
    """Count the answers, by question id, and record a completion where the mark is reached. Moved; NotRecorded."""
    attempt = Attempt.objects.select_for_update().filter(handle=handle, course=course.id).first()
    if attempt is None or attempt.ended is not None or attempt.version != course.version:
        raise Moved
    learner = attempt.learner
    asked = teaching.questions(course, attempt.seed)
    attempt.right = _counted(asked, chosen)
    good = sum(right for right, _ in attempt.right.values())
    attempt.score = good * 100 // len(asked)
    attempt.passed = good * 100 >= terms_of(learner, course.id).pass_mark * len(asked)
    attempt.ended = now()
    attempt.save()
    if attempt.passed:
        of = Learned(learner.number, course.id, course.version, today(), "here", attempt.score)
        record([Earned(learner, of, course.clauses, department_of(learner, course))], _role(learner))
    return attempt


def last_completion(learner: Learner, course: str, day: date) -> Completion | None:
    """The last completion of a course, up to a day."""
    found: Completion | None = learner.completions.filter(course=course, on__lte=day).order_by("-on", "-pk").first()  # type: ignore[attr-defined]
    return found


def _counted(asked: Iterable[Question], chosen: Mapping[str, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for question in asked:
        count = found.setdefault(question.clause, [0, 0])
        count[0] += chosen.get(question.id) == question.right
        count[1] += 1
    return found


def _role(learner: Learner) -> str:
    person = learner.person
    return "police" if person is not None and Role.POLICE in person.roles else "employee"
