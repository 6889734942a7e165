"""Calls an ASGI application without a server between, so that a test can send whatever it likes."""

import asyncio
import json
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message

HOST = "pdp.example.com"


@dataclass(frozen=True)
class Response:
    """What was sent back. Names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """A caller of an application that is served at https://pdp.example.com."""

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self._app = app
        self._prefix = prefix

    def post(self, path: str, value: Any, **headers: str) -> Response:
        """The response to a value as JSON. Headers have underscores for hyphens."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        body = json.dumps(value).encode()
        return self.send("POST", path, [body], {"content-type": "application/json", **named})

    def get(self, path: str, **headers: str) -> Response:
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.send("GET", path, [b""], named)

    def send(
        self, method: str, path: str, parts: Iterable[bytes], headers: Mapping[str, str], *, hang_up: bool = False
    ) -> Response:
        """The response to a body in parts; 0 where there is none. With `hang_up` the caller goes before the last."""
        path, _, query = (self._prefix + path).partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in _with_host(headers)],
            "server": (HOST, 443),
            "client": ("192.0.2.1", 1024),
        }
        sent: list[Message] = []
        self._run(self._app(scope, _Receive(parts, hang_up=hang_up), _Send(sent)))
        if not sent:
            return Response(0, {}, b"")
        found = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
        return Response(sent[0]["status"], found, b"".join(message["body"] for message in sent[1:]))

    def _run(self, call: Coroutine[Any, Any, None]) -> None:
        """Run a call to its end. The service waits for nobody but its caller, so there is no need of a loop."""
        try:
            call.send(None)
        except StopIteration:
            return
        raise AssertionError("the service waits for something")


class Waiting(Client):
    """A caller who waits while the service waits for the disk: for the ledger, or for one of its files."""

    def _run(self, call: Coroutine[Any, Any, None]) -> None:
        asyncio.run(call)


def _with_host(headers: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return {"host": HOST, **headers}.items()


class _Receive:
    def __init__(self, parts: Iterable[bytes], *, hang_up: bool) -> None:
        self._parts = list(parts)
        self._hang_up = hang_up

    async def __call__(self) -> Message:
        part = self._parts.pop(0)
        if self._hang_up and not self._parts:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": part, "more_body": bool(self._parts)}


class _Send:
    def __init__(self, sent: list[Message]) -> None:
        self._sent = sent

    async def __call__(self, message: Message) -> None:
        self._sent.append(message)
