"""Pictures: the writing in them as OCR reads it, the texts around them, and the picture anew without some of these.

A picture is written again as nothing but its points, painted over where something was taken out (`image_paint`), with
no note of where, when or by whom it was made. What OCR could not read is not in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from charteroak.screening.formats.image_marks import mark, with_notice
from charteroak.screening.formats.image_meta import chunks, quiet, runs, texts_of
from charteroak.screening.formats.image_paint import Word, paint
from charteroak.screening.formats.image_words import Reader, Writing, writing
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE
from charteroak.screening.formats.surface import Cannot, Spans, Surface, Unread
from charteroak.screening.formats.weaving import merged

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "MPO")
_MOST_FRAMES = 500
_SMALLEST = 40
"""In points of a side; what is smaller holds no writing."""
_LONGEST = 5_000
_SMALL = 1_500
_BLANK = 12
"""Of 255: the difference between its lightest and its darkest point that writing has at least."""
_QUALITY = 90
_GREY = 0xDD
_USUAL = 24.0
"""The height of a line where none was read."""


@dataclass(slots=True)
class _Frame:
    """A picture of the file, upright and on white, and what is written in it; None where that was not read."""

    picture: Image
    writing: Writing | None


class Picture:
    """A picture that was opened."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.surfaces: tuple[Surface, ...]
        self.unread: tuple[Unread, ...]
        self.says_notice = True
        """Whether the notice is printed under it: not where it is shown in a file that says it."""
        self._reader = Reader(limits)
        self._pixels = 0
        opened = _opened(data)
        self._format, self._frames = str(opened.format), list(self._read(opened, limits))
        written = [
            (i, Surface(f"frame {i + 1}", frame.writing.text))
            for i, frame in enumerate(self._frames)
            if frame.writing is not None and frame.writing.text
        ]
        self._of_surface = [i for i, _ in written]
        noted = [Surface(f"note {i}", text, hidden=True) for i, text in enumerate(texts_of(opened, data), 1)]
        self.surfaces = (*(surface for _, surface in written), *noted)
        self.unread = tuple(
            Unread(f"frame {i + 1}", "picture") for i, frame in enumerate(self._frames) if frame.writing is None
        )

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The picture anew. Frames that were not read are blank."""
        by_frame = {self._of_surface[n]: merged(each) for n, each in spans.items() if n < len(self._of_surface)}
        pictures = [_anew(frame, by_frame.get(i, [])) for i, frame in enumerate(self._frames)]
        if self.says_notice and not any(NOTICE[:30] in surface.text for surface in self.surfaces):
            pictures[0] = with_notice(pictures[0])
        return _encoded(pictures, self._format)

    def without_unread(self) -> bytes:
        """The same with nothing taken out."""
        return self.without({})

    def _read(self, opened: Image, limits: Limits) -> Iterator[_Frame]:
        from PIL import ImageSequence

        try:
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                self._pixels += frame.width * frame.height
                if number >= _MOST_FRAMES or self._pixels > limits.pixels:
                    raise Cannot("too large")
                picture = _plain(frame)
                yield _Frame(picture, self._writing(picture))
        except _trouble():
            raise Cannot("broken") from None

    def _writing(self, picture: Image) -> Writing | None:
        grey = picture.convert("L")
        low, high = grey.getextrema()
        if min(picture.size) < _SMALLEST or high - low < _BLANK:  # type: ignore[operator]  # greys have two
            return Writing()
        scale = min(1.0, _LONGEST / max(grey.size))
        if scale < 1:
            grey = grey.resize((int(grey.width * scale), int(grey.height * scale)))
        words = self._reader.words(grey)
        return None if words is None else writing(words, scale)


def open_image(data: bytes, limits: Limits) -> Picture:
    """A picture. Cannot where it is broken, or has more points than may be."""
    with quiet():
        return Picture(data, limits)


def second_reading(data: bytes) -> Iterator[str]:
    """Every text around the picture, and what is written in it as OCR reads it larger, and light on dark."""
    with quiet():
        found = list(_read_again(data))
    yield from found


def _read_again(data: bytes) -> Iterator[str]:
    from PIL import ImageOps, ImageSequence

    opened, reader = _opened(data), Reader(LIMITS.anew())
    yield from texts_of(opened, data)
    with suppress(*_trouble()):
        for frame in ImageSequence.Iterator(opened):
            grey = ImageOps.invert(_plain(frame).convert("L"))
            scale = 1.5 if max(grey.size) < _SMALL else min(1.0, _LONGEST / max(grey.size))
            words = reader.words(grey.resize((max(int(grey.width * scale), 1), max(int(grey.height * scale), 1))))
            yield writing(words or []).text


def raw(data: bytes) -> Iterator[bytes]:
    """The file's bytes, and the texts that are packed in them."""
    yield data
    yield from chunks(data)
    yield "\n".join(runs(data)).encode()


def _trouble() -> tuple[type[Exception], ...]:
    """What Pillow trips over in pictures that are made wrong."""
    from PIL import Image

    kinds: tuple[type[Exception], ...] = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError)
    return (*kinds, KeyError, IndexError, AttributeError, RuntimeError, Image.DecompressionBombError)


def _opened(data: bytes) -> Image:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own bound is looked at before anything is unpacked
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except _trouble():
        raise Cannot("broken") from None


def _plain(frame: Image) -> Image:
    """In greys or colours, upright, and on white where it is transparent: what lies under that goes."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    if upright.mode in ("I", "I;16", "I;16B", "F"):
        upright = _in_bytes(upright)
    made = upright.convert("L" if upright.mode in ("1", "L") else "RGB")
    made.info = {}
    return made


def _in_bytes(picture: Image) -> Image:
    """A picture of more than 256 greys in as many."""
    low, high = picture.getextrema()
    span = float(high - low) or 1.0  # type: ignore[operator]  # greys have two
    return picture.point(lambda grey: (grey - low) * (255.0 / span)).convert("L")


def _anew(frame: _Frame, spans: Sequence[tuple[int, int]]) -> Image:
    """A frame without what is taken out of it."""
    from PIL import Image

    if frame.writing is None:
        return Image.new("L", frame.picture.size, _GREY)
    picture, written = frame.picture.copy(), frame.writing
    if spans:
        gone = {number: i for i, numbers in enumerate(written.touched(spans)) for number in numbers}
        words = [Word(box, gone.get(i, -1)) for i, box in enumerate(written.boxes)]
        high = median([box[3] - box[1] for box in written.boxes] or [_USUAL])
        drawn = mark(max(int(high), 8))
        for place in paint(picture, words, float(drawn.width)).marks:
            picture.paste(drawn.convert(picture.mode), (int(place[0]), int((place[1] + place[3] - drawn.height) / 2)))
    return picture


def _encoded(pictures: Sequence[Image], form: str) -> bytes:
    """The pictures as a file of their format, with nothing beside them but that it is one without something."""
    first, rest = pictures[0], list(pictures[1:])
    written = io.BytesIO()
    settings: dict[str, Any] = {}
    match form:
        case "PNG":
            settings = _named_in_png()
        case "JPEG" | "MPO":
            form, rest = "JPEG", []
            settings = {"quality": _QUALITY, "comment": f"{FIELD}: {VALUE}"}
        case "TIFF":
            settings = {"compression": "tiff_adobe_deflate", "description": f"{FIELD}: {VALUE}"}
        case "GIF":
            settings = {"comment": f"{FIELD}: {VALUE}".encode(), "optimize": False}
        case "WEBP":
            settings = {"quality": _QUALITY, "method": 4}
    if rest:
        settings |= {"save_all": True, "append_images": rest}
    try:
        first.save(written, form, **settings)
    except _trouble():
        raise Cannot("cannot be written") from None
    return written.getvalue()


def _named_in_png() -> dict[str, Any]:
    from PIL import PngImagePlugin

    noted = PngImagePlugin.PngInfo()
    noted.add_text(FIELD, VALUE)
    return {"pnginfo": noted, "compress_level": 6}
