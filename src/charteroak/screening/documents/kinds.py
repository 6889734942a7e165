"""What kind of file some bytes are, by what stands in them."""

from __future__ import annotations

import re
from typing import Literal

from charteroak.screening.documents.document import Kind, Unreadable

Found = Kind | Literal["zip", "ole"]

_MAGIC: tuple[tuple[bytes, Found], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
)
_FOREIGN = (
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"\x00\x00\x00\x0cjP  ",
    b"ID3",
    b"OggS",
    b"\x1aE\xdf\xa3",
    b"%!PS",
)
"""How files begin that are not read."""

_HEAD = 4096
_PDF_WITHIN = re.compile(rb"(?:\A|[\r\n])\s*%PDF-\d\.\d")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^<]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?: |\t|$)")
_OF_A_MESSAGE = frozenset({"mime-version", "message-id", "received", "return-path", "delivered-to", "content-type"})


def kind_of(data: bytes) -> Found:
    """The kind of file; "text" where nothing shows another. Unreadable where it is a kind that is not read.

    Text that is an e-mail or a web page is told when it is decoded, by `kind_of_text`.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if (data.startswith(b"BM") and data[6:10] == b"\0\0\0\0") or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith(_FOREIGN) or data[4:8] == b"ftyp":
        raise Unreadable("unsupported")
    start = data[:1024]
    if _PDF_WITHIN.search(start) and not _FIELD.match(start[:80].decode("latin-1")):
        return "pdf"  # readers of PDF have always let something stand before its head
    return "text"


def kind_of_text(text: str) -> Kind:
    """Whether a text is an e-mail as it is sent, a web page or RTF, or no more than a text."""
    head = text[:_HEAD]
    if _HTML.match(head):
        return "html"
    if head.lstrip().startswith("{\\rtf"):
        return "rtf"
    return "email" if _is_message(text[: 16 * _HEAD]) else "text"


def _is_message(head: str) -> bool:
    """Whether it begins with the header of a message: fields that only mail programs write, and a sender.

    A memo or a fax cover that begins with "From:" and "To:" is none.
    """
    names = set()
    for line in head.splitlines():
        found = _FIELD.match(line)
        if found:
            names.add(found[1].lower())
        elif not line.startswith((" ", "\t")):
            break
    return "from" in names and bool(names & _OF_A_MESSAGE)
