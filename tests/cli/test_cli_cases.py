"""`charteroak cases` and `charteroak export table`: the table, browsed and written out."""

import csv
import itertools
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from cli_running import PLANTED, run

import charteroak
from charteroak.cli.cases import CLAUSES, SETTLED
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law

ACTS = {act.name: act for act in RULEBOOK.acts}


def cases(*arguments: str) -> list[dict[str, Any]]:
    result = run("cases", "--format", "jsonl", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", [name for name in ACTS if name != "inquire"])
def test_every_case_is_there_once_with_its_outcome_and_clauses(name: str) -> None:
    facts = ACTS[name].facts
    got = cases("--act", name)
    assert [tuple(case["facts"].values()) for case in got] == list(itertools.product(*(fact.values for fact in facts)))
    for case in got:
        assert list(case) == ["act", "facts", "outcome", "clauses"]
        assert (case["outcome"], tuple(case["clauses"]), ()) == charteroak.decide(name, case["facts"])


def test_what_is_asked_for_is_what_is_shown() -> None:
    everything = cases("--act", "arrest")
    for outcome in SETTLED:
        assert cases("--act", "arrest", "--outcome", outcome) == [c for c in everything if c["outcome"] == outcome]
    for clause in CLAUSES:
        assert cases("--act", "arrest", "--clause", clause) == [c for c in everything if clause in c["clauses"]]
    facts = {"employee": "police_officer", "criminal_warrant": False}
    got = cases(
        "--act", "arrest", "--fact", "employee=police_officer", "--fact", "criminal_warrant=false", "--limit", "7"
    )
    assert got == [c for c in everything if facts.items() <= c["facts"].items()][:7]
    assert cases("--act", "arrest", "--limit", "0") == []


def test_the_counts_are_those_of_the_cases() -> None:
    counted = {(c["outcome"], *c["clauses"]): c["cases"] for c in cases("--act", "inquire", "--count")}
    table = law().table("inquire")
    size = 1
    for fact in table.act.facts:
        size *= len(fact.values)
    assert sum(counted.values()) == size == 41_472
    counsel = cases("--act", "inquire", "--outcome", "counsel")
    assert sum(number for (outcome, *_), number in counted.items() if outcome == "counsel") == len(counsel)
    printed = run("cases", "--act", "refer", "--count").stdout.split("\n")
    assert printed == [
        "     32  not_addressed",
        "     12  permitted  2-927(b)",
        "      4  prohibited  2-927(b)",
        "     48  in all",
        "",
    ]


def test_to_be_read_it_is_short_and_says_how_many_there_are() -> None:
    printed = run("cases", "--act", "refer").stdout
    assert printed.count("agency=") == 20
    assert printed.endswith("20 of 48 cases; --limit shows more, --count counts them\n")
    assert run("cases", "--act", "refer", "--limit", "99").stdout.endswith("48 of 48 cases\n")
    assert run("cases", "--act", "refer", "--outcome", "required").stdout == "0 of 0 cases\n"


def test_the_readings_and_the_day_are_those_that_were_chosen() -> None:
    settled = cases("--act", "refer", "--readings", '{"superior_law": "text_only"}')
    assert settled != cases("--act", "refer")
    assert all(
        c["outcome"] == charteroak.decide("refer", c["facts"], readings={"superior_law": "text_only"}).outcome
        for c in settled
    )
    before = cases("--act", "refer", "--as-of", "2008-08-10")
    assert {(case["outcome"], *case["clauses"]) for case in before} == {("not_addressed",)}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--act is missing"),
        (["--act", PLANTED], "--act: another text is not allowed here; allowed: inquire, disclose"),
        (
            ["--act", "refer", "--outcome", "unknown"],
            "--outcome: another text is not allowed here; allowed: required, permitted",
        ),
        (["--act", "refer", "--clause", PLANTED], "--clause: another text is not allowed here; allowed: 2-927(a)"),
        (
            ["--act", "refer", "--fact", PLANTED],
            "--fact (a name that is no field's): a fact that this act does not have",
        ),
        (["--act", "refer", "--fact", "topic=other"], "--fact topic: a fact that this act does not have"),
        (["--act", "refer", "--fact", "agency"], "--fact agency: nothing is not allowed here; allowed: medical"),
        (["--act", "refer", "--fact", f"agency={PLANTED}"], "--fact agency: another text"),
        (["--act", "refer", "--fact", "agency=other", "--fact", "agency=medical"], "--fact agency: a second value"),
        (["--act", "refer", "--limit", "-1"], "--limit: something else is not allowed here; allowed: a whole number"),
        (["--act", "refer", "--limit", PLANTED], "--limit: something else"),
        (["--act", "refer", "--format", "csv"], "--format: another text is not allowed here; allowed: text, jsonl"),
        (["--act", "refer", PLANTED], "too many arguments"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], says: str) -> None:
    result = run("cases", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet", "arrow"])
def test_the_export_is_every_case(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"refer.{suffix}"
    result = run("export", "table", "--act", "refer", "-o", str(out))
    assert (result.exit_code, result.output) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    want = [{**c["facts"], "outcome": c["outcome"], "clauses": c["clauses"]} for c in cases("--act", "refer")]
    if suffix == "parquet":
        assert pq.read_table(out).to_pylist() == want
    elif suffix == "jsonl":
        assert [json.loads(line) for line in out.read_text().splitlines()] == want
    elif suffix == "csv":
        rows = list(csv.DictReader(out.read_text().splitlines()))
        assert [row["clauses"] for row in rows] == [";".join(row["clauses"]) for row in want]
        assert [row["resident"] for row in rows] == [str(row["resident"]).lower() for row in want]


def test_the_export_takes_readings_and_a_day(tmp_path: Path) -> None:
    out = tmp_path / "refer.jsonl"
    run("export", "table", "--act", "refer", "-o", str(out), "--readings", '{"superior_law": "text_only"}')
    settled = cases("--act", "refer", "--readings", '{"superior_law": "text_only"}')
    assert [json.loads(line)["outcome"] for line in out.read_text().splitlines()] == [
        case["outcome"] for case in settled
    ]
    run("export", "table", "--act", "refer", "-o", str(out), "--as-of", "2000-01-01")
    assert {json.loads(line)["outcome"] for line in out.read_text().splitlines()} == {"not_addressed"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--act", "refer"], "--out is missing"),
        (["--act", "refer", "-o", f"{PLANTED}.xlsx"], "--out: a file of another kind"),
        (["--act", "refer", "-o", f"{PLANTED}/x.csv"], "--out: a file that cannot be used (No such file or directory)"),
        (["-o", "x.csv"], "--act is missing"),
    ],
)
def test_an_export_that_cannot_be_made_is_one_line(arguments: list[str], says: str) -> None:
    result = run("export", "table", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert PLANTED not in result.stderr
