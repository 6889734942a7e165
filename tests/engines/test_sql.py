"""The article as relations gives every cell the answer that the table has: run in DuckDB and in SQLite."""
# ruff: noqa: S608 - the names are our own

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import sqlglot
from engine_rows import ACTS
from sql_cells import BAD, DIFFERENT, INQUIRE_STEP, WANTED, bad_rows, cells, defined, rejected, tuples
from sqlglot import exp

from charteroak.engines.columns import FACTS
from charteroak.engines.exports.exported import Unsupported, export_of
from charteroak.engines.sql.dialects import DIALECTS, said
from charteroak.engines.sql.halves import halves
from charteroak.engines.sql.relations import relations
from charteroak.engines.sql.script import script, statements, table_named
from charteroak.law.law import law
from charteroak.logic.errors import BadInput

SOURCE = "cases"
OTHERWISE = {"suspect_interview": "included", "superior_law": "text_only", "self_access": None}


@cache
def script_for(dialect: str) -> str:
    return script(dialect, source=SOURCE)


@pytest.fixture
def duck() -> Iterator[Any]:
    with duckdb.connect(config={"threads": 2}) as database:
        yield database


@pytest.fixture
def lite() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        yield database


def kept(rows: pa.Table, duck: Any) -> None:
    """Rows as a table of their own in DuckDB, the source of the view."""
    duck.register("given", rows)
    duck.execute(f"CREATE TABLE {SOURCE} AS SELECT * FROM given")


def from_trino(database: Any) -> None:
    """Run what Trino is given in DuckDB, parsed as Trino's: types, arrays and names are said anew in DuckDB's words."""
    for statement in sqlglot.parse(script_for("trino"), read="trino"):
        assert not isinstance(statement, exp.Command), "parsed as what it is, and not passed through"
        database.execute(statement.sql("duckdb"))


@pytest.mark.parametrize("dialect", ["duckdb", "trino"])
def test_every_cell_of_every_act_is_decided_in_the_view(dialect: str, duck: Any) -> None:
    every = cells()
    assert every.num_rows == sum(law().table(act).size for act in ACTS) == 591_084
    kept(every, duck)
    from_trino(duck) if dialect == "trino" else duck.execute(script_for(dialect))
    assert duck.execute("SELECT count(*) FROM charteroak_decided").fetchall() == [(every.num_rows,)]
    assert duck.execute(DIFFERENT).fetchall() == [(0,)]


@pytest.mark.parametrize("act", ACTS)
def test_the_view_of_an_act_is_its_table(act: str, duck: Any) -> None:
    wanted = cells([act])
    duck.execute(script("duckdb", acts=[act]))
    facts = [fact.name for fact in ACTS[act].facts]
    wanted = wanted.select([*facts, *WANTED]).rename_columns([*facts, "outcome", "clauses", "missing"])
    assert duck.execute(f"SELECT count(*) FROM charteroak_{act}").fetchall() == [(wanted.num_rows,)]
    duck.register("wanted", wanted)
    assert duck.execute(f"SELECT count(*) FROM (TABLE wanted EXCEPT TABLE charteroak_{act})").fetchall() == [(0,)]
    names = [name for name, *_ in duck.execute(f"DESCRIBE charteroak_{act}").fetchall()]
    assert names == wanted.column_names


def test_sqlite_decides_as_the_table_does(lite: sqlite3.Connection) -> None:
    rows = cells(step=INQUIRE_STEP)
    lite.execute(f"CREATE TABLE {SOURCE} ({defined(rows.column_names)})")
    lite.executemany(f"INSERT INTO {SOURCE} VALUES ({', '.join('?' * rows.num_columns)})", tuples(rows, joined=True))
    lite.executescript(script_for("sqlite"))
    assert lite.execute("SELECT count(*) FROM charteroak_decided").fetchone() == (rows.num_rows,)
    assert lite.execute(DIFFERENT.replace("IS DISTINCT FROM", "IS NOT")).fetchone() == (0,)
    for act in ACTS:
        assert lite.execute(f"SELECT count(*) FROM charteroak_{act}").fetchone() == (law().table(act).size,)
    for act in set(ACTS) - {"inquire"}:
        facts = [fact.name for fact in ACTS[act].facts]
        found = lite.execute(f"SELECT {', '.join(facts)}, outcome, clauses, missing FROM charteroak_{act}").fetchall()
        assert set(found) == set(tuples(cells([act]).select([*facts, *WANTED]), joined=True))


@pytest.mark.parametrize("dialect", ["duckdb", "trino"])
def test_a_row_that_is_wrong_has_no_answer_but_a_reason(dialect: str, duck: Any) -> None:
    rows = bad_rows()
    assert rows.num_rows == len(BAD) == len([row for row in BAD if rejected(row)])
    kept(rows, duck)
    from_trino(duck) if dialect == "trino" else duck.execute(script_for(dialect))
    found = duck.execute("SELECT outcome, clauses, missing, rejected, want_rejected FROM charteroak_decided").fetchall()
    assert len(found) == len(BAD)
    for *answer, reason, wanted in found:
        assert (answer, reason) == ([None] * 3, wanted)


def test_a_row_of_sqlite_may_hold_any_kind_of_value_and_none_is_taken_for_another(lite: sqlite3.Connection) -> None:
    lite.execute(f"CREATE TABLE {SOURCE} (act, {', '.join(FACTS)}, want)")  # no types: each value as it is given
    rows = [
        *BAD,
        {"act": 7},
        {"act": b"refer"},
        {"act": "refer", "agency": 1},
        {"act": "refer", "agency": 1.5},
        {"act": "refer", "agency": b"medical"},
        {"act": "refer", "resident": "true"},
        {"act": "refer", "resident": "1"},
        {"act": "refer", "resident": 2},
        {"act": "refer", "resident": -1.0},
        {"act": "refer", "resident": b"1"},
    ]
    for row in rows:
        values = [row.get("act"), *(row.get(name) for name in FACTS), rejected(row)]
        lite.execute(f"INSERT INTO {SOURCE} VALUES ({', '.join('?' * len(values))})", values)
    lite.executescript(script_for("sqlite"))
    found = lite.execute("SELECT outcome, clauses, missing, rejected, want FROM charteroak_decided").fetchall()
    assert len(found) == len(rows)
    for *answer, reason, wanted in found:
        assert (answer, reason) == ([None] * 3, wanted)


def test_other_columns_and_wrong_rows_stay_where_they_are(duck: Any) -> None:
    duck.execute('CREATE TABLE "Odd"(note text, act text, resident boolean, required_by_law boolean)')
    duck.execute("""INSERT INTO "Odd" VALUES ('a', 'provide_service', true, false), ('b', 'frisk', true, NULL)""")
    duck.execute(script("duckdb", acts=["provide_service"], source="Odd"))
    assert duck.execute("SELECT * FROM charteroak_decided ORDER BY note").fetchall() == [
        ("a", "provide_service", True, False, "required", ["2-927(a)"], [], None),
        ("b", "frisk", True, None, None, None, None, "act: another text"),
    ]


@pytest.mark.parametrize(
    ("readings", "as_of"), [(OTHERWISE, None), (None, date(2008, 8, 10)), (None, date(2008, 8, 11))]
)
def test_the_readings_and_the_day_are_those_that_were_chosen(readings: Any, as_of: date | None, duck: Any) -> None:
    acts = [act for act in ACTS if act != "inquire"]
    rows = cells(acts, readings=readings, as_of=as_of)
    kept(rows, duck)
    duck.execute(script("duckdb", acts=acts, source=SOURCE))  # an earlier export, which the next takes the place of
    earlier = duck.execute(DIFFERENT).fetchall()
    assert (earlier == [(0,)]) == (as_of == date(2008, 8, 11))
    duck.execute(script("duckdb", acts=acts, readings=readings, as_of=as_of, source=SOURCE))
    assert duck.execute(DIFFERENT).fetchall() == [(0,)]
    about = dict(duck.execute("SELECT name, value FROM charteroak_law").fetchall())
    assert about["as_of"] == (as_of.isoformat() if as_of else None)
    assert (about["ordinance"] is None) == (as_of == date(2008, 8, 10))
    assert {name: about[f"readings.{name}"] for name in OTHERWISE} == {
        name: law(readings).readings[name] for name in OTHERWISE
    }


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_arguments_give_the_same_script_in_statements_that_the_dialect_has(dialect: str) -> None:
    acts = ["arrest", "refer"]
    made = statements(dialect, acts=acts, source=SOURCE)
    assert script(dialect, acts=acts, source=SOURCE).endswith("\n\n" + "".join(f"{statement};\n" for statement in made))
    kinds = set()
    for statement in made:
        if "$charteroak$" in statement:  # PL/pgSQL: run in the tests of PostgreSQL
            assert dialect == "postgres"
            continue
        [parsed] = sqlglot.parse(statement, read=dialect)
        kinds.add(type(parsed))
    assert exp.Command not in kinds
    assert kinds >= {exp.Create, exp.Insert}


def test_the_top_of_a_script_says_what_it_was_made_from() -> None:
    head = script("duckdb", acts=["refer"], readings=OTHERWISE, as_of="2026-11-22").split("\n\n")[0].splitlines()
    assert all(line.startswith("-- ") for line in head)
    text = "\n".join(head)
    for part in (
        "not counsel",
        "Ordinance 20-08",
        "2008-08-11",
        "d140e1097cf49740",
        "As of: 2026-11-22.",
        "Acts: refer.",
    ):
        assert part in text
    assert "suspect_interview: included" in text
    assert "self_access: not settled" in text


def test_what_is_shipped_is_small() -> None:
    """A row for each cell would be 591,084."""
    data = relations(halves(export_of().acts), {})
    assert sum(len(each.rows) for each in data) < 6_000
    assert max(len(script_for(dialect)) for dialect in DIALECTS) < 300_000


def test_no_relation_has_the_name_of_an_act() -> None:
    assert not {each.name for each in relations(halves(export_of().acts), {})} & {*ACTS, "decided"}


@pytest.mark.parametrize(
    ("dialect", "expression"),
    [
        ("sqlite", exp.array(exp.Literal.string("a"))),
        ("sqlite", exp.ColumnDef(this=exp.to_identifier("a"), kind=exp.DataType.build("array<text>"))),
        ("trino", exp.Transaction()),
        ("spark", exp.ColumnConstraint(kind=exp.PrimaryKeyColumnConstraint())),
        ("duckdb", exp.func("SOUNDEX", exp.column("a"))),
    ],
)
def test_what_a_dialect_does_not_say_is_refused_and_not_written(dialect: str, expression: exp.Expression) -> None:
    with pytest.raises(Unsupported, match=dialect):
        said(expression, DIALECTS[dialect])


def test_what_sqlglot_cannot_write_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.engines.sql import dialects as sql_dialects

    sampled = sqlglot.parse_one("SELECT a FROM b TABLESAMPLE (10 PERCENT)", read="postgres")
    monkeypatch.setitem(sql_dialects._SAID_BY, "sqlite", {type(node) for node in sampled.walk()})
    with pytest.raises(Unsupported, match="sqlite: TABLESAMPLE"):
        said(sampled, DIALECTS["sqlite"])


ODD = ['my "cases"', "a`b", "x; DROP TABLE y --", "Ünïcode", "select", "quote's", "tab-le", "$1", "1"]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_is_a_name_and_nothing_more(name: str, duck: Any, lite: sqlite3.Connection) -> None:
    """Doubled quotes in quotes are a quote, as in SQL; each name is one part, whatever is in it."""
    given = '"{}"'.format(name.replace('"', '""')) if '"' in name else name
    assert table_named(given).name == name
    for database, dialect in ((duck, "duckdb"), (lite, "sqlite")):
        quoted = '"{}"'.format(name.replace('"', '""'))
        database.execute(f"CREATE TABLE {quoted} (act text, resident boolean, required_by_law boolean)")
        database.execute(f"INSERT INTO {quoted} VALUES ('provide_service', true, false)")
        for statement in statements(dialect, acts=["provide_service"], source=given):
            database.execute(statement)
        assert database.execute("SELECT outcome FROM charteroak_decided").fetchall() == [("required",)]


def test_a_name_has_at_most_three_parts_and_dots_between_them_alone() -> None:
    named = table_named('lake."the city".stops')
    assert (named.catalog, named.db, named.name) == ("lake", "the city", "stops")
    assert table_named('"a.b".c').db == "a.b"
    assert said(table_named("a`b.c"), DIALECTS["spark"]) == "`a``b`.`c`"
    assert said(table_named('"a""b"'), DIALECTS["postgres"]) == '"a""b"'


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        *(
            (name, "duckdb")
            for name in ("", ".", "a.", ".a", "a..b", "a.b.c.d", 'a"b', '"', '""', '"a', 'a"b"', "a\nb")
        ),
        ("a\x00", "duckdb"),
        (7, "duckdb"),
        ("ü" * 32, "postgres"),  # 64 bytes, of which PostgreSQL keeps 63
    ],
)
def test_what_is_no_name_of_a_table_is_refused_by_kind(name: Any, dialect: str) -> None:
    with pytest.raises(BadInput) as wrong:
        script(dialect, acts=["provide_service"], source=name)
    assert wrong.value.field == "source"
    assert wrong.value.given == ("a number" if name == 7 else "another text")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"dialect": "oracle"}, "dialect"),
        ({"dialect": None}, "dialect"),
        ({"acts": ["frisk"]}, "act"),
        ({"acts": [None]}, "act"),
        ({"readings": {"superior_law": "maybe"}}, "readings.superior_law"),
        ({"readings": {"mood": "yes"}}, "readings.mood"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"example": "rls"}, "example"),
        ({"dialect": "postgres", "example": "magic"}, "example"),
    ],
)
def test_bad_input_is_named_by_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        script(**{"dialect": "duckdb", "acts": ["refer"], **wrong})
    assert refused.value.field == field
