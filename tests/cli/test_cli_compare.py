"""`charteroak compare`: what would change, as text and as JSON; a clause as a draft has it; bad input in one line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, process, run

from charteroak.engines.comparison.as_json import KEYS
from charteroak.law.article import PROVISIONS
from charteroak.law.draft_toml import LARGEST
from charteroak.office.compare.words import compare_words

INCLUDED = '{"suspect_interview": "included"}'
CITATIONS = [provision.clause for provision in PROVISIONS]


def flat(printed: str) -> str:
    return " ".join(printed.split())


def as_json(*arguments: str, **settings: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("compare", "--json", *arguments, **settings).stdout)
    return found


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """2-928(b), of officers alone and no longer of civilians."""
    text = run("compare", "--template", "2-928(b)").stdout
    file = tmp_path / "draft.toml"
    file.write_text(
        text.replace("Hartford police shall", "Hartford police officers shall").replace(
            "employee is one of police_officer, police_civilian", "employee is police_officer"
        )
    )
    return file


# What it prints.


def test_a_reading_that_is_settled_is_told_in_plain_words() -> None:
    result = run("compare", "--with", INCLUDED)
    printed = flat(result.stdout)
    assert result.exit_code == 1
    assert "Asking or looking up: Stricter. 256 of 41,472 cases change: 56 stricter and 200" in printed
    assert "No case changes of: Telling or handing over, Arresting" in printed
    assert "Ask counsel first → Prohibited: 56 cases (stricter)" in printed
    assert "- Contact with the police: by being interviewed as a suspect" in printed
    assert "After: the article as of" in printed
    assert "- Suspects who are interviewed: Included" in printed
    assert "Counted are settled cases" in printed
    assert "not legal advice" in printed


def test_a_draft_is_told_by_its_words_its_norms_and_its_cases(draft: Path) -> None:
    result = run("compare", "--draft", str(draft))
    printed = flat(result.stdout)
    assert result.exit_code == 1
    assert "2-928(b) changes" in printed
    assert "Hartford police {+officers+} shall not inquire" in printed
    assert "The norm status_inquiry_of_victim_or_witness changes: when it applies." in printed
    assert "Asking or looking up: Looser." in printed
    assert "Prohibited → Permitted under the article" in printed
    assert "- Who acts: a civilian of the Hartford Police" in printed
    assert "a reading of its words by whoever wrote them" in printed
    example = re.search(r"For example: (\{.*?\}\})", printed)
    assert example
    asked = run("ask", "--json", example[1])
    assert json.loads(asked.stdout)["outcome"] == "prohibited"


def test_a_draft_may_come_on_standard_input_and_begin_with_a_byte_order_mark(draft: Path) -> None:
    named = run("compare", "--draft", str(draft)).stdout
    piped = run("compare", "--draft", "-", input=b"\xef\xbb\xbf" + draft.read_bytes().replace(b"\n", b"\r\n"))
    assert piped.stdout == named


def test_the_days_before_and_after_it_was_passed() -> None:
    result = run("compare", "--from", "2008-08-10", "--to", "2026-11-22")
    printed = flat(result.stdout)
    assert result.exit_code == 1
    assert "Before: no article: it was not in force on August 10, 2008" in printed
    assert "For 7 of 7 acts, some cases come out otherwise." in printed
    assert all(f"{citation} comes" in printed for citation in CITATIONS)
    assert "{+" not in printed
    assert printed.count("Not addressed by the article → Prohibited") == 6
    assert printed.count("Not addressed by the article → Must be done") == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_changes_between_two_days_of_one_version(language: str) -> None:
    result = run("compare", "--from", "2010-01-01", "--to", "2026-11-22", "--language", language)
    assert result.exit_code == 0
    assert compare_words(language).said["nothing"] in flat(result.stdout)
    assert as_json("--from", "2010-01-01", "--to", "2026-11-22")["changed"] is False


def test_it_is_told_in_spanish_too() -> None:
    printed = flat(run("compare", "--with", INCLUDED, "--language", "es").stdout)
    assert "Más estricto. Cambian 256 de 41,472 casos" in printed
    assert "Contacto con la policía" in printed
    assert "Se cuentan los casos resueltos" in printed


def test_readings_hold_on_both_sides_and_with_only_after(draft: Path) -> None:
    found = as_json("--readings", '{"superior_law": "text_only"}', "--with", INCLUDED, "--draft", str(draft))
    assert found["before"]["readings"]["superior_law"] == found["after"]["readings"]["superior_law"] == "text_only"
    assert (found["before"]["readings"]["suspect_interview"], found["before"]["draft"]) == (None, None)
    assert found["after"]["readings"]["suspect_interview"] == "included"
    assert found["after"]["draft"] == {"title": "", "clauses": ["2-928(b)"]}


# As JSON.


def keys(value: Any) -> set[str]:
    """Every key of an object and of those in it, but for those that are names of the vocabulary."""
    if isinstance(value, list):
        return {key for each in value for key in keys(each)}
    if not isinstance(value, dict):
        return set()
    named = {"readings", "example", "ways"}
    inner = {key for name, each in value.items() if name not in named for key in keys(each)}
    return set(value) | inner


def test_every_key_is_documented(draft: Path) -> None:
    found = keys(as_json("--draft", str(draft))) | keys(as_json("--from", "2008-08-10"))
    documented = set(re.findall(r"\w+", run("compare", "--keys").stdout))
    assert found - documented == set()
    assert run("compare", "--keys").stdout == KEYS


def test_the_same_comparison_is_the_same_json(draft: Path) -> None:
    once, again = (
        process("compare", "--json", "--draft", str(draft), env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    )
    assert once.stdout == again.stdout
    assert (once.returncode, once.stderr) == (1, b"")


def test_the_conditions_in_json_are_those_a_draft_has() -> None:
    found = as_json("--with", '{"civil_papers_are_status": "no"}')
    [arrest] = [act for act in found["acts"] if act["act"] == "arrest"]
    assert (arrest["verdict"], arrest["stricter"], arrest["of"]) == ("looser", 0, 512)
    group = arrest["groups"][0]
    assert (group["before"], group["after"], group["direction"]) == ("prohibited", "not_addressed", "looser")
    assert group["fewest"] is True
    assert group["when"].startswith(
        "not criminal_warrant and not criminal_ground and not immigration_status_ground and "
    )
    assert all(set(way) <= set(group["example"]) for way in group["ways"])
    assert arrest["say"].startswith("Arresting: Looser.")


# A clause to begin with.


@pytest.mark.parametrize("asked", [*CITATIONS, "2-928", "all"])
def test_a_clause_as_a_draft_has_it_changes_nothing(asked: str, tmp_path: Path) -> None:
    template = run("compare", "--template", asked)
    assert template.exit_code == 0
    named = re.findall(r'^id = "(.*)"$', template.stdout, re.MULTILINE)
    assert named == [each for each in CITATIONS if asked in ("all", each, each.partition("(")[0])]
    file = tmp_path / "draft.toml"
    file.write_text(template.stdout)
    assert run("compare", "--draft", str(file)).exit_code == 0


# Bad input.

SIDES = "--from, --to, --with or --draft"
BAD = [
    ((), SIDES),
    (("--readings", INCLUDED), SIDES),
    (("--from", "2020-01-01", "--to", "2020-01-01"), SIDES),
    (("--from", PLANTED), "--from"),
    (("--to", "2008-13-01"), "--to"),
    (("--with", PLANTED), "--with"),
    (("--with", '{"suspect_interview": "maybe"}'), "excluded, included, null"),
    (("--readings", f'{{"{PLANTED}": null}}'), "suspect_interview"),
    (("--draft", "no such file"), "No such file"),
    (("--draft", "."), "--draft"),
    (("--template", PLANTED), "2-928(b)"),
    (("--template", "2-929", "--json"), "--json"),
    (("--to", "2000-01-01", "--draft", "-"), "a day from 2008-08-11 on"),
    (("--language", PLANTED, "--with", INCLUDED), "en, es"),
]


@pytest.mark.parametrize(("arguments", "says"), BAD, ids=lambda each: str(each)[:40])
def test_bad_input_is_one_line_that_repeats_nothing(arguments: tuple[str, ...], says: str) -> None:
    result = run("compare", *arguments, input="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert PLANTED not in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "draft, line 1, clause: nothing"),
        (b"\xff\xfe", "bytes that are not UTF-8"),
        (b"#" * (LARGEST + 1), "up to 64 KiB"),
        (f"[[clause]]\nid = '{PLANTED}'".encode(), "line 2, clause[1].id"),
        (f"[[clause]]\n{PLANTED}".encode(), "line 2"),
    ],
)
def test_a_draft_that_cannot_be_read_is_one_line(content: bytes, says: str) -> None:
    result = run("compare", "--draft", "-", input=content)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert says.replace("line 1, ", "") in result.stderr
    assert PLANTED not in result.stderr


def test_a_command_that_compares_nothing_loads_nothing_of_it() -> None:
    """What answers start with must stay quick."""
    import subprocess

    code = (
        "import sys, charteroak.cli.main; print([name for name in sys.modules if 'compare' in name or name == 'numpy'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.strip() == "[]"
