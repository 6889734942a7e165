"""A request in a person's words, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.city_services import BY_NAME
from charteroak.office.disclosures import grounds
from charteroak.office.disclosures.days import days
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.machine import CLOSED, OPEN, State
from charteroak.office.disclosures.models import Item, Request
from charteroak.office.disclosures.words import DisclosureWords, disclosure_words
from charteroak.office.pages import Place, Quote, quote
from charteroak.office.strings import strings


@dataclass(frozen=True)
class Fact:
    """Something that is said of a request or a class."""

    name: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class ItemSaid:
    """A class of information in a request."""

    topic: str
    """What it is called."""
    outcome: str
    """What the article answers, by its wire name."""
    headline: str
    """The same in words."""
    clauses: tuple[Quote, ...]
    """The clauses that decide, in their own words."""
    cited: str
    """The same, as citations."""
    decision: str
    """What is done about it, in words."""
    done: bool
    """Whether it is decided."""
    out: bool
    """Whether it is released, or to be."""
    found: str
    """Whether the screener found it in the records, in words; nothing before they were given."""
    ground: str
    """The ground, in words; nothing where it is withheld."""
    says: str
    """What the authority says, or why it is necessary."""
    flags: tuple[str, ...]
    """How the authority stands today."""
    readings: tuple[Fact, ...]
    """The readings that the answer was given under."""
    facts: tuple[Fact, ...]
    """The questions of the article that were answered, and how."""
    href: str
    """Where it is decided."""
    link: str
    """What the link there says, with the class."""


@dataclass(frozen=True)
class LineSaid:
    """A line of a history."""

    when: str
    """When, to the minute."""
    what: str
    """What happened."""
    role: str
    """In which role somebody did it."""


@dataclass(frozen=True)
class RequestSaid:
    """A request."""

    handle: str
    """Its random name."""
    title: str
    """What it is called."""
    href: str
    """Its page."""
    state: str
    """Where it stands, by its wire name."""
    label: str
    """The same in words."""
    means: str
    """What that means."""
    open: bool
    """Whether it is not closed."""
    facts: tuple[Fact, ...]
    """Who asks, how, by what paper, for which service."""
    records: str
    """What is known of the records."""
    whole: str
    """That the whole file is of a class, where the screener says so."""
    asked: tuple[ItemSaid, ...]
    """The classes that were asked for."""
    beside: tuple[str, ...]
    """The classes in the records that were not."""
    approvals: tuple[LineSaid, ...]
    """What approvers said."""
    history: tuple[LineSaid, ...]
    """What happened, the last first."""
    due: str
    """By when the City wants to answer; nothing where it is closed."""
    late: bool
    """Whether that day is over."""
    moved: bool
    """Whether what was sent for approval is no longer what it was."""
    ledger: str
    """Where the ledger has its entries."""


def request_said(language: str, held: Held, person: Person | None = None) -> RequestSaid:
    """A request, to be looked at by a person."""
    own, request = disclosure_words(language), held.request
    label, means = own.states[request.state]
    due = request.received + days().answer
    late = due < today()
    return RequestSaid(
        handle=request.handle,
        title=own.ui["request"].format(handle=request.handle[:8]),
        href=Place("disclosure", record=request.handle).address(language),
        state=request.state,
        label=label,
        means=means,
        open=held.state in OPEN,
        facts=tuple(facts_said(own, request)),
        records=_records(own, request),
        whole=own.ui["records_whole"].format(topic=own.topic(request.whole)) if request.whole else "",
        asked=tuple(item_said(language, held, item) for item in held.asked),
        beside=tuple(own.topic(item.topic) for item in held.items if not item.asked),
        approvals=tuple(_approvals(own, held, person)),
        history=tuple(lines_said(own, held, person)),
        due=own.ui["late" if late else "due"].format(day=words(language).date(due)) if held.state in OPEN else "",
        late=late,
        moved=held.moved,
        ledger=Place("ledger_entry", record=request.record).address(language) if request.entries else "",
    )


def facts_said(own: DisclosureWords, request: Request) -> Iterator[Fact]:
    """Who asks, how, by what paper, for which service."""
    ui, law = own.ui, words(own.language)
    yield Fact(ui["who_asks"], own.label("requester", request.requester))
    yield Fact(ui["how"], own.label("channel", request.channel))
    yield Fact(ui["day"], law.date(request.received))
    read = request.paper_found
    hint = ui["paper_as_read"].format(kind=own.label("paper", read)) if read and read != request.paper else ""
    yield Fact(ui["paper"], own.label("paper", request.paper), hint)
    if request.paper != "none":
        yield Fact(ui["issuer"], own.label("issuer", request.issuer or "unclear"))
        yield Fact(ui["paper_criminal"], _told(own, request.criminal))
        yield Fact(ui["paper_requires"], _told(own, request.requires))
    yield Fact(ui["service"], BY_NAME[request.service].said(own.language))
    yield Fact(ui["employee"], law.values["employee"][request.employee])


def item_said(language: str, held: Held, item: Item) -> ItemSaid:
    """A class of a request."""
    own, law = disclosure_words(language), words(language)
    ui, out, closed = own.ui, item.decision == grounds.RELEASE, held.state in CLOSED
    withheld = item.decision == grounds.WITHHOLD and (not closed or held.state.value.startswith("closed_re"))
    cited = parts().cited(item.authority, today()) if item.authority else None
    topic = own.topic(item.topic)
    decision = ui["undecided"]
    if out or withheld:
        decision = ui[("released" if closed else "release") if out else ("withheld" if closed else "withhold")]
    ground = cited.citation if cited else own.bases.get(item.basis, "")
    if item.necessity:
        ground = f"{own.bases[item.basis]}: {own.label('necessity', item.necessity)}"
    return ItemSaid(
        topic=topic,
        outcome=item.outcome,
        headline=law.outcomes[item.outcome].headline,
        clauses=tuple(quote(language, clause) for clause in item.clauses),
        cited=", ".join(item.clauses),
        decision=decision,
        done=bool(item.decision),
        out=out,
        found="" if item.found is None else ui["found_yes" if item.found else "found_no"],
        ground=ground if out else "",
        says=(cited.says if cited else item.note) if out else "",
        flags=own.authority_flags(cited) if cited and out else (),
        readings=tuple(_readings(language, item)),
        facts=tuple(_answers(own, item)),
        href=Place("disclosure_class", record=item.handle).address(language),
        link=ui["look_again_of" if item.decision else "decide_of"].format(topic=topic),
    )


def lines_said(own: DisclosureWords, held: Held, person: Person | None, since: int = 0) -> Iterator[LineSaid]:
    """What happened to a request after a version, the last first."""
    for line in reversed(held.lines):
        if line.version <= since:
            continue
        about = own.about.get(line.about) or (_about(own, line.about) if line.about else "")
        what = own.events[line.event] + (f": {about}" if about else "")
        yield LineSaid(when(own.language, line.at), what, _by(own, line.role, line.person, person))


def when(language: str, moment: datetime) -> str:
    """A moment to the minute."""
    return f"{words(language).date(moment.date())}, {moment:%H:%M} UTC"


def day_of(request: Request) -> date:
    """The day by which the City wants to have answered."""
    return request.received + days().answer


def is_closed(request: Request) -> bool:
    """Whether a request is closed."""
    return State(request.state) in CLOSED


def _about(own: DisclosureWords, about: str) -> str:
    reason = own.choices["reason"].get(about)
    return reason[0] if reason else own.topic(about)


def _by(own: DisclosureWords, role: str, by: str, person: Person | None) -> str:
    said = own.roles.get(role, role)
    return f"{said}, {own.ui['by_you']}" if person and by == person.handle else said


def _approvals(own: DisclosureWords, held: Held, person: Person | None) -> Iterator[LineSaid]:
    said = {"given": own.events["approve"], "not_given": own.events["not_approve"], "lapsed": own.events["lapse"]}
    for each in held.approvals:
        reason = f": {own.label('reason', each.reason)}" if each.reason else ""
        role = _by(own, each.role, each.person, person)
        yield LineSaid(when(own.language, each.at), said[each.answer] + reason, role)
    if held.request.routine:
        yield LineSaid("", f"{own.events['approve']}, {own.about['routine']}", own.roles["supervisor"])


def _readings(language: str, item: Item) -> Iterator[Fact]:
    own, law, site = disclosure_words(language), words(language), strings(language)
    for name, settled in item.readings.items():
        choice = law.readings[name].choices[settled] if settled else own.ui["not_settled"]
        yield Fact(site.readings[name], choice)


def _answers(own: DisclosureWords, item: Item) -> Iterator[Fact]:
    law = words(own.language)
    for fact, value in item.facts.items():
        answer = own.ui["not_known"] if value is None else own.ui["yes" if value else "no"]
        yield Fact(law.question("disclose", fact), answer)


def _records(own: DisclosureWords, request: Request) -> str:
    if is_closed(request):
        return own.ui["records_gone"] if request.commitment else own.ui["records_none"]
    return own.ui["records_given" if request.commitment else "records_none"]


def _told(own: DisclosureWords, value: bool | None) -> str:
    return own.ui["untold" if value is None else "yes" if value else "no"]
