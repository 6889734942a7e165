"""For whoever watches the service: is it ready, and what has it done. Fixed words and counts, and no detail."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable, Sequence

from charteroak.pdp.exchange import NO_STORE, TEXT, Asked, Refusal, Reply, report, require_token
from charteroak.pdp.policy import Policy

Check = Callable[[], tuple[str, bool]]
"""Gives what stands in the way, a fixed word or nothing, and whether what is acted on can be recorded."""

_METRICS = b"text/plain; version=0.0.4; charset=utf-8"
_FROM_ELSEWHERE = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip", b"via")


class Ready:
    """Whether questions can be answered: every table is there, or can be made, and what else there is to check."""

    def __init__(self, policies: Sequence[Policy], check: Check | None) -> None:
        self._policies = tuple(policies)
        self._check = check

    async def __call__(self, _asked: Asked) -> Reply:
        """`ready`, `ready, not recording`, or with 503 `not ready` and what stands in the way."""
        try:
            for policy in self._policies:
                policy.prepare()
            hindrance, records = await asyncio.to_thread(self._check) if self._check else ("", True)
        except Exception as fault:
            report(fault)
            return 503, TEXT, b"not ready", NO_STORE
        if hindrance:
            return 503, TEXT, f"not ready: {hindrance}".encode(), NO_STORE
        return 200, TEXT, b"ready" if records else b"ready, not recording", NO_STORE


class Metrics:
    """The counts, for who shows the token; without one for this machine alone, and only where no one else is served."""

    def __init__(self, make: Callable[[], bytes], token: bytes | None, is_public: bool) -> None:
        self._make = make
        self._token = token
        self._is_public = is_public

    async def __call__(self, asked: Asked) -> Reply:
        """The counts. Refusal where they are not for this caller."""
        if self._token is not None:
            require_token(self._token, asked.headers)
        elif self._is_public or not _is_here(asked):
            raise Refusal(404, "there is nothing at this address")
        return 200, _METRICS, await asyncio.to_thread(self._make), NO_STORE


def _is_here(asked: Asked) -> bool:
    """Whether a caller is on this machine, and asks for itself: what a server passed on says so."""
    client = asked.scope.get("client")
    try:
        own = client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        own = False
    return own and not any(name in asked.headers for name in _FROM_ELSEWHERE)
