# ruff: noqa: E501 - names and values are read a line each
"""Columns by their names: rules keep their promises, neighbours and values decide, many at once are as one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.columns import classify, classify_names, telling_columns
from charteroak.screening.columns.book import book
from charteroak.screening.columns.codes import CODES
from charteroak.screening.columns.names import RULES
from charteroak.screening.columns.naming import by_name, hits_of
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_a_rule_hits_what_it_says_and_misses_what_it_says(rule: NameRule) -> None:
    assert [name for name in rule.hits if rule not in hits_of(name)] == []
    assert [name for name in rule.misses if rule in hits_of(name)] == []
    assert rule.hits
    assert rule.source


@pytest.mark.parametrize(
    "name", ["on_snap", "onSnap", "ON-SNAP", "OnSNAP", "onsnap", "ÓN_SNÁP", "hh.on snap", "SNAPFlag2"]
)
def test_spelling_does_not_matter(name: str) -> None:
    assert classify(name).category is Category.PUBLIC_ASSISTANCE


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("imm_stat", Category.IMMIGRATION_STATUS), ("dv_flag", Category.DOMESTIC_VIOLENCE_VICTIM),
        ("ciudadania", Category.IMMIGRATION_STATUS), ("76690-7", Category.SEXUAL_ORIENTATION),
        ("DomesticViolenceVictim", Category.DOMESTIC_VIOLENCE_VICTIM), ("w2_wages", Category.INCOME_TAX_RECORD),
        ("TANFTransportation", Category.PUBLIC_ASSISTANCE), ("testigo_nombre", Category.CRIME_WITNESS),
        ("abuso_sexual", Category.SEXUAL_ASSAULT_VICTIM), ("ssn", Category.OTHER_PRIVATE),
    ],
)  # fmt: skip
def test_a_name_has_its_class_and_that_classs_codes(name: str, category: Category) -> None:
    column = classify(name)
    assert (column.category, column.certainty, column.codes) == (category, "protected", CODES[category])
    assert column.why[0].startswith(f"{category}.name.")


@pytest.mark.parametrize(
    ("name", "neighbours", "came"),
    [
        ("orientation", [], "undetermined"), ("orientation", ["gender", "dob"], "protected"),
        ("orientation", ["width", "height"], None), ("snap", [], "undetermined"), ("snap", ["WIC", "TANF"], "protected"),
        ("snap", ["volume_id", "disk"], None), ("visa", ["passport_no"], "protected"), ("visa", ["amex", "cvv"], None),
        ("imm_stat", ["vaccine_cd", "dose"], None), ("imm_stat", ["client_id"], "protected"), ("WhenOccurred", [], None),
        ("WhenOccurred", ["DomesticViolenceVictim"], "protected"), ("witness", ["notary", "deed_no"], None),
    ],
)  # fmt: skip
def test_neighbours_decide(name: str, neighbours: list[str], came: str | None) -> None:
    assert classify(name, neighbours).certainty == came


def test_no_code_is_made_up_for_another() -> None:
    for category in ("crime_witness", "public_assistance", "immigration_status", "income_tax_record"):
        assert CODES[Category(category)].hl7 == ()
    assert CODES.keys() == set(Category)
    assert CODES[Category.DOMESTIC_VIOLENCE_VICTIM].hl7 == ("SDV",)
    assert "LPROT" not in CODES[Category.DOMESTIC_VIOLENCE_VICTIM].cui


def test_one_hit_among_many_rows_is_undetermined_and_two_are_enough() -> None:
    plain = [f"value {number}" for number in range(5000)]
    once, twice = (classify("x9", samples=[*plain, *["Her husband hit her."] * count]) for count in (1, 2))
    assert (once.category, once.certainty) == (Category.DOMESTIC_VIOLENCE_VICTIM, "undetermined")
    assert (twice.certainty, twice.counts, twice.rows) == ("protected", {Category.DOMESTIC_VIOLENCE_VICTIM: 2}, 5002)
    assert "2 of 5002 rows" in twice.why[0]


@pytest.mark.parametrize(
    ("values", "category"),
    [
        (["citizen", "Asylee", "LPR"], Category.IMMIGRATION_STATUS), (["straight", "Bisexual"], Category.SEXUAL_ORIENTATION),
        (["VICTIM", "WITNESS", "SUSPECT"], Category.CRIME_WITNESS), (["SNAP", "Ninguno"], Category.PUBLIC_ASSISTANCE),
        (["Single", "Head of household"], Category.INCOME_TAX_RECORD), (["eviction", "Fleeing DV"], Category.DOMESTIC_VIOLENCE_VICTIM),
    ],
)  # fmt: skip
def test_listed_values_tell_whatever_the_column_is_called(values: list[str], category: Category) -> None:
    assert category in classify("fld_7", samples=values * 5).categories


@pytest.mark.parametrize(
    "values", [["Y", "N"], ["hoh"], ["resident", "other"], ["single", "other"], ["red", "green"], [1, 2, None], []]
)
def test_common_values_tell_nothing(values: list[object]) -> None:
    assert classify("fld_7", samples=values * 5).category is None


def test_free_text_may_always_contain() -> None:
    assert classify("case_notes").may_contain
    assert classify("OBSERVACIONES", samples=["ok"]).may_contain
    assert not classify("notes_date").may_contain
    sentences = [f"the meter on pole {number} was read" for number in range(30)]
    assert classify("fld", samples=sentences).may_contain
    assert not classify("fld", samples=["north side of town"] * 30).may_contain


def test_no_value_and_no_name_is_in_what_comes_out() -> None:
    column = classify("fld", samples=["Zyxwv Qrst is undocumented", "ssn 219-09-9999"] * 3)
    assert column.category is not None
    assert not any(word in repr(column) for word in ("Zyxwv", "undocumented", "219"))


def test_a_foreign_key_is_as_telling_as_the_table_it_leads_to() -> None:
    assert classify("status_id").category is None
    assert classify("status_id", refers="immigration_statuses").category is Category.IMMIGRATION_STATUS


def test_names_that_make_values_confidential_are_told_for_a_table() -> None:
    told = telling_columns(["id", "on_snap", "visa", "amex", "color"])
    assert {number: column.category for number, column in told.items()} == {1: Category.PUBLIC_ASSISTANCE}
    assert telling_columns(["when_occurred"], "domestic_violence")[0].certainty == "protected"


WORDS = st.sampled_from([*sorted(book()._by_word), "order", "x", "Año", "flag", "\n", "_", "9", "SSI", "ﬁ"])
NAMES = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=4).map(
    lambda parts: "_".join(parts[:2]) + "".join(parts[2:])
)


@given(st.lists(st.one_of(NAMES, NAMES.map(str.title), NAMES.map(str.upper)), max_size=12))
@settings(max_examples=50, deadline=None)
def test_many_at_once_are_as_one_by_one(names: list[str]) -> None:
    alone = {number for number, name in enumerate(names) if by_name(name)}
    assert set(classify_names(names)) == alone
