"""`charteroak lint` with an entry whose question is no longer what was approved: each report says what is more."""

import json
from pathlib import Path

import pytest
from cli_running import run

ENTRY = """[[question]]
form = "*.html"
question = "{question}"
basis = "required by law"
citation = "42 U.S.C. 1320b-7(d)"
owner = "Health and Human Services"
approved_by = "Corporation Counsel"
expires = 2099-01-01
"""
OPTIONS = "<option>U.S. citizen</option><option>Lawful permanent resident</option><option>Other</option>"
STATUS = f"<form><label>Your citizenship or immigration status <select>{OPTIONS}</select></label></form>"


@pytest.fixture
def asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a form that asks for a status, with options that name some."""
    (tmp_path / "a.html").write_text(STATUS)
    (tmp_path / "questions.toml").write_text(ENTRY.format(question="Your citizenship or immigration status"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("asks")
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("written", ["text", "jsonl", "sarif", "html"])
def test_every_report_names_what_was_not_approved(written: str, language: str) -> None:
    result = run("lint", "--format", written, "--language", language, ".")
    assert result.exit_code == 1
    told = " ".join(result.stdout.split())
    assert "“U.S. citizen”, “Lawful permanent resident”" in told


def test_what_it_names_mends_the_entry_once_it_is_approved(asks: Path) -> None:
    first = run("lint", "--format", "jsonl", ".")
    [more] = [line["more"] for line in map(json.loads, first.stdout.splitlines()) if line.get("register") == "changed"]
    entry = (asks / "questions.toml").read_text()
    (asks / "questions.toml").write_text(f"{entry}beside = {json.dumps(more)}\n")
    assert run("lint", ".").exit_code == 0


def test_a_question_that_was_reworded_is_shown_as_it_is_printed_now(asks: Path) -> None:
    (asks / "questions.toml").write_text(ENTRY.format(question="Country of birth"))
    (asks / "a.html").write_text("<form><label>Country of citizenship <input></label></form>")
    result = run("lint", "--format", "jsonl", ".")
    [line] = [line for line in map(json.loads, result.stdout.splitlines()) if line.get("register")]
    assert (line["register"], line["now"]) == ("changed", "Country of citizenship")
    assert "“Country of citizenship”" in line["reason"]
