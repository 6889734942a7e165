"""What the pages of people say: the same in both languages, each word used, nothing left in English."""

from __future__ import annotations

import ast
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


def test_every_event_of_the_audit_has_its_words_and_happens() -> None:
    """Whatever part of the office writes it: a name that is made up of two is one of several that begin alike."""
    written: set[str] = set()
    begins: set[str] = set()
    for path in HERE.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.done", "audit.unknown"):
                event = node.args[1 if ast.unparse(node.func) == "audit.done" else 0]
            elif isinstance(node, ast.keyword) and node.arg == "event":
                event = node.value
            else:
                continue
            written |= {each.value for each in ast.walk(event) if isinstance(each, ast.Constant)} & set(EN.events)
            if isinstance(event, ast.JoinedStr):
                begins |= {each.value for each in event.values if isinstance(each, ast.Constant)}
            elif isinstance(event, ast.Constant):
                assert event.value in EN.events, (path.name, event.value)
    assert {each for each in EN.events if not each.startswith(tuple(begins))} <= written | {"read"}
    assert all(any(each.startswith(begin) for each in EN.events) for begin in begins)
