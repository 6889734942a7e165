"""The words of JSON: where each value and each name stands in the text, with nothing of it changed.

Objects become lines of "name: value", one paragraph an object, with the name above where that says what a name is
about ("benefits snap: true"). Nothing here calls itself, so that nothing can be nested too deeply for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.weaving import Weaver, Woven

TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
_STRETCH = re.compile(r"[^\\]++|(?:\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|\\u....|\\.", re.DOTALL)
_NAME = re.compile(r'("(?:[^"\\]++|\\.)*+")\s*+:|"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Members(list[tuple[str, Any]]):
    """An object, with names that are there twice."""


class _Bare(str):
    """A number as it is written."""

    __slots__ = ()


_Within = tuple[Iterator[tuple[str, Any]], bool, str, str]
"""Of an object or a list: what comes next, if it is an object, and the names around it and of it."""


@dataclass(slots=True)
class Leaf:
    """A value that holds no other. `path` is where it is, by numbers; `begins` if it is the first after a bracket.

    `name` is its own, or that of the list that it is in.
    """

    first: int
    last: int
    introduction: str
    name: str
    path: tuple[int, ...]
    begins: bool


@dataclass(slots=True)
class _Around:
    """An object or a list that is open."""

    is_object: bool
    name: str
    count: int = 0


def tokens(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """The tokens of a stretch of JSON: from, to, and whether it is the name of a member."""
    held: tuple[int, int] | None = None
    for found in TOKEN.finditer(text, first, last):
        start, end = found.span()
        if held:
            yield *held, text[start] == ":"
            held = None
        if text[start] == '"':
            held = start, end
        else:
            yield start, end, False
    if held:
        yield *held, False


def leaves(text: str, first: int, last: int) -> Iterator[Leaf]:
    """The values of a stretch of JSON, in order."""
    around: list[_Around] = [_Around(is_object=False, name="")]
    name, begins = "", True
    for start, end, is_name in tokens(text, first, last):
        inner, sign = around[-1], text[start]
        if is_name:
            name = unquoted(text[start:end])
        elif sign in "{[":
            inner.count += 1
            around.append(_Around(sign == "{", name if inner.is_object else inner.name))
            begins = True
        elif sign in "}]":
            around = around[:-1] or around
            begins = True
        elif sign not in ",:":
            inner.count += 1
            above = (inner.name, name) if inner.is_object else (around[-2].name if around[1:] else "", inner.name)
            yield Leaf(start, end, _introduction(*above), above[1], tuple(each.count for each in around), begins)
            begins = False


def weave(text: str, first: int, last: int, where: str) -> tuple[Woven, frozenset[int]]:
    """A stretch of JSON as a text, and the places where values stand that are no strings."""
    weaver, bare = Weaver(), set()
    for number, leaf in enumerate(leaves(text, first, last)):
        weaver.field(number)
        if leaf.begins and len(weaver):
            weaver.frame("\n")
        if text[leaf.first] == '"':
            if leaf.last - leaf.first > 2:
                weaver.frame(leaf.introduction)
                say_string(weaver, text, leaf.first + 1, leaf.last - 1)
                weaver.frame("\n")
        elif text[leaf.first : leaf.last] != "null":
            weaver.frame(leaf.introduction)
            weaver.stand(f"{text[leaf.first : leaf.last]}\n", leaf.first, leaf.last)
            bare.add(leaf.first)
    return weaver.done(where), frozenset(bare)


def said(record: str) -> str:
    """The text that `weave` makes of some JSON, without where its pieces stand: by the standard library, so faster."""
    value = json.loads(record, object_pairs_hook=_Members, parse_float=_Bare, parse_int=_Bare, parse_constant=_Bare)
    lines, begins = list[str](), True
    waiting: list[_Within] = [(iter((("", value),)), False, "", "")]
    while waiting:
        members, is_object, outer, inner = waiting[-1]
        for name, each in members:
            if isinstance(each, list):
                within = iter(each) if isinstance(each, _Members) else zip(repeat(""), each)
                waiting.append((within, isinstance(each, _Members), inner, name if is_object else inner))
                begins = True
                break
            if begins and lines:
                lines.append("\n")
            begins = False
            if each not in (None, ""):
                label = _introduction(inner, name) if is_object else _introduction(outer, inner)
                lines.append(f"{label}{str(each).lower() if isinstance(each, bool) else each}\n")
        else:
            waiting.pop()
            begins = True
    return _SURROGATE.sub("\ufffd", "".join(lines))


def names_in(text: str) -> set[str]:
    """The names of members in some JSON, in their quotes; now and then something that is none."""
    return {name for name in _NAME.findall(text) if name}


def say_string(weaver: Weaver, text: str, first: int, last: int) -> None:
    """What stands between the quotes of a string, its escapes replaced."""
    at = first
    if text.find("\\", first, last) < 0:
        weaver.say(text[first:last], first)
        return
    for found in _STRETCH.finditer(text, first, last):
        at = found.end()
        if found[0][0] == "\\":
            weaver.stand(_unescaped(found[0]), found.start(), at)
        else:
            weaver.say(_SURROGATE.sub("\ufffd", found[0]), found.start())


def unquoted(quoted: str) -> str:
    """What a string says."""
    within = quoted[1:-1]
    return _STRETCH.sub(lambda found: _unescaped(found[0]), within) if "\\" in within else within


def _unescaped(found: str) -> str:
    if found[0] != "\\":
        return found
    if found[1:2] != "u":
        return _ESCAPES.get(found[1:], found[1:])
    try:
        if len(found) == 12:
            return bytes.fromhex(found[2:6] + found[8:12]).decode("utf-16-be", "replace")
        return _SURROGATE.sub("\ufffd", chr(int(found[2:], 16)))
    except ValueError:
        return "\ufffd"


@lru_cache(maxsize=4096)
def _introduction(above: str, name: str) -> str:
    """What stands before a value: its name, with the one above, unless that is the same."""
    names = [spoken(each) for each in dict.fromkeys((above, name)) if each]
    return f"{' '.join(names)}: " if names else ""
