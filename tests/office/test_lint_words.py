"""The words of the page that reads forms back: every key in both languages, each used, a word for whatever there is."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import charteroak.office.lint
import charteroak.screening
from charteroak.office.lint.words import lint_words
from charteroak.screening.forms.flag import By
from charteroak.screening.forms.form import Kind
from charteroak.screening.forms.register import Basis, Wrong
from charteroak.screening.forms.reporting_words import report_words
from charteroak.screening.found import Category

FOLDER = Path(charteroak.office.lint.__file__).parent
SEND, GIVEN = FOLDER.parent / "templates" / "office" / "send.html", FOLDER.parent / "given.py"
"""What the pages share that are given a file."""
SCREENING = Path(charteroak.screening.__file__).parent
EN, ES = lint_words("en"), lint_words("es")
REPORT_EN, REPORT_ES = report_words("en"), report_words("es")
NAMES = {"SurveyJS", "Google Forms", "JSON Schema", "XLSForm", "Word", "PDF", "Markdown"}


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", ["ui", "kinds", "parts", "troubles"])
def test_the_pages_tables_have_the_same_keys_in_both_languages(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert list(english) == list(spanish)
    assert {english[key] for key in english if english[key] == spanish[key]} <= NAMES


@pytest.mark.parametrize("table", ["ui", "classes", "tiers", "bases", "wrong"])
def test_the_reports_tables_have_the_same_keys_in_both_languages(table: str) -> None:
    english, spanish = getattr(REPORT_EN, table), getattr(REPORT_ES, table)
    assert list(english) == list(spanish)
    assert not {key for key in english if english[key] == spanish[key]}


@pytest.mark.parametrize("key", EN.ui)
def test_the_pages_words_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


@pytest.mark.parametrize("key", REPORT_EN.ui)
def test_the_reports_words_have_the_same_places_to_fill(key: str) -> None:
    assert places(REPORT_EN.ui[key]) == places(REPORT_ES.ui[key])


def test_there_is_a_word_for_every_kind_part_class_basis_and_fault() -> None:
    for words in (EN, ES):
        assert set(words.kinds) == set(get_args(Kind))
        assert set(words.parts) == set(get_args(By))
    for report in (REPORT_EN, REPORT_ES):
        assert set(report.classes) == set(Category)
        assert set(report.bases) == set(get_args(Basis))
        assert set(report.wrong) == set(get_args(Wrong))


def test_there_is_a_word_for_every_trouble_of_a_form() -> None:
    texts = [path.read_text() for path in SCREENING.joinpath("forms").rglob("*.py")]
    refused = {kind for each in texts for kind in re.findall(r'Cannot\("([^"]+)"\)', each)} | {"not a form"}
    for words in (EN, ES):
        assert all(words.trouble(kind) for kind in refused)


def test_every_key_of_the_page_is_used_and_is_there() -> None:
    in_templates = {
        key for path in (*FOLDER.rglob("*.html"), SEND) for key in re.findall(r"\bpage\.say\.(\w+)", path.read_text())
    } - {"drop", "drop_hint"}
    assert in_templates <= set(EN.ui)
    modules = [path for path in (*FOLDER.glob("*.py"), GIVEN) if not path.name.startswith("words_")]
    in_modules = {key for path in modules for key in re.findall(r"[\"'](\w+)[\"']", path.read_text())}
    assert set(EN.ui) - in_templates - in_modules == set()


def test_every_key_of_the_report_is_used() -> None:
    modules = ("reporting.py", "printable.py")
    used = {
        key for name in modules for key in re.findall(r"[\"'](\w+)[\"']", SCREENING.joinpath("forms", name).read_text())
    }
    assert set(REPORT_EN.ui) - used == set()
