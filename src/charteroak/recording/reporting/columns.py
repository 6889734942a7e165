"""The ledger's entries as columns of numbers: a million of them are read without a Python object for each.

What two entries say alike in their closed words is one *shape*, and is decoded once. A shape is found by a hash of the
bytes that say it, and every entry is then compared with the first of its shape byte for byte: nothing rests on the
hash. What the rest of an entry must be like (which digests are there, a time that there is) is part of the shape too.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from charteroak.ledger.codec import Codec, vocabulary_of
from charteroak.ledger.entry import LAST_TIME
from charteroak.ledger.errors import Malformed
from charteroak.ledger.stores import Store
from charteroak.recording.counts import placed

_CHUNK = 50_000
# Where an entry has what: the form is that of `ledger.codec`.
_TIME, _VOCABULARY, _RECORD, _DIGESTS, _TAIL, _SHORTEST = 2, 10, 18, 34, 170, 178
_WORDS = (0, 4, 8, 12, 16)  # among the digests: the commitment, the law, the readings, the subject and the index
_VOCABULARY_AND_MORE = 2 + 8 + 1  # what of a key stands before the tail: version and kind, vocabulary, what is there
_FACTORS = np.random.default_rng(2929).integers(1, 1 << 63, 512, dtype=np.uint64) | np.uint64(1)

Numbers = npt.NDArray[np.int64]
Said = Mapping[str, Any]


@dataclass(frozen=True)
class Columns:
    """Entries, in the order of the ledger."""

    index: Numbers
    """Their places."""
    time: Numbers
    """Their times, in hundredths of a second since 1970."""
    record: npt.NDArray[np.uint64]
    """Their record ids, as two numbers each."""
    shape: Numbers
    """What they say: a place in `shapes`."""
    shapes: tuple[Said, ...]
    """What entries say in names (`Codec.describe`), without their times and ids."""
    first: int
    """The first entry that was still there to be read."""
    damaged: tuple[int, ...]
    """The places below `size` whose entries are missing, damaged or in words that nobody has published."""
    size: int
    """How many entries the ledger had."""


@dataclass
class _Reading:
    codecs: Mapping[bytes, Codec]
    shapes: list[Said] = field(default_factory=list)
    known: dict[bytes, int] = field(default_factory=dict)

    def shape(self, key: bytes, data: bytes) -> int:
        """The place of a shape; -1 where what it says cannot be read."""
        if key not in self.known:
            self.known[key] = self._decode(data)
        return self.known[key]

    def _decode(self, data: bytes) -> int:
        try:
            codec = self.codecs.get(vocabulary_of(data))
            if codec is None:
                return -1
            entry = codec.decode(data)
        except Malformed:
            return -1
        said = codec.describe(entry)
        named = {name: value for name, value in said.items() if name not in _APART}
        self.shapes.append({"facts": {}, "clauses": [], **named})
        return len(self.shapes) - 1


_APART = ("time", "record", "law", "readings", "subject", "commitment", "index", "vocabulary")


def read(store: Store, codecs: Mapping[bytes, Codec], size: int) -> Columns:
    """The entries before `size`. LedgerError where the store cannot be read."""
    return _read(store, _Reading(codecs), min(store.first(), size), size, None)


def go_on(store: Store, codecs: Mapping[bytes, Codec], size: int) -> Columns:
    """The same, from where the last look at this store ended: entries are only ever added.

    All are read anew where the oldest were deleted since, where the last one is another, or where some are damaged.
    """
    with _guard:
        before = _seen.get(store)
        first = min(store.first(), size)
        if before is None or before.columns.first != first or before.columns.size > size or not before.same(store):
            before = None
        reading = _Reading(codecs) if before is None else before.reading
        reading.codecs = codecs
        found = _read(store, reading, first, size, None if before is None else before.columns)
        if found.damaged:
            _seen.pop(store, None)
        else:
            _seen[store] = _Seen(reading, found, store.entries(size - 1, size))
        return found


@dataclass(frozen=True)
class _Seen:
    """What was read of a store, and the last entry of it, to know the store again."""

    reading: _Reading
    columns: Columns
    edge: list[bytes]

    def same(self, store: Store) -> bool:
        return store.entries(self.columns.size - 1, self.columns.size) == self.edge


_guard = threading.Lock()
_seen: weakref.WeakKeyDictionary[Store, _Seen] = weakref.WeakKeyDictionary()


def _read(store: Store, reading: _Reading, first: int, size: int, before: Columns | None) -> Columns:
    start = first if before is None else before.size
    parts = [_part(store, reading, at, min(at + _CHUNK, size)) for at in range(start, size, _CHUNK)]
    if before is not None:
        parts.insert(0, (before.index, before.time, before.record, before.shape))
    columns = [np.concatenate(each) for each in zip(*parts, strict=True)] if parts else []
    index, time, record, shape = columns or _none()
    damaged = np.setdiff1d(np.arange(first, size), index, assume_unique=True).tolist()
    return Columns(index, time, record, shape, tuple(reading.shapes), first, tuple(damaged), size)


def _none() -> tuple[Any, ...]:
    numbers = np.zeros(0, dtype=np.int64)
    return numbers, numbers, np.zeros((0, 2), dtype=np.uint64), numbers


def _part(store: Store, reading: _Reading, start: int, stop: int) -> tuple[Any, ...]:
    """Some entries as columns, without those that cannot be read, which are noted."""
    found = store.entries(start, stop)
    if len(found) == stop - start:
        places = np.arange(start, stop)
    else:
        pairs = list(placed(store, start, stop))
        places, found = np.array([at for at, _ in pairs], dtype=np.int64), [data for _, data in pairs]
    lengths = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
    time = np.zeros(len(found), dtype=np.int64)
    record = np.zeros((len(found), 2), dtype=np.uint64)
    shape = np.full(len(found), -1, dtype=np.int64)
    for length in np.unique(lengths[lengths >= _SHORTEST]).tolist():
        rows = np.flatnonzero(lengths == length)
        same = found if len(rows) == len(found) else [found[at] for at in rows.tolist()]
        data = np.frombuffer(b"".join(same), dtype=np.uint8).reshape(len(rows), length)
        big = data[:, _TIME:_VOCABULARY].copy().view(">u8")[:, 0]
        record[rows] = data[:, _RECORD:_DIGESTS].copy().view(">u8")
        time[rows] = np.minimum(big, LAST_TIME).astype(np.int64)
        shape[rows] = _shapes(reading, data, big <= LAST_TIME)
    good = shape >= 0
    return places[good], time[good], record[good], shape[good]


def _shapes(reading: _Reading, data: npt.NDArray[np.uint8], timely: npt.NDArray[np.bool_]) -> Numbers:
    """The shapes of entries of one length."""
    digests = np.ascontiguousarray(data[:, _DIGESTS:_TAIL]).view(np.uint64) != 0
    there = np.packbits(np.column_stack([np.logical_or.reduceat(digests, _WORDS, axis=1), timely]), axis=1)
    empty = np.zeros((len(data), -(data.shape[1] - _TAIL + _VOCABULARY_AND_MORE) % 8), dtype=np.uint8)
    key = np.concatenate([data[:, :_TIME], data[:, _VOCABULARY:_RECORD], there, data[:, _TAIL:], empty], axis=1)
    words = key.view(np.uint64) * _FACTORS[: key.shape[1] // 8]
    words ^= words >> np.uint64(29)
    hashed = (words * _FACTORS[-1]).sum(axis=1, dtype=np.uint64)
    _, firsts, inverse = np.unique(hashed, return_index=True, return_inverse=True)
    if not np.array_equal(key, key[firsts][inverse]):  # two shapes with one hash: never seen, and no reason to guess
        _, firsts, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
        inverse = inverse.reshape(-1)
    codes = [reading.shape(key[at].tobytes(), data[at].tobytes()) if timely[at] else -1 for at in firsts.tolist()]
    found: Numbers = np.array(codes, dtype=np.int64)[inverse]
    return found
