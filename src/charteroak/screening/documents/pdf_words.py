"""The words of a page of a PDF, where they stand, and whether anyone sees them.

What is seen is looked up in a rendering of the page: a word whose place is all of one colour is not there for a reader,
be it white on white, under a black bar or an image, or outside the page. A word that is drawn as invisible counts as
seen only on a scan, where such words are what an office's own OCR made of the picture.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.layout import Word

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_LETTERS = 200_000
"""On one page."""
_LEAST_CONTRAST = 12
"""Of 255."""
_LONGEST_SIDE = 2_000
_INVISIBLE = (3, 7)
"""The ways to draw letters that draw none (ISO 32000-1, 9.3.6)."""
_HALF = 0.5
_FAR = 1000
"""In points: two places so far apart show how the file's coordinates lie on the paper."""
_LEAP = 2.0
"""In sizes of a letter."""
_SOFT = {0xAD: "", 0x2: "-", 0xFFFE: "-", 0x200B: "", 0xFEFF: ""}
"""Letters of the file that no reader sees, and the two that PDFium has for a hyphen at a line's end."""
_JOINED = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the file; left, top, right and bottom on the paper."""


@dataclass(slots=True)
class _Open:
    """A word while its letters come: its ink, and the room that its font gives it."""

    text: list[str]
    ink: Box
    room: Box
    drawn: bool
    turned: int
    unmapped: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on a page: words that are seen, words that are not, and how much of it makes no sense."""

    words: tuple[Word, ...]
    aside: tuple[str, ...]
    """Words that stand otherwise than the page, as along its edge."""
    hidden: tuple[str, ...]
    letters: int
    unmapped: int
    """Letters of which the file does not say which they are."""
    pictured: float
    """The share of the page that images cover."""
    strokes: int
    """How many lines and shapes are drawn on it, of which letters may be made."""


class Sheet:
    """A page of a PDF: its size, its rendering, and the way from the file's coordinates to those of the paper."""

    def __init__(self, page: Any) -> None:
        width, height = page.get_size()
        if not (0 < width < 1e5 and 0 < height < 1e5):
            raise Unreadable("broken")
        self.page = page
        self.width, self.height = width, height
        self.turned = page.get_rotation() // 90
        self._x, self._y = self._way()
        self.scale = min(1.0, _LONGEST_SIDE / max(width, height))

    def picture(self, scale: float) -> Image:
        """The page as it is seen, in greys."""
        bitmap = self.page.render(scale=scale, grayscale=True, may_draw_forms=True, draw_annots=True)
        try:
            return bitmap.to_pil().convert("L")  # type: ignore[no-any-return]  # it has no types
        finally:
            bitmap.close()

    def on_paper(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as left, top, right and bottom on the paper, in points."""
        (x, xx, xy), (y, yx, yy) = self._x, self._y
        one = x + xx * left + xy * bottom, y + yx * left + yy * bottom
        other = x + xx * right + xy * top, y + yx * right + yy * top
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def _way(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """How x and y on the paper follow from the file's: what they are at 0, and what each of the file's adds."""
        origin, along, up = self._point(0, 0), self._point(_FAR, 0), self._point(0, _FAR)
        steps = [((along[i] - origin[i]) / _FAR, (up[i] - origin[i]) / _FAR) for i in (0, 1)]
        return (origin[0], *steps[0]), (origin[1], *steps[1])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        # PDFium has whole numbers here, so the paper is measured in hundredths of a point.
        size = int(self.width * 100), int(self.height * 100)
        raw.FPDF_PageToDevice(self.page, 0, 0, *size, 0, x, y, across, down)
        return across.value / 100, down.value / 100


def written(sheet: Sheet) -> Written:
    """What is written on a page."""
    picture = sheet.picture(sheet.scale)
    pictured, strokes = _drawn(sheet)
    textpage = sheet.page.get_textpage()
    try:
        if textpage.count_chars() > MOST_LETTERS:
            raise Unreadable("too large")
        found = list(_words(textpage, sheet.turned))
    finally:
        textpage.close()
    seen, hidden = [], []
    for each in found:
        ink = sheet.on_paper(*each.ink)
        contrast = _contrast(picture, ink, sheet.scale)
        if contrast >= _LEAST_CONTRAST if each.drawn else pictured >= _HALF and contrast >= 0:
            seen.append((Word("".join(each.text), *sheet.on_paper(*each.room)), each.turned))
        else:
            hidden.append("".join(each.text))
    letters = sum(len(each.text) for each in found)
    unmapped = sum(each.unmapped for each in found)
    words, aside = _upright(seen, sheet)
    return Written(words, aside, tuple(hidden), letters, unmapped, pictured, strokes)


def _contrast(picture: Image, box: Box, scale: float) -> int:
    """The difference between the lightest and the darkest point in a word's place; -1 outside the page."""
    left, top = int(box[0] * scale), int(box[1] * scale)
    right, bottom = max(int(box[2] * scale) + 1, left + 2), max(int(box[3] * scale) + 1, top + 2)
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)
    if left >= right or top >= bottom:
        return -1
    low, high = picture.crop((left, top, right, bottom)).getextrema()
    return int(high) - int(low)  # type: ignore[arg-type]  # of greys there are two


def _words(textpage: Any, page_turned: int) -> Iterator[_Open]:
    """The words in the order of the file."""
    letters = _Letters(textpage)
    open_: _Open | None = None
    for i in range(textpage.count_chars()):
        letter, odd = letters.letter(i)
        if letter.isspace():
            if open_ is not None:
                yield open_
            open_ = None
            continue
        ink, room, drawn = letters.ink(i), letters.room(i), letters.is_drawn(i)
        if open_ is not None and (open_.drawn is not drawn or _leaps(open_.room, room)):
            yield open_
            open_ = None
        if open_ is None:
            open_ = _Open([letter], ink, room, drawn, (page_turned + letters.quarters(i)) % 4, odd)
        else:
            open_.text.append(letter)
            open_.ink, open_.room = _around(open_.ink, ink), _around(open_.room, room)
            open_.unmapped += odd
    if open_ is not None:
        yield open_


class _Letters:
    """The letters of a page as PDFium has them. It is asked about each several times, so nothing is made anew."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage.raw
        self._modes: dict[int, bool] = {}
        self._four = [ctypes.c_double() for _ in range(4)]
        self._by_four = [ctypes.byref(each) for each in self._four]
        self._loose = raw.FS_RECTF()
        self._by_loose = ctypes.byref(self._loose)

    def letter(self, i: int) -> tuple[str, bool]:
        """The letter, and whether the file does not say which it is."""
        code = raw.FPDFText_GetUnicode(self._page, i)
        if 0x20 < code < 0x7F:
            return chr(code), False
        letter = _letter(code)
        return letter, letter == "\ufffd" or raw.FPDFText_HasUnicodeMapError(self._page, i) == 1

    def ink(self, i: int) -> Box:
        """The box around what is drawn."""
        left, right, bottom, top = self._four
        raw.FPDFText_GetCharBox(self._page, i, *self._by_four)
        return left.value, bottom.value, right.value, top.value

    def room(self, i: int) -> Box:
        """The box that the font gives every letter, so that those on one line stand on one line."""
        raw.FPDFText_GetLooseCharBox(self._page, i, self._by_loose)
        loose = self._loose
        return loose.left, loose.bottom, loose.right, loose.top

    def is_drawn(self, i: int) -> bool:
        """Whether it is not drawn as invisible."""
        drawn = raw.FPDFText_GetTextObject(self._page, i)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in self._modes:
            self._modes[key] = not key or raw.FPDFTextObj_GetTextRenderMode(drawn) not in _INVISIBLE
        return self._modes[key]

    def quarters(self, i: int) -> int:
        """By how many quarters it is turned."""
        angle: float = raw.FPDFText_GetCharAngle(self._page, i)
        return round(angle / (math.pi / 2))


def _letter(code: int) -> str:
    """A letter by its number; what no text may have is one that cannot be made out."""
    if code in _SOFT:
        return _SOFT[code]
    if code in _JOINED:
        return _JOINED[code]
    if code < 0x20 or 0xD800 <= code <= 0xF8FF or code > 0x10FFFF:  # no letter, half of one, or of private use
        return " " if code in (0, 9, 10, 12, 13) else "\ufffd"
    return chr(code)


def _leaps(box: Box, letter: Box) -> bool:
    """Whether a letter stands too far from the word before it to be of it."""
    most = max(letter[3] - letter[1], letter[2] - letter[0], 1.0) * _LEAP
    return (
        letter[0] > box[2] + most or letter[2] < box[0] - most or letter[1] > box[3] + most or letter[3] < box[1] - most
    )


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _drawn(sheet: Sheet) -> tuple[float, int]:
    """The share of the page that images cover, at most 1 (strips of one scan count together), and the strokes on it."""
    area, strokes = 0.0, 0
    for each in sheet.page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            strokes += 1
            continue
        left, bottom, right, top = each.get_bounds()
        area += max(right - left, 0) * max(top - bottom, 0)
    return min(area / float(sheet.width * sheet.height), 1.0), strokes


def _upright(seen: list[tuple[Word, int]], sheet: Sheet) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words as they stand when the page is held so that most of them are upright; and the others' texts."""
    counts = [0, 0, 0, 0]
    for word, turned in seen:
        counts[turned] += len(word.text)
    most = counts.index(max(counts))
    words = tuple(_turned(word, most, sheet) for word, turned in seen if turned == most)
    return words, tuple(word.text for word, turned in seen if turned != most)


def _turned(word: Word, quarters: int, sheet: Sheet) -> Word:
    """A word's place after the paper is turned back by so many quarters."""
    text, left, top, right, bottom = word.text, word.left, word.top, word.right, word.bottom
    match quarters:
        case 1:
            return Word(text, top, sheet.width - right, bottom, sheet.width - left)
        case 2:
            return Word(text, sheet.width - right, sheet.height - bottom, sheet.width - left, sheet.height - top)
        case 3:
            return Word(text, sheet.height - bottom, left, sheet.height - top, right)
    return word
