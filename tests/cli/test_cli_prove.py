"""`charteroak prove`: what it proves, what it prints, and what it says of a property that is false."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_running import COMMAND, PLANTED, run

from charteroak.engines.properties.every_property import properties
from charteroak.law.article import RULEBOOK

ROOT = Path(__file__).resolve().parents[2]
IDS = [each.id for each in properties(RULEBOOK)]
SECONDS = 60

TRUE = {
    "id": "library_cards",
    "says": "No clerk asks for status.",
    "act": "inquire",
    "when": {
        "employee": "other_employee",
        "topic": ["immigration_status", "public_assistance"],
        "means": "question",
        "required_by_law": False,
        "necessary_to_service": False,
    },
    "always": ["prohibited"],
}
FALSE = {
    "id": "no_arrests",
    "says": 'A removal "warrant" never counts.',
    "act": "arrest",
    "when": {"employee": "police_officer", "removal_warrant_in_ncic": True},
    "readings": {"superior_law": "text_only"},
    "never": ["permitted", "not_addressed"],
}


def prove(file: Path, given: Any, *arguments: str) -> Any:
    """The command on properties of one's own."""
    file.write_text(given if isinstance(given, str) else json.dumps(given))
    return run("prove", "--file", str(file), *arguments)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ours.json"


def test_everything_holds_in_time_and_the_page_says_so() -> None:
    """All of it: every property by both solvers and in every case, and the norms that do nothing.

    The time is that of the processors, both together: a machine that is busy with something else takes longer.
    """
    before = os.times()
    done = subprocess.run([COMMAND, "prove", "--markdown"], capture_output=True, text=True, check=False)  # noqa: S603
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < SECONDS
    assert (done.returncode, done.stderr) == (0, "")
    page = ROOT / "docs" / "proofs.md"
    assert done.stdout == page.read_text(), "run: charteroak prove --markdown > docs/proofs.md"
    assert re.findall(r"^### `(\w+)`: holds$", page.read_text(), re.MULTILINE) == IDS


def test_the_list_names_each_with_its_sentence() -> None:
    printed = " ".join(run("prove", "--list").stdout.split())
    for each in properties(RULEBOOK):
        assert f"{each.id} {each.says} ({', '.join(each.clauses)})" in printed


def test_one_property_by_one_solver() -> None:
    result = run("prove", "--property", "service_to_residents", "--solver", "cvc5")
    assert result.exit_code == 0
    assert re.search(r"^service_to_residents: holds$", result.stdout, re.MULTILINE)
    assert re.search(r"^    cvc5 \d+ ms · 16 trials \d+ ms$", result.stdout, re.MULTILINE)
    assert "1 of 1 properties hold." in result.stdout
    assert "z3" not in result.stdout


def test_in_json_a_program_reads_it() -> None:
    result = run("prove", "--property", "detainer_alone", "--property", "no_fact_holds_a_status", "--json")
    made = json.loads(result.stdout)
    assert (result.exit_code, made["holds"], made["findings"]) == (0, True, None)
    first, second = made["properties"]
    assert (first["id"], first["under"]) == ("detainer_alone", "civil_papers_are_status is read as yes")
    assert first["statements"][0].startswith("arrest, detain: civil_papers_are_status is read as yes and employee is")
    assert set(first["ways"]) == {"z3", "cvc5", "cases"}
    assert first["ways"]["cases"]["cases"] == 4 * 512 * 4
    assert all(way["holds"] and way["ms"] > 0 for way in first["ways"].values())
    assert (set(second["ways"]), second["counterexample"]) == ({"looked at"}, None)


def test_a_property_of_ones_own_that_holds(file: Path) -> None:
    result = prove(file, TRUE)
    assert result.exit_code == 0
    assert "library_cards: holds" in result.stdout


def test_a_property_of_ones_own_that_is_false_comes_with_a_case(file: Path) -> None:
    result = prove(file, [TRUE, FALSE])
    assert result.exit_code == 1
    assert "no_arrests: is false" in result.stdout
    assert "1 of 2 properties hold." in result.stdout
    for part in (
        "Who is acting? A Hartford police officer.",
        "superior_law is read as text_only.",
        "Replayed in the meaning: it is so.",
    ):
        assert part in result.stdout
    made = json.loads(prove(file, FALSE, "--json").stdout)["properties"][0]
    case = made["counterexample"]["cases"][0]
    assert made["counterexample"]["replayed"]
    assert case["facts"]["removal_warrant_in_ncic"] is True
    assert case["readings"]["superior_law"] == "text_only"
    assert case["answer"].startswith("permitted, by 2-928")


def test_what_is_false_is_printed_as_a_test_that_fails_now(file: Path, tmp_path: Path) -> None:
    """In the format of the house, and it fails when pytest runs it. What holds gives no test."""
    result = prove(file, [TRUE, FALSE, {**FALSE, "id": "again"}], "--as-test")
    assert result.exit_code == 1
    made = tmp_path / "test_made.py"
    made.write_text(result.stdout)
    for check in (["ruff", "format", "--check"], ["ruff", "check", "--select", "E,F,I,W", "--ignore", "F841"]):
        command = [sys.executable, "-m", *check, "--config", str(ROOT / "pyproject.toml"), str(made)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
        assert done.returncode == 0, done.stdout
    space: dict[str, Any] = {}
    exec(result.stdout, space)  # noqa: S102 - what we printed
    for name in ("test_no_arrests", "test_again"):
        with pytest.raises(AssertionError):
            space[name]()
    assert "test_library_cards" not in space
    nothing = prove(file, TRUE, "--as-test")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_the_file_may_be_standard_input_and_beside_properties_named() -> None:
    result = run("prove", "--file", "-", "--property", "residents_only", "--json", input=json.dumps(FALSE))
    assert [each["id"] for each in json.loads(result.stdout)["properties"]] == ["residents_only", "no_arrests"]


WRONG: list[tuple[Any, str]] = [
    ("{", "--file: text that is not JSON"),
    ('{"id": "a", "id": "b"}', "id: twice"),
    ("3", "properties: a number"),
    ([], "properties: a list is not"),
    ([TRUE, 3], "properties[1]: a number"),
    ([TRUE, TRUE], "properties[1].id: the id of another"),
    ([FALSE, {**TRUE, "act": PLANTED}], "properties[1].act: another text"),
    ({}, "id: missing"),
    ({**TRUE, "id": PLANTED}, "id: another text"),
    ({**TRUE, "id": 3}, "id: a number"),
    ({**TRUE, "says": ""}, "says: another text"),
    ({**TRUE, "says": f"{PLANTED}\n"}, "says: another text"),
    ({**TRUE, "act": None}, "act: nothing"),
    ({**TRUE, "unless": {}}, "unless: a field that a property does not have"),
    ({**TRUE, PLANTED: {}}, "(a name that is no field's): a field that a property does not have"),
    ({**TRUE, "when": [PLANTED]}, "when: a list"),
    ({**TRUE, "when": {"resident": True}}, "when.resident: a fact that this act does not have"),
    ({**TRUE, "when": {PLANTED: True}}, "when.(a name that is no field's): a fact that"),
    ({**TRUE, "when": {"topic": PLANTED}}, "when.topic: another text"),
    ({**TRUE, "when": {"topic": ["immigration_status", PLANTED]}}, "when.topic: another text"),
    ({**TRUE, "when": {"topic": []}}, "when.topic: an empty list"),
    ({**TRUE, "when": {"required_by_law": 1}}, "when.required_by_law: a number"),
    ({**TRUE, "when": {"required_by_law": None}}, "when.required_by_law: nothing"),
    ({**TRUE, "readings": {"section_1373": "article_governs"}}, "readings.section_1373: a reading that does not bear"),
    ({**TRUE, "readings": {"superior_law": PLANTED}}, "readings.superior_law: another text"),
    ({**TRUE, "readings": {"superior_law": None}}, "readings.superior_law: nothing"),
    ({**TRUE, "always": []}, "always: a list"),
    ({**TRUE, "always": "prohibited"}, "always: another text"),
    ({**TRUE, "always": ["counsel"]}, "always[0]: another text"),
    ({**TRUE, "never": ["permitted"]}, "never: given beside always"),
    ({key: TRUE[key] for key in TRUE if key != "always"}, "never: missing"),
]


@pytest.mark.parametrize(("given", "says"), WRONG, ids=[says for _, says in WRONG])
def test_a_wrong_property_is_one_line_that_names_the_field(given: Any, says: str, file: Path) -> None:
    result = prove(file, given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--property", PLANTED], "--property: another text is not allowed here; allowed: one_answer"),
        (["--property", ""], "--property: nothing is not allowed here"),
        (["--solver", PLANTED], "--solver: another text is not allowed here; allowed: both, z3, cvc5"),
        (["--file", f"{PLANTED}.json"], "--file: a file that cannot be used (No such file"),
        (["--smtlib", "pyproject.toml"], "--smtlib: a file that cannot be used"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(
    arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = run("prove", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


@pytest.mark.parametrize("missing", ["z3", "cvc5"])
def test_without_a_solver_it_says_how_to_get_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    result = run("prove")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"charteroak: {missing} is not installed; run: pip install 'charteroak[prove]'\n"
    other = {"z3": "cvc5", "cvc5": "z3"}[missing]
    assert run("prove", "--property", "residents_only", "--solver", other).exit_code == 0
    assert run("prove", "--list").exit_code == 0


def test_the_queries_are_written_as_smt_lib(tmp_path: Path) -> None:
    """One for each act of which it is claimed, with what it is about; z3, given the text, proves each."""
    import z3

    folder = tmp_path / "queries"
    result = run(
        "prove",
        "--property",
        "papers_lift_nothing",
        "--property",
        "monotonic",
        "--smtlib",
        str(folder),
        "--solver",
        "z3",
    )
    assert result.exit_code == 0
    written = sorted(path.name for path in folder.iterdir())
    assert len(written) == 6 + 14
    assert written[-1] == "papers_lift_nothing-06-detain.smt2"
    for path in folder.iterdir():
        text = path.read_text()
        assert text.startswith("; ")
        assert "It is proved if this is unsat." in text
        solver = z3.Solver()
        solver.from_string(text)
        assert solver.check() == z3.unsat, path.name
