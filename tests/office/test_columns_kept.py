"""Everything that is kept is classified: each column, field and file has its line, of a kind that holds no confidence.

A column or a field that nobody has thought about fails here; so does one whose type is not of the kind that its line
says. What is there after every flow of the site is compared in `test_planted_everywhere.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from kept_kinds import FITS, LONGEST, ROOT, TYPES, columns, table

CONFIDENTIAL = re.compile(
    r"alien|ssn|birth|born|citizen|immigra|visa|victim|witness|orient|tax|wage|income|benefit|person_name|address|phone|email"
)
"""What a column is not to be called."""


def in_database() -> Iterator[tuple[str, list[str]]]:
    from django.db import connection

    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            yield name, [each.name for each in connection.introspection.get_table_description(cursor, name)]


def of_models() -> Iterator[tuple[str, Any]]:
    from django.apps import apps

    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            yield f"{model._meta.db_table}.{field.column}", field


def test_every_column_of_the_database_has_its_line_and_every_line_its_column() -> None:
    made = {f"{name}.{column}" for name, own in in_database() for column in own if name != "sqlite_sequence"}
    assert made == set(columns())


def test_every_column_of_every_model_is_of_a_type_of_its_kind() -> None:
    kinds, seen = columns(), 0
    for name, field in of_models():
        kind = kinds[name]
        assert field.get_internal_type() in TYPES[kind], (name, kind)
        longest = field.max_length or 0
        assert kind not in LONGEST or field.get_internal_type() != "CharField" or longest <= LONGEST[kind], name
        seen += 1
    assert seen > 150


def test_no_column_is_made_for_what_is_confidential() -> None:
    assert [name for name in columns() if CONFIDENTIAL.search(name)] == []
    assert CONFIDENTIAL.search("disclosures_request.immigration_status")


def test_every_kind_is_said_and_can_be_told() -> None:
    assert set(table()["kinds"]) == set(TYPES) == set(FITS)
    used = {*columns().values(), *(line[0] for line in table()["entry"].values() if isinstance(line, list))}
    assert used | {"wrapped"} == set(TYPES)


def test_every_line_says_why_and_every_table_how_long() -> None:
    for name, lines in table()["tables"].items():
        assert lines["about"].endswith("."), name
        assert isinstance(lines["until"], str), name
        assert all(len(line) == 2 and all(line) for line in lines.values() if isinstance(line, list)), name


def test_every_field_of_the_ledgers_entries_has_its_line() -> None:
    from dataclasses import fields

    from charteroak.ledger.entry import Entry

    lines = {name for name, line in table()["entry"].items() if isinstance(line, list)}
    assert lines == {each.name for each in fields(Entry)}


def test_the_ledgers_own_databases_have_the_columns_that_are_said(ledger: Any) -> None:
    import sqlite3
    from contextlib import closing

    made = set()
    for file in ledger.folder.parent.rglob("*.sqlite*"):
        if file.name.endswith((".sqlite", ".records")):
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
                for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    made |= {f"{name}.{row[1]}" for row in database.execute(f"PRAGMA table_info({name})")}
    said = {name for name, line in table()["ledger"].items() if isinstance(line, list)}
    assert made <= said
    assert {name for name in said if not name.startswith(("record.", "done."))} <= made


@pytest.mark.parametrize(
    ("kind", "value"),
    [("word", "Quagga is undocumented"), ("word", '["zebra quagga"]'), ("handle", "Maria Gomez"), ("day", "Tuesday"),
     ("note", "She is undocumented"), ("name", "Ana is undocumented"), ("digest", "00" * 20), ("number", "1"),
     ("link", "Maria"), ("password", "secret"), ("time", "soon"), ("flag", 2), ("key", b"short"), ("sealed", "text")],
)  # fmt: skip
def test_a_value_that_is_not_of_its_kind_is_told(kind: str, value: Any) -> None:
    assert not FITS[kind](value)


def test_the_page_of_what_is_kept_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import write_kept_page

    assert write_kept_page.PAGE.read_text(encoding="utf-8") == write_kept_page.page(), (
        "run .venv/bin/python scripts/write_kept_page.py"
    )
    assert sys.modules["write_kept_page"]
