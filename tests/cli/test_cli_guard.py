"""`charteroak guard postgres`: what is asked for is written, applied and proven; what is wrong is one line."""

import json
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from cli_running import PLANTED, run


@pytest.fixture
def database(postgres: str) -> Iterator[tuple[str, str]]:
    """A database with a table of people, and the role that reads it."""
    name, role = f"guarded_{secrets.token_hex(4)}", f"web_{secrets.token_hex(4)}"
    url = urlsplit(postgres)._replace(path=f"/{name}").geturl()
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute(f"CREATE ROLE {role} LOGIN".encode())
        server.execute(f"CREATE DATABASE {name}".encode())
    with psycopg.connect(url, autocommit=True) as own:
        own.execute(
            f"""CREATE TABLE person (id int PRIMARY KEY, imm_stat text, code text, town text, worker name);
            INSERT INTO person VALUES (1, '{PLANTED}', 'undocumented', 'Hartford', '{role}');
            INSERT INTO person VALUES (2, 'x', 'citizen', 'x', 'no');
            GRANT SELECT ON person TO {role}""".encode()  # noqa: S608 - our own
        )
    yield url, role
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_without_a_word_more_the_script_is_printed_and_nothing_is_changed(database: tuple[str, str]) -> None:
    url, role = database
    result = run("guard", "postgres", url)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f'GRANT SELECT ("id", "town", "worker") ON TABLE "public"."person" TO "{role}";' in result.stdout
    assert "imm_stat (immigration_status)" in result.stdout
    assert PLANTED not in result.stdout
    assert run("guard", "postgres", url).stdout == result.stdout
    with psycopg.connect(url) as own:
        own.execute(result.stdout.encode())
    assert run("guard", "postgres", url, "--probe").exit_code == 0


def test_a_probe_fails_before_the_guards_and_holds_after_them(database: tuple[str, str], tmp_path: Path) -> None:
    url, role = database
    undo, out = tmp_path / "undo.sql", tmp_path / "guards.sql"
    before = run("guard", "postgres", url, "--probe")
    assert before.exit_code == 1
    assert f"FAILS  {role}: public.person.imm_stat: selecting it is refused (it is not refused)" in before.stdout
    after = run(
        *("guard", "postgres", url, "--apply", "--probe", "--format", "jsonl", "--rows", "person=worker"),
        *("-o", str(out), "--undo", str(undo)),
    )
    assert after.exit_code == 0
    assert "applied: 2 columns of 1 tables are withheld from 2 roles" in after.stderr
    lines = [json.loads(line) for line in after.stdout.splitlines()]
    assert len(lines) > 20
    assert all(line["holds"] for line in lines)
    assert {line["role"] for line in lines} == {None, role, "the database"}
    assert "FORCE ROW LEVEL SECURITY" in out.read_text(encoding="utf-8")
    assert PLANTED not in before.output + after.output + out.read_text() + undo.read_text()
    with psycopg.connect(url) as own:
        own.execute(undo.read_bytes())
    assert run("guard", "postgres", url, "--probe").exit_code == 1


def test_a_view_in_another_schema_is_shut_though_only_one_schema_is_asked_for(database: tuple[str, str]) -> None:
    url, role = database
    with psycopg.connect(url, autocommit=True) as own:
        view = "CREATE VIEW elsewhere.codes AS SELECT imm_stat AS c FROM public.person"
        own.execute(f"CREATE SCHEMA elsewhere; {view}; GRANT SELECT ON elsewhere.codes TO {role}".encode())
    made = run("guard", "postgres", url, "--schema", "public").stdout
    assert f'REVOKE SELECT, REFERENCES, TRIGGER ON TABLE "elsewhere"."codes" FROM "{role}" CASCADE;' in made
    assert "person" not in run("guard", "postgres", url, "--schema", "elsewhere").stdout


def test_what_is_asked_for_is_what_is_withheld(database: tuple[str, str], tmp_path: Path) -> None:
    url, role = database
    file = tmp_path / "columns.jsonl"
    file.write_text('{"table": "person", "column": "town", "may_contain": true}\n', encoding="utf-8")
    assert '("id", "imm_stat", "code", "worker")' in run("guard", "postgres", url, "--columns", str(file)).stdout
    assert '("id", "code", "town", "worker")' in run("guard", "postgres", url, "--names-only").stdout
    opened = run("guard", "postgres", url, "--open", "public.person.imm_stat")
    assert '("id", "imm_stat", "town", "worker")' in opened.stdout
    assert "public.person.imm_stat: left open because you said so" in opened.stderr
    kept = run("guard", "postgres", url, "--keep", role)
    assert kept.exit_code == 0
    assert "REVOKE" not in kept.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--role", PLANTED), "--role: the name of no role is not allowed here; allowed: a role of this server"),
        (("--keep", PLANTED), "--keep: the name of no role"),
        (("--schema", PLANTED), "--schema: the name of no schema"),
        (("--open", PLANTED), "--open: a column without its table"),
        (("--open", f"person.{PLANTED}"), "--open: the name of no column of that table"),
        (("--open", f'"{PLANTED}'), "--open: another text"),
        (("--rows", PLANTED), "--rows: the name of no table"),
        (("--rows", f"person={PLANTED}"), "--rows: no column that says whose a row is"),
        (("--rows", "person=id"), "--rows: no column that says whose a row is"),
        (("--columns", f"{PLANTED}.jsonl"), "--columns: a file that cannot be used"),
        (("--undo", f"{PLANTED}/x/y"), "--undo: a file that cannot be used"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...], says: str, postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE TABLE IF NOT EXISTS person (id int)")
    result = run("guard", "postgres", postgres, "-o", "-", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.output


@pytest.mark.parametrize("dsn", [f"postgresql://{PLANTED}@127.0.0.1:1/x", f"no {PLANTED} string", f"\0{PLANTED}", ""])
def test_a_database_that_cannot_be_opened_is_one_line(dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", "1")
    result = run("guard", "postgres", dsn)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "charteroak: DSN: a database that cannot be opened is not allowed here; "
        "allowed: as postgresql://user@host/database\n"
    )


def test_a_database_in_a_file_has_nothing_to_guard_by_address_or_by_path(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / PLANTED) as base:
        base.execute("CREATE TABLE t (on_snap)")
    base.close()
    for named in (f"sqlite:///{tmp_path / PLANTED}", str(tmp_path / PLANTED), f"duckdb:///{PLANTED}"):
        result = run("guard", "postgres", named)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("charteroak: DSN: a database in a file, in which nobody has rights")
        assert (result.stderr.count("\n"), PLANTED in result.stderr) == (1, False)


def test_a_role_that_may_not_run_probes_or_apply_is_told_so(database: tuple[str, str]) -> None:
    url, role = database
    mine = urlsplit(url)._replace(netloc=f"{role}@").geturl()
    probed = run("guard", "postgres", mine, "--probe")
    assert probed.exit_code == 2
    assert "DSN: a role that cannot run the probes (InsufficientPrivilege, 42501)" in probed.stderr
    applied = run("guard", "postgres", mine, "--apply")
    assert applied.exit_code == 2
    assert "the guards were not applied, and nothing was changed: InsufficientPrivilege, 42501" in applied.stderr
