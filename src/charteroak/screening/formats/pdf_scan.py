"""Writing on a page of a PDF that is no text: scans, pictures with words, letters drawn as lines. OCR reads it.

A scan under which an office laid the text of its own OCR is taken at that text's word, but only as far as the text lies
on the ink: where there is more ink than text, the picture is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.documents.pdf_words import Sheet
from charteroak.screening.formats import pdf_calls as calls
from charteroak.screening.formats.image_words import Box, Reader, Writing, around, writing
from charteroak.screening.formats.pdf_page import Words
from charteroak.screening.formats.pdf_seen import Drawn

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW = 25
"""Letters; a page that has no more may be a picture of a page."""
_STROKES = 200
"""Lines and shapes; a page of writing that was made outlines has thousands."""
_SMALLEST = 24.0
"""In points, of a side; a picture that is smaller holds no writing."""
_GARBLED = 0.3
"""Share of letters of which the file does not say which they are."""
_LOOK = 100 / 72
_OCR_SCALE = 300 / 72
_OCR_LONGEST = 4_000
"""In pixels."""
_DARKER = 48
"""Of 255: by how much ink is darker than paper."""
_SQUARE = 10
"""In pixels of a hundredth of an inch: about as wide as a letter."""
_LIGHT, _DARK = 0.1, 0.75
"""Between these is the share of a square that is ink, where there is writing."""
_NO_RULE = 4
"""In so many rows and columns of a square there is ink, where it is no rule."""
_SAMPLES = 200


@dataclass(frozen=True, slots=True)
class Scan:
    """A place on a page that had to be read as a picture, on the paper; what it says is None where it was not read."""

    box: Box
    whole: bool
    """Whether it is the whole page."""
    writing: Writing | None


def scans_on(page: Any, textpage: Any, words: Words, drawn: Drawn, reader: Reader) -> Iterator[Scan]:
    """The places of a page that hold ink which may be writing and is no text."""
    garbled = _is_garbled(textpage, words)
    if not (garbled or drawn.pictures or len(drawn.paths) >= _STROKES):
        return
    sheet = Sheet(page)
    boxes = _places(sheet, words, drawn, garbled=garbled)
    if not boxes:
        return
    scale = min(_LOOK, _OCR_LONGEST / max(sheet.width, sheet.height))
    looked = np.asarray(sheet.picture(scale))
    covered = np.zeros((len(words), 4)) if garbled else _on_paper(sheet, words)
    boxes = [box for box in boxes if _has_more_ink(looked, box, covered, scale)]
    picture = sheet.picture(_scale(sheet)) if boxes else None
    for box in boxes:
        whole = box == (0.0, 0.0, sheet.width, sheet.height)
        yield Scan(box, whole, _read(picture, box, _scale(sheet), reader) if picture else None)


def _scale(sheet: Sheet) -> float:
    return float(min(_OCR_SCALE, _OCR_LONGEST / max(sheet.width, sheet.height)))


def _is_garbled(textpage: Any, words: Words) -> bool:
    """Whether the file does not say which letters it draws."""
    step = max(len(words) // _SAMPLES, 1)
    page, asked = calls.address(textpage.raw), words.starts[::step].tolist()
    odd = sum(calls.unmapped(page, at) == 1 or words.text[at] == "\ufffd" for at in asked)
    return bool(odd > _GARBLED * max(len(asked), 1))


def _places(sheet: Sheet, words: Words, drawn: Drawn, *, garbled: bool) -> list[Box]:
    """Where the pictures are, those that touch as one; the whole page where most of it is one, or all may be."""
    whole: Box = (0.0, 0.0, sheet.width, sheet.height)
    letters = int((words.ends - words.starts).sum())
    if garbled or (letters <= _FEW and len(drawn.paths) >= _STROKES):
        return [whole]
    found: list[Box] = []
    for picture in drawn.pictures:
        box = _clipped(sheet.on_paper(*picture), whole)
        if min(box[2] - box[0], box[3] - box[1]) > 0:
            found = _joined(found, box)
    found = [box for box in found if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST]
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in found)
    return [whole] if area > 0.5 * sheet.width * sheet.height else found


def _clipped(box: Box, whole: Box) -> Box:
    left, top, right, bottom = box
    return max(left, 0.0), max(top, 0.0), min(right, whole[2]), min(bottom, whole[3])


def _joined(boxes: list[Box], box: Box) -> list[Box]:
    """The boxes with one more; those that touch it are one with it."""
    apart = []
    for each in boxes:
        near = each[0] <= box[2] + 1 and box[0] <= each[2] + 1 and each[1] <= box[3] + 1 and box[1] <= each[3] + 1
        if near:
            box = around(each, box)
        else:
            apart.append(each)
    return [*apart, box]


def _on_paper(sheet: Sheet, words: Words) -> NDArray[np.float64]:
    return np.array([sheet.on_paper(*box) for box in words.boxes.tolist()]).reshape(-1, 4)


def _has_more_ink(looked: NDArray[Any], box: Box, covered: NDArray[np.float64], scale: float) -> bool:
    """Whether there is ink in a place on which no text lies, as much as makes a word."""
    left, top, right, bottom = (int(each * scale) for each in box)
    part = looked[top : bottom + 1, left : right + 1]
    if not part.size:
        return False
    ink = part < np.median(part) - _DARKER
    if np.median(part) < 128:
        ink |= part > np.median(part) + _DARKER
    for one in (covered * scale).astype(int).tolist():
        ink[
            max(one[1] - top - 1, 0) : max(one[3] - top + 2, 0), max(one[0] - left - 1, 0) : max(one[2] - left + 2, 0)
        ] = 0
    return like_words(ink)


def like_words(ink: NDArray[np.bool_]) -> bool:
    """Whether some ink may be writing: in squares beside each other, neither a rule nor a dark edge."""
    down, across = ink.shape[0] // _SQUARE, ink.shape[1] // _SQUARE
    squares = ink[: down * _SQUARE, : across * _SQUARE].reshape(down, _SQUARE, across, _SQUARE)
    share = squares.mean(axis=(1, 3))
    rows, columns = squares.any(axis=3).sum(axis=1), squares.any(axis=1).sum(axis=2)
    written = (share > _LIGHT) & (share < _DARK) & (rows >= _NO_RULE) & (columns >= _NO_RULE)
    return bool((written[:, 1:] & written[:, :-1]).any())


def _read(picture: Image, box: Box, scale: float, reader: Reader) -> Writing | None:
    left, top, right, bottom = (int(each * scale) for each in box)
    part = picture.crop((left, top, min(right + 1, picture.width), min(bottom + 1, picture.height)))
    words = reader.words(part)
    return None if words is None else writing(words, scale, box[0], box[1])
