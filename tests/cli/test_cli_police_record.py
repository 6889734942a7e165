"""`triage --record` and `paper --record`: what the ledger got, what proves it, and nothing in it that was read."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_running import run
from fixtures.scratch_ledger import Scratch, scratch
from fixtures.seeking import marked, seek
from test_cli_record import sound

from charteroak.police import triage
from charteroak.police.acted import facts_acted_on

REMOVAL = (
    "WARNING - SUBJECT OF NIC/N990000001 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
    "MKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/{mark},PAT POB/{mark} CTZ/{mark} DOB/19900101\n"
    "OCA/{mark} MIS/{mark}\nNIC/N990000001"
)
WANT = (
    "MKE/WANTED PERSON\nEXL/1 ORI/CT99Z0003 NAM/{mark},PAT DOB/19900101\n"
    "OFF/ROBBERY WNO/ZZ-1 DOW/20260101 NIC/W990000001"
)
UNKNOWN = "MKE/UNHEARD OF NAM/{mark},ANN DOB/19900101"
NOTHING = "NO NCIC WANT NAM/{mark},NED DOB/19990909"
PAPER = (
    "Form I-200  U.S. Department of Homeland Security\nWARRANT FOR ARREST OF ALIEN\nFile no. {mark}\n"
    "Dated 5 January 2026\nDirected to immigration officers (INA 236, 287; 8 CFR 287)\nConcerning {mark} {mark}\n"
    "You are commanded to arrest the person.\nIssued by Test Officer-One (signed), Supervisory Deportation Officer\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Scratch:
    return scratch(tmp_path)


@pytest.fixture
def mark() -> str:
    return marked()


def recorded_by(command: str, ledger: Scratch, text: str, *options: str) -> tuple[list[dict[str, Any]], int]:
    done = run(command, "-", "--format", "jsonl", *options, input=text, env=ledger.env)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()], done.exit_code


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("act", ["arrest", "detain"])
def test_the_ledger_gets_class_facts_outcome_and_clauses_and_nothing_else(
    act: str, language: str, ledger: Scratch, mark: str
) -> None:
    lines, status = recorded_by(
        "triage", ledger, REMOVAL.format(mark=mark), "--record", act, "--language", language, "--department", "police"
    )
    record, whole = lines
    assert status == 0
    assert "recorded" not in record
    kept = whole["recorded"]
    details = kept.pop("details")
    sound(ledger, kept, details.encode())
    assert (json.loads(details)["act"], json.loads(details)["outcome"]) == (act, "prohibited")
    [_, said] = ledger.said()
    shown = facts_acted_on(triage.answer(triage.read(REMOVAL.format(mark=mark))), act)  # type: ignore[arg-type]
    assert shown is not None
    assert said["facts"] == {name: str(value).lower() for name, value in shown.items()}
    assert (said["kind"], said["act"], said["outcome"]) == ("decision", act, "prohibited")
    assert said["clauses"] == whole[act]["clauses"]
    assert (said["role"], said["department"]) == ("police", "police")
    for planted in (mark, "N990000001", "VTICE0900", "19900101"):
        assert not seek(planted, json.dumps(lines), folder=ledger.data)


def test_each_message_has_its_entry_or_says_why_it_has_none(ledger: Scratch, mark: str) -> None:
    several = f"{WANT}\n\n{REMOVAL.replace('PAT', 'UNA').replace('19900101', '19710101')}"
    messages = [WANT, UNKNOWN, NOTHING, several, REMOVAL]
    text = "\x03".join(messages).format(mark=mark)
    lines, status = recorded_by("triage", ledger, text, "--record", "detain", "--role", "supervisor")
    wholes = [line for line in lines if "message" in line]
    assert status == 2
    assert [each.get("not_recorded", {}).get("why") for each in wholes] == [
        None,
        "unknown",
        "no_record",
        "several_people",
        None,
    ]
    assert all(each["not_recorded"]["says"] for each in wholes if "not_recorded" in each)
    made = [each["recorded"]["index"] for each in wholes if "recorded" in each]
    assert [ledger.said()[index]["outcome"] for index in made] == ["not_addressed", "prohibited"]
    assert {ledger.said()[index]["role"] for index in made} == {"supervisor"}
    assert ledger.size() == 3
    assert not seek(mark, json.dumps(lines), folder=ledger.data)


def test_the_readings_of_the_run_are_the_entrys(ledger: Scratch, mark: str) -> None:
    """As counsel, an answer is recorded too: it was settled that nobody goes on."""
    options = ("--record", "detain", "--readings", '{"civil_papers_are_status": null}')
    notice = "MKE/IMMIGRATION VIOLATOR - DEPORTED FELON\nORI/VTICE0900 NAM/{mark},PAT DOB/19900101\nNIC/N990000002"
    lines, status = recorded_by("triage", ledger, notice.format(mark=mark), *options)
    assert lines[-1]["detain"]["outcome"] == ledger.said()[-1]["outcome"] == "counsel"
    assert status == 0


@pytest.mark.parametrize("act", ["arrest", "detain"])
def test_of_a_paper_the_ledger_gets_its_facts_alone(act: str, ledger: Scratch, mark: str) -> None:
    [line], status = recorded_by("paper", ledger, PAPER.format(mark=mark), "--record", act)
    assert (line["kind"], status) == ("I-200", 0)
    kept = line["recorded"]
    details = kept.pop("details")
    sound(ledger, kept, details.encode())
    [_, said] = ledger.said()
    assert (said["act"], said["outcome"], said["role"]) == (act, "prohibited", "police")
    assert said["facts"]["other_immigration_paper"] == "true"  # type: ignore[index]
    assert not seek(mark, json.dumps(line), folder=ledger.data)


def test_a_paper_that_cannot_be_told_is_not_recorded(ledger: Scratch, mark: str) -> None:
    [line], status = recorded_by("paper", ledger, f"Something by {mark}", "--record", "detain", "--language", "es")
    assert (line["not_recorded"]["why"], status, ledger.size()) == ("unknown", 2, 1)


@pytest.mark.parametrize(("command", "text"), [("triage", WANT), ("paper", PAPER)])
def test_where_there_is_no_ledger_the_answer_is_there_and_says_so(
    command: str, text: str, tmp_path: Path, mark: str
) -> None:
    done = run(
        command, "-", "--format", "jsonl", "--record", "detain", input=text.format(mark=mark),
        env={"CHARTEROAK_DATA": str(tmp_path / "none")},
    )  # fmt: skip
    line = json.loads(done.stdout.splitlines()[-1])
    assert (done.exit_code, line["not_recorded"]["why"]) == (2, "no_ledger")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("triage", "-", "--record", "detain"), "--format"),
        (("paper", "-", "--record", "detain"), "--format"),
        (("triage", "--follow", "--record", "detain", "--format", "jsonl"), "--follow"),
        (("triage", "--socket", "s", "--record", "detain", "--format", "jsonl"), "--socket"),
        (("triage", "-", "--record", "refer", "--format", "jsonl"), "arrest"),
        (("triage", "-", "--role", "police"), "--record"),
        (("paper", "-", "--department", "police"), "--record"),
        (("paper", "-", "--record", "detain", "--format", "jsonl", "--role", "mayor"), "--role"),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_is_recorded(
    arguments: tuple[str, ...], named: str, ledger: Scratch
) -> None:
    done = run(*arguments, input=WANT, env=ledger.env)
    assert (done.exit_code, done.stdout) == (2, "")
    assert named in done.stderr
    assert ledger.size() == 1


def test_without_record_the_ledger_gets_nothing(ledger: Scratch, mark: str) -> None:
    for command, text in (("triage", WANT), ("paper", PAPER)):
        lines, _ = recorded_by(command, ledger, text.format(mark=mark))
        assert "recorded" not in lines[-1]
    assert ledger.size() == 1
