"""Names of columns that tell sexual orientation."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names.common import PERSON
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.SEXUAL_ORIENTATION

RULES = (
    NameRule(
        "orientation",
        _CLASS,
        "HMIS SexualOrientation; SOGI fields; US Core LOINC 76690-7",
        (
            "sexual|sex|sexo|sexualidad|sxl + orientation|orient|orientacion|ori|orntn|ornt|preference|pref|preferencia",
            "sexuality|sexualidad|sogi|sogie|sexorient|sexualorient",
            "76690 7|76690",
        ),
        unless="training|capacitacion|policy|politica|course|curso",
        hits=("SexualOrientation", "sex_orient_cd", "ORIENTACION_SEXUAL", "sogi", "loinc_76690_7", "76690-7", "sexualorientation",
            "client_sexuality"),
        misses=("sex", "sexual_orientation_training_dt", "page_orientation", "orientation_date"),
    ),
    NameRule(
        "lgbtq",
        _CLASS,
        "intake forms ask it with one box",
        (
            "lgbt|lgbtq|lgbtqi|lgbtqia|lgb|lgbq|glbt|queer|gay|lesbian|lesbiana|bisexual|heterosexual|homosexual|pansexual",
            "same sex|mismo sexo|samesex + couple|partner|spouse|pareja|conyuge|household|marriage|flag|ind|yn",
        ),
        unless="training|event|evento|policy|parade|liaison|count|pct|percent|program|programa|center",
        hits=("lgbtq_flag", "is_gay", "LGBTQIA", "same_sex_partner", "mismo_sexo_pareja", "lgbtqyn"),
        misses=("lgbtq_training_completed", "lgbtq_center_phone", "sex_code"),
    ),
    NameRule(
        "orientation_alone",
        _CLASS,
        "'orientation' may be that of a page, or of new staff",
        ("orientation|orientacion|orient",),
        unless="date|dt|fecha|session|attended|attend|hire|completed|complete|employee|staff|page|screen|sexual|sex|angle",
        beside=f"{PERSON}|sex|sexo|sexual",
        against="page|pagina|width|ancho|height|alto|image|imagen|photo|foto|camera|print|roof|device|slope|angle|paper|label|x|y|axis|"
        "orientation|hire|employee|department|trainer|room",
        alone="undetermined",
        hits=("orientation", "orient_cd"),
        misses=("orientation_date", "page_orientation", "new_hire_orientation"),
    ),
    NameRule(
        "partners_sex",
        _CLASS,
        "the marking guide counts a same-sex spouse; a spouse's sex beside a person's tells it",
        ("spouse|partner|pareja|conyuge|esposo|esposa|cohabitant + sex|gender|sexo|genero",),
        unless="orientation|orientacion|preference|business",
        tier="proxy",
        hits=("spouse_sex", "partnerGender", "conyuge_sexo"),
        misses=("spouse_name", "gender"),
    ),
)  # fmt: skip
