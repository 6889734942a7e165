"""The courses on the article, as they stand on a day: lessons on its clauses, and questions drawn from its table.

Nobody writes down what is right: each question is asked of the article under the readings in force, so when counsel
settles one, the questions that turn on it have another answer, and every course has another version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from charteroak.law import settled, text
from charteroak.law.article import version_at
from charteroak.law.law import Law, Readings, law_under, today
from charteroak.training.course import Course, Lesson, Question
from charteroak.training.lessons import lessons
from charteroak.training.questions import question
from charteroak.training.scenarios import scenarios, teaching, words_of

Pairs = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a course has on a clause."""

    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]


def courses(as_of: date | None = None, readings: Readings | None = None) -> Mapping[str, Course]:
    """The courses by id, as they stand on a day, today if not given; none before there was an article.

    `readings` changes those it names from what counsel has settled by that day. BadInput where one is wrong.
    """
    day = as_of or today()
    version = version_at(day)
    if version is None:
        return {}
    pairs = settled.pairs(day) if as_of is None else settled.standing().pairs(day)
    return _courses(version.in_force_from, tuple(sorted({**dict(pairs), **(readings or {})}.items())))


def course_ids() -> tuple[str, ...]:
    """The ids of the courses there are, in the order in which they are offered. They do not change with the law."""
    return tuple(teaching("courses.toml"))


def covers(course: Course) -> Mapping[str, Coverage]:
    """What a course has on each clause that it teaches: its lessons and its questions."""
    return {
        clause: Coverage(
            tuple(each for each in course.lessons if each.clause == clause),
            tuple(each for each in course.questions if each.clause == clause),
        )
        for clause in course.clauses
    }


def draw(course: Course, count: int, seed: str) -> tuple[Question, ...]:
    """Questions for one attempt: every clause of the course is among them, and the same seed draws the same.

    ValueError where `count` is below the number of clauses or above that of questions.
    """
    if not len(course.clauses) <= count <= len(course.questions):
        raise ValueError(f"{course.id} draws {len(course.clauses)} to {len(course.questions)} questions")
    ranked = sorted(course.questions, key=lambda each: hashlib.sha256(f"{seed}\n{each.id}".encode()).digest())
    firsts = {each.clause: each for each in reversed(ranked)}.values()
    # Then scenes that were not drawn yet before the same scene again with other facts.
    seen = {_scene(each) for each in firsts}
    rest = [each for each in ranked if each not in firsts]
    new = list({_scene(each): each for each in reversed(rest) if _scene(each) not in seen}.values())
    drawn = [*firsts, *sorted(new, key=ranked.index), *(each for each in rest if each not in new)][:count]
    return tuple(sorted(drawn, key=ranked.index))


def _scene(question: Question) -> str:
    return question.id.partition(".")[0]


@lru_cache(maxsize=8)
def _courses(since: date, readings: Pairs) -> Mapping[str, Course]:
    law = law_under(readings)
    return {name: _course(name, given, since, law) for name, given in teaching("courses.toml").items()}


def _course(name: str, given: Mapping[str, Any], since: date, law: Law) -> Course:
    taught = lessons(name, law)
    asked = tuple(question(law, each) for each in scenarios().values() if name in each.courses and not each.example)
    content = [[asdict(each) for each in taught], [asdict(each) for each in asked], text.ARTICLE_SHA256]
    version = f"{since.isoformat()}-{_digest(sorted(law.readings.items()))}-{_digest(content)}"
    return Course(name, words_of(given["title"]), given["audience"], taught, asked, version)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=dict).encode()).hexdigest()[:10]
