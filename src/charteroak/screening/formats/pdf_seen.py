"""Which words of a page of a PDF a reader of the page sees.

What is drawn on the page is looked over: text that is invisible or outside, text as light as paper, a shape or image
that was laid over text. Only where there is anything of the sort the page is rendered, and a word whose place is all of
one colour is not there for a reader.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.pdf_words import Sheet
from charteroak.screening.formats import pdf_calls as calls
from charteroak.screening.formats.pdf_matrix import SAME, Box, Matrix, placed, times
from charteroak.screening.formats.pdf_page import Boxes, Words
from charteroak.screening.formats.surface import Cannot

_MOST_OBJECTS = 400_000
_DEEPEST = 12
_INVISIBLE = (3, 7)
"""The ways to draw letters that draw none (ISO 32000-1, 9.3.6)."""
_PAPER = 217
"""Of 255: how light text is that may not be seen on paper."""
_ALIKE = 40
"""Of 255: the difference between a text and its ground that may not be seen."""
_LEAST_CONTRAST = 12
_HALF = 0.5
_TINY = 1.2
"""In points: letters no higher are dust."""
_FLAT = 0.02
"""In points: of what is no wider, PDFium gives no letters. A lone space is not, either."""
_NOTHING = 1e-4
"""In square points: letters no larger have no size at all."""
_OF_A_BOX = 5
"""Steps."""
_MOST_PAIRS = 4_000_000


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page."""

    pictures: list[Box] = field(default_factory=list)
    paths: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    """Those of the paths that are more than a line or a box: letters may be drawn so."""
    invisible: bool = False
    """Whether there is text that is drawn as invisible."""
    light: bool = False
    written: int = 0
    """How many texts the page's own operators write."""
    blank: int = 0
    """How many have no width: of spaces, most likely."""
    sizeless: bool = False
    """Whether a text is drawn with no size, or by a matrix that leaves it none: letters that are never given."""
    texts: list[tuple[float, ...]] = field(default_factory=list)
    """Box, how light, in which place of the order of drawing."""
    covers: list[tuple[float, ...]] = field(default_factory=list)
    """The same of what may lie over text or under it. One of which nothing is known is -1 light."""

    def pictured(self, page: Any) -> float:
        """The share of the page that images cover, at most 1: strips of one scan count together."""
        width, height = page.get_size()
        area = sum((right - left) * (top - bottom) for left, bottom, right, top in self.pictures)
        return float(min(area / max(width * height, 1.0), 1.0))

    @property
    def doubtful(self) -> bool:
        """Whether text may be hidden by what is drawn over it or under it, or by its colour."""
        if self.light:
            return True
        if not self.texts or not self.covers:
            return False
        if len(self.texts) * len(self.covers) > _MOST_PAIRS:
            return True
        texts, covers = np.array(self.texts)[:, None, :], np.array(self.covers)[None, :, :]
        x, y = (texts[..., 0] + texts[..., 2]) / 2, (texts[..., 1] + texts[..., 3]) / 2
        on = (covers[..., 0] <= x) & (x <= covers[..., 2]) & (covers[..., 1] <= y) & (y <= covers[..., 3])
        over = covers[..., 5] > texts[..., 5]
        alike = (covers[..., 4] < 0) | (np.abs(covers[..., 4] - texts[..., 4]) < _ALIKE)
        return bool((on & (over | alike)).any())


class _Looking:
    """Looking over what is drawn, in the order of drawing."""

    def __init__(self) -> None:
        self._four = (ctypes.c_float * 4)()
        self._colour = (ctypes.c_uint * 4)()
        self._mode = (ctypes.c_int * 2)()
        at, colour, mode = (ctypes.addressof(each) for each in (self._four, self._colour, self._mode))
        self._bounds_at = tuple(at + 4 * i for i in range(4))
        self._colour_at = tuple(colour + 4 * i for i in range(4))
        self._mode_at = (mode, mode + 4)
        self._order = 0

    def over(self, objects: Iterator[int], matrix: Matrix, found: Drawn, depth: int = 0) -> None:
        """Look over some objects, and those within them."""
        for each in objects:
            self._order += 1
            if self._order > _MOST_OBJECTS:
                raise Cannot("too large")
            match calls.kind(each):
                case raw.FPDF_PAGEOBJ_TEXT:
                    found.written += not depth
                    self._text(each, matrix, found)
                case raw.FPDF_PAGEOBJ_PATH:
                    self._path(each, matrix, found)
                case raw.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                    self.over(_within(each), times(_matrix(each), matrix), found, depth + 1)
                case kind:
                    box = self._box(each, matrix)
                    if kind == raw.FPDF_PAGEOBJ_IMAGE:
                        found.pictures.append(box)
                    found.covers.append((*box, -1.0, self._order))

    def _text(self, text: int, matrix: Matrix, found: Drawn) -> None:
        box = self._box(text, matrix)
        if box[2] - box[0] < _FLAT:
            found.blank += 1
            found.sizeless |= _room(text, matrix) < _NOTHING
        if calls.render_mode(text) in _INVISIBLE:
            found.invisible = True
            return
        light, opaque = self._light(text)
        found.light |= light > _PAPER or opaque < _ALIKE
        found.texts.append((*box, light, self._order))

    def _path(self, path: int, matrix: Matrix, found: Drawn) -> None:
        box = self._box(path, matrix)
        found.paths.append(box)
        if calls.segments(path) > _OF_A_BOX:
            found.outlines.append(box)
        if not calls.draw_mode(path, *self._mode_at) or not self._mode[0]:
            return
        light, opaque = self._light(path)
        if opaque and box[2] - box[0] > 2 and box[3] - box[1] > 2:  # a rule is thinner, and covers nothing
            found.covers.append((*box, light, self._order))

    def _light(self, drawn: int) -> tuple[float, int]:
        """How light its filling is, and how opaque."""
        if not calls.fill_colour(drawn, *self._colour_at):
            return 0.0, 255
        red, green, blue, opaque = self._colour
        return 0.3 * red + 0.59 * green + 0.11 * blue, opaque

    def _box(self, drawn: int, matrix: Matrix) -> Box:
        if not calls.bounds(drawn, *self._bounds_at):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = self._four
        return (left, bottom, right, top) if matrix is SAME else placed((left, bottom, right, top), matrix)


def _room(text: int, matrix: Matrix) -> float:
    """How much room a letter has, in square points."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(ctypes.cast(text, raw.FPDF_PAGEOBJECT), size)
    a, b, c, d, _, _ = times(_matrix(text), matrix)
    return abs(a * d - b * c) * float(size.value) ** 2


def drawn_on(page: Any) -> Drawn:
    """What is drawn on a page. Cannot ("too large") where that is more than a page can have."""
    found, at = Drawn(), calls.address(page.raw)
    every = (calls.object_at(at, number) for number in range(calls.count_objects(at)))
    _Looking().over(every, SAME, found)
    return found


def _within(form: int) -> Iterator[int]:
    return (calls.object_within(form, number) for number in range(max(calls.objects_within(form), 0)))


def _matrix(drawn: int) -> Matrix:
    found = raw.FS_MATRIX()
    handle = ctypes.cast(drawn, raw.FPDF_PAGEOBJECT)
    return (found.a, found.b, found.c, found.d, found.e, found.f) if raw.FPDFPageObj_GetMatrix(handle, found) else SAME


def seen(page: Any, textpage: Any, words: Words, drawn: Drawn, *, render: bool) -> NDArray[np.bool_]:
    """Which words are seen. `render` says that more may be hidden than what is drawn shows: layers, annotations."""
    boxes = words.boxes
    left, bottom, right, top = page.get_bbox()
    found = (boxes[:, 2] > left) & (boxes[:, 0] < right) & (boxes[:, 3] > bottom) & (boxes[:, 1] < top)
    found &= np.where(words.quarters % 2, boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) > _TINY
    if drawn.invisible and drawn.pictured(page) < _HALF:
        found &= ~_invisible(textpage, words)
    if len(words) and (render or drawn.doubtful):
        layer = _invisible(textpage, words) if drawn.invisible else np.zeros(len(words), bool)
        found &= layer | (_contrast(page, textpage, words) >= _LEAST_CONTRAST)
    return np.asarray(found)


def _invisible(textpage: Any, words: Words) -> NDArray[np.bool_]:
    """Which words are drawn as invisible. On a scan, such words are what an office's own OCR made of the picture."""
    page, modes = calls.address(textpage.raw), dict[int, bool]()
    found = []
    for number in words.starts.tolist():
        drawn = calls.drawn_by(page, number)
        if drawn not in modes:
            modes[drawn] = bool(drawn) and calls.render_mode(drawn) in _INVISIBLE
        found.append(modes[drawn])
    return np.array(found, bool)


def _contrast(page: Any, textpage: Any, words: Words) -> NDArray[np.int64]:
    """The difference between the lightest and the darkest point in the place of each word."""
    sheet = Sheet(page)
    picture = np.asarray(sheet.picture(sheet.scale))
    found = []
    for box in ink_boxes(textpage, words).tolist():
        left, top, right, bottom = (each * sheet.scale for each in sheet.on_paper(*box))
        part = picture[max(int(top), 0) : max(int(bottom) + 1, 0), max(int(left), 0) : max(int(right) + 1, 0)]
        found.append(int(part.max()) - int(part.min()) if part.size else -1)
    return np.array(found, np.int64)


def ink_boxes(textpage: Any, words: Words) -> Boxes:
    """The boxes around what is drawn of each word."""
    page, count = calls.address(textpage.raw), len(words.text)
    letters = np.zeros((count, 4))  # left, right, bottom, top, as PDFium writes them
    at = letters.ctypes.data
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        for number in range(start, end):
            row = at + 32 * number
            calls.ink(page, number, row, row + 8, row + 16, row + 24)
    spans = np.stack((words.starts, words.ends), axis=1).ravel()
    padded = np.concatenate((letters, letters[-1:]))
    low, high = np.minimum.reduceat(padded, spans)[::2], np.maximum.reduceat(padded, spans)[::2]
    return np.stack((low[:, 0], low[:, 2], high[:, 1], high[:, 3]), axis=1)
