"""What the page of a service says: how to get it, what to bring, who it is for, where and when, what is in question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from charteroak.law.words import words
from charteroak.office.pages import Place, Quote, asset, quote
from charteroak.office.services import said
from charteroak.office.services.conflicts import STATUS, Conflict, conflicts
from charteroak.office.services.hours_said import Hours, Now, hours_said, now_said
from charteroak.office.services.linking import mail_link, page_link
from charteroak.office.services.mapping import Map, Pin, map_of
from charteroak.office.services.said import PhoneSaid, Values
from charteroak.office.services.sharing import Share, share
from charteroak.office.services.words import ServiceWords, service_words

_YEAR = 366
_MOST = 60
"""Places, documents or people that are listed of one service."""


@dataclass(frozen=True)
class TextRow:
    """A text of the catalogue, and where it leads."""

    text: str
    """The text."""
    href: str
    """A page about it, or nothing."""


@dataclass(frozen=True)
class PlaceRow:
    """A place of a service."""

    number: int
    """Its number on the map."""
    name: str
    """What it is called, or nothing."""
    lines: Sequence[str]
    """Its address."""
    about: Sequence[str]
    """What the catalogue says of it."""
    transport: str
    """How to get there, or nothing."""
    access: Sequence[TextRow]
    """How it is for people with disabilities."""
    phones: Sequence[PhoneSaid]
    """Its own phones."""
    hours: Hours | None
    """Its own hours."""


@dataclass(frozen=True)
class ContactRow:
    """Someone to ask for."""

    name: str
    """Who, and what they are there."""
    phones: Sequence[PhoneSaid]
    """Their phones."""
    mail: str
    """Their mailbox, as a link; or nothing."""
    mailbox: str
    """The same, as it is written."""


@dataclass(frozen=True)
class InQuestion:
    """A demand that turns on immigration status."""

    words: str
    """The demand."""
    why: str
    """Whether it asks outright or tends to show it."""
    citation: str
    """What is cited for it; nothing where nothing is that holds."""
    says: str
    """What that says, in a sentence."""
    href: str
    """Its page in the register of authorities."""


@dataclass(frozen=True)
class ServicePage:
    """A service."""

    say: Mapping[str, str]
    """The words of the language."""
    hours_say: Mapping[str, str]
    """The words of hours."""
    style: str
    """The address of the stylesheet."""
    back: str
    """The search."""
    name: str
    """What it is called."""
    other_name: str
    """What it is called too, or nothing."""
    by: str
    """Whose it is, or nothing."""
    state: str
    """That it is not offered, or closed for a time; or nothing."""
    state_text: str
    """The same in a sentence."""
    alert: str
    """What is to be noted, or nothing."""
    about: str
    """What it is."""
    apply: str
    """How to get it."""
    documents: Sequence[TextRow]
    """What to bring."""
    for_whom: str
    """Who it is for, in the catalogue's words."""
    ages: str
    """The ages that it is for, or nothing."""
    cost: str
    """What it costs."""
    cost_ours: bool
    """Whether the words of the cost are ours."""
    wait: str
    """How long it takes, or nothing."""
    languages: str
    """The languages spoken there, or nothing."""
    interpreters: str
    """What it says of interpreters, or nothing."""
    phones: Sequence[PhoneSaid]
    """Its phones."""
    web: str
    """Its page of the web, or nothing."""
    others: Sequence[TextRow]
    """Other pages of the web."""
    mail: str
    """Its mailbox, as a link; or nothing."""
    mailbox: str
    """The same, as it is written."""
    contacts: Sequence[ContactRow]
    """Whom to ask for."""
    hours: Hours
    """Its hours."""
    now: Now
    """Whether it is open."""
    places: Sequence[PlaceRow]
    """Its places."""
    map: Map | None
    """Where they are."""
    areas: Sequence[TextRow]
    """The areas that it serves."""
    more: Sequence[tuple[str, str]]
    """What else is told, each with what it is."""
    checked: str
    """When this was last checked, in words."""
    open: Sequence[InQuestion]
    """What is in conflict with 2-927(a)."""
    cited: Sequence[InQuestion]
    """What turns on status as a law that is cited requires."""
    quote: Quote
    """The clause."""
    complain: str
    """Where one says that the article was not followed."""
    share: Share
    """What passes the page on."""


@dataclass(frozen=True)
class MissingPage:
    """That there is no such service."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    back: str
    """The search."""


def missing_page(language: str, back: str) -> MissingPage:
    """The page of a service that is not there."""
    return MissingPage(service_words(language).ui, asset("services.css"), back)


def service_context(language: str, whole: Values, now: datetime, link: str, back: str) -> ServicePage:
    """The page of a service. `whole`: nested. `link`: the page's whole address."""
    own, today = service_words(language), now.date()
    name, phones = said.clipped(whole.get("name"), said.SHORT), said.phones_said(language, whole)
    cost, ours = said.cost_said(own, whole)
    state = str(whole.get("status", "active"))
    in_question = conflicts(whole, today)
    return ServicePage(
        say=own.ui,
        hours_say=own.hours,
        style=asset("services.css"),
        back=back,
        name=name,
        other_name=said.clipped(whole.get("alternate_name"), said.SHORT),
        by=said.clipped(whole.get("organization", {}).get("name"), said.SHORT),
        state="" if state == "active" else own.ui["closed_for_now" if state.startswith("temp") else "not_offered"],
        state_text=own.ui["closed_text" if state.startswith("temp") else "not_offered_text"],
        alert=str(whole.get("alert") or ""),
        about=str(whole.get("description") or ""),
        apply=str(whole.get("application_process") or ""),
        documents=[
            TextRow(str(each["document"]), page_link(each.get("uri")))
            for each in whole.get("required_documents", ())[:_MOST]
            if each.get("document")
        ],
        for_whom=str(whole.get("eligibility_description") or ""),
        ages=_ages(own, whole),
        cost=cost,
        cost_ours=ours,
        wait=str(whole.get("wait_time") or ""),
        languages=said.languages_said(language, whole),
        interpreters=str(whole.get("interpretation_services") or ""),
        phones=phones,
        web=page_link(whole.get("url")),
        others=[row for each in whole.get("additional_urls", ())[:_MOST] if (row := _page(each))],
        mail=mail_link(whole.get("email")),
        mailbox=said.clipped(whole.get("email"), said.SHORT),
        contacts=list(_contacts(language, whole)),
        hours=hours_said(language, said.schedules(whole), today),
        now=now_said(language, said.schedules(whole), now),
        places=list(_places(language, whole, today)),
        map=map_of(own, list(_pins(whole))),
        areas=_areas(whole),
        more=[(own.ui[each], str(whole[each])) for each in ("accreditations", "licenses") if whole.get(each)],
        checked=_checked(own, whole, today),
        open=[_in_question(own, each) for each in in_question if each.is_open],
        cited=[_in_question(own, each) for each in in_question if not each.is_open],
        quote=quote(language, STATUS),
        complain=Place("complain").address(language),
        share=share(own, name, next((each.number for each in phones), ""), link),
    )


def _ages(own: ServiceWords, whole: Values) -> str:
    low, high = whole.get("minimum_age"), whole.get("maximum_age")
    if low is None and high is None:
        return ""
    key = "ages_to" if low is None else "ages_from" if high is None else "ages"
    return own.ui[key].format(low=low, high=high)


def _page(each: Values) -> TextRow | None:
    href = page_link(each.get("url"))
    return TextRow(said.clipped(each.get("label"), said.LINE) or href, href) if href else None


def _contacts(language: str, whole: Values) -> Iterator[ContactRow]:
    found = [*whole.get("contacts", ()), *(each for at in _at(whole) for each in at.get("contacts", ()))]
    for each in list({str(each.get("id")): each for each in found}.values())[:_MOST]:
        parts = [said.clipped(each.get(name), said.LINE) for name in ("name", "title", "department")]
        name = ", ".join(part for part in parts if part)
        phones = said.phones_of(language, each.get("phones", ()), name)
        if name or phones:
            yield ContactRow(name, phones, mail_link(each.get("email")), said.clipped(each.get("email"), said.SHORT))


def _at(whole: Values) -> Sequence[Values]:
    found: Sequence[Values] = whole.get("service_at_locations", ())
    return found


def _places(language: str, whole: Values, today: date) -> Iterator[PlaceRow]:
    shown_above = said.schedules(whole)
    for number, at in enumerate(_at(whole)[:_MOST], 1):
        place: Values = at.get("location", {})
        addresses: Sequence[Values] = place.get("addresses", ())
        own_hours = at.get("schedules") or place.get("schedules") or ()
        name = said.clipped(place.get("name"), said.LINE)
        yield PlaceRow(
            number=number,
            name=name,
            lines=[line for each in addresses[:3] for line in said.address_lines(each)],
            about=[str(each.get("description")) for each in (at, place) if each.get("description")],
            transport=str(place.get("transportation") or ""),
            access=[
                TextRow(" ".join(str(each[part]) for part in ("description", "details") if each.get(part)), "")
                for each in place.get("accessibility", ())[:_MOST]
            ],
            phones=said.phones_of(language, [*at.get("phones", ()), *place.get("phones", ())], name),
            hours=hours_said(language, own_hours, today) if own_hours and list(own_hours) != shown_above else None,
        )


def _pins(whole: Values) -> Iterator[Pin]:
    for number, at in enumerate(_at(whole)[:_MOST], 1):
        one = {"name": whole.get("name"), "service_at_locations": [at]}
        yield from said.pins(one, number, f"#p-{number}")


def _areas(whole: Values) -> list[TextRow]:
    found = [
        TextRow(" ".join(dict.fromkeys(str(each[part]) for part in ("name", "description") if each.get(part))), "")
        for each in whole.get("service_areas", ())[:_MOST]
    ]
    return [each for each in found if each.text]


def _checked(own: ServiceWords, whole: Values, today: date) -> str:
    try:
        day = date.fromisoformat(str(whole.get("assured_date") or ""))
    except ValueError:
        return own.ui["checked_never"]
    key = "checked" if (today - day).days <= _YEAR else "checked_old"
    return own.ui[key].format(day=words(own.language).date(day))


def _in_question(own: ServiceWords, each: Conflict) -> InQuestion:
    held = None if each.is_open else each.authority
    return InQuestion(
        words=each.words,
        why=own.ui[f"conflict_{each.tier}"],
        citation=held.citation if held else "",
        says=held.says if held else "",
        href=Place("authority", record=held.id).address(own.language) if held else "",
    )
