"""The other parts that a disclosure is made of, in one place: reading papers and records, packing, authorities.

Each is a function with a plain signature. Tests put others in their place with `using`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

_OFFICE = "charteroak.office"


class Authority(Protocol):
    """A legal authority to choose (`authorities.choosing.AuthorityChoice`)."""

    id: str
    citation: str
    kind: str
    says: str
    reviewed: bool
    expires: date | None
    superseded: bool
    requires: bool


class Parts(Protocol):
    """What the other parts do."""

    def paper_read(self, data: bytes, name: str) -> Any:
        """What paper this is: kind, issuer, criminal, requires, trouble."""

    def screened(self, records: bytes, name: str) -> Any:
        """Which classes stand in the records: digest, categories, document, trouble."""

    def packed(self, held: Any, records: bytes, name: str, language: str, *, drop_unread: bool) -> Any:
        """The package that is handed over: content, trouble (`packing`)."""

    def choices(self, act: str, classes: Iterable[str], day: date) -> Iterable[Authority]:
        """The authorities in force on a day that speak to these classes."""

    def cited(self, id_: str, day: date) -> Authority | None:
        """An authority that was cited; None where it is not there."""

    def routine_for(self, service: str, topic: str, requester: str, day: date) -> Any:
        """The routine that covers a disclosure: id, says, until; None where there is none."""

    def routine_used(self, id_: str, record: str, role: str, day: date) -> bool:
        """Count that a matter rests on a routine, in its transaction. False where the routine no longer holds."""


class _Parts:
    """The parts as they are."""

    def paper_read(self, data: bytes, name: str) -> Any:
        return _from("disclosures.paper_facts").paper_read(data, name)

    def screened(self, records: bytes, name: str) -> Any:
        return _from("disclosures.records").screened(records, name)

    def packed(self, held: Any, records: bytes, name: str, language: str, *, drop_unread: bool) -> Any:
        return _from("disclosures.packing").packed(held, records, name, language, drop_unread=drop_unread)

    def choices(self, act: str, classes: Iterable[str], day: date) -> Iterable[Authority]:
        found: Iterable[Authority] = _from("authorities.choosing").choices(act, classes, day)
        return found

    def cited(self, id_: str, day: date) -> Authority | None:
        found: Authority | None = _from("authorities.choosing").cited(id_, day)
        return found

    def routine_for(self, service: str, topic: str, requester: str, day: date) -> Any:
        if find_spec(f"{_OFFICE}.routines.choosing") is None:
            return None  # an office without routines: every disclosure is approved by itself
        return _from("routines.choosing").routine_for(service, topic, requester, day)

    def routine_used(self, id_: str, record: str, role: str, day: date) -> bool:
        routines = _from("routines.choosing")
        try:
            routines.used(id_, record, role, day)
        except routines.NotInForce:
            return False
        return True


_current: Parts = _Parts()


def parts() -> Parts:
    """The parts that there are."""
    return _current


@contextmanager
def using(other: Parts) -> Iterator[None]:
    """Other parts in their place, for as long as this lasts."""
    global _current
    before, _current = _current, other
    try:
        yield
    finally:
        _current = before


def _from(module: str) -> Any:
    return import_module(f"{_OFFICE}.{module}")
