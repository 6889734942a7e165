"""A limit on what can be posted, before Django sees it: beyond some size Django would put it into a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_TOO_LARGE = b"413: what was sent is too large for this site.\n"


def limited(
    app: App, most: int, larger: Mapping[str, int] | None = None, below: Mapping[str, int] | None = None
) -> App:
    """The ASGI application `app`, which sees no body of more than `most` bytes: those are answered with 413.

    `larger` has the addresses that take more, and how much; `below` has beginnings of such addresses.
    """
    sizes, begins = larger or {}, (below or {}).items()

    def allowed(path: str) -> int:
        return sizes.get(path) or next((size for begin, size in begins if path.startswith(begin)), most)

    async def serve(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        try:
            body = await _body(receive, allowed(scope.get("path", "")))
        except _Gone:
            return  # half a form is none: nothing is done with it
        if body is None:
            await _refuse(send)
        else:
            await app(scope, _replay(body, receive), send)

    return serve


class _Gone(Exception):
    """The client went away before all that it wanted to send had come."""


async def _body(receive: Receive, most: int) -> bytes | None:
    """The whole body, or None where it is too large."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body in one message, and then whatever still comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(_TOO_LARGE)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _TOO_LARGE})
