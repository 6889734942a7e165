"""ZIP archives: each member opened for itself, the members' names as surfaces, and the whole packed anew.

Bounds are kept while unpacking, whatever the archive says of itself. What is encrypted is unread.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.nesting import Inner, Nesting, inner
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Unread
from charteroak.screening.formats.weaving import Woven, cut, whole

_EPOCH = (1980, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_DESCRIPTOR = 24
"""How long what stands after a member, and tells its length, may be."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_TROUBLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)


class Archive(Nesting):
    """An archive that was opened."""

    def __init__(self, names: list[str], comments: list[str], members: list[Inner], gaps: list[Unread]) -> None:
        self._names = names
        own: list[Woven] = [whole(f"name {number}", name) for number, name in enumerate(names, 1)]
        own += [whole(f"comment {number}", text, hidden=True) for number, text in enumerate(comments, 1)]
        super().__init__(own, members, gaps)

    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:
        """The archive packed anew: no dates, no comments but the notice, no fields of programs."""
        made, taken = io.BytesIO(), set[str]()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = NOTICE.encode()
            for number, (name, member) in enumerate(zip(self._names, self.inners, strict=True)):
                data = inside(member)
                wanted = cut(name, own.get(number, ()))
                info = zipfile.ZipInfo(
                    _free(wanted if data is not None else f"{wanted.removesuffix('.txt')}.txt", taken), _EPOCH
                )
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                packed.writestr(info, MARK.encode() if data is None else data)
        return made.getvalue()


def open_archive(data: bytes, limits: Limits) -> Archive:
    """An archive. Cannot where it is broken, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = [info for info in packed.infolist() if not info.is_dir()]
            _check(infos, data, limits)
            comments = [packed.comment, *(info.comment for info in packed.infolist())]
            folders = [info.filename for info in packed.infolist() if info.is_dir()]
            members = [_member(packed, info, number, limits) for number, info in enumerate(infos, 1)]
            gaps = list(_gaps(packed.infolist(), data))
    except _TROUBLE:
        raise Cannot("broken") from None
    said = [text.decode("utf-8", "replace") for text in comments if text.strip()]
    return Archive([info.filename for info in infos], [*said, *folders], members, gaps)


def second_reading(data: bytes) -> Iterator[str]:
    """The members as they lie one after another, each by its own head and not by the list at the end."""
    from charteroak.screening.formats.opening import format_of

    yield data[data.rfind(b"PK\x05\x06") + 22 :].decode("utf-8", "ignore")
    for name, held in _one_after_another(data):
        yield name
        try:
            yield from format_of(held, name).second_reading(held)
        except Cannot:
            yield held.decode("utf-8", "ignore")


def raw(data: bytes) -> Iterator[bytes]:
    """The archive as it is, and its members' streams."""
    from charteroak.screening.formats.opening import format_of

    yield data
    for name, held in _one_after_another(data):
        try:
            yield from format_of(held, name).raw(held)
        except Cannot:
            yield held


def _check(infos: list[zipfile.ZipInfo], data: bytes, limits: Limits) -> None:
    if len({info.filename for info in infos}) != len(infos) or data.count(b"PK\x01\x02") > limits.members:
        raise Cannot("broken")  # two members of one name: readers would not agree which it is
    if sum(info.file_size for info in infos) > limits.expanded:
        raise Cannot("too large")


def _gaps(infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[Unread]:
    """Where something lies between the members, or before them: a member that is on no list, or a program."""
    at = 0
    for number, info in enumerate(sorted(infos, key=lambda info: info.header_offset), 1):
        head = data[info.header_offset : info.header_offset + 30]
        if info.header_offset - at > _DESCRIPTOR:
            yield Unread(f"before member {number}", "unknown")
        at = info.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        at += info.compress_size
    listed = data.find(b"PK\x01\x02", at) if infos else data.rfind(b"PK\x05\x06")
    if listed - at > _DESCRIPTOR:
        yield Unread("after the last member", "unknown")
    if data.count(b"PK\x01\x02", at) > len(infos):
        yield Unread("list of members", "unknown")  # some readers go by all of it


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, number: int, limits: Limits) -> Inner:
    where = f"member {number}"
    if info.flag_bits & 0x41:
        return Inner(where, None, "encrypted")
    if info.compress_type not in _METHODS:
        return Inner(where, None, "unsupported")
    limits.unpack(info.file_size, max(info.compress_size, 1))
    try:
        with packed.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except _TROUBLE:
        return Inner(where, None, "broken")
    if len(data) > info.file_size:
        raise Cannot("too large")
    return inner(where, data, posixpath.basename(info.filename), limits)


def _free(wanted: str, taken: set[str]) -> str:
    """A name that no other member has; and none that points out of the folder that it is unpacked in."""
    clean = "/".join(part for part in wanted.replace("\\", "/").split("/") if part not in ("", ".", "..")) or "file"
    ending = found[0] if (found := _ENDING.search(clean)) else ""
    free, count = clean, 2
    while free.lower() in taken:
        free, count = f"{clean.removesuffix(ending)} ({count}){ending}", count + 1
    taken.add(free.lower())
    return free


def _one_after_another(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(data) >= at + 30:
        head = data[at : at + 30]
        method, packed = int.from_bytes(head[8:10], "little"), int.from_bytes(head[18:22], "little")
        named, extra = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
        start = at + 30 + named + extra
        held = data[start : start + packed]
        yield data[at + 30 : at + 30 + named].decode("utf-8", "replace"), _unpacked(held, method)
        at = data.find(b"PK\x03\x04", start + packed)


def _unpacked(held: bytes, method: int) -> bytes:
    if method != zipfile.ZIP_DEFLATED:
        return held
    try:
        return zlib.decompressobj(-15).decompress(held, 1 << 28)
    except zlib.error:
        return held
