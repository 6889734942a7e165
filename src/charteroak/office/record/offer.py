"""The button on an answer that leads to recording it."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.logic.norm import Outcome
from charteroak.office.accounts.models import is_claimed
from charteroak.office.pages import RECORD, SIGN_IN
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
    sign_in: str = ""
    """Where whoever is not signed in does that first; empty where nobody has to."""
    sign_in_label: str = ""
    """What that link says."""
    sign_in_hint: str = ""
    """Why, and what to do then."""


def offer(language: str, outcome: str) -> OfferRow | None:
    """The button for an answer. None where nothing can be acted on yet, and where the city has no ledger."""
    if outcome == Outcome.UNKNOWN or not Place.from_environment().exists:
        return None
    ui = record_words(language).ui
    if is_claimed():
        there, label, hint = SIGN_IN.address(language), ui["offer_sign_in"], ui["offer_sign_in_hint"]
        return OfferRow(RECORD.address(language), ui["offer"], ui["offer_hint"], there, label, hint)
    return OfferRow(RECORD.address(language), ui["offer"], ui["offer_hint"])
