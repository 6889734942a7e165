"""A learning system small enough to read: it launches a unit of a package, and keeps what the unit says."""

from __future__ import annotations

import io
import json
import threading
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

TOKEN = "dG9rZW46b25seQ=="  # noqa: S105 - of this server alone
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://hr.hartford.example", "name": "4711"}}
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}


class SmallLrs:
    """What the learning system keeps."""

    def __init__(self, package: bytes, au: str) -> None:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.au, self.activity, self.url = au, "https://lms.example/au/1", ""
        self.statements: list[dict] = []
        self.documents: dict[tuple[str, ...], bytes] = {}
        self.requests: list[str] = []
        self.fetches: set[str] = set()
        self.refuses: list[str] = []
        """Paths whose next request fails."""
        self._heard = threading.Condition()

    def launch(self, registration: str, mode: str = "Normal", languages: str = "", **more: object) -> str:
        """The address by which a unit is opened (8.1), with the launch data laid down before (10)."""
        session = str(uuid.uuid4())
        grouping = [{"objectType": "Activity", "id": self.au}]
        template = {"contextActivities": {"grouping": grouping}, "extensions": {SESSION: session}}
        data = {"contextTemplate": template, "launchMode": mode, "moveOn": "CompletedAndPassed", **more}
        self.documents["state", registration, "LMS.LaunchData"] = json.dumps(data).encode()
        if languages:
            wanted = {"languagePreference": languages, "audioPreference": "off"}
            self.documents["profile", "cmi5LearnerPreferences"] = json.dumps(wanted).encode()
        query = {
            "endpoint": f"{self.url}/xapi",
            "fetch": f"{self.url}/fetch?{session}",
            "actor": json.dumps(ACTOR),
            "registration": registration,
            "activityId": self.activity,
        }
        return f"{self.url}/unit/index.html?{urlencode(query)}"

    def wait_for(self, verb: str) -> None:
        """Wait until a verb has been said: a page that is closing says it behind the test's back."""
        with self._heard:
            assert self._heard.wait_for(lambda: verb in self.verbs, timeout=10)

    @property
    def verbs(self) -> list[str]:
        return [each["verb"]["id"].rsplit("/", 1)[1] for each in self.statements]

    def answer(self, method: str, target: str, headers, body: bytes) -> tuple[int, str, bytes]:
        """Status, type and body."""
        split = urlsplit(target)
        self.requests.append(f"{method} {split.path}")
        if split.path in self.refuses:
            self.refuses.remove(split.path)
            return 503, "text/plain", b""
        if split.path.startswith("/unit/") and (found := self.files.get(split.path.removeprefix("/unit/"))) is not None:
            return 200, f"{KINDS[split.path.rsplit('.', 1)[1]]}; charset=utf-8", found
        if split.path == "/back":
            return 200, "text/html; charset=utf-8", b"<!doctype html><html lang=en><title>back</title><h1>back</h1>"
        if split.path == "/fetch" and method == "POST":
            return 200, "application/json", self._token(split.query)
        if headers.get("Authorization") != f"Basic {TOKEN}" or headers.get("X-Experience-API-Version") != "1.0.3":
            return 401, "text/plain", b""
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        return self._xapi(method, split.path, query, body)

    def _token(self, session: str) -> bytes:
        if session in self.fetches:
            return json.dumps({"error-code": "1", "error-text": "used"}).encode()
        self.fetches.add(session)
        return json.dumps({"auth-token": TOKEN}).encode()

    def _xapi(self, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        if path == "/xapi/statements" and method == "PUT":
            statement = json.loads(body)
            assert statement["id"] == query["statementId"]
            if statement["id"] not in {each["id"] for each in self.statements}:
                with self._heard:
                    self.statements.append(statement)
                    self._heard.notify_all()
            return 204, "text/plain", b""
        assert json.loads(query["agent"]) == ACTOR
        if path == "/xapi/agents/profile":
            key: tuple[str, ...] = ("profile", query["profileId"])
        else:
            assert path == "/xapi/activities/state"
            assert query["activityId"] == self.activity
            key = ("state", query["registration"], query["stateId"])
        if method == "PUT":
            assert query.get("stateId") != "LMS.LaunchData"  # the unit must not change it (10)
            self.documents[key] = body
            return 204, "text/plain", b""
        found = self.documents.get(key)
        return (404, "text/plain", b"") if found is None else (200, "application/json", found)


@contextmanager
def running(lrs: SmallLrs) -> Iterator[SmallLrs]:
    """The learning system, answering on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, kind, answer = lrs.answer(self.command, self.path, self.headers, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status != 204:
                self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(b"" if status == 204 else answer)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    lrs.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield lrs
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
