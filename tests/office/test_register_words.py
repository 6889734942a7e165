"""The words of the register's pages: every key in both languages, each used, and a word for whatever there is."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import charteroak.office.register
from charteroak.office.register.words import RegisterWords, register_words
from charteroak.screening.forms.register import BASES, FIELDS, Wrong
from charteroak.screening.forms.register_reading import SAID

FOLDER = Path(charteroak.office.register.__file__).parent
EN, ES = register_words("en"), register_words("es")
OF_FORMS = {"orphaned", "changed", "doubled"}
"""What can only be told with the forms at hand, which this page does not have."""


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", ["ui", "fields", "bases", "states", "faults"])
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert list(english) == list(spanish)
    assert not {key for key in english if english[key] == spanish[key]}


@pytest.mark.parametrize("key", EN.ui)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_there_is_a_word_for_whatever_there_is(own: RegisterWords) -> None:
    assert tuple(own.fields) == FIELDS_IN_ORDER
    assert set(own.fields) == set(FIELDS)
    assert tuple(own.bases) == BASES
    assert set(own.states) == {"in_force", "soon"} | set(get_args(Wrong)) - OF_FORMS
    assert set(SAID) <= set(own.faults)


FIELDS_IN_ORDER = (
    "form", "question", "beside", "basis", "citation", "service", "reason", "owner", "approved_by", "approved_on",
    "expires",
)  # fmt: skip


def in_modules() -> set[str]:
    """Every word that a module of the pages has between quotation marks."""
    paths = [path for path in FOLDER.glob("*.py") if not path.name.startswith("words_")]
    return {key for path in paths for key in re.findall(r"[\"']([\w ]+)[\"']", path.read_text())}


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    in_templates = {
        key for path in FOLDER.rglob("*.html") for key in re.findall(r"\bpage\.say\.(\w+)", path.read_text())
    }
    assert in_templates <= set(EN.ui)
    named = in_modules()
    texts = {f"{name}_text" for name in ("moved", "gone", "missing", "unkept")}
    assert set(EN.ui) - in_templates - named - texts == set()
    put_together = {"no service", "no reason"}
    assert set(EN.faults) - set(SAID) - named == put_together
