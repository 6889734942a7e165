"""What time it is, for whatever is dated: now, but where a made-up history is told as if at a moment of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_told: ContextVar[datetime | None] = ContextVar("the moment that a history is told at", default=None)


def now() -> datetime:
    """The moment, in UTC."""
    return _told.get() or datetime.now(UTC)


def today() -> date:
    """The day: the machine's, which is the City's; no time zone is stored or compared."""
    told = _told.get()
    return told.date() if told else date.today()  # noqa: DTZ011


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within it, in this thread, it is this moment. For a demonstration's history, and for nothing that is real."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
