"""How the site answers: a request is answered by one of a few threads, from its first middleware to its last.

Django's own way has a new thread for each request, and goes from it to the event loop and back at every view. With
fifty people at once that took more of a processor than the pages themselves (`docs/operations.md`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from io import BytesIO
from typing import Any, cast

from django.core import signals
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from charteroak.office.limit import Receive

THREADS = 12
"""How many requests are worked on at once; others wait for their turn. Some of those wait themselves, for a disk."""

Answer = tuple[int, list[tuple[bytes, bytes]], list[bytes]]
"""A status, the headers, and the parts of the body."""


class Site(ASGIHandler):
    """The site as an ASGI application. Its middleware and views are plain functions."""

    def __init__(self) -> None:
        self.load_middleware(is_async=False)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="site")

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """Answer a request. Where its body does not come whole, nothing is done and nobody is there to be answered."""
        if scope["type"] != "http":
            raise ValueError(f"the site answers HTTP alone, and not {scope['type']}")
        body = await _body(receive)
        if body is None:
            return
        work = copy_context().run  # what is noted of the request, as its id, goes with it
        loop = asyncio.get_running_loop()
        status, headers, parts = await loop.run_in_executor(self._threads, work, self._answer, scope, body)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def _answer(self, scope: MutableMapping[str, Any], body: bytes) -> Answer:
        """The whole answer, by one thread and with one connection to the database."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, BytesIO(body))
        response = cast(HttpResponseBase, refusal) if request is None else self.get_response(request)
        try:
            return response.status_code, _headers(response), _parts(response)
        finally:
            response.close()  # which ends the request for whoever listens: connections are let go


def _headers(response: HttpResponseBase) -> list[tuple[bytes, bytes]]:
    found = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    return found + [(b"Set-Cookie", each.OutputString().encode("ascii")) for each in response.cookies.values()]


def _parts(response: HttpResponseBase) -> list[bytes]:
    if isinstance(response, StreamingHttpResponse):
        return list(cast(Iterable[bytes], response.streaming_content))
    return [cast(HttpResponse, response).content]


async def _body(receive: Receive) -> bytes | None:
    """The body, which `limit` has kept short; None where the client went away before it was whole."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)
