"""How the article is read: for everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from charteroak.law import text
from charteroak.law.readings import READINGS
from charteroak.logic.expr import Reading
from charteroak.office.accounts.models import Person
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.readings.models import LAPSED, OPEN, SETTLED, SIGNING, Proposal
from charteroak.office.readings.said import ReadingRow, choice_label, day_said, name_of, row, rows, trouble
from charteroak.office.readings.settling import has_lapsed
from charteroak.office.readings.words import reading_words
from charteroak.office.roles import Role

READINGS_PAGE = Place("readings")


@dataclass(frozen=True)
class ProposalRow:
    """A proposal, in a list."""

    name: str
    """The reading's short name."""
    choice: str
    """As what it is to be read."""
    state: str
    """What became of it, as a word of `models.STATES`."""
    said: str
    """The same in words."""
    by: str
    """Who proposed it, and when."""
    href: str
    """Its page."""
    look_of: str
    """What the link there says."""


@dataclass(frozen=True)
class ListPage:
    """Every reading, and for counsel what waits."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    done: str
    """What was done just now, or nothing."""
    trouble: str
    """Why some readings are in doubt, or nothing."""
    rows: tuple[ReadingRow, ...]
    """The readings."""
    counsel: bool
    """Whether this is for counsel, too."""
    open: tuple[ProposalRow, ...]
    """What waits for a signature."""
    mend: str
    """Where what is in doubt is mended."""


@dataclass(frozen=True)
class OnePage:
    """A reading with its history."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: ReadingRow
    """The reading."""
    counsel: bool
    """Whether this is for counsel, too."""
    open: tuple[ProposalRow, ...]
    """What waits for a signature."""
    closed: tuple[ProposalRow, ...]
    """What came to nothing."""
    text_sha256: str
    """The digest of the article's text."""
    back: str
    """All readings."""


@allow("GET", "HEAD")
def readings_page(request: HttpRequest, language: str) -> HttpResponse:
    """Every reading."""
    own, counsel = reading_words(language), is_counsel(request)
    context = ListPage(
        say=own.ui,
        style=asset("readings.css"),
        done=own.done.get(request.GET.get("done", ""), "") if counsel else "",
        trouble=trouble(language),
        rows=rows(language),
        counsel=counsel,
        open=_proposals(language, (OPEN, SIGNING)) if counsel else (),
        mend=Place("readings_mend").address(language),
    )
    return page(request, language, "readings/list.html", context, at=READINGS_PAGE, here="article")


@allow("GET", "HEAD")
def reading_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """One reading, with its history."""
    found, counsel = reading_of(record), is_counsel(request)
    context = OnePage(
        say=reading_words(language).ui,
        style=asset("readings.css"),
        row=row(language, found),
        counsel=counsel,
        open=_proposals(language, (OPEN, SIGNING), record) if counsel else (),
        closed=_proposals(language, ("withdrawn", LAPSED), record) if counsel else (),
        text_sha256=text.ARTICLE_SHA256,
        back=READINGS_PAGE.address(language),
    )
    at = Place("reading", record=record)
    return page(request, language, "readings/one.html", context, at=at, here="article")


def reading_of(name: str) -> Reading:
    """The reading of a name. 404 where there is none."""
    for reading in READINGS:
        if reading.id == name:
            return reading
    raise Http404


def is_counsel(request: HttpRequest) -> bool:
    """Whether counsel is signed in."""
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate put it there
    return person is not None and Role.COUNSEL in person.roles


def state_of(proposal: Proposal) -> str:
    """What became of a proposal, be it that nobody has noticed yet."""
    return LAPSED if proposal.state == OPEN and has_lapsed(proposal) else proposal.state


def _proposals(language: str, states: tuple[str, ...], reading: str = "") -> tuple[ProposalRow, ...]:
    wanted = OPEN in states
    found = Proposal.objects.exclude(state=SETTLED).select_related("proposed_by")
    found = found.filter(reading=reading) if reading else found
    told = ((each, state_of(each)) for each in found)
    kept = [(each, state) for each, state in told if state in states or (wanted and each.state == OPEN)]
    return tuple(_row(language, each, state) for each, state in kept)


def _row(language: str, proposal: Proposal, state: str) -> ProposalRow:
    own = reading_words(language)
    name = name_of(language, proposal.reading)
    choice = choice_label(language, proposal.reading, proposal.chosen)
    by = own.ui["proposed"].format(name=proposal.proposed_by.name, day=day_said(language, proposal.proposed_at.date()))
    href = Place("readings_proposal", record=proposal.handle).address(language)
    look = own.ui["look_of"].format(name=name, choice=choice)
    return ProposalRow(name, choice, state, own.states[state], by, href, look)
