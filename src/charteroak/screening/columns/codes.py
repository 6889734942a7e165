"""The classes in the codes of others: HL7, CUI as NIEM carries it, DPV and fideslang.

Only codes that exist are given as theirs. HL7 has none for witnesses, assistance, immigration and taxes, fideslang none
for most: what is `proposed` is ours, and `local` is the ordinance's own word, so that no code is made up for another.
Sources: HL7 v3-ActCode 11.0.0, NIEM `cui:CUICategoryCodeSimpleType`, W3C DPV 2.3, IABTechLab fideslang 3.
"""

from __future__ import annotations

import msgspec

from charteroak.screening.found import Category


class Codes(msgspec.Struct, frozen=True):
    """One class in the codes of others; those that fit best come first. `confidentiality` is HL7's level."""

    local: str = ""
    hl7: tuple[str, ...] = ()
    confidentiality: str = ""
    cui: tuple[str, ...] = ()
    dpv: tuple[str, ...] = ()
    fideslang: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


NONE = Codes()
_PD, _DPV = "https://w3id.org/dpv/pd#", "https://w3id.org/dpv#"


def _codes(category: Category, hl7: str, cui: str, dpv: str, fideslang: str, proposed: str = "") -> Codes:
    full = tuple(each.replace("pd:", _PD).replace("dpv:", _DPV) for each in dpv.split())
    clause = "2-929" if category is Category.OTHER_PRIVATE else "2-926"
    return Codes(
        local=f"{clause}#{category}",
        hl7=tuple(hl7.split()),
        confidentiality="R",
        cui=tuple(cui.split()),
        dpv=full,
        fideslang=tuple(fideslang.split()),
        proposed=tuple(proposed.split()),
    )


CODES: dict[Category, Codes] = {
    category: _codes(category, *rest)
    for category, *rest in (
        (Category.SEXUAL_ORIENTATION, "GENDER SEX", "PRVCY", "pd:SexualPreference pd:Sexual",
            "user.demographic.sexual_orientation"),
        (Category.DOMESTIC_VIOLENCE_VICTIM, "SDV", "LVIC BATT", "pd:Vulnerability dpv:VulnerableHuman",
            "", "user.victim.domestic_violence"),
        (Category.SEXUAL_ASSAULT_VICTIM, "SDV", "SCV LVIC", "pd:Vulnerability", "", "user.victim.sexual_assault"),
        (Category.CRIME_WITNESS, "", "WIT CVIC", "pd:LifeHistory", "", "user.witness"),
        (Category.PUBLIC_ASSISTANCE, "", "", "pd:FinancialStatus", "user.financial",
            "user.financial.public_assistance"),
        (Category.IMMIGRATION_STATUS, "", "ADJ ASYL RESD PROT VISA", "pd:Citizenship pd:Nationality pd:Residency",
            "user.government_id.immigration", "user.demographic.immigration_status"),
        (Category.INCOME_TAX_RECORD, "", "TAX", "pd:Tax pd:Income", "user.financial", "user.financial.tax_record"),
        (Category.OTHER_PRIVATE, "", "PRVCY", "dpv:SensitivePersonalData", "user"),
    )
}  # fmt: skip
