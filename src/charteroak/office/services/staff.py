"""The services as the staff sees them: which are in conflict with 2-927(a) first, and one of them with its demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from charteroak.catalogue.searching import Query, search
from charteroak.catalogue.store import Store
from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import not_found
from charteroak.office.forms import Choice
from charteroak.office.pages import Place, Quote, allow, asset, given_page, page, quote
from charteroak.office.roles import Role
from charteroak.office.services.conflicts import STATUS, Conflict
from charteroak.office.services.looking import Stand, demands, seen, stand
from charteroak.office.services.said import LINE, clipped
from charteroak.office.services.shelf import shelf
from charteroak.office.services.words import ServiceWords, service_words

KEPT = Place("services_kept")
CITERS = (Role.COUNSEL, Role.ADMINISTRATOR)
EDITORS = (Role.COUNSEL, Role.SUPERVISOR, Role.ADMINISTRATOR)
_SHOWS = ("", "conflict", "cited")
_SIZE = 40
_LONGEST = 200


@dataclass(frozen=True)
class KeptRow:
    """A service in the staff's list."""

    name: str
    """What it is called."""
    by: str
    """Whose it is, or nothing."""
    href: str
    """Its page for the staff."""
    stand: Stand
    """How it stands under 2-927(a)."""
    said: str
    """The same in words."""
    status: str
    """Whether it is offered, in words."""


@dataclass(frozen=True)
class KeptPage:
    """The staff's list."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    there: bool
    """Whether there is a catalogue."""
    words: str
    """The words that were looked for."""
    longest: int
    """How many characters of them count."""
    shows: Sequence[Choice]
    """Which to show."""
    summary: str
    """How many are in conflict, and cited."""
    partly: str
    """That not all have been looked at yet, or nothing."""
    rows: Sequence[KeptRow]
    """The services."""
    count: str
    """How many there are, in words."""
    newer: str
    """The page before, or nothing."""
    older: str
    """The page after, or nothing."""
    here: str
    """The list."""
    public: str
    """The public search."""


@dataclass(frozen=True)
class DemandRow:
    """A demand of a service that is in question."""

    words: str
    """The demand."""
    where: str
    """In which part it stands, in words."""
    what: str
    """Its class, and whether it asks outright."""
    clause: str
    """Under which clause it is in question."""
    is_open: bool
    """Whether no authority that holds and requires it is cited."""
    stands: str
    """How it stands, in words."""
    citation: str
    """What is cited, or nothing."""
    authority: str
    """The page of that."""
    cite: str
    """Where an authority is cited; nothing for who cannot, and where 2-927(a) does not speak of it."""


@dataclass(frozen=True)
class KeptServicePage:
    """A service for the staff."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    name: str
    """What it is called."""
    by: str
    """Whose it is, or nothing."""
    stand: Stand
    """How it stands under 2-927(a)."""
    said: str
    """The same in words."""
    demands: Sequence[DemandRow]
    """What it demands."""
    done: str
    """What was just done, or nothing."""
    edit: str
    """Where its texts are changed; nothing for who cannot."""
    public: str
    """Its public page."""
    back: str
    """The list."""
    quote: Quote
    """The clause."""


@allow("GET", "HEAD")
def services_kept(request: HttpRequest, language: str) -> HttpResponse:
    """The list: what is in conflict first."""
    own, store, here = service_words(language), shelf(), KEPT.address(language)
    typed, show = " ".join(request.GET.get("q", "")[:_LONGEST].split()), request.GET.get("show", "")
    show, number = show if show in _SHOWS else "", given_page(request)
    query = {name: value for name, value in (("q", typed), ("show", show)) if value}
    rows, total, summary, partly = _listed(own, store, typed, show, number) if store else ((), 0, "", "")
    further = {each: f"{here}?{urlencode({**query, 'page': number + each})}" for each in (-1, 1)}
    context = KeptPage(
        say=own.staff,
        style=asset("services.css"),
        there=store is not None,
        words=typed,
        longest=_LONGEST,
        shows=tuple(Choice(each, own.staff[f"show_{each or 'all'}"], "", each == show) for each in _SHOWS),
        summary=summary,
        partly=partly,
        rows=rows,
        count=own.ui["found_one" if total == 1 else "found_many"].format(count=f"{total:,}"),
        newer=further[-1] if number > 0 else "",
        older=further[1] if (number + 1) * _SIZE < total else "",
        here=here,
        public=Place("services").address(language),
    )
    at = Place(KEPT.route, query=urlencode({**query, **({"page": number} if number else {})}))
    return page(request, language, "services/kept.html", context, at=at, here="desk")


def _listed(
    own: ServiceWords, store: Store, typed: str, show: str, number: int
) -> tuple[tuple[KeptRow, ...], int, str, str]:
    """The rows of a page, how many there are in all, and what the look has found."""
    found = seen(store, today())
    first = dict.fromkeys(found.conflict, "conflict") | dict.fromkeys(found.cited, "cited")
    if typed:
        hits = set(search(store, Query(words=typed, statuses=(), size=store.count)).ids)
        first = {id_: each for id_, each in first.items() if id_ in hits}
    kept = [id_ for id_, each in first.items() if show in ("", each)]
    total, ids = len(kept), kept[number * _SIZE : (number + 1) * _SIZE]
    if not show:
        total, others = _others(store, typed, list(first), number * _SIZE - len(kept) + len(ids), _SIZE - len(ids))
        ids += others
    rows = tuple(row for id_ in ids if (row := _row(own, store, id_, first.get(id_, "none"))))
    summary = own.staff["summary"].format(conflict=len(found.conflict), cited=len(found.cited))
    partly = "" if found.whole else own.staff["partly"].format(done=f"{found.done:,}", all=f"{store.count:,}")
    return rows, total, summary, partly


def _others(store: Store, typed: str, but: list[str], skipped: int, most: int) -> tuple[int, list[str]]:
    """How many services there are in all, and some of those that are in no conflict."""
    if typed:
        ids = [each for each in search(store, Query(words=typed, statuses=(), size=store.count)).ids if each not in but]
        return len(ids) + len(but), ids[max(skipped, 0) : max(skipped, 0) + most]
    known = set(but)
    rows = store.opened.execute("SELECT id FROM services ORDER BY name, number")
    ids = [each for (each,) in rows if each not in known]
    return store.count, ids[max(skipped, 0) : max(skipped, 0) + most]


def _row(own: ServiceWords, store: Store, id_: str, stands: str) -> KeptRow | None:
    service = store.get("service", id_)
    if service is None:
        return None
    by = store.get("organization", service.values.get("organization_id"))
    how: Stand = "conflict" if stands == "conflict" else "cited" if stands == "cited" else "none"
    return KeptRow(
        name=clipped(service.values["name"], LINE),
        by=clipped(by.values.get("name"), LINE) if by else "",
        href=Place("service_kept", record=service.id).address(own.language),
        stand=how,
        said=own.staff[f"stand_{how}"],
        status=own.statuses.get(str(service.values.get("status")), ""),
    )


@allow("GET", "HEAD")
def service_kept(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A service, with what it demands."""
    store, own, person = shelf(), service_words(language), signed_in(request)
    service = store.get("service", record) if store else None
    if store is None or service is None:
        return not_found(request)
    found = demands(store, service, today())
    by, how = store.get("organization", service.values.get("organization_id")), stand(found)
    may_cite = bool(person.roles & set(CITERS))
    context = KeptServicePage(
        say=own.staff,
        style=asset("services.css"),
        name=clipped(service.values["name"], 2 * LINE),
        by=clipped(by.values.get("name"), LINE) if by else "",
        stand=how,
        said=own.staff[f"stand_{how}"],
        demands=tuple(_demand(own, service.id, each, may_cite=may_cite) for each in found),
        done=own.done.get(request.GET.get("done", ""), ""),
        edit=Place("service_edit", record=service.id).address(language) if person.roles & set(EDITORS) else "",
        public=Place("service", record=service.id).address(language),
        back=KEPT.address(language),
        quote=quote(language, STATUS),
    )
    at = Place("service_kept", record=service.id)
    return page(request, language, "services/kept_one.html", context, at=at, here="desk")


def _demand(own: ServiceWords, service: str, each: Conflict, *, may_cite: bool) -> DemandRow:
    topic = words(own.language).values["topic"][each.category.value]
    cite = Place("service_cite", record=service, named=(("demand", each.key), ("part", each.where)))
    return DemandRow(
        words=each.words,
        where=own.fields["documents" if each.where == "required_documents" else each.where][0],
        what=own.staff[f"tier_{each.tier}"].format(topic=topic),
        clause=each.clause,
        is_open=each.is_open,
        stands=own.staff[f"standing_{each.standing}" if each.clause == STATUS else "standing_asked"],
        citation=each.authority.citation if each.authority else "",
        authority=Place("authority", record=each.authority.id).address(own.language) if each.authority else "",
        cite=cite.address(own.language) if may_cite and each.clause == STATUS else "",
    )
