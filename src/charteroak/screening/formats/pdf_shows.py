"""How many texts some operators of a PDF write, told without parsing them: what is drawn is compared with that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

STRING = rb"(?:\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)|<[0-9A-Fa-f\s]*+>)"
"""A string, with no more than one pair of parentheses in another."""
_SHOWS = re.compile(
    rb"(?:\[(?:[\s\d.+-]++|" + STRING + rb")*+\]\s*TJ|" + STRING + rb"\s*(?:Tj|['\"]))(?![\w*])", re.DOTALL
)
_SPACES = re.compile(rb"(?:\(\s++\)|<(?:20|0003|0020)++>)[\s\d.+-]*\]?\s*T[jJ]")
_BEGINS = re.compile(rb"\(|(?<!<)<(?!<)")
_MOVES = re.compile(rb"T[dDm*]|BT|ET")
_EACH = re.compile(_SHOWS.pattern + rb"|" + STRING + rb"|\(", re.DOTALL)
_SIGN = re.compile(rb"\\.|[()]", re.DOTALL)
_PLAIN = re.compile(rb"(\\.)|[()]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shows:
    """How many texts are written, and how many of them are spaces alone; `strays` are texts that nothing writes."""

    count: int = 0
    spaces: int = 0
    strays: bool = False


def shows_in(content: bytes) -> Shows:
    """What the operators of a stream write."""
    left, count = _SHOWS.subn(b" ", content)
    return Shows(count, len(_SPACES.findall(content)), bool(_BEGINS.search(left)))


def together(parts: Iterable[Shows]) -> Shows:
    """What several streams write."""
    every = list(parts)
    return Shows(sum(each.count for each in every), sum(each.spaces for each in every), any(e.strays for e in every))


def strings_in(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """What each operator is given to write, and each string besides; whether nothing moved the pen before it."""
    at, last = 0, -1
    while found := _EACH.search(content, at):
        goes_on = last >= 0 and not _MOVES.search(content, last, found.start())
        at = last = found.end()
        if found[0] == b"(":
            at = last = _end(content, found.end())
            yield b"(" + _PLAIN.sub(rb"\1", content[found.end() : at]) + b")", goes_on
        else:
            yield found[0], goes_on


def _end(content: bytes, at: int) -> int:
    """Where a string ends that has others in it; the end of all where it has none."""
    depth = 1
    for sign in _SIGN.finditer(content, at):
        depth += (sign[0] == b"(") - (sign[0] == b")")
        if not depth:
            return sign.end()
    return len(content)
