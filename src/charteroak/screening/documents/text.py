"""Plain text in whatever encoding it is. Linear in its size, and needs no extra."""

from __future__ import annotations

import codecs
import re

from charteroak.screening.documents.document import Document, Piece, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins so, too
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\b\x1b\x1a\x02\x03\x1c\x1d\x1e\x1f\x01\x04"))
"""What no text has. Those that old lines and terminals send to part a message are left out."""
_MOST_CONTROLS = 0.02
_SAMPLE = 1 << 16
_HIGHEST_PLANE = 0x10
_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """The text. Unreadable where it is none ("binary"), or where there is nothing ("empty").

    A byte order mark says the encoding. Without one, zeros in every second or fourth place say UTF-16 or UTF-32; what
    is UTF-8 but for some damage is UTF-8; all else is the code page of Windows, and where that has a gap, Latin-1.
    """
    text = _SURROGATE.sub("\ufffd", _decoded(data))
    if not text.strip(" \t\r\n\f\v\0\ufeff"):
        raise Unreadable("empty")
    return text.lstrip("\ufeff")


def read_text(text: str) -> Document:
    """A text as a document; form feeds part its pages."""
    pages = tuple(text.split("\f"))
    while len(pages) > 1 and not pages[-1].strip():
        pages = pages[:-1]
    pieces = tuple(Piece(page, "body", number) for number, page in enumerate(pages, 1) if page.strip())
    return Document("text", pages, pieces)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, "replace")
    if data.count(0) or len(data.translate(None, _CONTROLS)) < len(data) * (1 - _MOST_CONTROLS):
        return _with_few_controls(data)
    return _narrow(data)


def _with_few_controls(data: bytes) -> str:
    """Some zeros and the like may stand in what a line sent; where there are more, it is no text."""
    if len(data) - len(data.translate(None, _CONTROLS)) > max(3, len(data) * _MOST_CONTROLS):
        raise Unreadable("binary")
    return _narrow(data.replace(b"\0", b" "))


def _narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _mostly_utf8(data: bytes) -> bool:
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    paired = sum(len(found) for found in _PAIR.findall(data))
    return paired > 0.9 * high


def _wide(start: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: nearly all of a text's letters have zeros in their upper bytes."""
    if len(start) < 4:
        return None
    if not any(start[3::4]) and max(start[2::4]) <= _HIGHEST_PLANE:
        return "utf-32-le"
    if not any(start[::4]) and max(start[1::4]) <= _HIGHEST_PLANE:
        return "utf-32-be"
    low, high = start[::2].count(0) / len(start[::2]), start[1::2].count(0) / len(start[1::2])
    if high > 0.6 and low < 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 and high < 0.05 else None
