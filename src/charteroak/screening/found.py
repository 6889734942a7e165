"""What screening finds: where something confidential stands, of which class, and how sure that is.

The classes are the seven of 2-926 and `other_private`, 2-929's "personal or private attributes". A finding has offsets
and the name of a rule, never the words that were found.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec


class Category(StrEnum):
    """The classes of confidential information, by the contract's names."""

    SEXUAL_ORIENTATION = "sexual_orientation"
    DOMESTIC_VIOLENCE_VICTIM = "domestic_violence_victim"
    SEXUAL_ASSAULT_VICTIM = "sexual_assault_victim"
    CRIME_WITNESS = "crime_witness"
    PUBLIC_ASSISTANCE = "public_assistance"
    IMMIGRATION_STATUS = "immigration_status"
    INCOME_TAX_RECORD = "income_tax_record"
    OTHER_PRIVATE = "other_private"


Tier = Literal["direct", "proxy", "identifier"]
"""Said outright; implied; or a number or name that stands for a person or a record of theirs."""

Certainty = Literal["protected", "undetermined"]
"""Undetermined is withheld as protected is, and said to be so."""

LEARNED = "learned"
"""The name that findings of the model have in place of a rule's."""

Language = Literal["en", "es", "mixed", "unknown"]


class Finding(msgspec.Struct, frozen=True, gc=False, order=True):
    """One place in one text. `start` and `end` count code points, the end exclusive. `rule` names the rule."""

    start: int
    end: int
    category: Category
    rule: str
    tier: Tier
    certainty: Certainty = "protected"


class Screened(msgspec.Struct, frozen=True):
    """What one text holds. `document` is set where the whole text is a record that is withheld whole.

    `findings` are in order of where they start; two of one category never overlap.
    """

    language: Language
    document: Literal["income_tax_record"] | None
    findings: tuple[Finding, ...]
