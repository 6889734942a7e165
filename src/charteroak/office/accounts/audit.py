"""The audit of what people did and read: who, when, what by its id, and never what it said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charteroak.office.accounts.models import AuditLine, Person


def read(person: Person, route: str, named: Mapping[str, Any]) -> None:
    """That a person opened a page. What it was about are the ids in its address, and nothing else of that."""
    done(person, "read", route=route, about=about_of(named))


def done(person: Person, event: str, *, route: str = "", about: str = "", outcome: str = "") -> None:
    """That a person did something."""
    _line(person.handle, event, route, about, outcome)


def unknown(event: str, *, route: str = "", about: str = "", outcome: str = "unknown") -> None:
    """That somebody did something whom nobody knows. Nothing of what they typed is kept."""
    _line("", event, route, about, outcome)


def about_of(named: Mapping[str, Any]) -> str:
    """What an address is about: the ids in it."""
    return "/".join(str(value) for name, value in sorted(named.items()) if name != "language")


def _line(person: str, event: str, route: str, about: str, outcome: str) -> None:
    AuditLine.objects.create(person=person, event=event[:40], route=route[:40], about=about[:64], outcome=outcome[:20])
