"""A stretch of text in pieces, so that each piece has the same findings from its first letter to its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from charteroak.screening.showing import Mark


@dataclass(frozen=True)
class Piece:
    """A piece of a text: what it says, and the numbers of the findings that it is of."""

    text: str
    of: tuple[int, ...]
    """The findings, those first that began first; none for text in which nothing was found."""
    begins: tuple[int, ...]
    """Those of them of which this is the first piece."""
    ends: tuple[int, ...]
    """Those of them of which this is the last piece."""


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces, in order; together they are the text. Marks may overlap, lie within others, or be several of one."""
    kept = [(start, end, number) for start, end, number in marks if start < end]
    edges = sorted({0, len(text), *(at for start, end, _ in kept for at in (start, end))})
    first = {number: min(start for start, _, each in kept if each == number) for _, _, number in kept}
    last = {number: max(end for _, end, each in kept if each == number) for _, _, number in kept}
    for start, end in pairwise(edges):
        of = tuple(dict.fromkeys(number for begin, stop, number in kept if begin <= start and end <= stop))
        begins = tuple(number for number in of if first[number] == start)
        yield Piece(text[start:end], of, begins, tuple(number for number in of if last[number] == end))
