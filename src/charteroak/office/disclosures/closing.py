"""What is kept in this process's memory for ten minutes after a request closed, and nowhere else.

The keys that open its ledger entries, to be shown once; and, after a hand-over, what makes the same package again for
the same session, should the download break off. After a restart there is neither, and nothing is lost that may stay.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256

from django.http import HttpRequest

from charteroak.recording.recorder import Recorded

LASTS = 600.0
"""Seconds."""
_MOST = 256
_GUARD = threading.Lock()


@dataclass
class Closing:
    """What is kept of a request that this session closed."""

    recorded: list[Recorded]
    """The entries with their openings; none once they were shown."""
    records: bytes = b""
    """The SHA-256 of the records that were handed over; nothing where none were."""
    until: float = field(default_factory=lambda: time.monotonic() + LASTS)


_KEPT: dict[tuple[str, str], Closing] = {}


def keep(request: HttpRequest, handle: str, recorded: list[Recorded], records: bytes = b"") -> None:
    """Keep what closes a request, for the session that closed it."""
    with _GUARD:
        _forget()
        while len(_KEPT) >= _MOST:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[_key(request, handle)] = Closing(list(recorded), sha256(records).digest() if records else b"")


def take(request: HttpRequest, handle: str) -> list[Recorded]:
    """The entries with their openings, once; none where they were shown before, or it is too late."""
    with _GUARD:
        _forget()
        closing = _KEPT.get(_key(request, handle))
        if closing is None:
            return []
        taken, closing.recorded = closing.recorded, []
        return taken


def is_again(request: HttpRequest, handle: str, records: bytes | None = None) -> bool:
    """Whether this session may have the package again, where these are the records that it was made from."""
    with _GUARD:
        _forget()
        closing = _KEPT.get(_key(request, handle))
    if closing is None or not closing.records:
        return False
    return records is None or sha256(records).digest() == closing.records


def _key(request: HttpRequest, handle: str) -> tuple[str, str]:
    return sha256((request.session.session_key or "").encode()).hexdigest(), handle


def _forget() -> None:
    now = time.monotonic()
    for key in [key for key, closing in _KEPT.items() if closing.until < now]:
        del _KEPT[key]
