"""A street's name as it is compared: in capitals, with its kind and its directions written out.

The words are those of the United States Postal Service (Publication 28, appendix C1 and its list of directions), and
what people in Hartford write in Spanish.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DIRECTIONS = {
    "N": "NORTH", "S": "SOUTH", "E": "EAST", "W": "WEST", "NE": "NORTHEAST", "NW": "NORTHWEST", "SE": "SOUTHEAST",
    "SW": "SOUTHWEST", "NORTE": "NORTH", "SUR": "SOUTH", "ESTE": "EAST", "OESTE": "WEST",
}  # fmt: skip
_KINDS = {
    "ALY": "ALLEY", "AV": "AVENUE", "AVE": "AVENUE", "AVEN": "AVENUE", "AVENIDA": "AVENUE", "AVDA": "AVENUE",
    "BLVD": "BOULEVARD", "BOULV": "BOULEVARD", "BLV": "BOULEVARD", "BULEVAR": "BOULEVARD", "BR": "BRIDGE",
    "BRG": "BRIDGE", "CALLE": "STREET", "CIR": "CIRCLE", "CR": "CIRCLE", "CRES": "CRESCENT", "CT": "COURT",
    "CTR": "CENTER", "DR": "DRIVE", "DRV": "DRIVE", "EXT": "EXTENSION", "HL": "HILL", "HTS": "HEIGHTS",
    "HWY": "HIGHWAY", "LA": "LANE", "LN": "LANE", "PASEO": "WALK", "PK": "PARK", "PKWY": "PARKWAY", "PKY": "PARKWAY",
    "PL": "PLACE", "PLZ": "PLAZA", "RD": "ROAD", "RDG": "RIDGE", "RTE": "ROUTE", "SQ": "SQUARE", "ST": "STREET",
    "STR": "STREET", "TER": "TERRACE", "TERR": "TERRACE", "TPKE": "TURNPIKE", "TRL": "TRAIL", "VW": "VIEW",
    "WY": "WAY", "XING": "CROSSING",
}  # fmt: skip
_IN_NAMES = {"MT": "MOUNT", "ST": "SAINT", "FT": "FORT", "SGT": "SERGEANT", "DR": "DOCTOR"}


@dataclass(frozen=True, slots=True)
class Street:
    """A street. What a person left out is empty, and fits every street that has it."""

    name: str
    kind: str = ""
    before: str = ""
    """The direction before the name: "NORTH" of North Main Street."""
    after: str = ""

    def fits(self, other: Street) -> bool:
        """Whether a street that was asked for may be this other one, of the table."""
        return self.name == other.name and all(
            not asked or asked == has
            for asked, has in ((self.kind, other.kind), (self.before, other.before), (self.after, other.after))
        )


def street(name: str, kind: str = "", before: str = "", after: str = "") -> Street:
    """A street by its parts, as a file or a person writes them."""
    return Street(named(name), _kind(kind), _direction(before), _direction(after))


def named(words: str) -> str:
    """A name as it is compared: capitals, without accents and signs; "Mt." is MOUNT."""
    plain = _plain(words).split()
    spoken = [_IN_NAMES.get(plain[0], plain[0]), *plain[1:]] if len(plain) > 1 else plain
    return " ".join(spoken)


def is_direction(word: str) -> bool:
    """Whether a word says a direction."""
    plain = _plain(word).replace(" ", "")
    return plain in _DIRECTIONS or plain in _DIRECTIONS.values()


def _kind(word: str) -> str:
    plain = _plain(word)
    return _KINDS.get(plain, plain)


def _direction(word: str) -> str:
    plain = _plain(word).replace(" ", "")
    return _DIRECTIONS.get(plain, plain)


def _plain(words: str) -> str:
    """Letters and digits alone, in capitals; signs within a word vanish, others part words."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
    return " ".join("".join(_letter(each) for each in bare).upper().split())


def _letter(each: str) -> str:
    if each in "'.\N{RIGHT SINGLE QUOTATION MARK}":
        return ""
    return each if each.isalnum() else " "
