"""The pages that ask: the first one, and one for each question."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.office.ask.case import NOT_KNOWN, Case
from charteroak.office.ask.residents import resident_pages
from charteroak.office.ask.rows import Row, answered
from charteroak.office.ask.standing import Standing, previous, stand
from charteroak.office.pages import LINT, QUESTIONS, REGISTER, SCREEN, Field, Place, Quote, quote
from charteroak.office.police.nav import PageRow, police_pages
from charteroak.office.strings import strings


@dataclass(frozen=True)
class Option:
    """Something a person can choose."""

    value: str
    """What the form sends."""
    label: str
    """What the person reads."""
    name: str = ""
    """The short name of an act, beside its situation."""
    chosen: bool = False
    """Whether it is the answer so far."""


@dataclass(frozen=True)
class StartPage:
    """The first page: which act?"""

    acts: tuple[Option, ...]
    """The acts, as the situations in which they come up."""
    police: tuple[PageRow, ...]
    """The pages for the police."""
    screen: str
    """The address of the page that screens files."""
    lint: str
    """The address of the page that reads forms back."""
    questions: str
    """The address of the page with the lawful questions of the City's forms."""
    register: str
    """The address of the page that keeps them."""
    authorities: str
    """The address of the register of authorities."""
    residents: tuple[PageRow, ...]
    """What is there for everyone who lives here."""
    complain: str
    """Where a resident says that the article was not followed."""
    readings: str
    """The address of how the article is read."""
    routines: str
    """The address of the routine disclosures."""
    reports: str
    """The address of the reports."""
    error: str = ""
    """What was wrong with a saved case that was to be opened."""


@dataclass(frozen=True)
class QuestionPage:
    """One question."""

    fact: str
    """The fact that is asked for: the name of the field."""
    question: str
    """The question."""
    note: str
    """What helps to answer it, or nothing."""
    options: tuple[Option, ...]
    """The answers, in their order."""
    not_known: Option
    """That it is not known."""
    number: str
    """Which question this is; nothing where an earlier answer is changed."""
    more: str
    """How many more are expected; nothing where an earlier answer is changed."""
    why: str
    """Why it is asked; nothing where it does not matter as things stand."""
    clauses: tuple[Quote, ...]
    """The clauses that the answer may turn on."""
    act: str
    """What the case is about, as a situation."""
    before: tuple[Field, ...]
    """The case up to this question's answer."""
    after: tuple[Field, ...]
    """The answers that were given after this question's."""
    case: tuple[Field, ...]
    """The whole case, for the way back."""
    back: str
    """The fact of the question before; nothing before the first."""
    rows: tuple[Row, ...]
    """The answers so far."""
    error: str = ""
    """What was wrong with the form that was sent."""


def start_page(language: str, error: str = "") -> StartPage:
    """The first page."""
    said = words(language).acts
    acts = tuple(Option(act, said[act].situation, said[act].name) for act in said)
    return StartPage(
        acts,
        police_pages(language),
        screen=SCREEN.address(language),
        lint=LINT.address(language),
        questions=QUESTIONS.address(language),
        register=REGISTER.address(language),
        authorities=Place("authorities").address(language),
        residents=resident_pages(language),
        complain=Place("complain").address(language),
        readings=Place("readings").address(language),
        routines=Place("routines").address(language),
        reports=Place("reports").address(language),
        error=error,
    )


def question_page(language: str, case: Case, fact: str, *, error: str = "") -> QuestionPage:
    """The page that asks for a fact, be it for the first time or again."""
    said, ui = words(language), strings(language).ui
    here = stand(case.without(fact))
    because = here.because(fact)
    new = fact not in case.answers
    so_far = case.fields()
    place = next((i for i, field in enumerate(so_far) if field.name == fact), len(so_far))
    given = so_far[place].value if not new else ""
    return QuestionPage(
        fact=fact,
        question=said.question(case.act, fact),
        note=said.note(case.act, fact),
        options=tuple(Option(v, label, chosen=v == given) for v, label in said.values[fact].items()),
        not_known=Option(NOT_KNOWN, ui["not_known"], chosen=given == NOT_KNOWN),
        number=ui["number"].format(number=len(answered(language, case, here)) + 1) if new else "",
        more=_more(language, here) if new else "",
        why=said.why_asked.format(sections=said.sections(because)) if because else "",
        clauses=tuple(quote(language, clause) for clause in because),
        act=said.acts[case.act].situation,
        before=so_far[:place],
        after=so_far[place + 1 :],
        case=so_far,
        back=previous(case, stand(case).progress.known, fact) or "",
        rows=answered(language, case, here),
        error=error,
    )


def _more(language: str, here: Standing) -> str:
    """How many questions are expected after this one, in words."""
    ui = strings(language).ui
    more = here.expected - 1
    if more <= 0:
        return ui["more_none"]
    return ui["more_one"] if more < 1.5 else ui["more_some"].format(more=round(more))
