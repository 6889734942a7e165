"""`charteroak export sql`: a script that runs, the same each time, and refusals that say what is allowed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_running import PLANTED, run

from charteroak.cli.export_sql import DIALECTS, EXAMPLES
from charteroak.engines.sql import dialects as sql_dialects
from charteroak.engines.sql import postgres as sql_postgres
from charteroak.engines.sql.script import script

TO_STANDARD = ("export", "sql", "-o", "-", "--act", "provide_service")


def test_the_words_for_dialects_and_examples_are_those_of_the_engine() -> None:
    assert tuple(sql_dialects.DIALECTS) == DIALECTS
    assert sql_postgres.EXAMPLES == EXAMPLES


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_is_printed_is_the_script(dialect: str) -> None:
    result = run(*TO_STANDARD, "--dialect", dialect, "--source", "city.services", "--as-of", "2026-11-22")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == script(dialect, acts=["provide_service"], source="city.services", as_of="2026-11-22")


def test_a_script_in_a_file_runs_and_decides(tmp_path: Path) -> None:
    out = tmp_path / "out.sql"
    result = run(
        *("export", "sql", "--dialect", "sqlite", "--act", "refer", "--act", "provide_service", "--source", "o'dd"),
        *("--readings", '{"superior_law": "text_only"}', "-o", str(out)),
    )
    assert (result.exit_code, result.output) == (0, "")
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript("""
            CREATE TABLE "o'dd" (act, agency, resident, because_of_status, required_by_law, federal_cooperation);
            INSERT INTO "o'dd" VALUES
                ('refer', 'medical', TRUE, TRUE, TRUE, FALSE), ('provide_service', NULL, TRUE, NULL, NULL, NULL);
        """)
        database.executescript(out.read_text(encoding="utf-8"))
        found = database.execute("SELECT act, outcome, clauses FROM charteroak_decided").fetchall()
    assert found == [("refer", "prohibited", "2-927(b)"), ("provide_service", "required", "2-927(a)")]


def test_the_example_comes_after_the_export() -> None:
    result = run("export", "sql", "-o", "-", "--act", "disclose", "--dialect", "postgres", "--example", "rls")
    assert result.exit_code == 0
    assert 0 < result.stdout.index("FUNCTION charteroak.decide") < result.stdout.index("CREATE POLICY may_be_told")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--dialect", PLANTED), "--dialect: another text is not allowed here; allowed: duckdb, sqlite, postgres"),
        ((), "--dialect is missing"),
        (("--dialect", "trino", "--act", PLANTED), "--act: another text is not allowed here; allowed: inquire"),
        (("--dialect", "trino", "--source", f'{PLANTED}"'), "--source: another text is not allowed here; allowed: the"),
        (("--dialect", "trino", "--source", ""), "--source: another text is not allowed here; allowed: the name"),
        (("--dialect", "trino", "--as-of", PLANTED), "--as-of: another text is not allowed here; allowed: a date"),
        (
            ("--dialect", "trino", "--readings", f'{{"{PLANTED}": 1}}'),
            "readings.(a name that is no field's): a reading",
        ),
        (
            ("--dialect", "trino", "--example", "rls"),
            "--example: an example with trino is not allowed here; allowed: --",
        ),
        (("--dialect", "postgres", "--example", PLANTED), "--example: another text is not allowed here; allowed: rls"),
        (("--dialect", "postgres", "--example", "rls"), "--act: acts without the one that the example is about is not"),
    ],
)
def test_a_mistake_is_one_line_that_repeats_nothing(arguments: tuple[str, ...], says: str) -> None:
    result = run(*TO_STANDARD, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


def test_a_file_that_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    result = run("export", "sql", "--dialect", "duckdb", "--act", "refer", "-o", str(tmp_path / "none" / "out.sql"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("charteroak: --out: a file that cannot be used")
    assert list(tmp_path.iterdir()) == []
