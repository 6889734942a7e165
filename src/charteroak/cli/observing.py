"""Around the whole application: a random id for each request, its route, status and time, counted and logged."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from charteroak.office.observing import ROUTE
from charteroak.recording.log_lines import request_id
from charteroak.recording.measures import Measures

_LOG = logging.getLogger("charteroak.access")


def observed(app: ASGIApp, measures: Measures, route_of: Callable[[str], str | None]) -> ASGIApp:
    """The application, counted. `route_of` names the route of an address that is the service's, and None for others."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        token = request_id.set(secrets.token_hex(8))
        try:
            await app(scope, receive, note)
        finally:
            seconds = time.perf_counter() - start
            route = route_of(scope["path"]) or scope.get(ROUTE, "none")
            measures.answered(route, scope["method"], status, seconds)
            told = {"event": "request", "route": route, "method": scope["method"], "status": status}
            _LOG.info("request", extra={**told, "ms": seconds * 1000})
            request_id.reset(token)

    return serve
