"""A page of a PDF read as a form on paper: its columns, its tables, and its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from statistics import median

from charteroak.screening.documents.layout import Word
from charteroak.screening.documents.pdf_words import Box as Drawn
from charteroak.screening.forms.form import Box
from charteroak.screening.forms.readers import paper_signs, paper_words
from charteroak.screening.forms.readers.paper import Line, Paper
from charteroak.screening.forms.readers.paper_table import Cell, read_table
from charteroak.screening.forms.readers.pdf_captions import captioned, named
from charteroak.screening.forms.readers.pdf_columns import bands
from charteroak.screening.forms.readers.pdf_places import Spot
from charteroak.screening.forms.readers.pdf_rows import Row, rows_of, wrapped
from charteroak.screening.forms.readers.pdf_ruled import Ruled
from charteroak.screening.forms.readers.pdf_sides import SHORT, labelled

_LARGER = 1.15
"""Of the usual height: a line so large is a heading."""
_NUMBER_OF_PAGE = re.compile(
    r"\W*(?:page|p[aá]gina|p[aá]g\.?)?\s*\d{1,3}(?:\s*(?:of|de|/)\s*\d{1,3})?\W*|.{0,60}\b(?:page|p[aá]gina)\s+\d{1,3}"
    r"(?:\s*(?:of|de|/)\s*\d{1,3})?\W*", re.IGNORECASE,
)  # fmt: skip
_FULL = 0.7
"""Of the page: a line so long may part two parts of it."""
_FEW = 6
"""Words in a frame that is a place for an answer."""
_LINES_OF_LABEL = 3
_LARGEST_CELL = 0.45
"""Of the page: a table with such a cell is a frame around a part of the form."""


class Sheet:
    """One page: its words and places on the paper, its size, and where to say what is on it."""

    def __init__(self, number: int, size: tuple[float, float], words: Sequence[Word], spots: Sequence[Spot],
                 drawn: Ruled) -> None:  # fmt: skip
        self.where = f"page {number}"
        self._number = number
        self._width, self._height = size
        self._words = list(words)
        self._spots = list(spots)
        self._usual = median(word.height for word in words) if words else 10.0
        self._tables = [table for table in drawn.tables if self._is_table(table)]
        self._tables += [[[frame]] for frame in drawn.frames if self._is_cell(frame)]
        self._add_drawn(drawn)

    # What is drawn, as far as it is a place for an answer.

    def _is_table(self, table: Sequence[Sequence[Drawn]]) -> bool:
        cells = [cell for row in table for cell in row]
        whole = self._width * self._height
        if any((cell[2] - cell[0]) * (cell[3] - cell[1]) > _LARGEST_CELL * whole for cell in cells):
            return False
        return any(_within(word, cell) for word in self._words for cell in cells)

    def _is_cell(self, frame: Drawn) -> bool:
        """Whether a frame by itself has a label at its top, and room for a pen below it."""
        words = [word for word in self._words if _within(word, frame)]
        if not self._has_room(frame, words) or any(_overlap(spot, frame) for spot in self._spots):
            return False
        lines = rows_of(words, [])
        return len(lines) <= _LINES_OF_LABEL and paper_signs.is_label_like(" ".join(line.text for line in lines))

    def _add_drawn(self, drawn: Ruled) -> None:
        fields = [spot for spot in self._spots if spot.is_field]
        combs = [
            _around([cell for row in table for cell in row]) for table in drawn.tables if not self._is_table(table)
        ]
        boxes = [("box", box) for box in drawn.ticks] + [("blank", box) for box in [*drawn.frames, *combs]]
        for kind, box in boxes:
            self._empty(box)
            empty = not any(_within(word, box) for word in self._words)
            small = box[3] - box[1] <= 260 and box[2] - box[0] <= 0.95 * self._width
            if empty and small and not any(_overlap(spot, box) for spot in fields):
                self._spots.append(Spot("box" if kind == "box" or _is_small(box) else "blank", *box))
        for line in drawn.lines:
            if not any(_overlap(spot, line) for spot in fields) and not self._is_underline(line):
                self._spots.append(Spot("blank", *line))

    def _empty(self, box: Drawn) -> None:
        """Leave out the words in a small frame beside a label: they are an answer, or what is shown for one."""
        inside = [word for word in self._words if _within(word, box)]
        if not inside or len(inside) > _FEW or box[3] - box[1] > 2.6 * inside[0].height:
            return
        middle = (box[1] + box[3]) / 2
        if any(word.right <= box[0] + 1 and word.top <= middle <= word.bottom for word in self._words):
            self._words = [word for word in self._words if not _within(word, box)]

    def _is_underline(self, line: Drawn) -> bool:
        """Whether words stand on a line: it is under them, and not for others."""
        over = [word for word in self._words if word.bottom - 5 <= line[1] <= word.bottom + 2.5]
        covered = sum(max(0.0, min(word.right, line[2]) - max(word.left, line[0])) for word in over)
        return covered > 0.55 * (line[2] - line[0])

    # Reading.

    def read(self, paper: Paper) -> None:
        """Say what is on the page, in order."""
        parts: list[tuple[float, Callable[[], None]]] = []
        words, spots = self._words, self._spots
        for table in self._tables:
            frame = _around([cell for row in table for cell in row])
            inside = [word for word in words if _within(word, frame)]
            places = [spot for spot in spots if _holds(frame, spot)]
            words = [word for word in words if not _within(word, frame)]
            spots = [spot for spot in spots if not _holds(frame, spot)]
            parts.append((frame[1], partial(self._table, paper, table, inside, places)))
        claimed, words, spots = labelled(words, spots)
        rows = sorted(
            [*captioned(rows_of(words, spots)), *claimed], key=lambda row: row.top + min(row.bottom - row.top, 14.0)
        )
        rows = _ticked(_whole(rows, claimed))
        tops = sorted(top for top, _ in parts)
        for band in bands(rows, self._width):
            parts += [(block[0].top, partial(self._block, paper, block)) for block in _cut(band, tops)]
        for _, part in sorted(parts, key=lambda part: part[0]):
            part()

    def _block(self, paper: Paper, rows: list[Row]) -> None:
        """Lines one below the other."""
        self._name_boxes(rows)
        right = max((row.words[-1].right for row in rows if row.words), default=self._width)
        rows = [row for row in rows if row.words or row.spots]
        rows = wrapped(rows, right)
        for number, row in enumerate(rows):
            before = rows[number - 1] if number else None
            self._say(paper, row, before)
        paper.done()

    def _name_boxes(self, rows: list[Row]) -> None:
        """Boxes with no words beside them mean what stands over them: "Yes" and "No" over two columns of boxes."""
        heads, segments = Row(), list[Row]()
        for row in rows:
            if not row.spots and len(row.segments()) > 1:
                heads, segments = row, row.segments()
            elif segments:
                heads.taken |= named(row, segments)

    def _say(self, paper: Paper, row: Row, before: Row | None) -> None:
        if not row.words:
            if row.spots and not self._is_rule(row, before):
                paper.line(Line(row.text, self.where, row.controls, self._boxes(row)))
            return
        if _NUMBER_OF_PAGE.fullmatch(row.text.strip()):
            paper.say(row.text, self.where)
        elif not row.spots and self._is_heading(row):
            paper.heading(row.text, self.where, 1 if row.height > 1.5 * self._usual else 2)
        elif not row.spots:
            for part in _with_choices(row.segments()):
                paper.line(Line(part.text, self.where, (), self._boxes(part)))
        else:
            for part in _sublines(row):
                paper.line(Line(part.text, self.where, part.controls, self._boxes(part)))

    def _is_heading(self, row: Row) -> bool:
        text = row.text.strip()
        if len(row.segments()) > 1 or text.endswith(("?", ":")) or len(text.split()) > 14:
            return False
        loud = text.isupper() and len(re.findall(r"[^\W\d_]", text)) > 3 and len(text.split()) <= 10
        return row.height > _LARGER * self._usual or (loud and paper_signs.numbering(text) != "letter")

    def _is_rule(self, row: Row, before: Row | None) -> bool:
        """Whether a line that stands alone only parts two parts of the page."""
        spot = row.spots[0]
        if (
            spot.is_field
            or len(row.spots) > 1
            or spot.bottom - spot.top > 3
            or spot.right - spot.left < _FULL * self._width
        ):
            return False
        if before is None:
            return True
        text = before.text.strip()
        asks = text.endswith(("?", ":")) or paper_signs.asks_for(text)
        return not (asks or (not before.words and before.spots))

    def _table(self, paper: Paper, table: Sequence[Sequence[Drawn]], words: list[Word], spots: list[Spot]) -> None:
        paper.done()
        read_table(paper, [[self._cell(cell, words, spots) for cell in row] for row in table])
        paper.done()

    def _cell(self, cell: Drawn, words: Sequence[Word], spots: Sequence[Spot]) -> Cell:
        mine = [word for word in words if _within(word, cell)]
        rows = wrapped(rows_of(mine, [spot for spot in spots if _holds(cell, spot)]), cell[2] - 4)
        lines = [Line(row.text, self.where, row.controls, self._boxes(row)) for row in rows]
        return Cell(lines, self.where, has_room=self._has_room(cell, mine), boxes=(self._box(*cell),))

    def _has_room(self, cell: Drawn, words: Sequence[Word]) -> bool:
        """Whether there is room to write in a cell, below words that stand at its top."""
        if not words:
            return False
        over, room = min(word.top for word in words) - cell[1], cell[3] - max(word.bottom for word in words)
        return room > 0.9 * self._usual and (over < 6 or room > max(2 * over, 1.2 * self._usual))

    def _boxes(self, row: Row) -> tuple[Box, ...]:
        """Where a line is: its words, and each of its places."""
        words = [(word.left, word.top, word.right, word.bottom) for word in row.words]
        spots = [(spot.left, spot.top, spot.right, spot.bottom) for spot in row.spots]
        return tuple(self._box(*each) for each in ([_around(words)] if words else []) + spots)

    def _box(self, left: float, top: float, right: float, bottom: float) -> Box:
        return Box(self._number, round(left, 1), round(self._height - bottom, 1), round(right, 1),
                   round(self._height - top, 1))  # fmt: skip


def _within(word: Word, box: Drawn) -> bool:
    return (
        box[0] - 1 <= (word.left + word.right) / 2 <= box[2] + 1
        and box[1] - 1 <= (word.top + word.bottom) / 2 <= box[3] + 1
    )


def _holds(box: Drawn, spot: Spot) -> bool:
    return box[0] - 1 <= (spot.left + spot.right) / 2 <= box[2] + 1 and box[1] - 1 <= spot.middle <= box[3] + 1


def _overlap(spot: Spot, box: Drawn) -> bool:
    """Whether something drawn is there for a field: around it, in it or under it."""
    return spot.left < box[2] + 3 and spot.right > box[0] - 3 and spot.top < box[3] + 4 and spot.bottom > box[1] - 4


def _is_small(box: Drawn) -> bool:
    return box[2] - box[0] <= 22 and box[3] - box[1] <= 22


def _around(boxes: Sequence[Drawn]) -> Drawn:
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )  # fmt: skip


def _cut(rows: Sequence[Row], tops: Sequence[float]) -> list[list[Row]]:
    """The lines of a band, parted where a table stands between them."""
    made: list[list[Row]] = []
    for row in rows:
        passed = made and any(made[-1][-1].top < top <= row.top for top in tops)
        if made and not passed:
            made[-1].append(row)
        else:
            made.append([row])
    return made


def _ticked(rows: list[Row]) -> list[Row]:
    """The lines, with the short blanks before words taken for boxes, where several lines begin so: "____ SNAP"."""
    begun = [
        row for row in rows
        if len(row.spots) == 1 and row.items[0] is row.spots[0] and row.spots[0].kind == "blank" and row.words
        and row.spots[0].right - row.spots[0].left <= SHORT and row.words[0].left - row.spots[0].right <= SHORT / 2
    ]  # fmt: skip
    if len(begun) > 1:
        for row in begun:
            row.items[0] = replace(row.spots[0], kind="box")
    return rows


def _whole(rows: Sequence[Row], claimed: Sequence[Row]) -> list[Row]:
    """The lines, none with its label from another column between a question and the boxes under it."""
    known, made, waiting = {id(row) for row in claimed}, list[Row](), list[Row]()
    for row in rows:
        if id(row) in known:
            waiting.append(row)
            continue
        boxes = row.spots and row.items[0] is row.spots[0] and row.spots[0].kind == "box"
        if waiting and boxes and made and made[-1].words and not made[-1].spots and row.top - made[-1].bottom < 14:
            made[-1:] = [*waiting, made[-1], row]
        else:
            made += [*waiting, row]
        waiting = []
    return made + waiting


def _with_choices(segments: Sequence[Row]) -> list[Row]:
    """The parts of a line, a question and what may be chosen behind it as one."""
    made = list[Row]()
    for part in segments:
        if made and made[-1].text.rstrip().endswith(("?", ":")) and paper_words.options_in(part.text):
            made[-1] = Row([*made[-1].items, *part.items], part.top, part.bottom)
        else:
            made.append(part)
    return made


def _sublines(row: Row) -> list[Row]:
    """A line by its questions: what begins anew behind a blank is another."""
    made = [Row([], row.top, row.bottom, row.taken)]
    for number, item in enumerate(row.items):
        last = made[-1].items[-1] if made[-1].items else None
        if isinstance(item, Word) and isinstance(last, Spot) and last.kind == "blank" and made[-1].words \
                and re.match(r"[A-ZÁÉÍÓÚÑ¿\d]", item.text) and not _leads_choice(row.items[number:]):  # fmt: skip
            made.append(Row([], row.top, row.bottom, row.taken))
        made[-1].items.append(item)
    return made


def _leads_choice(items: Sequence[Word | Spot]) -> bool:
    """Whether the words up to the next place are nothing but a choice."""
    words = takewhile(lambda item: isinstance(item, Word), items)
    return bool(paper_words.options_in(Row(list(words)).text))
