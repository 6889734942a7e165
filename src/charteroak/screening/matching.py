"""One pass over a whole buffer for every word that calls for a rule: Hyperscan, or Aho-Corasick with the same result.

A hit is (end, number): where the word ends in the shadow, and its number. Words stand between what is no letter or
digit; two words together are one, with a space, a hyphen, a line's end, two spaces or a quotation mark between them.
In the same pass are found the places where a word may have been taken apart (see `mending`), as where they end.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from charteroak.screening.mending import SPELT, SUSPECT

Hit = tuple[int, int]
_INSIDE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
_SHORT = 4
_BETWEEN = (" ", "-", "\n", "  ", ' "', '" ')


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


def _written(words: Sequence[str]) -> list[tuple[str, int]]:
    """Each way in which a word, or two together, is written, with its number."""
    ways = ((word, _BETWEEN) if " " in word else (word, (" ",)) for word in words)
    return [(word.replace(" ", way), number) for number, (word, every) in enumerate(ways) for way in every]


class Hyperscan:
    """The words as one database. Made once, kept on disk as `packed`.

    Only short words are looked for as words by the engine, the others anywhere: a database of thousands of words with
    their edges takes half a minute to make, this one a second; whether a longer hit is a word is seen afterwards.
    """

    def __init__(self, words: Sequence[str], looks: Sequence[str], packed: bytes | None = None) -> None:
        import hyperscan

        self._words = [(len(text), number) for text, number in _written(words)]
        self._local = threading.local()
        if packed is not None:
            self._database = hyperscan.loadb(packed, hyperscan.HS_MODE_BLOCK)
            return
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [text if len(text) > _SHORT else rf"\b{text}\b" for text, _ in _written(words)]
        others = (*SUSPECT, *looks)
        flags = [hyperscan.HS_FLAG_CASELESS] * len(expressions) + [0] * len(others)
        expressions += others
        self._database.compile([each.encode() for each in expressions], ids=list(range(len(expressions))), flags=flags)

    def _scratch(self) -> Any:
        """Working memory of this thread's own: two scans at a time cannot share one."""
        if not hasattr(self._local, "scratch"):
            import hyperscan

            self._local.scratch = hyperscan.Scratch(self._database)
        return self._local.scratch

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
            self._database.scan(data, match_event_handler=note, scratch=self._scratch())
        words, count = self._words, len(self._words)
        first = count + len(SUSPECT)
        hits, suspects, looks, size, inside = set(), set(), set(), len(data), _INSIDE
        for end, number in found:
            if number < count:
                length, word = words[number]
                start = end - length
                if (end == size or data[end] not in inside) and (start == 0 or data[start - 1] not in inside):
                    hits.add((end, word))
            elif number < first:
                suspects.add(end)
            else:
                looks.add((end, number - first))
        return Seen(sorted(hits), sorted(suspects), sorted(looks))


class AhoCorasick:
    """The same without Hyperscan: slower, and needs no database."""

    def __init__(self, words: Sequence[str], looks: Sequence[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        self._suspect = [_everywhere(each) for each in SUSPECT]
        self._looks = [_everywhere(each) for each in looks]
        ways = _written(words)
        self._numbers = [number for _, number in ways]
        self._words = BytesAhoCorasick([text.encode() for text, _ in ways], matchkind=MatchKind.Standard)

    def scan(self, data: bytes) -> Seen:
        """Every place of every word, and of what may be one."""
        found = self._words.find_matches_as_indexes(data.lower(), overlapping=True)
        hits = {(end, self._numbers[number]) for number, start, end in found if _stands_alone(data, start, end)}
        suspects = {end for each in self._suspect for end in _ends(each, data)}
        looks = {(end, number) for number, each in enumerate(self._looks) for end in _ends(each, data)}
        return Seen(sorted(hits), sorted(suspects), sorted(looks))


def _everywhere(expression: str) -> re.Pattern[bytes]:
    """An expression that finds matches at every place, even inside one another; of a long run only the whole."""
    return re.compile((expression if expression == SPELT else f"(?=({expression}))").encode())


def _ends(expression: re.Pattern[bytes], data: bytes) -> Iterator[int]:
    return (found.end(expression.groups) for found in expression.finditer(data))


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    """Is this stretch a word, or two, and not a part of one?"""
    return (start == 0 or data[start - 1] not in _INSIDE) and (end == len(data) or data[end] not in _INSIDE)


def hyperscan_version() -> str | None:
    """Hyperscan's version, where it is installed."""
    try:
        import hyperscan
    except ImportError:  # not there, or not for this processor
        return None
    return str(getattr(hyperscan, "__version__", "?"))
