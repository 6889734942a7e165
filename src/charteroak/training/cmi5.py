"""A course as a cmi5 package: what another learning system launches, and hears statements from.

The package is a ZIP of a course structure (`cmi5.xml`, 13 and 14.1 of the specification, Quartz, 1st edition) and of
one assignable unit, which needs nothing but the system that launches it. The unit's id names the version of the course,
so every statement says which version was taken. The right answers lie in the package: whoever has it can read them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import msgspec

from charteroak.training.cmi5_words import ABOUT, WORDS
from charteroak.training.course import Course, Lesson, Question, Words

NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
LANGUAGES = ("en", "es")
MOVES_ON = ("CompletedAndPassed", "Passed")
"""By what the unit may be satisfied: never without the test having been passed."""
QUESTIONS = 12
"""So many questions are drawn for an attempt, or as many as there are clauses that have one, if those are more."""
_FILES = ("index.html", "unit.css", "talk.js", "unit.js")
_MADE = (1980, 1, 1, 0, 0, 0)  # the same course is the same package, byte for byte
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?\Z")


def course_id(at: str, course: str) -> str:
    """The id of a course, an IRI that begins with the address of the office."""
    if not _ADDRESS.match(at):
        raise ValueError("the address of the office is no address of the web")
    return f"{at.rstrip('/')}/training/courses/{quote(course, safe='')}"


def au_id(at: str, course: str, version: str) -> str:
    """The id of the unit that a version of a course is: what statements are known by."""
    return f"{course_id(at, course)}/{quote(version, safe='')}"


def package(
    course: Course,
    at: str,
    languages: Sequence[str] = LANGUAGES,
    *,
    pass_mark: int = 80,
    move_on: str = "CompletedAndPassed",
) -> bytes:
    """A course's package. `at` is the office's own address; `languages`, some of `LANGUAGES`, the first of them where
    the learner prefers none; `pass_mark` is per cent. ValueError where one of them is none.
    """
    if not languages or not {*languages} <= {*LANGUAGES}:
        raise ValueError("no language of ours")
    if move_on not in MOVES_ON or not 0 < pass_mark <= 100:
        raise ValueError("no rule by which a course is learned")
    own = files("charteroak.training") / "unit"
    parts = {name: (own / name).read_bytes() for name in _FILES}
    parts["cmi5.xml"] = structure(course, at, languages, pass_mark, move_on)
    parts["course.js"] = b"globalThis.COURSE = " + msgspec.json.encode(_content(course, languages, pass_mark)) + b";\n"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, _MADE), parts[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


def structure(course: Course, at: str, languages: Sequence[str], pass_mark: int, move_on: str) -> bytes:
    """The course structure: the course, an objective for each clause that it teaches, and its unit."""
    root = ElementTree.Element("courseStructure", xmlns=NAMESPACE)
    own = ElementTree.SubElement(root, "course", id=course_id(at, course.id))
    _say(own, "title", course.title, languages)
    about = {language: ABOUT[language].format(version=course.version) for language in languages}
    _say(own, "description", about, languages)
    objectives = ElementTree.SubElement(root, "objectives")
    named = {each.clause: each for each in reversed(course.lessons)}
    for clause in course.clauses:
        _objective(objectives, at, named[clause], languages)
    unit = ElementTree.SubElement(
        root,
        "au",
        id=au_id(at, course.id, course.version),
        moveOn=move_on,
        masteryScore=f"{pass_mark / 100:g}",
        launchMethod="AnyWindow",
        activityType="http://adlnet.gov/expapi/activities/course",
    )
    _say(unit, "title", course.title, languages)
    _say(unit, "description", about, languages)
    taught = ElementTree.SubElement(unit, "objectives")
    for clause in course.clauses:
        ElementTree.SubElement(taught, "objective", idref=_clause_id(at, clause))
    ElementTree.SubElement(unit, "url").text = "index.html"
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _objective(into: ElementTree.Element, at: str, lesson: Lesson, languages: Sequence[str]) -> None:
    own = ElementTree.SubElement(into, "objective", id=_clause_id(at, lesson.clause))
    _say(own, "title", {language: f"{lesson.clause}: {lesson.title[language]}" for language in languages}, languages)
    _say(own, "description", {"en": lesson.quoted}, ["en"])


def _clause_id(at: str, clause: str) -> str:
    return f"{at.rstrip('/')}/training/clauses/{quote(clause, safe='')}"


def _say(into: ElementTree.Element, name: str, words: Words, languages: Sequence[str]) -> None:
    own = ElementTree.SubElement(into, name)
    for language in languages:
        ElementTree.SubElement(own, "langstring", lang=language).text = words[language]


def _content(course: Course, languages: Sequence[str], pass_mark: int) -> dict[str, Any]:
    def only(words: Words) -> dict[str, str]:
        return {language: words[language] for language in languages}

    clauses = {each.clause for each in course.questions}
    return {
        "title": only(course.title),
        "version": course.version,
        "languages": list(languages),
        "mastery": pass_mark / 100,
        "draws": min(len(course.questions), max(QUESTIONS, len(clauses))),
        "lessons": [_lesson(each, only) for each in course.lessons],
        "questions": [_question(each, only) for each in course.questions],
        "words": {language: WORDS[language] for language in languages},
    }


def _lesson(lesson: Lesson, only: Any) -> Mapping[str, Any]:
    return {
        "clause": lesson.clause,
        "quoted": lesson.quoted,
        "title": only(lesson.title),
        "text": [only(paragraph) for paragraph in lesson.text],
    }


def _question(question: Question, only: Any) -> Mapping[str, Any]:
    choices = [{"id": each.id, "words": only(each.words), "why": only(each.why)} for each in question.choices]
    return {
        "id": question.id,
        "clause": question.clause,
        "words": only(question.words),
        "choices": choices,
        "right": question.right,
    }
