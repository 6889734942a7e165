"""Caveats that name a record by its number, brought to that record wherever it stands in the message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charteroak.police.messages.classify import kinds_said
from charteroak.police.messages.parts import Part
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.words import word

Caveat = tuple[str, str, int]
"""The number that it names, if that can be read; its text; how many records stood before it."""

FORWARDS = re.compile("|".join(map(word, (r"FOLLOWING\b", r"BELOW\b"))))
BACKWARDS = re.compile("|".join(map(word, (r"ABOVE\b", r"P(?:RECEDING|RIOR RECORD)\b", r"FOREGOING\b"))))
_BLANK_LINE = re.compile(r"(?:\n|^)[ \t]*\n")
ENDS_A_WANT = re.compile(
    r"\bN(?:OT|O ?LONGER)[ \n]WAN\n?T\n?ED\b|\bNO[ \n](?:ACTIVE |CRIMINAL |ARREST )?WAR\n?RANT|"
    r"\bWARRANT\b[^\n.]{0,30}\b(?:RECALLED|VACATED|QUASHED|WITHDRAWN|CANCELL?ED|SERVED|EXECUTED|CLEARED|NO LONGER)\b"
)
"""That a want is over, said between it and another record: it may be of either."""
_OPENS = re.compile(
    r"WARNING|CAUTION|CAVEAT|SUBJECT|FOLLOWING|PERTAIN|REGARDING|REFERENCE|ADVISORY|NOTICE|"
    + "|".join(map(word, (r"O[FN]\W{0,3}$", r"FOR\W{0,3}$", r"RE\W{0,3}$")))
)
_GOES_ON = re.compile(r"\b(?:WARNING|CAUTION|CAVEAT|RECORD|SUBJECT)\b[^\n]*\b(?:OF|ON|FOR|RE)\s*$")


def opens(line: str) -> bool:
    """Whether the words before a number, on its line, make it one that a caveat speaks of."""
    return _OPENS.search(line) is not None


def goes_on(text: str) -> bool:
    """Whether a line ends in the middle of a caveat's words, so that the number below it is one that it speaks of."""
    return _GOES_ON.search(text) is not None


def divided(text: str, before: Part, signals: Signals) -> tuple[str, str]:
    """What of the text between two records is the first one's, and what the second's."""
    if FORWARDS.search(text):
        return "", text
    if BACKWARDS.search(text):
        return text, ""
    if before.letter == "W" and ENDS_A_WANT.search(text):
        return text, text
    if _BLANK_LINE.search(text) is None and _kindless(before, signals):
        # the caveat right under an immigration record that none has told the kind of
        line, end, rest = text.partition("\n")
        return (line + end, rest) if kinds_said(line, signals) == 1 else ("", text)
    blank = _BLANK_LINE.search(text)
    return (text[: blank.start()], text[blank.end() :]) if blank else ("", text)


def _kindless(part: Part, signals: Signals) -> bool:
    """Whether a record is plainly one of immigration, and nothing in it says of which kind."""
    return (
        part.letter == "N"
        and bool(part.told)
        and all(row.file == "immigration_violator" and not row.warrant for row in part.told)
        and not any(kinds_said(text, signals) for text in part.texts)
    )


def tie(caveats: Sequence[Caveat], parts: list[Part]) -> None:
    """Gives each caveat to its record. One whose record did not come is all there is of that record: a part of its own.

    A caveat on "the following record" belongs to that, even where its number is another: then they contradict.
    """
    of = {part.nic: part for part in reversed(parts) if part.nic}
    came = len(parts)
    for nic, text, at in caveats:
        part = of.get(nic) or _beside(nic, text, parts[at] if at < came else None, parts[at - 1] if at else None)
        if part is not None:
            part.texts.append(text)
        elif nic:
            of[nic] = alone = Part()
            alone.nic, alone.letter = nic, nic[0]
            alone.texts.append(text)
            parts.append(alone)


def _beside(nic: str, text: str, after: Part | None, before: Part | None) -> Part | None:
    forwards = FORWARDS.search(text) is not None
    if after is not None:
        return after if not nic or not after.nic or forwards else None
    return before if before is not None and not before.nic and not forwards else None
