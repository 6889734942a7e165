"""Forms in Word: questions on lines with blanks or boxes, labels in tables, content controls, fields of the older kind.

What is on the paper is read, in order: the body with its tables and text boxes, footnotes as hints of what they are
noted to, then headers and footers. Changes are accepted; what is deleted or hidden is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.documents.docx_looks import NO
from charteroak.screening.formats.docx_scrub import hidden_styles
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opc import Element, Package, Relation, local, parsed, value
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Making
from charteroak.screening.forms.readers.docx_runs import Piece, Runs, control_of, is_tick
from charteroak.screening.forms.readers.docx_styles import Styles
from charteroak.screening.forms.readers.paper import Control, Line, Paper
from charteroak.screening.forms.readers.paper_signs import BLANK, TICK
from charteroak.screening.forms.readers.paper_table import Cell, read_table

_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
_WRAPS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent", "AlternateContent", "Choice"})


def read_docx(data: bytes, name: str, limits: Limits) -> Form:
    """A form in Word. Cannot where the file is none, or broken, encrypted or too large."""
    del name
    package = Package(data, limits)
    main = next((each for each in package.relations("") if each.kind == "officeDocument"), None)
    if main is None or main.target not in package.names:
        raise Cannot("broken")
    return _Word(package, main.target).read()


class _Word:
    """The parts of a Word file that are printed, one after the other."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._parts = [each for each in package.relations(main) if not each.outside and each.target in package.names]
        tree = {kind: self._tree(kind) for kind in ("styles", "numbering")}
        self._styles = Styles(tree["styles"], tree["numbering"])
        self._runs = Runs(hidden_styles(tree["styles"]) if tree["styles"] is not None else frozenset())
        self._notes = {kind: self._notes_of(part) for kind, part in _NOTES.items()}
        self._made = Making("docx")
        self._paper = Paper(self._made)
        self._paragraphs = self._tables = 0
        self._where = ""
        self._within = 0

    def read(self) -> Form:
        root = parsed(self._package.tree_bytes(self._main))
        body = next((each for each in root if local(each) == "body"), None)
        if body is None:
            raise Cannot("broken")
        self._made.language = self._styles.language
        self._blocks(body)
        self._paper.done()
        for kind in ("header", "footer"):
            for number, part in enumerate(self._named(kind), 1):
                self._part(part, f"{kind} {number} ")
        return self._made.form()

    def _part(self, part: Relation, where: str) -> None:
        self._where, self._paragraphs, self._tables = where, 0, 0
        self._paper.restart()
        self._blocks(parsed(self._package.tree_bytes(part.target)))
        self._paper.done()

    def _named(self, kind: str) -> list[Relation]:
        return [each for each in self._parts if each.kind == kind]

    def _tree(self, kind: str) -> Element | None:
        part = next(iter(self._named(kind)), None)
        return None if part is None else parsed(self._package.tree_bytes(part.target))

    def _notes_of(self, part: str) -> dict[str, str]:
        root = self._tree(part)
        if root is None:
            return {}
        return {value(each, "id"): " ".join("".join(each.itertext("{*}t")).split()) for each in root}

    # What stands on the page.

    def _blocks(self, element: Element) -> None:
        for each in element:
            name = local(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "sdt":
                self._framed(each)
            elif name in _WRAPS:
                self._blocks(each)

    def _framed(self, element: Element) -> None:
        """A content control around paragraphs: a place for an answer, or a part of the page."""
        control = control_of(element)
        if control is None:
            self._blocks(element.find("{*}sdtContent") if element.find("{*}sdtContent") is not None else ())
            return
        self._paragraphs += 1
        sign = TICK if is_tick(element) else BLANK
        self._paper.line(Line(sign, f"{self._where}paragraph {self._paragraphs}", (control,)))

    def _paragraph(self, element: Element) -> None:
        self._paragraphs += 1
        where = f"{self._where}paragraph {self._paragraphs}"
        piece = self._runs.read(element)
        level = self._styles.level_of(element)
        if not piece.text.strip() and _is_ruled(element):
            self._paper.bare()
        for line in self._lines(piece, element, where):
            if level:
                self._paper.heading(line.text, where, level)
            elif not self._styles.is_contents(element):
                self._paper.line(line)
        self._hung(piece)

    def _hung(self, piece: Piece) -> None:
        """The boxes with text that hang on a paragraph. A box within a box within a box is read no further."""
        self._within += 1
        if self._within <= 3:
            for box in piece.hung:
                self._paper.done()
                self._blocks(box)
        self._within -= 1

    def _lines(self, piece: Piece, element: Element, where: str) -> Iterator[Line]:
        """The lines of a paragraph. One that is broken in mid-sentence is one; one with several labels is several."""
        help_ = " ".join(filter(None, (self._notes[kind].get(number, "") for kind, number in piece.notes)))
        numbered = self._styles.numbered(element)
        at = 0
        for number, text in enumerate(_broken(piece.text)):
            count = text.count(BLANK) + text.count(TICK)
            controls: list[Control] = piece.controls[at : at + count]
            at += count
            yield Line(text, where, controls, help=help_, numbered="" if number else numbered)

    def _table(self, element: Element) -> None:
        self._tables += 1
        where, outer = f"{self._where}table {self._tables}", self._within
        nested = list[Element]()
        rows = [self._row(row, f"{where}, row {number}", nested)
                for number, row in enumerate(_inside(element, "tr"), 1)]  # fmt: skip
        self._paper.done()
        read_table(self._paper, rows)
        self._paper.done()
        self._within += 1
        if self._within <= 8:
            for each in nested:
                if local(each) == "tbl":
                    self._table(each)
                else:
                    self._blocks(each)
        self._within = outer

    def _row(self, row: Element, where: str, nested: list[Element]) -> list[Cell]:
        cells = list[Cell]()
        for each in _cells(row):
            control = control_of(each) if local(each) == "sdt" else None
            if control is not None:
                cells.append(Cell([Line(TICK if is_tick(each) else BLANK, where, (control,))], where))
                continue
            merged = each.find("{*}tcPr/{*}vMerge")
            if merged is not None and value(merged) != "restart":
                continue
            cells.append(self._cell(each, where, nested, tall=merged is not None))
        return cells

    def _cell(self, cell: Element, where: str, nested: list[Element], *, tall: bool) -> Cell:
        made = Cell([], where, tall=tall)
        span = cell.find("{*}tcPr/{*}gridSpan")
        made.span = int(value(span)) if span is not None and value(span).isdecimal() and len(value(span)) < 4 else 1
        for each in _leaves(cell):
            if local(each) == "tbl":
                nested.append(each)
                continue
            control = control_of(each) if local(each) == "sdt" else None
            if control is not None:
                made.lines.append(Line(TICK if is_tick(each) else BLANK, where, (control,)))
                continue
            piece = self._runs.read(each)
            nested += piece.hung
            lines = [line for line in self._lines(piece, each, where) if line.text.strip()]
            made.has_room = made.has_room or (bool(made.lines) and not lines)
            made.lines += lines
        return made


def _broken(text: str) -> list[str]:
    """A paragraph's lines. A break in a sentence is a space."""
    joined = re.sub(r"(?<=[^\W_,;])[ ]*\n[ ]*(?=[a-záéíóúñ(])", " ", text)
    return [line for line in joined.split("\n") if line.strip()]


def _is_ruled(element: Element) -> bool:
    """Whether an empty paragraph has a line drawn under it."""
    border = element.find("{*}pPr/{*}pBdr/{*}bottom")
    return border is not None and value(border) not in NO


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table, also those that are marked as inserted or framed by a control."""
    for each in element:
        name = local(each)
        if name == wanted:
            yield each
        elif name in _WRAPS or name == "sdt":
            yield from _inside(each, wanted)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row; a content control that is a cell, where it is a field."""
    for each in row:
        name = local(each)
        if name == "tc":
            yield each
        elif name == "sdt":
            if control_of(each) is not None and next(each.iter("{*}tc"), None) is not None:
                yield each
            else:
                yield from _cells(each)
        elif name in _WRAPS:
            yield from _cells(each)


def _leaves(cell: Element) -> Iterator[Element]:
    """The paragraphs and tables of a cell, and its controls that are fields."""
    for each in cell:
        name = local(each)
        if name in ("p", "tbl"):
            yield each
        elif name == "sdt":
            if control_of(each) is not None:
                yield each
            else:
                yield from _leaves(each)
        elif name in _WRAPS:
            yield from _leaves(each)
