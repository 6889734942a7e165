"""The page for papers. A file or a text is posted, read in memory and told apart; nothing of it is shown or kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.law.under import under
from charteroak.law.words import words
from charteroak.logic.norm import Outcome
from charteroak.office.errors import bad_request
from charteroak.office.given import NotOurs, given
from charteroak.office.pages import PAPER, Quote, allow, asset, is_clause, page, quote
from charteroak.office.police.acted import ActedSaid, paper_acted
from charteroak.office.police.nav import PageRow, police_pages
from charteroak.office.police.words import page_words
from charteroak.police.papers.card import PaperCard, card
from charteroak.police.papers.reading import read_paper
from charteroak.police.triage_fold import ACTS, STRICTEST_FIRST
from charteroak.screening.documents import Limits, Unreadable, read, require_read

_LIMITS = Limits(size=settings.MAX_PAPER, pages=200, seconds=45.0)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÑ])")
_CITATION = re.compile(r"\b2-9\d\d(?:\([a-z]\))?")


@dataclass(frozen=True)
class ActRow:
    """An act for which the paper may be a reason."""

    name: str
    """The act."""
    outcome: str
    """What the article answers if the paper is the only reason, by its wire name."""
    headline: str
    """The same in words."""
    clauses: str
    """The clauses that decide, or nothing."""


@dataclass(frozen=True)
class PaperSaid:
    """What the paper is. No word of the paper is in it."""

    outcome: str
    """The stricter outcome of arresting and holding on it, by its wire name: it chooses the mark and the look."""
    head: str
    """What to do now."""
    then: tuple[str, ...]
    """What else to do."""
    kind: str
    """What kind of paper it is."""
    issuer: str
    """Who issued it."""
    criminal: str
    """Whether it is a criminal warrant."""
    requires: str
    """Whether it requires the City to act."""
    told_by: str
    """The kinds of signs by which it was told."""
    partly: bool
    """Whether something in the file could not be read as text."""
    why: str
    """Why, with the clause."""
    acts: tuple[ActRow, ...]
    """What the article answers where the paper is the only reason."""
    deciding: tuple[Quote, ...]
    """The clauses that decide about arresting and holding, in their own words."""
    others: tuple[Quote, ...]
    """The other clauses that the card cites."""
    under: tuple[str, ...]
    """What counsel has settled that bears on it, if anything."""
    acted: ActedSaid | None
    """The offer to record that someone acted on it; None where nothing can be recorded."""


@dataclass(frozen=True)
class PaperPage:
    """The page: where a paper is given, and what the one that was given is."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    paper: PaperSaid | None
    """What the paper is; None before one was given."""
    error: str
    """What was wrong with what was given, or nothing."""
    hint: str
    """What files are read."""
    pages: tuple[PageRow, ...]
    """The pages for the police."""
    action: str
    """Where a paper is sent."""
    style: str
    """The address of the police pages' stylesheet."""
    script: str
    """The address of their script."""


# Exempt, as asking is: a forged request would read a paper and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def paper_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where a paper is given; on a POST what it is. 400 where the form is not ours, or the paper unreadable."""
    if request.method != "POST":
        return _page(request, language)
    ui = page_words(language).ui
    try:
        what = given(request)
    except NotOurs:
        return bad_request(request)
    if what.lack:
        return _page(request, language, error=ui["paper_both" if what.lack == "both" else what.lack])
    if what.pasted:
        return _page(request, language, _said(language, (what.text,)))
    try:
        document = require_read(read(what.data, what.name, _LIMITS))
    except Unreadable as error:
        return _page(request, language, error=ui["paper_unreadable"].format(why=error.says(language)))
    return _page(request, language, _said(language, document.pages, partly=bool(document.unread)))


def _page(request: HttpRequest, language: str, paper: PaperSaid | None = None, error: str = "") -> HttpResponse:
    own = page_words(language)
    context = PaperPage(
        say=own.ui,
        paper=paper,
        error=error,
        hint=own.ui["paper_file_hint"].format(most=settings.MAX_PAPER >> 20),
        pages=police_pages(language),
        action=PAPER.address(language),
        style=asset("police.css"),
        script=asset("police.js"),
    )
    return page(request, language, "police/paper.html", context, at=PAPER, status=400 if error else 200)


def _said(language: str, pages: tuple[str, ...], *, partly: bool = False) -> PaperSaid:
    found = read_paper(pages, language=language)
    told = card(found, language)
    head, *then = _SENTENCE.split(told.do)
    deciding = sorted({clause for act in ACTS for clause in told.answers[act].clauses})
    cited = dict.fromkeys(_CITATION.findall(told.why))
    return PaperSaid(
        outcome=min((told.answers[act].outcome for act in ACTS), key=STRICTEST_FIRST.index),
        head=head,
        then=tuple(then),
        kind=told.kind,
        issuer=told.issuer,
        criminal=told.criminal,
        requires=told.requires,
        told_by=", ".join(told.evidence),
        partly=partly,
        why=told.why,
        acts=tuple(_acts(language, told)),
        deciding=tuple(quote(language, clause) for clause in deciding),
        others=tuple(quote(language, clause) for clause in cited if clause not in deciding and is_clause(clause)),
        under=under(language, ACTS),
        acted=paper_acted(language, found),
    )


def _acts(language: str, told: PaperCard) -> Iterator[ActRow]:
    """What is answered about each act; beyond arresting and holding, only where the paper alone settles it."""
    said = words(language)
    for act, decision in told.answers.items():
        if act in ACTS or decision.outcome != Outcome.UNKNOWN:
            headline = said.outcomes[decision.outcome].headline
            yield ActRow(said.acts[act].name, decision.outcome, headline, ", ".join(decision.clauses))
