"""The dispatcher's page. A message is posted, read in memory and answered; nothing of it is shown again or kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.errors import bad_request
from charteroak.office.pages import TRIAGE, Quote, allow, asset, page, quote
from charteroak.office.police.acted import ActedSaid, message_acted
from charteroak.office.police.nav import PageRow, police_pages
from charteroak.office.police.words import page_words
from charteroak.police import triage
from charteroak.police.cards import Card, card_words
from charteroak.police.triage import Answered

_LONG = 45
"""Characters of an answer above which its type is smaller, so that it stays on the screen whole."""


@dataclass(frozen=True)
class RecordRow:
    """A record of the message, in one line."""

    name: str
    """Its place in the message."""
    file: str
    """Which file of NCIC it is of."""
    warrant: str
    """What kind of warrant it says that there is."""
    outcome: str
    """What it supports alone, by its wire name: it chooses the mark."""
    told_by: str
    """The kinds of signals by which it was told."""


@dataclass(frozen=True)
class PersonRow:
    """A person of the message, by the numbers of their records."""

    outcome: str
    """What their records support, by its wire name: it chooses the mark."""
    say: str
    """Which records are theirs, and what to do."""


@dataclass(frozen=True)
class CitedSaid:
    """A clause, and what it does here."""

    gist: str
    """What it does, in the language of the page."""
    quote: Quote
    """The clause in its own words."""


@dataclass(frozen=True)
class AnswerSaid:
    """What the message supports. No value of the message is in it."""

    outcome: str
    """The outcome, by its wire name: it chooses the mark and the look."""
    head: str
    """What to do now."""
    long: bool
    """Whether that is too long for the largest type."""
    then: tuple[str, ...]
    """What one may go on with."""
    call: str
    """Whom to call."""
    records: tuple[RecordRow, ...]
    """The records, in order."""
    people: tuple[PersonRow, ...]
    """What to do about each person, where the message is about several."""
    flags: tuple[str, ...]
    """What else a supervisor should see."""
    why: str
    """The heading over why."""
    because: str
    """Why, in a sentence; nothing where the clauses say it."""
    cited: tuple[CitedSaid, ...]
    """The clauses that decide, or on which it turns."""
    notes: tuple[str, ...]
    """What bears on it besides."""
    notice: str
    """What this is not."""
    acted: ActedSaid | None
    """The offer to record that someone acted on it; None where nothing can be recorded."""


@dataclass(frozen=True)
class TriagePage:
    """The page: where a message is pasted, and what the one that was sent supports."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    answer: AnswerSaid | None
    """What the message supports; None before one was sent."""
    error: str
    """What was wrong with the form that was sent, or nothing."""
    pages: tuple[PageRow, ...]
    """The pages for the police."""
    action: str
    """Where a message is sent."""
    style: str
    """The address of the police pages' stylesheet."""
    script: str
    """The address of their script."""


# Exempt, as asking is: a forged request would read a message and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def triage_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where a message is pasted; on a POST what it supports. 400 where the form is not this page's, or is empty."""
    if request.method != "POST":
        return _page(request, language)
    sent = request.POST.getlist("message")
    if len(sent) != 1 or len(request.POST) != 1 or request.FILES:
        return bad_request(request)
    if not sent[0].strip():
        return _page(request, language, error=page_words(language).ui["nothing_sent"])
    return _page(request, language, _said(language, triage.answer(triage.read(sent[0]), language=language)))


def _page(request: HttpRequest, language: str, answer: AnswerSaid | None = None, error: str = "") -> HttpResponse:
    context = TriagePage(
        say=page_words(language).ui,
        answer=answer,
        error=error,
        pages=police_pages(language),
        action=TRIAGE.address(language),
        style=asset("police.css"),
        script=asset("police.js"),
    )
    return page(request, language, "police/triage.html", context, at=TRIAGE, status=400 if error else 200)


def _said(language: str, answered: Answered) -> AnswerSaid:
    card = answered.card()
    why, _, because = card.why.partition(":")
    return AnswerSaid(
        outcome=answered.whole.outcome,
        head=card.do,
        long=len(card.do) > _LONG,
        then=card.then,
        call=card.call,
        records=_records(language, answered),
        people=_people(answered, card),
        flags=card.flags,
        why=why,
        because=because.strip(),
        cited=tuple(CitedSaid(each.gist, quote(language, each.clause)) for each in card.quotes),
        notes=card.notes,
        notice=card.notice,
        acted=message_acted(language, answered),
    )


def _people(answered: Answered, card: Card) -> tuple[PersonRow, ...]:
    each = zip(answered.people, card.people, strict=False)  # a card about one person has no line for each
    return tuple(PersonRow(support.outcome, say) for support, say in each)


def _records(language: str, answered: Answered) -> tuple[RecordRow, ...]:
    own, said = page_words(language), card_words(language)
    return tuple(
        RecordRow(
            name=own.ui["record"].format(number=number),
            file=said.files[record.file],
            warrant=said.warrants[record.warrant],
            outcome=support.outcome,
            told_by=", ".join(own.signals[signal] for signal in record.evidence),
        )
        for number, (record, support) in enumerate(zip(answered.message.records, answered.records, strict=True), 1)
    )
