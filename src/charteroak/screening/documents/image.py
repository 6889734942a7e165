"""Pictures of papers: each of their frames is made a plain picture and read by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from charteroak.screening.documents.document import Document, Limits, Piece, Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "MPO")
MOST_PIXELS = 64_000_000
"""A letter page at 600 dots an inch has 34 million."""
_LONGEST_SIDE = 5_000
_SMALLEST_SIDE = 40
"""In pixels; what is smaller holds no writing."""


_TROUBLE = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError, KeyError, IndexError)
"""What Pillow trips over in pictures that are made wrong."""


def read_image(data: bytes, limits: Limits) -> Document:
    """A picture file as a document, a page for each frame. Unreadable where there is no OCR, or no text in it."""
    texts = read_pictures([data], limits)
    if not any(text.strip() for text in texts):
        raise Unreadable("no text")
    pieces = tuple(Piece(text, "scan", number) for number, text in enumerate(texts, 1))
    return Document("image", tuple(texts), pieces, tuple(range(1, len(texts) + 1)))


def read_pictures(pictures: list[bytes], limits: Limits) -> list[str]:
    """The text of each frame of some pictures. Unreadable where there is no OCR, or one of them is broken."""
    from charteroak.screening.documents.ocr import Ocr

    ocr = Ocr.here()
    texts: list[str] = []
    for picture in pictures:
        for frame in _frames(picture):
            if len(texts) == limits.scans:
                raise Unreadable("too large")
            texts.append(ocr.text(frame))
    return texts


def _frames(data: bytes) -> Iterator[Image]:
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # our own bound is below, and is no warning but an end
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            for frame in ImageSequence.Iterator(opened):
                if frame.width * frame.height > MOST_PIXELS:
                    raise Unreadable("too large")
                if min(frame.size) >= _SMALLEST_SIDE:
                    yield _plain(frame)
    except (Image.DecompressionBombError, *_TROUBLE):
        raise Unreadable("broken") from None


def _plain(frame: Image) -> Image:
    """In greys, upright, on white where it is transparent, and no larger than writing needs."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        upright = Image.alpha_composite(ground, over)
    grey = upright.convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return grey
