"""Photos, read apart by ourselves and put together again without what they tell beside the picture.

A phone writes into a photo where and when it was taken, by which device, and often a smaller picture. Only the parts
that the picture is drawn from are kept: of JPEG the tables, frames and scans, with which way is up; of PNG the chunks
of the picture, whose sums are checked. What stands behind the picture's end is left out. Other formats are refused:
HEIC, WebP, SVG and TIFF would need a library to be told what is in them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 8 * 1024 * 1024
"""Bytes that a photo may have."""
KINDS = {"jpg": "image/jpeg", "png": "image/png"}
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"sRGB", b"bKGD", b"sBIT"})
_EOI, _SOS, _JFIF, _EXIF, _ADOBE, _LAST_APPLICATION, _COMMENT = 0xD9, 0xDA, 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_TABLES = frozenset({0xC4, 0xDB, 0xDD})
_LARGEST = 20_000
"""Pixels of a side."""
_UP = 0x0112


class BadPhoto(Exception):
    """It is no photo that can be kept. `why` is "large", "kind" or "broken"."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Photo:
    """A photo without what it told beside the picture."""

    data: bytes
    kind: str
    """"jpg" or "png", by its content and not by its name."""


def cleaned(data: bytes) -> Photo:
    """A photo that may be kept. BadPhoto where it is none, or cannot be read to its end."""
    if len(data) > MOST:
        raise BadPhoto("large")
    try:
        if data.startswith(_PNG):
            return Photo(_PNG + b"".join(_png(data)), "png")
        if data.startswith(b"\xff\xd8\xff"):
            return Photo(b"\xff\xd8" + b"".join(_jpeg(data)) + b"\xff\xd9", "jpg")
    except (IndexError, ValueError):
        raise BadPhoto("broken") from None
    raise BadPhoto("kind")


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks of the picture. ValueError where a sum is wrong, or there is no picture in it."""
    at = len(_PNG)
    seen: list[bytes] = []
    while not seen or seen[-1] != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at : at + 12 + length]
        name, body, told = chunk[4:8], chunk[8:-4], chunk[-4:]
        if len(chunk) != 12 + length or zlib.crc32(name + body) != int.from_bytes(told, "big"):
            raise ValueError
        if not seen and name != b"IHDR":
            raise ValueError
        if name == b"IHDR":
            _sized(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"))
        if name in _KEPT:
            yield chunk
        seen.append(name)
        at += len(chunk)
    if b"IDAT" not in seen:
        raise ValueError


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments of the picture, with its scans. ValueError where one has no right length, or no picture comes."""
    up, frames, scans = 1, 0, 0
    for marker, body, whole in _segments(data):
        if marker == _EXIF and body.startswith(b"Exif\0\0") and not frames:
            up = _way_up(body[6:])
        elif marker in _FRAMES:
            _sized(int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big"))
            frames += 1
            yield _only_way_up(up) + whole if up != 1 else whole
        elif marker == _SOS or marker in _TABLES or (marker == _ADOBE and body.startswith(b"Adobe")):
            scans += marker == _SOS
            yield whole
        elif marker != _COMMENT and not _JFIF <= marker <= _LAST_APPLICATION:
            raise ValueError
    if frames != 1 or not scans:
        raise ValueError


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The segments up to the picture's end: the marker, what it holds, and all of it, of a scan with its data."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError
        while data[at + 1] == 0xFF:  # filled up
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not at + 4 <= end <= len(data):
            raise ValueError
        body = data[at + 4 : end]
        end = _end_of_scan(data, end) if marker == _SOS else end
        yield marker, body, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where a scan ends: at the next marker that is none of its own."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _sized(one: int, other: int) -> None:
    if not (0 < one <= _LARGEST and 0 < other <= _LARGEST):
        raise ValueError


def _way_up(tiff: bytes) -> int:
    """Which way up the picture is to be shown, from 1 to 8, as Exif says; 1 where it does not."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]  # one of the two

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 100), 12):
        if number(entry, 2) == _UP:
            return found if 1 <= (found := number(entry + 8, 2)) <= 8 else 1
    return 1


def _only_way_up(up: int) -> bytes:
    """A segment of Exif that says this and nothing else."""
    entry = _UP.to_bytes(2, "big") + b"\0\x03\0\0\0\x01" + up.to_bytes(2, "big") + b"\0\0"
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
