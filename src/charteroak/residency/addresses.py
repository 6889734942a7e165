"""What someone typed as the place where they live, read: an address, or two streets that cross.

`usaddress` tells the words apart. A city's name and a ZIP code are read only to be left out: neither decides. Where a
place is named that is not this city, the answer is no longer sure (`asking`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.residency.streets import Street, is_direction, named, street

LONGEST = 200
"""Characters that an address may have."""

_CROSSES = re.compile(r"\s*[&/@]\s*|\s+(?:and|at|y|con|esquina(?:\s+con)?)\s+", re.IGNORECASE)
_CORNER = re.compile(r"^(?:(?:the\s+)?corner\s+of|(?:la\s+)?esquina\s+de)\s+", re.IGNORECASE)
_SPANISH = re.compile(
    r"^\s*(calle|avenida|avda\.?)\s+(.+?)[\s,]+(?:n[uú]mero|n[uú]m\.?|no\.?|#)?\s*(\d+)\b(.*)$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_BARE = re.compile(r"(\d{1,7})\s+([^\W\d]+)$")  # "1 Elm"


@dataclass(frozen=True, slots=True)
class Address:
    """A number in a street."""

    number: int
    street: Street
    town: str = ""
    """The city's name that was typed, as it is compared; nothing where none was."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where two streets cross."""

    first: Street
    second: Street
    town: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """What cannot be placed. `why`: "empty", "too_long", "po_box", "no_number", "no_street" or "not_read"."""

    why: str


def read(typed: str) -> Address | Crossing | Unread:
    """What was typed, read."""
    text = " ".join(typed.split())
    if not text:
        return Unread("empty")
    if len(text) > LONGEST:
        return Unread("too_long")
    if not _NUMBER.match(text):
        halves = _CROSSES.split(_CORNER.sub("", text))
        if len(halves) == 2 and all(halves):
            return _crossing(*halves)
    return _address(text)


def _crossing(one: str, other: str) -> Crossing | Unread:
    """Each street is read as one is of which somebody said a number."""
    first, second = (_address(f"1 {half}") for half in (one, other))
    if isinstance(first, Unread) or isinstance(second, Unread):
        return Unread("no_street")
    return Crossing(first.street, second.street, second.town or first.town)


def _address(text: str) -> Address | Unread:
    import usaddress

    try:
        parts, kind = usaddress.tag(_in_order(text))
    except usaddress.RepeatedLabelError:
        return Unread("not_read")
    if kind == "PO Box":
        return Unread("po_box")
    if kind == "Ambiguous" and (bare := _BARE.match(text)):
        return Address(int(bare[1]), street(bare[2]))
    own = _street(parts)
    if not own.name:
        return Unread("no_street")
    number = _NUMBER.match(parts.get("AddressNumber", ""))
    if number is None:
        return Unread("no_number")
    return Address(int(number[0]), own, named(parts.get("PlaceName", "")))


def _in_order(text: str) -> str:
    """The words in the order in which an address is written here: number, street, kind."""
    if turned := _SPANISH.match(text):
        return f"{turned[3]} {turned[2]} {'St' if turned[1].lower() == 'calle' else 'Ave'}{turned[4]}"
    return text


def _street(parts: Mapping[str, str]) -> Street:
    def part(name: str) -> str:
        return parts.get(f"StreetName{name}", "")

    before = part("PreDirectional")
    taken = "" if is_direction(before) else before  # "Mt." is taken for a direction
    name = " ".join(filter(None, (taken, part("PreModifier"), part("PreType"), part(""))))
    return street(name, part("PostType"), "" if taken else before, part("PostDirectional"))
