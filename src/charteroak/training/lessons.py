"""The lessons: each clause in its own words, what it means where one works, and how it is read at present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law
from charteroak.law.words import LANGUAGES, words
from charteroak.logic.expr import ReadAs
from charteroak.training.course import Lesson, Words
from charteroak.training.scenarios import DEFINITIONS, Scenario, scenarios, teaching, words_of

SAVING = ("2-927(c)", "2-928(f)")
"""The clauses that lift others and are no norm; beside them, superior law may lift."""

NOT_THEIRS = {
    "suspect_interview": ("staff",),
    "investigation_is_service": ("staff",),
    "municipal_code": ("staff",),
    "contractors": ("officers", "police_staff"),
}
"""Readings that are about others than those who take a course."""


def lessons(course: str, law: Law) -> tuple[Lesson, ...]:
    """The lessons of a course, in the order of the article: one a clause, and in 2-926 one a term."""
    return tuple(
        _lesson(clause, term, given, course, law)
        for place, given in teaching("lessons.toml").items()
        if course in given
        for clause, _, term in (place.partition(" "),)
    )


def _lesson(clause: str, term: str, given: Mapping[str, Any], course: str, law: Law) -> Lesson:
    quoted = text.definitions()[term] if term else text.clause(clause).text
    means = [words_of(given["means"]), words_of(given[course])]
    told = _example(clause, term, course)
    return Lesson(
        clause, quoted, words_of(given["title"]), (*means, *_read(clause, term, course, law), _answered(told, law))
    )


def _example(clause: str, term: str, course: str) -> Scenario:
    """The scenario that the lesson tells. ValueError where the course has none."""
    for each in scenarios().values():
        if each.example and course in each.courses and (term in each.terms if term else each.clause == clause):
            return each
    raise ValueError(f"{course} has no example of {clause} {term}")


_EXAMPLE: Words = {"en": "For example: {story} {say}", "es": "Por ejemplo: {story} {say}"}


def _answered(told: Scenario, law: Law) -> Words:
    """A scenario with what the article says of it."""
    table = law.table(told.act)
    detail = table.detail(table.index(told.facts))
    return {
        language: _EXAMPLE[language].format(story=told.story[language], say=words(language).say(told.act, detail))
        for language in LANGUAGES
    }


_SETTLED: Words = {
    "en": "How it is read: {question} {choice}. {argument}",
    "es": "Cómo se interpreta: {question} {choice}. {argument}",
}
_OPEN: Words = {
    "en": "Counsel has not settled this: {question} Where an answer turns on it, stop and ask.",
    "es": "La Asesoría Jurídica no ha resuelto esto: {question} Cuando una respuesta dependa de ello, deténgase y "
    "consulte.",
}


def _read(clause: str, term: str, course: str, law: Law) -> Iterator[Words]:
    """How each reading stands that bears on a clause and on some scenario of the course."""
    for reading in RULEBOOK.readings:
        if reading.id in _bearing(clause, term) and course not in NOT_THEIRS.get(reading.id, ()):
            yield {language: _stands(language, reading.id, law) for language in LANGUAGES}


def _stands(language: str, reading: str, law: Law) -> str:
    said, choice = words(language).readings[reading], law.readings[reading]
    if choice is None:
        return _OPEN[language].format(question=said.question)
    return _SETTLED[language].format(
        question=said.question, choice=said.choices[choice], argument=said.arguments[choice]
    )


def _bearing(clause: str, term: str) -> set[str]:
    """The readings that a clause's norms turn on; of the definitions, those that are about the term."""
    if clause == DEFINITIONS:
        return {"municipal_code"} if term == "Criminal activity" else set()
    if clause in SAVING:
        return {"superior_law"}
    norms = (norm for norm in RULEBOOK.norms if norm.clause == clause)
    return {leaf.reading.id for norm in norms for leaf in norm.leaves if isinstance(leaf, ReadAs)}
