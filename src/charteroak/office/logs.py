"""What the site logs: that something went wrong and where, and nothing of what anyone asked."""

from __future__ import annotations

import logging

from charteroak.recording.log_lines import places


class Discreet(logging.Filter):
    """Takes out of a record what may hold a person's answer.

    An exception keeps its kind and the places it came through, and loses its text. An address loses all but its
    first part: someone may have typed anything behind it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record, and let it through."""
        if request := getattr(record, "request", None):
            # Django writes the path with its letters escaped: then it is not what was asked for, letter by letter.
            paths = {request.path, request.path.encode("unicode_escape").decode("ascii")}
            record.args = tuple(_first_part(arg) if arg in paths else arg for arg in _as_tuple(record.args))
        if record.name == "django.security.csrf":
            # The reason may go on with the address of the page that the form was on.
            record.args = tuple(str(arg).partition(" - ")[0] for arg in _as_tuple(record.args))
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            record.error, record.places = kind.__name__, places(trace)
            record.msg = f"{record.getMessage()}: {kind.__name__} at {', '.join(places(trace))}"
            record.args = ()
        if record.name.partition(".")[0] not in _LOGGERS:
            record.msg, record.args = "a library's own words, which are left out", ()
        record.exc_info = record.exc_text = None
        return True


_LOGGERS = ("charteroak", "django", "uvicorn")
"""Whose messages are known. Those of others may quote anything: an address, a query, a value."""


_OURS = frozenset(
    {
        "",
        "account",
        "article",
        "audit",
        "authorities",
        "begin",
        "cards",
        "compare",
        "complain",
        "complaints",
        "disclosures",
        "es",
        "hsds",
        "ledger",
        "lint",
        "office",
        "officer",
        "open311",
        "paper",
        "people",
        "questions",
        "readings",
        "record",
        "referrals",
        "register",
        "reports",
        "requests",
        "resident",
        "routines",
        "screen",
        "services",
        "sign-in",
        "sign-out",
        "static",
        "training",
        "triage",
    }
)


def _as_tuple(args: object) -> tuple[object, ...]:
    return args if isinstance(args, tuple) else (args,) if args else ()


def _first_part(path: object) -> str:
    first = str(path).split("/")[1]
    return f"/{first}/…" if first in _OURS else "/…"
