"""The ledger's files over HTTP: what a log publishes, to anyone, and nothing else that lies on the disk."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fixtures.recorded_cases import ARREST, permitted, vkey
from pdp_client import Waiting

from charteroak.ledger import verify
from charteroak.pdp.app import Settings, create_app, serves
from charteroak.pdp.ledger import PATHS, PREFIXES
from charteroak.recording.place import Place
from charteroak.recording.recorder import Acted, recorder

FOR_GOOD, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"


@pytest.fixture
def log(ledger: Place) -> Place:
    """A ledger of 300 entries, of which the first 256 fill a bundle and a tile."""
    for count in (9, 290):
        recorder().record_all([Acted(permitted(), ARREST)] * count)
    recorder().close()
    return ledger


@pytest.fixture
def client(log: Place) -> Waiting:  # noqa: ARG001 - it lies where the environment says
    return Waiting(create_app(Settings()))


def published(place: Place) -> dict[str, bytes]:
    return {
        path.relative_to(place.public).as_posix(): path.read_bytes()
        for path in place.public.rglob("*")
        if path.is_file()
    }


def test_every_file_that_is_published_is_served(log: Place, client: Waiting) -> None:
    files = published(log)
    assert {"checkpoint", "keys", "tile/0/000", "tile/entries/000", "tile/entries/001.p/44"} <= files.keys()
    for path, content in files.items():
        response = client.get(f"/ledger/{path}", x_request_id="7")
        assert (response.status, response.body) == (200, content), path
        assert response.headers["content-length"] == str(len(content))
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-request-id"] == "7"
        kind, kept = ("application/octet-stream", FOR_GOOD) if path.startswith("tile/") else ("text/plain", FOR_GOOD)
        kept = ASK_AGAIN if path in ("checkpoint", "keys") else kept
        assert response.headers["content-type"].startswith(kind), path
        assert response.headers["cache-control"] == kept, path


def test_the_checkpoint_is_text_in_utf_8(client: Waiting) -> None:
    """C2SP tlog-tiles asks for it."""
    assert client.get("/ledger/checkpoint").headers["content-type"] == "text/plain; charset=utf-8"


def test_the_verifier_is_served_as_it_is(client: Waiting) -> None:
    response = client.get("/ledger/verify.py")
    assert response.body == Path(str(verify.__file__)).read_bytes()
    assert response.headers["content-type"] == "text/x-python; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="verify.py"'
    assert response.headers["access-control-allow-origin"] == "*"


def test_heads_have_no_bodies(log: Place, client: Waiting) -> None:
    for path in [*published(log), "verify.py"]:
        found, head = client.get(f"/ledger/{path}"), client.send("HEAD", f"/ledger/{path}", [b""], {})
        assert head.body == b""
        assert (head.status, head.headers) == (found.status, found.headers)


def test_who_has_a_file_is_not_sent_it_again(log: Place, client: Waiting) -> None:
    """Until it is another: the checkpoint of a log that has grown."""
    for path in [*published(log), "verify.py"]:
        tag = client.get(f"/ledger/{path}").headers["etag"]
        for shown in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            response = client.get(f"/ledger/{path}", if_none_match=shown)
            assert (response.status, response.body) == (304, b"")
            assert response.headers["etag"] == tag
            assert response.headers["access-control-allow-origin"] == "*"
            assert response.headers["cache-control"]
            assert "content-length" not in response.headers
        for shown in ("", '"other"', tag[1:-1]):
            assert client.get(f"/ledger/{path}", if_none_match=shown).status == 200
    before = client.get("/ledger/checkpoint").headers["etag"]
    recorder().record(permitted(), ARREST)
    assert client.get("/ledger/checkpoint", if_none_match=before).status == 200


def test_a_dropped_partial_tile_is_not_there_and_the_full_one_is(log: Place, client: Waiting) -> None:
    """The specification lets clients fall back to that one, and a log drop this one."""
    for level in ("0", "entries"):
        assert not (log.public / f"tile/{level}/000.p").exists()
        assert client.get(f"/ledger/tile/{level}/000.p/10").status == 404
        assert client.get(f"/ledger/tile/{level}/000").status == 200


NOWHERE = [
    "tile/",
    "tile/0",
    "tile/0/",
    "tile/0/002",
    "tile/9/000",
    "tile/64/000",
    "tile/0/0",
    "tile/0/0000",
    "tile/0/x000/000",
    "tile/0/000.p/256",
    "tile/0/001.p/043",
    "tile/0/001.p/",
    "tile/0/001.p",
    "tile/0/\u0660\u0660\u0660",
    "tile/entries/000/",
    "tile/entries/../entries/000",
    "tile/../checkpoint",
    "tile/../../key",
    "tile/../../../ledger-passphrase",
    "tile//../../key",
    "tile/0/000\0",
    "tile/0/000\n",
    "tile/0/..\\..\\key",
    "tile//etc/passwd",
    "vocabulary/",
    "vocabulary/..",
    "vocabulary/../../key",
    "vocabulary/0123456789abcdef",
    "vocabulary/0123456789ABCDEF",
    "vocabulary/0123456789abcdef\n",
    "vocabulary/0123456789abcdef/x",
    "retention/../../key",
    "retention/" + "0" * 64,
]


def test_elsewhere_there_is_nothing(client: Waiting) -> None:
    """As the address comes to the service: what was escaped in it no longer is."""
    for path in NOWHERE:
        response = client.get(f"/ledger/{path}")
        assert response.status == 404, path
        assert response.text == "there is nothing at this address"
        assert response.headers["cache-control"] == "no-store"


def test_a_browser_may_see_that_a_file_is_not_there(client: Waiting) -> None:
    """Else it could not fall back from a partial tile to the full one."""
    assert client.get("/ledger/tile/0/000.p/10").headers["access-control-allow-origin"] == "*"


def test_no_link_leads_out(log: Place, client: Waiting, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "000").write_bytes(b"zq7planted")
    (log.public / "tile/2").symlink_to(secret)
    (log.public / "tile/3").mkdir()
    (log.public / "tile/3/000").symlink_to(log.key)
    (log.public / "tile/4").mkdir()
    (log.public / "tile/4/000").symlink_to("000")
    (log.public / "tile/5/000").mkdir(parents=True)
    os.mkfifo(log.public / "tile/5/001")
    (log.public / "checkpoint").unlink()
    (log.public / "checkpoint").symlink_to(log.passphrase)
    for path in ("tile/2/000", "tile/3/000", "tile/4/000", "tile/5/000", "tile/5/001", "checkpoint"):
        response = client.get(f"/ledger/{path}")
        assert response.status == 404, path
        assert b"zq7planted" not in response.body


def test_the_folder_itself_may_be_a_link(log: Place, client: Waiting, tmp_path: Path) -> None:
    """To another disk, for instance: that is for who runs it to say."""
    shutil.move(log.public, tmp_path / "elsewhere")
    log.public.symlink_to(tmp_path / "elsewhere")
    assert client.get("/ledger/checkpoint").status == 200


@pytest.mark.usefixtures("place")
def test_without_a_ledger_there_is_the_verifier_alone() -> None:
    client = Waiting(create_app(Settings()))
    for path in ("checkpoint", "keys", "tile/0/000", "tile/entries/000.p/1", "vocabulary/0123456789abcdef"):
        assert client.get(f"/ledger/{path}").status == 404
    assert client.get("/ledger/verify.py").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_files_are_read_only(client: Waiting, method: str) -> None:
    for path in ("checkpoint", "keys", "verify.py", "tile/0/000"):
        response = client.send(method, f"/ledger/{path}", [b""], {})
        assert (response.status, response.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.usefixtures("log")
def test_the_files_are_anyones_where_questions_need_a_token() -> None:
    client = Waiting(create_app(Settings(token="s3cret")))  # noqa: S106 - of this test only
    assert client.get("/ledger/checkpoint").status == 200
    assert client.post("/access/v1/evaluation", {}).status == 401


def test_the_pages_about_the_ledger_are_the_sites() -> None:
    assert all(serves(path) for path in PATHS)
    assert all(serves(f"{prefix}x") for prefix in PREFIXES)
    others = ["", "/", "/entries/5", "/entries/", "/es/", "/checkpoints", "/keys/", "/verify", "/tile", "/vocabulary"]
    assert not any(serves(f"/ledger{path}") for path in others)
    assert not any(serves(path) for path in ("/es/ledger/", "/es/ledger/checkpoint", "/ledgers/tile/0/000"))


def test_a_file_that_cannot_be_read_is_our_fault_and_says_no_path(
    client: Waiting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", broken)
    response = client.get("/ledger/checkpoint")
    assert response.status == 500
    assert "checkpoint" not in response.text + caplog.text
    assert "OSError in broken" in caplog.text


def test_the_disk_is_read_beside_the_loop(client: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that others are answered meanwhile."""
    real, readers = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: (readers.append(threading.current_thread()), real(path))[1])
    assert client.get("/ledger/checkpoint").status == 200
    assert client.get("/ledger/verify.py").status == 200
    assert len(readers) == 2
    assert threading.main_thread() not in readers


@contextmanager
def running() -> Iterator[str]:
    """The service on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings()), port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        host, port = server.servers[0].sockets[0].getsockname()
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join()


def test_an_outsider_fetches_the_verifier_and_checks_the_log(log: Place, tmp_path: Path) -> None:
    """With nothing but the address and the key; and sees where one byte is another."""
    with running() as url, httpx.Client(base_url=url, trust_env=False) as web:
        script = tmp_path / "verify.py"
        script.write_bytes(web.get("/ledger/verify.py").content)
        key = web.get("/ledger/keys").text.strip()
        assert key == vkey(log)
        recorded = recorder().record(permitted(), ARREST)
        receipt = tmp_path / "receipt"
        receipt.write_bytes(recorded.receipt)
        command = [sys.executable, "-I", str(script), f"{url}/ledger", "--key", key, "--receipt", str(receipt)]

        def verified() -> tuple[int, str]:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - ours
            return done.returncode, done.stdout + done.stderr

        status, said = verified()
        assert (status, said[:20]) == (0, "sound: 301 entries o"), said
        assert "1 receipt(s) agree" in said
        bundle = log.public / "tile/entries/000"
        bundle.write_bytes(bundle.read_bytes()[:-1] + b"?")
        assert verified()[0] == 1
        tag = web.get("/ledger/checkpoint").headers["etag"]
        again = web.get("/ledger/checkpoint", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert web.get("/ledger/tile/%2e%2e/%2e%2e/key").status_code == 404
        assert web.get("/ledger/tile/..%2f..%2fkey").status_code == 404
