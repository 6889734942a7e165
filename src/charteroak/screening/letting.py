"""Screening for a copy in which named classes may stand, and a notice of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from charteroak.screening.found import LEARNED, Category, Finding, Screened

Screen = Callable[[Sequence[str]], list[Screened]]
"""What screens texts: `detect.screen_texts`, or whoever stands in for it."""

NOTHING_KEPT: frozenset[Category] = frozenset()


def letting(screen: Screen, keep: frozenset[Category]) -> Screen:
    """The same screen, to which what is of these classes is nothing."""
    if not keep:
        return screen

    def screened(texts: Sequence[str]) -> list[Screened]:
        return [
            Screened(
                each.language,
                None if Category.INCOME_TAX_RECORD in keep else each.document,
                tuple(one for one in each.findings if one.category not in keep),
            )
            for each in screen(texts)
        ]

    return screened


def but_ours(screen: Screen, notice: Sequence[str]) -> Screen:
    """The same screen, without what was learned of the paragraphs of a notice that we put in.

    A score takes a record's number for someone's now and then. What a rule finds there is found.
    """
    if not notice:
        return screen
    lines = "|".join(r"\s+".join(map(re.escape, line.split())) for line in notice)
    ours = re.compile(rf"(?:{lines})(?:\s+(?:{lines}))*")

    def screened(texts: Sequence[str]) -> list[Screened]:
        return [
            Screened(each.language, each.document, _but(each.findings, [one.span() for one in ours.finditer(text)]))
            for text, each in zip(texts, screen(texts), strict=True)
        ]

    return screened


def _but(findings: tuple[Finding, ...], spans: Sequence[tuple[int, int]]) -> tuple[Finding, ...]:
    return tuple(
        each
        for each in findings
        if each.rule != LEARNED or not any(start <= each.start and each.end <= end for start, end in spans)
    )
