"""Codes and machine names that decide a question by themselves: LOINC, SNOMED CT, HMIS, and names of columns.

A code is here only if its meaning could be confirmed, and its source says where. What a code means is the question;
what is made of it is the labelling guide's: afraid of a partner is a proxy, being hurt by one is direct. Panels are
not among them, since each question of a panel has a code of its own.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from charteroak.screening.forms.form import Code
from charteroak.screening.found import Category

Tier = Literal["direct", "proxy"]
_DV, _SA = Category.DOMESTIC_VIOLENCE_VICTIM, Category.SEXUAL_ASSAULT_VICTIM
_AID, _STATUS, _LOVE = Category.PUBLIC_ASSISTANCE, Category.IMMIGRATION_STATUS, Category.SEXUAL_ORIENTATION


class Meaning(NamedTuple):
    """What a code asks for: the class, the tier, and where the code's meaning was found."""

    category: Category
    tier: Tier
    source: str


_HARK = "LOINC, Humiliation, Afraid, Rape, and Kick questionnaire [HARK]; 45 CFR 170.315(a)(15)"
_HITS = "LOINC, Hurt, Insult, Threaten, Scream [HITS], in the AHC health-related social needs screening"
_PRAPARE = "LOINC, Protocol for Responding to and Assessing Patients' Assets, Risks, and Experiences [PRAPARE]"

LOINC: dict[str, Meaning] = {
    "76690-7": Meaning(_LOVE, "direct", "LOINC, Sexual orientation; US Core"),
    "76499-3": Meaning(_DV, "direct", _HARK),
    "76500-8": Meaning(_DV, "direct", _HARK),
    "76501-6": Meaning(_DV, "proxy", f"{_HARK}; US Core, PRAPARE"),
    "76502-4": Meaning(_SA, "direct", _HARK),
    "76503-2": Meaning(_DV, "direct", _HARK),
    "76504-0": Meaning(_DV, "direct", _HARK),
    "95614-4": Meaning(_DV, "direct", _HITS),
    "95615-1": Meaning(_DV, "direct", _HITS),
    "95616-9": Meaning(_DV, "direct", _HITS),
    "95617-7": Meaning(_DV, "direct", _HITS),
    "95618-5": Meaning(_DV, "direct", _HITS),
    "93026-3": Meaning(_DV, "proxy", _PRAPARE),
    "93027-1": Meaning(_STATUS, "direct", _PRAPARE),
    "21842-0": Meaning(_STATUS, "proxy", "LOINC, Birthplace; Vital Records Death Reporting (VRDR)"),
}
"""By LOINC's codes for questions."""

SNOMED: dict[str, Meaning] = {
    "706893006": Meaning(_DV, "direct", "SNOMED CT, Victim of intimate partner abuse; the SHIFT value sets"),
}
"""By SNOMED CT's codes."""

_HEALTH, _MONEY = "HMIS CSV, HealthAndDV", "HMIS CSV, IncomeBenefits"
HMIS: dict[str, Meaning] = {
    **dict.fromkeys(
        ("DomesticViolenceSurvivor", "DomesticViolenceVictim", "WhenOccurred", "CurrentlyFleeing"),
        Meaning(_DV, "direct", _HEALTH),
    ),
    "4.11": Meaning(_DV, "direct", "HMIS data element 4.11, Domestic Violence"),
    "4.03": Meaning(_AID, "direct", "HMIS data element 4.03, Non-Cash Benefits"),
    "R3": Meaning(_LOVE, "direct", "HMIS data element R3, Sexual Orientation"),
    **dict.fromkeys(
        (
            *("SSI", "SSIAmount", "TANF", "TANFAmount", "GA", "GAAmount", "BenefitsFromAnySource", "SNAP", "WIC"),
            *("TANFChildCare", "TANFTransportation", "OtherTANF", "Medicaid", "SCHIP", "NoMedicaidReason"),
        ),
        Meaning(_AID, "direct", _MONEY),
    ),
    **dict.fromkeys(("SexualOrientation", "SexualOrientationOther"), Meaning(_LOVE, "direct", "HMIS CSV, Enrollment")),
}
"""By HMIS's names of columns and numbers of data elements, as they are written."""

_SYSTEMS = {"loinc": LOINC, "snomed": SNOMED, "hmis": HMIS}
_LONG = {name.lower(): meaning for name, meaning in HMIS.items() if len(name) > 5}
_SEEKING = frozenset(
    {"apply", "applied", "applying", "application", "solicitud", "solicito", "pending", "denied", "waitlist"}
    | {"eligible", "eligibility", "elig", "elegible", "elegibilidad", "qualify", "qualifies"}
)
_OF_CRIME = frozenset(
    {
        "crime",
        "saw",
        "seen",
        "testify",
        "testified",
        "incident",
        "offense",
        "delito",
        "crimen",
        "vio",
        "police",
        "shooting",
    }
    | {"presencio", "robbery", "assault", "homicide"}
)
_SHORT = re.compile(r"[A-Za-z]?[-_.]?\d*\Z")
"""Names that are numbers of questions ("q7", "k1"), whatever forms are numbered so."""
_ORIGIN = "immigration_status.name.origin"
_WITNESS = "crime_witness.name.witness"


def by_code(code: Code) -> Meaning | None:
    """What a code asks for; None where it decides nothing.

    >>> by_code(Code("loinc", "76501-6")).tier
    'proxy'
    """
    return _SYSTEMS.get(code.system, {}).get(code.code)


def by_name(name: str) -> tuple[Category, Tier, str] | None:
    """What a machine name asks for (a property's, a column's), and by which rule; None where that is not certain.

    The rules are those for names of columns, as far as a name tells by itself. `identifier` is left to the whole form.

    >>> by_name("citizenship_status")[1], by_name("CurrentlyFleeing")[2], by_name("citizen_id")
    ('direct', 'HMIS CSV, HealthAndDV', None)
    """
    if _SHORT.match(name):
        return None
    known = HMIS.get(name) or _LONG.get(name.lower())
    if known:
        return known.category, known.tier, known.source
    from charteroak.screening.columns.naming import hits_of
    from charteroak.screening.columns.tokens import tokens

    words = frozenset(tokens(name))
    for rule in hits_of(name):
        if rule.category is Category.OTHER_PRIVATE or rule.tier == "identifier":
            continue
        if rule.alone != "protected" and rule.rule != _ORIGIN:
            continue
        if rule.rule == _WITNESS and not words & _OF_CRIME:
            continue  # most witnesses of forms are those of a signature
        seeks = rule.category is Category.PUBLIC_ASSISTANCE and bool(words & _SEEKING)
        return rule.category, "proxy" if seeks or rule.tier == "proxy" else "direct", rule.rule
    return None
