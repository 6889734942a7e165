"""Outlook's messages (.msg): every text in every property, the body in each of its forms, and what is attached.

The format cannot be written here: what is written is the same message as it is sent (.eml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.utils import format_datetime
from typing import Any

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.rtf import read_rtf
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.mail import Mail
from charteroak.screening.formats.mail_parts import Branch, Parted, Piece
from charteroak.screening.formats.surface import Cannot

_MARK = b"\xef\xbb\xbf"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?\Z")
_TEXT, _NARROW = ("001F", "101F"), ("001E", "101E")
_BODY, _HTML, _HTML_TEXT, _RTF, _ATTACHED = "1000", "1013", "1013", "1009", "3701"
_TOLD = frozenset({"1000", "1013", "0037"})
"""The properties that are fields and texts of the message written: body, page and subject."""
_LONGEST_RTF = 1 << 26


def open_msg(data: bytes, limits: Limits) -> Mail:
    """A message. Cannot where it is broken or too large."""
    from oxmsg.message import Message

    try:
        return Mail(_parted(Message.load(data), limits), limits)
    except (Cannot, ModuleNotFoundError, MemoryError, RecursionError):
        raise
    except Exception:  # whatever its reader trips over; its words may quote it
        raise Cannot("broken") from None


def second_reading(data: bytes) -> Iterator[str]:
    """Each stream in the encodings that its texts may be in."""
    for stream in raw(data):
        yield stream.decode("utf-16-le", "ignore")
        yield stream.decode("cp1252", "ignore")


def raw(data: bytes) -> Iterator[bytes]:
    """The streams of the container."""
    import olefile  # type: ignore[import-untyped]  # it has no types

    with olefile.OleFileIO(data) as container:
        for path in container.listdir(streams=True, storages=False):
            yield container.openstream(path).read()


def _parted(message: Any, limits: Limits) -> Parted:
    storage, properties = message._storage, message.properties  # noqa: SLF001 - it has no other way to embedded ones
    fields = [("From", message.sender or ""), ("To", ", ".join(_recipients(message))), ("Subject", message.subject)]
    if message.sent_date is not None:
        fields.append(("Date", format_datetime(message.sent_date)))
    fields += [("", text) for text in _texts(storage, properties)]
    for recipient in message.recipients:
        fields += [("", text) for text in _texts(recipient._storage, recipient.properties)]  # noqa: SLF001
    root = Branch("multipart/mixed", [*_bodies(message), *(_attached(each, limits) for each in message.attachments)])
    return Parted([(name, text) for name, text in fields if name or text.strip()], root)


def _recipients(message: Any) -> Iterator[str]:
    for each in message.recipients:
        yield f"{each.name} <{each.email_address}>" if each.email_address else each.name


def _texts(storage: Any, properties: Any) -> Iterator[str]:
    """Every text among the properties but those that are told otherwise."""
    narrow = properties._str_prop_encoding  # noqa: SLF001 - what its own texts are read with
    for stream in storage.streams:
        found = _STREAM.match(stream.name)
        if found and found[1] not in _TOLD and found[2] in (*_TEXT, *_NARROW):
            encoding = "utf-16-le" if found[2] in _TEXT else narrow
            text = stream.bytes_.decode(encoding, "replace").replace("\0", " ").strip()
            if text:
                yield text


def _bodies(message: Any) -> Iterator[Piece]:
    page, rtf = message.html_body, _rtf(message)
    text = message.body
    if text or (rtf and not page):
        yield Piece("text/plain", [], text=(text or rtf).replace("\r\n", "\n"))
    if page:
        yield Piece("text/html", [], data=_MARK + page.encode("utf-8", "replace"), is_utf8=True)
    if rtf and text and "".join(rtf.split()) != "".join(text.split()):
        yield Piece("text/plain", [], text=rtf)  # it may say what the other form does not


def _rtf(message: Any) -> str:
    packed = message.properties.binary_prop_value(int(_RTF, 16))
    if not packed:
        return ""
    with suppress(Unreadable):
        return "\n".join(read_rtf(unpacked_rtf(packed)).pages)
    return ""


def _attached(each: Any, limits: Limits) -> Piece:
    storage, name = each._storage, each.file_name or ""  # noqa: SLF001 - it has no other way to embedded messages
    kind = (each.mime_type or "").lower()
    kind = kind if re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind) else "application/octet-stream"
    fields = [("Content-Description", text) for text in dict.fromkeys(_texts(storage, each.properties)) if text != name]
    within = next((inner for inner in storage.storages if _ATTACHED in inner.name), None)
    if within is not None:
        return Piece("message/rfc822", fields, name, is_attached=True, message=_within(within, limits))
    data = each.file_bytes
    why = "" if data is not None else "elsewhere"
    limits.unpack(len(data or b""))
    return Piece(kind, fields, name, data=data or b"", why=why, is_attached=True)


def _within(storage: Any, limits: Limits) -> Parted:
    """A message in the message: its properties begin as those of a message do, but 8 bytes earlier."""
    from oxmsg.message import Message
    from oxmsg.properties import Properties

    message = Message(storage)
    message.__dict__["_properties"] = Properties(storage, properties_header_offset=24)
    return _parted(message, limits.within())


def unpacked_rtf(packed: bytes) -> bytes:
    """RTF as Outlook packs it ([MS-OXRTFCP]): runs of a window of 4 kB that begins with what RTF often says."""
    size = min(int.from_bytes(packed[4:8], "little"), _LONGEST_RTF)
    if packed[8:12] == b"MELA":
        return packed[16 : 16 + size]
    window, made, at = bytearray(_OFTEN.ljust(4096)), bytearray(), 16
    while at < len(packed) and len(made) < size:
        control, at = packed[at], at + 1
        for bit in range(8):
            start, length = at, 1
            if control >> bit & 1:
                sign, at = int.from_bytes(packed[at : at + 2], "big"), at + 2
                start, length = sign >> 4, (sign & 15) + 2
                if start == (len(_OFTEN) + len(made)) % 4096:
                    return bytes(made)
            else:
                at += 1
            if at > len(packed):
                return bytes(made)
            for step in range(length):  # a run may go on into what it makes itself
                byte = window[(start + step) % 4096] if control >> bit & 1 else packed[start]
                window[(len(_OFTEN) + len(made)) % 4096] = byte
                made.append(byte)
    return bytes(made[:size])


_OFTEN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
