"""Everything in a PDF that has words, each with how it would be taken out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np

from charteroak.screening.formats.image_words import Box as ScanBox
from charteroak.screening.formats.image_words import Reader, Writing, writing
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_base import Base, copy_for_reading, open_base
from charteroak.screening.formats.pdf_drawn import drawn_apart
from charteroak.screening.formats.pdf_fields import Filled, filled_in
from charteroak.screening.formats.pdf_giants import with_giants
from charteroak.screening.formats.pdf_page import Words, said, words_of
from charteroak.screening.formats.pdf_past import earlier_versions, strays
from charteroak.screening.formats.pdf_pieces import texts_in_pieces
from charteroak.screening.formats.pdf_scan import Scan, scans_on
from charteroak.screening.formats.pdf_seen import Drawn, drawn_on, seen
from charteroak.screening.formats.pdf_strings import Place, Told, streams_of, strings_of
from charteroak.screening.formats.pdf_table import Number, name_of
from charteroak.screening.formats.pdf_unplaced import Lost, Second, is_all_drawn, unplaced
from charteroak.screening.formats.pdf_unseen import Look, looks_of, unseen
from charteroak.screening.formats.surface import Cannot, Surface, Unread

_MOST_VERSIONS = 40
_COVERS = frozenset({"/Square", "/Circle", "/Highlight", "/Redact", "/Stamp", "/FreeText", "/Polygon", "/Ink", "/Line"})
"""Annotations that may lie over text."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """Letters of a page, which counts from 0, and what is filled in on it."""

    page: int
    letters: array[int]
    filled: tuple[Filled, ...]
    firsts: tuple[int, ...]
    """Where each begins of what is filled in, in all that is."""


@dataclass(frozen=True, slots=True)
class InPicture:
    """Writing in a picture on a page."""

    page: int
    writing: Writing


@dataclass(frozen=True, slots=True)
class InPlaces:
    """A text, and where the file has it. A stream is one that is a text if the way to it is empty."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A stream of operators that is no page's."""

    stream: Number


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What a page's operators write and no page shows: it goes when the page is rebuilt as an image."""

    page: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """An image that no page shows as it is."""

    stream: Number


Source = OnPage | InPicture | InPlaces | Drawing | Unplaced | Unseen | None
"""None: it is in no file that is written anew."""


@dataclass(slots=True)
class Found:
    """What has been found: surfaces and, for each, what it comes from; and what was not read."""

    surfaces: list[Surface] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unread_pages: set[int] = field(default_factory=set)
    """Pages, from 0, with pictures that were not read."""
    giants: set[int] = field(default_factory=set)
    """Those of them that are too large to be drawn."""
    lost: set[int] = field(default_factory=set)
    """Pages, from 0, that write something of which nobody can tell what it says."""
    lost_drawings: set[Number] = field(default_factory=set)
    """The streams of which that is true."""
    unread_images: set[Number] = field(default_factory=set)
    """Images that no page shows as they are, and that were not read."""
    unread_boxes: list[tuple[int, ScanBox]] = field(default_factory=list)
    """Where these are, on the paper."""
    drawings: list[Told] = field(default_factory=list)
    """All streams of operators that are no page's, also those whose text pages show as well."""

    def add(self, where: str, text: str, source: Source, *, hidden: bool = False) -> None:
        """Add a surface, unless it is empty."""
        if text.strip():
            self.surfaces.append(Surface(where, text, hidden))
            self.sources.append(source)


def read_all(data: bytes, limits: Limits) -> tuple[Base, Found]:
    """A PDF, and everything in it that has words but for the files within it. Cannot as `open_base` has it."""
    base = open_base(data, limits)
    found = Found()
    try:
        if base.misses_pages:
            found.unread.append(Unread("pages", "broken"))
        filled = filled_in(base.table, base.pages)
        pages = _Pages(base, found, limits)
        pages.read(filled)
        _add_strings(base, found, filled)
        _add_drawings(base, found)
        pages.read_images()
        _add_past(data, base, found, limits)
    except BaseException:
        base.close()
        raise
    if sum(len(surface.text) for surface in found.surfaces) > limits.characters:
        raise Cannot("too large")
    return base, found


class _Pages:
    """Reading the pages one after the other."""

    def __init__(self, base: Base, found: Found, limits: Limits) -> None:
        self._base = base
        self._found = found
        self._reader = Reader(limits)
        self._layers = _has_layers(base)
        self._covered = set(_covered(base))
        self._limits = limits
        self._giants = set(with_giants(base, limits.pixels))
        self._second = Second(lambda: copy_for_reading(base.pdf))
        self._looks: list[Look] = []

    def read(self, filled: Mapping[int, list[Filled]]) -> None:
        """Read them all."""
        for number in range(len(self._base.read)):
            page = self._base.read[number]
            textpage = page.get_textpage()
            try:
                self._page(page, textpage, number, tuple(filled.get(number + 1, ())))
            finally:
                textpage.close()
                page.close()

    def _page(self, page: Any, textpage: Any, number: int, filled: tuple[Filled, ...]) -> None:
        if number + 1 in self._base.damaged:
            self._found.unread.append(Unread(f"page {number + 1}", "broken"))
        words, drawn = words_of(textpage), drawn_on(page)
        if number + 1 in self._giants:
            self._add(words, np.ones(len(words), bool), number, filled)
            self._look_again(number, words.text, drawn)
            self._found.giants.add(number)
            self._unread(number, f"page {number + 1}, picture", "picture")
            return
        render = self._layers or number + 1 in self._covered
        self._add(words, seen(page, textpage, words, drawn, render=render), number, filled)
        self._look_again(number, words.text, drawn)
        if drawn.pictures:
            self._looks += looks_of(page, drawn.pictures)
        for i, scan in enumerate(scans_on(page, textpage, words, drawn, self._reader), 1):
            self._scan(scan, number, f"page {number + 1}" if scan.whole else f"page {number + 1}, picture {i}")

    def _look_again(self, number: int, given: str, drawn: Drawn) -> None:
        """What the page writes and is not drawn on it."""
        drawing, of_page = self._base.drawing, self._base.pdf.pages[number].obj.objgen
        if is_all_drawn(drawing.shows_on(of_page), drawn):
            return
        try:
            text = unplaced(given, self._second.text(number), drawing.content(of_page))
        except Lost:
            self._found.unread.append(Unread(f"page {number + 1}", "broken"))
            self._found.lost.add(number)
        else:
            self._found.add(f"page {number + 1}, not shown", text, Unplaced(number), hidden=True)

    def _add(self, words: Words, visible: Any, number: int, filled: tuple[Filled, ...]) -> None:
        firsts = tuple(accumulate((len(each.text) for each in filled), initial=0))
        runs = [each.run(len(words) + i, -2 - firsts[i]) for i, each in enumerate(filled)]
        shown, again = said(words.only(visible), runs)
        texts = [(shown, False), (again, True)]
        if not visible.all():
            texts += [(each, True) for each in said(words.only(~visible))]
        for text, hidden in texts:
            where = f"page {number + 1}, hidden" if hidden else f"page {number + 1}"
            self._found.add(where, text.text, OnPage(number, text.letters, filled, firsts), hidden=hidden)

    def _scan(self, scan: Scan, number: int, where: str) -> None:
        if scan.writing is None:
            self._found.unread_boxes.append((number, scan.box))
            self._unread(number, where, "scanned page" if scan.whole else "picture")
        else:
            self._found.add(where, scan.writing.text, InPicture(number, scan.writing))

    def read_images(self) -> None:
        """Read the images that no page shows as they are."""
        said_before = _Said(surface.text for surface in self._found.surfaces)
        for number, picture in unseen(self._base, self._looks, self._limits.pixels):
            words = None if picture is None else self._reader.words(picture)
            if words is None:
                self._found.unread.append(Unread(f"image {number[0]}", "broken" if picture is None else "picture"))
                self._found.unread_images.add(number)
            else:
                new = [line for line in writing(words).text.splitlines() if line not in said_before]
                self._found.add(f"image {number[0]}, not shown", "\n".join(new), Unseen(number), hidden=True)

    def _unread(self, number: int, where: str, why: str) -> None:
        self._found.unread.append(Unread(where, why))
        self._found.unread_pages.add(number)


def _has_layers(base: Base) -> bool:
    """Whether something may be on a layer that is not shown."""
    layers = base.table.dictionary(base.table.dictionary(_root(base)).get("/OCProperties"))
    shown = base.table.dictionary(layers.get("/D"))
    return bool(shown.get("/OFF") or shown.get("/BaseState") == "/OFF" or shown.get("/AS"))


def _root(base: Base) -> Any:
    return base.table.values.get((0, 0), {}).get("/Root")


def _covered(base: Base) -> Iterator[int]:
    """The pages with annotations that may lie over text."""
    for number, page in base.pages.items():
        holder = base.table.dictionary(f"{number[0]} {number[1]} R")
        marks = (base.table.dictionary(mark) for mark in base.table.items(holder.get("/Annots")))
        if any(name_of(mark.get("/Subtype")) in _COVERS for mark in marks):
            yield page


def _add_strings(base: Base, found: Found, filled: Mapping[int, list[Filled]]) -> None:
    shown = {each.place for on_page in filled.values() for each in on_page}
    told = [*strings_of(base.table, base.pages, shown), *streams_of(base.pdf, base.table)]
    for each in told:
        found.add(each.where, each.text, InPlaces(each.text, tuple(each.places)), hidden=True)
    for where, text in (*base.claims, *texts_in_pieces(base.pdf, base.table)):
        found.add(where, text, None, hidden=True)


def _add_drawings(base: Base, found: Found) -> None:
    """The drawings that say what no page says."""
    said_before = _Said(surface.text for surface in found.surfaces)
    for told in drawn_apart(base):
        if not isinstance(told, Told):
            found.unread.append(Unread(f"drawing {told[0]}", "broken"))
            found.lost_drawings.add(told)
            continue
        found.drawings.append(told)
        if told.text not in said_before:
            found.add(told.where, told.text, Drawing(told.places[0][0]), hidden=True)


class _Said:
    """Texts, to be looked in without regard to spaces and lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = "\n".join("".join(text.split()) for text in texts)

    def __contains__(self, text: str) -> bool:
        return "".join(text.split()) in self._texts


def _add_past(data: bytes, base: Base, found: Found, limits: Limits) -> None:
    """What earlier versions say that the last does not."""
    now = _Said(surface.text for surface in found.surfaces)
    versions = earlier_versions(data)
    if len(versions) > _MOST_VERSIONS:
        raise Cannot("too large")
    for number, version in enumerate(versions, 1):
        where = f"earlier version {number}"
        try:
            earlier, texts = _version(version, limits)
        except Cannot as trouble:
            if str(trouble) != "broken":  # what was no file then is strays now
                found.unread.append(Unread(where, str(trouble)))
            continue
        found.unread += [Unread(f"{where}, {each.where}", each.why) for each in earlier.unread]
        for surface in texts:
            if surface.text not in now:
                found.add(f"{where}, {surface.where}", surface.text, None, hidden=True)
    _add_strays(data, base, found, limits)


def _version(data: bytes, limits: Limits) -> tuple[Found, list[Surface]]:
    """An earlier version, read as any file is, but for the versions before it."""
    base = open_base(data, limits)
    try:
        found = Found()
        filled = filled_in(base.table, base.pages)
        pages = _Pages(base, found, limits)
        pages.read(filled)
        _add_strings(base, found, filled)
        _add_drawings(base, found)
        pages.read_images()
        return found, found.surfaces
    finally:
        base.close()


def _add_strays(data: bytes, base: Base, found: Found, limits: Limits) -> None:
    told = _Said(surface.text for surface in found.surfaces)
    for where, text in strays(data, base.pdf, limits, base.hurt):
        if text not in told:
            if base.pdf.is_encrypted:
                found.unread.append(Unread(where, "encrypted"))
            else:
                found.add(where, text, None, hidden=True)
