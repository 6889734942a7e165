"""What the pages of people say: the same in both languages, each word used, nothing left in English."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import charteroak.office.accounts
from charteroak.office.accounts.words import account_words

HERE = Path(charteroak.office.accounts.__file__).parent
EN, ES = account_words("en"), account_words("es")
TABLES = ("ui", "fields", "faults", "done", "events", "ways")


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", TABLES)
def test_people_are_told_the_same_things_in_both_languages(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert set(english) == set(spanish)
    for key, said in english.items():
        both = [(said, spanish[key])] if isinstance(said, str) else list(zip(said, spanish[key], strict=True))
        for one, other in both:
            assert places(one) == places(other), key
            assert not one or (one != other and other), key


def test_every_word_of_the_accounts_is_used_and_every_one_that_is_used_is_there() -> None:
    own = [path for path in HERE.glob("*.py") if not path.name.startswith("words")]
    templates = " ".join(path.read_text() for path in HERE.rglob("accounts/*.html"))
    code = " ".join(path.read_text() for path in own)
    said = set(re.findall(r"page\.say\.(\w+)", templates))
    assert said <= set(EN.ui)
    named = said | set(re.findall(r"[\"'](\w+)[\"']", code)) | {f"state_{each}" for each in STATES}
    assert set(EN.ui) - named == set()
    assert set(EN.faults) - named == set()
    assert set(EN.done) - named == set()


STATES = ("active", "waiting", "locked", "inactive")


def test_every_event_has_its_words() -> None:
    from charteroak.office.accounts.audit import EVENTS

    assert set(EVENTS) == set(EN.events)
    written = " ".join(path.read_text() for path in HERE.glob("*.py"))
    assert [
        each for each in EVENTS if f'"{each}"' not in written.split("EVENTS = (")[0] + written.split(")\n", 1)[1]
    ] == []
