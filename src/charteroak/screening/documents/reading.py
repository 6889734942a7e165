"""Reading a file: what kind it is, and the reader for it."""

from __future__ import annotations

from charteroak.screening.documents.document import LIMITS, Document, Kind, Limits, Unreadable
from charteroak.screening.documents.kinds import kind_of, kind_of_text
from charteroak.screening.documents.text import decode, read_text

DEEPEST = 3
"""How far files within files are read: a paper in a message in a message."""


def read(data: bytes, name: str = "", limits: Limits = LIMITS) -> Document:
    """The document that `data` holds, told by its content. Unreadable says why there is none, by kind only.

    `name` is the file's; it is not needed, and bears on nothing but what is in doubt (a message that lacks what mail
    programs write). Plain text is read here; all else in a process of its own (`apart`), since its readers are large
    and its files may be made to harm.
    """
    if len(data) > limits.size:
        raise Unreadable("too large")
    if not data.strip(b" \t\r\n\f\v\0"):
        raise Unreadable("empty")
    if kind_of(data) == "text":
        text = decode(data)
        if _kind_of_text(text, name) == "text":
            return _within(read_text(text), limits)
    from charteroak.screening.documents.apart import read_apart

    return read_apart(data, name, limits)


def require_read(document: Document) -> Document:
    """The document again. Unreadable where it has scanned pages and there was no OCR to read any: what is told of the
    rest could be wrong of the whole.
    """
    if "scanned page" in document.unread and not document.scanned:
        raise Unreadable("no OCR")
    return document


def read_here(data: bytes, name: str, limits: Limits, depth: int = 0) -> Document:
    """The same in this process, for the one that was started for it, and for files within files."""
    kind = kind_of(data)
    if kind == "text":
        text = decode(data)
        kind = _kind_of_text(text, name)
        if kind == "text":
            return _within(read_text(text), limits)
    try:
        return _within(_READERS[kind](data, limits, depth), limits)
    except ModuleNotFoundError:
        raise Unreadable("no extra") from None


def _kind_of_text(text: str, name: str) -> Kind:
    kind = kind_of_text(text)
    if kind == "text" and name.lower().endswith(".eml") and text.lower().startswith(("from: ", "to: ", "subject: ")):
        return "email"
    return kind


def _within(document: Document, limits: Limits) -> Document:
    characters = sum(map(len, document.pages)) + sum(len(piece.text) for piece in document.pieces if not piece.seen)
    if len(document.pages) > limits.pages or characters > limits.characters:
        raise Unreadable("too large")
    return document


def _zip(data: bytes, limits: Limits, depth: int) -> Document:
    from charteroak.screening.documents.docx import read_docx

    return read_docx(data, limits, depth)


def _ole(data: bytes, _limits: Limits, _depth: int) -> Document:
    """The container of Word's older files and of Outlook's; Word's encrypted files are wrapped in one, too."""
    raise Unreadable("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "unsupported")


def _pdf(data: bytes, limits: Limits, depth: int) -> Document:
    from charteroak.screening.documents.pdf import read_pdf

    return read_pdf(data, limits, depth)


def _image(data: bytes, limits: Limits, _depth: int) -> Document:
    from charteroak.screening.documents.image import read_image

    return read_image(data, limits)


def _email(data: bytes, limits: Limits, depth: int) -> Document:
    from charteroak.screening.documents.mail import read_mail

    return read_mail(data, limits, depth)


def _html(data: bytes, _limits: Limits, _depth: int) -> Document:
    from charteroak.screening.documents.web import read_html

    return read_html(decode(data))


def _rtf(data: bytes, _limits: Limits, _depth: int) -> Document:
    from charteroak.screening.documents.rtf import read_rtf

    return read_rtf(data)


_READERS = {"zip": _zip, "ole": _ole, "pdf": _pdf, "image": _image, "email": _email, "html": _html, "rtf": _rtf}
