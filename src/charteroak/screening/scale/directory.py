"""ZIP archives of any size: their list of members read entry by entry, and some members made a small archive.

The standard library holds the whole list, a kilobyte a member; here none is held. Members are copied as they are
packed, so whatever opens the small archive sees what is encrypted, broken or a bomb as it would in the large one.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEAD = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_LONGEST_END = _END.size + 0xFFFF + _LOCATOR.size
_FULL, _FULL_64 = 0xFFFF, 0xFFFFFFFF
_LATER = 0x08
"""The flag of a member whose size stands after it."""
_BLOCK = 1 << 20


class Broken(OSError):
    """The archive is not one, or contradicts itself."""


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of the list. `at` is where the member's own head stands; `number` counts files, not folders."""

    number: int
    name: bytes
    extra: bytes
    comment: bytes
    flags: int
    method: int
    check: int
    packed: int
    size: int
    at: int
    outside: int

    @property
    def is_folder(self) -> bool:
        """Whether it is only a folder's name."""
        return self.name.endswith(b"/")


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the list of members lies, how long it is, and what the archive's comment says."""

    start: int
    size: int
    shift: int
    comment: bytes


def directory(stream: BinaryIO) -> Directory:
    """Where the list lies. Broken where there is none."""
    length = stream.seek(0, 2)
    base = max(length - _LONGEST_END, 0)
    stream.seek(base)
    tail = stream.read(_LONGEST_END)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise Broken
    _, _, _, _, count, size, start, said = _END.unpack_from(tail, at)
    end = base + at
    if count == _FULL or _FULL_64 in (size, start):
        end, size, start = _end_of_large(stream, tail[max(at - _LOCATOR.size, 0) : at], size, start, end)
    shift = end - size - start
    if shift < 0:
        raise Broken
    return Directory(start + shift, size, shift, tail[at + _END.size : at + _END.size + said])


def _end_of_large(stream: BinaryIO, locator: bytes, size: int, start: int, end: int) -> tuple[int, int, int]:
    if len(locator) < _LOCATOR.size or not locator.startswith(b"PK\x06\x07"):
        return end, size, start
    at = end - _LOCATOR.size - _END_64.size
    stream.seek(max(at, 0))
    record = stream.read(_END_64.size)
    if len(record) < _END_64.size or not record.startswith(b"PK\x06\x06"):
        raise Broken
    fields = _END_64.unpack(record)
    return at, fields[8], fields[9]


def members(stream: BinaryIO, where: Directory) -> Iterator[Member]:
    """The members in the order of the list. The stream may be used for other things between them."""
    at, end, number, held = where.start, where.start + where.size, 0, b""
    while at < end or held:
        need = _length(held)
        if need is None or len(held) < need:
            stream.seek(at)
            more = stream.read(min(_BLOCK, end - at))
            if not more:
                raise Broken
            held, at = held + more, at + len(more)
            continue
        one = _member(held[:need], number, where.shift)
        number = one.number
        yield one
        held = held[need:]


def _length(held: bytes) -> int | None:
    """How long the entry is that begins here; None where not enough is there to tell."""
    if len(held) < _ENTRY.size:
        return None
    if not held.startswith(b"PK\x01\x02"):
        raise Broken
    named, extra, comment = struct.unpack_from("<3H", held, 28)
    return _ENTRY.size + int(named) + int(extra) + int(comment)


def _member(entry: bytes, number: int, shift: int) -> Member:
    fields = _ENTRY.unpack_from(entry)
    flags, method, check, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    named, extras, outside, at = fields[10], fields[11], fields[15], fields[16]
    name = entry[_ENTRY.size : _ENTRY.size + named]
    extra = entry[_ENTRY.size + named : _ENTRY.size + named + extras]
    comment = entry[_ENTRY.size + named + extras :]
    size, packed, at = _large(extra, [size, packed, at])
    number += not name.endswith(b"/")
    return Member(number, name, extra, comment, flags, method, check, packed, size, at + shift, outside)


def _large(extra: bytes, values: list[int]) -> list[int]:
    """Size, packed size and place, where they are so large that they stand in the extra field."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4) if at + 4 + length <= len(extra) else ())
            return [next(wide, value) if value == _FULL_64 else value for value in values]
        at += 4 + length
    return values


def begins(stream: BinaryIO, one: Member) -> int:
    """Where a member's packed bytes begin. Broken where its own head is none."""
    stream.seek(one.at)
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(b"PK\x03\x04"):
        raise Broken
    fields = _HEAD.unpack(head)
    return one.at + _HEAD.size + int(fields[9]) + int(fields[10])


def packed(stream: BinaryIO, some: Sequence[Member], comment: bytes = b"") -> bytes:
    """A small archive of some members, as they are packed. Broken where one is not there whole."""
    bodies, entries, at = [], [], 0
    for one in some:
        stream.seek(begins(stream, one))
        held = stream.read(one.packed)
        if len(held) < one.packed:
            raise Broken
        flags, name, zeros = one.flags & ~_LATER, one.name, (0, 0)
        sizes = (one.check, one.packed, one.size)
        head = _HEAD.pack(b"PK\x03\x04", 20, flags, one.method, *zeros, *sizes, len(name), 0) + name
        entries.append(
            _ENTRY.pack(b"PK\x01\x02", 20, 20, flags, one.method, *zeros, *sizes, len(name), 0, len(one.comment), 0, 0,
                        one.outside, at) + name + one.comment
        )  # fmt: skip
        bodies += [head, held]
        at += len(head) + len(held)
    made = b"".join(entries)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(made), at, len(comment))
    return b"".join((*bodies, made, end, comment))


class Unpacked:
    """What a large member unpacks to, read from front to back, never whole. OSError where it is broken, or a bomb."""

    def __init__(self, stream: BinaryIO, one: Member) -> None:
        import zlib

        self._stream, self._at, self._packed = stream, begins(stream, one), one.packed
        self._left = one.size
        self._unpacks = zlib.decompressobj(-15) if one.method == zipfile.ZIP_DEFLATED else None

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer at the end."""
        import zlib

        made = bytearray()
        while len(made) < size and self._left:
            try:
                some = self._some(size - len(made))
            except zlib.error:
                raise OSError from None
            if not some:
                raise OSError  # it ends before it should
            made += some
            self._left -= len(some)
            if self._left < 0:
                raise OSError
        return bytes(made)

    def _some(self, size: int) -> bytes:
        if self._unpacks is None:
            return self._next(min(size, _BLOCK))
        while not self._unpacks.eof:
            given = self._unpacks.unconsumed_tail or self._next(1 << 16)
            made: bytes = self._unpacks.decompress(given, size)
            if made or not given:
                return made
        return b""

    def _next(self, size: int) -> bytes:
        """What comes next of the packed bytes."""
        self._stream.seek(self._at)
        given = self._stream.read(min(size, self._packed))
        self._at += len(given)
        self._packed -= len(given)
        return given
