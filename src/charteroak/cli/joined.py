"""The one ASGI application of `charteroak serve`: the AuthZEN service at its addresses, the site at all others."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send


def joined(site: ASGIApp, service: ASGIApp, serves: Callable[[str], bool]) -> ASGIApp:
    """An application that asks `service` for the addresses it `serves`, and `site` for the rest.

    The start and the end of the process are the service's business only: Django takes no part in them.
    """

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        to_service = scope["type"] == "lifespan" or serves(scope["path"])
        await (service if to_service else site)(scope, receive, send)

    return app
