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
    """The course's name."""
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
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    title: str
    """The heading."""
    lede: str
    """What stands below it."""
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
    """The heading."""
    quote: Quote
    """The clause in its own words."""
    paragraphs: tuple[str, ...]
    """What it means where one works."""


@dataclass(frozen=True)
class CoursePage:
    """The lessons of a course, and the way to its test."""

    say: Mapping[str, str]
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    title: str
    """The course's name."""
    audience: str
    """For whom it is."""
    version: str
    """Its version, as a sentence."""
    lessons: tuple[LessonRow, ...]
    """The lessons, in the order of the article."""
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
    """Where the courses are."""


@dataclass(frozen=True)
class TestPage:
    """The questions of a test."""

    __test__ = False
    say: Mapping[str, str]
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    title: str
    """The course's name."""
    terms: str
    """On what terms it is taken."""
    alert: str
    """What came between, or nothing."""
    alert_text: str
    """What that means, or nothing."""
    fields: tuple[FieldRow, ...]
    """The questions."""
    wrong: tuple[FieldRow, ...]
    """Those that are not answered."""
    attempt: str
    """The attempt's handle, which the form sends back."""
    action: str
    """Where the form goes."""
    back: str
    """Where the lessons are."""


@dataclass(frozen=True)
class AnswerRow:
    """A question that was answered."""

    number: int
    """Its place in the test, from 1."""
    question: str
    """The scene, and what is asked."""
    right: bool
    """Whether it was answered rightly."""
    verdict: str
    """Right or not, as a word."""
    chosen: str
    """The answer that was chosen."""
    chosen_why: str
    """What is said to whoever chose it."""
    answer: str
    """The right answer, where another was chosen."""
    answer_why: str
    """Why that is right."""
    quote: Quote
    """The clause that it turns on."""


@dataclass(frozen=True)
class ResultPage:
    """How it went."""

    say: Mapping[str, str]
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    title: str
    """The heading."""
    passed: bool
    """Whether it was passed."""
    said: str
    """The score, as a sentence."""
    means: str
    """What that means."""
    certificate: str
    """Where the certificate is, or nothing."""
    again: str
    """Where it is tried again, or nothing."""
    clauses: tuple[tuple[str, str], ...]
    """By clause, how many were right."""
    answers: tuple[AnswerRow, ...]
    """Each question, explained; none once the page is gone, as no answer is kept."""
    mine: str
    """Where one's own courses are."""
