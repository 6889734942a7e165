"""What someone gives who asks for a service, by a page or by the interface: read, held against the type, and screened.

What is wrong is named by field and kind, and never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from charteroak.office.service_requests.models import (
    DESCRIPTION,
    LISTS,
    PLACE,
    VALUE,
    ApiKey,
    Attribute,
    ServiceType,
)
from charteroak.office.service_requests.photos import Photo
from charteroak.office.service_requests.screening import Seen, screened

CONTACT: Mapping[str, int] = {"first_name": 100, "last_name": 100, "email": 200, "phone": 40}
"""What someone can say of themselves, and how long each may be. None of it is ever required."""
FREE = frozenset({"string", "text"})
"""The datatypes that take whatever someone types."""
PLACE_ID, STRING, NUMBER = 60, 300, 40
_MILLION = 1_000_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Wrong:
    """A field that something is wrong with, and what, as a code of `words.faults`."""

    field: str
    code: str
    status: int = 400


@dataclass
class Given:
    """A request as it was given. `texts` are all that somebody typed, by field; those of attributes by their code."""

    of: ServiceType
    description: str = ""
    place: str = ""
    place_id: str = ""
    lat: int | None = None
    long: int | None = None
    answers: dict[str, list[str]] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    photo: Photo | None = None
    channel: str = "open311"
    language: str = "en"
    client: ApiKey | None = None

    def wrong(self) -> Iterator[Wrong]:
        """What is wrong with it as a whole, but for what is confidential."""
        limits = {"description": DESCRIPTION, "address_string": PLACE, "address_id": PLACE_ID, **CONTACT}
        texts = {
            "description": self.description,
            "address_string": self.place,
            "address_id": self.place_id,
            **self.contact,
        }
        for name, text in texts.items():
            if len(text) > limits[name]:
                yield Wrong(name, "long")
            if _CONTROLS.search(text):
                yield Wrong(name, "controls")
        if not (self.place or self.place_id) and self.lat is None:
            yield Wrong("address_string", "no_place")
        yield from self._wrong_answers()

    def _wrong_answers(self) -> Iterator[Wrong]:
        asked = {each.code: each for each in self.of.attributes.all() if each.variable}  # type: ignore[attr-defined]
        for code, values in self.answers.items():
            if code not in asked:
                yield Wrong("attribute", "unknown")
            elif wrong := wrong_with(asked[code], values):
                yield Wrong(f"attribute[{code}]", wrong)
        for code, each in asked.items():
            if each.required and not self.answers.get(code):
                yield Wrong(f"attribute[{code}]", "required")

    def screen(self) -> tuple[Seen, ...]:
        """Take what is confidential out of what was typed, and say where it stood."""
        typed = {"description": self.description, "address_string": self.place, "address_id": self.place_id}
        typed |= self.contact
        free = {each.code for each in self.of.attributes.all() if each.datatype in FREE}  # type: ignore[attr-defined]
        typed |= {f"attribute[{code}]": values[0] for code, values in self.answers.items() if code in free and values}
        found = screened({name: text for name, text in typed.items() if text}, self.contact)
        kept = {**typed, **found.kept}
        self.description, self.place = kept["description"], kept["address_string"]
        self.place_id = kept["address_id"][:PLACE_ID]
        self.contact = {name: kept[name] for name in self.contact}
        for code in free & set(self.answers):
            self.answers[code] = [kept[f"attribute[{code}]"]]
        return found.seen


def wrong_with(asked: Attribute, values: Sequence[str]) -> str:
    """What is wrong with the values given for an attribute, as a code; nothing where they are right."""
    if len(values) > 1 and asked.datatype != "multivaluelist":
        return "twice"
    if len(set(values)) < len(values):
        return "twice"
    for value in values:
        if _CONTROLS.search(value):
            return "controls"
        if wrong := _wrong_value(asked, value):
            return wrong
    return ""


def _wrong_value(asked: Attribute, value: str) -> str:
    if asked.datatype in LISTS:
        return "" if value in {key for key, _ in asked.values("en")} else "not_offered"
    if asked.datatype == "text":
        return "long" if len(value) > VALUE else ""
    if asked.datatype == "number":
        return "" if is_number(value) else "number"
    if asked.datatype == "datetime":
        return "" if moment(value) or _day(value) else "datetime"
    if "\n" in value or "\r" in value:
        return "lines"
    return "long" if len(value) > STRING else ""


def is_number(value: str) -> bool:
    """Whether a text is a number as people write one: no exponent, no infinity, of some length at most."""
    return len(value) <= NUMBER and re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", value, re.ASCII) is not None


def moment(value: str) -> datetime | None:
    """A moment as the specification writes one, with its offset; None where it is none. A plus sign may have come as
    a blank, as it does in addresses.
    """
    if len(value) > NUMBER:
        return None
    try:
        found = datetime.fromisoformat(re.sub(r" (?=\d\d:?\d\d\Z)", "+", value) if "T" in value else value)
    except ValueError:
        return None
    return found if found.tzinfo is not None and 1 < found.year < 9999 else None


def degrees(value: str, most: int) -> int | None:
    """An angle in millionths of a degree, from -most to most; None where it is none."""
    try:
        found = Decimal(value) if is_number(value) else Decimal("NaN")
    except InvalidOperation:
        return None
    return round(found * _MILLION) if found.is_finite() and abs(found) <= most else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) else None
    except ValueError:
        return None
