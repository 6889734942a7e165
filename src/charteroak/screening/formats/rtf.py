"""RTF: read, so that what stands in it is found; it cannot be written without some of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.rtf import read_rtf
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot, Spans, Surface, Unread

_WORD = re.compile(rb"\\[a-zA-Z]{1,32}-?\d{0,10} ?|\\'[0-9a-fA-F]{2}|\\.|[{}\r\n]+")
_UNREAD = {b"\\pict": "picture", b"\\objdata": "embedded file"}
_DIGITS = re.compile(r"[0-9a-fA-F]{32,}")


class Rtf:
    """A text in RTF that was opened."""

    def __init__(self, data: bytes) -> None:
        try:
            found = read_rtf(data)
        except Unreadable as trouble:
            raise Cannot(trouble.reason) from None
        pages = [Surface(f"page {number}", page) for number, page in enumerate(found.pages, 1)]
        pieces = [Surface(f"piece {number}", piece.text, hidden=True)
                  for number, piece in enumerate(found.pieces, 1) if not piece.seen]  # fmt: skip
        self.surfaces: tuple[Surface, ...] = (*pages, *pieces, Surface("everything", _flat(data), hidden=True))
        self.unread = tuple(Unread("text", why) for sign, why in _UNREAD.items() if sign in data)

    def without(self, spans: Mapping[int, Spans]) -> bytes:  # noqa: ARG002 - it is not done
        """Cannot: nothing here writes RTF."""
        raise Cannot("cannot be written")


def open_rtf(data: bytes, limits: Limits) -> Rtf:
    """A text in RTF. Cannot where it is none, or too large."""
    if len(data) > limits.part:
        raise Cannot("too large")
    return Rtf(data)


def second_reading(data: bytes) -> Iterator[str]:
    """Whatever is no word of control."""
    yield _flat(data)


def raw(data: bytes) -> Iterator[bytes]:
    """The bytes as they are."""
    yield data


def _flat(data: bytes) -> str:
    """What is said in any group, also in those that hold addresses, names of styles and of programs."""
    return _DIGITS.sub(" ", _WORD.sub(b" ", data).decode("cp1252", "replace"))
