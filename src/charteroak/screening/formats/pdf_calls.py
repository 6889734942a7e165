"""The calls to PDFium that are made for each letter: the same functions, with as little around them as can be."""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw  # type: ignore[import-untyped]  # it has no types


def _lean(function: Any, *arguments: Any, result: Any = ctypes.c_int) -> Any:
    """A function of PDFium that takes addresses as numbers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_AT, _NUMBER = ctypes.c_void_p, ctypes.c_int

count_objects = _lean(raw.FPDFPage_CountObjects, _AT)
object_at = _lean(raw.FPDFPage_GetObject, _AT, _NUMBER, result=_AT)
objects_within = _lean(raw.FPDFFormObj_CountObjects, _AT)
object_within = _lean(raw.FPDFFormObj_GetObject, _AT, ctypes.c_ulong, result=_AT)
kind = _lean(raw.FPDFPageObj_GetType, _AT)
bounds = _lean(raw.FPDFPageObj_GetBounds, _AT, _AT, _AT, _AT, _AT)
fill_colour = _lean(raw.FPDFPageObj_GetFillColor, _AT, _AT, _AT, _AT, _AT)
draw_mode = _lean(raw.FPDFPath_GetDrawMode, _AT, _AT, _AT)
segments = _lean(raw.FPDFPath_CountSegments, _AT)
render_mode = _lean(raw.FPDFTextObj_GetTextRenderMode, _AT)
unicode_of = _lean(raw.FPDFText_GetUnicode, _AT, _NUMBER, result=ctypes.c_uint)
room = _lean(raw.FPDFText_GetLooseCharBox, _AT, _NUMBER, _AT)
ink = _lean(raw.FPDFText_GetCharBox, _AT, _NUMBER, _AT, _AT, _AT, _AT)
origin = _lean(raw.FPDFText_GetCharOrigin, _AT, _NUMBER, _AT, _AT)
angle = _lean(raw.FPDFText_GetCharAngle, _AT, _NUMBER, result=ctypes.c_float)
unmapped = _lean(raw.FPDFText_HasUnicodeMapError, _AT, _NUMBER)
made = _lean(raw.FPDFText_IsGenerated, _AT, _NUMBER)
drawn_by = _lean(raw.FPDFText_GetTextObject, _AT, _NUMBER, result=_AT)


def address(handle: Any) -> int:
    """The address that a handle of PDFium's stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
