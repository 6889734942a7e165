"""A witness over HTTP: a plain ASGI application. `POST add-checkpoint` is C2SP tlog-witness, `GET /` is for people.

Nothing of a request is logged. Of a fault of ours, the kind of exception and the line are.
"""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from starlette.types import Receive, Scope, Send

from charteroak.ledger.witness import LARGEST, TEXT, Answer, Seen, Witness

READ_SECONDS = 10.0
_LOG = logging.getLogger(__name__)
_HEADERS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))


class _Refused(Exception):
    """A request that is answered before the witness is asked."""

    def __init__(self, status: int, message: str, *headers: tuple[bytes, bytes]) -> None:
        self.answer = Answer(status, TEXT, f"{message}\n".encode())
        self.headers = headers
        super().__init__(message)


class _Gone(Exception):
    """The caller has gone, and wants no answer."""


class WitnessApp:
    """The application. `prefix` is the part of the address in front of `/add-checkpoint`, as in "/witness"; `clock`
    gives the seconds since 1970.
    """

    def __init__(self, witness: Witness, prefix: str = "", clock: Callable[[], float] = time.time) -> None:
        self._witness = witness
        self._prefix = prefix.rstrip("/")
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or see the server start and end."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            try:
                await _send(await self._routed(scope, receive), scope["method"], send)
            except _Refused as refused:
                await _send(refused.answer, scope["method"], send, *refused.headers)
            except _Gone:
                return
        else:  # a WebSocket
            await send({"type": "websocket.close", "code": 1000})

    async def _routed(self, scope: Scope, receive: Receive) -> Answer:
        """The answer of the address that is asked for. What blocks runs in a thread."""
        path, method = scope["path"], scope["method"]
        if path == f"{self._prefix}/add-checkpoint":
            _require(method, "POST")
            body = await _body(scope, receive)
            return await self._asked(lambda: self._witness.add_checkpoint(body, int(self._clock())))
        if path in (f"{self._prefix}/", self._prefix):
            _require(method, "GET", "HEAD")
            return await self._asked(lambda: Answer(200, TEXT, described(self._witness).encode()))
        raise _Refused(404, "there is nothing at this address; checkpoints go to add-checkpoint")

    @staticmethod
    async def _asked(ask: Callable[[], Answer]) -> Answer:
        """What the witness answers. A fault of ours is an answer too, and its place is logged."""
        try:
            return await asyncio.to_thread(ask)
        except Exception as fault:
            frame = traceback.extract_tb(fault.__traceback__)[-1]
            _LOG.error("a request failed: %s at %s:%s", type(fault).__name__, Path(frame.filename).name, frame.lineno)
            return Answer(500, TEXT, b"a fault of this witness, not of the request\n")


def described(witness: Witness) -> str:
    """What a witness is and has seen, for whoever opens its address in a browser."""
    seen = witness.seen()
    served = witness.origins
    lines = [
        "This is a witness of transparency logs (https://c2sp.org/tlog-witness).",
        "It cosigns a log's checkpoint only if the log has grown and nothing in it was changed or taken away.",
        "",
        "Its key:",
        f"  {witness.vkey}",
        "",
        "The logs that it serves:",
        *(f"  {origin}: {_state(seen.get(origin))}" for origin in served),
    ]
    if earlier := [origin for origin in seen if origin not in served]:
        lines += ["", "Logs that it served before:"]
        lines += [f"  {origin}: {_state(seen[origin])}" for origin in earlier]
    return "\n".join(lines) + "\n"


def _state(seen: Seen | None) -> str:
    if seen is None:
        return "nothing cosigned yet"
    try:
        when = datetime.fromtimestamp(seen.time, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):  # a clock may have been anywhere
        when = f"second {seen.time} since 1970"
    return f"{seen.size} entries, cosigned {when}"


def _require(method: str, *allowed: str) -> None:
    if method not in allowed:
        names = ", ".join(allowed)
        raise _Refused(405, f"the method must be one of: {names}", (b"allow", names.encode()))


async def _body(scope: Scope, receive: Receive) -> bytes:
    """The whole body. What is too long is refused as soon as that is known, what is too slow after a while."""
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if length.isdigit() and (len(length) > 9 or int(length) > LARGEST):
        raise _Refused(413, f"the request is longer than {LARGEST} bytes")
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await _received(receive)
    except TimeoutError:
        raise _Refused(408, f"the request was not there whole after {READ_SECONDS:g} seconds") from None


async def _received(receive: Receive) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        parts += message.get("body", b"")
        if len(parts) > LARGEST:
            raise _Refused(413, f"the request is longer than {LARGEST} bytes")
        if not message.get("more_body", False):
            return bytes(parts)


async def _send(answer: Answer, method: str, send: Send, *more: tuple[bytes, bytes]) -> None:
    headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        *_HEADERS,
        *more,
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else answer.body})


async def _lifespan(receive: Receive, send: Send) -> None:
    """There is nothing to do at the start or the end: whoever made the witness closes it."""
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    await send({"type": "lifespan.shutdown.complete"})
