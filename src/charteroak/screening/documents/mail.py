"""E-mail as it is sent (.eml): who writes to whom, the text, and the papers that come with it as further pages."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import cast

from charteroak.screening.documents.document import Document, Limits, Piece, Unread, Unreadable
from charteroak.screening.documents.text import decode

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
MOST_PARTS = 200
MOST_FIELDS = 1_000
_LONGEST_HEAD = 1 << 20
_TROUBLE = (LookupError, ValueError, TypeError, AttributeError, IndexError, AssertionError, RecursionError)
"""What the standard library's reader of mail trips over in messages that are made wrong."""


def read_mail(data: bytes, limits: Limits, depth: int = 0) -> Document:
    """A message as a document: its own text is the first page, then the pages of what is attached to it.

    What is attached and cannot be read is "unread", or is why the message is Unreadable, where there is nothing else.
    """
    head = re.split(rb"\r?\n\r?\n|\r\r", data[:_LONGEST_HEAD], maxsplit=1)[0]
    if head.count(b"\n") + head.count(b"\r") > 20 * MOST_FIELDS or len(head) == _LONGEST_HEAD:
        raise Unreadable("too large")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_parts(message))
        fields = _fields(message)
        shown = [f"{name}: {value}" for name, value in fields if name.title() in _SHOWN]
        page = "\n".join((*shown, "", _body(parts))).strip()
    except _TROUBLE:
        raise Unreadable("broken") from None
    if not page:
        raise Unreadable("empty")
    pages, pieces, scanned, unread = [page], [Piece(page, "body", 1)], list[int](), set[Unread]()
    hidden = [f"{name}: {value}" for name, value in fields if name.title() not in _SHOWN]
    pieces += [Piece("\n".join(hidden), "metadata")] if hidden else []
    for part in _attached(parts):
        try:
            inside = _inside(part, limits, depth)
        except Unreadable as trouble:
            unread.add("scanned page" if trouble.reason == "no OCR" else "embedded file")
            continue
        scanned += [len(pages) + number for number in inside.scanned]
        pieces += [replace(each, page=each.page and each.page + len(pages)) for each in inside.pieces]
        pages += inside.pages
        unread |= set(inside.unread)
    return Document("email", tuple(pages), tuple(pieces), tuple(scanned), tuple(sorted(unread)))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, but not those of a message within: that is a part of its own."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise Unreadable("too large")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting = [*cast("list[EmailMessage]", part.get_payload()), *waiting]
        else:
            yield part


def _fields(message: EmailMessage) -> list[tuple[str, str]]:
    """The fields of the header, decoded. The library's own reading of addresses takes too long for long ones."""
    raw = list(message.raw_items())
    if len(raw) > MOST_FIELDS:
        raise Unreadable("too large")
    return [(name, _clean(_decoded(str(value)))) for name, value in raw]


def _decoded(value: str) -> str:
    unfolded = " ".join(value.split())
    with suppress(*_TROUBLE):
        return str(make_header(decode_header(unfolded)))
    return unfolded


def _body(parts: list[EmailMessage]) -> str:
    """The first part that is text and not attached: plain, or else a web page."""
    own = [part for part in parts if part.get_content_maintype() == "text" and not _is_attached(part)]
    for kind in ("plain", "html"):
        for part in own:
            if part.get_content_subtype() == kind:
                text = _text(part)
                if kind == "html":
                    from charteroak.screening.documents.web import text_of_html

                    text = text_of_html(text)[0]
                if text.strip():
                    return text
    return ""


def _text(part: EmailMessage) -> str:
    try:
        return _clean(str(part.get_content()))
    except _TROUBLE:
        with suppress(Unreadable, *_TROUBLE):
            return decode(cast(bytes, part.get_payload(decode=True)) or b"")
        return ""


def _attached(parts: list[EmailMessage]) -> Iterator[EmailMessage]:
    """What is a paper of its own: everything but the text of the message and the pictures in it."""
    for part in parts:
        inline_picture = part.get_content_maintype() == "image" and part.get("Content-ID") and not _is_attached(part)
        if _is_attached(part) or (part.get_content_maintype() != "text" and not inline_picture):
            yield part


def _is_attached(part: EmailMessage) -> bool:
    with suppress(*_TROUBLE):
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return False


def _inside(part: EmailMessage, limits: Limits, depth: int) -> Document:
    """An attached file, read. A message within is read as what it is."""
    from charteroak.screening.documents.reading import DEEPEST, read_here

    if depth >= DEEPEST:
        raise Unreadable("too large")
    try:
        name = part.get_filename() or ""
        if part.get_content_maintype() == "message":
            within = cast("list[EmailMessage]", part.get_payload())
            return read_mail(within[0].as_bytes(), limits, depth + 1)
        data = cast(bytes, part.get_payload(decode=True)) or b""
    except _TROUBLE:
        raise Unreadable("broken") from None
    if not data.strip():
        raise Unreadable("empty")
    return read_here(data, name, limits, depth + 1)


def _clean(text: str) -> str:
    """A text that has no halves of letters, which bytes that are none become."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
