"""A PDF opened by both its libraries, within bounds: qpdf for its objects, PDFium for its pages.

PDFium reads what qpdf has written, so that both see the same file however it was broken, and so that no text that a
file claims to show (ActualText) stands before the letters that it draws. What would unpack or unfold to more than the
bounds is refused before it does.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_bounds import Drawing, check_filters, unpack_within
from charteroak.screening.formats.pdf_claims import without_claims
from charteroak.screening.formats.pdf_hurt import hurt_in
from charteroak.screening.formats.pdf_table import Number, Table
from charteroak.screening.formats.surface import Cannot

_TAIL = 4096
"""Where the end of a file stands; some things may hang on it."""


@dataclass(slots=True)
class Base:
    """An opened file: its objects, as values too, and the numbers of its pages, from 1, by their objects."""

    pdf: pikepdf.Pdf
    table: Table
    pages: dict[Number, int]
    drawing: Drawing
    damaged: list[int]
    """The pages of which something is missing, or cannot be unpacked."""
    claims: list[tuple[str, str]]
    """The texts that stood among its operators, each with its `where`."""
    read: Any
    """The same, without them, as PDFium reads it."""
    hurt: set[Number] = field(default_factory=set)
    """The objects of which a part could not be read."""
    misses_pages: bool = False
    """Whether there are pages that could not be read at all."""

    def close(self) -> None:
        """Let go of both."""
        self.read.close()
        self.pdf.close()


def open_objects(data: bytes, limits: Limits) -> pikepdf.Pdf:
    """The file's objects. Cannot where it is encrypted, broken beyond repair, or would unpack to too much."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise Cannot("broken")  # it has been cut off, and nobody knows of how much
    unpack_within(data, limits)
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise Cannot("encrypted") from None
    except Exception:
        raise Cannot("broken") from None
    return pdf


def open_base(data: bytes, limits: Limits) -> Base:
    """The file as both libraries see it. Cannot where one of them does not, or where it exceeds the bounds."""
    pdf = open_objects(data, limits)
    try:
        table = Table(pdf)
        pages = {page.objgen: number for number, page in enumerate(_pages(pdf, limits), 1)}
        check_filters(pdf, table, limits)
        drawing = Drawing(pdf, table)
        hurt, misses = hurt_in(pdf.get_warnings())
        damaged = []
        for page, number in pages.items():
            whole = drawing.check_page(page)
            if pdf.get_warnings() or not whole or hurt & {page, *drawing.contents(page)}:
                damaged.append(number)
        claims = list(without_claims(pdf, table))
        _without_xfa(pdf)
        return Base(pdf, table, pages, drawing, damaged, claims, read_by_pdfium(pdf), hurt, misses)
    except Cannot:
        raise
    except MemoryError:
        raise Cannot("too large") from None
    except Exception:
        raise Cannot("broken") from None


def read_by_pdfium(pdf: pikepdf.Pdf) -> Any:
    """The file as PDFium reads it."""
    return pdfium(copy_for_reading(pdf))


def copy_for_reading(pdf: pikepdf.Pdf) -> bytes:
    """The file's bytes with what it has as it is: nothing is unpacked or packed."""
    return saved(
        pdf,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        static_id=True,
    )


def saved(pdf: pikepdf.Pdf, **settings: Any) -> bytes:
    """A file's bytes, not encrypted. What there is to be warned of has been looked at, and may quote the file."""
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.save(written, encryption=False, fix_metadata_version=False, **settings)
    return written.getvalue()


def pdfium(data: bytes) -> Any:
    """A file opened by PDFium, with its form, so that what is typed into it is rendered."""
    try:
        read = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Cannot("broken") from None
    with suppress(pypdfium2.PdfiumError):
        read.init_forms()
    return read


def _pages(pdf: pikepdf.Pdf, limits: Limits) -> list[Any]:
    if len(pdf.pages) > limits.pages:
        raise Cannot("too large")
    if not len(pdf.pages):
        raise Cannot("broken")
    return [page.obj for page in pdf.pages]


def _without_xfa(pdf: pikepdf.Pdf) -> None:
    """Let PDFium see the form that has been there all along; that of XFA is read as a text."""
    with suppress(*Trouble):
        del pdf.Root.AcroForm["/XFA"]
