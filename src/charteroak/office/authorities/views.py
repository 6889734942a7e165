"""The register as everyone reads it: its list, and the page of each entry with its versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.authorities.filled import CLASSES
from charteroak.office.authorities.keeping import latest, versions
from charteroak.office.authorities.models import Authority
from charteroak.office.authorities.said import VersionRow, row
from charteroak.office.authorities.seeding import seeded
from charteroak.office.authorities.standing import STATES, Used, states, used
from charteroak.office.authorities.words import authority_words
from charteroak.office.forms import Choice
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.roles import Role

AUTHORITIES = Place("authorities")
_ANY = ""
DONE = ("added", "changed", "reviewed")
"""What a page can say was just done."""


@dataclass(frozen=True)
class Filter:
    """A list to choose from, above the register."""

    name: str
    """The name of the field."""
    label: str
    """What it is called."""
    choices: tuple[Choice, ...]
    """What there is; that all are shown comes first."""


@dataclass(frozen=True)
class ListPage:
    """The register."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    filters: tuple[Filter, ...]
    """What the list can be narrowed down by."""
    narrowed: bool
    """Whether it is."""
    rows: tuple[VersionRow, ...]
    """The entries."""
    count: str
    """How many there are, in words."""
    here: str
    """The address of the list."""
    add: str
    """Where counsel adds an entry; empty for anyone else."""


@dataclass(frozen=True)
class EntryPage:
    """An entry, with its versions."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: VersionRow
    """The version that holds."""
    versions: tuple[VersionRow, ...]
    """All of them, the newest first."""
    used: Used
    """Where they are used."""
    done: str
    """What was just done, or nothing."""
    change: str
    """Where counsel changes it; empty for anyone else."""
    review: str
    """Where counsel reviews it; empty for anyone else, and once it is reviewed."""
    back: str
    """The list."""


@allow("GET", "HEAD")
def authorities_page(request: HttpRequest, language: str) -> HttpResponse:
    """The register, narrowed down by what its address says."""
    seeded()
    own, day = authority_words(language), today()
    filters = _filters(language, request)
    chosen = {each.name: next((c.value for c in each.choices if c.chosen), _ANY) for each in filters}
    kept = [each for each in _entries() if _fits(each, chosen, states(each, day))]
    context = ListPage(
        say=own.ui,
        style=asset("authorities.css"),
        filters=filters,
        narrowed=any(chosen.values()),
        rows=tuple(row(language, each, day) for each in kept),
        count=own.ui["count_one"] if len(kept) == 1 else own.ui["count"].format(count=len(kept)),
        here=AUTHORITIES.address(language),
        add=Place("authority_add").address(language) if is_counsel(request) else "",
    )
    at = Place(AUTHORITIES.route, query=urlencode({name: value for name, value in chosen.items() if value}))
    return page(request, language, "authorities/list.html", context, at=at)


@allow("GET", "HEAD")
def authority_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """An entry, found by its name or by the id of any of its versions."""
    seeded()
    kept = latest(record)
    if kept is None:
        raise Http404
    return page(
        request,
        language,
        "authorities/entry.html",
        entry_context(request, language, kept, request.GET.get("done", "")),
        at=Place("authority", record=kept.entry),
    )


def entry_context(request: HttpRequest, language: str, kept: Authority, done: str = "") -> EntryPage:
    """What the page of an entry shows."""
    own, day, person = authority_words(language), today(), _person(request)
    all_versions = versions(kept.entry)
    counsel = is_counsel(request)
    return EntryPage(
        say=own.ui,
        style=asset("authorities.css"),
        row=row(language, kept, day, person),
        versions=tuple(row(language, each, day, person) for each in all_versions),
        used=used([each.id for each in all_versions]),
        done=own.ui[f"{done}_done"] if done in DONE else "",
        change=Place("authority_change", record=kept.entry).address(language) if counsel else "",
        review=Place("authority_review", record=kept.entry).address(language)
        if counsel and not kept.reviewed_by
        else "",
        back=AUTHORITIES.address(language),
    )


def is_counsel(request: HttpRequest) -> bool:
    """Whether a person of counsel asks."""
    person = _person(request)
    return person is not None and Role.COUNSEL in person.roles


def _person(request: HttpRequest) -> Person | None:
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate put it there
    return person


def _entries() -> Iterable[Authority]:
    return Authority.objects.filter(current=True).order_by("kind", "citation")


def _fits(kept: Authority, chosen: Mapping[str, str], stands: tuple[str, ...]) -> bool:
    if chosen["kind"] not in (_ANY, kept.kind) or chosen["state"] not in (_ANY, *stands):
        return False
    if chosen["act"] != _ANY and chosen["act"] not in kept.acts:
        return False
    return chosen["class"] == _ANY or not kept.classes or chosen["class"] in kept.classes


def _filters(language: str, request: HttpRequest) -> tuple[Filter, ...]:
    own, city = authority_words(language), words(language)
    topics = city.values["topic"]
    lists: Mapping[str, Mapping[str, str]] = {
        "kind": own.kinds,
        "act": {act: said.name for act, said in city.acts.items()},
        "class": {each: topics[each] for each in CLASSES},
        "state": {each: own.states[each][0] for each in STATES},
    }
    return tuple(
        Filter(name, own.ui[f"f_{name}"], _options(labels, own.ui["any"], request.GET.get(name, "")))
        for name, labels in lists.items()
    )


def _options(labels: Mapping[str, str], any_label: str, given: str) -> tuple[Choice, ...]:
    offered = {_ANY: any_label, **labels}
    chosen = given if given in offered else _ANY
    return tuple(Choice(value, label, "", value == chosen) for value, label in offered.items())
