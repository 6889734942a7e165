"""The texts that a picture's file has beside the picture: what cameras and programs note, comments, what hangs on.

They are read to be told of. None is ever written again.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from charteroak.screening.documents.package import parsed
from charteroak.screening.formats.pdf_table import spaced

if TYPE_CHECKING:
    from PIL.Image import Image

_OF_PARTS = (0x8769, 0x8825, 0xA005)
"""The parts of what a camera notes that have parts of their own: of the picture, of the place, of other systems."""
_WINDOWS = frozenset({0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F})
"""Those that one system writes in two bytes a letter."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = re.compile(rb"[\t\n\r\x20-\x7e\xa0-\xff]{6,}")
_LONGEST = 1 << 20
_NO_TEXTS = frozenset({"icc_profile", "exif", "compression", "version", "jfif_version", "background", "transparency"})
_CHUNKS = {b"zTXt": 1, b"iTXt": 1, b"tEXt": 0, b"iCCP": 1}
_END_OF_PNG = b"IEND\xaeB`\x82"


@contextmanager
def quiet() -> Iterator[None]:
    """No warnings of Pillow's: they are of files that are made wrong, and may quote them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def texts_of(picture: Image, data: bytes) -> Iterator[str]:
    """The texts of a picture's file, each once."""
    found: dict[str, None] = {}
    for text in (*_noted(picture), *_informed(picture), *_after(data)):
        kept = text.replace("\0", " ").strip()[:_LONGEST]
        if _WORD.search(kept):
            found[kept] = None
    yield from found


def _noted(picture: Image) -> Iterator[str]:
    """What a camera notes (EXIF), and the fields of a TIFF."""
    with suppress(Exception):  # it is made wrong: the picture may be sound
        noted = picture.getexif()
        for part in (noted, *(noted.get_ifd(number) for number in _OF_PARTS)):
            for number, value in part.items():
                yield from _words(value, wide=number in _WINDOWS)
    tags = getattr(picture, "tag_v2", None)
    with suppress(Exception):
        for value in (tags or {}).values():
            yield from _words(value)


def _informed(picture: Image) -> Iterator[str]:
    """What programs have written into it: comments, texts by name, XMP, IPTC."""
    for name, value in {**picture.info, **getattr(picture, "text", {})}.items():
        if name in _NO_TEXTS:
            continue
        if isinstance(value, (str, bytes, dict, tuple)):
            yield from (str(name) + ": " + text if isinstance(value, str) else text for text in _words(value))


def _words(value: Any, *, wide: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        yield from _of_xml(value.encode()) if value.lstrip().startswith("<") else (spaced(value),)
    elif isinstance(value, bytes):
        yield from _of_bytes(value, wide=wide)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _words(part)


def _of_bytes(value: bytes, *, wide: bool) -> Iterator[str]:
    if wide:
        yield value.decode("utf-16-le", "ignore")
    elif value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0"):
        yield value[8:].decode("utf-16" if value[:1] == b"U" else "latin-1", "ignore")
    elif value.lstrip()[:1] == b"<":
        yield from _of_xml(value)
    else:
        yield from runs(value)


def runs(data: bytes) -> Iterator[str]:
    """Stretches among some bytes that may be text, in one byte a letter or two."""
    for way in (data, data[::2].replace(b"\0", b" ") if data.count(0) * 3 > len(data) else b""):
        for run in _RUN.findall(way):
            with suppress(UnicodeDecodeError):
                yield run.decode()
                continue
            yield run.decode("latin-1")


def _of_xml(value: bytes) -> Iterator[str]:
    with suppress(Exception):
        for element in parsed(value.strip(b"\0 \t\r\n")).iter():
            yield from (text for text in (element.text, element.tail, *element.attrib.values()) if text)
        return
    yield from runs(value)


def _after(data: bytes) -> Iterator[str]:
    """What hangs on a file behind the end of its picture."""
    if data.startswith(b"\x89PNG"):
        yield from runs(data.partition(_END_OF_PNG)[2])
    elif data.startswith(b"\xff\xd8"):
        yield from runs(data.rpartition(b"\xff\xd9")[2])


def chunks(data: bytes) -> Iterator[bytes]:
    """The texts of a PNG as they lie in it, unpacked."""
    at = 8
    while data.startswith(b"\x89PNG") and at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length]
        if kind in _CHUNKS:
            yield content
            for start in [found.end() for found in re.finditer(rb"\0", content)][:6] if _CHUNKS[kind] else ():
                with suppress(zlib.error):
                    yield zlib.decompressobj().decompress(content[start:].lstrip(b"\0"), _LONGEST)
        at += 12 + length
