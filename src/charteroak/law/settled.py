"""What counsel has settled of the readings, in this process: which choice holds, since when, by which ledger entry.

There is no file and no clock here. `recording.settled` reads what was settled and puts it here; `law.law()` answers by
it. Nothing put here, the readings are as they are shipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

Pairs = tuple[tuple[str, str | None], ...]
"""Readings with their choices, None where it is open: those that are otherwise told than as shipped."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """That counsel settled a reading, or with the choice None unsettled it, from a day on."""

    reading: str
    choice: str | None
    since: date
    """The day from which it holds."""
    reason: str
    """Why, in counsel's words. They are public."""
    index: int
    """Its entry's place in the ledger."""
    record: str
    """The entry's record id, in hex."""
    entry: str
    """The SHA-256 of the entry, in hex."""


@dataclass(frozen=True)
class Standing:
    """Everything that was settled, in the order of the ledger; and what is in doubt, which is as if unsettled."""

    settlements: tuple[Settlement, ...] = ()
    doubted: frozenset[str] = field(default_factory=frozenset)
    """The readings whose settlement the ledger does not confirm. They are open: a case that turns on one is for counsel
    to answer."""
    trouble: str = ""
    """Why something is in doubt, by a word of `recording.settled.TROUBLES`."""

    def holding(self, reading: str, day: date) -> Settlement | None:
        """What holds of a reading on a day: of what has begun, what began last, and of those what was signed last."""
        begun = [each for each in self.settlements if each.reading == reading and each.since <= day]
        return max(begun, key=lambda each: (each.since, each.index), default=None)

    def coming(self, day: date) -> tuple[Settlement, ...]:
        """What is to hold from a later day on, by day."""
        later = (each for each in self.settlements if each.since > day)
        return tuple(sorted(later, key=lambda each: (each.since, each.index)))

    def pairs(self, day: date) -> Pairs:
        """The readings that are settled or in doubt on a day, with how they are to be read."""
        told: dict[str, str | None] = dict.fromkeys(sorted(self.doubted))
        for reading in sorted({each.reading for each in self.settlements} - self.doubted):
            if (held := self.holding(reading, day)) is not None:
                told[reading] = held.choice
        return tuple(told.items())


NOTHING = Standing()
"""Nothing was settled."""


class _Now:
    """The standing of this process. `load` reads it when it is first asked for."""

    standing: Standing = NOTHING
    load: Callable[[], Standing] | None = None
    told: tuple[Standing, date, Pairs] = (NOTHING, date.min, ())


_pinned: ContextVar[tuple[Standing, Pairs] | None] = ContextVar("settled", default=None)
_listeners: list[Callable[[], None]] = []


def standing() -> Standing:
    """What is settled, as this process knows it; within `pinned`, as it was known when that began."""
    if (pin := _pinned.get()) is not None:
        return pin[0]
    if _Now.load is not None:
        load, _Now.load = _Now.load, None
        put(load())
    return _Now.standing


def put(standing: Standing) -> None:
    """From now on this is what is settled. Whoever keeps what was made under the old readings is told."""
    _Now.load = None
    _Now.standing = standing
    for listener in _listeners:
        listener()


def when_asked(load: Callable[[], Standing]) -> None:
    """Read what is settled by this, when it is first asked for: a command that never asks does not read it."""
    _Now.load = load
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Call this whenever something else is settled."""
    _listeners.append(listener)


def pairs(day: date) -> Pairs:
    """The readings that are otherwise than shipped because of what is settled, on a day."""
    if (pin := _pinned.get()) is not None:
        return pin[1]
    now = standing()
    known, of, found = _Now.told
    if known is not now or of != day:
        found = now.pairs(day)
        _Now.told = now, day, found
    return found


def moves() -> bool:
    """Whether what is settled can change by the day alone, or has yet to be read."""
    return _Now.load is not None or bool(_Now.standing.settlements)


@contextmanager
def pinned(day: date) -> Iterator[None]:
    """Within it all is answered under the same readings, whatever is settled meanwhile and whatever the clock says."""
    token = _pinned.set((standing(), pairs(day)))
    try:
        yield
    finally:
        _pinned.reset(token)


@contextmanager
def within(standing: Standing, day: date) -> Iterator[None]:
    """Within it all is answered under another standing: what was settled, as it is to be on a day."""
    token = _pinned.set((standing, standing.pairs(day)))
    try:
        yield
    finally:
        _pinned.reset(token)
