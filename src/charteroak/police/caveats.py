"""Caveats that name a record by its number, brought to that record wherever it stands in the message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charteroak.police.parts import Part

Caveat = tuple[str, str, int]
"""The number that it names, if that can be read; its text; how many records stood before it."""

FORWARDS = re.compile(r"\bFOLLOWING\b|\bBELOW\b")
BACKWARDS = re.compile(r"\b(?:ABOVE|PRECEDING|FOREGOING)\b|\bPRIOR RECORD\b")
_OPENS = re.compile(
    r"WARNING|CAUTION|CAVEAT|SUBJECT|FOLLOWING|PERTAIN|REGARDING|REFERENCE|ADVISORY|NOTICE|\b(?:OF|ON|FOR|RE)\W{0,3}$"
)


def opens(line: str) -> bool:
    """Whether the words before a number, on its line, make it one that a caveat speaks of."""
    return _OPENS.search(line) is not None


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
