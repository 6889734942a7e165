"""The courses as they stand today, and since when each version is the one to learn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from charteroak.law.law import today
from charteroak.office.training.models import CourseVersion
from charteroak.training import courses as made
from charteroak.training.course import Course, Question
from charteroak.training.learning import Version

QUESTIONS = 12
"""How many questions a test has, where its course has as many."""


def courses() -> Mapping[str, Course]:
    """The courses under the readings in force, by id."""
    return made.courses()


def course_of(name: str) -> Course | None:
    """A course; None where there is none of that name."""
    return courses().get(name)


def questions(course: Course, seed: int) -> tuple[Question, ...]:
    """The questions that a seed draws, some of each clause: the same for the same version and seed."""
    count = min(max(QUESTIONS, len(course.clauses)), len(course.questions))
    return made.draw(course, count, str(seed))


def noticed(day: date) -> int:
    """Keep which version of each course is the one to learn from a day on, and say how many are new."""
    count = 0
    for course in courses().values():
        with transaction.atomic():
            last = CourseVersion.objects.select_for_update().filter(course=course.id).order_by("-since").first()
            if last is not None and (last.version == course.version or last.since > day):
                continue
            said = {"version": course.version, "clauses": list(course.clauses)}
            CourseVersion.objects.update_or_create(course=course.id, since=day, defaults=said)
            count += 1
    return count


def versions() -> list[Version]:
    """Every version that was to be learned, with its day; one that nobody has noticed yet is of today."""
    rows = list(CourseVersion.objects.all())
    known = {row.course: row.version for row in rows}
    found = [Version(row.course, row.version, row.since, tuple(row.clauses)) for row in rows]
    new = (each for each in courses().values() if known.get(each.id) != each.version)
    return [*found, *(Version(each.id, each.version, today(), each.clauses) for each in new)]
