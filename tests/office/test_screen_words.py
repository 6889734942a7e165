"""The words of the page that screens: every key in both languages, each used, and a word for whatever there is."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

import charteroak.office.screen
import charteroak.screening
from charteroak.office.screen.words import screen_words
from charteroak.screening.documents.document import Reason, Unread
from charteroak.screening.found import Category, Certainty, Tier

FOLDER = Path(charteroak.office.screen.__file__).parent
SEND, GIVEN = FOLDER.parent / "templates" / "office" / "send.html", FOLDER.parent / "given.py"
"""What the pages share that are given a file."""
FORMATS = Path(charteroak.screening.__file__).parent / "formats"
EN, ES = screen_words("en"), screen_words("es")


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", ["ui", "classes", "tiers", "certainties", "troubles"])
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert list(english) == list(spanish)
    assert not {key for key in english if english[key] == spanish[key]}


@pytest.mark.parametrize("key", EN.ui)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


def test_there_is_a_word_for_whatever_there_is() -> None:
    for words in (EN, ES):
        assert set(words.classes) == set(Category)
        assert {clause for _, clause in words.classes.values()} == {"2-926", "2-929"}
        assert words.classes[Category.OTHER_PRIVATE][1] == "2-929"
        assert set(words.tiers) == set(get_args(Tier))
        assert set(words.certainties) == set(get_args(Certainty))


def test_there_is_a_word_for_every_trouble_that_a_file_can_be() -> None:
    """What readers refuse is said in one of their two sets of words; a kind that is in neither would be a fault."""
    refused = {kind for path in FORMATS.rglob("*.py") for kind in re.findall(r'Cannot\("([^"]+)"\)', path.read_text())}
    assert {"broken", "too deep", "cannot be written"} <= refused
    assert refused | {"unread", "too slow"} <= set(get_args(Reason)) | set(EN.troubles)
    for words in (EN, ES):
        assert all(words.trouble(kind) for kind in refused)


def test_every_key_is_used_and_every_key_that_is_used_is_there() -> None:
    in_templates = {
        key for path in (*FOLDER.rglob("*.html"), SEND) for key in re.findall(r"\bpage\.say\.(\w+)", path.read_text())
    }
    assert in_templates <= set(EN.ui)
    modules = [path for path in (*FOLDER.glob("*.py"), GIVEN) if not path.name.startswith("words_")]
    in_modules = {key for path in modules for key in re.findall(r"[\"'](\w+)[\"']", path.read_text())}
    counted = {f"{key}_{count}" for key in ("unread", "undetermined") for count in ("one", "many")}
    stems = {"withheld_stem", "withheld_bare_stem"}
    assert set(EN.ui) - in_templates - in_modules - counted - stems == set()


@pytest.mark.parametrize(
    ("where", "spanish"),
    [
        ("page 3, annotation 2", "página 3, anotación 2"),
        ("sheet 2!B7", "hoja 2!B7"),
        ("member 1: page 2, hidden", "miembro 1: página 2, oculto"),
        ("word/document.xml paragraph 4", "documento párrafo 4"),
        ("word/header2.xml paragraph 1", "encabezado 2 párrafo 1"),
        ("xl/tables/table1.xml name 3", "xl/tables/table1.xml nombre 3"),
        ("sheet 1 header or footer 1", "hoja 1 encabezado o pie 1"),
    ],
)
def test_a_place_is_said_in_the_pages_language_and_names_of_parts_stay(where: str, spanish: str) -> None:
    assert ES.place(where) == spanish


def test_the_places_of_files_have_words_in_spanish() -> None:
    """Those that readers name by themselves; names of an office file's parts are nobody's words."""
    named = re.compile(r'(?:done|whole|Surface|inner)\(f?"([a-z ]+?)(?: \{[^"]*)?"')
    found = {each for path in FORMATS.rglob("*.py") for each in named.findall(path.read_text())}
    assert {"text", "row", "comments"} <= found
    assert not {each for each in found if ES.place(f"{each} 1") == f"{each} 1"}


def test_whatever_could_not_be_read_has_a_reason_in_spanish() -> None:
    unread = {
        kind for path in FORMATS.rglob("*.py") for kind in re.findall(r'Unread\([^)]*, "([^"]+)"\)', path.read_text())
    }
    assert unread
    assert not {kind for kind in unread | set(get_args(Unread)) if ES.place(kind) == kind} - {"macros"}
