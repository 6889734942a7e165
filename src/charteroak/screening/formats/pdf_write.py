"""A PDF written anew without what is to be taken out of it, and without whatever a released file may not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.image_paint import Word
from charteroak.screening.formats.image_words import Box
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_base import Base, open_base, saved
from charteroak.screening.formats.pdf_clean import clean, drop_notes, put_mark
from charteroak.screening.formats.pdf_drawn import DRAWING
from charteroak.screening.formats.pdf_fields import Filled
from charteroak.screening.formats.pdf_fields_write import unsettle
from charteroak.screening.formats.pdf_footer import put_notice
from charteroak.screening.formats.pdf_looks import looks, notes_on
from charteroak.screening.formats.pdf_page_write import rewrite
from charteroak.screening.formats.pdf_pictures import blank, without_pictures, without_remarks
from charteroak.screening.formats.pdf_pieces import clean_pieces
from charteroak.screening.formats.pdf_prove import Expected, unproven
from charteroak.screening.formats.pdf_raster import rebuild, words_on
from charteroak.screening.formats.pdf_reading import Drawing, Found, InPicture, InPlaces, OnPage, Unplaced, Unseen
from charteroak.screening.formats.pdf_strings import Place, put
from charteroak.screening.formats.pdf_table import Number
from charteroak.screening.formats.pdf_take import Unproven
from charteroak.screening.formats.surface import Cannot, Spans, Surface
from charteroak.screening.formats.weaving import cut, merged


@dataclass(slots=True)
class _OfPage:
    """What is to be taken out of one page."""

    spans: list[list[int]] = field(default_factory=list)
    """PDFium's letters of each."""
    removed: list[str] = field(default_factory=list)
    unmarked: set[int] = field(default_factory=set)
    """Which of these nobody sees, so that no mark is needed."""
    pictured: dict[int, list[range]] = field(default_factory=dict)
    """By the numbers of writings in pictures, their words of each."""
    unplaced: bool = False
    """Whether it writes something that stands nowhere, and has to go."""


class Writing:
    """Writes one file anew."""

    def __init__(self, data: bytes, limits: Limits, found: Found) -> None:
        self._data = data
        self._limits = limits
        self._found = found

    def done(self, spans: Mapping[int, Spans], files: Mapping[Number, bytes | None]) -> bytes:
        """The file. `files` are those within it, written anew; None for one that is to go."""
        images: set[int] = set()
        made, expected, count = self._written(spans, files, images)
        failed = set(unproven(made, self._data, expected, count))
        if failed and not failed & images:  # the others are proven, and are written the same again
            images |= failed
            made, expected, count = self._written(spans, files, images)
            failed = set(unproven(made, self._data, {number: expected[number] for number in failed}, count))
        if failed:
            raise Cannot("cannot be written")
        return made

    def _written(
        self, spans: Mapping[int, Spans], files: Mapping[Number, bytes | None], images: set[int]
    ) -> tuple[bytes, dict[int, Expected], int]:
        base = open_base(self._data, self._limits)
        try:
            changes = _Changes(base, self._found, spans)
            changes.apply()
            for number, data in files.items():
                _put_file(base.pdf, number, data)
            expected = _Pages(base, self._found, changes, images).written()
            dropped = [number for number, data in files.items() if data is None]
            clean(base.pdf, base.table, dropped)
            clean_pieces(base.pdf, base.table)
            without_remarks(base.pdf)
            put_mark(base.pdf)
            put_notice(base.pdf, {0, *changes.pages})
            with suppress(*Trouble):
                base.pdf.remove_unreferenced_resources()
            made = saved(
                base.pdf,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                deterministic_id=True,
            )
            return made, expected, len(base.pdf.pages)
        finally:
            base.close()


class _Changes:
    """What is to be taken out, by where it is: of pages, of texts, of drawings."""

    def __init__(self, base: Base, found: Found, spans: Mapping[int, Spans]) -> None:
        self._base = base
        self._found = found
        self.pages: dict[int, _OfPage] = {}
        self._texts: dict[Place, tuple[str, list[tuple[int, int]]]] = {}
        self._drawings: set[Number] = set()
        self._images = set(found.unread_images)
        self._removed: set[str] = set()
        for number in sorted(spans):
            each = merged(spans[number])
            if each:
                self._note(number, each)

    def _note(self, number: int, spans: Sequence[tuple[int, int]]) -> None:
        text = self._found.surfaces[number].text
        self._removed.update("".join(text[start:end].split()) for start, end in spans)
        match self._found.sources[number]:
            case OnPage() as source:
                self._note_letters(source, self._found.surfaces[number], spans)
            case InPicture(page, writing):
                self.pages.setdefault(page, _OfPage()).pictured[number] = writing.touched(spans)
            case InPlaces(whole, places):
                for place in places:
                    self._texts[place] = whole, list(spans)
            case Drawing(stream):
                self._drawings.add(stream)
            case Unplaced(page):
                self.pages.setdefault(page, _OfPage()).unplaced = True
            case Unseen(stream):
                self._images.add(stream)
            case None:
                pass  # it goes with all that is of its sort

    def _note_letters(self, source: OnPage, surface: Surface, spans: Sequence[tuple[int, int]]) -> None:
        for start, end in spans:
            letters = source.letters[start:end]
            drawn = [letter for letter in letters if letter >= 0]
            if drawn:
                of_page = self.pages.setdefault(source.page, _OfPage())
                if surface.hidden:
                    of_page.unmarked.add(len(of_page.spans))
                of_page.spans.append(drawn)
                of_page.removed.append(surface.text[start:end])
            for letter in letters:
                if letter <= -2:
                    self._note_filled(source, -2 - letter)

    def _note_filled(self, source: OnPage, at: int) -> None:
        which = max(i for i, first in enumerate(source.firsts[:-1]) if first <= at)
        filled: Filled = source.filled[which]
        _, spans = self._texts.setdefault(filled.place, (filled.text, []))
        offset = at - source.firsts[which]
        if spans and spans[-1][1] == offset:
            spans[-1] = (spans[-1][0], offset + 1)
        else:
            spans.append((offset, offset + 1))

    def apply(self) -> None:
        """Take it out of texts and drawings."""
        pdf = self._base.pdf
        for place, (text, spans) in self._texts.items():
            with suppress(*Trouble):  # it is gone with its kind already
                put(pdf, place, cut(text, spans))
            unsettle(pdf, place)
        for told in self._found.drawings:
            said = "".join(told.text.split())
            shown = told.where.startswith(DRAWING) and self._is_shown(said)
            if not shown and any(len(each) > 2 and each in said for each in self._removed):
                self._drawings.add(told.places[0][0])
        for stream in self._drawings | self._found.lost_drawings:
            pdf.get_object(stream).write(b"")
        for image in self._images:
            blank(pdf.get_object(image))

    def _is_shown(self, said: str) -> bool:
        """Whether a drawing is part of a page, which is written anew by itself."""
        pages = (surface for surface, source in zip(self._found.surfaces, self._found.sources, strict=True)
                 if isinstance(source, OnPage))  # fmt: skip
        return any(said in "".join(surface.text.split()) for surface in pages)


class _Pages:
    """Writes the pages anew of which something is taken out."""

    def __init__(self, base: Base, found: Found, changes: _Changes, images: set[int]) -> None:
        self._base = base
        self._found = found
        self._changes = changes
        self._images = images

    def written(self) -> dict[int, Expected]:
        """What each of them is to say."""
        expected = {}
        damaged = {number - 1 for number in self._base.damaged} | self._found.lost
        for number in damaged:
            _blank(self._base.pdf.pages[number].obj)
        for number, change in sorted(self._changes.pages.items()):
            if number in damaged:
                continue
            page = self._base.pdf.pages[number].obj
            read = self._base.read[number]
            try:
                expected[number] = self._page(number, page, read, change)
            finally:
                read.close()
        for number in self._found.unread_pages - expected.keys():
            without_pictures(self._base.pdf, self._base.pdf.pages[number].obj)
        return expected

    def _page(self, number: int, page: Any, read: Any, change: _OfPage) -> Expected:
        removed = "".join("".join(change.removed).split())
        if not (change.pictured or change.unplaced) and number not in self._images:
            textpage = read.get_textpage()
            try:
                drawable = number not in self._found.unread_pages
                looked, notes = looks(read) if drawable else None, notes_on(page)
                made = rewrite(self._base.pdf, page, textpage, read, change.spans, change.unmarked)
            except Unproven:
                self._images.add(number)
            else:
                drop_notes(page, made.bands)
                if number in self._found.unread_pages:
                    without_pictures(self._base.pdf, page)
                return Expected(made.left, made.marks, removed, looked=looked, changed=(*made.lines, *notes))
            finally:
                textpage.close()
        if number in self._found.giants:
            raise Cannot("too large")
        self._images.add(number)
        words = [*words_on(read, change.spans), *self._in_pictures(number, change)]
        rebuilt = rebuild(self._base.pdf, page, read, words, self._blanks(number))
        return Expected(rebuilt.left, rebuilt.marks, "", exact=False)

    def _in_pictures(self, page: int, change: _OfPage) -> Iterator[Word]:
        """The words of a page's pictures."""
        span = len(change.spans)
        for number, source in enumerate(self._found.sources):
            if isinstance(source, InPicture) and source.page == page:
                gone: dict[int, int] = {}
                for words in change.pictured.get(number, ()):
                    gone |= dict.fromkeys(words, span)
                    span += 1
                written = source.writing
                places = zip(written.starts, written.ends, written.boxes, strict=True)
                for i, (start, end, box) in enumerate(places):
                    yield Word(box, gone.get(i, -1), written.text[start:end], read=True)

    def _blanks(self, number: int) -> Iterable[Box]:
        return [box for page, box in self._found.unread_boxes if page == number]


def _blank(page: Any) -> None:
    """Let nothing be on a page: some of it could not be read."""
    for key in ("/Contents", "/Annots"):
        if key in page:
            del page[key]
    page["/Resources"] = pikepdf.Dictionary()


def _put_file(pdf: pikepdf.Pdf, number: Number, data: bytes | None) -> None:
    stream = pdf.get_object(number)
    stream.write(data or b"")
    for key in ("/Params", "/DL"):
        if key in stream:
            del stream[key]
