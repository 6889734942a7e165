"""What a referral is asked by, as closed lists: a need, a place, a language, and how someone came. There is no more.

Nothing here tells people apart by what they are: whoever has the same need at the same place gets the same list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CHANNELS = ("counter", "phone", "online", "visit")
"""How someone came: the words of `charteroak.referrals.referral.CHANNELS`."""
OUTCOMES = ("open", "reached", "not_reached", "declined")
"""What became of it: the words of `charteroak.referrals.referral.OUTCOMES`."""
LANGUAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": ("English", "Inglés"),
        "es": ("Spanish", "Español"),
        "pt": ("Portuguese", "Portugués"),
        "pl": ("Polish", "Polaco"),
        "fr": ("French", "Francés"),
        "ht": ("Haitian Creole", "Criollo haitiano"),
        "ar": ("Arabic", "Árabe"),
        "vi": ("Vietnamese", "Vietnamita"),
        "zh": ("Chinese", "Chino"),
        "my": ("Burmese", "Birmano"),
        "so": ("Somali", "Somalí"),
        "sq": ("Albanian", "Albanés"),
        "und": ("Another language", "Otro idioma"),
    }
)
"""The languages that are asked for, as the codes of BCP 47, with their names in English and Spanish."""
ANYWHERE = "anywhere"
"""No place was asked about: the list is the whole city's."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the city, and about where its middle is: for an order, not for a map."""

    name: str
    longitude: float
    latitude: float


PLACES: Mapping[str, Place] = MappingProxyType(
    {
        "asylum_hill": Place("Asylum Hill", -72.693, 41.771),
        "barry_square": Place("Barry Square", -72.684, 41.744),
        "behind_the_rocks": Place("Behind The Rocks", -72.702, 41.740),
        "blue_hills": Place("Blue Hills", -72.698, 41.795),
        "clay_arsenal": Place("Clay Arsenal", -72.680, 41.777),
        "downtown": Place("Downtown", -72.674, 41.765),
        "frog_hollow": Place("Frog Hollow", -72.689, 41.757),
        "north_east": Place("North East", -72.680, 41.790),
        "north_meadows": Place("North Meadows", -72.661, 41.787),
        "parkville": Place("Parkville", -72.707, 41.757),
        "sheldon_charter_oak": Place("Sheldon Charter Oak", -72.667, 41.757),
        "south_end": Place("South End", -72.677, 41.733),
        "south_green": Place("South Green", -72.677, 41.754),
        "south_meadows": Place("South Meadows", -72.659, 41.736),
        "south_west": Place("South West", -72.696, 41.728),
        "upper_albany": Place("Upper Albany", -72.696, 41.780),
        "west_end": Place("West End", -72.707, 41.770),
        "06103": Place("06103", -72.674, 41.767),
        "06105": Place("06105", -72.700, 41.769),
        "06106": Place("06106", -72.696, 41.750),
        "06112": Place("06112", -72.696, 41.790),
        "06114": Place("06114", -72.679, 41.740),
        "06120": Place("06120", -72.675, 41.786),
    }
)
"""Neighborhoods, as the City names them, and the ZIP codes of most of it. Their middles are to some hundred metres."""
PLACE_NAMES: tuple[str, ...] = (*PLACES, ANYWHERE)

AGENCIES: Mapping[str, str] = MappingProxyType(
    {
        "food": "social_service",
        "housing": "social_service",
        "shelter": "social_service",
        "energy": "social_service",
        "health": "medical",
        "dental": "medical",
        "mental_health": "medical",
        "substance_use": "medical",
        "vaccines": "medical",
        "pregnancy": "medical",
        "child_care": "social_service",
        "school": "other",
        "library": "other",
        "english_classes": "other",
        "work": "social_service",
        "money": "social_service",
        "taxes": "other",
        "legal": "other",
        "immigration_help": "other",
        "safety": "social_service",
        "older_people": "social_service",
        "disability": "social_service",
        "transport": "social_service",
        "recreation": "other",
        "streets": "other",
        "permits": "other",
        "pets": "other",
    }
)
"""What kind of agency a need leads to, as the fact `agency` of 2-927(b) has it. The flow is the same for all three."""
