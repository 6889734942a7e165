"""The words of the pages for the police: every key in both languages, each used, and a word for whatever there is."""

import re
import string
from pathlib import Path

import pytest

import charteroak.office.police
from charteroak.logic.norm import Outcome
from charteroak.office.police.steps import answers, choice_key, question_key
from charteroak.office.police.words import PageWords, page_words
from charteroak.police.told import SIGNALS

FOLDER = Path(charteroak.office.police.__file__).parent
EN, ES = page_words("en"), page_words("es")
TABLES = ("ui", "signals", "asks", "choices", "heads", "go_on")
SAME = {"No"}
"""Words that are the same in both languages."""


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    assert list(getattr(EN, table)) == list(getattr(ES, table))


@pytest.mark.parametrize("key", EN.ui)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


@pytest.mark.parametrize("table", ["ui", "signals", "asks", "heads"])
def test_nothing_is_left_in_english(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert {english[key] for key in english if english[key] == spanish[key]} <= SAME


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_there_is_a_word_for_whatever_there_is(own: PageWords) -> None:
    steps = set(answers())
    assert set(own.signals) == set(SIGNALS)
    assert set(own.asks) == {question_key(step) for step, offered in answers().items() if offered}
    assert set(own.choices) == {choice_key(step) for step in steps if step}
    outcomes = {outcome.value for outcome in Outcome}
    for table in (own.heads, own.go_on):
        assert outcomes <= set(table)
        special = {key.rpartition(".") for key in set(table) - outcomes}
        assert {outcome for _, _, outcome in special} <= outcomes
        assert {choice for choice, _, _ in special} <= steps | {choice_key(step) for step in steps}


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    in_templates = {
        key for path in FOLDER.rglob("*.html") for key in re.findall(r"\bpage\.say\.(\w+)", path.read_text())
    }
    assert in_templates <= set(EN.ui)
    modules = [path for path in FOLDER.glob("*.py") if not path.name.startswith("words_")]
    in_modules = {key for path in modules for key in re.findall(r"[\"'](\w+)[\"']", path.read_text())}
    by_route = {f"nav_{name}" for name in ("triage", "paper", "officer")}
    assert set(EN.ui) - in_templates - in_modules - by_route == set()
