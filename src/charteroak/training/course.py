"""What a course is: lessons on clauses, and questions whose right answer is the table's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""A text by language: `en` and `es`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that is offered."""

    id: str
    words: Words
    why: Words
    """What is said to whoever chose it: why it is right, or which misreading it is."""


@dataclass(frozen=True, slots=True)
class Question:
    """A scenario, and what may be done in it."""

    id: str
    """Stays the same while the scenario does."""
    clause: str
    """The clause that it is about: `2-928(a)`."""
    words: Words
    choices: tuple[Choice, ...]
    """In the order in which they are drawn up; a page may show them in another."""
    right: str
    """The id of the right choice: computed from the table, never written down."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A clause, and what it means where one works."""

    clause: str
    quoted: str
    """The ordinance's own words, in English, exactly."""
    title: Words
    text: tuple[Words, ...]
    """Paragraphs."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course as it stands under a version of the article and the readings in force."""

    id: str
    title: Words
    audience: str
    """`police` or `counter`: whose scenes its scenarios are."""
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    version: str
    """The article's date, a digest of the readings and one of what is taught: another version is another course."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it teaches, each once."""
        return tuple(dict.fromkeys(lesson.clause for lesson in self.lessons))
