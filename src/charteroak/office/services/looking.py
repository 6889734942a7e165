"""Which services of a catalogue turn on immigration status. Each is judged once for a catalogue, some at a time.

A service takes about a millisecond. A catalogue of fifty thousand is gone through in several looks, each of which says
how far it came; what is done stays done while the process lives and the catalogue is the same.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from charteroak.catalogue.changing import texts_of
from charteroak.catalogue.store import Store
from charteroak.catalogue.things import Thing
from charteroak.office.services import shelf
from charteroak.office.services.conflicts import STATUS, Conflict, looked_at
from charteroak.office.services.models import Cited

SECONDS = 2.0
"""How long one look may take."""
Stand = Literal["conflict", "cited", "none"]
_lock = threading.Lock()


@dataclass
class _Look:
    """How far the services of a catalogue have been gone through."""

    of: tuple[Path, shelf.Stamp] | None = None
    todo: Iterator[str] = field(default_factory=lambda: iter(()))
    flagged: dict[str, None] = field(default_factory=dict)
    """The services that turn on status, in the order of their names."""
    done: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Seen:
    """What a look has found so far."""

    conflict: tuple[str, ...]
    """The services that are in conflict with 2-927(a), by name."""
    cited: tuple[str, ...]
    """Those where an authority is cited that requires it."""
    done: int
    """How many services have been looked at."""
    whole: bool
    """Whether that is all of them."""


_look = _Look()


def demands(store: Store, service: Thing, day: date) -> tuple[Conflict, ...]:
    """What a service demands that is in question, under either clause."""
    texts = texts_of(store, service)
    return looked_at({**texts.whole(service.id)}, day)


def seen(store: Store, day: date, seconds: float | None = None) -> Seen:
    """What is known of the services of the catalogue, after going on for so many seconds, or SECONDS."""
    with _lock:
        _begin(store)
        _go_on(store, day, time.monotonic() + (SECONDS if seconds is None else seconds))
        flagged, done, whole = tuple(_look.flagged), _look.done, _look.whole
    answered = set(Cited.objects.values_list("service", flat=True).distinct())
    cited = tuple(each for each in flagged if each in answered and _is_cited(store, each, day))
    return Seen(tuple(each for each in flagged if each not in cited), cited, done, whole)


def _begin(store: Store) -> None:
    """Begin anew where the catalogue is another."""
    global _look
    now = shelf.stamp()
    if now is None or _look.of == (shelf.path(), now):
        return
    names = store.opened.execute("SELECT id FROM services ORDER BY name, number").fetchall()
    _look = _Look((shelf.path(), now), iter([each for (each,) in names]))


def _go_on(store: Store, day: date, until: float) -> None:
    while time.monotonic() < until:
        if (id_ := next(_look.todo, None)) is None:
            _look.whole = True
            return
        _look.done += 1
        service = store.get("service", id_)
        if service and any(each.clause == STATUS for each in demands(store, service, day)):
            _look.flagged[id_] = None


def _is_cited(store: Store, id_: str, day: date) -> bool:
    service = store.get("service", id_)
    return service is not None and stand(demands(store, service, day)) == "cited"


def stand(found: tuple[Conflict, ...]) -> Stand:
    """How a service stands under 2-927(a)."""
    status = [each for each in found if each.clause == STATUS]
    if not status:
        return "none"
    return "conflict" if any(each.is_open for each in status) else "cited"
