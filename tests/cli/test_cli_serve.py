"""`charteroak serve`: both applications on one port, ready when it says so, and ended in order."""

import asyncio
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from cli_running import COMMAND, DATA, PLANTED, process, run
from fixtures.scratch_ledger import PASSPHRASE, scratch

import charteroak
from charteroak.cli import server
from charteroak.cli.ledger_start import ledger_open
from charteroak.ledger.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.recording.place import Place, find_key
from charteroak.recording.recorder import NotRecorded, Recorded, recorder
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary


class Served:
    """A server of its own: its address, what it printed, its folder."""

    def __init__(self, folder: Path, *options: str, **env: str) -> None:
        self.data = folder / "new" / "data"
        self.errors = folder / "errors"
        environment = {**os.environ, "CHARTEROAK_DATA": str(self.data), **env}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(  # noqa: S603
                [COMMAND, "serve", "--port", "0", *options], env=environment, stdout=subprocess.PIPE, stderr=errors
            )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().decode()
        found = re.search(r"http://\S+", self.said)
        assert found, self.errors.read_text()
        self.url = found[0]

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        status = self.process.wait(30)
        assert self.process.stdout is not None
        assert self.process.stdout.read() == b""
        self.process.stdout.close()
        return status

    def kill(self) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("served"))
    yield made
    made.kill()


def get(url: str, **settings: Any) -> httpx.Response:
    return httpx.get(url, trust_env=False, timeout=30, **settings)


def test_it_says_in_one_line_where_it_is_and_answers_there(served: Served) -> None:
    assert re.fullmatch(r"Charter Oak is at http://127\.0\.0\.1:\d+ \(Ctrl-C stops it\)\n", served.said)
    assert get(f"{served.url}/readyz").status_code == 200


def test_each_address_is_answered_by_whom_it_belongs_to(served: Served) -> None:
    assert get(f"{served.url}/healthz").text == "alive"
    metadata = get(f"{served.url}/.well-known/authzen-configuration").json()
    assert metadata["policy_decision_point"] == served.url
    asked = {
        "subject": {"type": "employee", "id": "1"},
        "action": {"name": "refer"},
        "resource": {"type": "person", "id": "2"},
    }
    for path in ("/access/v1/evaluation", "/certification/access/v1/evaluation"):
        assert httpx.post(f"{served.url}{path}", json=asked, trust_env=False, timeout=30).status_code in (200, 400)
    for path in ("/", "/article"):
        page = get(f"{served.url}{path}", follow_redirects=True)
        assert page.status_code == 200
        assert "text/html" in page.headers["content-type"]
        assert "server" not in page.headers
    assert "text/html" in get(f"{served.url}/accessories").headers["content-type"]
    assert "text/html" not in get(f"{served.url}/access/nothing").headers.get("content-type", "")


def test_what_it_keeps_is_for_its_owner_alone(served: Served) -> None:
    assert stat.S_IMODE(served.data.stat().st_mode) == 0o700


def test_the_first_time_it_sets_a_ledger_up_and_says_so_in_a_line(served: Served) -> None:
    place = Place(served.data / "ledger")
    said, *_ = served.errors.read_text().splitlines()
    assert said.startswith(f"A ledger has been set up in {place.folder}, ")
    assert str(place.passphrase) in said
    assert "the README says how to take that away" in said
    assert find_key(place, {}).name in (place.public / "checkpoint").read_text()
    for path in (place.key, place.passphrase):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_request_is_logged(served: Served) -> None:
    get(f"{served.url}/{PLANTED}", params={"q": PLANTED})
    get(f"{served.url}/access/{PLANTED}")
    with socket.create_connection((served.url.split("//")[1].split(":")[0], int(served.url.rsplit(":", 1)[1]))) as raw:
        raw.sendall(f"{PLANTED}\r\n\r\n".encode())
        raw.recv(1000)
    assert PLANTED not in served.errors.read_text()


def test_a_port_that_is_taken_is_one_line(served: Served) -> None:
    result = run("serve", "--port", served.url.rsplit(":", 1)[1])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "charteroak: --port: a port that is taken is not allowed here; allowed: one that is free"
    )
    assert result.stderr.count("\n") == 1


def test_sigterm_ends_it_in_order(served: Served) -> None:
    """The last test with this server but the next, which starts another one in its folder."""
    client = httpx.Client(trust_env=False, timeout=30)
    client.get(f"{served.url}/healthz")  # a connection that is kept alive does not keep it
    assert served.end(signal.SIGTERM) == 0
    client.close()
    errors = served.errors.read_text()
    assert "Traceback" not in errors
    assert "ERROR" not in errors


def test_where_the_ledger_is_locked_it_says_so_and_answers_all_the_same(served: Served, tmp_path: Path) -> None:
    """In the folder of a server that has ended, from which the passphrase was taken away."""
    shutil.copytree(served.data, tmp_path / "new" / "data")
    (tmp_path / "new" / "data" / "ledger-passphrase").unlink()
    again = Served(tmp_path)
    try:
        assert get(f"{again.url}/readyz").status_code == 200
        assert again.end(signal.SIGTERM) == 0
    finally:
        again.kill()
    said, begin = again.errors.read_text().splitlines()
    assert begin.startswith("This office has no administrator yet: open /begin/ on this site, with the set-up code ")
    assert said.startswith("charteroak: answers are given and none is recorded: the ledger's key is locked")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder without a ledger, a recorder that knows nothing of it yet, and nothing else in the environment."""
    for name in [name for name in os.environ if name.startswith("CHARTEROAK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    monkeypatch.setattr("charteroak.cli.ledger_start.COST", 10)
    recorder.cache_clear()
    yield tmp_path
    recorder().close()
    recorder.cache_clear()


def act() -> Recorded:
    """Record that someone acts on an answer."""
    facts = {"resident": True, "required_by_law": True}
    answer = charteroak.ask("provide_service", facts)
    assert answer.outcome != "unknown"
    return recorder().record(answer, facts)


def test_what_is_recorded_while_it_serves_is_signed_when_it_has_ended(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for count in (1, 2):  # the second time the ledger is there
        with ledger_open(wanted=True):
            assert act().index == count
        assert f"\n{count + 1}\n" in (own / "ledger" / "public" / "checkpoint").read_text()
        assert capsys.readouterr().err.count("\n") == 2 - count
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("ledger")] == []


@pytest.mark.parametrize("there", [True, False])
def test_a_ledger_that_is_not_wanted_is_left_alone(own: Path, there: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if there:
        create_unattended(Place.from_environment(), vocabulary())
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    with ledger_open(wanted=False), pytest.raises(NotRecorded) as refused:
        act()
    assert refused.value.why == "no_ledger"
    assert before == {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    assert capsys.readouterr().err == ""


def test_a_key_of_the_environment_opens_the_ledger_that_is_set_up(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = SignerKey.generate("ledger.example", KeyType.ED25519)
    monkeypatch.setenv(KEY_VARIABLE, key.skey)
    with ledger_open(wanted=True):
        act()
    assert "Its key is in the environment alone." in capsys.readouterr().err
    assert sorted(path.name for path in own.iterdir() if "writer" not in path.name) == ["ledger", "ledger-lock.sqlite"]
    assert not (own / "ledger" / "key").exists()


def test_a_passphrase_of_the_environment_is_not_kept(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PLANTED)
    with ledger_open(wanted=True):
        act()
    assert PLANTED not in capsys.readouterr().err
    assert not (own / "ledger-passphrase").exists()
    for path in own.rglob("*"):
        assert path.is_dir() or PLANTED.encode() not in path.read_bytes()


def test_a_person_who_starts_it_is_asked_for_the_passphrase(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    scratch(own.parent / "made").data.rename(own / "made")
    monkeypatch.setenv("CHARTEROAK_DATA", str(own / "made"))
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "")  # so that it is taken away again
    monkeypatch.setattr("charteroak.cli.ledger_start.ask_passphrase", lambda: asked.append(1) or PASSPHRASE)
    with ledger_open(wanted=True):
        act()
    assert asked == [1]


@pytest.mark.parametrize(
    ("damage", "says"),
    [("key", "key: "), ("log.sqlite", "log.sqlite: "), ("public/keys", "keys: "), ("policy", "policy: ")],
)
def test_a_ledger_that_cannot_be_opened_is_a_line_and_guidance_goes_on(
    own: Path, damage: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    create_unattended(Place.from_environment(), vocabulary())
    (own / "ledger" / damage).write_bytes(b"damaged\n")
    with ledger_open(wanted=True), pytest.raises(NotRecorded):
        act()
    said = capsys.readouterr().err
    assert said.startswith("charteroak: answers are given and none is recorded: ")
    assert said.count("\n") == 1
    assert says in said


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/ledger", "/ledger"),
        ("/es/ledger/checkpoint", "/es/ledger/checkpoint"),
        ("/ledger/tile/0/x001/234", "/ledger/tile/0/x001/234"),
        ("/ledger/tile/entries/000.p/17", "/ledger/tile/entries/000.p/17"),
        ("/ledger/vocabulary/ddfced106bd5a95c", "/ledger/vocabulary/…"),
        ("/ledger/entries/ab12", "/ledger/entries/…"),
        ("/ledger/17", "/ledger/…"),
        (f"/ledger/tile/0/{PLANTED}", "/ledger/tile/…/…"),
        (f"/{PLANTED}/tile/0/001", "/…/tile/0/001"),
        ("/ledger/tile/0/001/123456789", "/ledger/tile/…/…/…"),
        ("/tile/0/000.p/999", "/tile/…/…/…"),
        ("tile/0/000", "tile/…/…"),
        ("/ledgers", "/…"),
        ("", ""),
    ],
)
def test_an_access_log_names_the_ledgers_files_and_nothing_that_a_caller_wrote(path: str, logged: str) -> None:
    assert server.own_words(path) == logged


def test_ctrl_c_ends_it_too_and_the_access_log_is_there_when_asked_for(tmp_path: Path) -> None:
    served = Served(tmp_path, "--access-log", "--host", "localhost", CHARTEROAK_DATA=str(DATA))
    try:
        get(f"{served.url}/healthz?{PLANTED}={PLANTED}")
        get(f"{served.url}/access/{PLANTED}")
        get(f"{served.url}/{PLANTED}?{PLANTED}")
        assert served.end(signal.SIGINT) == 0
    finally:
        served.kill()
    logged = served.errors.read_text()
    assert "/healthz" in logged
    assert "/access/…" in logged
    assert PLANTED not in logged


@pytest.mark.parametrize(
    ("arguments", "env", "says"),
    [
        (
            ["--port", "65536"],
            {},
            "--port: something else is not allowed here; allowed: a whole number from 0 to 65535",
        ),
        (["--host", f"{PLANTED}.invalid"], {}, "--host: a name that no address is found for"),
        (["--host", "a" * 100 + ".b"], {}, "--host: a name that no address is found for"),
        (["--host", "192.0.2.1"], {}, "--host and --port: an address that cannot be had"),
        (["--log-level", PLANTED], {}, "--log-level: another text"),
        (
            ["--port", "0"],
            {"CHARTEROAK_DATA": "/dev/null/x"},
            "CHARTEROAK_DATA: a file that cannot be used (Not a directory)",
        ),
    ],
)
def test_what_cannot_be_served_is_one_line(arguments: list[str], env: dict[str, str], says: str) -> None:
    result = run("serve", *arguments, env=env)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


def test_a_setting_that_is_wrong_is_one_line() -> None:
    done = process("serve", "--port", "0", env={"CHARTEROAK_PUBLIC_URL": PLANTED})
    assert (done.returncode, done.stdout) == (2, b"")
    want = b"charteroak: CHARTEROAK_PUBLIC_URL must be an http or https address without a query or a fragment\n"
    assert done.stderr == want


def test_the_start_and_the_end_of_the_process_are_the_services(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, str]] = []

    def app(name: str) -> Any:
        async def application(scope: Any, _receive: Any, _send: Any) -> None:
            called.append((name, scope.get("path", scope["type"])))

        return application

    monkeypatch.setattr("charteroak.pdp.app.create_app", lambda: app("service"))
    site = SimpleNamespace(application=app("site"))
    monkeypatch.setitem(sys.modules, "charteroak.office.asgi", site)  # so that Django is not set up in this process
    joined = server.joined_app()

    async def ask() -> None:
        await joined({"type": "lifespan"}, None, None)  # type: ignore[arg-type]
        for path in ("/", "/healthz", "/healthzz", "/access/v1/evaluation", "/accessv1", "/article"):
            await joined({"type": "http", "path": path}, None, None)  # type: ignore[arg-type]

    asyncio.run(ask())
    assert called == [
        ("service", "lifespan"),
        ("site", "/"),
        ("service", "/healthz"),
        ("site", "/healthzz"),
        ("service", "/access/v1/evaluation"),
        ("site", "/accessv1"),
        ("site", "/article"),
    ]
