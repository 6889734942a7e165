"""The parts that are left out when an office file is written anew: read for what they say, each in its way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opc import PARSING, Element, Package, cannot, has_doctype, remarks_in
from charteroak.screening.formats.opc_graph import Graph, is_list
from charteroak.screening.formats.opc_inside import open_inside
from charteroak.screening.formats.opc_kinds import KNOWN_GONE, has_usual_name
from charteroak.screening.formats.opc_slots import Gone
from charteroak.screening.formats.opc_words import gone_part
from charteroak.screening.formats.surface import Cannot, Opened, Unread

_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")
_WORDLESS = frozenset({"font", "thumbnail"})
"""Kinds of parts that say nothing: a thumbnail is a picture of the first page, which is read itself."""
_PROGRAMS = frozenset({"vbaProject", "activeXControlBinary", "attachedToolbars"})
_WHY = {"image": "picture", "oleObject": "embedded file"}
_WITH_STRINGS = frozenset({"vbaProject", "oleObject", "package", "activeXControlBinary", "attachedToolbars", "model"})
"""Kinds of parts whose words can be seen here and there, although they cannot be read."""
_NARROW = re.compile(rb"[\x20-\x7e]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")


Own = Callable[[str, str], Iterator[Gone] | None]
"""How a kind of file reads a part of its own that is left out, by its name and kind; None where it does not."""


class Leftovers:
    """What is left out. `pieces` reads it; then `files` are the files in it, `unread` is what could not be read."""

    def __init__(self, package: Package, graph: Graph, limits: Limits, own: Own) -> None:
        self._own = own
        self._package = package
        self._graph = graph
        self._limits = limits
        self.files: list[tuple[str, Opened]] = []
        self.unread: list[Unread] = []

    def pieces(self) -> Iterator[Gone]:
        """What all of it says."""
        for name in self._graph.left:
            yield from self._part(name, self._graph.where(name), self._graph.kind_of.get(name, ""))
        for name in self._package.names:
            if is_list(name):
                yield from self._list(name)
        names = list(dict.fromkeys((*self._graph.odd_names(), *self._package.remarks())))
        if names:
            yield Gone("names of parts", "\n".join(names))
        if self._package.has_other_bytes():
            self.unread.append(Unread("file", "other bytes"))

    def _part(self, name: str, where: str, kind: str) -> Iterator[Gone]:
        data = self._package.bytes_of(name)
        if data.lstrip()[:4].startswith(_XML):
            own = self._own(name, kind)
            yield from own if own is not None else self._xml(data, where, recover=kind == "vmlDrawing")
            if kind not in KNOWN_GONE and (kind or not has_usual_name(name)):
                self.unread.append(Unread(where, "unknown part"))
        elif kind == "printerSettings":
            yield Gone(where, _strings(data))
        elif data.strip(b"\0 \r\n\t") and kind not in _WORDLESS:
            yield from self._file(data, name, where, kind)

    def _xml(self, data: bytes, where: str, *, recover: bool) -> Iterator[Gone]:
        for remark in remarks_in(data):
            yield Gone(f"{where} remark", remark)
        try:
            yield from gone_part(branches(data, recover=recover), where)
        except Cannot as trouble:
            self.unread.append(Unread(where, str(trouble)))

    def _file(self, data: bytes, name: str, where: str, kind: str) -> Iterator[Gone]:
        try:
            if kind in _PROGRAMS:
                raise Cannot("macros")
            self.files.append((where, open_inside(data, name, self._limits)))
        except Cannot as trouble:
            self.unread.append(Unread(where, _WHY.get(kind, str(trouble))))
            if kind in _WITH_STRINGS:
                yield Gone(where, _strings(data))

    def _list(self, name: str) -> Iterator[Gone]:
        """The addresses outside that parts refer to which are left out; what kept parts refer to is read with them."""
        of = name.replace("_rels/", "", 1)[: -len(".rels")] if name.endswith(".rels") else ""
        if name.endswith(".rels") and of not in self._graph.kept:
            said = [unquote(each.target) for each in self._graph.relations(of) if each.outside]
            if said:
                yield Gone(
                    f"links of {self._graph.where(of) if of in self._package.names else 'the file'}", "\n".join(said)
                )
        yield from (Gone("remark", remark) for remark in remarks_in(self._package.bytes_of(name)))


def branches(data: bytes, *, recover: bool = False) -> Iterator[Element]:
    """The branches under the root of some XML, one after another, each gone when the next one comes."""
    import io

    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    if has_doctype(data):
        raise Cannot("broken")
    depth = 0
    try:
        for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), recover=recover, **PARSING):
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 1:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            elif event == "end" and depth == 0:
                yield element
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise cannot(trouble) from None


def _strings(data: bytes) -> str:
    """The runs of letters in bytes that are no text."""
    narrow = (each.decode("ascii") for each in _NARROW.findall(data))
    wide = (each.decode("utf-16-le", "replace") for each in _WIDE.findall(data))
    return "\n".join((*narrow, *wide))
