"""Marks and the notice as pictures, in the letters that every reader of PDF has."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.surface import MARK

if TYPE_CHECKING:
    from PIL.Image import Image

_LETTER = 0.55
"""Of its size: how wide a letter may be."""
_HIGH = 1.5


@lru_cache(maxsize=16)
def drawn(text: str, size: int) -> Image:
    """A text in black on white, in letters of a size."""
    import pikepdf

    from charteroak.screening.formats.pdf_base import read_by_pdfium
    from charteroak.screening.formats.pdf_page_write import mark_font

    wide, high = _LETTER * len(text) + 0.6, _HIGH
    with pikepdf.new() as made:
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, wide * 10, high * 10])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=mark_font()))
        content = f"BT /F 10 Tf 2 4.2 Td <{text.encode('cp1252').hex()}> Tj ET"
        page.Contents = made.make_stream(content.encode())
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
        read = read_by_pdfium(made)
    try:
        page_read = read[0]
        bitmap = page_read.render(scale=size / 10, grayscale=True)
        picture: Image = bitmap.to_pil().convert("L")
        bitmap.close()
        page_read.close()
    finally:
        read.close()
    left, _, right, _ = picture.point(lambda grey: 255 - grey).getbbox() or (0, 0, *picture.size)
    return picture.crop((max(left - size // 6, 0), 0, min(right + size // 6, picture.width), picture.height))


def mark(size: int) -> Image:
    """The mark in letters of a size."""
    return drawn(MARK, size)


def with_notice(picture: Image) -> Image:
    """A picture with the notice under it, as wide as the picture is."""
    from PIL import Image

    size = max(min(int(picture.width / (_LETTER * len(NOTICE))), 40), 8)
    lines = _lines(int(picture.width / (_LETTER * size)))
    strips = [drawn(line, size) for line in lines]
    foot = sum(strip.height for strip in strips)
    made = Image.new(picture.mode, (picture.width, picture.height + foot), "white")
    made.paste(picture, (0, 0))
    at = picture.height
    for strip in strips:
        made.paste(strip.convert(picture.mode), (0, at))
        at += strip.height
    return made


def _lines(letters: int) -> list[str]:
    """The notice in lines of no more letters."""
    lines = [""]
    for word in NOTICE.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > max(letters, 8):
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
