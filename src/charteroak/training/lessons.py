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
    return Lesson(clause, quoted, words_of(given["title"]), (*means, *_read(clause, term, law), _answered(told, law)))


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
    "en": "How it is read: {question} {choice}.",
    "es": "Cómo se interpreta: {question} {choice}.",
}
_OPEN: Words = {
    "en": "Counsel has not settled this: {question} Where an answer turns on it, stop and ask.",
    "es": "La Asesoría Jurídica no ha resuelto esto: {question} Cuando una respuesta dependa de ello, deténgase y "
    "consulte.",
}


def _read(clause: str, term: str, law: Law) -> Iterator[Words]:
    """How each reading that bears on a clause stands."""
    for reading in RULEBOOK.readings:
        if reading.id not in _bearing(clause, term):
            continue
        choice = law.readings[reading.id]
        said = {language: words(language).readings[reading.id] for language in LANGUAGES}
        yield {
            language: _OPEN[language].format(question=said[language].question)
            if choice is None
            else _SETTLED[language].format(question=said[language].question, choice=said[language].choices[choice])
            for language in LANGUAGES
        }


def _bearing(clause: str, term: str) -> set[str]:
    """The readings that a clause's norms turn on; of the definitions, those that are about the term."""
    if clause == DEFINITIONS:
        return {"municipal_code"} if term == "Criminal activity" else set()
    if clause in SAVING:
        return {"superior_law"}
    norms = (norm for norm in RULEBOOK.norms if norm.clause == clause)
    return {leaf.reading.id for norm in norms for leaf in norm.leaves if isinstance(leaf, ReadAs)}
