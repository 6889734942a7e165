"""PDF: the writing on each page in the order of reading, with form fields and annotations where they stand.

A page that is a picture is read by OCR. pypdfium2 reads and renders the pages, pikepdf the file around them.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.document import Document, Limits, Piece, Unread, Unreadable
from charteroak.screening.documents.layout import Word, text_of
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.documents.pdf_marks import Mark, Trouble, embedded, marks_of, metadata
from charteroak.screening.documents.pdf_words import Sheet, Written, written

_PASSWORD = 4
"""PDFium's number for a file that wants a password."""
_SECURITY = 5
_FEW = 25
"""Letters; a page that has no more may be a picture of a page, if there is enough on it that is no letter."""
_PICTURE = 0.1
"""Share of the page that images cover."""
_STROKES = 200
"""Lines and shapes; a page of writing that was made outlines has thousands."""
_STAMPED = 250
"""Letters; a page that has no more, and is half covered by an image, is a scan on which something was stamped."""
_SCAN = 0.5
"""Share of the page that the image of a scan covers at least."""
_GARBLED = 0.3
"""Share of letters that the file does not name; from there on the page is read as a picture."""
_OCR_SCALE = 300 / 72
_OCR_LONGEST = 4_000
"""In pixels."""
_WITHIN: tuple[tuple[str, str, Unread], ...] = (
    ("/AcroForm", "/XFA", "form of XFA"),
    ("/Names", "/JavaScript", "program"),
)
_UPDATE = re.compile(rb"startxref")


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    pages: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    unread: set[Unread] = field(default_factory=set)
    characters: int = 0


def read_pdf(data: bytes, limits: Limits, depth: int = 0) -> Document:
    """A PDF as a document. Unreadable where it is encrypted, broken or too large, or is a scan that cannot be read."""
    found = _Found()
    with _opened(data) as pdf:
        if len(pdf) > limits.pages:
            raise Unreadable("too large")
        _Reading(pdf, found, limits).read(_Around(data, found, limits, depth))
    if not any(page.strip() for page in found.pages):
        raise Unreadable("no OCR" if "scanned page" in found.unread else "no text")
    return Document("pdf", tuple(found.pages), tuple(found.pieces), tuple(found.scanned), tuple(sorted(found.unread)))


def _opened(data: bytes) -> Any:
    try:
        pdf = pypdfium2.PdfDocument(data)
        if len(pdf) < 1:
            raise Unreadable("broken")
    except pypdfium2.PdfiumError as fault:
        raise Unreadable("encrypted" if fault.err_code in (_PASSWORD, _SECURITY) else "broken") from None
    with suppress(pypdfium2.PdfiumError):
        pdf.init_forms()  # so that what is typed into a form is rendered, too
    return pdf


class _Around:
    """The file around the pages, as far as pikepdf can read it."""

    def __init__(self, data: bytes, found: _Found, limits: Limits, depth: int) -> None:
        self._found = found
        self._pdf: Any = None
        with suppress(*Trouble):
            self._pdf = pikepdf.open(io.BytesIO(data))
        if self._pdf is None:
            found.unread.add("form fields")
            return
        linear = b"/Linearized" in data[:2048]
        if len(_UPDATE.findall(data)) > 1 + linear:
            found.unread.add("earlier version")
        found.pieces += metadata(self._pdf)
        self._look_inside(limits, depth)

    def marks(self, number: int) -> list[Mark]:
        """The fields and annotations of a page, which counts from 0."""
        if self._pdf is None or number >= len(self._pdf.pages):
            return []
        with suppress(*Trouble):
            return [mark for mark in marks_of(self._pdf.pages[number].obj) if mark.text.strip()]
        self._found.unread.add("form fields")
        return []

    def _look_inside(self, limits: Limits, depth: int) -> None:
        from charteroak.screening.documents.reading import DEEPEST, read_here

        root = self._pdf.Root
        for holder, key, what in _WITHIN:
            with suppress(*Trouble):
                if key in root[holder]:
                    self._found.unread.add(what)
        for name, inside in embedded(self._pdf):
            self._found.unread.add("embedded file")
            self._found.pieces.append(Piece(name, "attachment"))
            if depth < DEEPEST:
                with suppress(Unreadable):
                    pieces = read_here(inside, name, limits, depth + 1).pieces
                    self._found.pieces += [Piece(piece.text, "attachment") for piece in pieces]


class _Reading:
    """Reading the pages one after the other."""

    def __init__(self, pdf: Any, found: _Found, limits: Limits) -> None:
        self._pdf = pdf
        self._found = found
        self._limits = limits
        self._ocr: Ocr | None = None

    def read(self, around: _Around) -> None:
        """Read all pages."""
        for number in range(len(self._pdf)):
            page = self._pdf[number]
            try:
                text = self._page(Sheet(page), around.marks(number), number + 1)
            finally:
                page.close()
            self._found.pages.append(text)
            self._found.characters += len(text)
            if self._found.characters > self._limits.characters:
                raise Unreadable("too large")

    def _page(self, sheet: Sheet, marks: list[Mark], number: int) -> str:
        found = written(sheet)
        pieces = self._found.pieces
        pieces += [Piece(mark.text, mark.place, number) for mark in marks]
        if found.hidden:
            pieces.append(Piece(" ".join(found.hidden), "hidden text", number))
        own = "\n".join(filter(None, (text_of(found.words), " ".join(found.aside))))
        if is_picture(found):
            text = self._scan(sheet)
            if text is not None and len(text) >= len(own):
                pieces.append(Piece(text, "scan", number))
                self._found.scanned.append(number)
                return text
            if text is None:
                self._found.unread.add("scanned page")
        if own.strip():
            pieces.append(Piece(own, "body", number))
        fields = [_word(mark, sheet) for mark in marks if mark.place in ("form field", "annotation") and mark.box]
        return own if not fields else "\n".join(filter(None, (text_of((*found.words, *fields)), " ".join(found.aside))))

    def _scan(self, sheet: Sheet) -> str | None:
        """The text of a page as OCR reads it; None where there is no OCR, or no more of it than is allowed."""
        if len(self._found.scanned) >= self._limits.scans:
            return None
        try:
            self._ocr = self._ocr or Ocr.here()
        except Unreadable:
            return None
        scale = min(_OCR_SCALE, _OCR_LONGEST / max(sheet.width, sheet.height))
        return self._ocr.text(sheet.picture(scale))


def is_picture(found: Written) -> bool:
    """Whether a page is a picture of a page, so that what is written on it has to be read from that."""
    letters = sum(len(word.text) for word in found.words)
    if found.unmapped > _GARBLED * max(found.letters, 1):
        return True
    if letters <= _FEW:
        return found.pictured >= _PICTURE or found.strokes >= _STROKES
    return found.pictured >= _SCAN and letters <= _STAMPED


def _word(mark: Mark, sheet: Sheet) -> Word:
    """A mark as a word of the page, at the foot of its box as the words on its line are."""
    left, top, right, bottom = sheet.on_paper(*(mark.box or (0, 0, 0, 0)))
    height = min(bottom - top, 14.0)
    return Word(" ".join(mark.text.split()) if bottom - top < 30 else mark.text, left, bottom - height, right, bottom)
