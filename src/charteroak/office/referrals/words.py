"""What the pages of referrals say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from charteroak.catalogue.languages import code_of, named
from charteroak.office.referrals.asking import ANYWHERE, LANGUAGES, PLACES


@dataclass(frozen=True)
class ReferralWords:
    """Everything these pages say in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages of those who refer. Some have {places} to fill."""
    sheet: Mapping[str, str]
    """What stands on the list that is handed over: the same words for everyone."""
    tell: Mapping[str, str]
    """What stands where a person says what became of it."""
    channels: Mapping[str, str]
    """How someone came."""
    called: Mapping[str, str]
    """What came of calling an agency together."""
    outcomes: Mapping[str, str]
    """What became of it, for who refers."""
    told: Mapping[str, str]
    """The same, for the person."""
    states: Mapping[str, str]
    """How far a referral is."""
    bands: tuple[str, ...]
    """How near an agency is, by `listing.BANDS`."""
    agencies: Mapping[str, str]
    """What kind of agency it is, for the article."""
    fields: Mapping[str, tuple[str, str]]
    """The fields: what each is called, and a hint."""
    faults: Mapping[str, str]
    """What is wrong with a field, by the form's own codes."""


def referral_words(language: str) -> ReferralWords:
    """The words of a language."""
    found: ReferralWords = import_module(f"charteroak.office.referrals.words_{language}").WORDS
    return found


def place_name(language: str, place: str) -> str:
    """What a place is called."""
    return referral_words(language).ui["anywhere"] if place == ANYWHERE else PLACES[place].name


def spoken_name(language: str, spoken: str) -> str:
    """What a language is called, that someone chose or that a catalogue names by code or by name."""
    return LANGUAGES[spoken][language == "es"] if spoken in LANGUAGES else named(code_of(spoken), language)
