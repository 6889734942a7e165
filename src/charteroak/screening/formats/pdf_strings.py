"""The texts that a PDF has beside what is drawn: fields, annotations, bookmarks, properties, structure, scripts, names.

No list of places is kept. Every string of every object counts, and so does a stream that something points to as text;
what is no text (fonts, images, signatures) is left out by name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from charteroak.screening.documents.package import parsed
from charteroak.screening.formats.pdf_table import At, Number, Path, Table, at_path, name_of, reference, spaced, text_of

_NO_TEXT = frozenset({"/ID", "/Cert", "/CharSet", "/Lookup", "/CheckSum", "/U", "/OE", "/UE", "/Perms"})
_DATE = re.compile(r"D:\d{4}[\d+\-'Z]*\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_STATE = re.compile(r"/(?:Off|Yes|No|On|\d+)\Z", re.IGNORECASE)
_TEXT_STREAMS = frozenset({"/JS", "/RC", "/RV", "/V", "/DV", "/Contents"})
"""Names under which a stream is a text, where its holder is no page."""
_LARGEST = 4 << 20

Place = tuple[Number, Path]


@dataclass(slots=True)
class Told:
    """A text, its `where`, and every place of the file in which it stands."""

    where: str
    text: str
    places: list[Place] = field(default_factory=list)


def strings_of(table: Table, pages: Mapping[Number, int], shown: Container[Place]) -> Iterator[Told]:
    """Every text of the file's objects, each once, but for those in the places that are shown on pages.

    `pages` are the numbers of the pages' objects, from 1.
    """
    found: dict[str, Told] = {}
    naming = _Naming(table, pages)
    for at in table.every():
        text = _text(at, table)
        if text is None or not text.strip() or (at.number, at.path) in shown:
            continue
        if text not in found:
            found[text] = Told(naming.where(at), text)
        found[text].places.append((at.number, at.path))
    yield from found.values()


def _text(at: At, table: Table) -> str | None:
    key = at.key
    if key in _NO_TEXT or at.number == reference(table.values.get((0, 0), {}).get("/Encrypt")):
        return None
    text = text_of(at.value)
    if text is None:
        return _state(at, key)
    signed = key == "/Contents" and "/ByteRange" in at.around
    return None if signed or _DATE.match(text) or (key == "/Lang" and _LANGUAGE.match(text)) else text


def _state(at: At, key: str) -> str | None:
    """What is chosen of a form's options, where its name says it."""
    name = name_of(at.value) if key in ("/V", "/DV", "/AS") else ""
    return name[1:] if name and not _STATE.match(name) else None


class _Naming:
    """The `where` of texts: what holds each, in words of the format, counted."""

    def __init__(self, table: Table, pages: Mapping[Number, int]) -> None:
        self._pages = pages
        self._info = reference(table.values.get((0, 0), {}).get("/Info"))
        self._counts: dict[str, dict[int, int]] = {}
        self._marks: dict[Number, str] = {}
        for number, page in pages.items():
            for i, mark in enumerate(table.items(table.dictionary(f"{number[0]} {number[1]} R").get("/Annots")), 1):
                to = reference(mark)
                if to is not None:
                    self._marks.setdefault(to, f"page {page}, annotation {i}")

    def where(self, at: At) -> str:
        """Where a text stands."""
        if at.number == self._info or at.path[:1] == ("/Info",):
            return "document information"
        if at.path[:1] == ("/Annots",) and at.number in self._pages and len(at.path) > 1:
            return f"page {self._pages[at.number]}, annotation {int(at.path[1]) + 1}"
        kind = _kind(at)
        if kind in ("annotation", "form field") and at.number in self._marks:
            return self._marks[at.number]
        counted = self._counts.setdefault(kind, {})
        return f"{kind} {counted.setdefault(id(at.around) or at.number[0], len(counted) + 1)}"


def _kind(at: At) -> str:
    around, key = at.around, at.key
    if key == "/JS" or around.get("/S") == "/JavaScript":
        return "script"
    for keys, kind in _BY_KEYS:
        if key in keys:
            return kind
    if "/FT" in around or ("/T" in around and around.keys() & {"/Kids", "/V", "/TU"}):
        return "form field"
    for keys, kind in _BY_HOLDER:
        if keys <= around.keys():
            return kind
    return _BY_TYPE.get(str(around.get("/Type")), "object")


_BY_KEYS = (({"/URI"}, "link"), ({"/Names", "/Limits"}, "name"))
_BY_HOLDER: tuple[tuple[set[str], str], ...] = (
    ({"/Title", "/Parent"}, "bookmark"),
    ({"/EF"}, "attachment"),
    ({"/Subtype", "/Rect"}, "annotation"),
    ({"/S", "/P"}, "structure"),
)
_BY_TYPE = {"/OCG": "layer", "/Filespec": "attachment", "/StructElem": "structure", "/Annot": "annotation"}


def streams_of(pdf: pikepdf.Pdf, table: Table) -> Iterator[Told]:
    """The texts that are streams: scripts, rich texts, properties in XML, a form of XFA."""
    roles = _roles(table)
    for number in sorted(table.streams):
        kind = _role(table.values[number], roles.get(number, frozenset()))
        if kind:
            text = stream_text(pdf, number, xml=kind in ("metadata", "form data"))
            if text.strip():
                yield Told(f"{kind} {number[0]}", text, [(number, ())])


def _role(dictionary: Mapping[str, Any], keys: Iterable[str]) -> str:
    if dictionary.get("/Type") == "/Metadata":
        return "metadata"
    if dictionary.get("/Subtype") == "/Form" or "/FunctionType" in dictionary:
        return ""
    for key in keys:
        if key == "/XFA":
            return "form data"
        if key in _TEXT_STREAMS:
            return "script" if key == "/JS" else "text"
    return ""


def _roles(table: Table) -> dict[Number, frozenset[str]]:
    """Under which names something points to a stream. What a page has as its contents is drawn."""
    found: dict[Number, frozenset[str]] = {}
    for at in table.every():
        number = reference(at.value)
        if number in table.streams and not (at.key == "/Contents" and "/Subtype" not in at.around):
            found[number] = found.get(number, frozenset()) | {at.key}
    return found


def stream_text(pdf: pikepdf.Pdf, number: Number, *, xml: bool = False) -> str:
    """A stream as text, its marks left out where it is XML; "" where it is none."""
    with suppress(Exception):  # a filter that fails, bytes that are no text
        data = bytes(pdf.get_object(number).read_bytes())[:_LARGEST]
        if xml:
            with suppress(Exception):
                return "\n".join(_of_xml(data))
        if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
            return data.decode("utf-16", "replace")
        return spaced(data.decode("utf-8", "replace"))
    return ""


def _of_xml(data: bytes) -> Iterator[str]:
    """What stands in XML between its marks and in their attributes."""
    for element in parsed(data).iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            if text and text.strip():
                yield text.strip()


def put(pdf: pikepdf.Pdf, place: Place, text: str) -> None:
    """Let another text stand in a place; a state that was chosen is chosen no more."""
    number, path = place
    holder = at_path(pdf, number, path[:-1])
    if not path:
        if isinstance(holder, pikepdf.Stream):
            holder.write(text.encode())
        return
    if isinstance(holder[path[-1]], pikepdf.Name):
        holder[path[-1]] = pikepdf.Name.Off
    else:
        holder[path[-1]] = pikepdf.String(text)
