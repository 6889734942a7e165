"""What may be done with one's own things and not with those of others: cases that each app adds to.

An app puts its cases into a module `access_of_<app>.py` beside this one, as `CASES`. A case makes its thing, says at
which address it is, and what becomes of whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from office_visitor import Visitor


@dataclass(frozen=True)
class Made:
    """A thing, and the people it concerns."""

    named: Mapping[str, str]
    """What stands in the address, beside the language."""
    people: Mapping[str, Visitor]
    """Who asks, by what they are to the thing: "requester", "another of the same role"…"""


@dataclass(frozen=True)
class ObjectCase:
    """A condition on a thing (`Rule.condition`), and who meets it."""

    name: str
    route: str
    make: Callable[[], Made]
    may: tuple[str, ...]
    """Who of the people gets in."""
    may_not: tuple[str, ...]
    """Who does not: they get 403 or 404, and what they get for a thing that is not there is the same."""
    method: str = "GET"
    sent: Mapping[str, str] = field(default_factory=dict)


def cases() -> list[ObjectCase]:
    """The cases of every app."""
    here = Path(__file__).parent
    modules = [import_module(path.stem) for path in sorted(here.glob("access_of_*.py"))]
    return [case for module in modules for case in module.CASES]
