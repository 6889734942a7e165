"""Names of columns that tell of witnesses of crimes."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names.common import CRIME
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.CRIME_WITNESS
_PAPER = (
    "signature|signed|sign|sig|notary|notario|notarized|will|marriage|matrimonio|wedding|boda|expert|perito|attest|firma|deed|"
    "hash|block|tx|stones|accident|accidente|crash|collision|fee|fees|room"
)

RULES = (
    NameRule(
        "witness",
        _CLASS,
        "CUI WIT; police reports name them so",
        (
            "witness|wtness|witnss|testigo|eyewitness|witnessed|presencio|vw",
            "wit|wtn|tgo + name|nm|id|no|num|nbr|stmt|statement|phone|addr|address|flag|seq|dob|type|list|cd|last|first|1|2|3|protection",
            "victim witness|vic wit|lineup witness|saw incident|saw crime|saw offense|observed offense",
        ),
        unless=_PAPER,
        beside=CRIME,
        against="notary|notario|signature|firma|deed|marriage|bride|groom|spouse|grantor|grantee|testator|contract|lessee|accident|crash|"
        "collision|airbag|blockchain",
        hits=("witness_name", "WIT_STMT", "testigo", "Witness2Phone", "eyewitness_flag", "VictimWitnessInd", "witnessid"),
        misses=("witness_signature", "wit", "expert_witness_fee", "notary_witness", "twitter_handle", "with_tax"),
    ),
    NameRule(
        "tip",
        _CLASS,
        "the marking guide counts a tip about an offense",
        (
            ("tipster|tip line|tipline|tip caller|tip source|crime tip|crime stoppers|anonymous tip|confidential informant|informant|"
            "informante|confidential source|denunciante|whistleblower"),
        ),
        unless="count|total|url",
        hits=("tipster_phone", "informant_id", "denunciante_nombre", "anonymous_tip_caller"),
        misses=("tip_amount", "information", "informed_consent"),
    ),
    NameRule(
        "statement",
        _CLASS,
        "the marking guide counts having testified, identified or given a statement",
        (
            ("testified|testifies|testimony|testify|testimonio|testifico|deposed|gave statement|statement given|lineup|line up|"
            "photo array|rueda de reconocimiento|subpoenaed|will testify|willing to testify"),
            "complainant|complaintant|reporting party|reporting person|querellante + name|nm|phone|tel|telefono|id|address|addr|nombre|dob|email",
        ),
        unless="council|hearing|public|band|music|team|player",
        beside=CRIME,
        against="council|agenda|bill|song|band|player|team|game|speaker|committee|case manager|pothole|bin",
        alone="undetermined",
        tier="proxy",
        hits=("testified", "photo_array_id", "complainant_name", "reporting_party_phone"),
        misses=("complaint_type", "public_testimony", "report_date"),
    ),
    NameRule(
        "role",
        _CLASS,
        "a column of roles says of some that they are witnesses; its values decide",
        ("role|person role|party role|party type|involvement|involved|rol|calidad",),
        unless="user|app|job|login|db|security|staff",
        beside="offense|ofensa|delito|suspect|sospechoso|nibrs|ucr|incident|incidente|crime|arrest|docket|statute",
        alone="nothing",
        hits=("person_role", "involvement"),
        misses=("user_role", "job_role"),
    ),
    NameRule(
        "child_present",
        _CLASS,
        "the marking guide: a child who is present at violence at home is a witness",
        ("child|children|kids|minors|ninos|menores + present|presentes|presente|witnessed|exposed|saw|presenciaron",),
        beside=f"{CRIME}|dv|domestic|abuser|violence",
        alone="undetermined",
        tier="proxy",
        hits=("children_present", "child_witnessed", "ninos_presentes"),
        misses=("children_count", "present"),
    ),
)  # fmt: skip
