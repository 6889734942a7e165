"""Guards on a real PostgreSQL: before them probes fail, after them all hold, and the role finds no way round.

The database of each test is its own; the server is that of the whole run.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from charteroak.logic.errors import BadInput
from charteroak.screening.columns import classify
from charteroak.screening.guard import marking, running, script, undo, warnings
from charteroak.screening.guard.plan import Plan, Rows, planned

PLANTED = "Zqx7planted"
HOSTILE = "a\"b\n; DROP SCHEMA city CASCADE; --%s\\ '"

CITY = """
CREATE SCHEMA city;
CREATE TYPE city."st""atus" AS ENUM ('citizen', 'undocumented');
CREATE DOMAIN city.code AS varchar(9) NOT NULL;
CREATE TABLE city.person (
  id bigint PRIMARY KEY, first varchar(40), ssn city.code UNIQUE, immigration_status city."st""atus", on_snap boolean,
  dob date, notes text, worker text, closed boolean, loud text GENERATED ALWAYS AS (upper(notes)) STORED
);
INSERT INTO city.person SELECT n, 'Ana', 'Z' || n, 'undocumented', n % 2 = 0, '1990-01-01',
  '{planted} came for help with food',
  CASE WHEN n % 2 = 0 THEN '{app}' ELSE 'nobody' END, n % 3 = 0 FROM generate_series(1, 60) AS n;
CREATE VIEW city.fed AS SELECT id, on_snap AS yes FROM city.person;
CREATE VIEW city.fed_again AS SELECT id FROM city.fed WHERE yes;
CREATE VIEW city.whole AS SELECT p.id, to_json(p) AS all_of_it FROM city.person p;
CREATE VIEW city.harmless AS SELECT id, first FROM city.person;
CREATE VIEW city.asking WITH (security_invoker = true) AS SELECT id, on_snap FROM city.person;
CREATE MATERIALIZED VIEW city.stored AS SELECT id, on_snap FROM city.asking;
ANALYZE;
GRANT USAGE ON SCHEMA city TO {app}, {other};
GRANT ALL ON ALL TABLES IN SCHEMA city TO {app};
GRANT SELECT ON city.person TO {other}
"""


class City:
    """A database with people in it, and two roles, `app` and `other`."""

    def __init__(self, url: str, database: str) -> None:
        parts = urlsplit(url)
        self.server = url
        self.name = database
        self.url = parts._replace(path=f"/{database}").geturl()
        self.app, self.other = (f"{name}_{database}" for name in ("app", "other"))

    def run(self, statements: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as database:
            database.execute(statements.format(app=self.app, other=self.other, planted=PLANTED).encode())

    def as_role(self, role: str) -> "psycopg.Connection[Any]":
        """A session of the role itself."""
        return psycopg.connect(urlsplit(self.url)._replace(netloc=f"{role}@").geturl(), autocommit=True)

    def plan(self, **settings: Any) -> Plan:
        with running.connected(self.url) as database:
            catalogue = running.catalogued(database)
            found = marking.by_classes(catalogue, classify, lambda each: running.samples(database, each))
            return planned(catalogue, marking.spread(catalogue, found), **settings)

    def apply(self, plan: Plan) -> None:
        with running.connected(self.url) as database:
            running.apply(database, script.script(plan, warnings.warnings(plan)))

    def tried(self, plan: Plan) -> list[running.Result]:
        with running.connected(self.url) as database:
            return list(running.run(database, plan))

    def failing(self, plan: Plan) -> set[str]:
        return {f"{each.probe.where}: {each.probe.claim} ({each.how})" for each in self.tried(plan) if not each.holds}

    def oid(self, name: str) -> int:
        with psycopg.connect(self.url) as database:
            (found,) = database.execute("SELECT %s::regclass::oid", [name]).fetchone() or (0,)
            return int(found)

    def columns(self, plan: Plan, name: str) -> set[str]:
        relation = plan.catalogue.relations[self.oid(name)]
        return {each.name for each in relation.columns if each.number in plan.withheld.get(relation.oid, {})}


@contextmanager
def made(url: str, statements: str) -> Iterator[City]:
    name = f"city_{secrets.token_hex(4)}"
    city = City(url, name)
    with psycopg.connect(url, autocommit=True) as database:
        database.execute(f"CREATE ROLE {city.app} LOGIN; CREATE ROLE {city.other} LOGIN".encode())
        database.execute(f"CREATE DATABASE {name}".encode())
    try:
        city.run(statements)
        yield city
    finally:
        with psycopg.connect(url, autocommit=True) as database:
            database.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def city(postgres: str) -> Iterator[City]:
    with made(postgres, CITY) as one:
        yield one


@pytest.fixture
def building(postgres: str) -> Callable[[str], Any]:
    return lambda statements: made(postgres, statements)


WITHHELD = {"ssn", "immigration_status", "on_snap", "dob", "notes", "loud"}


def test_the_guards_make_every_probe_hold_that_did_not(city: City) -> None:
    plan = city.plan()
    assert city.columns(plan, "city.person") == WITHHELD
    before = city.failing(plan)
    for kind in (
        "selecting",
        "filtering",
        "ordering",
        "EXPLAIN",
        "pg_stats hides",
        "whole rows",
        "a change",
        "copying",
    ):
        assert any(kind in each for each in before), kind
    assert "city.person.notes: a function that tells is not called (a value was told)" in before
    assert any("planning does not show its common values" in each and "told" in each for each in before)
    city.apply(plan)
    results = city.tried(plan)
    assert {each.probe.claim for each in results if not each.holds} == set()
    assert len(results) > 100


def test_no_probe_that_fails_writes_a_value_to_the_servers_log(city: City) -> None:
    assert city.failing(city.plan())
    log = (Path(parse_qs(urlsplit(city.server).query)["host"][0]) / "log").read_text()
    assert "charteroak guard: a value was told" not in log  # notices are not logged by default, errors are
    assert not [line for line in log.splitlines() if PLANTED in line and "INSERT" not in line]


def test_probes_leave_nothing_behind(city: City) -> None:
    before = city.plan().catalogue
    city.failing(city.plan())
    after = city.plan().catalogue
    assert (after.roles, after.rights, after.relations) == (before.roles, before.rights, before.relations)
    with psycopg.connect(city.url) as database:
        counted = "SELECT count(*), sum(id), bool_and(first = 'Ana') FROM city.person"
        assert database.execute(counted).fetchone() == (60, 1830, True)


ATTACKS = [
    "SELECT notes FROM city.person",
    "SELECT * FROM city.person",
    "SELECT person FROM city.person",
    "SELECT id FROM city.person WHERE immigration_status = 'undocumented'",
    "SELECT id FROM city.person ORDER BY dob",
    "SELECT max(ssn::text) FROM city.person",
    "COPY city.person (notes) TO STDOUT",
    "COPY city.person TO STDOUT",
    "UPDATE city.person SET first = notes",
    "UPDATE city.person SET first = 'x' RETURNING notes",
    "DELETE FROM city.person WHERE on_snap",
    "SELECT id FROM city.person WHERE notes::integer = 1",
    "SELECT id FROM city.person JOIN (VALUES (true)) AS v (on_snap) USING (on_snap)",
    "MERGE INTO city.person p USING (VALUES (true)) AS v (x) ON p.on_snap = v.x WHEN MATCHED THEN DELETE",
    "INSERT INTO city.person (id, ssn) VALUES (1, 'Z1') ON CONFLICT (ssn) DO UPDATE SET first = excluded.first",
    "EXPLAIN SELECT id FROM city.person WHERE on_snap",
    "SELECT * FROM city.fed",
    "SELECT * FROM city.fed_again",
    "SELECT * FROM city.whole",
    "SELECT * FROM city.asking",
    "SELECT * FROM city.stored",
    "SELECT * FROM pg_statistic",
    "CREATE TRIGGER t AFTER UPDATE ON city.person FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE TABLE city_points (of varchar REFERENCES city.person (ssn))",
]


def answered(session: "psycopg.Connection[Any]", attack: str) -> None:
    if not attack.startswith("COPY"):
        session.execute(attack.encode())
        return
    with session.cursor().copy(attack.encode()) as copy:
        list(copy)


def test_a_session_of_the_role_itself_finds_no_way_round(city: City) -> None:
    city.run("GRANT CREATE ON SCHEMA public TO PUBLIC")
    city.apply(city.plan())
    with city.as_role(city.app) as session:
        for attack in ATTACKS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
                answered(session, attack)
            assert PLANTED not in str(refused.value), attack
        stats = "SELECT count(*) FROM pg_stats WHERE tablename = 'person' AND attname = ANY (%s)"
        assert session.execute(stats, [list(WITHHELD)]).fetchone() == (0,)


def test_what_is_open_is_still_read_and_what_was_written_still_is(city: City) -> None:
    city.apply(city.plan())
    with city.as_role(city.app) as session:
        assert session.execute("SELECT id, first, worker FROM city.person WHERE id = 2").fetchone() == (
            2,
            "Ana",
            city.app,
        )
        assert len(session.execute("SELECT * FROM city.harmless").fetchall()) == 60
        session.execute("INSERT INTO city.person (id, ssn, notes, on_snap) VALUES (99, 'Z99', 'new', true)")
        session.execute("UPDATE city.person SET notes = 'changed' WHERE id = 99")
        session.execute("DELETE FROM city.person WHERE id = 99")
    with city.as_role(city.other) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute("INSERT INTO city.person (id) VALUES (100)")


def test_the_view_shows_the_mask_whatever_stands_there(city: City) -> None:
    city.run("INSERT INTO city.person (id, ssn) VALUES (98, 'Z98')")
    city.apply(city.plan())
    with city.as_role(city.app) as session:
        rows = session.execute(
            "SELECT DISTINCT ssn, immigration_status, on_snap, dob, notes, loud FROM city_guarded.person"
        ).fetchall()
        kinds = session.execute(
            "SELECT pg_typeof(immigration_status)::text FROM city_guarded.person LIMIT 1"
        ).fetchone()
    assert rows == [("[withheld]", None, None, None, "[withheld]", "[withheld]")]
    assert kinds == ('city."st""atus"',)


def test_a_second_run_of_the_script_and_a_second_script_change_nothing(city: City) -> None:
    plan = city.plan()
    city.apply(plan)
    once = city.plan().catalogue
    city.apply(plan)
    twice = city.plan().catalogue
    city.apply(city.plan())
    thrice = city.plan()
    for after in (twice, thrice.catalogue):
        assert (after.rights, after.views, after.policies, after.ours) == (
            once.rights,
            once.views,
            once.policies,
            once.ours,
        )
    assert script.script(thrice, []) == script.script(city.plan(), [])
    assert not city.failing(thrice)


def test_undoing_gives_back_what_there_was(city: City) -> None:
    city.run("GRANT SELECT (id, notes) ON city.person TO PUBLIC; GRANT SELECT ON city.fed TO {other} WITH GRANT OPTION")
    plan = city.plan(rows=[(city.oid("city.person"), Rows("worker"))])
    city.apply(plan)
    assert city.plan().catalogue.rights != plan.catalogue.rights
    with running.connected(city.url) as database:
        running.apply(database, undo.undoing(plan))
    after = city.plan().catalogue
    assert after.rights == plan.catalogue.rights
    assert (after.relations, after.policies, after.schemas) == (
        plan.catalogue.relations,
        plan.catalogue.policies,
        plan.catalogue.schemas,
    )


def test_rows_are_told_to_the_role_they_name_and_their_owner_obeys(city: City) -> None:
    city.run("ALTER TABLE city.person OWNER TO {other}")
    plan = city.plan(rows=[(city.oid("city.person"), Rows("worker"))])
    before = city.failing(plan)
    assert "city.person: row-level security is on and forced (it is not so)" in before
    assert any("shown no hidden row (a value was told)" in each for each in before)
    city.apply(plan)
    assert not {each for each in city.failing(plan) if "owns" not in each}
    with city.as_role(city.app) as session:
        assert session.execute("SELECT DISTINCT worker FROM city.person").fetchall() == [(city.app,)]
        assert session.execute("SELECT count(*) FROM city_guarded.person").fetchone() == (30,)
    with city.as_role(city.other) as session:
        assert session.execute("SELECT count(*) FROM city.person").fetchone() == (0,)


def test_rows_that_are_closed_are_not_told_beside_a_policy_that_permits_all(city: City) -> None:
    city.run("CREATE POLICY mine ON city.person USING (true)")
    city.apply(city.plan(rows=[(city.oid("city.person"), Rows("closed", boolean=True))], keepers=[city.other]))
    with city.as_role(city.app) as session:
        assert session.execute("SELECT DISTINCT closed FROM city.person").fetchall() == [(True,)]
    with city.as_role(city.other) as session:
        assert session.execute("SELECT count(notes) FROM city.person").fetchone() == (60,), "a keeper reads all"


def test_names_that_are_hostile_are_names_and_nothing_else(building: Callable[[str], Any]) -> None:
    from charteroak.screening.guard.names import literal, quoted

    hostile = HOSTILE
    with building("CREATE SCHEMA city; CREATE TABLE city.stays (id int)") as city:
        schema, role = quoted(hostile + secrets.token_hex(3)), quoted("r" + hostile + secrets.token_hex(3))
        table = f"{schema}.{quoted(hostile)}"
        with psycopg.connect(city.url, autocommit=True) as database:
            column, kind = quoted("ssn " + hostile), f"{schema}.{quoted('k' + hostile)}"
            database.execute(
                f"""CREATE SCHEMA {schema}; CREATE ROLE {role}; CREATE TYPE {kind} AS ENUM ({literal(hostile)});
                CREATE TABLE {table} ({column} {kind}, {quoted("id" + hostile)} int, notes text, worker text);
                INSERT INTO {table} VALUES ({literal(hostile)}, 1, 'x', 'y'); ANALYZE {table};
                GRANT USAGE ON SCHEMA {schema} TO {role}; GRANT SELECT ON {table} TO {role}""".encode()  # noqa: S608 - quoted
            )
        try:
            relation = next(each.oid for each in city.plan().guarded)
            plan = city.plan(rows=[(relation, Rows("worker"))])
            assert len(plan.withheld[relation]) == 2
            assert city.failing(plan)
            city.apply(plan)
            assert not city.failing(plan)
            with running.connected(city.url) as database:
                running.apply(database, undo.undoing(plan))
            assert city.oid("city.stays")
        finally:
            with psycopg.connect(city.url, autocommit=True) as database:
                database.execute(f"DROP SCHEMA {schema} CASCADE; DROP OWNED BY {role}; DROP ROLE {role}".encode())


PARTED = """
CREATE SCHEMA city;
CREATE TABLE city.case_file (id int, immigration_status text) PARTITION BY LIST (immigration_status);
CREATE TABLE city.us PARTITION OF city.case_file FOR VALUES IN ('citizen');
CREATE TABLE city.them PARTITION OF city.case_file DEFAULT;
CREATE TABLE city.base (id int, on_snap boolean);
CREATE TABLE city.heir (more int) INHERITS (city.base);
CREATE TABLE city.heir_of_heir () INHERITS (city.heir);
GRANT USAGE ON SCHEMA city TO {app};
GRANT SELECT ON ALL TABLES IN SCHEMA city TO {app}
"""


def test_a_partition_that_tells_is_shut_and_the_plan_of_a_query_is_said_to_tell(building: Callable[[str], Any]) -> None:
    with building(PARTED) as city:
        plan = city.plan()
        assert any("parted by what is withheld" in each for each in warnings.warnings(plan))
        city.apply(plan)
        failing = city.failing(plan)
        assert {each.split(":")[0] for each in failing} == {"city.case_file"}, failing
        assert all("which part" in each for each in failing)
        with city.as_role(city.app) as session:
            session.execute("SELECT id FROM city.case_file")
            session.execute("SELECT id, more FROM city.heir")
            for shut in (
                "SELECT id FROM city.them",
                "SELECT on_snap FROM city.heir",
                "SELECT tableoid FROM city.case_file",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    session.execute(shut.encode())


def test_columns_of_a_file_are_withheld_in_heirs_too(building: Callable[[str], Any]) -> None:
    with building(PARTED.replace("on_snap", "x1")) as city:
        with running.connected(city.url) as database:
            catalogue = running.catalogued(database)
        line = '{"schema": "city", "table": "base", "column": "x1", "category": "public_assistance"}\n\n'
        marks = marking.spread(catalogue, marking.by_file(catalogue, line))
        assert set(marks) == {city.oid(f"city.{name}") for name in ("base", "heir", "heir_of_heir")}
        for named in ('"name": "x1"', '"column": 2, "name": null', '"column": 2, "name": "x1"'):
            found = marking.by_file(catalogue, f'{{"table": "city.base", {named}, "may_contain": true}}')
            assert found == {city.oid("city.base"): {2: marking.Mark(None)}}


WRONG = [
    (PLANTED, "--columns line 1: no JSON object"),
    ("[1]", "--columns line 1: no JSON object"),
    ('{"table": "base"}', "--columns line 1: no column of a table"),
    (f'{{"table": "{PLANTED}", "column": "x", "may_contain": true}}', "--columns line 1: a table that"),
    (f'{{"table": "base", "column": "{PLANTED}", "may_contain": true}}', "--columns line 1: a column that"),
    ('{"table": "base", "column": 3, "may_contain": true}', "--columns line 1: a column that"),
    (f'{{"table": "base", "column": "x", "category": "{PLANTED}"}}', "--columns line 1, category: something else"),
    ('\n{"table": "base", "column": "x", "may_contain": 1}', "--columns line 2, may_contain: something else"),
]


def test_a_line_that_is_wrong_is_named_and_not_repeated(building: Callable[[str], Any]) -> None:
    with building(PARTED) as city, running.connected(city.url) as database:
        catalogue = running.catalogued(database)
    for line, says in WRONG:
        with pytest.raises(BadInput) as wrong:
            marking.by_file(catalogue, line)
        assert str(wrong.value).startswith(says)
        assert PLANTED not in str(wrong.value)


def test_what_a_constraint_says_shows_nothing_that_is_withheld(city: City) -> None:
    city.run("ALTER TABLE city.person ADD CHECK (id > 0), ALTER first SET NOT NULL")
    city.apply(city.plan())
    with city.as_role(city.app) as session:
        for change in ("id = -id", "first = NULL", "id = 2"):
            with pytest.raises(psycopg.errors.IntegrityError) as fault:
                session.execute(f"UPDATE city.person SET {change} WHERE id = 1")  # noqa: S608 - our own
            said = f"{fault.value} {fault.value.diag.message_detail}"
            assert PLANTED not in said
            assert "undocumented" not in said


def test_what_no_privilege_closes_is_warned_of(city: City) -> None:
    city.run(f"CREATE ROLE boss_{city.app} LOGIN; GRANT CREATE ON DATABASE {city.name} TO boss_{city.app}")
    city.run("""
        ALTER TABLE city.person OWNER TO boss_{app};
        GRANT boss_{app} TO {app}; ALTER ROLE {other} BYPASSRLS; GRANT pg_read_all_data TO {other};
        CREATE FUNCTION city.peek() RETURNS text SECURITY DEFINER LANGUAGE sql
        AS 'SELECT notes FROM city.person LIMIT 1';
        ALTER TABLE city.person ADD CONSTRAINT linked CHECK (on_snap IS NOT NULL OR id > 0);
        ALTER DEFAULT PRIVILEGES IN SCHEMA city GRANT SELECT ON TABLES TO {app};
        SET client_min_messages = error;
        CREATE PUBLICATION all_of_it FOR TABLE city.person (id, notes)
    """)
    city.run(f"ALTER DATABASE {city.name} SET log_statement = 'all'")
    said = "\n".join(warnings.warnings(city.plan(rows=[(city.oid("city.person"), Rows())])))
    for each in (
        f"{city.app} is a member of its owner boss_{city.app}",
        "can log in",
        f"{city.other} bypasses row-level security",
        f"{city.other} reads every table",
        "function city.peek names it",
        "unique key person_ssn_key",
        "check key linked",
        f"{city.app} may read every table that postgres makes in schema city",
        "city.person.notes: publication all_of_it sends it",
        "the server logs statements (log_statement = all)",
        "no policy",
    ):
        assert each in said
    assert "person_pkey" not in said, "a key that means nothing"


def test_a_right_through_another_role_is_found_by_the_probes(city: City) -> None:
    """Guarding one role takes nothing from another that it is a member of; the probes show what that leaves open."""
    city.run("GRANT {other} TO {app}")
    plan = city.plan(roles=[city.app])
    assert any(f"{city.app} reads it as a member of {city.other}" in each for each in warnings.warnings(plan))
    city.apply(plan)
    failing = city.failing(plan)
    assert any("selecting it is refused" in each for each in failing)
    assert any("of all roles, only its owner and keepers" in each for each in failing)
    city.apply(city.plan(roles=[city.app, city.other]))
    assert not city.failing(plan)


def test_nothing_is_kept_of_guards_that_the_server_refuses(city: City) -> None:
    plan = city.plan()
    city.run("DROP VIEW city.whole")
    with pytest.raises(running.NotApplied) as fault:
        city.apply(plan)
    assert "UndefinedTable, 42P01" in str(fault.value)
    assert city.plan().catalogue.ours == frozenset()


def test_a_schema_of_somebody_else_is_not_written_to(city: City) -> None:
    city.run("CREATE SCHEMA city_guarded")
    with pytest.raises(BadInput, match="a schema of the name that the guard gives"):
        city.plan()


def test_no_label_is_written_where_no_provider_is_loaded(city: City) -> None:
    from dataclasses import replace

    plan = city.plan()
    assert not plan.catalogue.labels
    assert "SECURITY LABEL" not in script.script(plan, [])
    labelled = script.script(replace(plan, catalogue=replace(plan.catalogue, labels=True)), [])
    assert """SECURITY LABEL FOR anon ON COLUMN "city"."person"."dob" IS 'MASKED WITH VALUE NULL';""" in labelled
    assert """."notes" IS 'MASKED WITH VALUE ''[withheld]''';""" in labelled
