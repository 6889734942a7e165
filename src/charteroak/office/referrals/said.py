"""The list as it is handed over: in the person's language, and in the same words for everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from charteroak.catalogue.needs import NEEDS
from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.logic.expr import Value
from charteroak.office.referrals.asking import AGENCIES
from charteroak.office.referrals.listing import Listed, Offered
from charteroak.office.referrals.words import place_name, referral_words, spoken_name


@dataclass(frozen=True)
class AgencyRow:
    """An agency."""

    agency: str
    """What it is called."""
    service: str
    """What it does, or nothing where that is its name."""
    address: str
    """Where it is."""
    phone: str
    """Its telephone, or nothing."""
    website: str
    """Its address in the web, or nothing."""
    spoken: str
    """That the language is spoken, or which ones are; or nothing."""


@dataclass(frozen=True)
class BandRow:
    """Agencies that are about equally near."""

    name: str
    """How near."""
    agencies: tuple[AgencyRow, ...]
    """They, in order."""


@dataclass(frozen=True)
class ListSaid:
    """A list, in words."""

    say: Mapping[str, str]
    """The words of the list's language."""
    spoken: str
    """That language, as in a `lang` attribute."""
    need: str
    """What is needed."""
    place: str
    """Where help is near to."""
    language: str
    """The language that was asked for."""
    bands: tuple[BandRow, ...]
    """The agencies, the nearest first; none where the catalogue has none."""


@dataclass(frozen=True)
class AnswerRow:
    """What the article answers to a referral."""

    label: str
    """How it is made."""
    outcome: str
    """The outcome, by its wire name."""
    headline: str
    """The outcome in words."""
    clauses: str
    """The clauses that decide, or nothing."""


def written_in(language: str) -> str:
    """The language that a list is written in: Spanish where that was asked for, else English."""
    return "es" if language == "es" else "en"


def said(listed: Listed) -> ListSaid:
    """A list in words. It takes the list and nothing else: so there is nothing by which it could differ."""
    spoken = written_in(listed.language)
    own = referral_words(spoken)
    bands = groupby(listed.agencies, key=lambda each: each.band)
    return ListSaid(
        say=own.sheet,
        spoken=spoken,
        need=NEEDS[listed.need].name(spoken),
        place=place_name(spoken, listed.place),
        language=spoken_name(spoken, listed.language),
        bands=tuple(BandRow(own.bands[band], tuple(_row(spoken, listed, each) for each in of)) for band, of in bands),
    )


def answers(language: str, need: str) -> tuple[AnswerRow, ...]:
    """What the engine answers to a referral of a resident for a need: in the same manner, and because of status."""
    own, city = referral_words(language), words(language)
    found = []
    for label, because in ((own.ui["same"], False), (own.ui["other"], True)):
        facts: dict[str, Value | None] = {
            "agency": AGENCIES[need],
            "resident": True,
            "because_of_status": because,
            "required_by_law": False,
            "federal_cooperation": False,
        }
        decision = law().decide("refer", facts)
        headline = city.outcomes[decision.outcome].headline
        found.append(AnswerRow(label, decision.outcome, headline, ", ".join(decision.clauses)))
    return tuple(found)


def _row(spoken: str, listed: Listed, each: Offered) -> AgencyRow:
    own = referral_words(spoken)
    others = ", ".join(_within(spoken, code) for code in each.languages)
    speaks = own.sheet["speaks"].format(language=_within(spoken, listed.language))
    return AgencyRow(
        agency=each.agency,
        service=each.service if each.service != each.agency else "",
        address=each.address or own.sheet["no_address"],
        phone=each.phone,
        website=each.website,
        spoken=speaks if each.speaks else f"{own.sheet['spoken']}: {others}" if others else "",
    )


def _within(spoken: str, code: str) -> str:
    """A language's name within a sentence: Spanish writes it small."""
    name = spoken_name(spoken, code)
    return name.lower() if spoken == "es" else name
