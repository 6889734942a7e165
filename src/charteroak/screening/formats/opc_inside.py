"""Files within an office file: pictures, workbooks behind charts, texts that are taken in. Each is opened as a file."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opening import Holding, Part, Records
from charteroak.screening.formats.surface import Cannot, Opened, Spans
from charteroak.screening.formats.telling import Told

TYPES_BY_ENDING = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
}
"""The types of files within a file that are written again, by the endings of their names."""

_NOT_OPENED = ("emf", "wmf", "svg", "wdp", "pict")


@dataclass(slots=True)
class Inside:
    """A file within the file: its surfaces are those from `first` on; None where it could not be opened."""

    where: str
    ending: str
    first: int
    opened: Opened | None = None

    @property
    def last(self) -> int:
        """The number behind its last surface."""
        return self.first + (len(self.opened.surfaces) if self.opened else 0)

    def parts(self) -> Iterator[Part]:
        """This file and those within it, by the numbers of their surfaces in the file around them."""
        if self.opened is not None:
            yield Part(self.where, self.first, self.last, getattr(self.opened, "is_table", False))
            for each in getattr(self.opened, "parts", ()):
                where = f"{self.where}: {each.where}"
                yield Part(where, self.first + each.first, self.first + each.last, each.is_table)

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans of a surface as they can be cut."""
        if isinstance(self.opened, Records):
            return self.opened.fit(number - self.first, spans)
        return spans

    def by_column(self, number: int) -> Told:
        """The values of a surface that are confidential by the names of their columns."""
        tells: Callable[[int], Told] | None = getattr(self.opened, "by_column", None)
        return tells(number - self.first) if tells else ()

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Where a span stands."""
        if isinstance(self.opened, Records):
            where, first, last = self.opened.place(number - self.first, start, end)
            return f"{self.where}: {where}", first, last
        surfaces = self.opened.surfaces if self.opened else ()
        return f"{self.where}: {surfaces[number - self.first].where}", start, end

    def sources(self, number: int, start: int, end: int) -> list[tuple[object, int, int]]:
        """What a span stands for, if the file can tell."""
        tells = getattr(self.opened, "sources", None)
        found = tells(number - self.first, start, end) if tells else ()
        return [((self.where, inside), first, last) for inside, first, last in found]

    def without(self, spans: Mapping[int, Spans], parts: frozenset[int]) -> bytes | None:
        """The file anew, without some of its parts, of which the first is it itself.

        None where it is left out, or where some of it was not read and it cannot be written without that.
        """
        if self.opened is None or 0 in parts:
            return None
        mine = {number - self.first: each for number, each in spans.items() if self.first <= number < self.last}
        if self.opened.unread and not getattr(self.opened, "leaves_out_unread", False):
            drops = getattr(self.opened, "without_unread", None)
            made: bytes | None = drops() if drops and not mine and not parts else None
            return made
        if parts and isinstance(self.opened, Holding):
            return self.opened.without_parts(frozenset(number - 1 for number in parts))
        return self.opened.without(mine)


def open_inside(data: bytes, name: str, limits: Limits) -> Opened:
    """A file within the file. Cannot where it is none that is read."""
    from charteroak.screening.formats.opening import open_within

    ending = ending_of(name)
    if ending in _NOT_OPENED:
        raise Cannot("picture")
    return open_within(data, f"file.{ending}" if ending in TYPES_BY_ENDING else "", limits, shown=True)


def ending_of(name: str) -> str:
    """The ending of a name, in small letters, without its dot."""
    return posixpath.splitext(name)[1][1:].lower()


def true_ending(data: bytes) -> str:
    """The ending for a file that is written again, by what it is; "" where it is none of those."""
    from charteroak.screening.formats.kinds import kind_of

    for magic, ending in _PICTURES:
        if data.startswith(magic):
            return ending
    kind = kind_of(data)
    return _ENDINGS.get(kind, "")


_PICTURES = (
    (b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"),
    (b"BM", "bmp"), (b"RIFF", "webp"),
)  # fmt: skip
_ENDINGS = {"docx": "docx", "xlsx": "xlsx", "html": "html", "text": "txt", "rtf": "rtf", "pdf": "pdf"}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PLACEHOLDER = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\xc0")),
        _chunk(b"IEND", b""),
    )
)
"""A grey picture, where one could not be read."""
