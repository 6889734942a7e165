"""Large files of lines in parts: mail folders (mbox), JSON Lines, tables, plain text; read once, from front to back.

A part ends where a message, a record, a row or a line does. No more than a part and the file's largest message, record
or row is held; one that is larger than a file may be is said to be too large, and passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from charteroak.screening.formats.delimited import rows_like
from charteroak.screening.scale.piece import Piece

PART = 4 << 20
"""How many bytes a part has, or a little more."""
_MOST_MESSAGES = 1_000
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_REMARK = (b"#", b"\r", b"\n", b"sep=", b"\xef\xbb\xbf#")


class Cut(NamedTuple):
    """How to part what was read so far; both give a number of bytes, 0 where there is no place yet.

    `part`: how much of it is a part; the flag says that no more follows. `begins`: where the next begins after the
    first, of which some is missing.
    """

    part: Callable[[bytes, bool], int]
    begins: Callable[[bytes], int]


def mailbox(stream: BinaryIO, name: str, before: str, most: int) -> Iterator[Piece]:
    """A mail folder: so many messages at a time."""
    done = 0
    for data in _parts(stream, Cut(_messages, lambda held: next(_envelopes(held, 1), 0)), most):
        count = 1 if data is None else sum(1 for _ in _envelopes(data))
        yield _piece(data, name, f"{before}messages {done + 1}-{done + count}", before, done)
        done += count


def records(stream: BinaryIO, name: str, before: str, most: int) -> Iterator[Piece]:
    """JSON Lines: so many lines at a time."""
    done = 0
    for data in _parts(stream, Cut(_whole_lines, _after_line), most):
        count = 1 if data is None else data.count(b"\n") + (not data.endswith(b"\n"))
        yield _piece(data, name, f"{before}lines {done + 1}-{done + count}", before, done)
        done += count


def plain(stream: BinaryIO, name: str, before: str, most: int) -> Iterator[Piece]:
    """Text: so much at a time; what is found in a part is told by its offsets in that part."""
    for number, data in enumerate(_parts(stream, Cut(_paragraphs, _after_line), most), 1):
        yield _piece(data, name, f"{before}part {number}", f"{before}part {number}: ", 0)


def table(stream: BinaryIO, name: str, before: str, most: int) -> Iterator[Piece]:
    """A table: so many rows at a time, each part with the row that has the names."""
    head, row, done, rows = b"", re.compile(b""), 0, 0
    sample = stream.read(_SAMPLE)
    row = rows_like(sample)

    def cut(held: bytes, is_all: bool) -> int:
        return _rows(held, is_all, row)

    for data in _parts(stream, Cut(cut, _after_line), most, sample):
        if data is not None and not head:
            head = _head(data, row)
            rows = _count(head, row)
        count = 1 if data is None else _count(data, row)
        repeated = rows if done else 0
        shown = data if data is None or not done else head + data
        yield _piece(shown, name, f"{before}rows {done + 1}-{done + count}", before, done - repeated, repeated)
        done += count


def _piece(data: bytes | None, name: str, part: str, before: str, shift: int, repeated: int = 0) -> Piece:
    return Piece(data, name, part, before, shift, repeated, None if data is not None else "too large")


def _parts(stream: BinaryIO, cut: Cut, most: int, held: bytes = b"") -> Iterator[bytes | None]:
    """The parts; None for what is larger than `most`, of which nothing but the end is looked for."""
    is_lost = False
    while block := stream.read(_BLOCK):
        held += block
        if is_lost:
            at = cut.begins(held)
            held, is_lost = (held[at:], False) if at else (held[-_BLOCK:], True)
        while not is_lost and len(held) >= PART and (at := cut.part(held, False)):
            yield held[:at]
            held = held[at:]
        if not is_lost and len(held) > max(most, 2 * PART):
            yield None
            at = cut.begins(held)
            held, is_lost = (held[at:], False) if at else (held[-_BLOCK:], True)
    while held and not is_lost:
        at = cut.part(held, True) or len(held)
        yield held[:at]
        held = held[at:]


def _envelopes(held: bytes, at: int = 0) -> Iterator[int]:
    """Where messages begin, from a place on, as the reader of mail folders has it."""
    if at == 0 and held.startswith(b"From ") and b"\n" in held:
        yield 0
    at = max(at - 1, 0)
    while (at := held.find(b"\nFrom ", at)) >= 0:
        at += 1
        if held.endswith((b"\n\n", b"\n\r\n"), 0, at) and held.find(b"\n", at) >= 0:
            yield at


def _messages(held: bytes, is_all: bool) -> int:
    """Before the message that would make it too many, or too much."""
    last = 0
    for number, start in enumerate(_envelopes(held)):
        if start and (number > _MOST_MESSAGES or start > PART):
            return last or start
        last = start
    return len(held) if is_all else last


def _after_line(held: bytes) -> int:
    return held.find(b"\n") + 1


def _whole_lines(held: bytes, is_all: bool) -> int:
    if is_all and len(held) <= PART:
        return len(held)
    return held.rfind(b"\n", 0, PART) + 1 or _after_line(held)


def _paragraphs(held: bytes, is_all: bool) -> int:
    """At an empty line where there is one, so that what belongs together stays so; else where a line, or word, ends."""
    if is_all and len(held) <= PART:
        return len(held)
    for sign in (b"\n\n", b"\r\n\r\n", b"\n", b" "):
        if (at := held.rfind(sign, PART // 2, PART)) >= 0:
            return at + len(sign)
    return _after_line(held)


def _rows(held: bytes, is_all: bool, row: re.Pattern[bytes]) -> int:
    """At the end of a row. As much again is looked at as a part has, so that no quote is taken for an open one."""
    if is_all and len(held) <= PART:
        return len(held)
    if not is_all and len(held) < 2 * PART:
        return 0
    last = 0
    for found in row.finditer(held):
        if found.end() > PART:
            return last or (found.end() if found.end() < len(held) else 0)
        last = found.end()
    return last


def _head(data: bytes, row: re.Pattern[bytes]) -> bytes:
    """All up to and with the first row that is no remark."""
    for found in row.finditer(data):
        if not found[0].startswith(_REMARK):
            return data[: found.end()]
    return b""


def _count(data: bytes, row: re.Pattern[bytes]) -> int:
    """How many rows there are; what is matched at the end of the text is none."""
    return sum(1 for found in row.finditer(data) if found.end() > found.start())
