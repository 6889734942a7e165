"""The button on an answer that leads to recording it."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.logic.norm import Outcome
from charteroak.office.pages import RECORD
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place


@dataclass(frozen=True)
class OfferRow:
    """The button."""

    href: str
    """Where it posts the case."""
    label: str
    """What it says."""
    hint: str
    """What it leads to."""


def offer(language: str, outcome: str) -> OfferRow | None:
    """The button for an answer. None where nothing can be acted on yet, and where the city has no ledger."""
    if outcome == Outcome.UNKNOWN or not Place.from_environment().exists:
        return None
    ui = record_words(language).ui
    return OfferRow(RECORD.address(language), ui["offer"], ui["offer_hint"])
