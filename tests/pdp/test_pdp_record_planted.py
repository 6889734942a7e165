"""Nothing of a request stays: whatever state the ledger is in, what a caller writes into one is found nowhere after.

A text that nobody could guess is planted in every place that a request has. Then every file that the process keeps
is read, and all it said, for that text in any form.
"""

import base64
import json
import logging
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fixtures import server as serving
from fixtures.recorded_cases import ARREST, permitted
from fixtures.seeking import forms, marked, seek
from hypothesis import given, settings
from hypothesis import strategies as st
from pdp_client import Response, Waiting
from test_pdp_record import MANY, ONE, PERMITTED, without
from test_planted import FULL, planted

from charteroak.law.article import RULEBOOK
from charteroak.ledger.codec import Codec, from_time
from charteroak.ledger.entry import NO_DIGEST, Kind
from charteroak.pdp.app import Settings, create_app
from charteroak.recording.entries import readings_digest
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import recorder
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary
from tests.fixtures.every import examples

SENT: dict[str, Any] = {
    **PERMITTED,
    "context": {
        **PERMITTED["context"],
        "time": "2026-11-22T10:15-05:00",
        "not_addressed": "allow",
        "note": {"a": ["b"]},
    },
    "unknown": {"a": [1, {"b": "c"}]},
}
BATCH: dict[str, Any] = {
    **without(SENT),
    "options": FULL["options"],
    "evaluations": [{"context": SENT["context"]}, {"resource": {}, "context": SENT["context"]}],
}


def _no_ledger(place: Place) -> None:
    """None was set up."""


def _ok(place: Place) -> None:
    create_unattended(place, vocabulary())


def _locked(place: Place) -> None:
    _ok(place)
    place.passphrase.unlink()


def _behind(place: Place) -> None:
    _ok(place)
    store = Path(place.store)
    for number in range(2):
        recorder().record(permitted(), ARREST)
        recorder().close()
        if not number:
            shutil.copy(store, place.folder / "old")
    shutil.move(place.folder / "old", store)


def _unusable(place: Place) -> None:
    _ok(place)
    place.key.write_bytes(b"no key")


def _stopped(place: Place) -> None:
    _ok(place)
    Path(place.store).write_bytes(b"no database")


STATES = {
    "": _ok,
    "no_ledger": _no_ledger,
    "locked": _locked,
    "behind": _behind,
    "unusable": _unusable,
    "stopped": _stopped,
}


@contextmanager
def full_disk(place: Place) -> Iterator[None]:
    """No file of this process may become larger than the ledger's write-ahead log is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{place.store}-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def told(response: Response) -> str:
    """All that came back, but for the X-Request-ID, which is the caller's own."""
    return repr((response.status, {**response.headers, "x-request-id": ""}, response.text))


def reasons(response: Response) -> set[str]:
    """Why the evaluations of a response were not recorded; "" where one was."""
    if response.status != 200:
        return {"bad input"}
    found = response.json()
    contexts = [each["context"] for each in found.get("evaluations", [found])]
    said = {each["not_recorded"]["why"] for each in contexts if "not_recorded" in each}
    return said | {"" for each in contexts if "recorded" in each}


def send_all(client: Waiting, mark: str) -> set[str]:
    """Send requests with the mark in every place, and say what came of recording them."""
    seen: set[str] = set()
    for path, whole, step in ((ONE, SENT, 1), (MANY, BATCH, 4)):
        for body in [*planted(whole, mark)][::step]:
            response = client.post(path, body, x_request_id=mark, user_agent=mark, cookie=mark, x_other=mark)
            assert not seek(mark, told(response)), (path, body)
            seen |= reasons(response)
        for text in (json.dumps(SENT)[:-1], json.dumps(SENT) + mark, f'{{"{mark}":1,"{mark}":2}}'):
            response = client.send("POST", f"{path}?{mark}", [text.encode()], {"content-type": "application/json"})
            assert response.status == 400
            assert not seek(mark, told(response))
    return seen


def nothing_is_left(place: Place, mark: str, caplog: pytest.LogCaptureFixture, said: str) -> None:
    """Of the mark: in any file, before and after the ledger is closed, and in anything that was said."""
    assert not seek(mark, caplog.text, said, folder=place.folder.parent)
    recorder().close()
    assert not seek(mark, caplog.text, said, folder=place.folder.parent)


@pytest.mark.parametrize("why", STATES)
def test_nothing_of_a_request_is_left_in_whatever_state_the_ledger_is(
    place: Place, why: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    STATES[why](place)
    mark = marked()
    client = Waiting(create_app(Settings()))
    with caplog.at_level(logging.DEBUG):
        assert send_all(client, mark) >= {why, "bad input"}
        other = told(client.post(ONE, PERMITTED))
    assert not seek(mark, other)
    nothing_is_left(place, mark, caplog, "".join(capfd.readouterr()))


def test_nothing_of_a_request_is_left_where_the_disk_is_full(
    ledger: Place, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """A write that was refused passes by, and when there is room again, recording goes on."""
    mark = marked()
    client = Waiting(create_app(Settings()))
    with caplog.at_level(logging.DEBUG):
        assert reasons(client.post(ONE, PERMITTED)) == {""}
        with full_disk(ledger):
            seen = send_all(client, mark)
        assert seen - {"unknown"} >= {"unavailable", "bad input"}
        assert "" not in seen
        assert reasons(client.post(ONE, PERMITTED)) == {""}
    nothing_is_left(ledger, mark, caplog, "".join(capfd.readouterr()))


def test_nothing_of_a_request_is_left_by_the_program_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`charteroak serve`, when it logs all that it can."""
    data, log, mark, port = tmp_path / "data", tmp_path / "log", marked(), serving._free_port()
    monkeypatch.setenv("CHARTEROAK_DATA", str(data))
    if not Place.from_environment().exists:
        create_unattended(Place.from_environment(), vocabulary())
    program = Path(sys.executable).with_name("charteroak")
    command = [program, "serve", "--port", str(port), "--access-log", "--log-level", "debug"]
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)  # noqa: S603 - our own
        try:
            running = serving.Server(f"http://127.0.0.1:{port}", data, log)
            serving._wait(running, process)
            bodies = [*planted(SENT, mark)][::5]
            with httpx.Client(base_url=running.url, trust_env=False, headers={"X-Request-ID": mark}) as web:
                found = [web.post(f"{ONE}?{mark}", json=body) for body in [SENT, *bodies]]
                found.append(web.get(f"/ledger/tile/{mark}"))
                found.append(web.get(f"/ledger/{mark}"))
        finally:
            serving._stop(process)
    assert {response.status_code for response in found} == {200, 400, 404}
    assert "recorded" in found[0].json()["context"]
    assert b"POST" in log.read_bytes()
    assert not seek(mark, *(response.content for response in found), folder=tmp_path)


@pytest.mark.parametrize("form", forms("zq7planted"))
def test_what_is_sought_would_be_found(ledger: Place, form: str) -> None:
    """In a file of the folder, in the database, in its log, in a tile, in what was said."""
    mark = "zq7planted"
    assert not seek(mark, "", folder=ledger.folder.parent)
    content = forms(mark)[form]
    assert seek(mark, b"before " + content + b" after")
    for name in ("log.sqlite-wal", "public.drafts/x", "public/tile/0/x"):
        path = ledger.folder / name
        path.write_bytes(b"x" * 7 + content + b"x" * 5)
        assert any(form in hit for hit in seek(mark, folder=ledger.folder.parent)), name
        path.unlink()
    with sqlite3.connect(ledger.store, isolation_level=None) as database:
        database.execute("INSERT INTO entry VALUES (7, ?)", (content,))
        database.execute("DELETE FROM entry WHERE place = 7")
        database.execute("INSERT INTO entry VALUES (8, ?)", (content,))
        assert seek(mark, folder=ledger.folder.parent)
    database.close()


@pytest.mark.parametrize("before", ["", "a", "ab", "abc", "x" * 50])
def test_what_is_sought_would_be_found_within_base_64(before: str) -> None:
    """Wherever it stands in what was encoded."""
    mark = marked()
    for after in ("", "z", "yz", "xyz"):
        assert any("Base 64" in hit for hit in seek(mark, base64.b64encode(f"{before}{mark}{after}".encode())))


def test_what_is_sought_is_found_in_a_name(tmp_path: Path) -> None:
    mark = marked()
    (tmp_path / f"a-{mark}").mkdir()
    assert seek(mark, folder=tmp_path)


# What an entry says, whatever the request was.

ACTS = {act.name: act for act in RULEBOOK.acts}
FACTS = {fact.name for act in RULEBOOK.acts for fact in act.facts}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2),
    max_leaves=4,
)
names = st.text(max_size=12) | st.sampled_from(["role", "department", "basis", "approvers", "superior_law", "outcome"])
noise = st.dictionaries(
    names.filter(lambda name: name not in {*FACTS, "record", "time", "not_addressed"}), anything, max_size=2
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A request that asks for a record, in which facts lie here and there among other things, and its act's facts."""
    act = ACTS[draw(st.sampled_from(list(ACTS)))]
    facts = {fact.name: draw(st.sampled_from([*fact.values, *fact.values, None])) for fact in act.facts}
    bags: list[dict[str, Any]] = [draw(noise) for _ in range(4)]
    for name, value in facts.items():
        bags[draw(st.integers(0, 3))][name] = value
    entity = st.fixed_dictionaries({"type": st.text(max_size=8), "id": st.text(max_size=8)})
    subject, action, resource, context = bags
    request = {
        "subject": {**draw(entity), "properties": subject},
        "action": {"name": act.name, "properties": action},
        "resource": {**draw(entity), "properties": resource},
        "context": {**context, "record": True},
        "unknown": draw(anything),
    }
    return request, {name: value for name, value in facts.items() if value is not None}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One ledger for a thousand requests."""
    kept = os.environ.get("CHARTEROAK_DATA")
    os.environ["CHARTEROAK_DATA"] = str(tmp_path_factory.mktemp("scratch"))
    recorder.cache_clear()
    place = Place.from_environment()
    create_unattended(place, vocabulary())
    yield place
    recorder().close()
    recorder.cache_clear()
    if kept is None:
        del os.environ["CHARTEROAK_DATA"]
    else:
        os.environ["CHARTEROAK_DATA"] = kept


def test_an_entry_says_the_acts_own_facts_and_nothing_else(scratch: Place) -> None:
    """But for the record id, the commitment and the time it is made of the act, its facts and the answer alone: so
    nothing else of a request can be in it. The commitment is a keyed hash, and the other two are no one's choice.
    """
    codec = Codec(vocabulary())
    client = Waiting(create_app(Settings()))
    recorded = []

    @given(cases())
    @settings(max_examples=examples(100), deadline=None)
    def holds(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
        request, facts = case
        response = client.post(ONE, request)
        assert response.status == 200
        context = response.json()["context"]
        if context["outcome"] == "unknown":
            assert context["not_recorded"]["why"] == "unknown"
            return
        entry = codec.decode(base64.b64decode(context["recorded"]["entry"]))
        wanted = codec.entry(
            Kind.DECISION,
            from_time(entry.time),
            entry.record,
            facts=facts,
            clauses=context["clauses"],
            commitment=entry.commitment,
            law=bytes.fromhex(context["law"]["text_sha256"]),
            readings=readings_digest({each["id"]: each["settled"] for each in context["readings"]}),
            act=request["action"]["name"],
            outcome=context["outcome"],
            role="police" if facts.get("employee", "").startswith("police") else "employee",
        )
        assert entry == wanted
        assert entry.commitment != NO_DIGEST
        recorded.append((wanted.act, wanted.outcome))

    holds()
    assert len({act for act, _ in recorded}) >= 4
    assert len({outcome for _, outcome in recorded}) >= 2
    reader = Reader(scratch)
    assert reader.store.head().size == 1 + len(recorded)
    reader.close()
