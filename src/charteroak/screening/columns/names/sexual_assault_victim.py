"""Names of columns that tell of a victim of sexual assault."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.SEXUAL_ASSAULT_VICTIM
_NOT_VICTIM = (
    "offender|registry|registrant|perp|perpetrator|suspect|training|prevention|awareness|hotline|policy|count|total|rate|pct|"
    "conviction|convicted|charge|harassment"
)

RULES = (
    NameRule(
        "assault",
        _CLASS,
        "HL7 SDV; CUI SCV; intake and hospital forms",
        (
            "sexual|sex|sxl + assault|asslt|aslt|slt|abuse|abused|violence|viol|trauma|molest|victim|vic|survivor",
            "agresion|abuso|violencia|asalto|trauma|victima + sexual",
            "rape|raped|rapekit|violada|violado|violacion sexual|molested|molestation|incest|incesto|sexually",
            "ncsa|sakit|military sexual|mst flag|mst status|mst screen",
            "sa victim|sa vic|sa survivor|sa advocate|sa kit|sa exam|sa nurse|sexassault",
        ),
        unless=_NOT_VICTIM,
        hits=("sexual_assault_victim", "SA_SURVIVOR", "abuso_sexual", "rape_kit_no", "sex_asslt_yn", "sexualassault", "mst_flag",
            "VictimaAgresionSexual"),
        misses=("sex_offender_registry", "sexual_assault_training_dt", "sale_survivor", "msa_code", "timezone_mst"),
    ),
    NameRule(
        "examination",
        _CLASS,
        "the marking guide counts an examination and an advocate; only victims have them",
        (
            "sane + exam|nurse|kit|date|dt|consult|done|examiner|report",
            "safe + kit|exam",
            "sart|forensic exam|forensic examination|examen forense|evidence kit",
            "title ix|titulo ix + complaint|report|case|survivor|complainant|queja",
        ),
        unless="training|first aid",
        tier="proxy",
        hits=("sane_exam_dt", "safe_kit_number", "title_ix_complaint", "forensic_exam_date", "examen_forense"),
        misses=("safe_deposit", "exam_date", "title", "sane_defaults"),
    ),
)  # fmt: skip
