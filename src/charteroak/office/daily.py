"""What time does, done beside the site: requests that expire, approvals and routines that end, words that are shredded.

An app with such work has a module `daily`, whose `work(day)` does all that is due on a day and says how much that was.
It is asked at the start of each process and every hour: what was due while nothing ran is done then, and what is due
today is done today. Each thing is done in a transaction of its own, under a lock, after another look whether it still
is to be done: so two processes that work at once do each thing once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import TypeVar

from charteroak.office.access import APPS
from charteroak.recording.recorder import NotRecorded

EVERY = 3600.0
"""Seconds from one look to the next."""
_Thing = TypeVar("_Thing")
_log = logging.getLogger(__name__)


def begin(every: float = EVERY) -> threading.Event:
    """Do what is due now, and again every so many seconds. Set the event to end it."""
    ended = threading.Event()

    def work() -> None:
        once()
        while not ended.wait(every):
            once()

    threading.Thread(target=work, name="daily work", daemon=True).start()
    return ended


def once() -> int:
    """Do what is due in every app, and say how much. What goes wrong is logged by its kind, and tried the next time."""
    from django.db import connection

    from charteroak.law.law import today
    from charteroak.recording import settled

    count = 0
    for app in APPS:
        name = f"charteroak.office.{app}.daily"
        if find_spec(name) is None:
            continue
        try:
            with settled.following():
                count += import_module(name).work(today())
        except Exception as error:  # the site goes on, and so do the others
            _log.error("daily work of %s was not done: %s", app, type(error).__name__)
        finally:
            connection.close()
    return count


def each(things: Iterable[_Thing], do: Callable[[_Thing], object]) -> int:
    """Do something about each of some things, and count where something was done, which `do` says by its truth.

    One that cannot be done holds up none of the others; NotRecorded does, as the ledger is down for all of them.
    """
    count = 0
    for thing in things:
        try:
            count += bool(do(thing))
        except NotRecorded:
            raise
        except Exception as error:
            _log.error("one thing of the daily work was not done: %s", type(error).__name__)
    return count
