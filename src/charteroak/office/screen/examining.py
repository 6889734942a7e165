"""One file, screened and redacted in a process of its own that ends with it: no visitor's file meets another's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Literal

import msgspec
from django.conf import settings

from charteroak.office.screen.copying import named
from charteroak.recording.noticing import SCREENING, timed
from charteroak.screening.found import Category
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
    """What stands in it."""
    copy: Outcome | None
    """None where the file was not read, or the whole of it is a record that is withheld."""


def examine(data: bytes, name: str, *, drop_unread: bool = False) -> Examined:
    """What stands in a file, and a copy without it. Busy where it would have to wait too long for its turn."""
    with _turn():
        ready()
        with Workers(1) as workers:
            with timed(SCREENING, "show"):
                [seen] = workers.each([(_task("show", name), data)])
            if seen.trouble or seen.document:
                return Examined(seen, None)
            with timed(SCREENING, "redact"):
                [copy] = workers.each([(_task("redact", name, drop_unread), data)])
            return Examined(seen, copy)


def seen_in(data: bytes, name: str) -> Outcome:
    """What stands in a file, without its words. Busy as above."""
    with _turn():
        ready()
        with Workers(1) as workers:
            [outcome] = workers.each(
                [(msgspec.structs.replace(_task("show", name), what="screen", values=False), data)]
            )
            return outcome


@dataclass(frozen=True)
class Released:
    """What came of a file of which named classes may be given."""

    found: frozenset[Category]
    """The classes that stand in it."""
    copy: Outcome
    """The copy with those classes in it and nothing else that is confidential, or why there is none."""
    is_left: bool
    """Whether the copy, screened once more as it goes out, holds more than it may, or cannot be read."""


def released(
    data: bytes,
    name: str,
    keep: frozenset[Category],
    notice: Callable[[frozenset[Category]], Sequence[str]],
    *,
    drop_unread: bool = False,
) -> Released:
    """A file with nothing confidential in it but what is of the classes in `keep`, proven. Busy as above.

    `notice` gives the paragraphs to put before what people read, where its kind takes them, for those of the classes
    that stand in it.
    """
    with _turn():
        ready()
        with Workers(1) as workers:
            with timed(SCREENING, "show"):
                [seen] = workers.each([(_screening(name), data)])
            found = _classes(seen)
            if seen.trouble:
                return Released(found, seen, is_left=True)
            task = msgspec.structs.replace(
                _task("redact", name, drop_unread), keep=keep, notice=tuple(notice(found & keep))
            )
            with timed(SCREENING, "redact"):
                [copy] = workers.each([(task, data)])
            if copy.data is None:
                return Released(found, copy, is_left=True)
            again = _screening(named(copy.kind, name, copy.data, "copy"), task.notice)
            [left] = workers.each([(again, copy.data)])
            return Released(found, copy, bool(left.trouble or left.unread or _classes(left) - keep))


def _classes(seen: Outcome) -> frozenset[Category]:
    whole = {Category.INCOME_TAX_RECORD} if seen.document else set()
    return frozenset({each.category for each in seen.findings} | whole)


def _screening(name: str, notice: tuple[str, ...] = ()) -> Task:
    return msgspec.structs.replace(_task("show", name), what="screen", values=False, notice=notice)


def read_form(data: bytes, name: str) -> Outcome:
    """A form with its questions decided, read in the same way. Busy as above."""
    with _turn(), timed(SCREENING, "lint"), Workers(1) as workers:
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
