"""The public pages of services: the search, and a service.

What is looked for stands in the page's address, so that it can be kept and sent; nothing here logs it, no page that it
leads to is told of it (`no-referrer`), and no browser keeps the page (`no-store`). Everyone who looks for the same is
shown the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from charteroak.catalogue.languages import named
from charteroak.catalogue.needs import NEEDS
from charteroak.catalogue.nesting import nested
from charteroak.catalogue.searching import Found, search
from charteroak.catalogue.store import Store
from charteroak.office.forms import Choice
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.services.asking import LONGEST, MILES, NAMES, SIZE, Asked, asked
from charteroak.office.services.mapping import Map, Pin, map_of
from charteroak.office.services.offering import Offered, offered
from charteroak.office.services.one import missing_page, service_context
from charteroak.office.services.said import ServiceRow, pins, service_row
from charteroak.office.services.sharing import Share, share
from charteroak.office.services.shelf import shelf
from charteroak.office.services.words import ServiceWords, service_words

SERVICES = Place("services")
_CLAUSE = "2-927(a)"
_GONE = 404


@dataclass(frozen=True)
class Link:
    """A link with its words."""

    label: str
    """What it says."""
    href: str
    """Where it leads."""


@dataclass(frozen=True)
class SearchPage:
    """The search, with what it found."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    there: bool
    """Whether there is a catalogue."""
    quote: Quote
    """The clause."""
    asked: Asked
    """What was asked for."""
    longest: int
    """Characters of the words that count."""
    needs: Sequence[Choice]
    """The needs to choose from; any comes first."""
    speaks: Sequence[Choice]
    """The languages; any comes first."""
    within: Sequence[Choice]
    """How far around a place."""
    by_need: Sequence[Link]
    """The needs as links, where nothing is asked for."""
    which: Sequence[Link]
    """The places that may have been meant."""
    refused: str
    """Why what was typed as a place was left out, or nothing."""
    count: str
    """How many were found, in words; nothing where nothing was asked for."""
    order: str
    """In which order, in words."""
    loosened: bool
    """Whether these have only some of the words."""
    at: str
    """The place that is looked near, in words; or nothing."""
    rows: Sequence[ServiceRow]
    """The services."""
    map: Map | None
    """Where they are; None where none of them lies anywhere."""
    begun: int
    """The number of the first."""
    newer: str
    """The page before, or nothing."""
    older: str
    """The page after, or nothing."""
    here: str
    """The search, with nothing asked for."""
    all_of_them: str
    """All services."""
    share: Share | None
    """What passes the list on; None where nothing was found."""


@allow("GET", "HEAD")
def services_page(request: HttpRequest, language: str) -> HttpResponse:
    """The search. What was typed as a place and is none does not stay in the address."""
    store, there = shelf(), offered()
    found = asked(request, there.places)
    if found.refused and request.GET.get("place", "").strip():
        clean = Place(SERVICES.route, query=found.address(left_out=found.refused)).address(language)
        return HttpResponseRedirect(clean)
    whole_list = found.is_empty and bool({"all", *NAMES} & set(request.GET))
    at = Place(SERVICES.route, query=found.address(all="1" if whole_list else ""))
    context = _searched(request, language, store, there, found, whole_list=whole_list)
    return page(request, language, "services/search.html", context, at=at)


@allow("GET", "HEAD")
def service_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A service."""
    store = shelf()
    thing = store.get("service", record.lower()) if store else None
    if store is None or thing is None:
        context = missing_page(language, SERVICES.address(language))
        return page(request, language, "services/missing.html", context, at=SERVICES, status=_GONE)
    at = Place("service", record=thing.id)
    link = request.build_absolute_uri(at.address(language))
    shown = service_context(language, nested(store, thing), timezone.now(), link, SERVICES.address(language))
    return page(request, language, "services/service.html", shown, at=at)


def _searched(
    request: HttpRequest, language: str, store: Store | None, there: Offered, found: Asked, *, whole_list: bool
) -> SearchPage:
    own, here = service_words(language), SERVICES.address(language)
    wanted = store is not None and not found.which and (whole_list or not found.is_empty)
    hits = search(store, found.query()) if wanted and store else Found(0, ())
    rows, points = _rows(language, store, hits, found, timezone.now()) if store else ([], [])
    further = {"all": "1"} if whole_list else {}
    last = found.page * SIZE
    return SearchPage(
        say=own.ui,
        style=asset("services.css"),
        there=store is not None,
        quote=quote(language, _CLAUSE),
        asked=found,
        longest=LONGEST,
        needs=_options(
            {"": own.ui["need_any"], **{need.id: need.name(language) for need in NEEDS.values()}}, found.need
        ),
        speaks=_options({"": own.ui["speaks_any"], **_languages(language, there, found.speaks)}, found.speaks),
        within=_options({key: _miles(own, key) for key in MILES}, found.within),
        by_need=() if wanted else tuple(Link(need.name(language), f"{here}?need={need.id}") for need in NEEDS.values()),
        which=tuple(Link(each.name, f"{here}?{found.address(place=each.name)}") for each in found.which),
        refused=own.ui[f"not_{found.refused}"] if found.refused else "",
        count=_count(own, hits.total, found.page) if wanted else "",
        order=_order(own, found),
        loosened=hits.loosened,
        at=_at(own, found),
        rows=rows,
        map=map_of(own, points),
        begun=(found.page - 1) * SIZE + 1,
        newer=f"{here}?{found.address(page=found.page - 1 if found.page > 2 else '', **further)}"
        if found.page > 1
        else "",
        older=f"{here}?{found.address(page=found.page + 1, **further)}" if last < hits.total else "",
        here=here,
        all_of_them=f"{here}?all=1",
        share=share(own, own.ui["title"], "", request.build_absolute_uri(f"{here}?{found.address(**further)}"))
        if rows
        else None,
    )


def _rows(language: str, store: Store, hits: Found, found: Asked, now: datetime) -> tuple[list[ServiceRow], list[Pin]]:
    """The services of a page, and their places."""
    rows, points = [], []
    begun = (found.page - 1) * SIZE
    for number, id_ in enumerate(hits.ids, begun + 1):
        thing = store.get("service", id_)
        if thing is None:  # the file says otherwise, or is damaged
            continue
        whole = nested(store, thing)
        rows.append(service_row(language, whole, number, now, found.near))
        points += list(pins(whole, number, f"#s-{number}"))
    return rows, points


def _options(labels: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, "", value == chosen) for value, label in labels.items())


def _languages(language: str, there: Offered, asked_for: str) -> dict[str, str]:
    """The languages of the catalogue by name, and the one that is asked for, there or not."""
    codes = {*there.languages, *([asked_for] if asked_for else [])}
    return dict(sorted(((code, named(code, language)) for code in codes), key=lambda each: each[1]))


def _miles(own: ServiceWords, key: str) -> str:
    named_ = {"half": "miles_half", "1": "miles_one"}.get(key, "miles_many")
    return own.ui[named_].format(miles=key)


def _count(own: ServiceWords, total: int, number: int) -> str:
    if total == 0:
        return own.ui["nothing"]
    if total <= SIZE:
        return own.ui["found_one" if total == 1 else "found_many"].format(count=total)
    first = (number - 1) * SIZE + 1
    return own.ui["found_range"].format(first=first, last=min(first + SIZE - 1, total), count=f"{total:,}")


def _order(own: ServiceWords, found: Asked) -> str:
    return own.ui["order_words" if found.words else "order_near" if found.near else "order_name"]


def _at(own: ServiceWords, found: Asked) -> str:
    if found.spot:
        return own.ui["near"].format(place=found.spot.name)
    return own.ui["in_zip"].format(zip=found.zip) if found.zip else ""
