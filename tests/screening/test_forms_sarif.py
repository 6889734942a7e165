"""The report as SARIF: it is what the standard and GitHub ask, and says of each question what the other reports say."""

import hashlib
import json
from typing import Any, get_args
from urllib.parse import unquote

import jsonschema
import msgspec
import pytest
from made_forms import ENTRY, STATUS, TEXT_QUESTIONS, form, looked, paper, report
from sarif_schema import SCHEMA

from charteroak.law import text
from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Question
from charteroak.screening.forms.register import Wrong
from charteroak.screening.forms.reporting import Looked, Report, Wronged
from charteroak.screening.forms.sarif import FINGERPRINT, ROOT, sarif, uri_of
from charteroak.screening.found import Category

VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run_of(given: Report) -> Any:
    log = json.loads(json.dumps(sarif(given)))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    [run] = log["runs"]
    return run


def test_the_schema_refuses_what_the_standard_does_not_know() -> None:
    log = sarif(report())
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["tool"]["driver"]["zebra"] = 1
    assert len(list(VALIDATOR.iter_errors(log))) == 2


def test_each_flagged_question_is_a_result_with_its_place_and_each_silenced_one_is_suppressed() -> None:
    run = run_of(report())
    results = run["results"]
    assert [each["ruleId"] for each in results] == [
        "immigration_status/direct",
        "immigration_status/proxy",
        "immigration_status/direct",
        "public_assistance/direct",
        "register/expired",
    ]
    assert [each["level"] for each in results] == ["error", "warning", "error", "error", "warning"]
    [place] = results[0]["locations"]
    assert place["physicalLocation"]["region"] == {
        "startLine": 5,
        "startColumn": 8,
        "endLine": 6,
        "endColumn": 4,
        "snippet": {"text": "Are you a citizen?"},
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "line 5"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [bool(each.get("suppressions")) for each in results] == [False, True, False, False, False]
    [suppression] = results[1]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    for words in (ENTRY.citation, ENTRY.owner, ENTRY.approved_by, "2027-06-30"):
        assert words in suppression["justification"]


def test_every_result_has_what_github_asks() -> None:
    """A file by a relative address, a line from 1, a message, and a rule that is described and has help."""
    run = run_of(report())
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["markdown"]
        assert result["message"]["text"]
        for place in result["locations"]:
            where = place["physicalLocation"]["artifactLocation"]
            assert artifacts[where["index"]]["location"]["uri"] == where["uri"]
            assert where["uriBaseId"] == ROOT
            assert not where["uri"].startswith(("/", "."))
            assert place["physicalLocation"]["region"]["startLine"] >= 1


def test_there_is_a_rule_for_each_class_and_tier_and_fault_and_it_quotes_the_clause() -> None:
    rules = run_of(Report(looked=()))["tool"]["driver"]["rules"]
    classes = [each for each in Category if each is not Category.OTHER_PRIVATE]
    asked = [f"{category}/{tier}" for category in classes for tier in ("direct", "proxy")]
    assert [rule["id"] for rule in rules] == [*asked, *(f"register/{wrong}" for wrong in get_args(Wrong))]
    clause = text.clause("2-929").text
    assert all(clause in rule["fullDescription"]["text"] for rule in rules[: len(asked)])


def test_what_was_not_read_is_a_notification_and_the_run_is_no_success() -> None:
    run = run_of(report())
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notices = invocation["toolExecutionNotifications"]
    assert [(each["level"], each["descriptor"]["id"]) for each in notices] == [
        ("error", "encrypted"),
        ("warning", "scanned page"),
    ]
    assert run_of(Report(looked=(looked(),)))["invocations"][0]["executionSuccessful"] is True


def fingerprints(*questions: Question, flag: Flag = STATUS) -> list[str]:
    given = Judged(form=form(questions, "html"), flags=(flag,) * len(questions))
    return [
        each["partialFingerprints"][FINGERPRINT]
        for each in run_of(Report(looked=(Looked(path="a.html", judged=given),)))["results"]
    ]


def test_a_fingerprint_stays_where_lines_move_and_case_changes_and_tells_doubles_apart() -> None:
    first = TEXT_QUESTIONS[1]
    moved = msgspec.structs.replace(first, line=90, where="line 90", text="  are you a CITIZEN")
    assert fingerprints(first) == fingerprints(moved)
    assert len({*fingerprints(first, moved), *fingerprints(TEXT_QUESTIONS[2])}) == 3
    other = msgspec.structs.replace(STATUS, category=Category.CRIME_WITNESS)
    assert fingerprints(first) != fingerprints(first, flag=other)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.html", "a.html"),
        ("./a/b c.html", "a/b%20c.html"),
        ("ñ#1?.pdf", "%C3%B1%231%3F.pdf"),
        ("a\\b.md", "a/b.md"),
        ("100%.md", "100%25.md"),
        ("../a.md", "../a.md"),
        ("a:b.md", "a%3Ab.md"),
        ("-", "standard-input"),
    ],
)
def test_a_path_is_a_relative_address(path: str, uri: str) -> None:
    assert uri_of(path) == uri
    if path != "-":
        assert unquote(uri).removeprefix("./") == path.replace("\\", "/").removeprefix("./")


def test_a_page_of_paper_is_told_by_its_logical_place() -> None:
    [result] = run_of(Report(looked=(paper(),)))["results"]
    [place] = result["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "page 2", "kind": "element", "name": "pay"}]
    assert place["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize(("line", "start"), [(14, 14), (0, 1)])
def test_an_entry_that_is_wrong_stands_in_its_line_of_the_register(line: int, start: int) -> None:
    wronged = Wronged("questions.toml", 2, ENTRY, "expired", line)
    [result] = run_of(Report(looked=(), wronged=(wronged,)))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": start}


def test_the_log_is_the_same_twice() -> None:
    made = [hashlib.sha256(json.dumps(sarif(report())).encode()).hexdigest() for _ in range(2)]
    assert made[0] == made[1]
