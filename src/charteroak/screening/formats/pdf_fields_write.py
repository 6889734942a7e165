"""A form's fields after something was taken out of their values: how they look, and what else showed what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.pdf_emit import FONT
from charteroak.screening.formats.pdf_fonts import Font, font_of
from charteroak.screening.formats.pdf_page_write import mark_font
from charteroak.screening.formats.pdf_strings import Place

_GOES = ("/AP", "/RV", "/RC", "/MaxLen", "/I", "/DS")
"""What goes with a text when that changes."""
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_USUAL, _LEAST = 10.0, 4.0
_LINE = 1.2
_MARGIN = 2.0
_MOST_KIDS = 10_000


def unsettle(pdf: pikepdf.Pdf, place: Place) -> None:
    """Take away what shows a field's or a note's text as it was, and let a field that shows one show what it is now."""
    with suppress(*Trouble):
        holder = pdf.get_object(place[0])
        if place[1][-1:] == ("/AS",):
            _untick(holder)
            return
        for each in _with_kids(holder):
            for key in _GOES:
                if key in each:
                    del each[key]
            if str(each.get("/Subtype")) == "/Widget" and str(_inherited(each, "/FT")) in ("/Tx", "/Ch"):
                each["/AP"] = pikepdf.Dictionary(N=_appearance(pdf, each))


def _untick(widget: Any) -> None:
    """Let a box that is ticked no more have no value, either."""
    for each in (widget, widget.get("/Parent")):
        if each is not None and "/V" in each:
            each["/V"] = pikepdf.Name.Off


def _with_kids(holder: Any) -> Iterator[Any]:
    waiting, left = [holder], _MOST_KIDS
    while waiting and left:
        each, left = waiting.pop(), left - 1
        if isinstance(each, pikepdf.Dictionary) and str(each.get("/Type", "/Annot")) == "/Annot":
            waiting += list(each.get("/Kids", ()))
            yield each


def _inherited(field: Any, key: str) -> Any:
    for _ in range(32):
        if field is None or key in field:
            break
        field = field.get("/Parent")
    return None if field is None else field.get(key)


def _appearance(pdf: pikepdf.Pdf, widget: Any) -> Any:
    """How a field looks that says its value, in the letters of marks."""
    x, y, z, w = (float(each) for each in widget["/Rect"])
    wide, high = abs(z - x), abs(w - y)
    told = _SIZE.search(str(_inherited(widget, "/DA") or ""))
    size = float(told[1]) if told and float(told[1]) else min(_USUAL, max(high - 2 * _MARGIN, _LEAST))
    value = str(_inherited(widget, "/V") or "")
    lines = list(_lines(value, (wide - 2 * _MARGIN) / size)) if high > 2.5 * size else [" ".join(value.split())]
    top = high - _MARGIN - size if len(lines) > 1 else (high - size) / 2 + 0.2 * size
    written = "".join(f"({_escaped(line)}) Tj 0 {-_LINE * size:.2f} Td " for line in lines)
    content = f"/Tx BMC q BT {FONT} {size:g} Tf 0 g {_MARGIN} {top:.2f} Td {written}ET Q EMC"
    return pdf.make_stream(
        content.encode("latin-1"),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, round(wide, 2), round(high, 2)]),
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary({FONT: mark_font()})),
    )


def _escaped(line: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", line.encode("cp1252", "replace").decode("latin-1"))


def _lines(text: str, width: float) -> Iterator[str]:
    """A text in lines no wider than so many sizes."""
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and _width(longer) > width:
                yield line
                longer = word
            line = longer
        yield line


def _width(text: str) -> float:
    return sum(_font().codes(text.encode("cp1252", "replace"))[1]) / 1000


@lru_cache(maxsize=1)
def _font() -> Font:
    return font_of(mark_font())
