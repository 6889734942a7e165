"""What is kept in this process's memory for ten minutes after a hand-over, and nowhere else.

By it the same session can have the same package again, should the download break off. After a restart it is not there,
and nothing is lost that may stay.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256

from django.http import HttpRequest

LASTS = 600.0
"""Seconds."""
_MOST = 256
_GUARD = threading.Lock()


@dataclass
class Closing:
    """What is kept of a request whose package this session handed over."""

    records: bytes
    """The SHA-256 of the records that it was made of."""
    until: float = field(default_factory=lambda: time.monotonic() + LASTS)


_KEPT: dict[tuple[str, str], Closing] = {}


def keep(request: HttpRequest, handle: str, records: bytes) -> None:
    """Keep by what the records will be known again, for the session that handed the package over."""
    with _GUARD:
        _forget()
        while len(_KEPT) >= _MOST:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[_key(request, handle)] = Closing(sha256(records).digest())


def is_again(request: HttpRequest, handle: str, records: bytes | None = None) -> bool:
    """Whether this session may have the package again, where these are the records that it was made from."""
    with _GUARD:
        _forget()
        closing = _KEPT.get(_key(request, handle))
    if closing is None:
        return False
    return records is None or sha256(records).digest() == closing.records


def _key(request: HttpRequest, handle: str) -> tuple[str, str]:
    return sha256((request.session.session_key or "").encode()).hexdigest(), handle


def _forget() -> None:
    now = time.monotonic()
    for key in [key for key, closing in _KEPT.items() if closing.until < now]:
        del _KEPT[key]
