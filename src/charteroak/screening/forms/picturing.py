"""Pictures of those pages of a PDF form on which a question is flagged, as they are printed.

Form fields and annotations are left out of them: what is filled in there is not shown.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec

from charteroak.screening.forms.flag import Judged

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

_MOST = 10
_WIDTH = 1100
"""Of pixels. A page is no larger than some tens of inches, whatever it says."""
_LARGEST = 4_000


class Picture(msgspec.Struct, frozen=True):
    """A page: its number from 1, its size in points, and the picture as PNG."""

    page: int
    width: float
    height: float
    png: bytes


def pictures(data: bytes, judged: Judged) -> tuple[Picture, ...]:
    """The first pages with a flagged question whose place is known; none of a file that is no PDF."""
    if judged.form.kind != "pdf":
        return ()
    from pypdfium2 import PdfDocument

    asked = zip(judged.form.questions, judged.flags, strict=True)
    wanted = sorted({box.page for question, flag in asked if flag is not None for box in question.boxes})
    read = PdfDocument(data)
    try:
        return tuple(_picture(read, number) for number in wanted[:_MOST] if 1 <= number <= len(read))
    finally:
        read.close()


def _picture(read: PdfDocument, number: int) -> Picture:
    page = read[number - 1]
    width, height = page.get_size()
    scale = min(_WIDTH / max(width, 1), _LARGEST / max(height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    held = io.BytesIO()
    bitmap.to_pil().quantize(64).save(held, "PNG", optimize=True)
    page.close()
    return Picture(number, width, height, held.getvalue())
