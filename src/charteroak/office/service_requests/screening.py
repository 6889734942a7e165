"""What people type into a request, screened as it arrives: what is confidential in it, where, and the text without it.

Nothing is stored of a text in which something was found, unless whoever sent it agrees to send it without.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from charteroak.office.noting import TAKEN_OUT, noted
from charteroak.screening.detect import screen_texts
from charteroak.screening.found import Category, Screened

_END = re.compile(r"[.!?]+(?=\s|\Z)\s?|\n")


@dataclass(frozen=True)
class Seen:
    """Something confidential in a field: its class, and where it stands in code points. Never what it is."""

    field: str
    category: str
    start: int
    end: int


@dataclass(frozen=True)
class Texts:
    """Texts by field, as they may be stored, and what was found in them as they were typed."""

    kept: Mapping[str, str]
    seen: tuple[Seen, ...]


def screened(typed: Mapping[str, str], own: Collection[str] = ()) -> Texts:
    """The texts without what the screener finds in them, certain or not.

    A text is screened as it is and once more as one line: a phrase may be broken by the lines of a form. The fields in
    `own` are what someone says of themselves to be called back: a telephone number there is what was asked for.
    """
    names, texts = list(typed), list(typed.values())
    kept: dict[str, str] = {}
    seen: list[Seen] = []
    both = screen_texts([*texts, *(" ".join(each.split()) for each in texts)]) if texts else []
    for name, text, found, as_line in zip(names, texts, both[: len(texts)], both[len(texts) :], strict=True):
        passed = Category.OTHER_PRIVATE if name in own else ""
        mine = [each for each in _seen(name, text, found) if each.category != passed]
        if not mine and (line := [each for each in _seen(name, text, as_line) if each.category != passed]):
            mine = [Seen(name, line[0].category, 0, len(text))]
        kept[name] = _without(text, mine) if mine else text
        seen += mine
    return Texts(kept, tuple(seen))


def _sentence(text: str, seen: Seen) -> tuple[int, int]:
    """From where to where the sentences go that a finding stands in. A line ends one, too."""
    before = [each.end() for each in _END.finditer(text, 0, seen.start)]
    start = before[-1] if before else 0
    start += len(text[start : seen.start]) - len(text[start : seen.start].lstrip())
    after = _END.search(text, max(seen.end - 1, seen.start))
    return start, len(text) if after is None else after.start() + len(after[0].rstrip())


def _seen(name: str, text: str, found: Screened) -> list[Seen]:
    if found.document:
        return [Seen(name, str(found.document), 0, len(text))]
    return [Seen(name, str(each.category), each.start, each.end) for each in found.findings]


def _without(text: str, seen: Sequence[Seen]) -> str:
    """A text with a mark in the place of each sentence with a finding: the rest of one would say of whom it is.

    Where what is left still says something, less of it is left.
    """
    parts, at = [], 0
    for start, end in sorted(_sentence(text, each) for each in seen):
        if start >= at:
            parts += [text[at:start], TAKEN_OUT]
        at = max(at, end)
    cut = "".join((*parts, text[at:]))
    again = noted(cut)
    if not again.categories:
        return cut
    return TAKEN_OUT if noted(again.text).categories else again.text
