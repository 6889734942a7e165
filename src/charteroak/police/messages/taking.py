"""What the value of a tag adds to a record, and where it ends."""

from __future__ import annotations

import re

from charteroak.police.messages.parts import Part
from charteroak.police.messages.tokens import DOCKET, NOTE
from charteroak.police.messages.words import compact

_VALUE_ENDS = re.compile(
    r"\n[ \t]*(?:\n|\W{0,6}(?:WARNING|CAUTION|CAVEAT|REPEAT|ORI IS|IMMED|END OF|SUBJECT OF|CONFIRM|"
    r"(?:THE|THIS|SAID) (?:\w+ )?WARRANT|-- ?TEXT|---|===))"
    r"|\x1e"
)
OF_WARRANT = frozenset({"WNO", "DOW", "EXL", DOCKET})
_EMPTY = frozenset({"", "NONE", "NA", "NIL", "UNK", "UNKNOWN", "NO", "NULL", "0", "NOTAPPLICABLE", "X", "XX"})
_SHORTEST_TEXT = 4


def take(part: Part, tag: str, value: str) -> None:
    """Adds a tag's value to what is known of a record."""
    if tag in ("NAM", "AKA"):
        part.names.append(value)
    elif tag == "DOB":
        part.born.append(value)
    elif tag == "ORI":
        part.ori = part.ori or value
    elif tag == "OFF":
        part.offense = f"{part.offense} {value}" if part.offense else value
    elif tag in OF_WARRANT:
        if len(value) >= _SHORTEST_TEXT:
            part.texts.append(value)
        if not "1" <= value[:1] <= "9" and _says_nothing(tag, value):
            part.fields.discard(tag)
    elif tag == NOTE:
        part.texts.append(value)
    elif tag in ("SOC", "FBI", "OLN", "SID", "MNU"):
        part.ids.append(tag + value.strip())


def _says_nothing(tag: str, value: str) -> bool:
    """Whether a field of a warrant is empty, or one that needs a number has none."""
    signs = compact(value)
    return signs in _EMPTY or (tag != "EXL" and signs.isalpha() and not any(map(str.isdigit, value)))


def first_line(value: str) -> tuple[str, str]:
    """A short value: its line, or where that is blank the next; and what follows."""
    head, _, rest = value.partition("\n")
    if rest and not head.strip():
        head, _, rest = rest.partition("\n")
    return head, rest


def ended(value: str) -> tuple[str, str]:
    """A long value up to a blank line or the beginning of a caveat, and what follows."""
    if "\n" not in value and "\x1e" not in value:
        return value, ""
    found = _VALUE_ENDS.search(value)
    return (value[: found.start()], value[found.start() + 1 :]) if found else (value, "")
