"""The stories of a Word file (its body, a header, the notes): their paragraphs and the rows of their tables.

Runs are joined, so that a word that is split over them is one. A row of a table is one text, said as lines of
"column: value" where the table has a row of names, and as "name: value" where names and values stand side by side.
What is hidden does not part the words around it: such a paragraph is read without it, and once more with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.documents.docx_looks import SYMBOLS, is_hidden
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.opc import Element, local, value
from charteroak.screening.formats.opc_labels import is_label, is_name, told_way
from charteroak.screening.formats.opc_slots import Piece, SignSlot, Slot, TailSlot
from charteroak.screening.formats.opc_words import (
    HAS_WORDS,
    JOINED,
    SIGNS,
    attributes,
    has_own_words,
    is_within_paragraph,
    within,
)

_CODES = frozenset({"instrText", "delInstrText"})
_PICTURES = ("wing", "webd")

Both = tuple[Piece, Piece]
"""What is seen, and all there is."""


class Story:
    """One walk over one part, whose changes have been accepted."""

    def __init__(self, root: Element, label: str, hidden_styles: frozenset[str] = frozenset()) -> None:
        self._root = root
        self._label = label
        self._hidden_styles = hidden_styles
        self._taken: set[Element] = set()
        self._has_fallbacks = next(root.iter("{*}Fallback"), None) is not None
        self._has_readings = next(root.iter("{*}rt"), None) is not None
        self._count = {"paragraph": 0, "table": 0, "field code": 0, "text": 0, "reading": 0}

    def pieces(self) -> Iterator[Piece]:
        """Every text in order, then the attributes."""
        for element in self._root.iter():
            name = local(element)
            if name == "p" and element not in self._taken:
                yield from self._seen_and_hidden(self._paragraph(element, self._next("paragraph")))
            elif name == "tbl":
                yield from self._table(element, self._next("table"))
            elif name == "rt":
                yield self._reading(element)
            if name == "p":
                yield from self._codes(element)
            yield from self._others(element, name)
        yield from attributes(self._root, self._label)

    def _next(self, kind: str) -> str:
        self._count[kind] += 1
        return f"{self._label} {kind} {self._count[kind]}"

    def _seen_and_hidden(self, both: Both) -> Iterator[Piece]:
        """What is seen; and where more is there, all of it."""
        seen, whole = both
        if whole.text != seen.text:
            seen.part_of(whole)
            yield seen
            yield whole
        else:
            yield seen

    def _paragraph(self, element: Element, where: str) -> Both:
        again = self._has_fallbacks and next(element.iterancestors("{*}Fallback"), None) is not None
        seen, whole = Piece(where, hidden=again), Piece(where, hidden=True)
        hidden = False
        for each in within(element):
            name = local(each)
            if name == "r":
                hidden = is_hidden(each, self._hidden_styles)
            found = _slot(each, name)
            if found and not (self._has_readings and _is_reading(each)):
                whole.add(*found)
                if not hidden:
                    seen.add(*found)
        return seen, whole

    # Tables.

    def _table(self, table: Element, where: str) -> Iterator[Piece]:
        rows = list(_inside(table, "tr"))
        names = self._names(rows)
        for number, row in enumerate(rows, 1):
            over = [] if number == 1 else names
            yield from self._seen_and_hidden(self._row(row, f"{where} row {number}", over, beside=not names))

    def _names(self, rows: list[Element]) -> list[str]:
        """The names of the columns, where the first row has any."""
        if len(rows) < 2:
            return []
        cells = [self._cell(cell, "")[1].text.strip() for cell in _inside(rows[0], "tc")]
        if len(cells) != sum(1 for _ in _inside(rows[1], "tc")) or not all(map(is_name, cells)):
            return []
        down = (
            len(cells) != 2
            or _stands_out(rows[0], rows[1])
            or told_way((cells[0], cells[1]), self._first(rows[1])) == "down"
        )
        return [spoken(cell) for cell in cells] if down else []

    def _first(self, row: Element) -> str:
        return self._cell(next(_inside(row, "tc")), "")[1].text

    def _row(self, row: Element, where: str, names: list[str], *, beside: bool) -> Both:
        """A row; names stand over its values, or may stand `beside` them."""
        seen, whole = Piece(where), Piece(where, hidden=True)
        cells = [self._cell(cell, f"{where} cell {n}") for n, cell in enumerate(_inside(row, "tc"), 1)]
        label = ""
        for number, both in enumerate(cells):
            for piece, cell in zip((seen, whole), both, strict=True):
                if names and number < len(names) and cell.text.strip():
                    piece.frame(f"{names[number]}: ")
                piece.place(cell.where)
                piece.add_all(cell)
                piece.frame(_between(cell.text, len(cells), number, label, beside=beside))
            label = both[1].text
        return seen, whole

    def _cell(self, cell: Element, where: str) -> Both:
        """The paragraphs of a cell; not those of tables and boxes within it."""
        seen, whole = Piece(where), Piece(where)
        for number, element in enumerate(_inside(cell, "p")):
            self._taken.add(element)
            for piece, each in zip((seen, whole), self._paragraph(element, where), strict=True):
                if number and each.text:
                    piece.frame("\n")
                piece.add_all(each)
        return seen, whole

    # What no reader sees.

    def _reading(self, element: Element) -> Piece:
        """How a word is read, in small letters over it."""
        piece = Piece(self._next("reading"))
        for each in element.iter("{*}t"):
            piece.add(Slot(each), each.text or "")
        return piece

    def _codes(self, element: Element) -> Iterator[Piece]:
        """The codes of a paragraph's fields, each joined from its runs."""
        piece = Piece("", hidden=True)
        for each in within(element):
            name = local(each)
            if name in _CODES:
                piece.add(Slot(each), each.text or "")
            elif name == "fldChar" and value(each, "fldCharType") == "begin" and piece.text:
                piece.frame("\n")
        if piece.text:
            piece.where = self._next("field code")
            yield piece

    def _others(self, element: Element, name: str) -> Iterator[Piece]:
        """Text where no program puts any."""
        if has_own_words(element, name) and not (name in JOINED | _CODES and is_within_paragraph(element)):
            piece = Piece(self._next("text"), hidden=True)
            piece.add(Slot(element), element.text)
            yield piece
        if element.tail and HAS_WORDS.search(element.tail):
            piece = Piece(self._next("text"), hidden=True)
            piece.add(TailSlot(element), element.tail)
            yield piece


def _slot(element: Element, name: str) -> tuple[Slot, str] | None:
    """What an element of a paragraph adds to its text."""
    if name in JOINED:
        return Slot(element), element.text or ""
    if name in SIGNS:
        return SignSlot(element, SIGNS[name]), SIGNS[name]
    if name == "sym":
        sign = _symbol(element)
        return SignSlot(element, sign), sign
    return None


def _symbol(element: Element) -> str:
    """The letter of a symbol; boxes and ticks of the fonts that have no letters; "" for other pictures of theirs."""
    code = value(element, "char").upper()
    if value(element, "font").lower().startswith(_PICTURES) or not re.fullmatch(r"[0-9A-F]{1,4}", code):
        return SYMBOLS.get(code, "")
    number = int(code, 16)
    sign = chr(number & 0xFF if number >= 0xF000 else number)
    return sign if sign.isprintable() else ""


def _is_reading(element: Element) -> bool:
    return local(next(element.iterancestors("{*}rt", "{*}p"), element)) == "rt"


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, the paragraphs of a cell: not those of a table or a box within it."""
    waiting = [iter(element)]
    while waiting:
        for each in waiting[-1]:
            name = local(each)
            if name == wanted:
                yield each
            elif name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"):
                waiting.append(iter(each))
                break
        else:
            waiting.pop()


def _between(text: str, cells: int, number: int, before: str, *, beside: bool) -> str:
    """What parts a cell from the next: it is the name of the next where it ends as names do, or where there are two."""
    named = is_label(text) or (cells == 2 and number == 0 and is_name(text))
    if not beside or not named or number == cells - 1 or is_label(before):
        return "\n"
    return " " if is_label(text) else ": "


def _stands_out(first: Element, second: Element) -> bool:
    """Whether a table's first row looks as names do: it is repeated on each page, or bold where the second is not."""
    if next(first.iterfind("{*}trPr/{*}tblHeader"), None) is not None:
        return True
    return _is_bold(first) and not _is_bold(second)


def _is_bold(row: Element) -> bool:
    runs = [run for run in row.iter("{*}r") if run.find("{*}t") is not None]
    return bool(runs) and all(run.find("{*}rPr/{*}b") is not None for run in runs)
