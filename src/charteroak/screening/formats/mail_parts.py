"""A message as it is sent, taken apart: its fields, its texts, and the files in it, whatever they are wrapped in.

The standard library parts it; nothing of its reading of addresses and of structured fields is used, which takes a time
in the square of fields that are made to harm.
"""

from __future__ import annotations

import binascii
import codecs
import email
import email.policy
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Any, cast

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot

MOST_PARTS = 2_000
MOST_FIELDS = 2_000
_LONGEST_HEAD = 1 << 20
TROUBLE = (LookupError, ValueError, TypeError, AttributeError, IndexError, AssertionError)
"""What the standard library's reader of mail trips over in messages that are made wrong."""

_WORD = re.compile(r"=\?([^?\s]{1,80}+)\?([bBqQ])\?([^?\s]*+)\?=")
_RUN = re.compile(r"(?:=\?[^?\s]{1,80}+\?[bBqQ]\?[^?\s]*+\?=\s*+)++")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,80}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_BY_TYPE = {"text/csv": ".csv", "text/tab-separated-values": ".tsv", "text/markdown": ".md", "text/html": ".html",
            "application/json": ".json", "message/rfc822": ".eml"}  # fmt: skip
_TECHNICAL = frozenset(
    {"", "charset", "boundary", "format", "delsp", "type", "size", "report-type", "protocol", "micalg"}
)
_UUENCODED = re.compile(r"^(?:begin [0-7]{3,4} \S|=ybegin )", re.MULTILINE)


@dataclass(slots=True)
class Piece:
    """One part that is no multipart. `text` is set where it is text of the message; `why`, where it is not read.

    `message` is a message in it that has been taken apart already.
    """

    type: str
    fields: list[tuple[str, str]]
    name: str = ""
    text: str | None = None
    data: bytes = b""
    why: str = ""
    is_attached: bool = False
    message: Parted | None = None
    is_utf8: bool = False
    """Whether the data is text that was said to be in some encoding, and is now in UTF-8, with its mark."""


@dataclass(slots=True)
class Branch:
    """A multipart, or a message whose only part is a piece."""

    type: str
    parts: list[Branch | Piece] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    """What stands before, between and after the parts, and what the fields of the multipart say."""


@dataclass(slots=True)
class Parted:
    """A message: its fields, decoded, and what is in it."""

    fields: list[tuple[str, str]]
    root: Branch


def parted(data: bytes, limits: Limits) -> Parted:
    """The message. Cannot where it is broken, or has more parts or fields than messages have."""
    head = re.split(rb"\r?\n\r?\n|\r\r", data[:_LONGEST_HEAD], maxsplit=1)[0]
    if head.count(b"\n") + head.count(b"\r") > 20 * MOST_FIELDS or len(head) == _LONGEST_HEAD:
        raise Cannot("too large")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        return Parted(_fields(message), _Reader(limits).branch(message))
    except TROUBLE:
        raise Cannot("broken") from None


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0

    def branch(self, message: Message) -> Branch:
        """A message's parts. One that has none is its own only part, without fields: they are the message's."""
        if self._is_multipart(message):
            made = self._multipart(message)
            return made if isinstance(made, Branch) else Branch("multipart/mixed", [made])
        piece = self._piece(message)
        piece.fields = []
        return Branch("", [piece])

    def _multipart(self, message: Message) -> Branch | Piece:
        kind = _type(message)
        if kind == "multipart/encrypted":
            return Piece("application/octet-stream", [], why="encrypted")
        made = Branch("multipart/mixed" if kind == "multipart/signed" else kind)
        made.strays = [_clean(stray) for stray in (message.preamble, message.epilogue) if stray and stray.strip()]
        for part in cast("list[Message]", message.get_payload()):
            self._count += 1
            if self._count > min(MOST_PARTS, self._limits.members):
                raise Cannot("too large")
            if self._is_multipart(part):
                inside = self._multipart(part)
                if isinstance(inside, Branch):
                    inside.strays += [value for name, value in _fields(part) if not _is_structure(name)]
                made.parts.append(inside)
            elif _type(part) not in _SIGNATURES:
                made.parts.append(self._piece(part))
        return made

    def _is_multipart(self, message: Message) -> bool:
        return message.is_multipart() and message.get_content_maintype() == "multipart"

    def _piece(self, part: Message) -> Piece:
        kind = _type(part)
        called = _name(part)
        fields = [(name, value) for name, value in _fields(part)
                  if not _is_structure(name) or _says_more(part, name, called)]  # fmt: skip
        piece = Piece(kind, fields, called, is_attached=_is_attached(part))
        piece.is_utf8 = kind.startswith("text/") and bool(part.get_content_charset())
        if kind in _ENCRYPTED:
            piece.why = "encrypted"
        elif kind in _TNEF:
            piece.why = "TNEF"
        elif part.is_multipart() or kind.startswith("message/"):
            piece.data = _within(part)
        elif kind in ("text/plain", "text/enriched", "text/rfc822-headers") and not piece.is_attached:
            piece.text = _text(part)
            piece.why = "encoded" if _UUENCODED.search(piece.text) else ""
        else:
            piece.data = _data(part, kind)
        self._limits.unpack(len(piece.data))
        return piece


def name_of(piece: Piece) -> str:
    """A name that tells what kind of plain text an attachment is, where its type does."""
    return _BY_TYPE.get(piece.type, piece.name)


def _type(part: Message) -> str:
    found = part.get_content_type().lower()
    return found if _TOKEN.fullmatch(found) else "application/octet-stream"


def _is_structure(name: str) -> bool:
    return name.lower() in ("content-type", "content-transfer-encoding", "content-disposition", "mime-version")


def _says_more(part: Message, field: str, called: str) -> bool:
    """Whether a field that tells how a part is made has more in it than that: another name, or what nobody knows."""
    try:
        given = part.get_params([], field)[1:]
        return any(name.lower() not in _TECHNICAL and unfolded(collapse_rfc2231_value(value)) != called
                   for name, value in given)  # fmt: skip
    except TROUBLE:
        return True


def _fields(message: Message) -> list[tuple[str, str]]:
    raw = list(cast("Any", message).raw_items())
    if len(raw) > MOST_FIELDS:
        raise Cannot("too large")
    return [(name, unfolded(str(value))) for name, value in raw]


def unfolded(value: str) -> str:
    """A field's value in one line, its words decoded."""
    line = " ".join(_clean(value).split())
    return _RUN.sub(lambda run: _said(run[0]) + " " * run[0].endswith(" "), line) if "=?" in line else line


def _said(run: str) -> str:
    """What encoded words that follow one another say. A letter may be parted over two of one encoding."""
    said, waiting, before = list[str](), b"", ""
    for charset, coding, coded in _WORD.findall(run):
        if charset.lower() != before:
            said.append(_in_charset(waiting, before))
            waiting, before = b"", charset.lower()
        waiting += _bytes_of(coding.lower(), coded.encode("utf-8"))
    return _clean("".join((*said, _in_charset(waiting, before))))


def _bytes_of(coding: str, coded: bytes) -> bytes:
    if coding == "q":
        return binascii.a2b_qp(coded, header=True)
    try:
        return binascii.a2b_base64(coded + b"=" * (-len(coded) % 4))
    except binascii.Error:
        return coded


def _in_charset(data: bytes, charset: str) -> str:
    with suppress(*TROUBLE):
        return data.decode(charset.partition("*")[0] or "ascii")  # RFC 2231 lets a language stand there, too
    return data.decode("utf-8", "replace")


def _name(part: Message) -> str:
    with suppress(*TROUBLE):
        return unfolded(part.get_filename() or "")
    return ""


def _is_attached(part: Message) -> bool:
    with suppress(*TROUBLE):
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return True


def _data(part: Message, kind: str) -> bytes:
    """What a part holds. Text that says its encoding is given as UTF-8 that says so; what lies there may contradict."""
    if kind.startswith("text/") and part.get_content_charset():
        text = _text(part)
        return codecs.BOM_UTF8 + text.encode("utf-8", "replace") if text else b""
    return cast(bytes, part.get_payload(decode=True)) or b""


def _text(part: Message) -> str:
    data = cast(bytes, part.get_payload(decode=True)) or b""
    with suppress(*TROUBLE):
        return _clean(data.decode(part.get_content_charset("") or "ascii").replace("\r\n", "\n"))
    try:
        return decode(data).replace("\r\n", "\n")
    except Unreadable:
        return data.decode("latin-1") if data.strip() else ""


def _within(part: Message) -> bytes:
    """A message within, or a report: the bytes that the library makes of what it read."""
    held = part.get_payload()
    if isinstance(held, list):
        return b"\n".join(each.as_bytes() for each in cast("list[Message]", held))
    return cast(bytes, part.get_payload(decode=True)) or b""


def _clean(text: str) -> str:
    """A text that has no halves of letters, which bytes that are none become."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
