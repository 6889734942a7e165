"""Whether a page that was rewritten looks as it did, but for the lines that were laid out anew."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.documents.pdf_words import Sheet
from charteroak.screening.formats.pdf_matrix import Box

_SCALE = 0.4
_LONGEST = 600
"""In points of the picture."""
_SQUARE = 5
"""In points of the picture: about as large as a letter."""
_DIFFERS = 26
"""Of 255: by how much a square is lighter or darker, with a letter less or more."""
_MOST = 1
_FOOT = 16.0
"""In points: where the notice is."""


def looks(read: Any) -> NDArray[np.int16]:
    """A page in greys, small."""
    sheet = Sheet(read)
    return np.asarray(sheet.picture(_scale(sheet)), dtype=np.int16)


def _scale(sheet: Sheet) -> float:
    return float(min(_SCALE, _LONGEST / max(sheet.width, sheet.height)))


def looks_alike(before: NDArray[np.int16], read: Any, changed: Iterable[Box]) -> bool:
    """Whether a page looks as it did but for some places, which are in the page's own points, and its foot.

    Squares are compared, not points: the same letters a hundredth of a point further on have other edges.
    """
    now, sheet = looks(read), Sheet(read)
    if now.shape != before.shape:
        return False
    differs, scale = now - before, _scale(sheet)
    differs[max(int((sheet.height - _FOOT) * scale), 0) :] = 0
    for box in changed:
        left, top, right, bottom = (each * scale for each in sheet.on_paper(*box))
        differs[max(int(top) - 2, 0) : int(bottom) + 3, max(int(left) - 2, 0) : int(right) + 3] = 0
    down, across = (size // _SQUARE for size in differs.shape)
    squares = differs[: down * _SQUARE, : across * _SQUARE].reshape(down, _SQUARE, across, _SQUARE)
    return bool((np.abs(squares.mean(axis=(1, 3))) > _DIFFERS).sum() <= _MOST)


def notes_on(page: Any) -> list[Box]:
    """Where a page has annotations and fields, which look as they please."""
    found: list[Box] = []
    for note in page.get("/Annots", ()):
        with suppress(*Trouble):
            x, y, z, w = (float(each) for each in note["/Rect"])
            found.append((min(x, z), min(y, w), max(x, z), max(y, w)))
    return found
