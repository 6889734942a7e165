"""A page of a PDF without some of its letters, rewritten operator by operator: the rest stays text.

That is done only where it can be proven. What stands in the way is said by Unproven: a letter that is not found among
the operators, a picture or lines under it that may show it too. Such a page is rebuilt as an image instead.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats import pdf_calls as calls
from charteroak.screening.formats.pdf_emit import FONT, STATE, Emit, Emitted, mark_operators
from charteroak.screening.formats.pdf_fonts import Unknown
from charteroak.screening.formats.pdf_glyphs import Walk
from charteroak.screening.formats.pdf_matrix import SAME, Box, overlap
from charteroak.screening.formats.pdf_operators import row_of
from charteroak.screening.formats.pdf_page import text_of
from charteroak.screening.formats.pdf_seen import drawn_on
from charteroak.screening.formats.pdf_take import Floats, Glyphs, Mark, Unproven, find, glyphs_of, take

_TROUBLE: tuple[type[Exception], ...] = (Unknown, ZeroDivisionError, *Trouble)
_LETTER = 1.6
"""Of a letter's height: what is drawn no larger may be a letter, too."""
_AS_SAID = {0x2: "-", 0xFFFE: "-", 0xAD: "-", 0xFFFD: None} | dict.fromkeys([0, 1, *range(3, 9), *range(14, 28)])
_SLIM = 1.5
"""In points: what is drawn thinner is a rule."""


@dataclass(slots=True)
class Rewritten:
    """A page that was rewritten: what is left of its letters, spaces left out, and how many marks it has."""

    left: str
    marks: int
    bands: list[Box] = field(default_factory=list)
    """Boxes around what was laid out anew, as it was."""
    lines: list[Box] = field(default_factory=list)
    """Boxes around the whole of these lines, as they were and as they are."""


def rewrite(
    pdf: pikepdf.Pdf, page: Any, textpage: Any, read: Any, spans: Sequence[Iterable[int]], unmarked: Iterable[int] = ()
) -> Rewritten:
    """Rewrite a page without the letters of spans, in order, which are numbered as PDFium has them on `textpage`.

    `unmarked` are the spans for which no mark is needed, as nobody sees them.

    Unproven where it cannot be shown that they will be gone, and all else there.
    """
    try:
        row = row_of(page)
        walk = Walk(row)
        glyphs = glyphs_of(walk)
        letters = _Letters(textpage)
        gone = _gone(glyphs, letters, spans)
        _refuse_what_may_show(read, glyphs, gone)
        walls = [path.box for path in walk.paths]
        taken = take(glyphs, gone, read.get_bbox(), walls, unmarked)
        emitted = Emit(row, walk, glyphs, taken).done()
        _put(pdf, page, emitted)
    except _TROUBLE:
        raise Unproven from None
    return Rewritten(letters.left(glyphs, gone), len(taken.marks), taken.bands, taken.lines)


class _Letters:
    """The letters of a page as PDFium has them: what they are, and where they stand."""

    def __init__(self, textpage: Any) -> None:
        self.text = text_of(textpage)
        page, count = calls.address(textpage.raw), len(self.text)
        self.points: Floats = np.zeros((count, 2))
        at = self.points.ctypes.data
        rows = range(at, at + 16 * count, 16)
        deque(map(calls.origin, repeat(page), range(count), rows, range(at + 8, at + 8 + 16 * count, 16)), maxlen=0)

    def left(self, glyphs: Glyphs, gone: Mapping[int, int]) -> str:
        """What is left of them, without spaces."""
        away = set(find(self.points, glyphs.at[list(gone)]).letters.tolist())
        return solid("".join(letter for number, letter in enumerate(self.text) if number not in away))


def solid(text: str) -> str:
    """A text without spaces, hyphens at the ends of lines as those within them, and nothing that is no letter."""
    return "".join(text.translate(_AS_SAID).split())


def _gone(glyphs: Glyphs, letters: _Letters, spans: Sequence[Iterable[int]]) -> dict[int, int]:
    """The letters to be taken out, by their numbers, each with its span's."""
    span_of = {letter: span for span, each in enumerate(spans) for letter in each}
    wanted = np.fromiter(span_of, np.int64, len(span_of))
    matches = find(glyphs.at, letters.points[wanted])
    missed = np.setdiff1d(np.arange(len(wanted)), matches.points)
    if any(not letters.text[number].isspace() for number in wanted[missed].tolist()):
        raise Unproven
    pairs = zip(matches.letters.tolist(), wanted[matches.points].tolist(), strict=True)
    gone = {letter: span_of[number] for letter, number in pairs}
    for letter, other in _over(glyphs, list(gone)):
        gone.setdefault(other, gone[letter])
    _note_spaces(glyphs, letters, list(gone))
    return gone


def _over(glyphs: Glyphs, gone: list[int]) -> Iterator[tuple[int, int]]:
    """Which letters stand in the place of one that goes as well: a text over a text."""
    left = np.array(gone, np.int64)
    while len(left):
        line = glyphs.on_line(left[0])
        some, others = left[line[left]], np.flatnonzero(line)
        along = (glyphs.along[others] + glyphs.wide[others] / 2)[None, :] - glyphs.along[some][:, None]
        over = (along > 0) & (along < glyphs.wide[some][:, None])
        over &= np.abs(glyphs.across[others][None, :] - glyphs.across[some][:, None]) < 0.4 * glyphs.high[some][:, None]
        yield from ((int(some[i]), int(others[k])) for i, k in zip(*np.nonzero(over), strict=True))
        left = left[~line[left]]


def _note_spaces(glyphs: Glyphs, letters: _Letters, gone: list[int]) -> None:
    """Note which letters of the lines that are laid out anew are spaces, whatever their code is."""
    lines, left = np.zeros(len(glyphs.at), bool), np.array(gone, np.int64)
    while len(left):
        line = glyphs.on_line(left[0])
        lines |= line
        left = left[~line[left]]
    numbers = np.flatnonzero(lines)
    matches = find(letters.points, glyphs.at[numbers])
    blank = np.array([letters.text[each].isspace() for each in matches.letters.tolist()], bool)
    glyphs.space[numbers[matches.points]] = blank


def _refuse_what_may_show(read: Any, glyphs: Glyphs, gone: Mapping[int, int]) -> None:
    """Unproven where a picture, or lines as small as letters, lie where letters are taken out."""
    drawn = drawn_on(read)
    for number in gone:
        x, y = glyphs.at[number]
        wide, high = float(glyphs.wide[number]), float(glyphs.high[number])
        reach = max(wide, high)
        if glyphs.way[number][0] > 0.999:
            box = (x, y - 0.2 * high, x + wide, y + 0.8 * high)
        else:
            box = (x - reach, y - reach, x + reach, y + reach)
        if any(overlap(box, picture) for picture in drawn.pictures):
            raise Unproven
        if any(_like_a_letter(path, high) and overlap(box, path) for path in drawn.outlines):
            raise Unproven


def _like_a_letter(path: Box, high: float) -> bool:
    wide, tall = path[2] - path[0], path[3] - path[1]
    return min(wide, tall) > _SLIM and tall <= _LETTER * high and wide <= 2 * _LETTER * high


def _put(pdf: pikepdf.Pdf, page: Any, emitted: Emitted) -> None:
    """Let a page have these operators and no others, and the resources that they name."""
    content = pikepdf.unparse_content_stream(emitted.operators)
    if emitted.marks:
        content = b"q\n" + content + b"\nQ\n" + marks_content(emitted.marks)
    page["/Contents"] = pdf.make_stream(content)
    resources = own_resources(page)
    for kind, named in emitted.resources.items():
        made = _copy(resources.get(kind))
        for name, value in named.items():
            made[name] = value
        resources[kind] = made
    name_marks(page)


def marks_content(marks: Iterable[Mark]) -> bytes:
    """Operators that draw marks on a page whose points are its own."""
    return bytes(pikepdf.unparse_content_stream([each for mark in marks for each in mark_operators(mark, SAME)]))


def own_resources(page: Any) -> Any:
    """The resources of a page, which no other page shares from now on."""
    holder = page
    while holder is not None and "/Resources" not in holder:
        holder = holder.get("/Parent")
    shared = holder["/Resources"] if holder is not None else None
    page["/Resources"] = _copy(shared)
    return page["/Resources"]


def name_marks(page: Any) -> None:
    """Name the font of marks and their plain state among a page's resources."""
    plain = pikepdf.Dictionary(
        Type=pikepdf.Name.ExtGState, CA=1, ca=1, BM=pikepdf.Name.Normal, SMask=pikepdf.Name("/None")
    )
    resources = page["/Resources"]
    for kind, name, value in (("/Font", FONT, mark_font()), ("/ExtGState", STATE, plain)):
        made = _copy(resources.get(kind))
        made[name] = value
        resources[kind] = made


def _copy(dictionary: Any) -> Any:
    """A dictionary of its own with the same in it; an empty one where it is none."""
    return pikepdf.Dictionary(dict(dictionary.items()) if isinstance(dictionary, pikepdf.Dictionary) else {})


def mark_font() -> pikepdf.Dictionary:
    """The font of marks, which every reader has."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
