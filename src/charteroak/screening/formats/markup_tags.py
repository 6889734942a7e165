"""Tags as they are written: where each name and each value of an attribute stands. Linear in a page's size."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG = re.compile(
    r"""<(?:(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*+)(?P<given>(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>"""
    r"""|(?P<plain>/?)(?P<called>[A-Za-z][^\s/<>]*+)(?P<had>[^<>]*+)>)"""
)
"""A tag whose quotes are in order; or else whatever is there up to the next ">"."""

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'<>]++)))?"""
)
SIGN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});?|[ \t\r\n\f]{2,}|[\t\r\n\f]")
"""What is not said as it is written: references, and white space."""

DATA = re.compile(
    r"data:(?P<type>[\w.+-]+/[\w.+-]+)?(?:;[\w.+-]+=[\w.+-]+)*(?P<coded>;base64)?,(?P<data>[\w+/=%.~!*-]+)",
    re.IGNORECASE,
)
"""An address that has a file written into it."""

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "o:p", "center"}
)
"""Tags that are no part of how lines are made."""

ALONE = frozenset(
    {
        "allowfullscreen",
        "async",
        "autofocus",
        "autoplay",
        "checked",
        "compact",
        "controls",
        "declare",
        "default",
        "defer",
    }
    | {"disabled", "download", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop", "multiple", "muted"}
    | {"nohref", "nomodule", "noresize", "noshade", "novalidate", "nowrap", "open", "playsinline", "readonly"}
    | {"required", "reversed", "selected", "/"}
)
"""Attributes that have no value."""

LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its name in small letters, and where its value stands. Without a value, `first` is `last`.

    `start` is where its name stands.
    """

    name: str
    first: int
    last: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name in small letters, and what it is given. `last` is where it ends."""

    name: str
    is_end: bool
    attributes: tuple[Attribute, ...]
    last: int
    closes: bool
    first: int = 0
    """Where its name stands."""


def tag_at(source: str, at: int) -> Tag | None:
    """The tag that begins there; None where none does."""
    found = TAG.match(source, at)
    if found is None:
        return None
    ours = "name" if found["name"] else "called"
    given = "given" if found["name"] else "had"
    first, last = found.span(given)
    is_end = bool(found["end"] or found["plain"])
    attributes = () if first == last else tuple(_attributes(source, first, last))
    return Tag(found[ours].lower(), is_end, attributes, found.end(), source[last - 1] == "/", found.start(ours))


def _attributes(source: str, first: int, last: int) -> list[Attribute]:
    made = []
    for found in _ATTRIBUTE.finditer(source, first, last):
        held = next((group for group in ("double", "single", "bare") if found[group] is not None), None)
        start, end = found.span(held) if held else (found.end(), found.end())
        made.append(Attribute(found["name"].lower(), start, end, found.start()))
    return made
