"""The notice that is printed at the foot of a page that was written anew."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.pdf_emit import FONT, STATE
from charteroak.screening.formats.pdf_matrix import Box
from charteroak.screening.formats.pdf_page_write import name_marks, own_resources

_SIZE = 6.0
_MARGIN = 18.0
_FOOT = 7.0
"""In points."""
_WIDTH = 0.5
"""Of a letter, of its size."""


def put_notice(pdf: pikepdf.Pdf, pages: Iterable[int]) -> None:
    """Print the notice at the foot of pages, by their numbers from 0, upright as they are shown."""
    for number in sorted(pages):
        page = pdf.pages[number].obj
        place = _place(pdf.pages[number])
        if place is None:
            continue
        own_resources(page)
        name_marks(page)
        _draw(pdf, page, place)


def _place(page: Any) -> tuple[float, ...] | None:
    """The matrix of the notice: from where, in which direction, how large. None where there is no page to speak of."""
    with suppress(*Trouble):
        left, bottom, right, top = _box(page.cropbox)
        turn = int(page.obj.get("/Rotate", _inherited_turn(page.obj))) % 360
        wide = right - left if turn in (0, 180) else top - bottom
        size = min(_SIZE, (wide - 2 * _MARGIN) / (_WIDTH * len(NOTICE)))
        if size <= 0:
            size = wide / (_WIDTH * len(NOTICE))
        start = min(_MARGIN, wide / 20)
        ways = {
            0: (size, 0.0, 0.0, size, left + start, bottom + _FOOT),
            90: (0.0, size, -size, 0.0, right - _FOOT, bottom + start),
            180: (-size, 0.0, 0.0, -size, right - start, top - _FOOT),
            270: (0.0, -size, size, 0.0, left + _FOOT, top - start),
        }
        return ways.get(turn, ways[0])
    return None


def _inherited_turn(page: Any) -> int:
    for _ in range(64):
        if page is None:
            break
        if "/Rotate" in page:
            return int(page["/Rotate"])
        page = page.get("/Parent")
    return 0


def _box(values: Any) -> Box:
    x, y, z, w = (float(each) for each in values)
    return min(x, z), min(y, w), max(x, z), max(y, w)


def _draw(pdf: pikepdf.Pdf, page: Any, place: tuple[float, ...]) -> None:
    """Draw it after all else, in the page's own points whatever was left changed."""
    numbers = " ".join(f"{each:.4f}" for each in place)
    text = NOTICE.encode("cp1252").hex()
    before = pdf.make_stream(b"q\n")
    after = pdf.make_stream(
        f"\nQ q {STATE} gs 0.35 g BT {FONT} 1 Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts {numbers} Tm <{text}> Tj ET Q\n".encode()
    )
    contents = page.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    page["/Contents"] = pikepdf.Array([before, *parts, after])
