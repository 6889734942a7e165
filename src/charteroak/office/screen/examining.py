"""One file, screened and redacted in a process of its own that ends with it: no visitor's file meets another's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Literal

import msgspec
from django.conf import settings

from charteroak.screening.task import Outcome, Task
from charteroak.screening.warming import ready
from charteroak.screening.working import Workers

_SECONDS = 45.0
_PATIENCE = 30.0
_TURNS = BoundedSemaphore(os.cpu_count() or 1)
"""As many files at once as there are processors: each may take up to 2 GB of memory."""


class Busy(Exception):
    """Too many files are being read already."""


@dataclass(frozen=True)
class Examined:
    """What came of a file: what stands in it, and the copy without that, or why there is none."""

    seen: Outcome
    copy: Outcome | None
    """None where the file was not read, or the whole of it is a record that is withheld."""


def examine(data: bytes, name: str, *, drop_unread: bool = False) -> Examined:
    """What stands in a file, and a copy without it. Busy where it would have to wait too long for its turn."""
    with _turn():
        ready()
        with Workers(1) as workers:
            [seen] = workers.each([(_task("show", name), data)])
            if seen.trouble or seen.document:
                return Examined(seen, None)
            [copy] = workers.each([(_task("redact", name, drop_unread), data)])
            return Examined(seen, copy)


def read_form(data: bytes, name: str) -> Outcome:
    """A form with its questions decided, read in the same way. Busy as above."""
    with _turn(), Workers(1) as workers:
        [outcome] = workers.each([(msgspec.structs.replace(_task("lint", name), pictures=True), data)])
        return outcome


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for a turn, and have it. Busy where that takes too long."""
    if not _TURNS.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _TURNS.release()


def _task(what: Literal["show", "redact", "lint"], name: str, drop_unread: bool = False) -> Task:
    return Task(
        what=what,
        name=name,
        to="copy.eml",  # an Outlook message can only be written as another kind of mail
        values=what == "show",
        drop_unread=drop_unread,
        size=settings.MAX_SCREENED,
        seconds=_SECONDS,
    )
