"""CSV decided as it lies: a block of text is looked through for the words of facts, and each row given its answer.

Nothing is parsed into columns and written out again. A row's text is handed on as it is, less quotes that nothing
needs; so this gives, byte for byte, what `delimited` reads and writes. It takes blocks of whole, proper rows only: at
anything odd it gives up, and `delimited` reads the block.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charteroak.engines import scan_loops
from charteroak.engines.classes import U8
from charteroak.engines.codes import ACT, ACTS, FACTS
from charteroak.engines.scan_loops import LONGEST_WORD
from charteroak.logic.table import wire


class Scanner:
    """Scans blocks of rows with these columns."""

    def __init__(self, names: Sequence[str], delimiter: str, endings: Sequence[bytes]) -> None:
        """`endings` are what is added to a row, by the number of its answer."""
        self._delimiter = np.uint8(ord(delimiter))
        known = [name for name in names if name == ACT or name in FACTS]
        kinds = {name: place for place, name in enumerate(known)}
        self._kinds = np.array([kinds.get(name, -1) for name in names], np.int64)
        self._words = {name: _Words.of(name) for name in known}
        self._endings = np.frombuffer(b"".join(endings), np.uint8)
        self._ends = np.cumsum([0, *map(len, endings)])
        self._lengths = np.diff(self._ends)
        self._rooms = threading.local()

    def scan(self, block: bytes) -> Scanned | None:
        """The rows of a block; None where they are not all proper, or not all of the right number of values."""
        if not block.isascii():
            try:
                block.decode()
            except UnicodeDecodeError:
                return None
        room = self._room(len(block), block.count(b"\n") + 1)
        text = room.text[: len(block)]
        text[:] = np.frombuffer(block, np.uint8)
        scan_loops.marks(text, self._delimiter, room.marks)
        parts = room.starts, room.ends, room.stripped, room.lows, room.lengths
        rows = scan_loops.scan(text, self._delimiter, room.marks, self._kinds, *parts)
        if rows < 0:
            return None
        address = room.text.__array_interface__["data"][0]
        codes = {
            name: words.codes(address, room.lows[place, :rows], room.lengths[place, :rows], room.codes[place, :rows])
            for place, (name, words) in enumerate(self._words.items())
        }
        return Scanned(text, room.starts[:rows], room.ends[:rows], room.stripped[:rows], codes)

    def _room(self, size: int, rows: int) -> _Room:
        """Room for what is found in a block, the same for every block of a thread, unless it is too small."""
        room: _Room | None = getattr(self._rooms, "room", None)
        if room is None or len(room.text) < size + LONGEST_WORD or len(room.starts) < rows:
            room = self._rooms.room = _Room.of(size * 5 // 4, rows * 5 // 4, len(self._words))
        return room

    def written(self, found: Scanned, numbers: Any) -> memoryview:
        """The text of the rows that have a number of an answer, each with its ending."""
        good = numbers[numbers >= 0]
        size = int((found.ends - found.starts).sum() + self._lengths.take(good).sum())
        out = np.empty(size, np.uint8)
        parts = found.starts, found.ends, found.stripped, numbers
        return out[: scan_loops.write(found.text, self._delimiter, *parts, self._endings, self._ends, out)].data


@dataclass(frozen=True, slots=True)
class Scanned:
    """Rows of a block: the text, where each begins and ends, if it has needless quotes, and its columns' codes.

    They hold until the thread scans another.
    """

    text: U8
    starts: Any
    ends: Any
    stripped: Any
    codes: dict[str, U8]


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a thread puts what it finds: to ask the system for it anew each time would take longer than to scan."""

    text: U8
    marks: Any
    starts: Any
    ends: Any
    stripped: Any
    lows: Any
    lengths: Any
    codes: Any

    @classmethod
    def of(cls, size: int, rows: int, columns: int) -> _Room:
        """Room for so much text, in so many rows, with so many columns that are looked at."""
        return cls(
            np.zeros(size + LONGEST_WORD, np.uint8),
            np.empty(size + 2, np.int32),
            np.empty(rows, np.int64),
            np.empty(rows, np.int64),
            np.empty(rows, np.bool_),
            np.empty((columns, rows), np.int32),
            np.empty((columns, rows), np.int32),
            np.empty((columns, rows), np.uint8),
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a column are found by: see `_codes`."""

    capitals: Any
    factor: Any
    places: U8
    words: Any
    lengths: Any

    @classmethod
    def of(cls, name: str) -> _Words:
        values = [wire(value).encode() for value in (ACTS if name == ACT else FACTS[name].values)]
        padded = b"".join(value.ljust(LONGEST_WORD, b"\0") for value in [b"", *values])
        words = np.frombuffer(padded, "<u8").reshape(-1, LONGEST_WORD // 8).astype(np.uint64)
        lengths = np.array([0, *map(len, values)], np.uint64)
        firsts = words[1:, 0] + lengths[1:]
        draw = np.random.default_rng(1)
        while True:
            factor = draw.integers(1, 1 << 64, dtype=np.uint64, endpoint=False) | np.uint64(1)
            keys = (firsts * factor) >> np.uint64(56)
            if len(set(keys.tolist())) == len(values):
                break
        places = np.zeros(256, np.uint8)
        places[keys] = np.arange(1, len(values) + 1)
        spoken = name != ACT and True in FACTS[name].values
        return cls(np.uint64(0x2020202020202020 if spoken else 0), factor, places, words, lengths)

    def codes(self, text: int, starts: Any, lengths: Any, out: U8) -> U8:
        """The code of each word, by where it starts in a text at an address, and its length."""
        parts = self.capitals, self.factor, self.places, self.words, self.lengths
        scan_loops.codes(np.uint64(text), starts, lengths, *parts, _MASKS, out)
        return out


_MASKS = np.array(
    [
        [(1 << 8 * min(8, max(0, length - at))) - 1 for at in range(0, LONGEST_WORD, 8)]
        for length in range(LONGEST_WORD + 1)
    ],
    np.uint64,
)
"""By a word's length, which bits of each eight bytes are of it."""
