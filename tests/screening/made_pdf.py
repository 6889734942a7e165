"""PDF files for the tests, made by hand: what stands where is exactly what the test says."""

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from PIL import Image, ImageDraw, ImageFont

Drawn = str
"""Operators of a page's content."""


def text(words: str, x: float, y: float, size: float = 12, *, how: str = "0 Tr 0 g", matrix: str = "") -> Drawn:
    """Words at a place, counted from the lower left corner."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = matrix or f"1 0 0 1 {x} {y}"
    return f"q BT /F1 {size} Tf {how} {place} Tm ({escaped}) Tj ET Q\n"


def lines(words: str, x: float = 72, y: float = 720, size: float = 11) -> Drawn:
    """Lines of words, one below the other."""
    return "".join(text(line, x, y - 16 * row, size) for row, line in enumerate(words.split("\n")) if line.strip())


def box(left: float, bottom: float, width: float, height: float, colour: str = "0 g") -> Drawn:
    """A filled rectangle."""
    return f"q {colour} {left} {bottom} {width} {height} re f Q\n"


def pdf(*pages: Drawn, **settings: Any) -> bytes:
    """A file with these pages. `rotate` turns them, `images` are pictures by name, to be drawn with `/Name Do`."""
    made = new(*pages, **settings)
    return saved(made)


def new(
    *pages: Drawn, rotate: int = 0, crop: Sequence[int] | None = None, images: dict[str, Image.Image] | None = None
) -> pikepdf.Pdf:
    """The same before it is saved."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    drawn = {f"/{name}": _image(made, picture) for name, picture in (images or {}).items()}
    for content in pages:
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(drawn))
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 612, 792],
            Resources=resources,
            Contents=made.make_stream(content.encode("cp1252")),
        )
        if rotate:
            page.Rotate = rotate
        if crop:
            page.CropBox = list(crop)
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    return made


def saved(made: pikepdf.Pdf, **settings: Any) -> bytes:
    """A file's bytes."""
    out = io.BytesIO()
    made.save(out, fix_metadata_version=False, **settings)
    return out.getvalue()


def _image(made: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    grey = picture.convert("L")
    stream = made.make_stream(grey.tobytes())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = grey.size
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    return stream


def full_page(name: str) -> Drawn:
    """A picture over the whole page."""
    return f"q 612 0 0 792 0 0 cm /{name} Do Q\n"


def photographed(words: str, size: tuple[int, int] = (1275, 1650), letter: int = 30) -> Image.Image:
    """A picture of a page with lines of words, as a scanner makes it."""
    picture = Image.new("L", size, 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(letter)
    for row, line in enumerate(words.split("\n")):
        draw.text((100, 100 + row * int(letter * 1.6)), line, fill=0, font=font)
    return picture


def png(picture: Image.Image, form: str = "PNG", **settings: Any) -> bytes:
    """A picture's file."""
    out = io.BytesIO()
    picture.save(out, form, **settings)
    return out.getvalue()
