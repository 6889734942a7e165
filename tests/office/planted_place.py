"""A whole Charter Oak in a process of its own, watched: every byte that it writes and every answer that it gives.

It has a data folder, a home, a folder for temporary files and a working directory of its own, and runs under strace
where there is strace: what was written to a file that is gone again is seen, too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from office_complaints import PASSPHRASE
from office_visitor import Visitor
from oidc_provider import CLIENT, SECRET, Provider, run

COMMAND = str(Path(sys.executable).with_name("charteroak"))
STRACE = shutil.which("strace") if sys.platform == "linux" else None
_CALLS = "execve,write,pwrite64,writev,pwritev,pwritev2,sendfile,connect,sendto,sendmsg"
_STRACE = f"-f --seccomp-bpf -qq -y -xx -s 1048576 -e trace={_CALLS} -e signal=none"
_WRITE = re.compile(r"^(?:\d+ +)?(p?writev?(?:64|2)?)\(\d+<((?:[^>\\]|\\.)*)>(?:\(deleted\))?, (.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECONDS = 60
PEOPLE = """
import json, os, sys
sys.path[:0] = [{tests!r}]
os.environ["DJANGO_SETTINGS_MODULE"] = "charteroak.office.settings"
import django; django.setup()
from charteroak.office.database import ready; ready()
from office_accounts import member
from office_people import made, session_key
from charteroak.office.roles import Role
told = {{}}
for role in (*Role, "counsel2", "supervisor2", "auditor2"):
    person, _ = member(Role(str(role).rstrip("2")), name=f"Person {{role}}", department="library")
    told[str(role)] = [session_key(person), person.login, person.handle]
from charteroak.office.accounts.models import Person
from charteroak.office.complaints.keyfile import new_pair, seal_key
from charteroak.office.complaints.models import AuditorKey
pair = new_pair()
owner = Person.objects.get(login=told["auditor"][1])
kept = AuditorKey.objects.create(person=owner.handle, public=pair.public, proven=True)
told["key"] = [seal_key(pair, {passphrase!r}, 10).hex(), kept.id, ""]
from charteroak.office.accounts.models import Passkey
owner = Person.objects.get(login=told["auditor2"][1])
passkey = Passkey.objects.create(person=owner, name="mine", credential="c" * 22, public_key=b"k")
told["passkey"] = [passkey.handle, "", ""]
print(json.dumps(told))
"""


@dataclass(frozen=True)
class Heard:
    """An answer of the site."""

    method: str
    path: str
    """With its query."""
    asked: bytes
    """What was sent: address, headers and body."""
    status: int
    headers: bytes
    body: bytes


@dataclass(frozen=True)
class Answer:
    """An answer, as the visitors of the other tests read one."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    request: Mapping[str, str]


class Wire:
    """In the place of Django's client for tests: the same calls, over the network."""

    def __init__(self, place: Watched, session: str = "") -> None:
        self._place = place
        self._http = httpx.Client(base_url=place.url, trust_env=False, timeout=_SECONDS)
        place.closing.callback(self._http.close)
        if session:
            self._http.cookies.set("charteroak-session", session)

    def get(self, path: str, data: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Open an address."""
        return self.send("GET", f"{path}?{urlencode(data)}" if data else path, b"", headers or {})

    def post(
        self, path: str, data: Any = None, content_type: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send fields as a form with files would, or a body of some type."""
        from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

        body = data if isinstance(data, bytes | str) else encode_multipart(BOUNDARY, data or {})
        typed = {"Content-Type": content_type or MULTIPART_CONTENT, **(headers or {})}
        return self.send("POST", path, body.encode() if isinstance(body, str) else body, typed)

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Ask anything."""
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        answer = self._http.request(method, path, content=body, headers=raw)
        asked = b"\n".join((path.encode(), json.dumps(dict(headers)).encode(), body))
        told = b"\n".join(name + b": " + value for name, value in answer.headers.raw)
        self._place.heard.append(Heard(method, path, asked, answer.status_code, told, answer.content))
        return Answer(answer.status_code, answer.headers, answer.content, {"PATH_INFO": path.partition("?")[0]})


class Over(Visitor):
    """A visitor of the running site."""

    def __init__(self, place: Watched, session: str = "") -> None:
        self._client = Wire(place, session)
        self.page, self.status, self.asked = None, 0, []


@dataclass
class Watched:
    """The running site and what it lives in. `home` holds all that it can write to that is not the machine's."""

    home: Path
    trace: Path
    url: str = ""
    people: dict[str, list[str]] = field(default_factory=dict)
    """By role: the key of a session, the login, the handle."""
    heard: list[Heard] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)
    """What commands beside it printed."""
    provider: Provider = field(default_factory=Provider)
    """The identity provider that it knows."""
    closing: ExitStack = field(default_factory=ExitStack)
    """What is closed when the site has ended."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.home / "data"

    @property
    def environment(self) -> dict[str, str]:
        """Where everything lies, for the site and for commands beside it."""
        own = {"HOME": "home", "TMPDIR": "tmp", "CHARTEROAK_DATA": "data", "XDG_CACHE_HOME": "cache"}
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        more = {"CHARTEROAK_LIMITS": "off", "PYTHONDONTWRITEBYTECODE": "1"}
        oidc = {"ISSUER": self.provider.url, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "CLAIM": "groups",
                "MAPPING": "clerks=employee", "CREATE": "yes"}  # fmt: skip
        more |= {f"CHARTEROAK_OIDC_{name}": value for name, value in oidc.items()}
        return {**kept, **more, **{name: str(self.home / folder) for name, folder in own.items()}}

    def as_(self, role: str = "") -> Over:
        """Someone with this role who is signed in and has just proven it, or nobody."""
        return Over(self, self.people[role][0] if role else "")

    def run(self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> int:
        """A command beside the site, with the same environment; what it prints is kept. Its status."""
        done = subprocess.run(  # noqa: S603 - our own command
            [COMMAND, *arguments],
            input=given, capture_output=True, cwd=self.home / "cwd", env={**self.environment, **(more or {})},
            timeout=_SECONDS, check=False,
        )  # fmt: skip
        self.printed += [done.stdout, done.stderr]
        return done.returncode

    @contextmanager
    def running(self) -> Iterator[None]:
        """The provider and the site, which is stopped at the latest at the end."""
        provider = run(self.provider)
        try:
            self._begin()
            yield
        finally:
            self.closing.close()
            provider.shutdown()
            provider.server_close()
            if self._process is not None and self._process.poll() is None:
                os.kill(self.pid, signal.SIGKILL)
                self._process.wait(_SECONDS)

    def _begin(self) -> None:
        for name in ("data", "home", "tmp", "cache", "cwd", "log"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        script = PEOPLE.format(tests=str(Path(__file__).parent), passphrase=PASSPHRASE)
        made = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", script], capture_output=True, env=self.environment, check=True
        )
        self.people = json.loads(made.stdout.splitlines()[-1])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        strace = [STRACE, *_STRACE.split(), "-o", str(self.trace)] if STRACE else []
        serve = [COMMAND, "serve", "--port", str(port), "--log-level", "debug", "--access-log"]
        with (self.home / "log" / "out").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [*strace, *serve], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.environment, cwd=self.home / "cwd",
            )  # fmt: skip
        deadline = time.monotonic() + _SECONDS
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", trust_env=False).is_success
        except httpx.TransportError:
            return False

    def log(self) -> str:
        """What the site has printed."""
        return (self.home / "log" / "out").read_text()

    def end(self) -> int:
        """Tell the site to stop, and wait. Its status."""
        assert self._process is not None
        os.kill(self.pid, signal.SIGTERM)
        try:
            return self._process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise

    @property
    def pid(self) -> int:
        """The number of the site's own process, which strace, where there is one, is the parent of."""
        assert self._process is not None
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return int(children.read_text().split()[0]) if STRACE else self._process.pid

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file there is now, with its name."""
        for path in sorted(self.home.rglob("*")):
            name = str(path.relative_to(self.home))
            yield f"name of {name}", name.encode()
            if path.is_file():
                yield name, path.read_bytes()

    def written(self) -> Iterator[tuple[str, bytes]]:
        """What was written to each file, gone or not, in order, by the calls of the system."""
        found: dict[str, list[bytes]] = {}
        for line in self.trace.read_text().splitlines() if STRACE else ():
            call = _WRITE.match(line)
            if call is not None and "= -1" not in line[-60:]:
                where = _plain(call[2]).decode(errors="replace")
                if where.startswith("/") and not where.startswith("/dev/"):
                    found.setdefault(where, []).extend(_plain(each) for each in _STRING.findall(call[3]))
        for where, parts in found.items():
            yield f"written to {where}", b"".join(parts)

    def started(self) -> Iterator[bytes]:
        """The arguments of each program that was started."""
        for line in self.trace.read_text().splitlines() if STRACE else ():
            if " execve(" in line:
                yield b" ".join(_plain(each) for each in _STRING.findall(line))

    def connected(self) -> list[str]:
        """Every address outside of this machine that a connection was tried to."""
        lines = self.trace.read_text().splitlines() if STRACE else []
        return [line for line in lines if " connect(" in line and "AF_INET" in line and not _is_here(line)]


def _is_here(line: str) -> bool:
    address = re.search(r'inet_addr\("([^"]*)"', line)
    return address is not None and _plain(address[1]).startswith(b"127.")


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
