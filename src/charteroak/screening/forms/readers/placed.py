"""JSON whose strings and names know where they stand in the text.

The standard library's decoder in its plain Python form, with its hook for strings: it holds to the same grammar, and
stops with RecursionError where something is nested too deeply.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from json import scanner
from typing import Any

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot

_SPACE = re.compile(r"[ \t\n\r]*")
_LONGEST_POINTER = 400


class Said(str):
    """A string, and where what it says stands, in code points, without its quotes."""

    __slots__ = ("end", "start")
    start: int
    end: int


def _said(text: str, at: int, strict: bool = False) -> tuple[Said, int]:
    value, last = json.decoder.scanstring(text, at, strict)  # type: ignore[attr-defined]  # it is there
    made = Said(value.encode("utf-8", "replace").decode() if "\\" in text[at:last] else value)
    made.start, made.end = at, last - 1
    return made, last


def _members(
    given: tuple[str, int], strict: bool, scan: Callable[[str, int], tuple[Any, int]], *_: Any
) -> tuple[dict[Said, Any], int]:
    """An object, whose names know where they stand, too; called as the library's own function for it is."""
    text, at = given
    found: dict[Said, Any] = {}
    at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
    if text[at : at + 1] == "}":
        return found, at + 1
    while True:
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("a name is missing", text, at)
        name, at = _said(text, at + 1, strict)
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("a colon is missing", text, at)
        try:
            found[name], at = scan(text, _SPACE.match(text, at + 1).end())  # type: ignore[union-attr]  # the same
        except StopIteration:
            raise json.JSONDecodeError("a value is missing", text, at) from None
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if text[at : at + 1] == "}":
            return found, at + 1
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("a comma is missing", text, at)
        at = _SPACE.match(text, at + 1).end()  # type: ignore[union-attr]  # it matches nothing, too


class _Decoder(json.JSONDecoder):
    """The decoder whose strings are Said."""

    def __init__(self) -> None:
        super().__init__(strict=False)
        self.parse_string = _said
        self.parse_object = _members
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]  # it is there


def placed(data: bytes, limits: Limits) -> Any:
    """What some JSON says. Cannot where it is none ("broken"), nested too deeply, or too large."""
    try:
        text = decode(data)
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    if len(text) > limits.characters:
        raise Cannot("too large")
    try:
        return _Decoder().decode(text)
    except RecursionError:
        raise Cannot("too deep") from None
    except ValueError:
        raise Cannot("broken") from None


def pointer(parent: str, key: str | int) -> str:
    """The JSON pointer (RFC 6901) of a member. One that goes on for ever is cut."""
    step = str(key).replace("~", "~0").replace("/", "~1")
    return f"{parent}/{step}"[:_LONGEST_POINTER]


def text_of(value: Any) -> str:
    """A value that is a string, without the space around it; "" where it is something else."""
    return value.strip() if isinstance(value, str) else ""


def place_of(value: Any) -> tuple[int, int]:
    """Where a string's own words stand, without space around them; (-1, -1) where that is not known."""
    if not isinstance(value, Said):
        return -1, -1
    first, last = value.start, value.end
    lead, tail = len(value) - len(value.lstrip()), len(value) - len(value.rstrip())
    if last - first == len(value):  # nothing is escaped
        first, last = first + lead, last - tail
    return first, max(first, last)


def dicts(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a list, with their numbers."""
    for number, each in enumerate(value if isinstance(value, list) else ()):
        if isinstance(each, dict):
            yield number, each


def members(value: Any) -> dict[str, Any]:
    """An object's members; none where it is something else."""
    return value if isinstance(value, dict) else {}


def joined(*parts: Any) -> str:
    """Help, of what is said in several places: each once."""
    return " ".join(dict.fromkeys(part for part in map(text_of, parts) if part))


def language_of(code: Any) -> str:
    """ "en" or "es", of a tag of a language; "" where it is another or none."""
    tag = text_of(code).lower()[:2]
    return tag if tag in ("en", "es") else ""
