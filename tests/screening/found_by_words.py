"""A screener that stands in for the real one: what it finds are given words, so that a test knows all there is."""

import re
from collections.abc import Sequence

from charteroak.screening.formats.opening import open_file
from charteroak.screening.found import Category, Finding, Screened
from charteroak.screening.looking import look

SAID = "zarquon status"
WORDS = re.compile(r"zarquon\s+status|on zarq: (?:true|yes|y|1)\b|the zarquon(?!\s+status)", re.IGNORECASE)
RECORD = "Zarquon return form"


def by_words(texts: Sequence[str]) -> list[Screened]:
    """The words of this module, as findings; a text with the form's name is a tax record."""
    return [
        Screened("en", "income_tax_record" if RECORD in text else None, tuple(
            Finding(found.start(), found.end(), Category.IMMIGRATION_STATUS, "words", "direct")
            for found in WORDS.finditer(text)
        ))
        for text in texts
    ]  # fmt: skip


def whole_text(data: bytes, name: str = "") -> str:
    """Everything that our own reading of a file has."""
    return "\n".join(surface.text for surface in open_file(data, name).surfaces)


def places(data: bytes, name: str = "") -> list[str]:
    """Where the words are found."""
    opened = open_file(data, name)
    found = []
    for place in look(opened, by_words).places:
        start, end = place.spans[0]
        told = getattr(opened, "place", None)
        found.append(told(place.number, start, end)[0] if told else opened.surfaces[place.number].where)
    return found
