"""Lines of the log: an object of JSON with the keys of one list and nothing else, or a line of text to read.

What JSON lines hold is closed: `KEYS`. A message is not among them, for it may quote what somebody sent: what happened
is one of `EVENTS`. An exception is its kind and the places it came through, without its text or any variable.
"""

from __future__ import annotations

import datetime
import json
import logging
import os
import re
import traceback
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any

EVENTS = (
    "request",
    "request_failed",
    "form_refused",
    "host_refused",
    "service_failed",
    "started",
    "stopped",
    "server",
    "ledger",
    "notice",
    "other",
)
LEVELS = ("debug", "info", "warning", "error", "critical")
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "other")

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The random id of the request that is being answered."""

_LOGGERS = re.compile(r"(charteroak|django|uvicorn)(\.[a-z_]{1,40}){0,6}\Z")
_ID = re.compile(r"[0-9a-f]{16}\Z")
_KIND = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}\Z")
_PLACE = re.compile(r"[A-Za-z0-9_<>.-]{1,80}:[0-9]{1,6}\Z")
_MOST_PLACES = 40
_OF_UVICORN = {
    "Started server process [%d]": "started",
    "Application startup complete.": "started",
    "Shutting down": "stopped",
    "Application shutdown complete.": "stopped",
    "Finished server process [%d]": "stopped",
}
_OF_LOGGERS = (
    ("django.security.csrf", "form_refused"),
    ("django.security.DisallowedHost", "host_refused"),
    ("django.request", "request_failed"),
    ("charteroak.pdp", "service_failed"),
    ("charteroak.ledger", "ledger"),
    ("charteroak", "notice"),
    ("uvicorn", "server"),
)
_routes: set[str] = {"none"}


def know_routes(names: Iterable[str]) -> None:
    """The names of routes that a line may have: any other is `none`."""
    _routes.update(names)


def known_route(name: object) -> str:
    """The name of a route, if it is one."""
    return name if isinstance(name, str) and name in _routes else "none"


def known_method(name: object) -> str:
    """A method of HTTP, if it is one that anything here takes."""
    return name if isinstance(name, str) and name in METHODS else "other"


def places(trace: TracebackType | None) -> list[str]:
    """The places that an exception came through, the last first: files' names and lines."""
    frames = traceback.extract_tb(trace)
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)][:_MOST_PLACES]


class JsonLines(logging.Formatter):
    """An object a line, in ASCII: no control character, and no end of a line, but the one that ends it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {key: value for key, of in _VALUES.items() if (value := of(record)) not in (None, [])}
        return json.dumps(line, ensure_ascii=True, separators=(",", ":"))


def _time(record: logging.LogRecord) -> str:
    moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 10_000:02d}Z"


def _level(record: logging.LogRecord) -> str:
    level = record.levelname.lower()
    return level if level in LEVELS else "info"


def _status(record: logging.LogRecord) -> int | None:
    status = getattr(record, "status", getattr(record, "status_code", None))
    return status if type(status) is int and 100 <= status <= 599 else None


def _ms(record: logging.LogRecord) -> float | None:
    ms = getattr(record, "ms", None)
    return round(ms, 1) if isinstance(ms, int | float) else None


def _places(record: logging.LogRecord) -> list[str]:
    trace = record.exc_info[2] if record.exc_info else None
    given = places(trace) if trace else getattr(record, "places", None)
    told = given if isinstance(given, list) else []
    return [each for each in told if isinstance(each, str) and _PLACE.match(each)]


def _event(record: logging.LogRecord) -> str:
    given = getattr(record, "event", None)
    if isinstance(given, str) and given in EVENTS:
        return given
    known = _OF_UVICORN.get(record.msg) if record.name == "uvicorn.error" and isinstance(record.msg, str) else None
    return known or next((event for name, event in _OF_LOGGERS if record.name.startswith(name)), "other")


def _error(record: logging.LogRecord) -> str | None:
    kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else getattr(record, "error", None)
    return kind if isinstance(kind, str) and _KIND.match(kind) else None


_VALUES: dict[str, Callable[[logging.LogRecord], Any]] = {
    "time": _time,
    "level": _level,
    "logger": lambda record: record.name if _LOGGERS.match(record.name) else "other",
    "event": _event,
    "route": lambda record: known_route(record.route) if hasattr(record, "route") else None,
    "method": lambda record: known_method(record.method) if hasattr(record, "method") else None,
    "status": _status,
    "ms": _ms,
    "request": lambda _: own if _ID.match(own := request_id.get()) else None,
    "error": _error,
    "places": _places,
}
"""What a line says under each key; None where the record has nothing that belongs there."""
KEYS = tuple(_VALUES)
"""All that a line can have, in this order."""


def formatter() -> str:
    """The formatter that CHARTEROAK_LOG_FORMAT asks for, by its name."""
    return f"{__name__}.{'JsonLines' if os.environ.get('CHARTEROAK_LOG_FORMAT') == 'json' else 'TextLines'}"


class TextLines(logging.Formatter):
    """A line to read. What could begin a line of its own, or steer a terminal, is written as an escape."""

    def __init__(self) -> None:
        super().__init__("{levelname}: {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in super().format(record))
