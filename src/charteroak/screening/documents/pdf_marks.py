"""What a PDF has beside the writing on its pages: form fields, annotations, properties, files within the file.

Read with pikepdf. A mark that is seen has its place on the paper, so that it can be read in its turn: a ticked box
before the words that it ticks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pikepdf

from charteroak.screening.documents.document import Piece, Place
from charteroak.screening.documents.package import parsed

_HIDDEN = 2 | 32
"""Flags of an annotation: hidden, and not to be viewed (ISO 32000-1, 12.5.3)."""
_PUSH = 1 << 16
_RADIO = 1 << 15
_DEEPEST = 32
_MOST = 50_000
"""Annotations or bookmarks in one file."""
_TICKED, _EMPTY = "☒", "☐"

Trouble: tuple[type[Exception], ...] = (
    *(ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, OverflowError, RecursionError),
    *(pikepdf.PdfError, pikepdf.DataDecodingError),
)
"""What a broken part of a file leads to; the rest of it is read all the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a page besides its writing. `box` is in the file's coordinates."""

    text: str
    place: Place
    box: tuple[float, float, float, float] | None = None


def marks_of(page: Any) -> Iterator[Mark]:
    """The form fields and annotations of a page, and what is written in them."""
    for number, annotation in enumerate(_items(page.get("/Annots"))):
        if number == _MOST:
            return
        with suppress(*Trouble):
            yield from _of_annotation(annotation)


def _items(array: Any) -> Iterator[Any]:
    if array is None:
        return
    for i in range(len(array)):
        with suppress(*Trouble):
            yield array[i]


def _of_annotation(annotation: Any) -> Iterator[Mark]:
    kind = str(annotation.get("/Subtype", ""))
    hidden = int(annotation.get("/F", 0)) & _HIDDEN
    box = _box(annotation.get("/Rect"))
    if kind == "/Widget":
        yield from _of_field(annotation, box, hidden=bool(hidden))
        return
    text = _text(annotation, "/Contents")
    if text:
        seen = kind in ("/FreeText", "/Stamp") and not hidden and box
        yield Mark(text, "annotation" if seen else "comment", box if seen else None)
    for key in ("/T", "/Subj", "/RC", "/NM"):
        more = _text(annotation, key)
        if more and more != text:
            yield Mark(more, "comment")
    action = annotation.get("/A")
    if action is not None and _text(action, "/URI"):
        yield Mark(_text(action, "/URI"), "link")


def _of_field(widget: Any, box: tuple[float, float, float, float] | None, *, hidden: bool) -> Iterator[Mark]:
    kind, flags = str(_inherited(widget, "/FT") or ""), int(_inherited(widget, "/Ff") or 0)
    said = _value(widget, kind, flags)
    if said:
        yield Mark(said, "hidden text" if hidden else "form field", None if hidden else box)
    for key in ("/T", "/TU", "/TM", "/DV"):
        text = _plain(_inherited(widget, key))
        if text and text != said:
            yield Mark(text, "control")
    for option in _items(_inherited(widget, "/Opt")):
        yield Mark(_plain(option), "control")


def _value(widget: Any, kind: str, flags: int) -> str:
    """What a field says on the paper."""
    if kind == "/Btn":
        if flags & _PUSH:
            return ""
        return _EMPTY if str(widget.get("/AS", "/Off")) == "/Off" else _TICKED
    value = _inherited(widget, "/V")
    if kind == "/Sig":
        return "" if value is None else " ".join(("Digitally signed by", _text(value, "/Name"))).strip()
    if kind == "/Ch":
        return _chosen(value, _inherited(widget, "/Opt"))
    return _plain(value)


def _chosen(value: Any, options: Any) -> str:
    """What is chosen of a list, in the words that are shown for it."""
    shown = {}
    for option in _items(options):
        with suppress(*Trouble):
            shown[_plain(option[0])] = _plain(option[1])
    chosen = list(_items(value)) if isinstance(value, pikepdf.Array) else [value]
    return ", ".join(shown.get(_plain(each), _plain(each)) for each in chosen if each is not None)


def _inherited(field: Any, key: str) -> Any:
    for _ in range(_DEEPEST):
        found = field.get(key)
        if found is not None:
            return found
        field = field.get("/Parent")
        if field is None:
            return None
    return None


def _text(holder: Any, key: str) -> str:
    return _plain(holder.get(key))


def _plain(value: Any) -> str:
    """A text, or a stream of it; "" for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, pikepdf.Array) and len(value):
        return _plain(value[-1])
    if isinstance(value, pikepdf.Stream):
        return stream_text(value)
    return ""


def stream_text(stream: Any) -> str:
    """A stream as text; "" where it is none."""
    with suppress(Exception):  # a filter that fails, bytes that are no text
        return bytes(stream.read_bytes()).decode("utf-8", "replace")
    return ""


def _box(rectangle: Any) -> tuple[float, float, float, float] | None:
    if rectangle is None or len(rectangle) != 4:
        return None
    x, y, z, w = (float(each) for each in rectangle)
    return min(x, z), min(y, w), max(x, z), max(y, w)


def metadata(pdf: Any) -> Iterator[Piece]:
    """The properties of the file in both forms, its bookmarks, and the data of its form."""
    with suppress(*Trouble):
        for key in pdf.trailer.get("/Info", {}):
            text = _plain(pdf.trailer.Info.get(key))
            if text:
                yield Piece(text, "metadata", 0, str(key))
    with suppress(*Trouble):
        if "/Metadata" in pdf.Root:
            yield from _xml_piece(pdf.Root.Metadata, "metadata", "/Metadata")
    with suppress(*Trouble):
        titles = "\n".join(_titles(pdf.Root.get("/Outlines")))
        if titles:
            yield Piece(titles, "metadata", 0, "/Outlines")
    with suppress(*Trouble):
        for part in _items(pdf.Root.AcroForm.get("/XFA")):
            yield from _xml_piece(part, "form data", "/XFA")


def _xml_piece(stream: Any, place: Place, part: str) -> Iterator[Piece]:
    if isinstance(stream, pikepdf.Stream):
        raw = bytes(stream.read_bytes())
        with suppress(Exception):
            text = "\n".join(text.strip() for text in parsed(raw).itertext() if text.strip())
            if text:
                yield Piece(text, place, 0, part)


def _titles(outlines: Any) -> Iterator[str]:
    """The titles of all bookmarks. Each is looked at once, whatever ring they form."""
    waiting, seen = [outlines], 0
    while waiting and seen < _MOST:
        item = waiting.pop()
        seen += 1
        if item is None:
            continue
        title = _text(item, "/Title")
        if title:
            yield title
        waiting += [item.get("/Next"), item.get("/First")]


def embedded(pdf: Any) -> Iterator[tuple[str, bytes]]:
    """The files within the file: name and bytes."""
    with suppress(*Trouble):
        for name, file in pdf.attachments.items():
            with suppress(Exception):
                yield str(name), bytes(file.get_file().read_bytes())
