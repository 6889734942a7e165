"""Plain text: one surface, the file as it is decoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charteroak.screening.formats.encoding import Decoded, decoded
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.notice import with_notice
from charteroak.screening.formats.surface import Cannot, Spans, Surface, Unread
from charteroak.screening.formats.weaving import cut

_WAYS = ("utf-8", "cp1252", "latin-1")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


class PlainText:
    """A text that was opened."""

    def __init__(self, given: Decoded) -> None:
        self._given = given
        self.surfaces = (Surface("text", given.text),)
        self.unread: tuple[Unread, ...] = ()

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The text anew, in its encoding, with the notice as its last line."""
        return self._given.encode(with_notice(cut(self._given.text, spans.get(0, ()))))


def open_text(data: bytes, limits: Limits) -> PlainText:
    """A text. Cannot where it is none, or too large."""
    given = decoded(data)
    if len(given.text) > limits.characters:
        raise Cannot("too large")
    return PlainText(given)


def second_reading(data: bytes) -> Iterator[str]:
    """The text in each way that it could be decoded, whatever it says of itself; UTF-8 is taken for nothing else."""
    ways = _WAYS if data.count(0) * 8 < len(data) else (*_WIDE, *_WAYS)
    for way in ways:
        try:
            yield data.decode(way)
        except UnicodeDecodeError:
            yield data.decode(way, "ignore")
        else:
            if way == "utf-8":
                return


def raw(data: bytes) -> Iterator[bytes]:
    """The bytes as they are."""
    yield data
