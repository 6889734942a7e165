"""A service as the pages show it, from what the catalogue has of it: whatever stands there, it is shown as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from charteroak.catalogue.languages import code_of, named
from charteroak.catalogue.places import is_point, metres
from charteroak.catalogue.searching import Near
from charteroak.office.pages import Place
from charteroak.office.services.hours_said import Now, now_said
from charteroak.office.services.linking import phone_link
from charteroak.office.services.mapping import Pin
from charteroak.office.services.words import ServiceWords, service_words

Values = Mapping[str, Any]
SHORT, LINE = 240, 120
"""Characters of a description in a list, and of a name."""
_MILE = 1609.344
_QUIET = ("fax", "pager")
"""Kinds of phones that nobody answers."""


@dataclass(frozen=True)
class PhoneSaid:
    """A phone."""

    number: str
    """As the catalogue has it."""
    href: str
    """What calls it; nothing where it cannot be called."""
    label: str
    """What the link says: whose it is, and the number."""
    more: str
    """Its extension, its kind, its languages; or nothing."""
    about: str
    """What the catalogue says of it, or nothing."""


@dataclass(frozen=True)
class ServiceRow:
    """A service in a list."""

    number: int
    """Its number in the list."""
    name: str
    """What it is called."""
    href: str
    """Its page."""
    by: str
    """Whose it is; nothing where that is not said."""
    about: str
    """What it is for, in short."""
    cost: str
    """What it costs, and whether these are the catalogue's words."""
    cost_ours: bool
    """Whether the words of the cost are ours, and not the catalogue's."""
    languages: str
    """The languages spoken there, or nothing."""
    now: Now
    """Whether it is open."""
    phone: PhoneSaid | None
    """The first of its phones."""
    where: str
    """Its first place, on a line; or nothing."""
    away: str
    """How far it is from where one looks, or nothing."""
    closed: bool
    """Whether it is closed for a time."""
    alert: str
    """What its alert says, or nothing."""


def service_row(language: str, whole: Values, number: int, now: datetime, near: Near | None = None) -> ServiceRow:
    """A service in a list. `whole`: nested, as `nesting.nested` makes it."""
    own = service_words(language)
    cost, ours = cost_said(own, whole)
    places = locations(whole)
    return ServiceRow(
        number=number,
        name=clipped(whole.get("name"), LINE),
        href=Place("service", record=str(whole["id"])).address(language),
        by=clipped(whole.get("organization", {}).get("name"), LINE),
        about=clipped(whole.get("description"), SHORT),
        cost=clipped(cost, LINE),
        cost_ours=ours,
        languages=languages_said(language, whole),
        now=now_said(language, schedules(whole), now),
        phone=next(iter(phones_said(language, whole)), None),
        where=next((line for each in places if (line := address_line(each))), ""),
        away=_away(own, places, near) if near else "",
        closed=whole.get("status") == "temporarily closed",
        alert=clipped(whole.get("alert"), SHORT),
    )


def pins(whole: Values, number: int, href: str) -> Iterator[Pin]:
    """The places of a service, for the map."""
    for each in locations(whole):
        if is_point(each.get("longitude"), each.get("latitude")):
            parts = (clipped(whole.get("name"), LINE), clipped(each.get("name"), LINE), address_line(each))
            label = f"{number}: {', '.join(part for part in dict.fromkeys(parts) if part)}"
            yield Pin(number, label, href, (float(each["longitude"]), float(each["latitude"])))


def clipped(said: object, most: int) -> str:
    """A text on one line, cut behind so many characters."""
    text = " ".join(str(said or "")[: most * 4].split())
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def locations(whole: Values) -> list[Values]:
    """The locations of a service, each once."""
    found = {str(at["location"].get("id")): at["location"] for at in _at(whole) if at.get("location")}
    return list(found.values())


def _at(whole: Values) -> Sequence[Values]:
    found: Sequence[Values] = whole.get("service_at_locations", ())
    return found


def schedules(whole: Values) -> list[Values]:
    """The schedules that say when the service is given: those at its places, else its own, else those of the places."""
    at_places = [each for at in _at(whole) for each in at.get("schedules", ())]
    of_places = [each for place in locations(whole) for each in place.get("schedules", ())]
    return at_places or list(whole.get("schedules", ())) or of_places


def cost_said(own: ServiceWords, whole: Values) -> tuple[str, bool]:
    """What a service costs, and whether the words are ours: what it says of it, else its options, else nothing."""
    if text := whole.get("fees_description") or whole.get("fees"):
        return str(text), False
    options: Sequence[Values] = whole.get("cost_options", ())
    if options and all(each.get("amount") == 0 for each in options):
        return own.ui["free"], True
    said = "; ".join(_option(each) for each in options)
    return (said, False) if said else (own.ui["cost_unsaid"], True)


def _option(option: Values) -> str:
    amount = option.get("amount")
    money = f"{option.get('currency') or 'USD'} {amount}".upper() if amount is not None else ""
    parts = (option.get("option"), money, option.get("amount_description"))
    return " ".join(str(each) for each in parts if each)


def languages_said(language: str, whole: Values) -> str:
    """The languages of a service and of its places, by their names in the page's language."""
    spoken = [*whole.get("languages", ()), *(each for at in locations(whole) for each in at.get("languages", ()))]
    return names_of(language, spoken)


def names_of(language: str, spoken: Iterable[Values]) -> str:
    """Languages by their names, on a line."""
    codes = dict.fromkeys(code_of(str(each.get("code") or each.get("name") or "")) for each in spoken)
    return ", ".join(clipped(named(each, language), 40) for each in list(codes)[:30] if each)


def phones_said(language: str, whole: Values) -> list[PhoneSaid]:
    """A service's phones, each number once: its own, those of its places, those of who gives it, and no faxes."""
    found = [*whole.get("phones", ())]
    found += [each for at in _at(whole) for each in at.get("phones", ())]
    found += [each for at in locations(whole) for each in at.get("phones", ())]
    found += whole.get("organization", {}).get("phones", ())
    return phones_of(language, found, clipped(whole.get("name"), LINE))


def phones_of(language: str, phones: Iterable[Values], name: str) -> list[PhoneSaid]:
    """Phones in words, each number once."""
    own, once = service_words(language), dict[str, Values]()
    for each in phones:
        if each.get("type") not in _QUIET and each.get("number"):
            once.setdefault("".join(filter(str.isalnum, f"{each['number']} {each.get('extension', '')}")), each)
    return [_phone(own, each, name) for each in list(once.values())[:20]]


def _phone(own: ServiceWords, phone: Values, name: str) -> PhoneSaid:
    number, extension = clipped(phone.get("number"), LINE).strip("\"' "), phone.get("extension")
    kind = own.kinds.get(str(phone.get("type")), "") if phone.get("type") != "voice" else ""
    parts = (
        own.ui["extension"].format(number=extension) if extension is not None else "",
        kind,
        names_of(own.language, phone.get("languages", ())),
    )
    return PhoneSaid(
        number=number,
        href=phone_link(number, extension),
        label=own.ui["call"].format(name=name, number=number),
        more=", ".join(part for part in parts if part),
        about=str(phone.get("description") or ""),
    )


def address_line(location: Values) -> str:
    """A place's address on a line: the first that is no box of the post; nothing where it has none."""
    addresses: Sequence[Values] = location.get("addresses", ())
    kept = [each for each in addresses if each.get("address_type") != "postal"]
    return ", ".join(address_lines(kept[0])) if kept else ""


def address_lines(address: Values) -> list[str]:
    """An address, as on a letter."""
    town = " ".join(str(address[name]) for name in ("state_province", "postal_code") if address.get(name))
    parts = [address.get("attention"), address.get("address_1"), address.get("address_2"), address.get("city"), town]
    return [clipped(each, LINE) for each in parts if each]


def _away(own: ServiceWords, places: Iterable[Values], near: Near) -> str:
    """How far the nearest of its places is."""
    found = [
        metres(near.longitude, near.latitude, (each["longitude"], each["latitude"]))
        for each in places
        if is_point(each.get("longitude"), each.get("latitude"))
    ]
    if not found:
        return ""
    miles = min(found) / _MILE
    return own.ui["away_less"] if miles < 0.1 else own.ui["away"].format(miles=f"{miles:.1f}")
