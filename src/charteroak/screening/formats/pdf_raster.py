"""A page of a PDF rebuilt as an image: what is taken out is painted over, and nothing of the original is left in it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

from charteroak.screening.documents.pdf_words import Sheet
from charteroak.screening.formats import pdf_calls as calls
from charteroak.screening.formats.image_paint import Word, paint
from charteroak.screening.formats.image_words import Box
from charteroak.screening.formats.pdf_emit import FONT
from charteroak.screening.formats.pdf_fonts import Font, font_of
from charteroak.screening.formats.pdf_lines import MARK_SIZE, MARK_WIDTH
from charteroak.screening.formats.pdf_page import words_of
from charteroak.screening.formats.pdf_page_write import mark_font, marks_content, name_marks
from charteroak.screening.formats.pdf_seen import drawn_on, seen
from charteroak.screening.formats.pdf_take import Mark
from charteroak.screening.formats.surface import Cannot

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 200 / 72
_LONGEST = 4_400
"""In pixels."""
_OVER = 0.4
"""Of a word's width and height: from there on it stands over another."""
_QUALITY = 88
_GREY = 6
"""Of 255: how far apart the colours of a grey point may be."""
_ALLOWED = ("/Type", "/Parent")


@dataclass(slots=True)
class Rebuilt:
    """A page that was rebuilt: the words that its picture still shows, without spaces, and how many marks it has."""

    left: str
    marks: int


def rebuild(pdf: pikepdf.Pdf, page: Any, read: Any, words: Sequence[Word], blanks: Iterable[Box]) -> Rebuilt:
    """Rebuild a page as an image, with the words that stay laid over it unseen, so that they can be searched for.

    `words` are all that the page shows, on the paper; `blanks` are places that were not read. Cannot where the page is
    too large to be drawn.
    """
    sheet = Sheet(read)
    scale = min(_SCALE, _LONGEST / max(sheet.width, sheet.height))
    bitmap = read.render(scale=scale, may_draw_forms=True, draw_annots=True)
    picture = _plain(bitmap.to_pil())
    bitmap.close()
    painted = paint(picture, [_scaled(word, scale) for word in words], MARK_WIDTH * MARK_SIZE * scale, _size(words))
    for blank in blanks:
        left, top, right, bottom = (int(each * scale) for each in blank)
        picture.paste(255 if picture.mode == "L" else (255, 255, 255), (left, top, right, bottom))
    kept = [_scaled(word, 1 / scale) for word in painted.words]
    layer, said = _layer(kept, sheet.height)
    marks = [_mark(place, scale, sheet.height) for place in painted.marks]
    _replace(pdf, page, picture, sheet, layer + marks_content(marks))
    return Rebuilt(said, len(marks))


def _size(words: Sequence[Word]) -> float:
    """The size of letters, of the height of their boxes: those of the file's letters are higher than what is drawn."""
    return 0.85 if not any(word.read for word in words) else 1.4


def _scaled(word: Word, scale: float) -> Word:
    left, top, right, bottom = word.box
    return Word((left * scale, top * scale, right * scale, bottom * scale), word.span, word.text, word.read)


def _layer(words: Iterable[Word], height: float) -> tuple[bytes, str]:
    """Operators that write words where the picture shows them, as invisible; and what they write, without spaces."""
    lines, said = [f"BT 3 Tr {FONT} 1 Tf"], []
    for word in words:
        with suppress(UnicodeEncodeError):
            string = word.text.encode("cp1252")
            wide, high = word.box[2] - word.box[0], word.box[3] - word.box[1]
            if wide > 0 and high > 0 and string.strip():
                said.append(word.text)
                size = 0.75 * high
                stretch = wide / max(_width(string) * size, 0.01)
                place = f"{size * stretch:.4f} 0 0 {size:.4f} {word.box[0]:.2f} {height - word.box[3] + 0.2 * high:.2f}"
                lines.append(f"{place} Tm <{string.hex()}> Tj")
    return "\n".join([*lines, "ET\n"]).encode(), "".join("".join(said).split())


def _width(string: bytes) -> float:
    """How wide a string is, of the size, in the font of marks."""
    return sum(_font().codes(string)[1]) / 1000


@lru_cache(maxsize=1)
def _font() -> Font:
    return font_of(mark_font())


def _plain(picture: Image) -> Image:
    """In colours, or in greys where there are no colours."""
    colours = picture.convert("RGB")
    apart = np.ptp(np.asarray(colours.reduce(4), dtype=np.int16), axis=2)
    return colours.convert("L") if apart.size and int(apart.max()) <= _GREY else colours


def words_on(read: Any, spans: Sequence[Iterable[int]]) -> list[Word]:
    """What is written on a page and seen, on the paper, in stretches that stay or are taken out together.

    What stands in the place of something that is taken out is taken out with it.
    """
    words = list(_words_on(read, spans))
    gone = [word for word in words if word.span >= 0]
    if not gone:
        return words
    boxes = np.array([word.box for word in gone])
    return [word if word.span >= 0 else _with_what_goes(word, gone, boxes) for word in words]


def _with_what_goes(word: Word, gone: Sequence[Word], boxes: NDArray[np.float64]) -> Word:
    """A word, with the number of what it stands over, if it does."""
    left, top, right, bottom = word.box
    wide = np.minimum(boxes[:, 2], right) - np.maximum(boxes[:, 0], left)
    high = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    over = np.flatnonzero((wide > _OVER * min(right - left, 4.0)) & (high > _OVER * (bottom - top)))
    return word if not len(over) else Word(word.box, gone[int(over[0])].span, word.text, word.read)


def _words_on(read: Any, spans: Sequence[Iterable[int]]) -> Iterator[Word]:
    sheet = Sheet(read)
    textpage = read.get_textpage()
    try:
        span_of = {letter: number for number, letters in enumerate(spans) for letter in letters}
        words = words_of(textpage)
        page, four = calls.address(textpage.raw), np.zeros(4, np.float32)
        visible = seen(read, textpage, words, drawn_on(read), render=False)
        for start, end, shown in zip(words.starts.tolist(), words.ends.tolist(), visible.tolist(), strict=True):
            at = start
            while at < end:
                span, first = span_of.get(at, -1), at
                while at < end and span_of.get(at, -1) == span:
                    at += 1
                if shown:
                    yield Word(_box(sheet, page, four, first, at - 1), span, words.text[first:at])
    finally:
        textpage.close()


def _box(sheet: Sheet, page: int, four: Any, first: int, last: int) -> Box:
    """The box of some letters on the paper."""
    found = []
    for number in (first, last):
        calls.room(page, number, four.ctypes.data)
        left, top, right, bottom = four.tolist()
        found.append(sheet.on_paper(left, bottom, right, top))
    one, other = found
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _mark(place: Box, scale: float, height: float) -> Mark:
    left, top, _, bottom = (each / scale for each in place)
    return Mark(left, height - (top + bottom) / 2 - 0.35 * MARK_SIZE, (1.0, 0.0), MARK_SIZE)


def _replace(pdf: pikepdf.Pdf, page: Any, picture: Image, sheet: Sheet, over: bytes) -> None:
    """Let a page be an image, with something drawn over it, and nothing else."""
    for key in list(page.keys()):
        if key not in _ALLOWED:
            del page[key]
    width, height = round(sheet.width, 2), round(sheet.height, 2)
    page["/MediaBox"] = pikepdf.Array([0, 0, width, height])
    page["/CropBox"] = pikepdf.Array([0, 0, width, height])  # its own, whatever those above it have
    page["/Rotate"] = 0
    page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=_image(pdf, picture)))
    name_marks(page)
    drawn = f"q {width} 0 0 {height} 0 0 cm /Page Do Q\n".encode()
    page["/Contents"] = pdf.make_stream(drawn + over)


def _image(pdf: pikepdf.Pdf, picture: Image) -> Any:
    written = io.BytesIO()
    try:
        picture.save(written, "JPEG", quality=_QUALITY)
    except (OSError, ValueError):
        raise Cannot("too large") from None
    grey = picture.mode == "L"
    return pdf.make_stream(
        written.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
