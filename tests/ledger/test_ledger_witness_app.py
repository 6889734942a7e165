"""The witness over real HTTP: its addresses, methods and limits, and that it says who it is and logs nothing."""

from __future__ import annotations

import asyncio
import http.client
import logging
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ledger_samples import CLERK, LOG_KEY, ORIGIN, OUTSIDE, key
from ledger_witnesses import Log, new_witness, served, watching

from charteroak.ledger import witness_app
from charteroak.ledger.note import parse_signatures
from charteroak.ledger.signing import KeyType, verify_note
from charteroak.ledger.witness import LARGEST, Witness
from charteroak.ledger.witness_app import WitnessApp

HONEST = Log(40)
PLANTED = "Zqx7planted"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    with watching(tmp_path / "clerk.db", CLERK) as (_, url):
        yield url


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=30) as made:
        yield made


def test_a_checkpoint_is_cosigned_over_http(site: str, client: httpx.Client) -> None:
    answer = client.post(f"{site}/add-checkpoint", content=HONEST.body(0, 7))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    note = HONEST.note(7).with_signatures(parse_signatures(answer.text))
    assert len(verify_note(note, [CLERK.verifier])) == 1
    assert answer.headers["cache-control"] == "no-store"


def test_each_refusal_comes_as_it_is(site: str, client: httpx.Client) -> None:
    client.post(f"{site}/add-checkpoint", content=HONEST.body(0, 7))
    conflict = client.post(f"{site}/add-checkpoint", content=HONEST.body(3, 9))
    assert (conflict.status_code, conflict.headers["content-type"], conflict.text) == (409, "text/x.tlog.size", "7\n")
    stranger = Log(9, key("other.example", KeyType.ED25519)).body(0, 9)
    fork = Log(9, fork_at=2).body(7, 9)
    bodies = {404: stranger, 422: fork, 400: b"old", 403: HONEST.body(7, 9).replace(b"\n9\n", b"\n8\n")}
    for status, body in bodies.items():
        answer = client.post(f"{site}/add-checkpoint", content=body)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
        assert answer.text.count("\n") == 1


def test_one_connection_is_kept_for_many_requests(site: str) -> None:
    connection = http.client.HTTPConnection(site.removeprefix("http://"), timeout=10)
    kept = set()
    for status in (200, 409, 409):
        connection.request("POST", "/add-checkpoint", HONEST.body(0, 7))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
        kept.add(connection.sock)
    connection.close()
    assert len(kept) == 1


def test_an_address_or_method_that_is_not_there(site: str, client: httpx.Client) -> None:
    for path in ("/none", "/add-checkpoint/", "/add-checkpoint/x", "/add", "//add-checkpoint", "/ADD-CHECKPOINT"):
        assert client.post(f"{site}{path}", content=HONEST.body(0, 7)).status_code == 404
    for method in ("GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"):
        answer = client.request(method, f"{site}/add-checkpoint")
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    answer = client.post(f"{site}/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_prefix_stands_before_both_addresses(tmp_path: Path, client: httpx.Client) -> None:
    with new_witness(tmp_path / "clerk.db", CLERK) as witness, served(WitnessApp(witness, "/our/witness/")) as site:
        assert client.post(f"{site}/our/witness/add-checkpoint", content=HONEST.body(0, 7)).status_code == 200
        for path in ("/our/witness", "/our/witness/"):
            assert CLERK.verifier.vkey in client.get(site + path).text
        for path in ("/add-checkpoint", "/witness/add-checkpoint", "/our/witnessadd-checkpoint"):
            assert client.post(site + path, content=HONEST.body(0, 7)).status_code == 404
        assert client.get(f"{site}/").status_code == 404


def chunks(count: int) -> Iterator[bytes]:
    yield from [b"x" * 1024] * count


def test_a_body_that_is_too_long_is_413_whether_or_not_its_length_is_said(site: str, client: httpx.Client) -> None:
    address = f"{site}/add-checkpoint"
    assert client.post(address, content=b"x" * LARGEST).status_code == 400
    assert client.post(address, content=b"x" * (LARGEST + 1)).status_code == 413
    assert client.post(address, content=chunks(LARGEST // 1024)).status_code == 400
    assert client.post(address, content=chunks(LARGEST // 1024 + 1)).status_code == 413
    assert client.post(address, content=chunks(0)).status_code == 400


def test_a_body_that_does_not_come_is_408(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness_app, "READ_SECONDS", 0.1)
    host, port = site.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        raw.sendall(b"POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nold")
        assert raw.recv(10000).startswith(b"HTTP/1.1 408")


def test_it_says_what_it_is_and_what_it_has_seen(tmp_path: Path, client: httpx.Client) -> None:
    other = Log(3, key("other.example", KeyType.ED25519))
    path = tmp_path / "clerk.db"
    with new_witness(path, OUTSIDE, other.keys[0].verifier) as witness:
        witness.add_checkpoint(other.body(0, 3), 1_795_348_800)
    logs = (LOG_KEY.verifier, key("silent.example", KeyType.ED25519).verifier)
    with Witness(path, OUTSIDE, logs) as witness, served(WitnessApp(witness, clock=lambda: 1_795_348_860.9)) as site:
        client.post(f"{site}/add-checkpoint", content=HONEST.body(0, 7))
        page = client.get(f"{site}/")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/plain; charset=utf-8")
        lines = page.text.split("\n")
        assert "This is a witness of transparency logs (https://c2sp.org/tlog-witness)." in lines
        assert f"  {OUTSIDE.verifier.vkey}" in lines
        assert f"  {ORIGIN}: 7 entries, cosigned 2026-11-22 12:01:00 UTC" in lines
        assert "  silent.example: nothing cosigned yet" in lines
        served_before = lines.index("Logs that it served before:")
        assert lines[served_before + 1] == "  other.example: 3 entries, cosigned 2026-11-22 12:00:00 UTC"
        head = client.head(f"{site}/")
        assert (head.status_code, head.text, head.headers["content-length"]) == (200, "", str(len(page.content)))


def test_a_time_that_no_calendar_has_is_said_all_the_same(tmp_path: Path) -> None:
    with new_witness(tmp_path / "clerk.db", CLERK) as witness:
        witness.add_checkpoint(HONEST.body(0, 7), 2**62)
        assert f"{ORIGIN}: 7 entries, cosigned second {2**62} since 1970" in witness_app.described(witness)


def test_nothing_of_a_request_is_logged(site: str, client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    """By the application; that the command has its server keep no access log is tested with the command."""
    caplog.set_level(logging.DEBUG)
    for body in (PLANTED.encode(), HONEST.body(0, 7).replace(ORIGIN.encode(), PLANTED.encode()), HONEST.body(0, 7)):
        answer = client.post(f"{site}/add-checkpoint", content=body, headers={"X-Who": PLANTED})
        assert PLANTED not in answer.text
    assert PLANTED not in client.get(f"{site}/{PLANTED}?{PLANTED}").text
    assert [record.name for record in caplog.records if record.name.startswith("charteroak")] == []


def test_a_storage_error_is_503_and_a_fault_is_500_and_neither_says_more(
    tmp_path: Path, client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(PLANTED)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError(PLANTED)

    with watching(tmp_path / "clerk.db", CLERK) as (witness, site):
        for fault, status in ((full, 503), (fail, 500)):
            monkeypatch.setattr(witness._memory, "keep", fault)
            answer = client.post(f"{site}/add-checkpoint", content=HONEST.body(0, 7))
            assert answer.status_code == status
            assert PLANTED not in answer.text
        monkeypatch.undo()
        assert client.post(f"{site}/add-checkpoint", content=HONEST.body(0, 7)).status_code == 200
    assert "KeyError at test_ledger_witness_app.py:" in caplog.text
    assert "the database cannot be used: OperationalError" in caplog.text
    assert PLANTED not in caplog.text


def test_a_caller_who_goes_away_and_a_web_socket_are_not_answered(tmp_path: Path) -> None:
    sent: list[Any] = []

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    async def ask(app: WitnessApp) -> None:
        scope = {"type": "http", "method": "POST", "path": "/add-checkpoint", "headers": []}
        await app(scope, gone, send)
        assert sent == []
        await app({"type": "websocket", "path": "/"}, gone, send)
        assert sent == ["websocket.close"]

    with new_witness(tmp_path / "clerk.db", CLERK) as witness:
        asyncio.run(ask(WitnessApp(witness)))
