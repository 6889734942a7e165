"""Counsel settles a reading, and every surface of every process answers by it, without a restart and without a wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from office_counsel import SECONDS, serving, until

from charteroak.cli.main import program
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law, today
from charteroak.police import triage
from charteroak.recording import settled
from charteroak.recording.place import Place
from charteroak.recording.recorder import recorder
from charteroak.recording.settlement import Kept, step_of

READING, CHOICE = "civil_papers_are_status", "no"
CASE: dict[str, str | bool] = {
    "employee": "police_officer",
    "immigration_status_ground": False,
    "criminal_warrant": False,
    "criminal_ground": False,
    "removal_warrant_in_ncic": False,
    "other_immigration_paper": True,
    "required_by_law": False,
    "federal_cooperation": True,
}
PAPER = "U.S. DEPARTMENT OF HOMELAND SECURITY\nWARRANT FOR ARREST OF ALIEN\nForm I-200"
ALERT = "MKE/IMMIGRATION VIOLATION\nNIC/N123456789 OFF/ADMINISTRATIVE WARRANT ISSUED FOR FAILURE TO APPEAR FOR REMOVAL"


def expected(*settlements: tuple[str, str | None]) -> str:
    return Law(dict(settlements)).decide("arrest", CASE).outcome


def triaged(*settlements: tuple[str, str | None]) -> str:
    return triage.Triage(dict(settlements)).answer(triage.read(ALERT)).whole.arrest.outcome


def settle(reading: str, choice: str | None) -> None:
    """As the office does, from a process of its own: the ledger first, then the file."""
    before = settled.kept_in(settled.path()) if settled.path().exists() else []
    now = {**RULEBOOK.shipped, **{each.said().reading: each.said().choice for each in before}, reading: choice}
    step = step_of(reading, choice, today(), "Because the clause says so.", now)
    [done] = recorder().append([step])
    settled.write([*before, Kept(done.index, done.entry, done.details, done.opening)])


@pytest.fixture
def served(ledger: Place, tmp_path: Path) -> Iterator[str]:
    """`charteroak serve` in a process of its own, with the folder of the test."""
    with serving(ledger.folder.parent, tmp_path / "log") as url:
        yield url


def _asked(url: str) -> tuple[str, dict[str, str | None]]:
    """The AuthZEN service's outcome, and the readings that it says."""
    body = {
        "subject": {"type": "employee", "id": "police_officer"},
        "resource": {"type": "person", "id": "1"},
        "action": {"name": "arrest", "properties": CASE},
    }
    context = httpx.post(f"{url}/access/v1/evaluation", json=body, trust_env=False).json()["context"]
    return context["outcome"], {note["id"]: note["settled"] for note in context["readings"]}


def test_every_surface_of_a_running_service_follows(served: str) -> None:
    with httpx.Client(base_url=served, trust_env=False, timeout=SECONDS) as client:
        assert _asked(served)[0] == expected() == "prohibited"
        version = client.get("/officer/worker.js").text
        settle(READING, CHOICE)
        until(lambda: _asked(served)[1][READING] == CHOICE)
        _follows(client, version)
        # Damaged, it is for counsel.
        settled.path().write_bytes(settled.path().read_bytes()[:-20])
        until(lambda: _asked(served)[1][READING] is None)
        assert _asked(served)[0] == expected((READING, None))
        assert "In doubt" in client.get("/readings/").text


def _follows(client: httpx.Client, version: str) -> None:
    """Every surface answers by what was settled, and says by whom."""
    wanted = expected((READING, CHOICE))
    assert _asked(str(client.base_url).rstrip("/"))[0] == wanted != "prohibited"
    for path in ("/article", "/cards/arrest/", "/officer/", "/readings/", f"/readings/{READING}/"):
        page = client.get(path)
        assert (page.status_code, "two signatures" in page.text) == (200, True), path
        page = client.get(f"/es{path}")
        assert (page.status_code, "dos firmas" in page.text) == (200, True), path
    assert client.get("/officer/worker.js").text != version
    fields = {"act": "arrest", **{name: str(value).lower() for name, value in CASE.items()}}
    assert f'class="answer {wanted}"' in client.post("/", data=fields).text
    assert "two signatures" in client.post("/triage/", data={"message": ALERT}).text
    messages = client.post("/police/v1/triage", content=ALERT, headers={"content-type": "text/plain"}).json()
    assert messages["message"]["arrest"]["outcome"] == triaged((READING, CHOICE)) != triaged()
    assert "two signatures" in client.post("/paper/", data={"text": PAPER}).text


def run(*arguments: str, data: Path, **more: Any) -> Any:
    runner = CliRunner(env={"CHARTEROAK_DATA": str(data)})
    return runner.invoke(program, arguments, prog_name="charteroak", catch_exceptions=False, **more)


@pytest.fixture
def data(ledger: Place) -> Path:
    """A data folder in which counsel has settled something."""
    settle(READING, CHOICE)
    return ledger.folder.parent


def test_the_commands_answer_by_what_is_settled(data: Path, tmp_path: Path) -> None:
    wanted = expected((READING, CHOICE))
    question = json.dumps({"act": "arrest", "facts": CASE})
    answer = json.loads(run("ask", "--json", question, data=data).stdout)
    assert answer["outcome"] == wanted
    assert {note["id"]: note["settled"] for note in answer["readings"]}[READING] == CHOICE
    override = json.dumps({READING: "yes"})
    assert json.loads(run("ask", "--json", question, "--readings", override, data=data).stdout)["outcome"] == expected()

    facts = [argument for name, value in CASE.items() for argument in ("--fact", f"{name}={str(value).lower()}")]
    cases = run("cases", "--act", "arrest", *facts[:4], *facts[6:], "--format", "jsonl", data=data).stdout
    assert wanted in {json.loads(line)["outcome"] for line in cases.splitlines()}

    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"act": "arrest", **CASE}) + "\n")
    done = run("decide", str(source), "-o", str(target), data=data)
    assert json.loads(target.read_text())["outcome"] == wanted
    assert "two signatures" in done.stderr

    exported = json.loads(run("export", "json", "--act", "arrest", "-o", "-", data=data).stdout)
    assert exported["readings"][READING]["settled"] == CHOICE
    policy = run("export", "rego", "--act", "arrest", "-o", str(tmp_path / "policy.rego"), data=data)
    assert policy.exit_code == 0
    written = (tmp_path / "policy.rego").read_text()
    assert f"{READING}: {CHOICE}" in written

    message = tmp_path / "message"
    message.write_text(ALERT)
    card = run("triage", str(message), data=data).stdout
    assert "two signatures" in " ".join(card.split())
    lines = run("triage", str(message), "--format", "jsonl", data=data).stdout.splitlines()
    assert json.loads(lines[-1])["arrest"]["outcome"] == triaged((READING, CHOICE))


def test_a_command_that_runs_on_follows(ledger: Place) -> None:
    """`ask --json -` and `triage --follow`, each a process of its own that began before anything was settled."""
    environment = {**os.environ, "CHARTEROAK_DATA": str(ledger.folder.parent)}
    question = json.dumps({"act": "arrest", "facts": CASE}).encode() + b"\n"
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": environment}
    follow = ("triage", "--follow", "--format", "jsonl")
    command = str(Path(sys.executable).with_name("charteroak"))
    with (
        subprocess.Popen([command, "ask", "--json", "-"], **piped) as asking,  # type: ignore[call-overload]  # noqa: S603 - our own
        subprocess.Popen([command, *follow], **piped) as triaging,  # type: ignore[call-overload]  # noqa: S603 - our own
    ):
        assert said(asking, question)["outcome"] == expected()
        message = ALERT.encode() + b"\x03"
        assert whole(triaging, message)["arrest"]["outcome"] == triaged()
        settle(READING, CHOICE)
        assert said(asking, question)["outcome"] == expected((READING, CHOICE))
        until(lambda: whole(triaging, message)["arrest"]["outcome"] == triaged((READING, CHOICE)))


def said(process: Any, line: bytes) -> dict[str, Any]:
    """The next line that a process writes about this."""
    process.stdin.write(line)
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


def whole(process: Any, message: bytes) -> dict[str, Any]:
    """The line about the message, which is its last."""
    answer = said(process, message)
    while "message" not in answer:
        answer = json.loads(process.stdout.readline())
    return answer


def test_the_command_tells_how_the_readings_stand(data: Path) -> None:
    shown = run("readings", data=data)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert f"{READING}: {CHOICE}" in shown.stdout
    assert "two signatures" in shown.stdout
    told = json.loads(run("readings", "--format", "json", "--check", data=data).stdout)
    [mine] = [each for each in told["readings"] if each["id"] == READING]
    assert mine["settled"] == CHOICE
    assert mine["by_counsel"]["index"] == settled.kept_in(settled.path())[0].index
    assert told["trouble"] is None


def test_the_check_finds_that_the_ledger_says_otherwise(data: Path) -> None:
    assert run("readings", "--check", data=data).exit_code == 0
    settled.write([])
    found = run("readings", "--check", data=data)
    assert found.exit_code == 1
    assert "does not say what the ledger says" in found.stderr
    assert f"{READING}: not settled" in found.stdout
    answer = json.loads(run("ask", "--json", json.dumps({"act": "arrest", "facts": CASE}), data=data).stdout)
    assert answer["outcome"] == "counsel"


def test_without_a_folder_the_commands_answer_as_shipped(tmp_path: Path) -> None:
    shown = run("readings", "--check", data=tmp_path / "none")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "counsel has not spoken to it" in shown.stdout
    assert not (tmp_path / "none").exists()
