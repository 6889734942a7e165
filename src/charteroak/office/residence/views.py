"""The question who is a resident. A place is looked up in memory; neither it nor the answer is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.residence.known import Known, known
from charteroak.office.residence.shelters import Shelter, shelters
from charteroak.office.residence.words import ResidenceWords, residence_words

if TYPE_CHECKING:
    from charteroak.office.residence.grid import View
    from charteroak.residency.asking import Answer
    from charteroak.residency.boundary import Boundary

RESIDENT = Place("resident")
LONGEST = 200
"""Characters of a place that are taken: more are told that they are too many."""
_TYPED = ("empty", "too_long", "no_number", "no_street", "not_read", "po_box")
"""What is wrong with what was typed, and not with what is known."""
_FIELDS = {"place", "shelter", "view", "square"}


@dataclass(frozen=True)
class Square:
    """A square of the map: a button."""

    number: int
    name: str


@dataclass(frozen=True)
class Map:
    """The map, as it is shown."""

    path: str
    """The squares that were chosen before."""
    kind: str
    """How it is divided: of the whole city, or of a square."""
    drawing: SafeString
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Said:
    """An answer, in words."""

    resident: str
    """yes, no or unsure."""
    title: str
    """That, as a heading."""
    why: str
    """Why."""
    metres: str
    """How far it is from the line; empty where no place was found."""
    means: str
    """What follows, and what to do."""


@dataclass(frozen=True)
class ResidentPage:
    """What the page shows."""

    say: Mapping[str, str]
    """What this page says, by key."""
    action: str
    """Where its forms are sent."""
    style: str
    """The address of this page's own stylesheet."""
    law: Quote
    """What the article says of "resident"."""
    said: Said | None
    """The answer, where there is one."""
    place: str
    """What was typed, where it has to be mended."""
    error: str
    """What is wrong with it."""
    typing: bool
    """Whether a place can be typed: addresses were imported."""
    shelters: tuple[Shelter, ...]
    """The shelters that can be chosen."""
    map: Map | None
    """The map, where a boundary was imported and nothing is answered yet."""


# Exempt, as asking is: a forged request would look a place up and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def resident_page(request: HttpRequest, language: str) -> HttpResponse:
    """The question; on a POST its answer, or the question asked more closely."""
    found = known()
    if request.method != "POST" or found.boundary is None:
        return _page(request, language, found)
    boundary = found.boundary
    sent = {name: str(values[-1]) for name, values in request.POST.lists()}
    if sent.keys() - _FIELDS or len(request.POST) != sum(len(each) for _, each in request.POST.lists()):
        return bad_request(request)
    try:
        if "square" in sent:
            return _pointed(request, language, found, boundary, sent)
        if "shelter" in sent:
            return _sheltered(request, language, found, sent["shelter"])
    except ValueError:
        return bad_request(request)
    return _typed(request, language, found, sent.get("place", ""))


def _pointed(
    request: HttpRequest, language: str, found: Known, boundary: Boundary, sent: Mapping[str, str]
) -> HttpResponse:
    """A square was chosen: the answer, or the square divided. ValueError where there is no such square."""
    from charteroak.office.residence.grid import DEEPEST, chosen, whole

    path = f"{sent['view']}.{sent['square']}" if sent.get("view") else sent["square"]
    if not path:
        raise ValueError("no square")
    view = chosen(whole(boundary), path)
    answer = view.answer(boundary)
    if answer.resident == "unsure" and path.count(".") + 1 < DEEPEST:
        return _page(request, language, found, path=path)
    return _page(request, language, found, answer=answer)


def _sheltered(request: HttpRequest, language: str, found: Known, given: str) -> HttpResponse:
    """A shelter of the catalogue was chosen. ValueError where there is none of that id."""
    from charteroak.residency.asking import pointed_at

    for each in shelters():
        if each.id == given:
            return _page(request, language, found, answer=pointed_at(found.boundary, each.longitude, each.latitude))
    if given:
        raise ValueError("no shelter of the catalogue")
    return _page(request, language, found)


def _typed(request: HttpRequest, language: str, found: Known, place: str) -> HttpResponse:
    from charteroak.residency.asking import typed

    answer = typed(found.boundary, found.table, place[: LONGEST + 1])
    if answer.why in _TYPED:
        error = residence_words(language).whys[answer.why]
        return _page(request, language, found, place=place[:LONGEST], error=error)
    return _page(request, language, found, place=place, answer=answer)


def _page(
    request: HttpRequest,
    language: str,
    found: Known,
    *,
    path: str = "",
    place: str = "",
    error: str = "",
    answer: Answer | None = None,
) -> HttpResponse:
    words = residence_words(language)
    context = ResidentPage(
        say=words.ui,
        action=RESIDENT.address(language),
        style=asset("residence.css"),
        law=_law(language),
        said=_said(words, answer) if answer else None,
        place=place,
        error=error,
        typing=found.boundary is not None and found.table is not None and not path,
        shelters=shelters() if found.boundary is not None and not path else (),
        map=_map(words, found, path) if answer is None else None,
    )
    return page(request, language, "residence/resident.html", context, at=RESIDENT, status=400 if error else 200)


def _law(language: str) -> Quote:
    """What the article says of "resident": one of the terms that 2-926 defines."""
    section = quote(language, "2-926")
    return replace(section, paragraphs=tuple(each for each in section.paragraphs if each.startswith("Resident means")))


def _said(words: ResidenceWords, answer: Answer) -> Said:
    far = answer.metres
    metres = words.ui["metres"].format(metres=f"{round(far, -1 if far > 100 else 0):,.0f}") if far is not None else ""
    resident = str(answer.resident)
    return Said(resident, words.answers[resident], words.whys[answer.why], metres, words.ui[f"means_{resident}"])


def _map(words: ResidenceWords, found: Known, path: str) -> Map | None:
    if found.boundary is None:
        return None
    from charteroak.office.residence.drawing import drawn
    from charteroak.office.residence.grid import chosen, whole

    view = chosen(whole(found.boundary), path)
    drawing = mark_safe(drawn(found.boundary, found.streets, view))  # noqa: S308 - what it holds of a file is escaped
    return Map(path, "part" if path else "whole", drawing, tuple(_squares(words, view)))


def _squares(words: ResidenceWords, view: View) -> list[Square]:
    return [
        Square(number, words.ui["square"].format(row=number // view.columns + 1, column=number % view.columns + 1))
        for number in range(view.squares)
    ]
