"""The package that Word files and workbooks are: a zip file of parts, read within bounds, their XML without DTDs."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, Any
from urllib.parse import unquote

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot

Element = Any
"""An lxml element; lxml has no types of its own."""

LARGEST_TREES = 64 << 20
"""In bytes, of all parts in XML that are read as trees: as a tree a part takes several times as much."""
TYPES = "[Content_Types].xml"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_TROUBLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
_BROKEN_NAME = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.?(?:/|$)|//|[\0-\x1f]")
_DESCRIPTOR = 24
"""The most that may follow a part to say how large it was."""
_REMARK = re.compile(r"<!--|<\?(?!xml\s)")
_ENDS = {"<!--": "-->", "<?": "?>"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the id, the kind (the last word of the relation's type), and the target.

    The target is the name of a part or, `outside`, whatever the file says.
    """

    id: str
    kind: str
    target: str
    outside: bool
    type: str


class Package:
    """The parts of a package by their names. Cannot where it is broken, encrypted, or would unpack to too much."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(_OLE):
            raise Cannot("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "unsupported")
        if data.count(b"PK\x01\x02") > limits.members:  # before the list of members is made, which takes memory
            raise Cannot("too large")
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = self._zip.infolist()
        except _TROUBLE:
            raise Cannot("broken") from None
        self._check()
        self._members = {info.filename: info for info in self._infos if not info.is_dir()}
        for info in self._members.values():
            replace(limits, part=limits.expanded).unpack(info.file_size, max(info.compress_size, 1))
        self._spellings = {unquote(name).casefold(): name for name in self._members}
        self._largest = limits.part
        self._trees_left = LARGEST_TREES
        self._trees: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order in which they lie in the file."""
        return tuple(self._members)

    def remarks(self) -> list[str]:
        """What the zip file says beside its parts: its comment, its members' comments, the names of folders."""
        said = [self._zip.comment, *(info.comment for info in self._infos)]
        folders = [info.filename for info in self._infos if info.is_dir()]
        return [text for text in (*(each.decode("utf-8", "replace") for each in said), *folders) if text.strip()]

    def has_other_bytes(self) -> bool:
        """Whether something that is no part stands before the parts, between them or behind them."""
        at = 0
        for info in sorted(self._infos, key=lambda each: each.header_offset):
            if info.header_offset > at:
                return True
            name, extra = struct.unpack_from("<HH", self._data, info.header_offset + 26)
            ends = info.header_offset + 30 + name + extra + info.compress_size
            at = ends + _DESCRIPTOR * bool(info.flag_bits & 8)
        return bool(self._zip.start_dir > at)

    def bytes_of(self, name: str) -> bytes:
        """A part's bytes, never more than it may have, whatever the package says that it has."""
        with self.stream(name) as stream:
            try:
                unpacked = stream.read(self._largest + 1)
            except _TROUBLE:
                raise Cannot("broken") from None
        if len(unpacked) > self._largest:
            raise Cannot("too large")
        return unpacked

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """A part as a stream; it gives no more than the package says that it has, which was accounted for."""
        try:
            with self._zip.open(self._members[name]) as stream:
                yield stream
        except _TROUBLE:
            raise Cannot("broken") from None

    def tree_bytes(self, name: str) -> bytes:
        """The bytes of a part that is to be read as a tree. Cannot where all these together are too large."""
        unpacked = self.bytes_of(name)
        self._trees_left -= 0 if name in self._trees else len(unpacked)
        self._trees.add(name)
        if self._trees_left < 0:
            raise Cannot("too large")
        return unpacked

    def type_of(self, part: str) -> str:
        """The type of content that a part is said to have; "" where nothing is said."""
        listed = parsed(self.bytes_of(TYPES))
        for each in listed.iter("{*}Override"):
            if unquote(each.get("PartName", "")).casefold() == f"/{part}".casefold():
                return str(each.get("ContentType", ""))
        endings = {
            each.get("Extension", "").casefold(): each.get("ContentType", "") for each in listed.iter("{*}Default")
        }
        return str(endings.get(posixpath.splitext(part)[1][1:].casefold(), ""))

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to, in order; of two with one id the first. "" is the package itself."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._members:
            return []
        found: dict[str, Relation] = {}
        for each in parsed(self.bytes_of(name)):
            if isinstance(each.tag, str):
                found.setdefault(each.get("Id", ""), self._relation(each, folder))
        return list(found.values())

    def _relation(self, each: Element, folder: str) -> Relation:
        kind = each.get("Type", "")
        target = each.get("Target", "")
        outside = each.get("TargetMode") == "External" or kind.endswith("/hyperlink")
        if not outside:
            target = self._spelled(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return Relation(each.get("Id", ""), kind.rpartition("/")[2], target, outside, kind)

    def _spelled(self, target: str) -> str:
        """A target as the part's name is spelled; names differ neither in case nor in how they are quoted."""
        if target in self._members:
            return target
        return self._spellings.get(unquote(target).casefold(), target)

    def _check(self) -> None:
        names = [info.filename.casefold() for info in self._infos if not info.is_dir()]
        if any(info.flag_bits & 1 for info in self._infos):
            raise Cannot("encrypted")
        if len(set(names)) != len(names):
            raise Cannot("broken")  # two parts of one name: readers would not agree which it is
        if any(_BROKEN_NAME.search(info.orig_filename) for info in self._infos):
            raise Cannot("broken")
        if any(info.compress_type not in _METHODS for info in self._infos):
            raise Cannot("broken")


def parsed(data: bytes) -> Element:
    """The root of some XML. Cannot where it is broken or has a DTD. Nothing is fetched, no entity is replaced."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    if has_doctype(data):
        raise Cannot("broken")
    try:
        root = etree.fromstring(data, etree.XMLParser(**PARSING))
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise cannot(trouble) from None
    if root.getroottree().docinfo.doctype:
        raise Cannot("broken")  # in an encoding that was not looked for
    return root


def cannot(trouble: Exception) -> Cannot:
    """What a parser's trouble comes to; its words may quote the file."""
    return Cannot("too deep" if "depth" in str(trouble) else "broken")


PARSING: dict[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}


def has_doctype(data: bytes) -> bool:
    """Whether XML begins with a definition of its type, in an encoding that is usual."""
    return any(mark in data for mark in _DOCTYPE)


def local(element: Element) -> str:
    """An element's name without its namespace: the strict form of the formats has others than the usual one."""
    name: str = element.tag
    return name.rpartition("}")[2]


def named(root: Element, names: frozenset[str]) -> list[Element]:
    """The elements under one, and itself, of these names, in whatever namespace."""
    return list(root.iter(*(f"{{*}}{name}" for name in sorted(names))))


def ordered(words: str) -> list[str]:
    """Words as a list."""
    return words.split()


def listed(words: str) -> frozenset[str]:
    """Words as a set."""
    return frozenset(words.split())


def value(element: Element, name: str = "val") -> str:
    """An attribute by its name without a namespace; "" where there is none."""
    for key, found in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(found)
    return ""


def remarks_in(data: bytes) -> list[str]:
    """What a part in XML says to programs and to those who read it as text: remarks and instructions."""
    if b"<!" not in data and data.count(b"<?") < 2:
        return []
    text, found, at = data.replace(b"\0", b"").decode("utf-8", "replace"), list[str](), 0
    while (begun := _REMARK.search(text, at)) and (end := text.find(_ENDS[begun[0]], begun.end())) >= 0:
        found.append(text[begun.end() : end])
        at = end
    return [each for each in found if each.strip()]
