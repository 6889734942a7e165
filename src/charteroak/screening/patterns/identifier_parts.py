"""What identifiers are made of, and how each is checked: the parts of their expressions, and judgments of a match."""

from __future__ import annotations

import re

from charteroak.screening.patterns.checksums import luhn, social_security


def always(_: re.Match[str]) -> bool:
    """Nothing needs to be checked."""
    return True


def place(found: re.Match[str]) -> tuple[int, int]:
    """Where the identifier itself stands: the group `it`, or `other`."""
    return found.span("it") if found["it"] or "other" not in found.re.groupindex else found.span("other")


def text_of(found: re.Match[str]) -> str:
    """The identifier itself, as it is written."""
    return found.string[slice(*place(found))]


def digits(found: re.Match[str]) -> str:
    """Its digits alone."""
    return re.sub(r"\D", "", text_of(found))


SOCIAL = (
    r"(?:ssn|ss\#|social(?:\s+security)?|soc\.?\s*sec|seguro(?:\s+social)?|s\.s\.|tin|taxpayer\s+identification|social)"
)
LABEL_GAP = (
    r"[\s:#.()'-]*(?:(?:number|num|no|nr|numero|card|is|es|ending(?:\s+in)?|last\s+(?:4|four)|termina(?:\s+en)?|de|"
    r"del|of|the|lo)[\s:#.]*){0,4}"
)


def ssn(found: re.Match[str]) -> bool:
    """A number that Social Security gives out; or any, where it is called one."""
    return bool(found["label"]) or ("-" in text_of(found) and social_security(digits(found)))


DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{6}(?:\d\d)?\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}\s+(?:de\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|"
    r"dic)[a-z]*\.?,?\s+(?:del?\s+)?\d{4})"
)
STREET = (
    r"\d{1,5}[a-z]?(?:-\d{1,4})?\s+(?:[nsew]\.?\s+|north\s+|south\s+|east\s+|"
    r"west\s+)?[a-z][a-z'-]+(?:\s+[a-z][a-z'-]+){0,2}?\s+"
    r"(?:st|street|ave?|avenue|rd|road|ln|lane|dr|drive|ct|court|pl|place|blvd|boulevard|ter|terr|terrace|cir|circle|"
    r"way|pkwy|parkway|sq|square|tpke|turnpike|hwy)\b\.?"
    r"(?:,?\s*(?:apt|apartment|unit|fl|floor|rm|room|ste|no|piso|apto?|\#)\.?\s*\#?[a-z0-9-]{1,5}\b|,?\s*\d(?:st|nd|"
    r"rd)\s+fl(?:oor)?\b)?"
    r"(?:,?\s*(?:[a-z]+\s+)?hartford(?:,?\s*(?:ct|conn)\.?)?(?:\s+\d{5}(?:-\d{4})?)?|,?\s+ct\s+\d{5})?"
)
_OFFICE = re.compile(
    r"(?:hotline|help\s*line|helpdesk|office|dept|department|division|center|clinic|library|desk|main\s+line|front|"
    r"line|questions?|info|information|"
    r"toll\s*free|for\s+(?:more|help|details)|call\s+(?:us|the|311|211)|contact\s+(?:us|the)|fax|oficina|linea|"
    r"departamento|centro|biblioteca|"
    r"clinica|preguntas|llame\s+al|llamar\s+al|informes?|mas\s+informacion|agency|unit|records|court|school|escuela|"
    r"hospital|shelter)"
    r"[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:\bmy\b|\bme\b|\bhis\b|\bher\b|\btheir\b|cell|home|\bmi\b|\bsu\b|celular|cel\b|casa|reach(?:ed)?\b|"
    r"\bllamenme\b|\bllameme\b|cb\s*\#?|callback)"
    r"[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888", "900")


def _before(found: re.Match[str]) -> str:
    start = place(found)[0]
    return found.string[max(0, start - 70) : start]


def phone(found: re.Match[str]) -> bool:
    """Somebody's own, as far as can be told: not toll free, and not after an office's name."""
    number = digits(found).removeprefix("1") if len(digits(found)) == 11 else digits(found)
    if number.startswith(_TOLL_FREE) or (len(number) == 10 and number[0] in "01"):
        return False
    before = _before(found)
    return bool(_MINE.search(before)) or not _OFFICE.search(before)


_ROLES = re.compile(
    r"(?:info|help|support|contact|office|no-?reply|records|admin|webmaster|mail|hr|jobs|press|media|clerk|billing|"
    r"service|feedback|hello|\w*desk)\Z",
    re.IGNORECASE,
)


def email(found: re.Match[str]) -> bool:
    """Not of a government, and not of a role."""
    name, _, domain = text_of(found).partition("@")
    official = domain.lower().endswith((".gov", ".mil", ".us", ".invalid"))
    return not official and not _ROLES.match(name)


def card(found: re.Match[str]) -> bool:
    """A number that its last digit checks, of those that cards begin with."""
    return luhn(digits(found)) and digits(found)[0] in "3456" and len(set(digits(found))) > 1
