"""The words of the pages that record: every key in both languages, each used, and a word for whatever there is."""

import re
import string
from pathlib import Path

import pytest

import charteroak.office.record
from charteroak.office.record.words import RecordWords, record_words
from charteroak.recording.recorder import REASONS
from charteroak.recording.words import DEPARTMENTS, ROLES

FOLDER = Path(charteroak.office.record.__file__).parent
EN, ES = record_words("en"), record_words("es")
SAME = {"Supervisor", "Auditor"}
"""Words that are the same in both languages."""


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", ["ui", "roles", "departments", "reasons"])
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    assert list(getattr(EN, table)) == list(getattr(ES, table))


@pytest.mark.parametrize("key", EN.ui)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


def test_nothing_is_left_in_english() -> None:
    for table in ("ui", "roles", "departments", "reasons"):
        english, spanish = getattr(EN, table), getattr(ES, table)
        assert {english[key] for key in english if english[key] == spanish[key]} <= SAME
    assert not [key for key, texts in EN.reasons.items() if set(texts) & set(ES.reasons[key])]


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_there_is_a_word_for_whatever_there_is(own: RecordWords) -> None:
    assert set(own.roles) == set(ROLES) - {"system"}  # a program does not press buttons
    assert set(own.departments) == set(DEPARTMENTS)
    assert set(own.reasons) == {*REASONS, "changed", "authority"}
    for table in (own.ui, own.roles, own.departments):
        assert all(each.strip() for each in table.values())
    assert own.departments["other"] == list(own.departments.values())[-1]


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    in_templates = {
        key for path in FOLDER.rglob("*.html") for key in re.findall(r"\bpage\.say\.(\w+)", path.read_text())
    }
    assert in_templates <= set(EN.ui)
    in_modules = {
        key
        for path in FOLDER.glob("*.py")
        if not path.name.startswith("words_")
        for key in re.findall(r"[\"'](\w+)[\"']", path.read_text())
    }
    kept = {f"{name}_hint" for name in ("receipt", "entry", "details", "opening")}
    assert set(EN.ui) - in_templates - in_modules - kept == set()
