"""The list of requests, and a request's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.session import signed_in
from charteroak.office.disclosures import closing
from charteroak.office.disclosures.finding import newest, newest_waiting, waiting
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.machine import CLOSED, HANDLERS, OPEN, Event, State, can
from charteroak.office.disclosures.models import Request
from charteroak.office.disclosures.said import day_of, is_closed
from charteroak.office.disclosures.serving import found, me, shown, tidied
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.pages import Place, allow, given_page

_LIST = Place("disclosures")
_PAGE = 50


@dataclass(frozen=True)
class ListRow:
    """A request in the list."""

    title: str
    """What it is called."""
    href: str
    """Its page."""
    state: str
    """Where it stands, by its wire name."""
    label: str
    """The same in words."""
    who: str
    """Who asks, and by what paper."""
    topics: str
    """The classes asked for."""
    received: str
    """When it came."""
    due: str
    """By when the City wants to answer; nothing where it is closed."""
    late: bool
    """Whether that day is over."""


@dataclass(frozen=True)
class Step:
    """Something that can be done about a request."""

    label: str
    href: str
    main: bool = False


@allow("GET", "HEAD")
def disclosures(request: HttpRequest, language: str) -> HttpResponse:
    """What waits for whoever asks, and the requests in one state."""
    person, own = signed_in(request), disclosure_words(language)
    chosen = request.GET.get("show", "open")
    ways = ("open", "mine", *(state.value for state in State), "all")
    chosen = chosen if chosen in ways else "open"
    page_number = given_page(request)
    first, most = page_number * _PAGE, _PAGE + 1
    if chosen == "mine":
        rows = newest_waiting(person, first, most)
    else:
        states = None if chosen == "all" else OPEN if chosen == "open" else {State(chosen)}
        rows = newest(person, states, first, most)
    mine = waiting(person).count()
    names = {"open": own.ui["open"], "mine": own.ui["waiting_mine"], "all": own.ui["all"]}
    return shown(
        request, language, "list", None, at=_LIST, rows=[_row(language, each) for each in rows[:_PAGE]],
        mine=own.ui["mine_one"] if mine == 1 else own.ui["mine_count"].format(count=mine) if mine else "",
        mine_href=f"{_LIST.address(language)}?show=mine",
        ways=[(way, names.get(way) or own.states[way][0], way == chosen) for way in ways],
        new=Place("disclosure_new").address(language) if person.roles & HANDLERS else "",
        older=_page_link(language, chosen, page_number + 1) if len(rows) > _PAGE else "",
        newer=_page_link(language, chosen, page_number - 1) if page_number else "",
    )  # fmt: skip


@allow("GET", "HEAD")
def disclosure(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A request with its history, and what can be done about it."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    held = tidied(held)
    return shown(
        request, language, "request", held, at=Place("disclosure", record=record),
        steps=list(_steps(request, language, held)),
        can_decide=can(held.state, Event.CHANGE, held.case(), me(request)),
    )  # fmt: skip


def _steps(request: HttpRequest, language: str, held: Held) -> Iterator[Step]:
    own, case, who = disclosure_words(language).ui, held.case(), me(request)
    record, state = held.request.handle, held.state
    fresh = type(who)(who.handle, who.roles, fresh=True)  # to be asked for where it is not: its page does

    def at(route: str) -> str:
        return Place(route, record=record).address(language)

    if can(state, Event.CHANGE, case, who):
        given = bool(held.request.commitment)
        main = not given and state in (State.DRAFT, State.DECIDED)
        yield Step(own["give_records_again" if given else "give_records"], at("disclosure_records"), main)
    if can(state, Event.SEND, case, who):
        yield Step(own["send"], at("disclosure_send"), main=True)
    if can(state, Event.NOT_APPROVE, case, fresh):
        role = "supervisor" if state == State.WAITS_SUPERVISOR else "counsel"
        yield Step(own["approve_here"], at(f"disclosure_{role}"), main=True)
    if state == State.APPROVED and who.roles & HANDLERS:
        yield Step(own["hand_over"], at("disclosure_release"), main=True)
    if can(state, Event.REVOKE, case, fresh):
        yield Step(own["revoke"], at("disclosure_revoke"))
    if can(state, Event.WITHDRAW, case, who):
        main = can(state, Event.REFUSE, case, who)
        yield Step(own["close"], at("disclosure_close"), main=main)
    if state in CLOSED:
        yield from _after(request, language, held)


def _after(request: HttpRequest, language: str, held: Held) -> Iterator[Step]:
    """What there is of a request that is closed."""
    own, record = disclosure_words(language).ui, held.request.handle
    if held.state == State.REFUSED:
        yield Step(own["letter"], Place("disclosure_letter", record=record).address(language), main=True)
    if closing.is_again(request, record):
        yield Step(own["hand_again_go"], Place("disclosure_release", record=record).address(language))
    yield Step(own["receipt"], Place("disclosure_receipt", record=record).address(language))


def _row(language: str, request: Request) -> ListRow:
    own, law = disclosure_words(language), words(language)
    due, late = day_of(request), day_of(request) < today()
    items = [item for item in request.items.all() if item.asked]  # type: ignore[attr-defined]
    paper = own.label("paper", request.paper)
    return ListRow(
        title=own.ui["request"].format(handle=request.handle[:8]),
        href=Place("disclosure", record=request.handle).address(language),
        state=request.state,
        label=own.states[request.state][0],
        who=f"{own.label('requester', request.requester)} · {paper}",
        topics=", ".join(own.topic(item.topic) for item in items),
        received=own.ui["received_on"].format(day=law.date(request.received)),
        due="" if is_closed(request) else own.ui["late" if late else "due"].format(day=law.date(due)),
        late=late,
    )


def _page_link(language: str, chosen: str, number: int) -> str:
    return f"{_LIST.address(language)}?{urlencode({'show': chosen, 'page': number})}"
