"""A form as it was read: its questions, and the headings and notes between them, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Kind = Literal[
    "html", "pdf", "docx", "xlsform", "json-schema", "fhir", "surveyjs", "google-forms", "hsds", "markdown", "text",
    "columns",
]  # fmt: skip
"""The formats. `columns` is a table's head, or a data dictionary: each column is a question by its name."""

NOWHERE = -1


class Code(msgspec.Struct, frozen=True):
    """A code that stands for a question. `system` is "loinc", "snomed", "hmis" or the address of another."""

    system: str
    code: str


class Box(msgspec.Struct, frozen=True):
    """A place on a page: the page's number from 1, and points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question. `where` locates it in words of the format: "line 12", "page 2", "/properties/status", "survey!C5".

    `text` is as printed, without its number and the blank it leaves. What stands with it is read with it: `stem` is
    the lead-in or heading that it completes, `options` what may be chosen, `help` hints, tooltips, placeholders.
    `name` is what a machine calls it. `start` and `end` are where `text` stands in the decoded file, in code points,
    where the file is a text; `line` and `column` count from 1, and 0 is nowhere. `boxes` are where it is on paper.
    """

    text: str
    where: str
    stem: str = ""
    options: tuple[str, ...] = ()
    help: str = ""
    name: str = ""
    codes: tuple[Code, ...] = ()
    answer: Literal["text", "choice", "yes-no", "number", "date", "file", "signature", "unknown"] = "unknown"
    start: int = NOWHERE
    end: int = NOWHERE
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    boxes: tuple[Box, ...] = ()


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """What is printed and asks nothing. `level` is a heading's, from 1; 0 for a sentence."""

    text: str
    where: str = ""
    level: int = 0


class Asked(msgspec.Struct, frozen=True, tag=True):
    """A question's place among the items of a form, by its number in `Form.questions`."""

    number: int


class Left(msgspec.Struct, frozen=True):
    """A part that was not read, and why, by kind."""

    where: str
    why: str


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form. `items` are what is printed, in order; every question stands in them once."""

    kind: Kind
    questions: tuple[Question, ...]
    items: tuple[Note | Asked, ...] = ()
    title: str = ""
    language: str = ""
    """What the form says of its language: "en", "es", or nothing."""
    unread: tuple[Left, ...] = ()


class Making:
    """A form in the making: a reader adds what it meets, in order.

    >>> made = Making("markdown")
    >>> made.note("Intake", level=1)
    >>> made.ask(Question(text="Your name", where="line 3"))
    >>> [question.text for question in made.form().questions]
    ['Your name']
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.title = ""
        self.language = ""
        self.unread: list[Left] = []
        self._questions: list[Question] = []
        self._items: list[Note | Asked] = []

    def note(self, text: str, where: str = "", level: int = 0) -> None:
        """Add a heading or a sentence."""
        if text.strip():
            self._items.append(Note(text=text.strip(), where=where, level=level))

    def unnote(self, text: str) -> None:
        """Take back the last note with such a text: it was what a question asks, and the question now says it."""
        for number in range(len(self._items) - 1, -1, -1):
            item = self._items[number]
            if isinstance(item, Note) and item.text == text:
                del self._items[number]
                return

    def ask(self, question: Question) -> None:
        """Add a question."""
        self._items.append(Asked(len(self._questions)))
        self._questions.append(question)

    def left(self, where: str, why: str) -> None:
        """Name a part that was not read."""
        self.unread.append(Left(where, why))

    @property
    def questions(self) -> list[Question]:
        """Those that were added."""
        return self._questions

    def form(self) -> Form:
        """The form."""
        return Form(
            kind=self.kind,
            questions=tuple(self._questions),
            items=tuple(self._items),
            title=self.title,
            language=self.language,
            unread=tuple(self.unread),
        )


def words_of(question: Question) -> Iterator[str]:
    """All that is read of a question, its own words first."""
    yield from (each for each in (question.text, question.stem, question.help, *question.options) if each)
