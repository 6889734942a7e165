"""E-mail as it is sent (.eml): each field, each text, each name of a file, and every file in it, opened for itself.

It is written anew from what was read of it, with the fields that say who wrote to whom, when and about what. Those
that tell of its way, of programs and of signatures are left out, and so is what stands between the parts.
"""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import cast

from charteroak.screening.formats import mail_written
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.mail_parts import TROUBLE, Branch, Parted, Piece, name_of, parted, unfolded
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.nesting import Inner, Nesting, inner
from charteroak.screening.formats.notice import FIELD, VALUE, with_notice
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Unread
from charteroak.screening.formats.weaving import Weaver, Woven, cut, whole

_KEPT = frozenset(
    {"from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "references"}
    | {"comments", "keywords", "importance", "sensitivity", "resent-from", "resent-to", "resent-date", "resent-cc"}
)
_KEPT_OF_PARTS = frozenset({"content-id", "content-description", "content-location", "content-language"})
_SHORT = 500
_NOTICE_FIELD = f"X-{FIELD}"


class Mail(Nesting):
    """A message that was opened."""

    def __init__(self, message: Parted, limits: Limits, line: bytes = b"\n") -> None:
        self._message = message
        self._line = line
        self._pieces = list(_pieces(message.root))
        self._own: dict[str, int] = {}
        own: list[Woven] = []
        for woven in _own(message, self._pieces):
            self._own[woven.where] = len(own)
            own.append(woven)
        inners = [self._inner(number, piece, limits) for number, piece in enumerate(self._pieces, 1)
                  if piece.text is None]  # fmt: skip
        unread = [Unread(f"text {number}", piece.why) for number, piece in enumerate(self._pieces, 1)
                  if piece.text is not None and piece.why]  # fmt: skip
        super().__init__(own, inners, unread)

    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:
        """The message anew."""
        writer = _Writer(self, own, inside)
        made = writer.message(self._message)
        return made.replace(b"\n", self._line) if self._line != b"\n" else made

    def said(self, where: str, own: Mapping[int, Spans]) -> str | None:
        """What stands there after the spans are taken out; None where there is no such place."""
        number = self._own.get(where)
        return None if number is None else cut_own(self.own[number], own.get(number, ()))

    def _inner(self, number: int, piece: Piece, limits: Limits) -> Inner:
        where = f"part {number}"
        if piece.why:
            return Inner(where, None, piece.why)
        if piece.message is not None:
            return Inner(where, Mail(piece.message, limits.within()))
        shown = piece.type.startswith("image/") and not piece.is_attached
        return inner(where, piece.data, name_of(piece), limits, shown=shown)


class _Writer:
    """Writes a message: which piece is which is told by their order."""

    def __init__(self, mail: Mail, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> None:
        self._mail = mail
        self._own = own
        self._inside = inside
        self._inners = {each.where: each for each in mail.inners}
        self._number = 0
        self._noticed = False

    def message(self, message: Parted) -> bytes:
        """The fields that are kept, the notice's field, and what the message holds."""
        lines = []
        for number, (name, _) in enumerate(message.fields, 1):
            if name.lower() in _KEPT:
                said = self._mail.said(f"header {number}", self._own)
                lines.append(mail_written.field(name, said or ""))
        lines += (mail_written.field(_NOTICE_FIELD, VALUE), b"MIME-Version: 1.0\n")
        return b"".join((*lines, self._branch(message.root)))

    def _branch(self, branch: Branch) -> bytes:
        parts = [self._branch(each) if isinstance(each, Branch) else self._piece(each) for each in branch.parts]
        if branch.type or len(parts) != 1:
            return mail_written.multipart(branch.type or "multipart/mixed", parts)
        return parts[0]

    def _piece(self, piece: Piece) -> bytes:
        self._number += 1
        number = self._number
        fields = [(name, self._mail.said(f"part {number} header {count}", self._own) or "")
                  for count, (name, _) in enumerate(piece.fields, 1) if name.lower() in _KEPT_OF_PARTS]  # fmt: skip
        if piece.text is not None:
            said = MARK if piece.why else self._mail.said(f"text {number}", self._own) or ""
            return mail_written.text(self._with_notice(said), fields)
        data = self._inside(self._inners[f"part {number}"])
        if data is None:
            return mail_written.text(MARK)
        name = self._mail.said(f"part {number} name", self._own) or ""
        data = data.removeprefix(codecs.BOM_UTF8) if piece.is_utf8 else data
        kind = f"{piece.type}; charset=utf-8" if piece.type.startswith("text/") and _is_utf8(data) else piece.type
        return mail_written.file(data, kind, name, attached=piece.is_attached, fields=fields)

    def _with_notice(self, said: str) -> str:
        """The first text has the notice as its last line."""
        if self._noticed:
            return said
        self._noticed = True
        return with_notice(said)


def open_mail(data: bytes, limits: Limits) -> Mail:
    """A message. Cannot where it is broken or too large."""
    message = parted(data, limits)
    if not message.fields:
        raise Cannot("broken")
    return Mail(message, limits, b"\r\n" if b"\r\n" in data[:2000] else b"\n")


def cut_own(woven: Woven, spans: Spans) -> str:
    """What is written of a text that has frames around it, after spans are taken out."""
    said = "".join(text for text, first, _ in woven.pieces(0, len(woven.text)) if first >= 0)
    return cut(said, [source for start, end in woven.fit(spans) for source in woven.sources(start, end)])


def second_reading(data: bytes) -> Iterator[str]:
    """What the standard library's newer reader makes of it, by the parts it walks through, and the files by theirs."""
    from charteroak.screening.formats.opening import format_of

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        yield "\n".join(f"{name}: {value}" for name, value in _unfolded(part))
        if part.is_multipart():
            continue
        held = cast(bytes, part.get_payload(decode=True)) or b""
        if part.get_content_maintype() == "text" and part.get_content_subtype() != "html":
            yield held.decode(_charset(part), "replace")
        name = ".csv" if part.get_content_type() == "text/csv" else part.get_filename() or ""
        try:
            if part.get_content_type() != "text/plain":
                yield from format_of(held, name).second_reading(held)
        except Cannot:
            continue  # what cannot be opened was not opened before either, and is no part of what is released


def raw(data: bytes) -> Iterator[bytes]:
    """The message as it is, each part without its encoding, and the streams of the files in it."""
    from charteroak.screening.formats.opening import format_of

    yield data
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        held = None if part.is_multipart() else cast("bytes | None", part.get_payload(decode=True))
        if not held:
            continue
        try:
            yield from format_of(held, part.get_filename() or "").raw(held)
        except Cannot:
            yield held


def _pieces(branch: Branch) -> Iterator[Piece]:
    for each in branch.parts:
        if isinstance(each, Branch):
            yield from _pieces(each)
        else:
            yield each


def _strays(branch: Branch) -> Iterator[str]:
    yield from branch.strays
    for each in branch.parts:
        if isinstance(each, Branch):
            yield from _strays(each)


def _own(message: Parted, pieces: list[Piece]) -> Iterator[Woven]:
    """What the message says itself: its fields, its texts, and what its parts are called."""
    for number, (name, value) in enumerate(message.fields, 1):
        if value:
            yield _field(f"header {number}", name, value)
    for number, piece in enumerate(pieces, 1):
        if piece.text:
            yield whole(f"text {number}", piece.text)
        if piece.name:
            yield whole(f"part {number} name", piece.name)
        for count, (name, value) in enumerate(piece.fields, 1):
            if value:
                yield _field(f"part {number} header {count}", name, value)
    for number, stray in enumerate(_strays(message.root), 1):
        yield whole(f"between parts {number}", stray, hidden=True)


def _field(where: str, name: str, value: str) -> Woven:
    """A field's value; after the field's name where that is not one that all messages have."""
    if not name or name.lower() in _KEPT or name.lower().startswith("content-"):
        return whole(where, value, hidden=name.lower() not in _KEPT)
    weaver = Weaver()
    weaver.field(0)
    weaver.frame(f"{spoken(name.removeprefix('X-').replace('-', ' '))}: ")
    weaver.say(value, 0)
    return weaver.done(where, hidden=True)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _charset(part: email.message.Message) -> str:
    try:
        return "".encode(part.get_content_charset("utf-8")).decode() or part.get_content_charset("utf-8")
    except TROUBLE:
        return "utf-8"


def _unfolded(part: email.message.Message) -> Iterator[tuple[str, str]]:
    """The fields of a part. Long ones take the library too long, and it trips over some: these are read without it."""
    for name, value in part.raw_items():
        said = unfolded(str(value))
        if len(str(value)) < _SHORT:
            with suppress(Exception):  # an address that ends with its "@", for one
                said = str(part.policy.header_fetch_parse(name, value))
        yield name, said
