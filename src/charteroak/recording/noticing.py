"""What happens in the process, told to whoever counts it: a word of a closed list, and how long it took. No values.

Whoever does something need not know whether anyone counts. Only the running service does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Notice = Callable[[str, str, float], None]
"""Is told what happened, of which kind, and how many seconds it took."""

LEDGER_APPEND, SCREENING, REFUSED, ERROR = "ledger_append", "screening", "refused", "error"
OF_SCREENING = ("show", "redact", "lint", "other")
"""The kinds of screening runs."""

_listening: list[Notice] = []


def listen(notice: Notice) -> None:
    """Tell of everything from here on."""
    if notice not in _listening:
        _listening.append(notice)


def noticed(what: str, kind: str = "", seconds: float = 0.0) -> None:
    """Tell that something happened."""
    for each in _listening:
        each(what, kind, seconds)


@contextmanager
def timed(what: str, kind: str = "") -> Iterator[None]:
    """Tell that something happened, and how long it took, whatever came of it."""
    start = time.perf_counter()
    try:
        yield
    finally:
        noticed(what, kind, time.perf_counter() - start)


ERRORS = (
    "DatabaseError",
    "LedgerError",
    "NotRecorded",
    "MemoryError",
    "TimeoutError",
    "OSError",
    "UnicodeError",
    "LookupError",
    "TypeError",
    "ValueError",
    "AttributeError",
    "ArithmeticError",
    "AssertionError",
    "RuntimeError",
)
"""The kinds of errors that are told apart."""


def error_kind(kind: type[BaseException]) -> str:
    """The kind of an exception, by the first of its classes that is in the list; `other` where none is."""
    return next((each.__name__ for each in kind.__mro__ if each.__name__ in ERRORS), "other")
