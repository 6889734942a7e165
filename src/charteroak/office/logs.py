"""What the site logs: that something went wrong and where, and nothing of what anyone asked."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType


class Discreet(logging.Filter):
    """Takes out of a record what may hold a person's answer.

    An exception keeps its kind and the places it came through, and loses its text. An address loses all but its
    first part: someone may have typed anything behind it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record, and let it through."""
        if request := getattr(record, "request", None):
            record.args = tuple(_first_part(arg) if arg == request.path else arg for arg in _as_tuple(record.args))
        if record.name == "django.security.csrf":
            # The reason may go on with the address of the page that the form was on.
            record.args = tuple(str(arg).partition(" - ")[0] for arg in _as_tuple(record.args))
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            record.msg = f"{record.getMessage()}: {kind.__name__} at {_places(trace)}"
            record.args = ()
        record.exc_info = record.exc_text = None
        return True


_OURS = frozenset(
    {"", "es", "article", "cards", "record", "ledger", "triage", "paper", "officer", "screen", "lint", "static"}
)


def _as_tuple(args: object) -> tuple[object, ...]:
    return args if isinstance(args, tuple) else (args,) if args else ()


def _first_part(path: object) -> str:
    first = str(path).split("/")[1]
    return f"/{first}/…" if first in _OURS else "/…"


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
