"""How a reading stands, in a sentence, for every page that gives an answer under it."""

from __future__ import annotations

from charteroak.law import settled
from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.readings.words import reading_words


def by_whom(language: str, reading: str) -> str:
    """Who settled a reading, and since when; that it is in doubt; nothing where it is as this software has it."""
    ui = reading_words(language).ui
    standing = settled.standing()
    if reading in standing.doubted:
        return ui["in_doubt"]
    held = standing.holding(reading, today())
    if held is None:
        return ""
    key = "by_counsel" if held.choice else "unsettled_by_counsel"
    return ui[key].format(day=words(language).date(held.since))
