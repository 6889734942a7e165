"""What a PDF has that could be drawn and is not part of a page: appearances of fields and notes, patterns, letters that
are drawn with words, forms and pages that nothing shows.

Each is laid on a page of its own in a file in memory, which PDFium reads as it reads any other.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.pdf_base import Base, copy_for_reading, pdfium
from charteroak.screening.formats.pdf_bounds import decoded
from charteroak.screening.formats.pdf_page import said, words_of
from charteroak.screening.formats.pdf_seen import drawn_on
from charteroak.screening.formats.pdf_strings import Told
from charteroak.screening.formats.pdf_table import Number, Path, Table, at_path, reference
from charteroak.screening.formats.pdf_unplaced import Lost, Second, is_all_drawn, unplaced
from charteroak.screening.formats.surface import Cannot

WRITES = re.compile(rb"T[jJ]\b|\)\s*['\"]|>\s*['\"]")
_PAPER = [-20_000, -20_000, 20_000, 20_000]
_MOST = 5_000
DRAWING = "drawing"
"""What may be drawn by pages; an appearance is not."""


def drawn_apart(base: Base) -> Iterator[Told | Number]:
    """The texts of such drawings, each with the number of its stream; those that pages show as well, too.

    A drawing that writes something of which nobody can tell what it says is told by its number alone.
    """
    found, shown = list(_drawings(base)), set(_appearances(base.table))
    if len(found) > _MOST:
        raise Cannot("too large")
    if not found:
        return
    with pikepdf.new() as made:
        for number, resources in found:
            _lay(made, base.pdf, number, resources)
        data = copy_for_reading(made)
    read, second = pdfium(data), Second(lambda: data)
    try:
        for at, (number, _) in enumerate(found):
            kind = "appearance" if number in shown else DRAWING
            try:
                texts = [text for text in _texts(base, number, read, second, at) if text.strip()]
            except Lost:
                yield number
            else:
                yield from (Told(f"{kind} {number[0]}", text, [(number, ())]) for text in texts)
    finally:
        read.close()


def _drawings(base: Base) -> Iterator[tuple[Number, Any]]:
    """The streams that hold operators that write, but for the pages' own, each with its resources."""
    table = base.table
    pages = set(_contents(table, base.pages))
    others = {**dict(_letters(table)), **dict(_stray_contents(table, base.pages))}
    for number in sorted(table.streams):
        dictionary = table.values[number]
        is_form = dictionary.get("/Subtype") == "/Form" or dictionary.get("/PatternType") == 1
        if number in pages or not (is_form or number in others):
            continue
        if WRITES.search(decoded(base.pdf, number)):
            holder = others.get(number, (number, ()))
            resources = _resources(base.pdf, *holder)
            base.drawing.check([number], _as_values(table, *holder))
            yield number, resources


def _as_values(table: Table, number: Number, path: Path) -> dict[str, Any]:
    """The resources of what stands there, as plain values."""
    found: Any = table.values.get(number)
    for step in path:
        found = found[step]
    return table.dictionary(found.get("/Resources")) if isinstance(found, dict) else {}


def _contents(table: Table, pages: Iterable[Number]) -> Iterator[Number]:
    for page in pages:
        contents = table.dictionary(f"{page[0]} {page[1]} R").get("/Contents")
        for part in (contents, *table.items(contents)):
            number = reference(part)
            if number is not None:
                yield number


_Where = tuple[Number, Path]


def _letters(table: Table) -> Iterator[tuple[Number, _Where]]:
    """The streams that draw the letters of fonts that are drawn, and where each font is."""
    for number, path, font in table.holders("/CharProcs"):
        for drawing in table.dictionary(font["/CharProcs"]).values():
            to = reference(drawing)
            if to is not None:
                yield to, (number, path)


def _appearances(table: Table) -> Iterator[Number]:
    """The streams that draw fields and notes."""
    for _, _, note in table.holders("/AP"):
        for state in table.dictionary(note["/AP"]).values():
            others = table.dictionary(state).values() if reference(state) not in table.streams else ()
            for each in (state, *others):
                number = reference(each)
                if number in table.streams:
                    yield number


def _stray_contents(table: Table, pages: Container[Number]) -> Iterator[tuple[Number, _Where]]:
    """The contents of pages that are in the file and in no order of pages, and where each page is."""
    for number, value in table.values.items():
        if isinstance(value, dict) and value.get("/Type") == "/Page" and number not in pages:
            yield from ((content, (number, ())) for content in _contents(table, [number]))


def _resources(pdf: pikepdf.Pdf, number: Number, path: Path) -> Any:
    """The resources of a drawing; those that all fields share where it has none."""
    with suppress(*Trouble):
        found = at_path(pdf, number, path).get("/Resources")
        return found if found is not None else pdf.Root.AcroForm.DR
    return None


def _lay(made: pikepdf.Pdf, pdf: pikepdf.Pdf, number: Number, resources: Any) -> None:
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=_PAPER)
    page.Contents = made.make_stream(decoded(pdf, number))
    with suppress(*Trouble):
        if resources is not None:
            shared = resources if resources.is_indirect else pdf.make_indirect(resources)
            page.Resources = made.copy_foreign(shared)
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _texts(base: Base, number: Number, read: Any, second: Second, at: int) -> Iterator[str]:
    """What one of them says, and what it writes that stands nowhere. `at` is the number of its page, from 0."""
    page = read[at]
    textpage = page.get_textpage()
    try:
        words, drawn = words_of(textpage), drawn_on(page)
    finally:
        textpage.close()
        page.close()
    first, again = said(words)
    yield "\n".join(filter(None, (first.text, again.text)))
    if not is_all_drawn(base.drawing.shows(number), drawn):
        yield unplaced(words.text, second.text(at), decoded(base.pdf, number))
