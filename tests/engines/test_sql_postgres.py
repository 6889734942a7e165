"""PostgreSQL: the view, the function and the example of row-level security, on a server, by roles with few rights."""
# ruff: noqa: S608 - the names are our own

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from engine_rows import ACTS
from psycopg.types.json import Jsonb
from sql_cells import DIFFERENT, INQUIRE_STEP, bad_rows, cells, defined, tuples

from charteroak.engines.sql.postgres import example
from charteroak.engines.sql.script import script
from charteroak.law.law import law
from charteroak.logic.errors import BadInput

Connection = psycopg.Connection[Any]
PLANTED = "Zqx7planted"
OUTCOME = "SELECT (charteroak.decide(%s, %s)).outcome"


@pytest.fixture(scope="module")
def url(postgres: str) -> Iterator[str]:
    """A database of these tests' own, with an export of everything over rows that hold the answers wanted."""
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE DATABASE exported")
        at = postgres.replace("/postgres?", "/exported?")
        with psycopg.connect(at, autocommit=True) as database:
            rows = cells(step=INQUIRE_STEP)
            database.execute(f"CREATE TABLE cases ({defined(rows.column_names, lists='text[]')})")
            with database.cursor().copy("COPY cases FROM STDIN") as copy:
                for row in tuples(rows):
                    copy.write_row(row)
            database.execute(script("postgres", source="cases", example="rls"))
        yield at
        server.execute("DROP DATABASE exported")
        server.execute("DROP ROLE charteroak_example_keeper, charteroak_example_clerk")


@pytest.fixture
def database(url: str) -> Iterator[Connection]:
    """A connection whose work is undone."""
    with psycopg.connect(url) as connection:
        yield connection
        connection.rollback()


def one(database: Connection, query: str, *values: Any) -> Any:
    [[value]] = database.execute(query, values or None).fetchall()
    return value


def test_the_view_decides_as_the_table_does(database: Connection) -> None:
    assert one(database, "SELECT count(*) FROM charteroak_decided") == cells(step=INQUIRE_STEP).num_rows
    assert one(database, DIFFERENT) == 0


@pytest.mark.parametrize("act", ACTS)
def test_the_function_decides_as_the_table_does(act: str, database: Connection) -> None:
    facts = ", ".join(f"'{fact.name}', {fact.name}" for fact in ACTS[act].facts)
    given = f"jsonb_build_object({facts})"
    for facts_given in (given, f"jsonb_strip_nulls({given})"):  # null is as good as not there
        different = f"""
            SELECT count(*), count(*) FILTER (
                WHERE (outcome, clauses, missing) IS DISTINCT FROM (want_outcome, want_clauses, want_missing))
            FROM cases, LATERAL charteroak.decide(act, {facts_given}) WHERE act = '{act}'"""
        assert database.execute(different).fetchall() == [(cells([act], INQUIRE_STEP).num_rows, 0)]


@pytest.mark.parametrize("act", ACTS)
def test_the_view_of_an_act_is_its_table(act: str, database: Connection) -> None:
    facts = ", ".join(fact.name for fact in ACTS[act].facts)
    assert one(database, f"SELECT count(*) FROM charteroak.{act}") == law().table(act).size
    missing = f"""
        SELECT count(*) FROM (
            SELECT {facts}, want_outcome, want_clauses, want_missing FROM cases WHERE act = '{act}'
            EXCEPT SELECT {facts}, outcome, clauses, missing FROM charteroak.{act}) AS missing"""
    assert one(database, missing) == 0


def test_a_row_that_is_wrong_has_no_answer_but_a_reason(database: Connection) -> None:
    rows = bad_rows()
    database.execute(f"CREATE TABLE bad ({defined(rows.column_names)})")
    with database.cursor().copy("COPY bad FROM STDIN") as copy:
        for row in tuples(rows):
            copy.write_row(row)
    database.execute(script("postgres", source="bad").replace("BEGIN;\n", "").replace("COMMIT;\n", ""))
    found = database.execute("SELECT outcome, clauses, missing, rejected, want_rejected FROM charteroak_decided")
    for *answer, reason, wanted in found.fetchall():
        assert (answer, reason) == ([None] * 3, wanted)


WRONG: list[tuple[Any, Any]] = [
    (None, {}),
    (PLANTED, {}),
    ("Refer", {}),
    ("refer", []),
    ("refer", [PLANTED]),
    ("refer", PLANTED),
    ("refer", 7),
    ("refer", True),
    ("refer", {"agency": PLANTED}),
    ("refer", {"agency": ["medical"]}),
    ("refer", {"agency": {"medical": True}}),
    ("refer", {"agency": True}),
    ("refer", {"agency": 1}),
    ("refer", {"agency": "Medical"}),
    ("refer", {"agency": "medical\n"}),
    ("refer", {"resident": "true"}),
    ("refer", {"resident": 1}),
    ("refer", {"resident": [True]}),
    ("refer", {"topic": "immigration_status"}),
    ("refer", {"topic": None}),
    ("refer", {"a_new_fact": True}),
    ("refer", {f"{PLANTED} x": True}),
    ("refer", {"": True}),
    ("refer", {"x" * 41: True}),
    ("inquire", {"recipient": "other"}),
    ("detain", {"criminal_warrant": "yes"}),
]


@pytest.mark.parametrize(("act", "facts"), WRONG)
def test_what_is_wrong_is_said_as_everywhere_else(act: Any, facts: Any, database: Connection) -> None:
    with pytest.raises(BadInput) as wrong:
        law().decide(act, facts)
    assert one(database, "SELECT charteroak.refusal(%s, %s)", act, Jsonb(facts)) == str(wrong.value)
    with pytest.raises(psycopg.errors.InvalidParameterValue) as raised:
        database.execute(OUTCOME, [act, Jsonb(facts)])
    said = raised.value.diag
    assert said.message_primary == str(wrong.value)
    assert PLANTED not in f"{raised.value} {said.message_detail} {said.message_hint} {said.context}"


def test_no_facts_at_all_are_refused_and_an_empty_object_is_not(database: Connection) -> None:
    with pytest.raises(psycopg.errors.InvalidParameterValue, match=r"^facts: nothing is not allowed here"):
        database.execute("SELECT charteroak.decide('refer', NULL)")
    database.rollback()
    assert one(database, OUTCOME, "refer", Jsonb({})) == "unknown"
    assert one(database, "SELECT charteroak.refusal('refer', '{}')") is None


def test_the_first_wrong_fact_is_told_and_one_that_is_no_fact_before_all_others(database: Connection) -> None:
    facts = Jsonb({"resident": 1, "agency": 2, "zebra": 3, "topic": 4})
    assert one(database, "SELECT charteroak.refusal('refer', %s)", facts).startswith(
        "facts.topic: a fact that this act"
    )
    facts = Jsonb({"resident": 1, "agency": 2})
    assert one(database, "SELECT charteroak.refusal('refer', %s)", facts).startswith("facts.agency: a number is not")


def test_the_log_of_the_server_holds_no_value_that_came_as_a_parameter(url: str) -> None:
    log = Path(parse_qs(urlsplit(url).query)["host"][0]) / "log"
    with psycopg.connect(url, autocommit=True) as database:
        for act, facts in (
            (PLANTED, {}),
            ("refer", {"agency": PLANTED}),
            ("refer", {PLANTED: True}),
            ("refer", [PLANTED]),
        ):
            with pytest.raises(psycopg.errors.InvalidParameterValue):
                database.execute(OUTCOME, [act, Jsonb(facts)])
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            database.execute("INSERT INTO charteroak_example.disclosure SELECT 1, 'x', %s", [Jsonb({"topic": PLANTED})])
    logged = log.read_text()
    assert "facts.agency: another text is not allowed here" in logged, "the log has our errors"
    assert PLANTED not in logged


def test_the_functions_are_what_they_say_they_are(database: Connection) -> None:
    found = database.execute(
        """SELECT proname, provolatile, proparallel, prosecdef, proconfig FROM pg_proc
           WHERE pronamespace = 'charteroak'::regnamespace ORDER BY proname"""
    ).fetchall()
    path = ["search_path=pg_catalog, pg_temp"]
    assert found == [("decide", "i", "s", False, path), ("refusal", "i", "s", False, path)]
    names = itertools.chain.from_iterable(
        database.execute("SELECT prosrc FROM pg_proc WHERE pronamespace = 'charteroak'::regnamespace")
    )
    for source in names:  # immutable: no relation is read
        assert not any(f"charteroak.{name}" in source for name in ("law", "slot", "front", "back", "cell", "answer"))


def test_a_role_needs_no_more_than_the_schema_to_ask(database: Connection) -> None:
    database.execute("CREATE ROLE asker; GRANT USAGE ON SCHEMA charteroak TO asker; SET ROLE asker")
    facts = Jsonb({"resident": True, "required_by_law": False})
    assert one(database, OUTCOME, "provide_service", facts) == "required"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.execute("SELECT * FROM charteroak.answer")


def test_what_a_caller_puts_before_the_system_in_the_search_path_is_not_called(database: Connection) -> None:
    """A role could make operators and functions of the same names that read, or change, what is decided."""
    database.execute("""
        CREATE SCHEMA trap;
        CREATE FUNCTION trap.jsonb_typeof(jsonb) RETURNS text LANGUAGE sql AS $$ SELECT 'object' $$;
        CREATE FUNCTION trap.same(text, text) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
        CREATE OPERATOR trap.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trap.same);
        SET search_path = trap, pg_catalog;
    """)
    assert one(database, "SELECT 'a'::text = 'b'::text") is True, "the trap works"
    facts = Jsonb({"resident": True, "required_by_law": False})
    assert one(database, OUTCOME, "provide_service", facts) == "required"
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        database.execute(OUTCOME, ["refer", Jsonb([])])


def test_the_view_shows_a_caller_the_rows_of_the_source_that_are_the_callers(database: Connection) -> None:
    database.execute("""
        CREATE ROLE reader;
        GRANT USAGE ON SCHEMA charteroak TO reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA charteroak TO reader;
        GRANT SELECT ON cases, charteroak_decided TO reader;
        ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
        CREATE POLICY one_act ON cases TO reader USING (act = 'provide_service');
        SET LOCAL ROLE reader;
    """)
    assert one(database, "SELECT count(*) FROM charteroak_decided") == 9


def test_another_export_takes_the_place_of_the_last_and_leaves_what_depends_on_it(database: Connection) -> None:
    database.execute("CREATE VIEW public.ours AS SELECT outcome FROM charteroak.answer")
    before = one(database, "SELECT count(*) FROM ours")
    facts = Jsonb({"topic": "immigration_status", "employee": "other_employee", "recipient": "person_concerned"})
    assert one(database, OUTCOME, "disclose", facts) == "not_addressed"
    again = script("postgres", acts=["disclose"], readings={"self_access": "a_disclosure"})
    database.execute(again.replace("BEGIN;\n", "").replace("COMMIT;\n", ""))
    assert one(database, "SELECT count(*) FROM ours") != before
    assert one(database, OUTCOME, "disclose", facts) == "unknown"
    assert one(database, "SELECT value FROM charteroak.law WHERE name = 'readings.self_access'") == "a_disclosure"
    with pytest.raises(psycopg.errors.InvalidParameterValue, match=r"allowed: disclose\n"):
        database.execute(OUTCOME, ["refer", Jsonb({})])


FILES = "SELECT id FROM charteroak_example.benefit_file ORDER BY id"


def test_a_clerk_sees_the_file_that_may_be_told_and_no_other(database: Connection) -> None:
    database.execute("SET LOCAL ROLE charteroak_example_clerk")
    assert database.execute(FILES).fetchall() == [(1,)]
    database.execute("SET LOCAL ROLE charteroak_example_keeper")
    assert len(database.execute(FILES).fetchall()) == 6


@pytest.mark.parametrize(
    ("file", "adds", "seen"),
    [
        (2, {"required_by_law": True}, True),
        (3, {"required_by_law": True}, True),
        (3, {"required_by_law": False}, False),
        (4, {"required_by_law": True}, True),
        (5, {"required_by_law": True}, False),
        (1, {"necessary_to_service": None}, False),
        (1, {"necessary_to_service": False}, False),
    ],
)
def test_what_is_established_is_what_opens_a_file(file: int, adds: Any, seen: bool, database: Connection) -> None:
    database.execute("SET LOCAL ROLE charteroak_example_keeper")
    changed = "UPDATE charteroak_example.disclosure SET facts = facts || %s WHERE file = %s"
    assert database.execute(changed, [Jsonb(adds), file]).rowcount == 1
    database.execute("SET LOCAL ROLE charteroak_example_clerk")
    assert ((file,) in database.execute(FILES).fetchall()) is seen


def test_a_clerk_cannot_reach_round_the_policy(database: Connection) -> None:
    """Nor by a function in WHERE that tells what it is shown, nor by changing what is established, nor another's."""
    database.execute("""
        CREATE SCHEMA leak;
        CREATE FUNCTION leak.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001
        AS $$ BEGIN RAISE NOTICE 'told %', $1; RETURN true; END $$;
        GRANT USAGE ON SCHEMA leak TO charteroak_example_clerk;
        CREATE ROLE other_clerk IN ROLE charteroak_example_clerk;
        SET LOCAL ROLE charteroak_example_clerk;
    """)
    told: list[str] = []
    database.add_notice_handler(lambda notice: told.append(str(notice.message_primary)))
    database.execute("SELECT id FROM charteroak_example.benefit_file WHERE leak.tell(contents)")
    assert told == ["told first"]
    for change in (
        "UPDATE charteroak_example.disclosure SET facts = '{}'",
        "DELETE FROM charteroak_example.benefit_file",
        "INSERT INTO charteroak_example.disclosure VALUES (6, 'charteroak_example_clerk', '{}')",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), database.transaction():
            database.execute(change)
    database.execute("RESET ROLE; SET LOCAL ROLE other_clerk")
    assert database.execute(FILES).fetchall() == []
    assert database.execute("SELECT * FROM charteroak_example.disclosure").fetchall() == []


def test_the_owner_of_the_tables_obeys_the_policy_too(database: Connection) -> None:
    forced = (
        "SELECT count(*) FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'charteroak_example'::regnamespace"
    )
    assert one(database, forced) == 2


@pytest.mark.parametrize(
    "row",
    [
        "benefit_file (topic, contents) VALUES ('{}', 'x')",
        "disclosure (file, reader, facts) VALUES (6, 'x', '{{\"topic\": \"{}\"}}')",
    ],
)
def test_a_row_that_is_no_case_is_refused_without_being_repeated(row: str, database: Connection) -> None:
    with pytest.raises(psycopg.errors.InvalidParameterValue) as raised:
        database.execute(f"INSERT INTO charteroak_example.{row.format(PLANTED)}")
    assert PLANTED not in str(raised.value)
    assert raised.value.diag.message_detail is None


def test_what_the_guide_shows_is_so(database: Connection) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "sql.md").read_text(encoding="utf-8")
    cells_query, function_query, policy = re.findall(r"```sql\n(.*?)```", guide, re.DOTALL)
    assert policy in example("rls")
    assert database.execute(function_query).fetchall() == [("required", ["2-927(a)"], [])]
    assert database.execute(cells_query.replace("charteroak_detain", "charteroak.detain")).fetchall()
