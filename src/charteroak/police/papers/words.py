"""The words of a paper's card: what to do now, then why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from charteroak.logic.errors import BadInput, kind_of
from charteroak.police.papers.forms import Issuer, Kind

Case = Literal[
    "criminal",
    "immigration",
    "agency",
    "agency_unwhole",
    "request",
    "command",
    "arrest_civil",
    "elsewhere",
    "off",
    "unsure_criminal",
    "unwhole",
    "contradicts",
    "mail",
    "untold",
    "subpoena",
]
"""What a card is about."""


@dataclass(frozen=True)
class PaperWords:
    """One language's words: what to do and why in each case, the kinds' names, the signals, and short notes."""

    do: Mapping[Case, str]
    why: Mapping[Case, str]
    kinds: Mapping[Kind, str]
    issuers: Mapping[Issuer, str]
    evidence: Mapping[str, str]
    yes: str
    no: str
    not_told: str
    more: str


LANGUAGES = ("en", "es")


@cache
def paper_words(language: str) -> PaperWords:
    """The words in a language. BadInput for a language there is not."""
    if language == "en":
        from charteroak.police.papers.words_en import WORDS
    elif language == "es":
        from charteroak.police.papers.words_es import WORDS
    else:
        raise BadInput("language", kind_of(language), LANGUAGES)
    return WORDS
