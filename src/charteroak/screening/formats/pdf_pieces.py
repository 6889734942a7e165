"""Texts in parts of a PDF that are there to draw with: what cameras note in its images, what its fonts call letters."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.image_meta import quiet, texts_of
from charteroak.screening.formats.pdf_bounds import decoded
from charteroak.screening.formats.pdf_table import Number, Table, reference

_CALLED = re.compile(rb"(<[0-9A-Fa-f\s]+>\s*)<([0-9A-Fa-f]{17,})>")
"""A code of a font and what it stands for, where that is more letters than a ligature has."""
_KEPT = frozenset({0xE2, 0xEE})
"""The parts of a JPEG that bear on its colours; the others of their sort hold what cameras and programs note."""


def texts_in_pieces(pdf: pikepdf.Pdf, table: Table) -> Iterator[tuple[str, str]]:
    """These texts, each with its `where`."""
    for number in sorted(_jpegs(table)):
        data = bytes(pdf.get_object(number).read_raw_bytes())
        if without_notes(data) != data:
            yield from ((f"image {number[0]}", text) for text in _noted(data))
    for number in sorted(_letters(table)):
        names = [_name(found[2]) for found in _CALLED.finditer(decoded(pdf, number))]
        if names:
            yield f"font {number[0]}", "\n".join(names)


def clean_pieces(pdf: pikepdf.Pdf, table: Table) -> None:
    """Take them out of a file."""
    for number in _jpegs(table):
        with suppress(*Trouble):
            image = pdf.get_object(number)
            data = bytes(image.read_raw_bytes())
            made = without_notes(data)
            if made != data:
                settings = image.get("/DecodeParms")
                image.write(made, filter=pikepdf.Name.DCTDecode)
                if settings is not None:
                    image["/DecodeParms"] = settings
    for number in _letters(table):
        with suppress(*Trouble):
            content = decoded(pdf, number)
            if _CALLED.search(content):
                pdf.get_object(number).write(_CALLED.sub(rb"\1<FFFD>", content))


def _jpegs(table: Table) -> Iterator[Number]:
    for number in table.streams:
        filters = table[table.values[number].get("/Filter")]
        if filters in ("/DCTDecode", ["/DCTDecode"]):
            yield number


def _letters(table: Table) -> set[Number]:
    """The streams that say which letters a font's codes stand for."""
    named = (reference(font["/ToUnicode"]) for _, _, font in table.holders("/ToUnicode"))
    return {number for number in named if number in table.streams}


def _name(digits: bytes) -> str:
    return bytes.fromhex(digits[: len(digits) // 4 * 4].decode("ascii")).decode("utf-16-be", "replace")


def _noted(data: bytes) -> Iterator[str]:
    from PIL import Image

    found: list[str] = []
    with suppress(Exception), quiet():  # the picture is made wrong: what it shows is looked at when its page is drawn
        found += texts_of(Image.open(io.BytesIO(data), formats=("JPEG",)), data)
    yield from found


def without_notes(data: bytes) -> bytes:
    """A JPEG without what cameras and programs note in it. What it shows is the same, point by point."""
    made, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big") + 2
        if kind == 0xDA:  # from here on there are only points
            return b"".join((*made, data[at : data.rfind(b"\xff\xd9") + 2 or len(data)]))
        if not (kind == 0xFE or (0xE0 <= kind <= 0xEF and kind not in _KEPT and not _is_plain(data, at))):
            made.append(data[at : at + length])
        at += length
    return data


def _is_plain(data: bytes, at: int) -> bool:
    """Whether a part only says that the file is a JPEG."""
    return data[at + 4 : at + 9] == b"JFIF\0"
