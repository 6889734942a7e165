"""Names of columns that tell of a victim of domestic violence."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names.common import CRIME, FLAG, PERSON
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.DOMESTIC_VIOLENCE_VICTIM
_VICTIM = "victim|vic|vict|victima|survivor|surv|survr|sobreviviente"
_VIOLENCE = (
    "domestic violence|domestic viol|dom violence|dom viol|domestic abuse|violencia domestica|violencia familiar|"
    "violencia intrafamiliar|violencia de pareja|violencia de genero|viol dom|ipv|intimate partner|partner violence|domviol"
)
_NOT_PEOPLE = "training|capacitacion|awareness|policy|politica|hotline|count|total|pct|percent|rate|program|programa|unit|url|grant|fund"

RULES = (
    NameRule(
        "violence",
        _CLASS,
        "HMIS DomesticViolenceVictim, DomesticViolenceSurvivor; HL7 SDV; LOINC 76501-6",
        (_VIOLENCE, "battered|battering|maltratada|maltrato"),
        unless=f"{_NOT_PEOPLE}|4|6|dualstack",
        hits=("DomesticViolenceVictim", "domestic_violence_survivor", "DOM_VIOL_IND", "VIOLENCIA_DOMESTICA", "ipv_screen",
            "domesticviolence"),
        misses=("domestic_partner", "dv_awareness_month", "domestic_violence_hotline", "violation_cd"),
    ),
    NameRule(
        "dv",
        _CLASS,
        "shelters, courts and intake forms shorten it so",
        ((f"dv|d v|vd|vif + {FLAG}|{_VICTIM}|shelter|refugio|fleeing|order|incident|advocate|plan|services|svc|risk|safety|hx|"
            "screen|screening|referral|offender|abuser|assessment|intake|client|exposed|exposure|perp"),),
        unless=f"{_NOT_PEOPLE}|load|hash|hashdiff|vault|nutrition|lottery|daily value",
        against="hashdiff|hash|voltage|calories|sodium|nutrition|lottery|sodio",
        hits=("dv_flag", "DVVictim", "is_dv", "dv_hx", "dv_survivor_yn", "dvvictim", "dvflag", "DV_SAFETY_PLAN"),
        misses=("dv_load_date", "dvd_title", "dv_hash", "adv_flag"),
    ),
    NameRule(
        "dv_alone",
        _CLASS,
        "two letters may be anything",
        ("dv|vif",),
        unless="load|hash|hashdiff|vault|nutrition|lottery|training|daily|pct|percent",
        beside=f"{PERSON}|{CRIME}|{_VICTIM}|shelter|hmis|fleeing|advocate",
        against="hashdiff|hash|voltage|volt|calories|sodium|nutrition|lottery|dc|x|y|timestamp|record source",
        alone="undetermined",
        hits=("dv", "DV1", "hh_dv"),
        misses=("dvd", "adv"),
    ),
    NameRule(
        "victim_of_abuse",
        _CLASS,
        "intake forms",
        (f"{_VICTIM} + domestic|dom|abuse|abuso|partner|pareja|maltrato|spouse",
            "abuser|abusador|batterer|agresor|abusive partner|abusive relationship",
            "currently fleeing|fleeing|huyendo"),
        unless=f"{_NOT_PEOPLE}|sexual|substance|sustancias|animal|elder|conviction",
        hits=("vic_domestic_abuse", "abuser_name", "CurrentlyFleeing", "fleeing_flag"),
        misses=("substance_abuse_flag", "victim_assistance_grant", "animal_abuse"),
    ),
    NameRule(
        "order",
        _CLASS,
        "the marking guide counts an order of protection for a person; whose it is, a name does not say",
        ("restraining|protective|protection|no contact|proteccion|alejamiento|restriccion + order|ord|orden|ordr|exp|expires",
            "tro|trro + flag|date|expires|exp|order|issued|no|number",
            "address confidentiality|safe at home|confidential address|substitute address|direccion confidencial|acp address|acp id"),
        unless="respondent|equipment|violation|against|fire|hearing|overcurrent",
        tier="proxy",
        hits=("restraining_order", "prot_order protective_order_no", "orden_de_proteccion", "RestrainingOrderExp", "confidential_address_flag"),
        misses=("purchase_order", "fire_protection", "order_no", "protective_equipment_order"),
    ),
    NameRule(
        "unsafe",
        _CLASS,
        "HARK and LOINC 76501-6 ask it; the lint guide: afraid or unsafe at home",
        ("afraid|miedo|unsafe|unsure safe|feel safe|feels safe|siente segura|insegura + partner|ex|home|pareja|casa|hogar|relationship",
            "relationship|rel|relacion|parentesco + offender|perpetrator|perp|suspect|abuser|agresor|ofensor",
            "76501 6|76501"),
        tier="proxy",
        hits=("76501-6", "afraid_of_partner", "feels_safe_at_home", "rel_to_offender", "miedo_pareja"),
        misses=("safe_deposit", "relationship", "home_type"),
    ),
    NameRule(
        "abuse_alone",
        _CLASS,
        "abuse may be of a child, an elder, a substance or a network",
        ("abuse|abused|abuso|abusada|abusado|safety plan|plan de seguridad|threatened by|strangulation|strangled|lethality|lap score",),
        unless="substance|sustancias|drug|drogas|alcohol|sexual|child|elder|animal|email|ip|network|report|rate|site|fire|construction|system",
        beside=f"{_VICTIM}|partner|pareja|shelter|fleeing|advocate|dv|domestic|abuser|hmis",
        against="construction|contractor|hazard|ip|network|inspector|osha",
        alone="undetermined",
        hits=("abuse_flag", "safety_plan", "was_abused"),
        misses=("substance_abuse", "site_safety_plan"),
    ),
    NameRule(
        "when_it_occurred",
        _CLASS,
        "HMIS HealthAndDV WhenOccurred; a child at violence at home",
        ("when occurred|whenoccurred|last incident|last episode|ultimo incidente",),
        beside="domestic violence|dv|domestic|fleeing|survivor|abuser",
        alone="nothing",
        hits=("WhenOccurred",),
        misses=("occurred_at",),
    ),
)  # fmt: skip
