"""Codes and names that decide a question by themselves."""

import re

import pytest

from charteroak.screening.forms.codes import HMIS, LOINC, SNOMED, by_code, by_name
from charteroak.screening.forms.form import Code
from charteroak.screening.found import Category

SEVEN = set(Category) - {Category.OTHER_PRIVATE}


@pytest.mark.parametrize(
    ("code", "category", "tier"),
    [
        (Code("loinc", "76690-7"), "sexual_orientation", "direct"),
        (Code("loinc", "76501-6"), "domestic_violence_victim", "proxy"),
        (Code("loinc", "76503-2"), "domestic_violence_victim", "direct"),
        (Code("loinc", "76502-4"), "sexual_assault_victim", "direct"),
        (Code("loinc", "95618-5"), "domestic_violence_victim", "direct"),
        (Code("loinc", "93026-3"), "domestic_violence_victim", "proxy"),
        (Code("loinc", "93027-1"), "immigration_status", "direct"),
        (Code("loinc", "21842-0"), "immigration_status", "proxy"),
        (Code("snomed", "706893006"), "domestic_violence_victim", "direct"),
        (Code("hmis", "CurrentlyFleeing"), "domestic_violence_victim", "direct"),
        (Code("hmis", "4.03"), "public_assistance", "direct"),
    ],
)
def test_a_code_decides_by_the_labelling_guide(code: Code, category: str, tier: str) -> None:
    meaning = by_code(code)
    assert meaning is not None
    assert (meaning.category, meaning.tier) == (category, tier)


@pytest.mark.parametrize(
    "code",
    [
        Code("loinc", "93025-5"),  # a panel: its questions have codes of their own
        Code("loinc", "93035-4"),  # work on farms by the season is neither
        Code("loinc", "8302-2"),
        Code("http://loinc.org/other", "76690-7"),
        Code("hmis", "PersonalID"),
    ],
)
def test_another_code_decides_nothing(code: Code) -> None:
    assert by_code(code) is None


def loinc_digit(number: str) -> int:
    """The check digit of a LOINC code: Luhn's, over the number before it."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in number[::-2])
    return -(doubled + sum(map(int, number[-2::-2]))) % 10


def test_every_code_is_of_a_class_with_a_source_and_has_its_check_digit() -> None:
    for meaning in (*LOINC.values(), *SNOMED.values(), *HMIS.values()):
        assert meaning.category in SEVEN
        assert meaning.source
    for code in LOINC:
        number, digit = re.fullmatch(r"(\d{4,6})-(\d)", code).groups()  # type: ignore[union-attr]  # it must match
        assert loinc_digit(number) == int(digit), code


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("immigration_status", ("immigration_status", "direct")),
        ("usCitizen", ("immigration_status", "direct")),
        ("A_NUMBER", ("immigration_status", "direct")),
        ("country_of_birth", ("immigration_status", "proxy")),
        ("passport_no", ("immigration_status", "proxy")),
        ("years_in_us", ("immigration_status", "proxy")),
        ("pais_nacimiento", ("immigration_status", "proxy")),
        ("DomesticViolenceSurvivor", ("domestic_violence_victim", "direct")),
        ("protective_order", ("domestic_violence_victim", "proxy")),
        ("sexual_assault", ("sexual_assault_victim", "direct")),
        ("SNAP", ("public_assistance", "direct")),
        ("tanf_amount", ("public_assistance", "direct")),
        ("medicaid_eligible", ("public_assistance", "proxy")),
        ("snap_applied", ("public_assistance", "proxy")),
        ("spouse_sex", ("sexual_orientation", "proxy")),
        ("orientacion_sexual", ("sexual_orientation", "direct")),
        ("saw_crime", ("crime_witness", "direct")),
        ("agi", ("income_tax_record", "direct")),
    ],
)
def test_a_name_that_is_certain_decides(name: str, wanted: tuple[str, str]) -> None:
    found = by_name(name)
    assert found is not None
    assert (found[0], found[1]) == wanted
    assert found[2]


@pytest.mark.parametrize(
    "name",
    [
        "name",
        "citizen_id",
        "senior_citizen",
        "permit_status",
        "case_status",
        "witness",
        "witness_signature",
        "visa",
        "snap",
        "ga",
        "property_tax",
        "ein",
        "medicare",
        "years_in_city",
        "language",
        "marital_status",
        "race",
        "ssn",
        "date_of_birth",
        "income",
        "immunization_status",
        "country",
        "orientation_date",
        "",
        "???",
        "k1",
        "w_2",
    ],
)
def test_a_name_that_may_mean_something_else_decides_nothing(name: str) -> None:
    assert by_name(name) is None
