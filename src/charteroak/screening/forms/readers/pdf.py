"""Forms in PDF: fields with their tooltips and the words beside them, questions only printed, and scans by OCR.

What is filled in is not read: neither the values of fields nor their pictures on the page.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import Any

import msgspec
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.layout import Word
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.documents.pdf import is_picture
from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.documents.pdf_words import Sheet, written
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Form, Making
from charteroak.screening.forms.readers import pdf_paper
from charteroak.screening.forms.readers.paper import Paper
from charteroak.screening.forms.readers.pdf_places import Spot, fields_of
from charteroak.screening.forms.readers.pdf_ruled import Ruled, ruled
from charteroak.screening.forms.readers.pdf_xfa import read_xfa

_PASSWORD, _SECURITY = 4, 5
"""PDFium's numbers for a file that wants a password, and for one that is locked in another way."""
_OCR_SCALE, _OCR_LONGEST = 300 / 72, 4_000
_BRACKETED = re.compile(r"\([^()]*\)")
"""What only explains the label above it."""
_LETTERS = re.compile(r"[^\W\d_]")


def read_pdf(data: bytes, name: str, limits: Limits) -> Form:
    """A form in PDF. Cannot where the file is broken, encrypted or too large."""
    del name
    try:
        return _Reading(data, limits).form()
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    except pypdfium2.PdfiumError:
        raise Cannot("broken") from None


class _Reading:
    """Reading the pages one after the other."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._made = Making("pdf")
        self._paper = Paper(self._made)
        self._pages = _opened(data)
        if len(self._pages) > limits.pages:
            self._pages.close()
            raise Cannot("too large")
        self._around: Any = None
        with suppress(*Trouble):
            self._around = pikepdf.open(io.BytesIO(data))
        self._ocr: Ocr | None = None
        self._scans = 0
        self._characters = 0

    def form(self) -> Form:
        """The form."""
        try:
            if self._around is None:
                self._made.left("form fields", "broken")
            else:
                self._properties()
            for number in range(len(self._pages)):
                self._page(number)
            self._paper.done()
            return once(read_xfa(self._around, self._made) if self._around is not None else self._made.form())
        finally:
            self._pages.close()
            if self._around is not None:
                self._around.close()

    def _properties(self) -> None:
        """What the file says of its language."""
        with suppress(*Trouble):
            said = str(self._around.Root.get("/Lang") or "")[:2].lower()
            self._made.language = said if said in ("en", "es") else ""

    def _page(self, number: int) -> None:
        page = self._pages[number]
        try:
            sheet = Sheet(page)
            found = written(sheet)
            self._characters += found.letters
            if self._characters > self._limits.characters:
                raise Cannot("too large")
            spots = self._fields(number, sheet)
            words, drawn = found.words, ruled(sheet)
            if is_picture(found) and not (spots and _LETTERS.search("".join(word.text for word in words))):
                scanned = self._scan(sheet, number)
                if scanned is not None and sum(len(word.text) for word in scanned) >= sum(
                    len(word.text) for word in words
                ):
                    words, drawn = tuple(scanned), Ruled()
            size = sheet.width, sheet.height
        finally:
            page.close()
        if words or spots:
            pdf_paper.Sheet(number + 1, size, words, spots, drawn).read(self._paper)

    def _fields(self, number: int, sheet: Sheet) -> list[Spot]:
        if self._around is None or number >= len(self._around.pages):
            return []
        with suppress(*Trouble):
            return fields_of(self._around.pages[number].obj, sheet)
        self._made.left(f"page {number + 1}, fields", "broken")
        return []

    def _scan(self, sheet: Sheet, number: int) -> list[Word] | None:
        """The words of a page as OCR reads them, on the paper; None where there is no OCR, or enough was read.

        The page is rendered without its fields and annotations, so that nothing that is filled in is seen.
        """
        try:
            if self._scans >= self._limits.scans:
                raise Unreadable("too large")
            self._ocr = self._ocr or Ocr.here()
        except Unreadable:
            self._made.left(f"page {number + 1}", "scanned page")
            return None
        self._scans += 1
        scale = min(_OCR_SCALE, _OCR_LONGEST / max(sheet.width, sheet.height))
        bitmap = sheet.page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        try:
            seen = self._ocr.words(bitmap.to_pil().convert("L"))
        finally:
            bitmap.close()
        lines: dict[int, list[int]] = {}
        for each in seen:
            lines.setdefault(each.line, []).append(each.bottom)
        return [
            Word(each.text, each.left / scale, each.top / scale, each.right / scale, max(lines[each.line]) / scale)
            for each in seen
        ]


def once(form: Form) -> Form:
    """The form without what is printed beside a field and read as a question by itself besides."""
    of_fields = {(each.where, each.text) for each in form.questions if each.name}
    kept = [
        number
        for number, each in enumerate(form.questions)
        if each.name
        or ((each.where, each.text) not in of_fields and not (of_fields and _BRACKETED.fullmatch(each.text)))
    ]
    if len(kept) == len(form.questions):
        return form
    now = {number: at for at, number in enumerate(kept)}
    items = [
        Asked(now[item.number]) if isinstance(item, Asked) else item
        for item in form.items
        if not isinstance(item, Asked) or item.number in now
    ]
    return msgspec.structs.replace(form, questions=tuple(form.questions[number] for number in kept), items=tuple(items))


def _opened(data: bytes) -> Any:
    try:
        pages = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise Cannot("encrypted" if fault.err_code in (_PASSWORD, _SECURITY) else "broken") from None
    if len(pages) < 1:
        raise Cannot("broken")
    return pages
