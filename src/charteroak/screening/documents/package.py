"""The package that a Word file is: a zip file of parts, read within bounds, and their XML without DTDs or entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from charteroak.screening.documents.document import Unreadable

MOST_MEMBERS = 4_000
LARGEST_PART = 32 << 20
"""In bytes, when unpacked."""
LARGEST_WHOLE = 160 << 20
LARGEST_XML = 48 << 20
"""Of all parts in XML together: as a tree they take several times as much."""
HIGHEST_RATIO = 250
"""Unpacked to packed; Word's own are below 60 even for empty tables."""
SMALL = 1 << 20
"""What is no larger may have any ratio."""

RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Element = Any
"""An lxml element; lxml has no types of its own."""


class Package:
    """The parts of a package by their names. Unreadable where it is broken, encrypted, or would unpack to too much."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:  # before the list of members is made, which takes memory
            raise Unreadable("too large")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename.lstrip("/"): info for info in self._zip.infolist() if not info.is_dir()}
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, zlib.error):
            raise Unreadable("broken") from None
        self._check()
        self._xml_left = LARGEST_XML

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._members)

    def bytes_of(self, name: str) -> bytes:
        """A part's bytes, never more than it may have, whatever the package says that it has."""
        info = self._members[name]
        try:
            with self._zip.open(info) as stream:
                unpacked = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            raise Unreadable("broken") from None
        if len(unpacked) > LARGEST_PART:
            raise Unreadable("too large")
        return unpacked

    def tree(self, name: str) -> Element:
        """A part's XML. Unreadable where it is none, or has a DTD, which no Word file has."""
        unpacked = self.bytes_of(name)
        self._xml_left -= len(unpacked)
        if self._xml_left < 0:
            raise Unreadable("too large")
        return parsed(unpacked)

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to, by id: the last word of the kind of relation, the target, and if it is outside."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._members:
            return {}
        found = {}
        for each in self.tree(name):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def _check(self) -> None:
        infos = self._zip.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("encrypted")
        if len(self._members) != sum(not info.is_dir() for info in infos):
            raise Unreadable("broken")  # two parts of one name: readers would not agree which it is
        if any(info.compress_type not in _METHODS for info in infos):
            raise Unreadable("broken")
        whole = sum(info.file_size for info in infos)
        if whole > LARGEST_WHOLE or any(_is_bomb(info) for info in infos):
            raise Unreadable("too large")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    size = info.file_size
    return size > LARGEST_PART or (size > SMALL and size > HIGHEST_RATIO * max(info.compress_size, 1))


def parsed(data: bytes) -> Element:
    """The root of some XML. Unreadable where it is broken or has a DTD. Nothing is fetched, no entity replaced."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    if any(mark in data for mark in _DOCTYPE):
        raise Unreadable("broken")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable("broken") from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable("broken")  # in an encoding that was not looked for above
    return root


def local(element: Element) -> str:
    """An element's name without its namespace: the strict form of the format has others than the usual one."""
    name: str = element.tag
    return name.rpartition("}")[2]


def value(element: Element, name: str = "val") -> str:
    """An attribute by its name without a namespace; "" where there is none."""
    for key, found in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(found)
    return ""
