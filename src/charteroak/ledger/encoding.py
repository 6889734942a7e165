"""The few encodings that all the text formats share, each in one form only.

A number or a hash that could be written in two ways could be changed without anyone seeing it.
"""

from __future__ import annotations

import base64
import binascii
import re

from charteroak.ledger.errors import Malformed

MOST = (1 << 63) - 1  # sizes, indexes and times fit in 63 bits, as C2SP tlog-cosignature asks
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,18})\Z")


def to_base64(data: bytes) -> str:
    """Standard Base 64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str, what: str) -> bytes:
    """The bytes of standard Base 64. Malformed where it is not the one form that `to_base64` writes."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise Malformed(f"{what} is not Base 64") from None
    if to_base64(data) != text:
        raise Malformed(f"{what} is not Base 64 in its one form")
    return data


def from_hash(text: str, what: str) -> bytes:
    """A SHA-256 hash in Base 64."""
    data = from_base64(text, what)
    if len(data) != 32:
        raise Malformed(f"{what} is not 32 bytes long")
    return data


def from_decimal(text: str, what: str) -> int:
    """A number from 0 to 2**63 - 1, with no sign and no zero in front."""
    if not _DECIMAL.match(text) or (number := int(text)) > MOST:
        raise Malformed(f"{what} is not a decimal number from 0 to 2**63 - 1")
    return number


def is_line(text: str) -> bool:
    """Whether this can be a line: not empty, no control character, and nothing that UTF-8 cannot say."""
    return bool(text) and not any(character < " " or "\ud800" <= character <= "\udfff" for character in text)


def from_utf8(data: bytes, what: str, most: int) -> str:
    """Text in UTF-8 of at most `most` bytes, with no control character but the newline."""
    if len(data) > most:
        raise Malformed(f"{what} is longer than {most} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(f"{what} is not UTF-8") from None
    if any(character < " " and character != "\n" for character in set(text)):
        raise Malformed(f"{what} holds a control character")
    return text
