"""What is asked of the catalogue by a page's address: words, a need, a language, a place. Nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from charteroak.catalogue.languages import code_of
from charteroak.catalogue.needs import NEEDS
from charteroak.catalogue.places import Spot, like
from charteroak.catalogue.searching import Near, Query

SIZE = 20
"""Services of a page."""
FURTHEST_PAGE = 5_000
LONGEST = 200
"""Characters of the words that count."""
MILES: Mapping[str, float] = {"half": 0.5, "1": 1.0, "2": 2.0, "5": 5.0, "10": 10.0}
"""How far around a place is looked, in miles."""
_USUAL = "1"
_MILE = 1609.344
_ZIP = re.compile(r"\d{5}(-\d{4})?\Z")
NAMES = ("q", "need", "speaks", "place", "within")


@dataclass(frozen=True)
class Asked:
    """What an address asks for, as far as it can be asked."""

    words: str = ""
    need: str = ""
    speaks: str = ""
    """A language's code, or its name, folded, where it has none here."""
    place: str = ""
    """As it was typed, where it is a ZIP code or a place of the catalogue."""
    within: str = _USUAL
    """A key of MILES."""
    page: int = 1
    spot: Spot | None = None
    """The place that was meant."""
    which: tuple[Spot, ...] = field(default=())
    """The places that may have been meant, where it is not clear."""
    refused: str = ""
    """Why what was typed as a place is left out: "address" or "place"."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: then the needs are offered."""
        return not (self.words or self.need or self.speaks or self.place)

    @property
    def zip(self) -> str:
        """The ZIP code; nothing where the place is none."""
        return self.place[:5] if _ZIP.match(self.place) else ""

    @property
    def near(self) -> Near | None:
        """The circle that is looked in."""
        if self.spot is None:
            return None
        return Near(self.spot.longitude, self.spot.latitude, self.spot.reach + MILES[self.within] * _MILE)

    def query(self) -> Query:
        """The same for the catalogue."""
        return Query(
            words=self.words,
            needs=(self.need,) if self.need else (),
            language=self.speaks,
            postcode=self.zip,
            near=self.near,
            page=self.page,
            size=SIZE,
        )

    def address(self, **other: str | int) -> str:
        """What stands behind the question mark, with something else in places."""
        given = {
            "q": self.words,
            "need": self.need,
            "speaks": self.speaks,
            "place": self.place,
            "within": self.within if self.place and not self.zip and self.within != _USUAL else "",
            "page": self.page if self.page > 1 else "",
            **other,
        }
        return urlencode({name: value for name, value in given.items() if value})


def asked(request: HttpRequest, known: Mapping[str, Spot]) -> Asked:
    """What is asked. What names nothing that there is to ask for is left out."""
    given = request.GET
    need, within = given.get("need", ""), given.get("within", _USUAL)
    number = given.get("page", "")
    number = number if number.isascii() and number.isdigit() and len(number) < 6 else "1"
    made = Asked(
        words=" ".join(given.get("q", "")[:LONGEST].split()),
        need=need if need in NEEDS else "",
        speaks=code_of(given.get("speaks", "")[:40]),
        within=within if within in MILES else _USUAL,
        page=min(max(int(number), 1), FURTHEST_PAGE),
    )
    refused = given.get("left_out", "")
    made = replace(made, refused=refused if refused in ("address", "place") else "")
    return _placed(made, " ".join(given.get("place", "")[:LONGEST].split()), known)


def _placed(made: Asked, place: str, known: Mapping[str, Spot]) -> Asked:
    """With a place, where it is one of the catalogue: anything else is left out, be it what it may."""
    if not place:
        return made
    made = replace(made, refused="")
    if _ZIP.match(place):
        return replace(made, place=place[:5])
    found = like(known, place)
    if len(found) == 1:
        return replace(made, place=found[0].name, spot=found[0])
    if found:
        return replace(made, which=tuple(found))
    return replace(made, refused="address" if any(each.isdigit() for each in place) else "place")
