"""A stream cut into messages: each ends at ETX, EOT or a form feed, or where the input ends. None is ever unbounded."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

ENDS = b"\x03\x04\x0c"
LONGEST_MESSAGE = 1 << 20
"""How many bytes a message may have. A real one has a few thousand."""

_AS_ONE = bytes.maketrans(ENDS, ENDS[:1] * len(ENDS))


class Frames:
    """Takes bytes as they come and gives each message that has ended; None for one that is too long.

    What lies between two ends and is blank is no message. Of a message that is too long no more than the limit is
    ever held.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self._overlong = False

    def feed(self, data: bytes) -> Iterator[bytes | None]:
        """The messages that end in this part of the stream."""
        *ended, rest = data.translate(_AS_ONE).split(ENDS[:1])
        for part in ended:
            self._hold(part)
            yield from self.end()
        self._hold(rest)

    def end(self) -> Iterator[bytes | None]:
        """The message that the input ended in, if there is one."""
        message, overlong = bytes(self._held), self._overlong
        self._held.clear()
        self._overlong = False
        if overlong:
            yield None
        elif message.strip():
            yield message

    def _hold(self, part: bytes) -> None:
        if self._overlong or len(self._held) + len(part) > LONGEST_MESSAGE:
            self._overlong = True
            self._held.clear()
        else:
            self._held += part


class Utf8:
    """A stream in UTF-16, as its first two bytes say that it is, made UTF-8; any other as it comes."""

    def __init__(self) -> None:
        self._decoder: codecs.IncrementalDecoder | None = None
        self._begun = False

    def of(self, piece: bytes) -> bytes:
        """The next piece, in UTF-8."""
        if not self._begun:
            self._begun = True
            if piece[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
        return self._decoder.decode(piece).encode("utf-8", "replace") if self._decoder else piece
