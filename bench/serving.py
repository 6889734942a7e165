"""A server on one core and a client on another, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

PATH = "/access/v1/evaluation"
CONNECTIONS = 16
START_SECONDS = 30
# As few of uvicorn's own doings as it can be asked for.
UVICORN = ("--factory", "--no-access-log", "--log-level", "warning", "--loop", "uvloop", "--http", "httptools")
CLIENT = "wrk" if shutil.which("wrk") else "our own client (bench/client.py), as there is no wrk"
_ROOT = Path(__file__).resolve().parent.parent


class CannotServe(Exception):
    """A server does not start, or not every request was answered as it should be."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a client saw in one run: answers a second, and how long they took; and how busy the server's core was."""

    done: int
    seconds: float
    p50: float
    p99: float
    busy: float = 1.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.done / self.seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers on a port, in a process of its own."""

    port: int
    process: int

    def processor_seconds(self) -> float | None:
        """How much of its core's time it has had so far; None where the system does not say."""
        try:
            return int(Path(f"/proc/{self.process}/schedstat").read_text().split()[0]) / 1e9
        except OSError:
            return None


@contextmanager
def serving(app: str, core: int, **environment: str) -> Iterator[Server]:
    """An application under uvicorn on one core."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "uvicorn", app, *UVICORN, "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=_ROOT, env={**os.environ, **environment}, preexec_fn=partial(_pin, core)
    ) as process:
        try:
            _wait(process, port)
            yield Server(port, process.pid)
        finally:
            _stop(process)


def _pin(core: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(START_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise CannotServe("the server does not answer")


def ask(server: Server, *, bodies: Sequence[str], core: int, seconds: float) -> Run:
    """What a client on a core of its own sees that sends these bodies over and over."""
    before = server.processor_seconds()
    run = (_ask_with_wrk if shutil.which("wrk") else _ask_with_ours)(server.port, bodies, core, seconds)
    after = server.processor_seconds()
    return run if before is None or after is None else replace(run, busy=(after - before) / run.seconds)


def _ask_with_ours(port: int, bodies: Sequence[str], core: int, seconds: float) -> Run:
    head = f"POST {PATH} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: "
    requests = [f"{head}{len(body)}\r\n\r\n{body}" for body in bodies]
    what = {"port": port, "requests": requests, "connections": CONNECTIONS, "seconds": seconds}
    done = json.loads(_client([sys.executable, "-m", "bench.client"], core, json.dumps(what)))
    if done["failed"]:
        raise CannotServe(f"{done['failed']} requests failed")
    return Run(done["done"], done["seconds"], done["p50"], done["p99"])


_WRK = """
local bodies = {{ {bodies} }}
local headers = {{ ["content-type"] = "application/json" }}
local requests, at = {{}}, 0
init = function()
  for i, body in ipairs(bodies) do requests[i] = wrk.format("POST", "{path}", headers, body) end
end
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  print(string.format("FOUND %d %d %d %d %d", summary.requests, summary.duration, failed,
    latency:percentile(50), latency:percentile(99)))
end
"""
_FOUND = re.compile(r"^FOUND (\d+) (\d+) (\d+) (\d+) (\d+)$", re.MULTILINE)


def _ask_with_wrk(port: int, bodies: Sequence[str], core: int, seconds: float) -> Run:
    script = _WRK.format(bodies=", ".join(f"[==[{body}]==]" for body in bodies), path=PATH)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{round(seconds)}s", "-s", file.name]
        said = _client(["wrk", *options, f"http://127.0.0.1:{port}"], core, "")
    found = _FOUND.search(said)
    if found is None:
        raise CannotServe("wrk did not say what it found")
    requests, microseconds, failed, p50, p99 = map(int, found.groups())
    if failed:
        raise CannotServe(f"{failed} requests failed")
    return Run(requests, microseconds / 1e6, p50 / 1e6, p99 / 1e6)


def _client(command: list[str], core: int, given: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=_ROOT, input=given, text=True, capture_output=True, check=False, preexec_fn=partial(_pin, core)
    )
    if done.returncode:
        raise CannotServe(f"the client ended with status {done.returncode}: {done.stderr.strip()[-200:]}")
    return done.stdout
