"""A text's shadow: the same words in plain letters, one byte a character, with a map back to the text.

Folded are: compatibility forms (NFKC), accents, look-alikes of other alphabets, all kinds of space, dash and quotation
mark. Zero-width characters, soft hyphens and combining marks are gone. Case stays. Everything here works on whole texts
at once; plain ASCII costs next to nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from charteroak.screening.alike import ALIKE, MARKS, WRITTEN

LIMIT = 0x20000
"""Code points from here on have no letter that looks like one of ours."""
_FOLDING = ((0x20, 0x3400), (0xA640, 0xAC00), (0xF900, 0x10000), (0x1D400, 0x1D800), (0x1F100, 0x1F200))
_TAGS = (0xE0000, 0xE1000)  # can be seen nowhere
NOTHING, MORE, OTHER = 0, 1, 2
"""What the table says of a character that is dropped, that becomes several, and that is no letter we know."""


@dataclass(frozen=True, slots=True)
class Fold:
    """How characters fold: a byte for each code point below LIMIT, and the words of those that become several."""

    table: bytes
    several: dict[int, str]


def _folded(character: str) -> str:
    """A character in plain letters; empty where nothing is left of it."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    plain = unicodedata.normalize("NFKD", character)
    return "".join("/" if each == "\u2044" else each for each in plain if each.isascii() or each == "\u2044")


def make_fold() -> Fold:
    """The table, computed from Unicode's own data and the look-alikes. Takes a moment; is kept with the patterns."""
    table = bytearray([OTHER]) * LIMIT
    several = {}
    for code in (code for first, last in _FOLDING for code in range(first, last)):
        character = chr(code)
        plain = _folded(character)
        if len(plain) > 1:
            several[code] = plain
        table[code] = MORE if len(plain) > 1 else ord(plain) if plain else _nothing(character)
    for code in range(0x20):
        table[code] = NOTHING
    table[0x0A], table[0x7F], table[0xAD], table[0xFEFF] = 0x0A, NOTHING, NOTHING, NOTHING
    for letters in (ALIKE, MARKS):
        for plain, alike in letters.items():
            for character in alike:
                table[ord(character)] = ord(plain)
                several.pop(ord(character), None)
    for character, written in WRITTEN.items():
        table[ord(character)], several[ord(character)] = MORE, written
    table[0x09] = 0x09
    return Fold(bytes(table), several)


def _nothing(character: str) -> int:
    return NOTHING if unicodedata.category(character) in ("Mn", "Me", "Cf") else OTHER


@dataclass(frozen=True, slots=True)
class Shadow:
    """The folded text as bytes. `places` are the text's offsets of each byte and the end; None where all are equal."""

    data: bytes
    places: Any  # numpy.ndarray of int64, or None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text's own offsets of a stretch of the shadow; what was dropped inside it belongs to it."""
        if self.places is None:
            return start, end
        return int(self.places[start]), max(int(self.places[end - 1]) + 1, int(self.places[end]))

    def start_of(self, offset: int) -> int:
        """Where in the shadow the text's `offset` is, or what follows it where that was dropped."""
        return min(offset, len(self.data)) if self.places is None else int(self.places.searchsorted(offset))

    def starts_of(self, offsets: Sequence[int]) -> list[int]:
        """As `start_of`, for many."""
        if self.places is None:
            return [min(offset, len(self.data)) for offset in offsets]
        found: list[int] = self.places.searchsorted(offsets).tolist()
        return found

    def kept(self, keep: Any, data: Any) -> Shadow:
        """The shadow with only the bytes of `data` for which `keep` is true."""
        import numpy as np

        before = np.arange(len(data) + 1) if self.places is None else self.places
        return Shadow(data[keep].tobytes(), np.append(before[:-1][keep], before[-1]))


def shadow(text: str, fold: Fold) -> Shadow:
    """The shadow of a text."""
    if text.isascii():
        data = text.encode("ascii").translate(fold.table[:256])
        if NOTHING not in data:
            return Shadow(data, None)
    return _general(text, fold)


@cache
def _as_array(table: bytes) -> Any:
    import numpy as np

    return np.append(np.frombuffer(table, dtype=np.uint8), np.uint8(OTHER))


def _general(text: str, fold: Fold) -> Shadow:
    """As `shadow`, for any text: looked up all at once, then spread and thinned out where lengths differ."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    data = _as_array(fold.table)[np.minimum(codes, LIMIT)]
    if codes.max() >= LIMIT:
        data[(codes >= _TAGS[0]) & (codes < _TAGS[1])] = NOTHING
    places = None
    if (data == MORE).any():
        data, places = _spread(data, codes, fold)
    keep = data != NOTHING
    if keep.all():
        return Shadow(data.tobytes(), places)
    return Shadow(b"", places).kept(keep, data) if places is not None else Shadow(b"", None).kept(keep, data)


def _spread(data: Any, codes: Any, fold: Fold) -> tuple[Any, Any]:
    """The bytes with every character that becomes several written out, and the places."""
    import numpy as np

    at = np.flatnonzero(data == MORE)
    words = [fold.several[int(codes[each])].encode() for each in at]
    counts = np.ones(len(data), dtype=np.int64)
    counts[at] = [len(word) for word in words]
    places = np.append(np.repeat(np.arange(len(data)), counts), len(data))
    wide = np.repeat(data, counts)
    wide[np.repeat(data == MORE, counts)] = np.frombuffer(b"".join(words), dtype=np.uint8)
    return wide, places
