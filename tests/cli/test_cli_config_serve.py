"""The running service with a file of settings: its lines of JSON, its counts, its readiness."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_running import COMMAND, PLANTED

from charteroak.recording.log_lines import EVENTS, KEYS

TOKEN = "a token of the tests"  # noqa: S105 - it guards nothing


class Running:
    """A server with settings of its own."""

    def __init__(self, folder: Path) -> None:
        self.errors = folder / "errors"
        secret = folder / "token"
        secret.touch(0o600)
        secret.write_text(f"{TOKEN}\n")
        settings = folder / "charteroak.toml"
        settings.write_text(
            f"[server]\nport = 0\n[logs]\nformat = 'json'\naccess = true\n[metrics]\ntoken_file = '{secret}'\n"
        )
        env = {**os.environ, "CHARTEROAK_DATA": str(folder / "data"), "CHARTEROAK_CONFIG": str(settings)}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen([COMMAND, "serve"], env=env, stdout=subprocess.PIPE, stderr=errors)  # noqa: S603
        assert self.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", self.process.stdout.readline().decode())
        assert found, self.errors.read_text()
        self.port = int(found[1])

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": "localhost", "Content-Length": str(len(body)), **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body.encode())
        answer = connection.getresponse()
        said = answer.status, answer.read()
        connection.close()
        return said

    def lines(self) -> list[str]:
        """What it logged, but for the lines that a ledger was set up and where to begin, for whoever started it."""
        logged = self.errors.read_text().splitlines()
        return [line for line in logged if not line.startswith(("A ledger has been", "This office has no"))]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    made = Running(tmp_path_factory.mktemp("running"))
    yield made
    made.process.send_signal(signal.SIGTERM)
    assert made.process.wait(30) == 0
    assert made.process.stdout is not None
    made.process.stdout.close()


def test_a_storm_leaves_lines_of_the_list_and_no_value(running: Running) -> None:
    json_type = {"Content_Type": "application/json"}
    asked = [
        running.ask("GET", f"/{PLANTED}?q={PLANTED}", X_Request_Id=PLANTED, Referer=f"http://x/{PLANTED}"),
        running.ask("GET", f"/es/{PLANTED}%0d%0aERROR", User_Agent=PLANTED),
        running.ask("POST", "/", f"{PLANTED}={PLANTED}"),
        running.ask("POST", "/register/add/", f"reason={PLANTED}", Cookie=f"charteroak-session={PLANTED}"),
        running.ask("POST", "/access/v1/evaluation", f'{{"subject": "{PLANTED}"}}', **json_type),
        running.ask("POST", "/police/v1/triage", f'{{"{PLANTED}": 1}}', **json_type),
        running.ask("GET", "/", Host=PLANTED),
        running.ask(PLANTED.upper(), "/"),
        running.ask("GET", "/readyz"),
    ]
    assert asked[-1] == (200, b"ready")
    assert max(status for status, _ in asked) < 500
    # A request is logged once it was answered; the server itself refuses a method that is none.
    until = time.monotonic() + 10
    while sum('"event":"request"' in line for line in running.lines()) < len(asked) - 1 and time.monotonic() < until:
        time.sleep(0.05)
    said = [json.loads(line) for line in running.lines()]
    assert {key for each in said for key in each} <= set(KEYS)
    assert {each["event"] for each in said} <= set(EVENTS)
    answered = [each["request"] for each in said if each["event"] == "request"]
    assert len(set(answered)) == len(answered) == len(asked) - 1
    assert PLANTED.lower() not in running.errors.read_text().lower()


def test_the_counts_are_for_who_shows_the_token(running: Running) -> None:
    assert running.ask("GET", "/metrics")[0] == 401
    status, text = running.ask("GET", "/metrics", Authorization=f"Bearer {TOKEN}")
    assert status == 200
    assert b'charteroak_requests_total{method="GET",route="metrics",status="4xx"}' in text
    assert b"charteroak_ledger_entries 1.0" in text
    assert PLANTED.lower().encode() not in text.lower()
    assert TOKEN not in running.errors.read_text()


def test_a_database_that_is_not_up_to_date_is_not_ready(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one word, and for a while only: it is asked again."""
    from charteroak.cli import readiness

    found = iter(["migration", ""])
    now = iter([0.0, 0.0, 1.0, 9.0, 9.0])
    monkeypatch.setattr(readiness, "_database", lambda: next(found))
    monkeypatch.setattr(readiness, "_records", lambda: True)
    check = readiness.Readiness(lambda: next(now))
    assert [check(), check(), check()] == [("migration", True), ("migration", True), ("", True)]
    assert running.process.poll() is None


def test_a_disk_that_is_nearly_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.cli import readiness

    monkeypatch.setattr(readiness, "LEAST_FREE", 1 << 62)
    assert readiness._disk() == "disk"
    monkeypatch.setattr(readiness, "data_folder", lambda: Path("/nowhere/at/all"))
    monkeypatch.setattr(readiness, "LEAST_FREE", 0)
    assert readiness._disk() == "disk"
