"""The service is told to stop: what was begun is answered, within a bound, and it can start again where it was."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_running import COMMAND

_BOUND = 5
"""Seconds for which what was begun is waited for (`cli.serve`)."""


@contextmanager
def serving(data: Path, port: int) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A server, and its port: a free one for 0."""
    env = {**os.environ, "CHARTEROAK_DATA": str(data)}
    with (data.parent / "errors").open("ab") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own
            [COMMAND, "serve", "--no-ledger", "--port", str(port)], env=env, stdout=subprocess.PIPE, stderr=errors
        )
    assert process.stdout is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline().decode())
        assert found, (data.parent / "errors").read_text()
        yield process, int(found[1])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def begun(port: int) -> Iterator[socket.socket]:
    """A request of which half was sent."""
    head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as waiting:
        waiting.sendall(f"{head}Content-Length: 10\r\nExpect: 100-continue\r\n\r\n".encode())
        assert b"100 Continue" in waiting.recv(100)  # it is being answered, and reads the body now
        waiting.sendall(b"act=a")
        yield waiting


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stopping") / "data"


def test_what_was_begun_is_answered_and_it_starts_again_on_the_same_port(data: Path) -> None:
    with serving(data, 0) as (process, port), begun(port) as waiting:
        process.send_signal(signal.SIGTERM)
        time.sleep(1)
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port), timeout=5)
        assert process.poll() is None
        waiting.sendall(b"rrest")
        assert waiting.recv(1000).startswith(b"HTTP/1.1 200 ")
        assert process.wait(30) == 0
    with serving(data, port) as (process, again):
        assert again == port
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert "Traceback" not in (data.parent / "errors").read_text()


def test_what_never_ends_is_cut_off(data: Path) -> None:
    with serving(data, 0) as (process, port), begun(port) as waiting:
        told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert time.monotonic() - told >= _BOUND - 1
        assert not waiting.recv(1000).startswith(b"HTTP/1.1 200 ")
