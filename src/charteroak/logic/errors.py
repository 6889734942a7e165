"""What can be wrong with input. An error names the field, what was given by kind, and what is allowed.

It never carries the value that was given: that may be confidential.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")


class BadInput(ValueError):
    """Input that cannot be decided. `field` is where, `given` the kind of what stood there, `allowed` what may."""

    def __init__(self, field: str, given: str, allowed: Iterable[str]) -> None:
        self.field = field
        self.given = given
        self.allowed = tuple(allowed)
        super().__init__(f"{field}: {given} is not allowed here; allowed: {', '.join(self.allowed)}")

    def as_dict(self) -> dict[str, object]:
        """The error on the wire."""
        return {
            "error": {"field": self.field, "given": self.given, "allowed": list(self.allowed), "message": str(self)}
        }


def kind_of(value: object) -> str:
    """What kind of thing `value` is, in words, and nothing of the value itself."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "another text"
        case list() | tuple() | set() | frozenset():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "another kind of value"


def field_name(name: object) -> str:
    """`name` if it has the form of a field's name, else words for it: a key, too, may hold what it must not."""
    return name if isinstance(name, str) and _NAME.match(name) else "(a name that is no field's)"
