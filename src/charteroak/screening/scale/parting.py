"""A file as pieces: whole where it is read at once, else in parts, so that memory has a bound whatever its size.

What can be parted: mail folders, ZIP archives (and a mail folder, a table or a text in one), JSON Lines, tables, plain
text. A large file of another kind is "too large", and is said to be.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from charteroak.screening.formats.kinds import kind_of
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.scale import lines
from charteroak.screening.scale.directory import Broken, Member, Unpacked, begins, directory, members, packed
from charteroak.screening.scale.piece import Piece
from charteroak.screening.task import Left

REST = "the rest of it"
"""What is said of the part that comes after those that were read."""
_SAMPLE = 1 << 16
_MOST_MESSAGES = 1_000
"""How many messages, or members, are opened as one file: less than there may be (`Limits.members`)."""
_MOST_MEMBERS, _EXPANDED = 500, 16 << 20
_LARGE = LIMITS.part
_DESCRIPTOR = 24
"""How long what stands after a member, and tells its length, may be."""
_SEALED, _UTF_8 = 0x41, 0x800
_PACKAGES = (b"[Content_Types].xml", b"mimetype")
_MOST_SOUGHT = 10_000
_BY_KIND: dict[str, Callable[[BinaryIO, str, str, int], Iterator[Piece]]] = {
    "mbox": lines.mailbox,
    "jsonl": lines.records,
    "delimited": lines.table,
    "text": lines.plain,
    "markdown": lines.plain,
}


def pieces(stream: BinaryIO, name: str, most: int) -> Iterator[Piece]:
    """The pieces of a file. OSError where it cannot be read. `most`: how many bytes are read at once."""
    head = _read(stream, most + 1)
    if len(head) <= most:
        yield from _of_small(head, name, most)
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        del head
        yield from _of_archive(stream, name, most)
    else:
        yield from _of_lines(head, stream, name, "", most)


def _read(stream: BinaryIO, size: int) -> bytes:
    """So many bytes, however few a stream gives at a time."""
    held = stream.read(size)
    while len(held) < size and (more := stream.read(size - len(held))):
        held += more
    return held


def _of_small(data: bytes, name: str, most: int) -> Iterator[Piece]:
    """A file that is read at once, all of it; but in parts where so much is in it that it would not be opened."""
    if data.startswith(b"From ") and data.count(b"\nFrom ") > _MOST_MESSAGES and _kind(data, name) == "mbox":
        yield from (replace(each, joins=True) for each in lines.mailbox(io.BytesIO(data), name, "", most))
    elif data.startswith(b"PK\x03\x04") and (size := _full(data)):
        joins = size <= LIMITS.expanded  # of more there may be more findings than one line can bear
        yield from (
            replace(each, joins=joins and bool(each.part)) for each in _of_archive(io.BytesIO(data), name, most)
        )
    else:
        yield Piece(data, name)


def _full(data: bytes) -> int:
    """What an archive unpacks to, in bytes, where that is more than is opened at once; else 0."""
    try:
        stream = io.BytesIO(data)
        where = directory(stream)
        count = size = largest = 0
        for one in members(stream, where):
            count, size, largest = count + 1, size + one.size, max(largest, one.size)
            if one.name in _PACKAGES:
                return 0
    except Broken:
        return 0
    return size if count > _MOST_MESSAGES or size > LIMITS.expanded or largest > LIMITS.part else 0


def _of_lines(head: bytes, stream: Any, name: str, before: str, most: int) -> Iterator[Piece]:
    """A large file of lines, of which the first bytes were read; of another kind, it is too large."""
    parts = _BY_KIND.get(_kind(head[: head.rfind(b"\n", 0, _SAMPLE) + 1] or head[:_SAMPLE], name))
    if parts is None or head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:_SAMPLE]:
        yield Piece(None, name, before.removesuffix(": "), before, trouble="too large")
        return
    yield from parts(cast("BinaryIO", _Again(head, stream)), name, before, most)


def _kind(data: bytes, name: str) -> str:
    try:
        return kind_of(data, name)
    except Cannot:
        return ""


class _Again:
    """A stream of which some was read, from its beginning."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._at, self._stream = head, 0, stream

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer."""
        if self._at < len(self._head):
            data = self._head[self._at : self._at + size]
            self._at += len(data)
            if self._at >= len(self._head):
                self._head = b""
            return data
        return self._stream.read(size)


def _of_archive(stream: BinaryIO, name: str, most: int) -> Iterator[Piece]:
    """An archive: its members, some at a time, those that are large by themselves."""
    try:
        if not stream.seekable() or _is_package(stream):
            yield Piece(None, name, trouble="too large")  # a Word file or a workbook, for one: its parts are no files
            return
        yield from _Packed(stream, name, most).pieces()
    except (Broken, ValueError):
        yield Piece(None, name, REST, trouble="broken")


def _is_package(stream: BinaryIO) -> bool:
    some = zip(range(_MOST_SOUGHT), members(stream, directory(stream)), strict=False)
    return any(one.name in _PACKAGES for _, one in some)


class _Packed:
    """A large archive."""

    def __init__(self, stream: BinaryIO, name: str, most: int) -> None:
        self._stream, self._name, self._most = stream, name, most
        self._where = directory(stream)
        self._comment = self._where.comment
        self._end = self._sum = 0

    def pieces(self) -> Iterator[Piece]:
        """The members in the order of the list."""
        some, size = list[Member](), 0
        for one in self._members():
            is_large = one.size > _LARGE
            if some and (is_large or len(some) >= _MOST_MEMBERS or size + one.size + one.packed > _EXPANDED):
                yield self._few(some)
                some, size = [], 0
            if is_large:
                yield from self._large(one)
            else:
                some.append(one)
                size += one.size + one.packed
        if some:
            yield self._few(some)
        if self._where.start - self._end > _DESCRIPTOR:
            yield Piece(None, self._name, "after the last member", trouble="unknown")

    def _members(self) -> Iterator[Member]:
        """The members; together they are no longer than the archive is, or they would lie within one another."""
        for one in members(self._stream, self._where):
            self._sum += one.packed
            if self._sum > self._where.start:
                raise Broken
            yield one

    def _few(self, some: list[Member]) -> Piece:
        """Some members as an archive of their own."""
        numbers = [one.number for one in some if not one.is_folder]
        first, last = (numbers[0], numbers[-1]) if numbers else (some[0].number + 1, some[0].number)
        comment, self._comment = self._comment, b""
        whole = Piece(None, self._name, f"members {first}-{last}", shift=first - 1)
        if sum(one.packed for one in some) > self._most:
            return replace(whole, trouble="too large")
        try:
            left = tuple(each for one in some for each in self._gaps(one))
        except Broken:
            return replace(whole, trouble="broken")
        return replace(whole, load=lambda: packed(self._stream, some, comment), left=left)

    def _large(self, one: Member) -> Iterator[Piece]:
        """A large member: a file of lines in parts; whatever else it is, it is too large."""
        part = f"member {one.number}"
        nothing = replace(one, method=0, flags=one.flags & _UTF_8, check=0, packed=0, size=0)
        yield Piece(None, self._name, f"{part}, its name", shift=one.number - 1,
                    load=lambda: packed(self._stream, [nothing]), left=tuple(self._gaps(one)))  # fmt: skip
        trouble = "encrypted" if one.flags & _SEALED else "unsupported" if one.method not in (0, 8) else None
        if one.size > LIMITS.ratio * max(one.packed, 1):
            trouble = "too large"
        if trouble is None:
            try:
                stream = cast("BinaryIO", Unpacked(self._stream, one))
                inside = one.name.rpartition(b"/")[2].decode("utf-8", "replace")
                yield from _of_lines(_read(stream, _SAMPLE), stream, inside, f"{part}: ", self._most)
            except OSError:
                trouble = "broken"
        if trouble is not None:
            yield Piece(None, self._name, f"{part}: {REST}", trouble=trouble)

    def _gaps(self, one: Member) -> Iterator[Left]:
        """Where something lies before a member that is on no list."""
        begin = begins(self._stream, one)
        if abs(one.at - self._end) > _DESCRIPTOR:
            yield Left(f"before member {one.number}", "unknown")
        self._end = begin + one.packed
