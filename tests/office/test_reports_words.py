"""What reports say, in both languages: the same keys, each used, and a name for every row."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import charteroak.office.reports
from charteroak.office.reports.bars import MOST_PARTS, Bar, bars
from charteroak.office.reports.said import column_name, row_name
from charteroak.office.reports.words import ReportWords, report_words
from charteroak.recording.reporting.tables import AMENDED, SECTIONS, TABLES

HERE = Path(charteroak.office.reports.__file__).parent
EN, ES = report_words("en"), report_words("es")
SOURCES = "\n".join(
    path.read_text() for path in [*HERE.rglob("*.html"), *HERE.glob("*.py")] if not path.name.startswith("words_")
)


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


def test_both_languages_say_the_same_things() -> None:
    assert list(EN.ui) == list(ES.ui)
    assert {key: places(said) for key, said in EN.ui.items()} == {key: places(said) for key, said in ES.ui.items()}
    assert {key for key, said in EN.ui.items() if said == ES.ui[key]} == set()
    assert [list(each) for each in EN.rows.values()] == [list(each) for each in ES.rows.values()]
    assert len(EN.absent) == len(ES.absent)


def test_every_word_is_used() -> None:
    named = set(re.findall(r"[\"'.](\w+)\b", SOURCES))
    made = {f"{why}_{end}" for why in ("none", "damaged", "unreadable", "missing") for end in ("title", "text")}
    made |= {f"deleted_{part}" for part in ("part", "all")} | {f"file_{kind}" for kind in ("pdf", "csv", "json")}
    assert set(EN.ui) - named - made == set()


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_every_table_row_and_column_has_its_words(own: ReportWords) -> None:
    assert set(own.tables) == {*(table.id for table in TABLES), AMENDED}
    assert set(own.sections) == set(SECTIONS)
    for table in TABLES:
        bare = [row for row in table.rows if row_name(own.language, table.id, row) == row]
        assert bare == (list(table.rows) if table.id.endswith("_clause") else []), table.id
        assert [column for column in table.columns if column_name(own.language, table.id, column) == column] == []
        assert len(table.columns) <= MOST_PARTS


def test_bars_are_as_long_as_their_numbers_and_their_names_are_no_code() -> None:
    drawn = bars("b", [Bar("<b>&", (10, 0)), Bar("two", (5, 15))], 300, 'he said "1 < 2"')
    lengths = [float(each) for each in re.findall(r'<rect [^>]*width="([0-9.]+)" height="16"', drawn)]
    assert lengths == [lengths[0], lengths[0] / 2, lengths[0] * 1.5]
    assert "<b>" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
    assert drawn.count("<pattern ") == 2
