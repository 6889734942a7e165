"""Images that a PDF holds and no page shows as they are: covered, cut off, masked, too small, on no page at all.

Each image is looked at by itself, without what the file says should become of it, and compared with the places where
pages show images. Only one that no place shows in full is read; one that cannot be unpacked is told of.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.documents.pdf_words import Sheet
from charteroak.screening.formats.pdf_base import Base, read_by_pdfium
from charteroak.screening.formats.pdf_matrix import Box
from charteroak.screening.formats.pdf_scan import like_words
from charteroak.screening.formats.pdf_table import Number

if TYPE_CHECKING:
    from PIL.Image import Image

Look = NDArray[np.float32]
"""A picture in greys, on so few points that letters are no more than a shade."""

_GRID = 64
_LONGEST = 1_000
"""In pixels, of a page that is compared."""
_SMALLEST = 24
"""In pixels of a side: what is smaller holds no writing."""
_LEGIBLE = 1_100
"""In pixels, of an image: about a hundredth of an inch on a page."""
_INK = 20
_OTHER = 45
"""Of 255: how much darker or lighter a place is that shows something else."""
_FEW = 4
_ALIKE = 0.5
"""Of 1: how much of what an image looks like its place shows."""
_OF_IMAGE = ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/DecodeParms", "/ImageMask")
_PACKED = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})


def looks_of(page: Any, boxes: Iterable[Box]) -> Iterator[Look]:
    """What a page shows in the places of its images."""
    sheet = Sheet(page)
    scale = _LONGEST / max(sheet.width, sheet.height)
    picture = sheet.picture(scale)
    for box in boxes:
        left, top, right, bottom = (each * scale for each in sheet.on_paper(*box))
        inside = left >= -1 and top >= -1 and right <= picture.width + 1 and bottom <= picture.height + 1
        if inside and right - left >= _SMALLEST / 2 and bottom - top >= _SMALLEST / 4:
            edges = max(left, 0.0), max(top, 0.0), min(right, picture.width), min(bottom, picture.height)
            yield _look(picture, edges)


def _look(picture: Image, box: Box | None = None) -> Look:
    from PIL.Image import Resampling

    return np.asarray(picture.resize((_GRID, _GRID), Resampling.BOX, box), np.float32)


def unseen(base: Base, shown: Sequence[Look], pixels: int) -> Iterator[tuple[Number, Image | None]]:
    """The images that may hold writing which no page shows, by the numbers of their streams; None is a broken one.

    Those with more than so many points are left out.
    """
    for number in sorted(base.table.streams):
        dictionary = base.table.values[number]
        if dictionary.get("/Subtype") == "/Image":
            wide, high = (base.table[dictionary.get(key)] for key in ("/Width", "/Height"))
            if (
                isinstance(wide, int)
                and isinstance(high, int)
                and (wide * high > pixels or min(wide, high) < _SMALLEST)
            ):
                continue
            picture = _alone(base.pdf, number)
            if picture is None:
                yield number, None
            elif _may_say(picture) and not any(_shows(place, _look(picture)) for place in shown):
                yield number, picture


def _may_say(picture: Image) -> bool:
    """Whether there may be writing in a picture."""
    scale = min(_LEGIBLE / max(picture.size), 1.0)
    points = np.asarray(picture.resize((max(int(picture.width * scale), 1), max(int(picture.height * scale), 1))))
    middle = float(np.median(points))
    return like_words(np.abs(points.astype(np.int16) - middle) > 2 * _INK)


def _shows(place: Look, alone: Look) -> bool:
    """Whether a place shows all of an image that may be ink, turned or not, in whatever colours."""
    ink = np.abs(alone - np.median(alone)) > _INK
    if not ink.any() or np.ptp(place) < 1:
        return not ink.any()
    for flipped in (place, place[:, ::-1]):
        for quarters in range(4):
            turned = np.rot90(flipped, quarters)
            slope, level = np.polyfit(alone.ravel(), turned.ravel(), 1)
            if abs(np.corrcoef(alone.ravel(), turned.ravel())[0, 1]) > _ALIKE and slope:
                other = np.abs((turned - level) / slope - alone) > _OTHER
                if int((other & ink).sum()) <= _FEW:
                    return True
    return False


def _alone(pdf: pikepdf.Pdf, number: Number) -> Image | None:
    """An image in greys as it is packed in the file; None where it cannot be unpacked."""
    with suppress(*Trouble), pikepdf.new() as made:
        image = made.copy_foreign(pdf.get_object(number))
        for key in list(image.keys()):
            if key not in (*_OF_IMAGE, "/Type", "/Subtype", "/Length"):
                del image[key]
        filters = image.get("/Filter")
        named = [filters] if isinstance(filters, pikepdf.Name) else list(filters or ())
        content = b"" if _PACKED & set(map(str, named)) else bytes(image.read_bytes())
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 100, 100])
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = made.make_stream(b"100 0 0 100 0 0 cm /I Do")
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
        picture = _first(read_by_pdfium(made))
        if picture is not None and picture.getextrema()[0] == picture.getextrema()[1] and len(set(content)) > 1:
            return None  # there is more in it than is drawn
        return picture
    return None


def _first(read: Any) -> Image | None:
    from PIL import Image
    from pypdfium2 import raw  # type: ignore[import-untyped]  # it has no types

    try:
        page = read[0]
        found = raw.FPDFPage_GetObject(page.raw, 0)
        bitmap = raw.FPDFImageObj_GetBitmap(found) if found else None
        if not bitmap:
            return None
        wide, high, stride = (
            each(bitmap) for each in (raw.FPDFBitmap_GetWidth, raw.FPDFBitmap_GetHeight, raw.FPDFBitmap_GetStride)
        )
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
        mode, order = {1: ("L", "L"), 2: ("RGB", "BGR"), 3: ("RGB", "BGRX"), 4: ("RGB", "BGRX")}[
            raw.FPDFBitmap_GetFormat(bitmap)
        ]
        picture = Image.frombuffer(mode, (wide, high), data, "raw", order, stride, 1).convert("L")
        raw.FPDFBitmap_Destroy(bitmap)
        page.close()
        return picture
    finally:
        read.close()
