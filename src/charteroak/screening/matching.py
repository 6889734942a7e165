"""One pass over a whole buffer for every word that calls for a rule: Hyperscan, or Aho-Corasick with the same result.

A hit is (end, number): where the word ends in the shadow, and its number. Words stand between what is no letter or digit.
In the same pass are found the places where a word may have been taken apart (see `mending`), as where they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from charteroak.screening.mending import SUSPECT

Hit = tuple[int, int]
_INSIDE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
_SHORT = 4


class Seen(NamedTuple):
    """What one pass found, each in order."""

    hits: list[Hit]
    suspects: list[int]
    looks: list[Hit]
    """Where an identifier may stand, and the number of its kind."""


class Matcher(Protocol):
    """Finds words in shadow text."""

    def scan(self, data: bytes) -> Seen:
        """Every place of every word, and of what may be one."""


class Hyperscan:
    """The words as one database. Made once, kept on disk as `packed`.

    Only short words are looked for as words by the engine, the others anywhere: a database of thousands of words with
    their edges takes half a minute to make, this one a second; whether a longer hit is a word is seen afterwards.
    """

    def __init__(self, words: Sequence[str], looks: Sequence[str], packed: bytes | None = None) -> None:
        import hyperscan

        self._lengths = [len(word) for word in words]
        if packed is not None:
            self._database = hyperscan.loadb(packed, hyperscan.HS_MODE_BLOCK)
            self._database.scratch = hyperscan.Scratch(self._database)
            return
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [(word if len(word) > _SHORT else rf"\b{word}\b").encode() for word in words]
        others = (*SUSPECT, *looks)
        flags = [hyperscan.HS_FLAG_CASELESS] * len(words) + [0] * len(others)
        expressions += [each.encode() for each in others]
        self._database.compile(expressions, ids=list(range(len(expressions))), flags=flags)

    def packed(self) -> bytes:
        """The database as bytes for `Hyperscan(words, packed)`."""
        import hyperscan

        packed: bytes = hyperscan.dumpb(self._database)
        return packed

    def scan(self, data: bytes) -> Seen:
        """Every place of every word, and of what may be one."""
        found: list[Hit] = []
        add = found.append

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add((end, number))

        if data:
            self._database.scan(data, match_event_handler=note)
        lengths, count = self._lengths, len(self._lengths)
        hits = [hit for hit in found if hit[1] < count and _stands_alone(data, hit[0] - lengths[hit[1]], hit[0])]
        first = count + len(SUSPECT)
        suspects = {end for end, number in found if count <= number < first}
        return Seen(sorted(hits), sorted(suspects), sorted({(end, number - first) for end, number in found if number >= first}))


class AhoCorasick:
    """The same without Hyperscan: slower, and needs no database."""

    def __init__(self, words: Sequence[str], looks: Sequence[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        self._suspect = [re.compile(each.encode()) for each in SUSPECT]
        self._looks = [re.compile(each.encode()) for each in looks]
        self._words = BytesAhoCorasick([word.encode() for word in words], matchkind=MatchKind.Standard)

    def scan(self, data: bytes) -> Seen:
        """Every place of every word, and of what may be one."""
        found = self._words.find_matches_as_indexes(data.lower(), overlapping=True)
        hits = [(end, number) for number, start, end in found if _stands_alone(data, start, end)]
        suspects = {end for each in self._suspect for end in _ends(each, data)}
        looks = {(end, number) for number, each in enumerate(self._looks) for end in _ends(each, data)}
        return Seen(sorted(hits), sorted(suspects), sorted(looks))


def _ends(expression: re.Pattern[bytes], data: bytes) -> Iterator[int]:
    """Where matches end: of each place where one begins the longest, which mends as its parts do."""
    at = 0
    while found := expression.search(data, at):
        yield found.end()
        at = found.start() + 1


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    """Is this stretch a word, and not a part of one?"""
    return (start == 0 or data[start - 1] not in _INSIDE) and (end == len(data) or data[end] not in _INSIDE)


def hyperscan_version() -> str | None:
    """Hyperscan's version, where it is installed."""
    try:
        import hyperscan
    except ImportError:
        return None
    return str(hyperscan.__version__)
