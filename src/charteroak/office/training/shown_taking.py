"""What the pages of taking a course show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.office.forms import FieldRow
from charteroak.office.pages import Quote


@dataclass(frozen=True)
class CourseRow:
    """A course in the list, for whoever looks."""

    title: str
    audience: str
    """For whom it is."""
    clauses: str
    """The clauses that it teaches."""
    href: str
    """Its lessons."""
    state: str
    """Where one stands: of `State`; empty where it is not to be taken."""
    said: str
    """That in words, with the day."""
    done: str
    """When it was last completed, or nothing."""
    certificate: str
    """The certificate of that, or nothing."""


@dataclass(frozen=True)
class MinePage:
    """One's own courses; for whoever is not signed in, what is taught."""

    say: Mapping[str, str]
    style: str
    """The address of the stylesheet."""
    title: str
    lede: str
    rows: tuple[CourseRow, ...]
    """The courses that one has to take, or all."""
    others: tuple[CourseRow, ...]
    """The others."""
    unlisted: bool
    """Whether someone who is signed in is not on the roster."""
    verify: str
    """Where a certificate is verified."""
    quote: Quote
    """2-928(e)."""


@dataclass(frozen=True)
class LessonRow:
    """A lesson."""

    title: str
    quote: Quote
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class CoursePage:
    """The lessons of a course, and the way to its test."""

    say: Mapping[str, str]
    style: str
    """The address of the stylesheet."""
    title: str
    audience: str
    version: str
    """Its version, as a sentence."""
    lessons: tuple[LessonRow, ...]
    alert: str
    """What came between, or nothing."""
    terms: str
    """On what terms the test is taken."""
    begin: str
    """What the button says; empty where there is no test for whoever looks."""
    why_not: str
    """Why not."""
    action: str
    """Where the button leads."""
    shown: str
    """The version that is shown, which the button sends back."""
    back: str


@dataclass(frozen=True)
class TestPage:
    """The questions of a test."""

    __test__ = False
    say: Mapping[str, str]
    style: str
    """The address of the stylesheet."""
    title: str
    terms: str
    alert: str
    alert_text: str
    fields: tuple[FieldRow, ...]
    wrong: tuple[FieldRow, ...]
    attempt: str
    action: str
    back: str


@dataclass(frozen=True)
class AnswerRow:
    """A question that was answered."""

    number: int
    question: str
    right: bool
    verdict: str
    """Right or not, as a word."""
    chosen: str
    chosen_why: str
    answer: str
    answer_why: str
    quote: Quote
    """The clause that it turns on."""


@dataclass(frozen=True)
class ResultPage:
    """How it went."""

    say: Mapping[str, str]
    style: str
    """The address of the stylesheet."""
    title: str
    passed: bool
    said: str
    """The score, as a sentence."""
    means: str
    """What that means."""
    certificate: str
    again: str
    """Where it is tried again, or nothing."""
    clauses: tuple[tuple[str, str], ...]
    """By clause, how many were right."""
    answers: tuple[AnswerRow, ...]
    """Each question, explained; none once the page is gone, as no answer is kept."""
    mine: str
