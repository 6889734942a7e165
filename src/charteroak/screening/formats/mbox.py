"""A folder of mail in one file (mbox): each message is a file within it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from charteroak.screening.formats import mail
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.nesting import Inner, Nesting, inner
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Unread
from charteroak.screening.formats.weaving import Woven, whole

_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_TO_QUOTE = re.compile(rb"^(>*From )", re.MULTILINE)
_NOBODY = b"From - Thu Jan  1 00:00:00 1970\n"
_MOST = 20_000


class Mbox(Nesting):
    """A folder that was opened. The lines that part messages say who sent them, and are written anew."""

    def __init__(self, envelopes: list[str], messages: list[Inner], unread: list[Unread]) -> None:
        own: list[Woven] = [whole(f"message {number} envelope", text, hidden=True)
                            for number, text in enumerate(envelopes, 1)]  # fmt: skip
        super().__init__(own, messages, unread)

    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:  # noqa: ARG002
        """The folder anew. What its own lines say of senders is not written, so there is nothing to take out."""
        return b"".join(_as_one_of_many(inside(each)) for each in self.inners)


def open_mbox(data: bytes, limits: Limits) -> Mbox:
    """A folder. Cannot where there is too much in it."""
    envelopes, messages = [], []
    for number, (envelope, message) in enumerate(_parted(data), 1):
        if number > _MOST:
            raise Cannot("too large")
        envelopes.append(envelope)
        limits.unpack(0)
        messages.append(inner(f"message {number}", message, ".eml", limits))
    return Mbox(envelopes, messages, [])


def second_reading(data: bytes) -> Iterator[str]:
    """What the standard library makes of each message, parted by lines that begin with "From "."""
    for message in re.split(rb"(?m)^From .*\r?\n", data):
        if message.strip():
            yield from mail.second_reading(_QUOTED.sub(rb"\1", message))


def raw(data: bytes) -> Iterator[bytes]:
    """The folder as it is, and each message's streams."""
    yield data
    for _, message in _parted(data):
        yield from mail.raw(message)


def _parted(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The lines that part, and the messages."""
    found = list(_ENVELOPE.finditer(data))
    for number, each in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(data)
        yield each[0].decode("utf-8", "replace").strip(), _QUOTED.sub(rb"\1", data[each.end() : end])


def _as_one_of_many(message: bytes | None) -> bytes:
    if message is None:
        message = f"From: \nSubject: \n\n{MARK}\n".encode()
    quoted = _TO_QUOTE.sub(rb">\1", message.replace(b"\r\n", b"\n"))
    return b"".join((_NOBODY, quoted.rstrip(b"\n"), b"\n\n"))
