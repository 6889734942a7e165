"""Plain text and the encoding that it is in, so that it can be written again as it was."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.surface import Cannot

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RUNS = {
    "utf-16-le": (2, re.compile(rb"(?:[ -~]\0){6,}")),
    "utf-16-be": (2, re.compile(rb"(?:\0[ -~]){6,}")),
    "utf-32-le": (4, re.compile(rb"(?:[ -~]\0\0\0){4,}")),
    "utf-32-be": (4, re.compile(rb"(?:\0\0\0[ -~]){4,}")),
}
"""How letters of English lie in encodings of so many bytes a letter."""
_NARROW = re.compile(rb"[\t\r\n -~]{40}")
"""How they lie where each is one byte."""
_WITHOUT_MARK = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, and the byte order mark before it, if any."""

    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Another text in the same encoding; what that has no sign for becomes a reference by number, as in HTML."""
        return self.mark + text.encode(self.encoding, "xmlcharrefreplace")


def decoded(data: bytes) -> Decoded:
    """The text that bytes are. Cannot where they are none, or nothing.

    Where some of it is damaged, the damage is signs of replacement, and what is written again is UTF-8.
    """
    try:
        text = decode(data)
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in_step(Decoded(text, encoding, mark), data)
    return _in_step(Decoded(text, next((each for each in _WITHOUT_MARK if _is(text, each, data)), "utf-8")), data)


def _in_step(given: Decoded, data: bytes) -> Decoded:
    """The text; Cannot where some of it has lost a byte, so that what follows reads as another script."""
    wide = _RUNS.get(given.encoding)
    if wide and given.text.count("\ufffd") * 10 > len(given.text):
        raise Cannot("broken")  # its mark says another encoding than it is in
    if wide and (_NARROW.search(data) or any(run.start() % wide[0] for run in wide[1].finditer(data))):
        raise Cannot("broken")
    return given


def declared(data: bytes, encoding: str) -> Decoded | None:
    """The text in the encoding that a file says it is in; None where that is none, or it is not."""
    try:
        codec = codecs.lookup(encoding)
        text = data.decode(codec.name)
        if not text.isprintable() and "\0" in text:
            return None
        if codec.name in ("utf-7", "idna", "punycode") or text.encode(codec.name) != data:
            return None
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError):
        return None
    return Decoded(text, codec.name)


def _is(text: str, encoding: str, data: bytes) -> bool:
    try:
        return text.encode(encoding) == data
    except UnicodeError:
        return False
